import {
  fullRef,
  PCF_DOMAINS,
  PCF_LEVELS,
  type Cost,
  type Course,
  type Entry,
  type Links,
  type Origin,
} from '@esca/feed';
import type { FacetSource } from '../facets/build.js';
import { treeOf } from '../facets/tree.js';

/** The facets of the finder, in the order in which they stand when nobody chooses another. */
export const COURSE_FACETS = [
  'audience',
  'area',
  'mode',
  'topic',
  'step',
  'level',
  'domain',
  'format',
  'when',
  'availability',
  'approval',
  'cost',
  'provider',
] as const;

/** The name of a facet of the finder. */
export type CourseFacet = (typeof COURSE_FACETS)[number];

/** The facet that stands in for `audience` when "also open to" is left out. */
export const STRICT_AUDIENCE = 'audience-only';

const AUDIENCES = ['adults', 'children'] as const;
const APPROVALS = ['none', 'manager', 'selection', 'nomination'] as const;

/** The facets of a course that do not depend on one session. */
export function recordFacets(
  courses: readonly Entry<Course>[],
  origins: readonly Origin[],
  links: Links,
): Record<string, FacetSource> {
  const of =
    (read: (course: Course, entry: Entry<Course>) => readonly string[] | undefined) =>
    (document: number) =>
      read(courses[document]!.record, courses[document]!) ?? [];
  const audience = (course: Course, also: boolean): readonly string[] => {
    const own = course.audience ?? ['all'];
    const open = also ? [...own, ...(course.alsoOpenTo ?? [])] : own;
    return open.includes('all') ? AUDIENCES : open;
  };
  return {
    audience: { values: AUDIENCES, of: of((course) => audience(course, true)) },
    [STRICT_AUDIENCE]: { values: AUDIENCES, of: of((course) => audience(course, false)) },
    topic: { ...treeOf(origins, 'topic'), of: of((course) => course.topics) },
    step: { of: of((_, { ref }) => links.nodesOf(ref).map((step) => step.ref)) },
    level: { values: PCF_LEVELS, of: of((course) => course.levels) },
    domain: { values: PCF_DOMAINS, of: of((course) => course.domains) },
    format: {
      ...treeOf(origins, 'format'),
      of: of((course) => (course.format === undefined ? [] : [course.format])),
    },
    approval: { values: APPROVALS, of: of(approvalsOf) },
    provider: {
      of: of(({ provider }, { origin }) => [
        fullRef(provider ?? `org/${origin.publisher.id}`, origin),
      ]),
    },
  };
}

/** Whose agreement a course needs: each session's, which may replace the course's. */
function approvalsOf({ approval = 'none', sessions = [] }: Course): string[] {
  return sessions.length
    ? [...new Set(sessions.map((session) => session.approval ?? approval))]
    : [approval];
}

/** `free` when every fee is 0, `paid` when one is not, nothing when none is stated. A charge for not coming is no fee. */
export function costOf(costs: readonly Cost[] | undefined): readonly string[] {
  if (!costs?.length) return [];
  return [
    costs.every(({ amount, kind }) => amount === 0 || kind === 'non-attendance') ? 'free' : 'paid',
  ];
}
