import { lettersOf, type SearchIndex } from './search-index.js';

/** How many typing errors are forgiven in a word: none below four letters or with a digit, one from four, two from eight. */
export function typosAllowed(word: string): number {
  return word.length < 4 || /\p{N}/u.test(word) ? 0 : word.length < 8 ? 1 : 2;
}

/**
 * How many typing errors lie between two words, counting up to `limit` (`limit + 1` means more): a letter too many, too
 * few, wrong, or two neighbours swapped (Damerau 1964, in the form of "optimal string alignment"). With `prefix`, to the
 * beginning of `b` that is nearest.
 */
export function countTypos(a: string, b: string, limit: number, prefix = false): number {
  let start = 0;
  let aEnd = a.length;
  let bEnd = b.length;
  if (bEnd - aEnd > limit && prefix) bEnd = aEnd + limit;
  if (Math.abs(aEnd - bEnd) > limit) return limit + 1;
  // What two words share at either end never needs a change.
  while (start < aEnd && start < bEnd && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  if (!prefix) {
    while (aEnd > start && bEnd > start && a.charCodeAt(aEnd - 1) === b.charCodeAt(bEnd - 1)) {
      aEnd--;
      bEnd--;
    }
  }
  const width = bEnd - start + 1;
  let before: number[] = [];
  let above = Array.from({ length: width }, (_, i) => i);
  for (let i = start; i < aEnd; i++) {
    const row = [i - start + 1];
    let least = row[0]!;
    for (let j = 1; j < width; j++) {
      const letter = b.charCodeAt(start + j - 1);
      const same = a.charCodeAt(i) === letter;
      let typos = Math.min(above[j - 1]! + (same ? 0 : 1), above[j]! + 1, row[j - 1]! + 1);
      if (
        i > start &&
        j > 1 &&
        a.charCodeAt(i - 1) === letter &&
        a.charCodeAt(i) === b.charCodeAt(start + j - 2)
      )
        typos = Math.min(typos, before[j - 2]! + 1);
      row.push(typos);
      least = Math.min(least, typos);
    }
    if (least > limit) return limit + 1;
    before = above;
    above = row;
  }
  return Math.min(limit + 1, prefix ? Math.min(...above) : above[width - 1]!);
}

/**
 * Calls `found` for every term that a word may have been meant for. A typing error changes at most two of the letters
 * that a word has, so nearly every term is ruled out by comparing two numbers.
 */
export function forEachNearTerm(
  index: SearchIndex,
  word: string,
  limit: number,
  prefix: boolean,
  found: (term: number, typos: number) => void,
): void {
  const { terms } = index;
  const letters = (index.letters ??= new Int32Array(terms.map(lettersOf)));
  const wanted = lettersOf(word);
  for (let term = 0; term < terms.length; term++) {
    const other = letters[term]!;
    // A prefix is judged by the letters that it has and the term lacks: at most one an error.
    if (countBits(prefix ? wanted & ~other : wanted ^ other) > (prefix ? limit : 2 * limit))
      continue;
    const typos = countTypos(word, terms[term]!, limit, prefix);
    if (typos <= limit) found(term, typos);
  }
}

/** How many bits of a 32-bit number are set. */
export function countBits(bits: number): number {
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
