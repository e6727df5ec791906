import type { Course, Entry, Links } from '@esca/feed';
import { buildSearchIndex } from '../search/build.js';
import type { SearchIndex } from '../search/search-index.js';
import { buildCourseLists, type CourseListOptions, type CourseLists } from './course-lists.js';
import { courseFields, courseTexts, synonymsOf, type CapabilityNames } from './course-search.js';

/** Courses that can be searched, filtered, counted and sorted at a stroke. Build it with `buildCourseIndex`. */
export interface CourseIndex extends CourseLists {
  readonly search: SearchIndex;
}

/** What an index depends on besides the courses. */
export interface CourseIndexOptions extends CourseListOptions {
  /** Names of capabilities, to be found by. */
  readonly names?: CapabilityNames;
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
): Generator<unknown, CourseIndex> {
  const lists = yield* buildCourseLists(courses, links, options);
  const search =
    options.search?.count === courses.length
      ? { ...options.search, texts: courseTexts(courses, links, options.lang, options.names) }
      : yield* buildCourseSearch(courses, links, options);
  return { ...lists, search };
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
