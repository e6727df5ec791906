import { attributesOf, isAllowedFeed, isLocked } from '@esca/domain/address';
import type { Left, SiteFacts } from '../hosting/forms.js';
import type { Configuration } from './configuration.js';
import type { FeedFacts } from './feed-facts.js';

/** Something to think about before copying, with what its sentence is filled with. */
export interface Warning {
  readonly code:
    | 'staff'
    | 'foreign-feed'
    | 'skipped-heading'
    | 'first-heading'
    | 'hidden-filter'
    | 'cut-short'
    | 'vague-words'
    | 'look-lost'
    | 'no-preset';
  readonly values?: Readonly<Record<string, string>>;
}

/** What the warnings are about. */
export interface Situation {
  readonly configuration: Configuration;
  readonly site: SiteFacts;
  readonly facts: FeedFacts | undefined;
  /** What the host leaves of the form that comes first. */
  readonly left: Left;
  /** Whether the look differs from how widgets look without one. */
  readonly dressed: boolean;
  /** Whether WordPress can be given an address. */
  readonly hasPreset: boolean;
}

const vague =
  /^(?:click here|here|link|more|read more|this|yma|cliciwch yma|mwy|darllen mwy|dolen)$/i;

/** Filters that are set and that visitors can neither see nor change. */
export function hiddenFilters({ widget, attributes }: Configuration): string[] {
  const { facets = '', locked = '' } = attributes;
  const offered = facets.split(' ').filter(Boolean);
  return attributesOf(widget)
    .filter(({ state, rule }) => state && (rule.type === 'codes' || rule.type === 'choices'))
    .map(({ name }) => name)
    .filter(
      (name) =>
        !!attributes[name] &&
        (isLocked(name, locked) || (offered.length > 0 && !offered.includes(name))),
    );
}

/** Everything that should be thought about, the gravest first. */
export function warnings(situation: Situation): Warning[] {
  const { configuration, site, facts, left, dressed, hasPreset } = situation;
  const { attributes, host, open, above, words } = configuration;
  const found: Warning[] = [];
  const add = (code: Warning['code'], values?: Warning['values']): void => {
    found.push({ code, ...(values && { values }) });
  };
  if (open && (site.audience !== 'public' || (facts?.restricted ?? 0) > 0)) add('staff');
  const { src } = attributes;
  const strangers = (src ?? '')
    .split(' ')
    .filter((url) => url !== '' && !isAllowedFeed(url, site.url, site.feedHosts));
  if (strangers.length > 0) add('foreign-feed', { feed: strangers.join(' ') });
  const level = Number(attributes['heading-level'] ?? 2);
  if (level > above + 1) add('skipped-heading', { level: String(level), above: String(above) });
  if (level === 1) add('first-heading');
  const hidden = hiddenFilters(configuration);
  if (hidden.length > 0 && !attributes['label'])
    add('hidden-filter', { filters: hidden.join(', ') });
  if (attributes['limit'] && !attributes['see-all'])
    add('cut-short', { limit: attributes['limit'] });
  if (vague.test(words)) add('vague-words', { words });
  if (dressed && left.outcome !== 'widget') add('look-lost');
  if (host === 'wordpress' && !hasPreset) add('no-preset');
  return found;
}
