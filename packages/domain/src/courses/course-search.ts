import {
  fullRef,
  type Course,
  type Entry,
  type LangTag,
  type Links,
  type Origin,
  type Text,
} from '@esca/feed';
import type { SearchField } from '../search/build.js';
import { textOf } from '../text/choose.js';

/** Names for the levels and domains of the Professional Capabilities Framework; the words of a page have them. */
export interface CapabilityNames {
  readonly levels?: Readonly<Record<string, string>>;
  readonly domains?: Readonly<Record<string, string>>;
}

/** The fields of a course, in the order of `courseTexts`: what a word in each is worth, and how long each usually is. */
export const courseFields: readonly SearchField[] = [
  { weight: 8, length: 6 }, // title
  { weight: 6, length: 4 }, // aliases
  { weight: 4, length: 8, repeats: true }, // topics with their synonyms
  { weight: 2, length: 10, repeats: true }, // capabilities, and the steps that it counts towards
  { weight: 2, length: 5, repeats: true }, // provider
  { weight: 2, length: 25 }, // summary
  { weight: 1, length: 120 }, // description
  { weight: 1, length: 4, repeats: true }, // what sort of thing it is
];

/**
 * What every one of these records is. People write "autism training" for a course that is called "Autism"; a word that
 * all records share asks for nothing and decides nothing.
 */
const SORT_OF_THING = 'course training learning cwrs hyfforddiant dysgu';

/** Gives the text of each field of a course, in the language wanted. */
export function courseTexts(
  courses: readonly Entry<Course>[],
  links: Links,
  lang: LangTag,
  names: CapabilityNames = {},
): (document: number) => string[] {
  const providers = new Map<string, string>();
  return (document) => {
    const { record, origin, ref } = courses[document]!;
    const say = (text: Text | undefined): string => textOf(text, lang, origin.language);
    const terms = (taxonomy: string, codes: readonly string[] = []): string =>
      codes
        .map((code) => {
          const term = links.term(origin, taxonomy, code);
          return term ? [say(term.title), ...(term.synonyms ?? [])].join('; ') : code;
        })
        .join('; ');
    const providerRef = fullRef(record.provider ?? `org/${origin.publisher.id}`, origin);
    let provider = providers.get(providerRef);
    if (provider === undefined) {
      provider = say(providerName(providerRef, origin, links));
      providers.set(providerRef, provider);
    }
    const capabilities = [
      ...(record.levels ?? []).map((level) => names.levels?.[level] ?? level),
      ...(record.domains ?? []).map((domain) => names.domains?.[domain] ?? domain),
      ...links.nodesOf(ref).map(({ node }) => say(node.title)),
    ];
    return [
      say(record.title),
      (record.aliases ?? []).map(say).join('; '),
      terms('topic', record.topics),
      `${capabilities.join('; ')}; ${terms('framework', record.frameworks)}`,
      provider,
      say(record.summary),
      say(record.description),
      `${terms('format', record.format ? [record.format] : [])}; ${SORT_OF_THING}`,
    ];
  };
}

/** Who provides it: the organisation that the ref names, or the publisher. */
function providerName(ref: string, origin: Origin, links: Links): Text | undefined {
  const found = links.find(ref, origin);
  if (found?.kind === 'org') return found.entry.record.name;
  return ref === `${origin.publisher.id}:org/${origin.publisher.id}`
    ? origin.publisher.name
    : undefined;
}

/** Groups of words that mean the same: each term of each vocabulary by all its names, in every language. */
export function synonymsOf(origins: readonly Origin[]): string[][] {
  const groups: string[][] = [];
  for (const { taxonomies } of origins)
    for (const { terms } of taxonomies)
      for (const { title, synonyms = [] } of terms) {
        const group = [
          ...(typeof title === 'string' ? [title] : Object.values(title)),
          ...synonyms,
        ];
        if (group.length > 1) groups.push(group);
      }
  return groups;
}
