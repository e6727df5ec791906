/** Says which of two texts stands first in a list. */
export type Compare = (a: string, b: string) => number;

/** So many keys are kept; a page has a few thousand titles, a tool may have any number. */
const MOST_KEYS = 20_000;

/**
 * The order of a language, case and accents aside, numbers by value, signs aside; texts that are alike but for those keep
 * a fixed order. Every text is made into a key once, and keys compare as strings. An `Intl.Collator` would know more
 * languages, but not Welsh in every browser, and its first use takes a page some twenty milliseconds.
 *
 * @param letters puts signs in place of letters whose order is not that of their codes.
 */
export function orderBy(letters: (folded: string) => string): Compare {
  const keys = new Map<string, string>();
  const keyOf = (text: string): string => {
    let key = keys.get(text);
    if (key === undefined) {
      const folded = text
        .normalize('NFD')
        .toLowerCase()
        // Accents, and signs that do not decide the order of words.
        .replace(/[^\p{L}\p{N}\s]+/gu, '')
        // Numbers compare by value when they are of one length.
        .replace(/\d+/g, (digits) => digits.padStart(9, '0'));
      key = letters(folded).replace(/\s+/g, ' ').trim();
      if (keys.size >= MOST_KEYS) keys.clear();
      keys.set(text, key);
    }
    return key;
  };
  return (a, b) => {
    const [first, second] = [keyOf(a), keyOf(b)];
    if (first === second) return a < b ? -1 : a > b ? 1 : 0;
    return first < second ? -1 : 1;
  };
}

/** The order of the English alphabet. `words.compare` is the order that fits the words. */
export const compareEnglish: Compare = orderBy((folded) => folded);
