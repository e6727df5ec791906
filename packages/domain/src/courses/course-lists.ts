import type { Course, Entry, LangTag, Links } from '@esca/feed';
import { buildFacets, type FacetIndex } from '../facets/build.js';
import { smallest } from '../search/rank.js';
import { runAtOnce, sortInSteps } from '../search/steps.js';
import { fold } from '../search/tokens.js';
import { textOf } from '../text/choose.js';
import { recordFacets } from './course-facets.js';
import {
  bestOfRows,
  listRows,
  momentOf,
  rowFacets,
  type CourseRows,
  type RowClock,
} from './course-rows.js';

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
  readonly compare?: ((a: string, b: string) => number) | undefined;
  /** For each course its place in the order of titles, when that is known already. */
  readonly titleRank?: Uint32Array;
  /** So many courses are wanted before the lists of all are built. */
  readonly first?: number | undefined;
}

/**
 * Builds all but the search part, which takes the longest: enough to show, filter, count and sort. On the way it gives
 * lists that answer one question, the most frequent: which `first` courses are the soonest, when nothing is chosen.
 */
export function* buildCourseLists(
  courses: readonly Entry<Course>[],
  links: Links,
  { lang, now, compare, titleRank, first }: CourseListOptions,
): Generator<CourseLists | void, CourseLists> {
  const origins = [...new Set(courses.map(({ origin }) => origin))];
  const rows = yield* listRows(courses, origins, links);
  const moment = yield* momentOf(rows, now);
  if (first !== undefined) yield firstLists(courses, rows, moment.clock, { lang, compare, first });
  const records = yield* buildFacets(courses.length, recordFacets(courses, origins, links));
  const facets = yield* rowFacets(records, rows, moment);
  const byTitle = titleRank ? inverse(titleRank) : yield* sortTitles(courses, lang, compare);
  return {
    courses,
    facets,
    rows,
    clock: moment.clock,
    titleRank: titleRank ?? inverse(byTitle),
    byTitle,
  };
}

/** The same index at another time: only what the clock changes is worked out again. */
export function* refreshCourseIndex<Index extends CourseLists>(
  index: Index,
  now: number,
): Generator<void, Index> {
  const moment = yield* momentOf(index.rows, now);
  const facets = yield* rowFacets(index.facets, index.rows, moment);
  return { ...index, facets, clock: moment.clock };
}

/**
 * Lists without facets, in which only the titles of the first courses by date are in order. Titles decide between courses
 * that begin at one time, so those that may be among the first are all that begin no later than the last of them.
 */
function firstLists(
  courses: readonly Entry<Course>[],
  rows: CourseRows,
  clock: RowClock,
  { lang, compare, first }: { first: number } & Pick<CourseListOptions, 'lang' | 'compare'>,
): CourseLists {
  const begins = bestOfRows(rows, clock, courses.length);
  const end = Math.min(first, courses.length) - 1;
  const last = end < 0 ? 0 : smallest(Float64Array.from(begins), end, end + 1)[0]!;
  const names: string[] = [];
  const candidates: number[] = [];
  const others: number[] = [];
  for (let course = 0; course < courses.length; course++) {
    if (begins[course]! > last) others.push(course);
    else {
      candidates.push(course);
      names.push(sortName(courses[course]!, lang, compare));
    }
  }
  const order = runAtOnce(sortInSteps(names, compare));
  const byTitle = Uint32Array.from([...Array.from(order, (at) => candidates[at]!), ...others]);
  return {
    courses,
    facets: { count: courses.length, rowRecords: rows.courses, facets: new Map() },
    rows,
    clock,
    titleRank: inverse(byTitle),
    byTitle,
  };
}

/** The courses in the order of their titles. */
function* sortTitles(
  courses: readonly Entry<Course>[],
  lang: LangTag,
  compare: CourseListOptions['compare'],
): Generator<void, Uint32Array> {
  const titles: string[] = [];
  for (const entry of courses) if (titles.push(sortName(entry, lang, compare)) % 256 === 0) yield;
  return yield* sortInSteps(titles, compare);
}

/** The title by which a course is sorted: folded where its letters are all there is to compare. */
function sortName(
  { record, origin }: Entry<Course>,
  lang: LangTag,
  compare: CourseListOptions['compare'],
): string {
  const title = textOf(record.title, lang, origin.language);
  return compare ? title : fold(title);
}

function inverse(order: Uint32Array): Uint32Array {
  const places = new Uint32Array(order.length);
  for (let place = 0; place < order.length; place++) places[order[place]!] = place;
  return places;
}
