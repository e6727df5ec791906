import { orderBy, type Compare } from './collate.js';

/**
 * The Welsh alphabet: a digraph is a letter of its own, so "llan" comes after "lôn" and "chwarae" after "cyfarfod".
 * Letters that only foreign words have stand where English readers look for them.
 */
const LETTERS = 'a b c ch d dd e f ff g ng h i j k l ll m n o p ph q r rh s t th u v w x y z'.split(
  ' ',
);
/** From here on letters come after digits. */
const FIRST = 0xe000;
const RANKS = new Map(LETTERS.map((letter, index) => [letter, String.fromCharCode(FIRST + index)]));

/** Welsh order, case and accents aside. */
export const compareWelsh: Compare = orderBy((folded) =>
  folded.replace(/ch|dd|ff|ng|ll|ph|rh|th|[a-z]/g, (letter) => RANKS.get(letter) ?? letter),
);
