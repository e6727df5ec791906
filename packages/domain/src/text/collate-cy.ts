import { keep } from '../time/intl-cache.js';

/**
 * The Welsh alphabet: a digraph is a letter of its own, so "llan" comes after "lôn" and "chwarae" after "cyfarfod".
 * Letters that only foreign words have stand where English readers look for them.
 */
const LETTERS = 'a b c ch d dd e f ff g ng h i j k l ll m n o p ph q r rh s t th u v w x y z'.split(
  ' ',
);
/** From here on letters come after digits and signs. */
const FIRST = 0xe000;
const RANKS = new Map(LETTERS.map((letter, index) => [letter, String.fromCharCode(FIRST + index)]));

function sortKey(text: string): string {
  return keep(`w ${text}`, () =>
    text
      .normalize('NFD')
      .replace(/\p{Mark}/gu, '')
      .toLowerCase()
      // Numbers compare by value when they are of one length.
      .replace(/\d+/g, (digits) => digits.padStart(9, '0'))
      .replace(/ch|dd|ff|ng|ll|ph|rh|th|[a-z]/g, (letter) => RANKS.get(letter) ?? letter)
      // Signs do not decide the order of words.
      .replace(/[^\d\s\ue000-\ue0ff]+/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

/** Welsh order, case and accents aside; texts that are alike but for those keep a fixed order. */
export function compareWelsh(a: string, b: string): number {
  const [first, second] = [sortKey(a), sortKey(b)];
  if (first === second) return a < b ? -1 : a > b ? 1 : 0;
  return first < second ? -1 : 1;
}
