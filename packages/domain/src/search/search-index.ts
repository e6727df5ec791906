/** What a search index holds. Build one with `buildSearchIndex`, or load one with `loadSearchIndex`. */
export interface SearchIndex {
  /** How many documents there are; a document is its number, from 0. */
  readonly count: number;
  /** Every stem that occurs, sorted by code units, so that a prefix is a range. */
  readonly terms: readonly string[];
  /** Per term (and one more, the end): its first posting. */
  readonly postings: Uint32Array;
  /** Per term: the byte of `gaps` at which its documents begin. */
  readonly bytes: Uint32Array;
  /** Documents of each term, ascending, as gaps in seven-bit groups, low group first. */
  readonly gaps: Uint8Array;
  /** Per posting: how much the document is about the term, 1 to 255. */
  readonly impacts: Uint8Array;
  /** Per term: which letters it has, one bit a letter. Made when the first typing error is met. */
  letters?: Int32Array;
  /** Groups of words and phrases that mean the same. */
  readonly synonyms: readonly (readonly string[])[];
  /** From the stems of a synonym, with spaces between, to the stems of the others of its groups. */
  readonly alternatives: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** The texts of a document, for phrases; a phrase asks for all its words where there are no texts. */
  readonly texts?: ((document: number) => readonly string[] | undefined) | undefined;
  /** Which postings are there, when they come in blocks; all when absent. */
  readonly blocks?: readonly SearchBlock[];
  /** Working memory that searches use again. */
  readonly scratch: Scratch[];
}

/** The postings of terms that follow one another, in a file of their own. */
export interface SearchBlock {
  /** Name of the file, beside that of the words. */
  readonly name: string;
  /** The first of its terms; it ends before the first of the next. */
  readonly term: number;
  /** Checksum of the file. */
  readonly sum: number;
  there: boolean;
}

/** The block that has the postings of a term. */
export function blockOf({ blocks = [] }: SearchIndex, term: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (blocks[middle]!.term <= term) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Documents under a word with their scores. Every score is 0 outside `documents[0 … size)`, and everywhere between searches. */
export interface Scratch {
  readonly scores: Int32Array;
  readonly documents: Uint32Array;
  size: number;
}

/** A document number must fit three groups of seven bits. */
export const MAX_DOCUMENTS = 1 << 21;

/** One bit for each letter of a word. Two letters may share a bit, which only lets a few more candidates through. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

/** The position of the first term that is not before `word`. */
export function lowerBound(terms: readonly string[], word: string): number {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (terms[middle]! < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
