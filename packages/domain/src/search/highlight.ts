import { parseQuery, type Query, type QueryWord } from './query.js';
import { fold, stem } from './tokens.js';
import { countTypos } from './typos.js';

/** A piece of a text, in UTF-16 units: from `start` up to `end`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The words of a text that a query matches, whole, in order and apart from each other. A query's words are compared with
 * the text folded, yet the ranges are of the text as it is: every folded letter knows where it came from. Give the query
 * of a search (`SearchHits.query`) to have synonyms and typing errors marked as well.
 */
export function highlight(text: string, query: Query | string): TextRange[] {
  const { parts, phrases } = typeof query === 'string' ? parseQuery(query) : query;
  // Words in quotes are marked only where they stand together.
  const words = parts
    .flat(2)
    .filter(({ prefix, stem: root }) => prefix || !phrases.some((phrase) => phrase.includes(root)));
  const found = locateWords(text);
  const marked = new Set<number>();
  found.forEach(({ word, root }, i) => {
    if (words.some((wanted) => matches(wanted, word, root))) marked.add(i);
    for (const phrase of phrases)
      if (phrase.every((part, j) => found[i + j]?.root === part))
        phrase.forEach((_, j) => marked.add(i + j));
  });
  const ranges: TextRange[] = [];
  found.forEach(({ start, end }, i) => {
    // One letter may stand for two words ("½"); its range is given once.
    if (marked.has(i) && start >= (ranges.at(-1)?.end ?? 0)) ranges.push({ start, end });
  });
  return ranges;
}

function matches(wanted: QueryWord, word: string, root: string): boolean {
  const { prefix, stem: wantedRoot, typos } = wanted;
  return (
    root === wantedRoot ||
    (prefix !== '' && word.startsWith(prefix)) ||
    (typos > 0 &&
      (countTypos(wantedRoot, root, typos) <= typos ||
        (wanted.typosInPrefix && countTypos(prefix, word, typos, true) <= typos)))
  );
}

interface LocatedWord extends TextRange {
  /** Folded. */
  readonly word: string;
  /** Folded and stemmed. */
  readonly root: string;
}

/** The words of a text with their places: the same words, in the same order, as `splitWords` gives. */
export function locateWords(text: string): LocatedWord[] {
  const words: LocatedWord[] = [];
  let word = '';
  let start = 0;
  let end = 0;
  const finish = (): void => {
    if (word) words.push({ word, root: stem(word), start, end });
    word = '';
  };
  let at = 0;
  for (const letter of text) {
    const next = at + letter.length;
    const folded = fold(letter);
    // A mark belongs to the letter before it; an apostrophe only joins what is on both sides.
    if (!folded && word && end === at && /\p{M}/u.test(letter)) end = next;
    for (const part of folded) {
      if (/[\p{L}\p{N}]/u.test(part)) {
        if (!word) start = at;
        word += part;
        end = next;
      } else finish();
    }
    at = next;
  }
  finish();
  return words;
}
