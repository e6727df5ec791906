import { treeOf, type Interests } from '@esca/domain';
import type { Audience, Origin } from '@esca/feed';

/** What items can be chosen by: an attribute of the page, or the reader's own word. */
export type Interest = 'audience' | 'area' | 'step' | 'topic';

/**
 * What a reader is interested in; an area is meant with all that lies in it. A code that no vocabulary has is a slip in an
 * address or an attribute: it is left out, because it would hide everything, and `unknown` says so.
 */
export function interestsOf(
  value: (name: Interest) => string,
  origins: readonly Origin[],
): Interests & { readonly unknown: boolean } {
  const list = (name: Interest): string[] => value(name).split(/\s+/).filter(Boolean);
  const wanted = list('area');
  const { values, parents } = treeOf(wanted.length > 0 ? origins : [], 'area');
  // A tree that goes round in circles ends after a few steps.
  const lies = (code: string | undefined, left = 9): boolean =>
    code !== undefined && left > 0 && (wanted.includes(code) || lies(parents.get(code), left - 1));
  const audience = list('audience')[0] as Audience | undefined;
  const step = value('step');
  const named = list('topic');
  const topics = treeOf(named.length > 0 ? origins : [], 'topic').values;
  return {
    ...(audience && { audience }),
    ...(step && { step }),
    areas: values.filter((code) => lies(code)),
    topics: named.filter((code) => topics.includes(code)),
    unknown:
      wanted.some((code) => !values.includes(code)) || named.some((code) => !topics.includes(code)),
  };
}
