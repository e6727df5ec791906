import { treeOf, type Interests } from '@esca/domain';
import type { Audience, Origin } from '@esca/feed';

/** What items can be chosen by: an attribute of the page, or the reader's own word. */
export type Interest = 'audience' | 'area' | 'step' | 'topic';

/** What a reader is interested in; an area is meant with all that lies in it, where a feed knows it. */
export function interestsOf(
  value: (name: Interest) => string,
  origins: readonly Origin[],
): Interests {
  const list = (name: Interest): string[] => value(name).split(/\s+/).filter(Boolean);
  const wanted = list('area');
  const { values, parents } = treeOf(wanted.length > 0 ? origins : [], 'area');
  // A tree that goes round in circles ends after a few steps.
  const lies = (code: string | undefined, left = 9): boolean =>
    code !== undefined && left > 0 && (wanted.includes(code) || lies(parents.get(code), left - 1));
  const audience = list('audience')[0] as Audience | undefined;
  const step = value('step');
  return {
    ...(audience && { audience }),
    ...(step && { step }),
    areas: values.filter((code) => lies(code)),
    topics: list('topic'),
  };
}
