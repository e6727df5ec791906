import { splitWords, stem } from './tokens.js';

/**
 * Little words that a query need not be held to ("courses for managers"). English and Welsh, folded. They count inside
 * quotes, and when a query has no others.
 */
const LITTLE_WORDS = new Set(
  'a an and are as at be by for from how in into is it my of on or the to with ac ag am ar eich ein fel fy gan gyda i mewn neu o sut y yn yr'.split(
    ' ',
  ),
);

/** A query's or synonym's words without the little ones, unless it has only such. */
export function withoutLittleWords(words: readonly string[]): readonly string[] {
  const rest = words.filter((word) => !LITTLE_WORDS.has(word));
  return rest.length ? rest : words;
}

/** For each synonym, as stems with spaces between, the stems of the others that mean the same. */
export function alternativesOf(groups: readonly (readonly string[])[]): Map<string, string[][]> {
  const alternatives = new Map<string, string[][]>();
  for (const group of groups) {
    const members = group.map((synonym) => withoutLittleWords(splitWords(synonym)).map(stem));
    const keys = members.map((member) => member.join(' '));
    keys.forEach((key, i) => {
      const others = alternatives.get(key) ?? [];
      members.forEach((member, j) => {
        // A synonym may stand in several groups, and two spellings may fold to one.
        if (keys[j] === key || !keys[j] || keys.indexOf(keys[j]) !== j) return;
        if (!others.some((other) => other.join(' ') === keys[j])) others.push(member);
      });
      if (key && others.length && keys.indexOf(key) === i) alternatives.set(key, others);
    });
  }
  return alternatives;
}
