import {
  COURSE_FACETS,
  type CourseFacet,
  type CourseLists,
  type CourseQuestion,
  type CourseSort,
} from '@esca/domain';
import type { Course, Entry, Links } from '@esca/feed';
import type { VisitorState } from '../shared/visitor-state.js';

/** What is asked for in print at most. */
export const MOST_PRINTED = 200;

/** The facets in the order that the author chose, or in ours. */
export function facetOrder(facets: string): readonly CourseFacet[] {
  const wanted = facets.split(/\s+/);
  const chosen = wanted.flatMap((name) => COURSE_FACETS.filter((facet) => facet === name));
  return chosen.length > 0 ? [...new Set(chosen)] : USUAL;
}

/** What most people look for first comes first. */
const USUAL: readonly CourseFacet[] = [
  'when',
  'area',
  'mode',
  'availability',
  'audience',
  'topic',
  'format',
  'step',
  'level',
  'domain',
  'approval',
  'cost',
  'provider',
];

/** The values of a facet that hold. */
export const chosenOf =
  (visitor: VisitorState, unknown: ReadonlySet<string> = new Set()) =>
  (name: CourseFacet): readonly string[] =>
    visitor.list(name).filter((value) => value !== 'any' && !unknown.has(`${name} ${value}`));

/**
 * Values that no vocabulary and no record has: a slip in an address or an attribute. They are left out, because they
 * would hide everything. A month that has nothing is a good question with an empty answer.
 */
export function unknownValues(
  visitor: VisitorState,
  index: CourseLists,
  links: Links,
): ReadonlySet<string> {
  const unknown = new Set<string>();
  for (const name of COURSE_FACETS) {
    if (name === 'when') continue;
    for (const value of visitor.list(name))
      if (!index.facets.facets.get(name)?.positions.has(value) && !links.find(value))
        unknown.add(`${name} ${value}`);
  }
  return unknown;
}

/** What the visitor asks for now. */
export function questionOf(
  visitor: VisitorState,
  chosen: (name: CourseFacet) => readonly string[],
  query: string,
): CourseQuestion {
  return {
    query,
    filters: Object.fromEntries(COURSE_FACETS.map((name) => [name, chosen(name)])),
    alsoOpen: visitor.value('also-open') !== 'no',
    sort: (visitor.value('view') === 'agenda' ? 'soonest' : visitor.value('sort')) as CourseSort,
  };
}

/** Whether the first of all courses answer what is asked: nothing is chosen, and it is the first page. */
export const isPlain = (visitor: VisitorState, pageSize: number): boolean =>
  Number(visitor.value('page')) <= 1 &&
  pageSize <= FIRST_CARDS &&
  ['query', 'view', 'sort', ...COURSE_FACETS].every((name) =>
    ['', 'any', 'list', 'table', 'relevance', 'soonest'].includes(visitor.value(name)),
  );

/** So many courses of a large catalogue come at once. */
const FIRST_CARDS = 40;

/** The course that an id or a full name names: of several with one id, the first source's. */
export function courseOf(
  name: string,
  courses: readonly Entry<Course>[],
): Entry<Course> | undefined {
  const [whole = ''] = name.split('#');
  return courses.find(
    ({ ref, record }) => ref === whole || record.id === whole || ref.endsWith(`:${whole}`),
  );
}

/** The shortest name by which {@link courseOf} finds it again. */
export const nameOf = (entry: Entry<Course>, courses: readonly Entry<Course>[]): string =>
  courseOf(entry.record.id, courses) === entry ? entry.record.id : entry.ref;
