import type { Entry, Links, PathwayEdge, Ref, Vacancy } from '@esca/feed';
import { vacancyAreas, vacancyStep } from './joins.js';

/** What makes a vacancy like another: the nearest first. */
export const LIKENESSES = [
  'role',
  'role-elsewhere',
  'onward',
  'before',
  'beside',
  'service',
] as const;

/** One of {@link LIKENESSES}. */
export type Likeness = (typeof LIKENESSES)[number];

/** A vacancy that somebody who reads another may want to see. */
export interface SimilarVacancy {
  readonly entry: Entry<Vacancy>;
  readonly why: Likeness;
}

/** How the steps next to a step lie: the move that is found first is the one that counts. */
function neighbours(step: Ref, links: Links): Map<Ref, Likeness> {
  const found = links.find(step);
  const near = new Map<Ref, Likeness>();
  if (found?.kind !== 'node') return near;
  const { ref, record } = found.entry;
  const add = (id: string, why: Likeness): void => {
    const name = `${ref}#${id}`;
    if (!near.has(name)) near.set(name, why);
  };
  const sideways = ({ kind }: PathwayEdge): boolean => kind === 'lateral';
  for (const edge of record.edges) {
    if (edge.from === found.node.id) add(edge.to, sideways(edge) ? 'beside' : 'onward');
    else if (edge.to === found.node.id) add(edge.from, sideways(edge) ? 'beside' : 'before');
  }
  return near;
}

/**
 * Of the vacancies listed, those most like one that may not be among them: the same step nearby, the same step elsewhere,
 * a step on, back or beside, then the same kind of team. Equals keep the order of the list.
 */
export function similarVacancies(
  entry: Entry<Vacancy>,
  listed: readonly Entry<Vacancy>[],
  links: Links,
): SimilarVacancy[] {
  const step = vacancyStep(entry, links);
  const near = step === undefined ? new Map<Ref, Likeness>() : neighbours(step, links);
  const areas = vacancyAreas(entry, links);
  const { service } = entry.record;
  const likeness = (other: Entry<Vacancy>): Likeness | undefined => {
    const its = vacancyStep(other, links);
    if (its !== undefined && its === step) {
      const nearby = vacancyAreas(other, links).some((area) => areas.includes(area));
      return nearby || areas.length === 0 ? 'role' : 'role-elsewhere';
    }
    const move = its === undefined ? undefined : near.get(its);
    return move ?? (service && other.record.service === service ? 'service' : undefined);
  };
  return listed
    .flatMap((other) => {
      const why = other.ref === entry.ref ? undefined : likeness(other);
      return why === undefined ? [] : [{ entry: other, why }];
    })
    .sort((a, b) => LIKENESSES.indexOf(a.why) - LIKENESSES.indexOf(b.why));
}
