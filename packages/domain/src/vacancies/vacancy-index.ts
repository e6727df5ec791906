import type { Entry, LangTag, Links, Ref, Vacancy } from '@esca/feed';
import { bitsFrom, hasBit } from '../facets/bits.js';
import type { FacetIndex } from '../facets/build.js';
import { buildFacets } from '../facets/build.js';
import type { FacetCounts, Filters } from '../facets/filter.js';
import { countFacets, filterRecords } from '../facets/filter.js';
import type { SearchIndex } from '../search/search-index.js';
import { buildSearchIndex } from '../search/build.js';
import { searchDocuments } from '../search/search.js';
import { textOf } from '../text/choose.js';
import { readableCode } from '../text/readable.js';
import type { Words } from '../text/words.js';
import { joinVacancies } from './duplicates.js';
import { vacancyFacets } from './facets.js';
import { vacancyStep } from './joins.js';
import { sortVacancies } from './sort.js';
import type { VacancySort } from './sort.js';
import { isListed, nextChange, vacancyState, type VacancyState } from './state.js';

/** The vacancies that are open at a moment, ready to be searched and filtered. */
export interface VacancyIndex {
  readonly entries: readonly Entry<Vacancy>[];
  /** By full name, the other adverts for the same job. */
  readonly others: ReadonlyMap<Ref, readonly Entry<Vacancy>[]>;
  readonly search: SearchIndex;
  readonly facets: FacetIndex;
  /** When the list changes by the clock alone; build it again then. */
  readonly changesAt?: number;
}

/** The vacancies of an index in the orders that were asked for: sorting a thousand costs more than choosing among them. */
const orders = new WeakMap<VacancyIndex, Map<string, readonly Entry<Vacancy>[]>>();

/** What a visitor asks of the list. */
export interface VacancyQuery {
  readonly query?: string;
  readonly filters?: Filters;
  readonly sort?: VacancySort;
}

/** What is found. */
export interface VacancyResults {
  readonly entries: readonly Entry<Vacancy>[];
  /** For each facet, in order of its values, how many would be found. */
  readonly counts: FacetCounts;
}

function texts(entry: Entry<Vacancy>, links: Links, lang: LangTag): string[] {
  const { record, origin } = entry;
  const say = (text: Parameters<typeof textOf>[0]): string => textOf(text, lang, origin.language);
  const term = (taxonomy: string, code: string | undefined): string => {
    if (!code) return '';
    const found = links.term(origin, taxonomy, code);
    return found ? `${say(found.title)} ${(found.synonyms ?? []).join(' ')}` : readableCode(code);
  };
  const places = (record.places ?? []).map((ref) => {
    const found = links.find(ref, origin);
    if (found?.kind !== 'place') return '';
    return `${say(found.entry.record.name)} ${term('area', found.entry.record.area)}`;
  });
  const step = vacancyStep(entry, links);
  const role = step ? links.find(step) : undefined;
  const employer = record.employer ? links.find(record.employer, origin) : undefined;
  return [
    [say(record.title), record.reference ?? ''].join(' '),
    [
      say(record.team),
      term('service', record.service),
      role?.kind === 'node' ? say(role.node.title) : '',
      ...places,
    ].join(' '),
    [
      say(employer?.kind === 'org' ? employer.entry.record.name : origin.publisher.name),
      say(record.summary),
      say(record.description),
    ].join(' '),
  ];
}

/**
 * Builds the list of what is open at a moment, a little at every step: see `runInSlices` and `runAtOnce`.
 *
 * @param clock the reader's clock, in epoch milliseconds.
 */
export function* buildVacancyIndex(
  vacancies: readonly Entry<Vacancy>[],
  links: Links,
  lang: LangTag,
  clock: number,
): Generator<void, VacancyIndex> {
  const states: VacancyState[] = [];
  for (const entry of vacancies) {
    if (states.push(vacancyState(entry, clock)) % 50 === 0) yield;
  }
  const listed = vacancies.filter((_, index) => {
    const state = states[index];
    return state !== undefined && isListed(state);
  });
  const joined = joinVacancies(listed);
  const entries = joined.map(({ entry }) => entry);
  const others = new Map(joined.map((job) => [job.entry.ref, job.others]));
  const search = yield* buildSearchIndex({
    count: entries.length,
    fields: [
      { weight: 4, length: 5 },
      { weight: 2, length: 12 },
      { weight: 1, length: 120 },
    ],
    texts: (document) => {
      const entry = entries[document];
      return entry ? texts(entry, links, lang) : [];
    },
  });
  const facets = yield* buildFacets(entries.length, vacancyFacets(entries, links, clock));
  // What is hidden for being early counts as well: it will join the list.
  const changesAt = nextChange(states);
  return { entries, others, search, facets, ...(changesAt !== undefined && { changesAt }) };
}

/** The vacancies that a visitor asks for, in order, with the counts of every choice. */
export function findVacancies(
  index: VacancyIndex,
  { query = '', filters = {}, sort = 'closing' }: VacancyQuery,
  words: Words,
): VacancyResults {
  const { entries, facets, search } = index;
  // Without words the search engine is not even begun.
  const hits = query.trim() ? searchDocuments(search, query) : undefined;
  const base = hits && bitsFrom(entries.length, hits.documents);
  const found = filterRecords(facets, filters, base);
  const chosen = new Set(entries.filter((_, at) => hasBit(found, at)));
  return {
    entries: ordered(index, sort, words).filter((entry) => chosen.has(entry)),
    counts: countFacets(facets, filters, base),
  };
}

function ordered(index: VacancyIndex, sort: VacancySort, words: Words): readonly Entry<Vacancy>[] {
  const kept = orders.get(index) ?? new Map<string, readonly Entry<Vacancy>[]>();
  const name = `${sort} ${words.lang}`;
  const list = kept.get(name) ?? sortVacancies(index.entries, sort, words);
  orders.set(index, kept.set(name, list));
  return list;
}
