import { alternativesOf } from './synonyms.js';
import { MAX_DOCUMENTS, type SearchIndex } from './search-index.js';
import { sortInSteps } from './steps.js';
import { splitWords, stem } from './tokens.js';

/** How the words of one field count. */
export interface SearchField {
  /** How much one word in it is worth. */
  readonly weight: number;
  /** How many words it usually has; a word in a shorter text is worth more, in a longer one less. */
  readonly length: number;
  /** True when many documents have the very same text in it; each such text is then taken apart only once. */
  readonly repeats?: boolean;
}

/** What is to be searched. */
export interface SearchSource {
  /** How many documents. */
  readonly count: number;
  /** The fields of every document. */
  readonly fields: readonly SearchField[];
  /** The text of each field of a document, in the order of `fields`; an empty string where there is none. */
  readonly texts: (document: number) => readonly string[];
  /** Groups of words and phrases that mean the same. */
  readonly synonyms?: readonly (readonly string[])[];
}

/** Saturation and length normalisation of BM25; its authors advise 1.2 to 2 and 0.5 to 0.8. */
const SATURATION = 1.2;
const NORMALISATION = 0.7;

const STEPS = 32;

/**
 * Builds an index, a little at every step, so that a page can do other things in between: see `runInSlices` and `runAtOnce`.
 *
 * A posting holds one number for all fields together, as BM25F has it: occurrences are weighted and normalised field by
 * field, added, and only then saturated. The usual length of a field is given, not measured, which saves a second pass
 * and keeps a document's numbers the same whatever other documents there are.
 */
export function* buildSearchIndex(source: SearchSource): Generator<void, SearchIndex> {
  const { count, fields, texts } = source;
  if (count > MAX_DOCUMENTS)
    throw new Error(`[esca] A search index holds at most ${MAX_DOCUMENTS} documents.`);

  const numbers = new Map<string, number>();
  const words: string[] = [];
  const ends = new Uint32Array(count);
  let sums = new Float64Array(1024);
  let frequencies = new Uint32Array(1024);
  let pairTerms = new Uint32Array(count * 32 + 64);
  let pairImpacts = new Uint8Array(pairTerms.length);
  let pairs = 0;
  const touched: number[] = [];
  const known = new Map<string, number[]>();

  const numberOf = (word: string): number => {
    const root = stem(word);
    let number = numbers.get(root);
    if (number === undefined) {
      number = words.push(root) - 1;
      numbers.set(root, number);
      if (number === sums.length) {
        sums = grow(sums, new Float64Array(number * 2));
        frequencies = grow(frequencies, new Uint32Array(number * 2));
      }
    }
    // The next time the word is met it is looked up once and not stemmed.
    if (root !== word) numbers.set(word, number);
    return number;
  };

  for (let document = 0; document < count; document++) {
    if (document % STEPS === STEPS - 1) yield;
    const values = texts(document);
    for (let f = 0; f < fields.length; f++) {
      const { weight, length, repeats } = fields[f]!;
      const text = values[f];
      if (!text) continue;
      let inField = repeats ? known.get(text) : undefined;
      if (!inField) {
        inField = splitWords(text).map((word) => numbers.get(word) ?? numberOf(word));
        if (repeats) known.set(text, inField);
      }
      const worth = weight / (1 - NORMALISATION + (NORMALISATION * inField.length) / length);
      for (const number of inField) {
        if (sums[number] === 0) touched.push(number);
        sums[number]! += worth;
      }
    }
    if (pairs + touched.length > pairTerms.length) {
      const size = pairTerms.length * 2 + touched.length;
      pairTerms = grow(pairTerms, new Uint32Array(size));
      pairImpacts = grow(pairImpacts, new Uint8Array(size));
    }
    for (const number of touched) {
      const sum = sums[number]!;
      pairTerms[pairs] = number;
      pairImpacts[pairs++] = Math.max(1, Math.round((255 * sum) / (sum + SATURATION)));
      sums[number] = 0;
      frequencies[number]!++;
    }
    touched.length = 0;
    ends[document] = pairs;
  }
  numbers.clear();

  // Here every document's pairs of term and impact stand together. What follows sorts them by term, keeping the order of
  // the documents (a counting sort).
  const sorted = yield* sortInSteps(words);
  const terms = Array.from(sorted, (number) => words[number]!);
  const postings = new Uint32Array(terms.length + 1);
  const next = new Uint32Array(terms.length);
  for (let i = 0; i < sorted.length; i++) {
    const number = sorted[i]!;
    next[number] = postings[i]!;
    postings[i + 1] = postings[i]! + frequencies[number]!;
  }
  const documents = new Uint32Array(pairs);
  const impacts = new Uint8Array(pairs);
  for (let document = 0, pair = 0; document < count; document++) {
    if (document % 512 === 511) yield;
    for (; pair < ends[document]!; pair++) {
      const at = next[pairTerms[pair]!]!++;
      documents[at] = document;
      impacts[at] = pairImpacts[pair]!;
    }
  }

  const gaps = new Uint8Array(pairs * 3);
  const bytes = new Uint32Array(terms.length);
  let end = 0;
  for (let term = 0, posting = 0; term < terms.length; term++) {
    if (term % 512 === 511) yield;
    bytes[term] = end;
    for (let last = -1; posting < postings[term + 1]!; posting++) {
      const document = documents[posting]!;
      let gap = document - last - 1;
      for (; gap > 127; gap >>= 7) gaps[end++] = gap | 128;
      gaps[end++] = gap;
      last = document;
    }
  }

  const synonyms = source.synonyms ?? [];
  return {
    count,
    terms,
    postings,
    bytes,
    gaps: gaps.slice(0, end),
    impacts,
    synonyms,
    alternatives: alternativesOf(synonyms),
    texts,
    scratch: [],
  };
}

function grow<T extends Uint8Array | Uint32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
