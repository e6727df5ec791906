import type { Course, Entry, Session } from '@esca/feed';
import { bitsFrom, countCommon, hasBit, listBits, type Bits } from '../facets/bits.js';
import {
  countFacets,
  filterRecords,
  filterRows,
  relaxFilters,
  type Filters,
  type Relaxation,
} from '../facets/filter.js';
import type { Query } from '../search/query.js';
import { smallest } from '../search/rank.js';
import type { SearchHits } from '../search/search.js';
import { durationHours } from '../time/duration.js';
import { STRICT_AUDIENCE, type CourseFacet } from './course-facets.js';
import type { CourseLists } from './course-lists.js';
import { bestOfRows, LAST_KEY, NO_DATE } from './course-rows.js';

/** How results are ordered; titles decide between equals. */
export type CourseSort = 'relevance' | 'soonest' | 'newest' | 'title' | 'places' | 'shortest';

/** What is asked for. */
export interface CourseQuestion {
  readonly query?: string | undefined;
  readonly filters?: Readonly<Partial<Record<CourseFacet, readonly string[]>>> | undefined;
  /** False leaves out courses that are only also open to the workforces chosen; true when absent. */
  readonly alsoOpen?: boolean | undefined;
  /** `relevance` when absent, which without a query is `soonest`. */
  readonly sort?: CourseSort | undefined;
  /** From 1; a page past the last is the last. */
  readonly page?: number | undefined;
  /** 20 when absent. */
  readonly pageSize?: number | undefined;
}

/** How many courses one value of a facet would leave. */
export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

/** What was found. */
export interface CourseResults {
  /** How many courses in all. */
  readonly total: number;
  /** Those of the page, in order. */
  readonly results: readonly Entry<Course>[];
  readonly page: number;
  readonly pages: number;
  /** For each facet its values in order, with what each would leave if it alone were chosen in its facet. */
  readonly counts: ReadonlyMap<CourseFacet, readonly FacetCount[]>;
  /** How many more there are online or on demand, which are in no area; 0 when no area is chosen. */
  readonly online: number;
  /** Whether a session passes all filters on sessions, so that a course shows the date it was found by. */
  passes(session: Session): boolean;
  /** The query as understood, for `highlight`. */
  readonly query: Query | undefined;
  /** What taking away each filter, or the query, would give; the best first. Worked out when asked. */
  relaxations(): Relaxation[];
}

const RANKS = 1 << 21;
const REMOTE = ['online', 'on-demand'];

/**
 * Finds courses in lists: `hits` are those that a query found, when something was searched for. A filter whose choice is
 * empty, or `any`, is none.
 */
export function findListed(
  index: CourseLists,
  question: CourseQuestion,
  hits?: SearchHits,
): CourseResults {
  const { facets } = index;
  const { alsoOpen = true, pageSize = 20 } = question;
  const filters: Record<string, readonly string[]> = {};
  for (const [name, chosen] of Object.entries(question.filters ?? {})) {
    const values = chosen.filter((value) => value !== 'any');
    if (values.length) filters[name === 'audience' && !alsoOpen ? STRICT_AUDIENCE : name] = values;
  }
  const base = hits && bitsFrom(facets.count, hits.documents);
  const found = filterRecords(facets, filters, base);
  const total = countCommon(found);
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const page = Math.min(Math.max(1, Math.trunc(question.page ?? 1) || 1), pages);
  const keys = sortKeys(index, question.sort ?? 'relevance', found, filters, hits);
  const results = Array.from(
    smallest(keys, (page - 1) * pageSize, page * pageSize),
    (key) => index.courses[index.byTitle[key % RANKS]!]!,
  );
  return {
    total,
    results,
    page,
    pages,
    counts: namedCounts(index, filters, alsoOpen, base),
    online: countOnline(index, filters, found, base),
    passes: passing(index, filters),
    query: hits?.query,
    relaxations: () =>
      relaxFilters(facets, filters, base).map(({ facet, count }) => ({
        facet: facet === STRICT_AUDIENCE ? 'audience' : facet,
        count,
      })),
  };
}

/** Tells of a session whether its row passes; the rows are only worked out when somebody asks. */
function passing({ facets, rows }: CourseLists, filters: Filters): CourseResults['passes'] {
  const hasRows = Object.keys(filters).some((name) => facets.facets.get(name)?.rows);
  if (!hasRows) return () => true;
  let found: Bits | undefined;
  return (session) => {
    const row = rows.rowOf.get(session);
    found ??= filterRows(facets, filters)!;
    return row !== undefined && hasBit(found, row);
  };
}

function namedCounts(
  { facets }: CourseLists,
  filters: Filters,
  alsoOpen: boolean,
  base: Bits | undefined,
): ReadonlyMap<CourseFacet, readonly FacetCount[]> {
  const named = new Map<CourseFacet, readonly FacetCount[]>();
  for (const [name, counts] of countFacets(facets, filters, base)) {
    if (name === (alsoOpen ? STRICT_AUDIENCE : 'audience')) continue;
    const { values } = facets.facets.get(name)!;
    const list = values.map((value, i) => ({ value, count: counts[i]! }));
    named.set(name === STRICT_AUDIENCE ? 'audience' : (name as CourseFacet), list);
  }
  return named;
}

/** Those that the area hides: the other filters pass on one online session. */
function countOnline(
  { facets }: CourseLists,
  filters: Filters,
  found: Bits,
  base: Bits | undefined,
): number {
  if (!filters.area) return 0;
  const asked = filters.mode;
  const mode = asked ? REMOTE.filter((one) => asked.includes(one)) : REMOTE;
  if (!mode.length) return 0;
  const online = filterRecords(facets, { ...filters, mode }, base, 'area');
  return countCommon(online) - countCommon(online, found);
}

/**
 * One number for each course found, smallest first: what it is sorted by, and its place in the order of titles, from
 * which the course is read back. Sorting by date or places looks at the sessions that pass the filters, not at others.
 */
function sortKeys(
  index: CourseLists,
  sort: CourseSort,
  found: Bits,
  filters: Filters,
  hits: SearchHits | undefined,
): Float64Array {
  const { courses, titleRank, facets } = index;
  const list = listBits(found);
  let of: (course: number) => number = () => 0;
  if (sort === 'relevance' && hits) {
    const scores = new Int32Array(courses.length);
    hits.documents.forEach((course, i) => (scores[course] = hits.scores[i]!));
    of = (course) => LAST_KEY - scores[course]!;
  } else if (sort === 'relevance' || sort === 'soonest' || sort === 'places') {
    const best = bestOfRows(index.rows, index.clock, courses.length, {
      byPlaces: sort === 'places',
      passing: filterRows(facets, filters),
    });
    of = (course) => best[course]!;
  } else if (sort === 'newest') {
    of = (course) => LAST_KEY - (Date.parse(courses[course]!.record.modified ?? '') / 60_000 || 0);
  } else if (sort === 'shortest') {
    of = (course) => {
      const { duration, cpdHours } = courses[course]!.record;
      const hours = duration ? durationHours(duration) : (cpdHours ?? 0);
      return hours ? Math.min(hours * 60, NO_DATE) : NO_DATE;
    };
  }
  const keys = new Float64Array(list.length);
  for (let i = 0; i < keys.length; i++) {
    const course = list[i]!;
    keys[i] = Math.floor(of(course)) * RANKS + titleRank[course]!;
  }
  return keys;
}
