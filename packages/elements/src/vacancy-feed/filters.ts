import {
  chooseText,
  fill,
  formatMoney,
  PAY_BANDS,
  readableCode,
  treeOf,
  type Filters,
  type VacancyIndex,
  type VacancyQuery,
  type VacancyResults,
  type Words,
} from '@esca/domain';
import type { Catalogue, Links, Ref, Text } from '@esca/feed';
import type { Chip, Filter, FilterOption } from '../shared/browse/filters.templates.js';
import type { Reader } from '../shared/text.templates.js';
import type { VacancyStrings } from './vacancy-feed.strings.js';

/** What filters are named and built with. */
export interface FilterContext {
  readonly index: VacancyIndex;
  readonly catalogue: Catalogue;
  readonly links: Links;
  readonly words: Words;
  readonly strings: VacancyStrings;
  readonly reader: Reader;
}

/** The filters of the panel, in order. A level can be set by the page and taken away, but has no group of its own. */
const SHOWN = 'area audience step service contract pattern pay welcome closing track'.split(' ');

/** Every filter of the list. */
export const FILTERS: readonly string[] = [...SHOWN, 'level'];

/** Filters of which one value holds at a time. */
const SINGLE: readonly string[] = ['step', 'closing'];
/** Filters whose values are all shown, also those that no vacancy has: they tell how the county is made up. */
const WHOLE: readonly string[] = ['area', 'audience'];

/**
 * Whether a value means something here. A code that neither a vocabulary nor a vacancy has is a slip in an address or an
 * attribute: it is left out, because it would hide everything.
 */
export const isKnown = (name: string, value: string, { index, catalogue, links }: FilterContext) =>
  (name !== 'area' && name !== 'service') ||
  index.facets.facets.get(name)?.positions.has(value) ||
  catalogue.origins.some((origin) => links.term(origin, name, value));

/** The full name of the step that an attribute names: by its own id, or by a reference. */
export function resolveStep(wanted: string, { pathways }: Catalogue): Ref {
  for (const { ref, record } of pathways) {
    for (const { id } of record.nodes) {
      const name = `${ref}#${id}`;
      if (id === wanted || name === wanted || name.endsWith(`:${wanted}`)) return name;
    }
  }
  return wanted;
}

/** The name of a value of a filter, and its language when that is not the words' own. */
export function valueLabel(
  name: string,
  value: string,
  { catalogue, links, words, strings, reader }: FilterContext,
): { label: string; lang?: string } {
  const said = (given: Text, language: string): { label: string; lang?: string } => {
    const { text: label, lang } = chooseText(given, reader.lang, language);
    return lang.split('-')[0] === reader.wordsLang ? { label } : { label, lang };
  };
  if (name === 'area' || name === 'service') {
    for (const origin of catalogue.origins) {
      const term = links.term(origin, name, value);
      if (term) return said(term.title, origin.language);
    }
  }
  if (name === 'step') {
    const found = links.find(value);
    if (found?.kind === 'node') return said(found.node.title, found.entry.origin.language);
  }
  if (name === 'track') {
    const found = links.find(value.split('#')[0]!);
    const track =
      found?.kind === 'pathway' &&
      found.entry.record.tracks.find(({ id }) => value.endsWith(`#${id}`));
    if (track) return said(track.title, found.entry.origin.language);
  }
  if (name === 'pay') return { label: payLabel(Number(value), strings) };
  const tables: Partial<Record<string, Readonly<Record<string, string>>>> = {
    audience: words.audiences,
    contract: words.contracts,
    pattern: words.patterns,
    level: words.levels,
    welcome: strings.welcome,
    closing: strings.closing,
  };
  return { label: tables[name]?.[value] ?? readableCode(value.replace(/^.*[/#]/, '')) };
}

function payLabel(from: number, strings: VacancyStrings): string {
  const to = PAY_BANDS.find((band) => band > from);
  const [min, max] = [formatMoney(from), formatMoney(to ?? 0)];
  return fill(to === undefined ? strings.payOver : from ? strings.payRange : strings.payUnder, {
    min,
    max,
  });
}

/** The steps of all pathways in the order of their maps; others come last. */
export const stepOrder = ({ pathways }: Catalogue): Map<Ref, number> =>
  new Map(
    pathways
      .flatMap(({ ref, record }) => {
        const stage = new Map(record.stages.map(({ id }, at) => [id, at]));
        return [...record.nodes]
          .sort((a, b) => (stage.get(a.stage ?? '') ?? 99) - (stage.get(b.stage ?? '') ?? 99))
          .map(({ id }) => `${ref}#${id}`);
      })
      .map((ref, at) => [ref, at]),
  );

/**
 * The filters as they are shown: those with two values or more that vacancies have. A count of 0 beside the other filters
 * is shown; a value that no vacancy has is not.
 */
export function buildFilters(
  asked: VacancyQuery,
  { counts }: VacancyResults,
  isLocked: (name: string) => boolean,
  context: FilterContext,
): Filter[] {
  const { index, catalogue, strings } = context;
  const order = stepOrder(catalogue);
  return SHOWN.filter((name) => !isLocked(name)).flatMap((name) => {
    const facet = index.facets.facets.get(name);
    const chosen = asked.filters?.[name] ?? [];
    if (!facet) return [];
    const { parents } = name === 'area' ? treeOf(catalogue.origins, name) : { parents: NO_TREE };
    const above = (value: string): string[] => {
      const found: string[] = [];
      // A tree that goes round in circles ends where it meets itself.
      for (let at = parents.get(value); at && !found.includes(at); at = parents.get(at))
        found.push(at);
      return found;
    };
    const options = facet.values.flatMap((value, at): FilterOption[] => {
      const used = WHOLE.includes(name) || facet.records[at]?.some((bits) => bits !== 0);
      if (!used && !chosen.includes(value)) return [];
      return [
        {
          code: value,
          ...valueLabel(name, value, context),
          count: counts.get(name)?.[at] ?? 0,
          checked: chosen.includes(value),
          mixed: !chosen.includes(value) && chosen.some((one) => above(one).includes(value)),
          depth: above(value).length,
        },
      ];
    });
    if (options.length < 2 && chosen.length === 0) return [];
    if (name === 'step') {
      options.sort((a, b) => (order.get(a.code) ?? 999) - (order.get(b.code) ?? 999));
    }
    const filter = { name, label: strings.facets[name]!, options };
    if (!SINGLE.includes(name)) return [filter];
    options.unshift({ code: '', label: strings.any, checked: chosen.length === 0 });
    return [{ ...filter, single: true }];
  });
}

const NO_TREE: ReadonlyMap<string, string> = new Map();

/** The same question without one filter. */
export const without = (asked: VacancyQuery, name: string): VacancyQuery => ({
  ...asked,
  filters: { ...asked.filters, [name]: [] },
});

/** The choice after a box or a button of a filter was pressed. */
export function toggleValue(
  name: string,
  chosen: readonly string[],
  code: string,
  checked: boolean,
): string {
  if (SINGLE.includes(name)) return checked ? code : '';
  const rest = chosen.filter((one) => one !== code);
  return (checked ? [...rest, code] : rest).join(' ');
}

/** What is chosen, for the page to hear of: values of a filter with spaces between. */
export const chosenFilters = (filters: Filters = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filters).flatMap(([name, values = []]) =>
      values.length > 0 ? [[name, values.join(' ')]] : [],
    ),
  );

/** What is chosen, as chips in the order of the filters. */
export function buildChips(
  filters: Filters,
  isLocked: (name: string) => boolean,
  context: FilterContext,
): Chip[] {
  return FILTERS.filter((name) => !isLocked(name)).flatMap((name) =>
    (filters[name] ?? []).map((code) => ({
      name,
      code,
      facet: context.strings.facets[name]!,
      value: valueLabel(name, code, context).label,
    })),
  );
}
