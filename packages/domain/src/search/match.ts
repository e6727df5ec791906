import type { QueryWord } from './query.js';
import { lowerBound, type SearchIndex } from './search-index.js';
import { forEachNearTerm, typosAllowed } from './typos.js';

/** What a match is worth, in sixteenths: the word itself, the beginning of a longer one, a synonym, one and two typos. */
export const EXACT = 16;
const PREFIX = 12;
export const SYNONYM = 12;
const TYPOS = [EXACT, 6, 3] as const;

/** Terms of an index that a word may stand for. */
export interface Matches {
  readonly terms: number[];
  /** How near each of them is to the word, in sixteenths. */
  readonly closenesses: number[];
}

/**
 * The terms that a word may stand for: itself, longer words that begin with it, and, when there are none or the word is
 * suspected, words that it may have been meant for. `last` is the word that may still be being typed.
 */
export function matchWord(
  index: SearchIndex,
  word: QueryWord,
  last: boolean,
  suspect: boolean,
): Matches {
  const { terms } = index;
  const { prefix, stem: root } = word;
  const found: Matches = { terms: [], closenesses: [] };
  const add = (term: number, closeness: number): void => {
    found.terms.push(term);
    found.closenesses.push(closeness);
  };
  const exact = lowerBound(terms, root);
  if (terms[exact] === root) add(exact, EXACT);
  if (!prefix) return found;
  for (
    let term = lowerBound(terms, prefix);
    term < terms.length && terms[term]!.startsWith(prefix);
    term++
  ) {
    if (term !== exact || terms[term] !== root)
      add(term, Math.max(4, (PREFIX * prefix.length) / terms[term]!.length));
  }
  if (found.terms.length && !suspect) return found;
  const limit = (word.typos = typosAllowed(prefix));
  if (limit)
    forEachNearTerm(index, root, limit, false, (term, typos) => {
      if (typos) add(term, TYPOS[typos]!);
    });
  // The word may still be being typed.
  word.typosInPrefix = limit > 0 && last && !found.terms.length;
  if (word.typosInPrefix)
    forEachNearTerm(index, prefix, limit, true, (term, typos) => add(term, TYPOS[typos]! / 2));
  return found;
}
