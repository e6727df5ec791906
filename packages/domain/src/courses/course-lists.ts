import type { Course, Entry, LangTag, Links } from '@esca/feed';
import { buildFacets, type FacetIndex } from '../facets/build.js';
import { sortInSteps } from '../search/steps.js';
import { fold } from '../search/tokens.js';
import { textOf } from '../text/choose.js';
import { recordFacets } from './course-facets.js';
import { listRows, rowFacets, type CourseRows, type RowClock } from './course-rows.js';

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

/** What lists depend on besides the courses. */
export interface CourseListOptions {
  /** The reader's clock, in epoch milliseconds. */
  readonly now: number;
  /** Language of the texts that are searched and sorted. */
  readonly lang: LangTag;
  /** Order of titles; of their folded letters when absent. */
  readonly compare?: (a: string, b: string) => number;
  /** For each course its place in the order of titles, when that is known already. */
  readonly titleRank?: Uint32Array;
}

/** Builds all but the search part, which takes the longest: enough to show, filter, count and sort. */
export function* buildCourseLists(
  courses: readonly Entry<Course>[],
  links: Links,
  { lang, now, compare, titleRank }: CourseListOptions,
): Generator<void, CourseLists> {
  const origins = [...new Set(courses.map(({ origin }) => origin))];
  const records = yield* buildFacets(courses.length, recordFacets(courses, origins, links));
  const rows = yield* listRows(courses, origins, links);
  const { facets, clock } = yield* rowFacets(records, rows, now);
  const byTitle = titleRank ? inverse(titleRank) : yield* sortTitles(courses, lang, compare);
  return { courses, facets, rows, clock, titleRank: titleRank ?? inverse(byTitle), byTitle };
}

/** The same index at another time: only what the clock changes is worked out again. */
export function* refreshCourseIndex<Index extends CourseLists>(
  index: Index,
  now: number,
): Generator<void, Index> {
  return { ...index, ...(yield* rowFacets(index.facets, index.rows, now)) };
}

/** The courses in the order of their titles. */
function* sortTitles(
  courses: readonly Entry<Course>[],
  lang: LangTag,
  compare: CourseListOptions['compare'],
): Generator<void, Uint32Array> {
  const titles: string[] = [];
  for (const { record, origin } of courses) {
    const title = textOf(record.title, lang, origin.language);
    if (titles.push(compare ? title : fold(title)) % 256 === 0) yield;
  }
  return yield* sortInSteps(titles, compare);
}

function inverse(order: Uint32Array): Uint32Array {
  const places = new Uint32Array(order.length);
  for (let place = 0; place < order.length; place++) places[order[place]!] = place;
  return places;
}
