import type { Course, Entry, LangTag, Links } from '@esca/feed';
import { buildFacets, type FacetIndex } from '../facets/build.js';
import { buildSearchIndex } from '../search/build.js';
import type { SearchIndex } from '../search/search-index.js';
import { sortInSteps } from '../search/steps.js';
import { fold } from '../search/tokens.js';
import { textOf } from '../text/choose.js';
import { recordFacets } from './course-facets.js';
import { listRows, rowFacets, type CourseRows, type RowClock } from './course-rows.js';
import { courseFields, courseTexts, synonymsOf, type CapabilityNames } from './course-search.js';

/** Courses that can be filtered, counted and sorted. Build it with `buildCourseLists`. */
export interface CourseLists {
  readonly courses: readonly Entry<Course>[];
  readonly facets: FacetIndex;
  readonly rows: CourseRows;
  readonly clock: RowClock;
  /** For each course its place in the order of titles. */
  readonly titleRank: Uint32Array;
  /** The courses in the order of titles. */
  readonly byTitle: Uint32Array;
}

/** Courses that can be searched, filtered, counted and sorted at a stroke. Build it with `buildCourseIndex`. */
export interface CourseIndex extends CourseLists {
  readonly search: SearchIndex;
}

/** What an index depends on besides the courses. */
export interface CourseIndexOptions {
  /** The reader's clock, in epoch milliseconds. */
  readonly now: number;
  /** Language of the texts that are searched and sorted. */
  readonly lang: LangTag;
  /** Names of capabilities, to be found by. */
  readonly names?: CapabilityNames;
  /** Order of titles; of their folded letters when absent. */
  readonly compare?: (a: string, b: string) => number;
  /**
   * A search index of the same courses in the same order, from `loadSearchIndex`. One of another number of courses is not
   * used. Loading is left to the caller, so that only pages with a saved index carry the code for it.
   */
  readonly search?: SearchIndex | undefined;
}

/** Builds an index, a little at every step: see `runInSlices` and `runAtOnce`. */
export function* buildCourseIndex(
  courses: readonly Entry<Course>[],
  links: Links,
  options: CourseIndexOptions,
): Generator<void, CourseIndex> {
  const lists = yield* buildCourseLists(courses, links, options);
  const search =
    options.search?.count === courses.length
      ? { ...options.search, texts: courseTexts(courses, links, options.lang, options.names) }
      : yield* buildCourseSearch(courses, links, options);
  return { ...lists, search };
}

/** Builds all but the search part, which takes the longest: enough to show, filter, count and sort. */
export function* buildCourseLists(
  courses: readonly Entry<Course>[],
  links: Links,
  { lang, now, compare }: Pick<CourseIndexOptions, 'lang' | 'now' | 'compare'>,
): Generator<void, CourseLists> {
  const origins = [...new Set(courses.map(({ origin }) => origin))];
  const records = yield* buildFacets(courses.length, recordFacets(courses, origins, links));
  const rows = yield* listRows(courses, origins, links);
  const { facets, clock } = yield* rowFacets(records, rows, now);
  const titles: string[] = [];
  for (const { record, origin } of courses) {
    const title = textOf(record.title, lang, origin.language);
    if (titles.push(compare ? title : fold(title)) % 256 === 0) yield;
  }
  const byTitle = yield* sortInSteps(titles, compare);
  const titleRank = new Uint32Array(courses.length);
  for (let rank = 0; rank < byTitle.length; rank++) titleRank[byTitle[rank]!] = rank;
  return { courses, facets, rows, clock, titleRank, byTitle };
}

/** Builds the search part alone, for a publisher to save with `saveSearchIndex`. */
export function buildCourseSearch(
  courses: readonly Entry<Course>[],
  links: Links,
  { lang, names }: Pick<CourseIndexOptions, 'lang' | 'names'>,
): Generator<void, SearchIndex> {
  return buildSearchIndex({
    count: courses.length,
    fields: courseFields,
    texts: courseTexts(courses, links, lang, names),
    synonyms: synonymsOf([...new Set(courses.map(({ origin }) => origin))]),
  });
}

/** The same index at another time: only what the clock changes is worked out again. */
export function* refreshCourseIndex<Index extends CourseLists>(
  index: Index,
  now: number,
): Generator<void, Index> {
  return { ...index, ...(yield* rowFacets(index.facets, index.rows, now)) };
}
