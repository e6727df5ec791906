import { keep } from '../time/intl-cache.js';

/** Says which of two texts stands first in a list. */
export type Compare = (a: string, b: string) => number;

/**
 * The order of the English alphabet, case and accents aside, numbers by value. Welsh has a module of its own, because
 * browsers do not have its order; `words.compare` is the one that fits the words.
 */
export const compareEnglish: Compare = (a, b) =>
  keep('c', () => new Intl.Collator('en-GB', { numeric: true })).compare(a, b);
