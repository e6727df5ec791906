import type { SearchIndex } from './search-index.js';
import { withoutLittleWords } from './synonyms.js';
import { splitWords, stem } from './tokens.js';

/** A word of a query. */
export interface QueryWord {
  /** As typed, folded: what a longer word may begin with. Empty when only the whole word will do. */
  readonly prefix: string;
  /** Without its plural ending: what a word must be. */
  readonly stem: string;
  /** How many typing errors were forgiven in the end; filled in by the search. */
  typos: number;
  /** True when a longer word might begin with it but for typing errors. */
  typosInPrefix: boolean;
}

/** One thing that a document must have: one of these, whole. The first is what was typed, the rest are synonyms of it. */
export type QueryPart = readonly (readonly QueryWord[])[];

/** A query, understood. */
export interface Query {
  /** What a document must have, all of it. */
  readonly parts: readonly QueryPart[];
  /** Phrases in quotes: stems that must follow each other. */
  readonly phrases: readonly (readonly string[])[];
}

/** More than a person types; keeps a hostile query cheap. */
const MAX_LETTERS = 300;
const MAX_WORDS = 16;
const MAX_SYNONYM_WORDS = 8;

/**
 * Understands a query: words, phrases in quotes, and (given an index) synonyms. A quote that is still open is no phrase
 * yet. A query without a single letter or number has no parts and matches everything.
 */
export function parseQuery(text: string, index?: SearchIndex): Query {
  const pieces = text.slice(0, MAX_LETTERS).split(/["“”„«»]/);
  const plain: string[] = [];
  const phrases: string[][] = [];
  pieces.forEach((piece, i) => {
    const words = splitWords(piece);
    if (i % 2 && i < pieces.length - 1 && words.length) phrases.push(words.map(stem));
    else plain.push(...words);
  });

  const words = phrases.length ? plain : withoutLittleWords(plain);
  const parts: QueryPart[] = phrases.flat().map((root) => [[wholeWord(root)]]);
  for (let i = 0; i < words.length && parts.length < MAX_WORDS;) {
    // The longest synonym that begins here; a word alone when there is none.
    let length = Math.min(MAX_SYNONYM_WORDS, words.length - i);
    let others: readonly (readonly string[])[] | undefined;
    for (; length > 0; length--) {
      others = index?.alternatives.get(
        words
          .slice(i, i + length)
          .map(stem)
          .join(' '),
      );
      if (others) break;
    }
    length ||= 1;
    const typed = words
      .slice(i, i + length)
      .map((word) => ({ prefix: word, stem: stem(word), typos: 0, typosInPrefix: false }));
    parts.push([typed, ...(others ?? []).map((other) => other.map(wholeWord))]);
    i += length;
  }
  return { parts, phrases };
}

function wholeWord(root: string): QueryWord {
  return { prefix: '', stem: root, typos: 0, typosInPrefix: false };
}
