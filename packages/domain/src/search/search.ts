import { EXACT, matchWord, SYNONYM } from './match.js';
import { parseQuery, type Query, type QueryPart, type QueryWord } from './query.js';
import { blockOf, type Scratch, type SearchIndex } from './search-index.js';
import { splitWords, stem } from './tokens.js';

/** What a search found. */
export interface SearchHits {
  /** The documents, in no order that means anything: see `bestFirst`. */
  readonly documents: Uint32Array;
  /** Their scores, in the same order; whole numbers above 0, more is better. */
  readonly scores: Int32Array;
  /** The query as understood, for `highlight`. */
  readonly query: Query;
}

/**
 * The documents that have every word of the query, as itself, as the beginning of a longer word or as a synonym. A word
 * that nothing begins with is taken for a typing error. When no document has them all, every word is suspected.
 *
 * A document scores, for each word, its best match: impact × rarity × closeness (see `docs/decisions/0003-ranking.md`).
 * `undefined` when the query has no word: then everything matches.
 */
export function searchDocuments(index: SearchIndex, text: string): SearchHits | undefined {
  const query = parseQuery(text, index);
  if (!query.parts.length) return undefined;
  const found = search(index, query, false);
  return found.documents.length ? found : search(index, query, true);
}

/**
 * The blocks that must be there before `searchDocuments` can answer, as their positions; none when it can. The words of
 * the query come first; only when no document has them all are those needed that they may have been meant for.
 */
export function missingBlocks(index: SearchIndex, text: string): number[] {
  if (!index.blocks?.some(({ there }) => !there)) return [];
  const query = parseQuery(text, index);
  if (!query.parts.length) return [];
  const missing = blocksOf(index, query, false);
  if (missing.length || search(index, query, false).documents.length) return missing;
  return blocksOf(index, query, true);
}

function blocksOf(index: SearchIndex, { parts }: Query, suspectAll: boolean): number[] {
  const missing = new Set<number>();
  parts.forEach((part, at) => {
    for (const words of part)
      words.forEach((word, i) => {
        const last = at === parts.length - 1 && i === words.length - 1;
        for (const term of matchWord(index, word, last, suspectAll).terms) {
          const block = blockOf(index, term);
          if (!index.blocks![block]!.there) missing.add(block);
        }
      });
  });
  return [...missing];
}

function search(index: SearchIndex, query: Query, suspectAll: boolean): SearchHits {
  const results = query.parts.map((part, i) =>
    scorePart(index, part, i, i === query.parts.length - 1, suspectAll),
  );
  const all = intersect(results);
  let size = all.size;
  const { texts } = index;
  if (query.phrases.length && texts) {
    size = 0;
    for (let i = 0; i < all.size; i++) {
      const document = all.documents[i]!;
      if (hasPhrases(texts(document), query.phrases)) all.documents[size++] = document;
      else all.scores[document] = 0;
    }
  }
  const documents = all.documents.slice(0, size);
  const scores = new Int32Array(size);
  for (let i = 0; i < size; i++) {
    scores[i] = all.scores[documents[i]!]!;
    all.scores[documents[i]!] = 0;
  }
  all.size = 0;
  return { documents, scores, query };
}

/** Scores of the documents that have one of the alternatives whole. Uses working memory from `first` on. */
function scorePart(
  index: SearchIndex,
  part: QueryPart,
  first: number,
  last: boolean,
  suspect: boolean,
): Scratch {
  const out = scratchAt(index, first);
  part.forEach((words, alternative) => {
    const worth = alternative ? SYNONYM : EXACT;
    if (words.length === 1) {
      scoreWord(index, words[0]!, (worth * part[0]!.length) / EXACT, last, suspect, out);
      return;
    }
    // However many words an alternative has, it weighs as much as what was typed.
    const share = (worth * part[0]!.length) / (EXACT * words.length);
    const each = words.map((word, i) => {
      const own = scratchAt(index, first + 1 + i);
      scoreWord(index, word, share, last && i === words.length - 1, suspect, own);
      return own;
    });
    const whole = intersect(each);
    for (let i = 0; i < whole.size; i++) {
      const document = whole.documents[i]!;
      keepBest(out, document, whole.scores[document]!);
      whole.scores[document] = 0;
    }
    whole.size = 0;
  });
  return out;
}

/** Adds every document that has the word in some way. */
function scoreWord(
  index: SearchIndex,
  word: QueryWord,
  worth: number,
  last: boolean,
  suspect: boolean,
  out: Scratch,
): void {
  const { postings, count } = index;
  const { terms, closenesses } = matchWord(index, word, last, suspect);
  // What was typed is one thing to look for, as rare as the commonest of the terms that it may stand for: else a rare
  // long word would beat the very word that was typed.
  const common = terms.reduce(
    (most, term) => Math.max(most, postings[term + 1]! - postings[term]!),
    0,
  );
  // The inverse document frequency of BM25.
  const rarity = Math.log(1 + (count - common + 0.5) / (common + 0.5));
  for (let i = 0; i < terms.length; i++)
    scoreTerm(index, terms[i]!, 16 * (closenesses[i]! * worth) * rarity, out);
}

/** Adds the documents of one term. */
function scoreTerm(index: SearchIndex, term: number, worth: number, out: Scratch): void {
  const { gaps, impacts, count } = index;
  const { scores, documents } = out;
  const end = index.postings[term + 1]!;
  let posting = index.postings[term]!;
  let at = index.bytes[term]!;
  let size = out.size;
  for (let document = -1; posting < end; posting++) {
    let byte = gaps[at++]!;
    let gap = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) gap |= ((byte = gaps[at++]!) & 127) << shift;
    document += gap + 1;
    // Never so in an index that was built; a forged file must not name what is not there.
    if (document >= count) break;
    const score = Math.ceil(impacts[posting]! * worth);
    const old = scores[document]!;
    if (old === 0) documents[size++] = document;
    if (score > old) scores[document] = score;
  }
  out.size = size;
}

function keepBest(out: Scratch, document: number, score: number): void {
  const old = out.scores[document]!;
  if (old === 0) out.documents[out.size++] = document;
  if (score > old) out.scores[document] = score;
}

/** The documents that all have, with the sum of their scores, left in the smallest; the others are cleared. */
function intersect(each: readonly Scratch[]): Scratch {
  const least = each.reduce((a, b) => (b.size < a.size ? b : a));
  let size = 0;
  for (let i = 0; i < least.size; i++) {
    const document = least.documents[i]!;
    let sum = 0;
    for (const { scores } of each) {
      const score = scores[document]!;
      sum = score && sum >= 0 ? sum + score : -1;
    }
    least.scores[document] = Math.max(0, sum);
    if (sum > 0) least.documents[size++] = document;
  }
  for (const other of each) {
    if (other === least) continue;
    for (let i = 0; i < other.size; i++) other.scores[other.documents[i]!] = 0;
    other.size = 0;
  }
  least.size = size;
  return least;
}

function scratchAt(index: SearchIndex, position: number): Scratch {
  return (index.scratch[position] ??= {
    scores: new Int32Array(index.count),
    documents: new Uint32Array(index.count),
    size: 0,
  });
}

function hasPhrases(texts: readonly string[] | undefined, phrases: Query['phrases']): boolean {
  if (!texts) return true;
  const fields = texts.map((text) => ` ${splitWords(text).map(stem).join(' ')} `);
  return phrases.every((phrase) => fields.some((field) => field.includes(` ${phrase.join(' ')} `)));
}
