import { isClosedLately, readerNow, vacancyState, type VacancyIndex } from '@esca/domain';
import {
  fullRef,
  type Catalogue,
  type Entry,
  type Origin,
  type Ref,
  type Vacancy,
} from '@esca/feed';

/** What became of the vacancy that a link or an attribute names. */
export type Wanted =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly entry: Entry<Vacancy> }
  /**
   * `removed`: it is gone, or closed longer ago than anybody follows a link; `unlisted`: it is not open yet, or has stood
   * there for too long to be believed; `unknown`: the feeds do not have it.
   */
  | { readonly kind: 'removed' | 'unlisted' | 'unknown' };

/**
 * Finds the vacancy that an id or a reference names, and whether it can be shown. A bare id means the first source that
 * has it. One that is closed is shown for some days more, so that whoever follows a link learns what became of it.
 */
export function findWanted(
  named: string,
  { vacancies, removed, origins, sameAs }: Catalogue,
  clock: number,
): Wanted {
  if (!named) return { kind: 'none' };
  // Another source's advert for a job is found under the one that is shown.
  const wanted = sameAs.get(named) ?? named;
  const isNamed = (ref: Ref, id: string): boolean =>
    wanted === ref || ref.endsWith(`:${wanted}`) || wanted === id;
  const entry = vacancies.find(({ ref, record }) => isNamed(ref, record.id));
  if (!entry) {
    const gone = origins.some((origin) =>
      [wanted, `vacancy/${wanted}`].some((ref) => removed.has(fullRef(ref, origin))),
    );
    return { kind: gone ? 'removed' : 'unknown' };
  }
  const now = readerNow(clock, entry.origin.generatedAt);
  const found = vacancyState(entry, clock);
  if (found.state === 'hidden') return { kind: 'unlisted' };
  if (found.state === 'closed' && !isClosedLately(found, now)) return { kind: 'removed' };
  return { kind: 'found', entry };
}

/** Where other adverts for a job come from: those that were joined by an identifier, and those that say the same. */
export function alsoFrom(
  ref: Ref,
  { others }: VacancyIndex,
  { sameAs, origins }: Catalogue,
): Origin[] {
  const joined = [...sameAs].flatMap(([name, kept]) => (kept === ref ? [name.split(':')[0]] : []));
  return [
    ...(others.get(ref) ?? []).map(({ origin }) => origin),
    ...origins.filter(({ publisher }) => joined.includes(publisher.id)),
  ];
}
