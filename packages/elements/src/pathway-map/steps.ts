import {
  availabilityGroup,
  civilDateOf,
  describeStep,
  isListed,
  sessionsAhead,
  vacancyAreas,
  vacancyState,
  type PathwayGraph,
  type StepDetails,
} from '@esca/domain';
import type { Course, Entry, Id, Links, Pathway, Ref, Term, Vacancy } from '@esca/feed';

/** A step as both views show it. */
export interface Step extends StepDetails {
  readonly id: Id;
  /** Full name. */
  readonly ref: Ref;
  /** Its stage, counted from 1; 0 when it names none. */
  readonly place: number;
  /** Courses that help with it, and how many of them can be booked now. */
  readonly courses: readonly Entry<Course>[];
  readonly bookable: number;
  /** Vacancies that can be applied for now, in the chosen areas. */
  readonly vacancies: readonly Entry<Vacancy>[];
  /** Whether it is what the visitor looks for. */
  readonly match: boolean;
}

/** What the visitor looks for; an empty list is no wish. */
export interface Wishes {
  readonly audience: readonly string[];
  readonly level: readonly string[];
  readonly track: string;
  /** `vacancies`, `training`. */
  readonly only: readonly string[];
  /** Only what can be reached from here. */
  readonly from: Id | undefined;
}

/** The id of a step, from an id or a reference to one. */
export const idOf = (value: string): Id => value.slice(value.lastIndexOf('#') + 1);

/** The areas that the feed of a pathway has. */
export const areasOf = (entry: Entry<Pathway> | undefined): readonly Term[] =>
  termsOf('area', entry);

const termsOf = (taxonomy: string, entry: Entry<Pathway> | undefined): readonly Term[] =>
  entry?.origin.taxonomies.find(({ id }) => id === taxonomy)?.terms ?? [];

/** The codes of a taxonomy and all that lie in them; nothing when there are none. */
function withNarrower(
  taxonomy: 'area' | 'topic',
  codes: readonly string[],
  entry: Entry<Pathway>,
): ReadonlySet<string> | undefined {
  if (!codes.length) return undefined;
  const terms = termsOf(taxonomy, entry);
  const all = new Set(codes);
  // A term may come before the one that it lies in, so the list is read until nothing is added.
  for (let size = -1; size !== all.size;) {
    size = all.size;
    for (const { id, broader } of terms) if (broader && all.has(broader)) all.add(id);
  }
  return all;
}

/** Steps that can be reached from one, itself among them. */
function reachable({ index, moves, out }: PathwayGraph, from: Id): ReadonlySet<number> {
  const found = new Set([index.get(from) ?? -1]);
  for (const node of found) for (const edge of out[node] ?? []) found.add(moves[edge]!.to);
  return found;
}

/**
 * Every step of a pathway with what is live on it, in the order of the pathway; all of them match. Courses are those of
 * the topics, bookable in the areas; vacancies are those in the areas.
 */
export function deriveSteps(
  graph: PathwayGraph,
  entry: Entry<Pathway>,
  links: Links,
  now: number,
  { area, topic }: { readonly area: readonly string[]; readonly topic: readonly string[] },
): readonly Step[] {
  const today = civilDateOf(now, entry.origin.timeZone);
  const { stages } = entry.record;
  const areas = withNarrower('area', area, entry);
  const topics = withNarrower('topic', topic, entry);
  const known = new Map<Ref, boolean>();
  const isBookable = (course: Entry<Course>): boolean => {
    const before = known.get(course.ref);
    if (before !== undefined) return before;
    const can = sessionsAhead(course, now).some(({ session, availability }) => {
      if (availabilityGroup(availability.state) !== 'bookable') return false;
      // What is taught in no place can be joined from every area.
      if (!areas || !session.place) return true;
      const place = links.find(session.place, course.origin);
      const area = place?.kind === 'place' ? place.entry.record.area : undefined;
      return area !== undefined && areas.has(area);
    });
    known.set(course.ref, can);
    return can;
  };

  return graph.nodes.map((node): Step => {
    const details = describeStep(graph, node.id, today)!;
    const ref = `${entry.ref}#${node.id}`;
    const courses = links
      .coursesOf(ref)
      .filter(({ record }) => !topics || record.topics?.some((one) => topics.has(one)));
    const vacancies = links
      .vacanciesOf(ref)
      .filter(
        (vacancy) =>
          isListed(vacancyState(vacancy, now)) &&
          (!areas || vacancyAreas(vacancy, links).some((area) => areas.has(area))),
      );
    const bookable = courses.filter(isBookable).length;
    return {
      ...details,
      id: node.id,
      ref,
      place: stages.findIndex(({ id }) => id === node.stage) + 1,
      courses,
      bookable,
      vacancies,
      match: true,
    };
  });
}

/** The same steps, each with whether it is what the visitor looks for. A step that says the same as before is the same object. */
export function matchSteps(
  steps: readonly Step[],
  graph: PathwayGraph,
  { audience, level, track, only, from }: Wishes,
): readonly Step[] {
  const reach = from === undefined ? undefined : reachable(graph, from);
  return steps.map((step, at): Step => {
    const { node, stage, vacancies, bookable } = step;
    const forWhom: readonly string[] = node.audience ?? graph.pathway.audience ?? [];
    const levels: readonly string[] = stage?.levels ?? [];
    const match =
      (!audience.length ||
        !forWhom.length ||
        forWhom.includes('all') ||
        audience.some((one) => forWhom.includes(one))) &&
      (!level.length || level.some((one) => levels.includes(one))) &&
      (!track || node.track === track) &&
      (!only.includes('vacancies') || vacancies.length > 0) &&
      (!only.includes('training') || bookable > 0) &&
      (!reach || reach.has(at));
    return match ? step : { ...step, match };
  });
}
