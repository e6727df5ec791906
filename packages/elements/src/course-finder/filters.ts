import {
  COURSE_FACETS,
  chooseText,
  formatMonth,
  readableCode,
  treeOf,
  type CourseFacet,
  type CourseLists,
  type CourseResults,
  type Words,
} from '@esca/domain';
import type { Catalogue, Links, Text } from '@esca/feed';
import type { Chip, Filter, FilterOption } from '../shared/browse/filters.templates.js';
import type { Reader } from '../shared/text.templates.js';
import type { FinderStrings } from './course-finder.strings.js';

/** Facets whose values are terms of a vocabulary. */
const TERMS: readonly string[] = ['area', 'topic', 'format'];
/** Facets whose values are trees. */
const TREES: readonly string[] = ['area', 'topic', 'format'];
/** The value that stands for the box "include what is also open to them" among the workforces. */
export const ALSO_OPEN = '+';

/** What filters are named and built with. */
export interface FilterContext {
  readonly index: CourseLists;
  readonly catalogue: Catalogue;
  readonly links: Links;
  readonly words: Words;
  readonly text: FinderStrings;
  readonly reader: Reader;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** A facet by its name; undefined for what is no facet. */
export const asFacet = (name: string): CourseFacet | undefined =>
  COURSE_FACETS.find((facet) => facet === name);

/** The name of a value of a facet, and its language when that is not the words' own. */
export function valueLabel(
  name: string,
  value: string,
  { catalogue, links, words, text, reader }: FilterContext,
): { label: string; lang?: string } {
  const said = (given: Text, language: string): { label: string; lang?: string } => {
    const { text: label, lang } = chooseText(given, reader.lang, language);
    return lang.split('-')[0] === reader.wordsLang ? { label } : { label, lang };
  };
  if (TERMS.includes(name)) {
    for (const origin of catalogue.origins) {
      const term = links.term(origin, name, value);
      if (term) return said(term.title, origin.language);
    }
  }
  const found = name === 'step' || name === 'provider' ? links.find(value) : undefined;
  if (found?.kind === 'node') return said(found.node.title, found.entry.origin.language);
  if (found?.kind === 'org') return said(found.entry.record.name, found.entry.origin.language);
  if (name === 'provider') {
    const own = catalogue.origins.find(({ publisher: { id } }) => value === `${id}:org/${id}`);
    if (own) return said(own.publisher.name, own.language);
  }
  if (name === 'when' && /^\d/.test(value)) return { label: formatMonth(value, words) };
  const tables: Partial<Record<string, Readonly<Record<string, string>>>> = {
    audience: words.audiences,
    mode: words.modes,
    level: words.levels,
    domain: words.domains,
    approval: words.approvals,
    availability: text.booking,
    cost: text.costs,
    when: text.when,
  };
  const label = tables[name]?.[value];
  return { label: label ?? readableCode(value.replace(/^.*[/#]/, '')) };
}

/** The values above each value of a facet. */
const parentsOf = (name: string, catalogue: Catalogue): ReadonlyMap<string, string> =>
  TREES.includes(name) ? treeOf(catalogue.origins, name).parents : new Map<string, string>();

/** Whether `value` lies below `above`. A tree that goes round in circles ends after as many steps as it has values. */
function isBelow(value: string, above: string, parents: ReadonlyMap<string, string>): boolean {
  let at = parents.get(value);
  for (let steps = parents.size; at !== undefined && steps > 0; steps--) {
    if (at === above) return true;
    at = parents.get(at);
  }
  return false;
}

/**
 * The filters as they are shown: those of the order given that some course has, with the values that some course has. A
 * count of 0 is shown; a value that no course ever had is not.
 */
export function buildFilters(
  order: readonly CourseFacet[],
  chosen: (name: CourseFacet) => readonly string[],
  alsoOpen: boolean,
  { counts }: CourseResults,
  context: FilterContext,
): Filter[] {
  return order.flatMap((name): Filter[] => {
    const values = chosen(name);
    const facet = context.index.facets.facets.get(name);
    const parents = parentsOf(name, context.catalogue);
    const known = (counts.get(name) ?? []).filter(
      ({ value }) =>
        values.includes(value) ||
        facet?.records[facet.positions.get(value)!]?.some((bits) => bits !== 0),
    );
    const tree = new Set(known.map(({ value }) => value));
    const depth = (value: string): number => {
      let deep = 0;
      for (let at = parents.get(value); at && tree.has(at) && deep < 3; at = parents.get(at))
        deep++;
      return deep;
    };
    const option = ({ value, count }: { value: string; count: number }): FilterOption => {
      const above = values.some((one) => isBelow(value, one, parents));
      return {
        code: value,
        ...valueLabel(name, value, context),
        count,
        checked: above || values.includes(value),
        mixed: !above && values.some((one) => isBelow(one, value, parents)),
        depth: depth(value),
      };
    };
    let options = inTreeOrder(known, parents).map(option);
    if (name === 'step' || name === 'provider')
      options.sort((a, b) => context.words.compare(a.label, b.label));
    if (options.length < 1) return [];
    const label = context.text.facets[name];
    if (name === 'when') {
      // What began in a month that is over can still be under way; nobody looks for it there.
      const month = new Date(context.now).toISOString().slice(0, 7);
      options = options.filter(
        ({ code, checked }) => checked || !/^\d/.test(code) || code >= month,
      );
      const none = values.length === 0;
      options.unshift({ code: 'any', label: context.text.when['any']!, checked: none });
      return [{ name, label, options, single: true }];
    }
    if (name === 'audience' && values.length > 0)
      options.push({
        code: ALSO_OPEN,
        label: context.text.alsoOpen,
        checked: alsoOpen,
      });
    return [{ name, label, options }];
  });
}

/** Each value right after the one above it, in the order given otherwise. */
function inTreeOrder<T extends { readonly value: string }>(
  items: readonly T[],
  parents: ReadonlyMap<string, string>,
): T[] {
  if (parents.size === 0) return [...items];
  const known = new Set(items.map(({ value }) => value));
  const below = new Map<string, T[]>();
  for (const item of items) {
    const above = parents.get(item.value) ?? '';
    const place = known.has(above) && above !== item.value ? above : '';
    below.set(place, [...(below.get(place) ?? []), item]);
  }
  const ordered = new Set<T>();
  const add = (item: T): void => {
    if (ordered.has(item)) return;
    ordered.add(item);
    below.get(item.value)?.forEach(add);
  };
  below.get('')?.forEach(add);
  // What goes round in circles has no first; it comes last.
  items.forEach(add);
  return [...ordered];
}

/**
 * The choice after a box of a tree was ticked or cleared. A ticked term stands for all below it; when one of those is
 * cleared, the others stay.
 */
export function toggleValue(
  name: CourseFacet,
  chosen: readonly string[],
  code: string,
  checked: boolean,
  { catalogue, index }: FilterContext,
): string[] {
  const parents = parentsOf(name, catalogue);
  const rest = chosen.filter((one) => one !== code && !isBelow(one, code, parents));
  if (checked) return [...rest, code];
  const above = rest.find((one) => isBelow(code, one, parents));
  if (above === undefined) return rest;
  const all = index.facets.facets.get(name)?.values ?? [];
  const spared = (value: string): string[] =>
    all
      .filter((one) => parents.get(one) === value && one !== code)
      .flatMap((one) => (isBelow(code, one, parents) ? spared(one) : [one]));
  return [...rest.filter((one) => one !== above), ...spared(above)];
}

/** What is chosen, as chips in the order of the filters. */
export function buildChips(
  names: readonly CourseFacet[],
  chosen: (name: CourseFacet) => readonly string[],
  context: FilterContext,
): Chip[] {
  return names.flatMap((name) =>
    chosen(name).map((code) => ({
      name,
      code,
      facet: context.text.facets[name],
      value: valueLabel(name, code, context).label,
    })),
  );
}
