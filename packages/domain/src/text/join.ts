import type { Words } from './words.js';

/** Joins items as a sentence does: "West, Mid and South". Welsh says "ac" before a vowel, and "a" elsewhere. */
export function joinList(
  items: readonly string[],
  words: Words,
  how: 'and' | 'or' = 'and',
): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  const vowel = /^[aeiouwy]/i.test(last.normalize('NFD'));
  const word = how === 'or' ? words.or : vowel ? words.andVowel : words.and;
  return `${items.slice(0, -1).join(', ')} ${word} ${last}`;
}
