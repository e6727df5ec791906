/**
 * The search as a sentence says it: no index, every document looked at word by word. The fast one must find the same
 * documents with the same scores.
 */
import { parseQuery, type QueryWord } from '../../../../packages/domain/src/search/query.js';
import { splitWords, stem } from '../../../../packages/domain/src/search/tokens.js';
import { typosAllowed } from '../../../../packages/domain/src/search/typos.js';
import type { SearchIndex } from '../../../../packages/domain/src/search/search-index.js';
import type { SearchSource } from '../../../../packages/domain/src/search/build.js';

/** Optimal string alignment, by recursion on what is left. */
export function slowTypos(a: string, b: string, known = new Map<string, number>()): number {
  if (!a || !b) return a.length + b.length;
  const key = `${a}|${b}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  let best = Math.min(
    slowTypos(a.slice(1), b.slice(1), known) + (a.startsWith(b.charAt(0)) ? 0 : 1),
    slowTypos(a.slice(1), b, known) + 1,
    slowTypos(a, b.slice(1), known) + 1,
  );
  if (a.length > 1 && b.length > 1 && a.startsWith(b.charAt(1)) && b.startsWith(a.charAt(1)))
    best = Math.min(best, slowTypos(a.slice(2), b.slice(2), known) + 1);
  known.set(key, best);
  return best;
}

export function slowSearch(
  source: SearchSource,
  index: SearchIndex,
  text: string,
): Map<number, number> | undefined {
  const documents = Array.from({ length: source.count }, (_, document) => {
    const impacts = new Map<string, number>();
    source.texts(document).forEach((value, f) => {
      const words = splitWords(value).map(stem);
      const { weight, length } = source.fields[f]!;
      for (const word of words)
        impacts.set(
          word,
          (impacts.get(word) ?? 0) + weight / (0.3 + (0.7 * words.length) / length),
        );
    });
    return new Map(
      [...impacts].map(([word, sum]) => [word, Math.max(1, Math.round((255 * sum) / (sum + 1.2)))]),
    );
  });
  const vocabulary = new Map<string, number>();
  for (const document of documents)
    for (const word of document.keys()) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);

  const query = parseQuery(text, index);
  if (!query.parts.length) return undefined;

  const closeness = (word: QueryWord, term: string, last: boolean, suspect: boolean): number => {
    let best = 0;
    if (term === word.stem) best = 16;
    else if (word.prefix && term.startsWith(word.prefix))
      best = Math.max(4, (12 * word.prefix.length) / term.length);
    if (!word.prefix) return best;
    const known = [...vocabulary.keys()];
    const met = known.some((one) => one === word.stem || one.startsWith(word.prefix));
    const limit = typosAllowed(word.prefix);
    if (!limit || (met && !suspect)) return best;
    const typos = slowTypos(word.stem, term);
    if (typos > 0 && typos <= limit) best = Math.max(best, [16, 6, 3][typos]!);
    if (last && !met && !known.some((one) => slowTypos(word.stem, one) <= limit)) {
      const starts = Array.from({ length: term.length + 1 }, (_, i) =>
        slowTypos(word.prefix, term.slice(0, i)),
      );
      const least = Math.min(...starts);
      if (least <= limit) best = Math.max(best, [16, 6, 3][least]! / 2);
    }
    return best;
  };

  const scoreAll = (suspect: boolean): Map<number, number> => {
    const found = new Map<number, number>();
    documents.forEach((impacts, document) => {
      let total = 0;
      const every = query.parts.every((part, i) => {
        const lastPart = i === query.parts.length - 1;
        let best = 0;
        part.forEach((words, alternative) => {
          const worth =
            ((alternative ? 12 : 16) * part[0]!.length) /
            (16 * (words.length === 1 ? 1 : words.length));
          let sum = 0;
          const whole = words.every((word, j) => {
            let score = 0;
            const close = (term: string): number =>
              closeness(word, term, lastPart && j === words.length - 1, suspect);
            const common = Math.max(
              ...[...vocabulary].map(([term, frequency]) => (close(term) ? frequency : 0)),
            );
            const rarity = Math.log(1 + (source.count - common + 0.5) / (common + 0.5));
            for (const [term, impact] of impacts)
              if (close(term))
                score = Math.max(score, Math.ceil(impact * (16 * (close(term) * worth) * rarity)));
            sum += score;
            return score > 0;
          });
          if (whole) best = Math.max(best, sum);
        });
        total += best;
        return best > 0;
      });
      if (!every) return;
      const fields = source.texts(document).map((value) => splitWords(value).map(stem));
      const phrases = query.phrases.every((phrase) =>
        fields.some((field) =>
          field.some((_, at) => phrase.every((word, j) => field[at + j] === word)),
        ),
      );
      if (phrases) found.set(document, total);
    });
    return found;
  };
  const found = scoreAll(false);
  return found.size ? found : scoreAll(true);
}
