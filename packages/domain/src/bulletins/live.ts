import type { Bulletin, BulletinItem, Catalogue, Entry, Found, Links } from '@esca/feed';
import { fullRef } from '@esca/feed';
import type { CourseAvailability } from '../availability/course.js';
import { courseAvailability } from '../availability/course.js';
import type { SessionAvailability } from '../availability/session.js';
import { availabilityContext, sessionAvailability } from '../availability/session.js';
import { instantOf } from '../time/zone.js';
import type { VacancyState } from '../vacancies/state.js';
import { isListed, vacancyState } from '../vacancies/state.js';

/** What an item of an issue points at, as it is now and not as it was when the issue was written. */
export interface LiveReference {
  /** The target; absent when it is not, or no longer, there. */
  readonly found?: Found;
  /** False when it can no longer be had: filled, closed, cancelled or gone. Then the item says so and does not advertise. */
  readonly open: boolean;
  /** True when the publisher has taken it out. */
  readonly gone?: boolean;
  readonly course?: CourseAvailability;
  readonly session?: SessionAvailability;
  readonly vacancy?: VacancyState;
  /** When it can no longer be had by the clock alone, in epoch milliseconds. */
  readonly closesAt?: number;
}

const OPEN: ReadonlySet<string> = new Set([
  'open',
  'few',
  'last',
  'on-demand',
  'opens',
  'check',
  'waiting',
  'expected',
]);

/**
 * Looks up what an item points at. A target that cannot be found is only called gone when its publisher says so; else the
 * document that holds it may not be loaded.
 */
export function liveReference(
  item: BulletinItem,
  { origin }: Entry<Bulletin>,
  catalogue: Pick<Catalogue, 'removed'>,
  links: Links,
  clock: number,
): LiveReference | undefined {
  if (!item.ref) return undefined;
  const found = links.find(item.ref, origin);
  if (!found) {
    const ref = fullRef(item.ref, origin);
    const gone = catalogue.removed.has(ref) || catalogue.removed.has(ref.split('#')[0] ?? ref);
    return { open: !gone, ...(gone && { gone }) };
  }
  if (found.kind === 'vacancy') {
    const vacancy = vacancyState(found.entry, clock);
    const { closesAt } = vacancy;
    return { found, vacancy, open: isListed(vacancy), ...(closesAt !== undefined && { closesAt }) };
  }
  if (found.kind === 'session') {
    const { entry, session: record } = found;
    const session = sessionAvailability(record, availabilityContext(entry.origin, clock));
    const closes = record.bookingCloses;
    const closesAt = closes ? instantOf(closes, session.zone, 'end') : session.start;
    const open = OPEN.has(session.state);
    return { found, session, open, ...(closesAt !== undefined && { closesAt }) };
  }
  if (found.kind === 'course') {
    const course = courseAvailability(found.entry, clock);
    const chosen = course.later ?? course.next;
    const closes = chosen?.session.bookingCloses;
    const closesAt =
      chosen && closes
        ? instantOf(closes, chosen.availability.zone, 'end')
        : chosen?.availability.start;
    const open = course.later !== undefined || OPEN.has(course.state);
    return { found, course, open, ...(closesAt !== undefined && { closesAt }) };
  }
  return { found, open: true };
}
