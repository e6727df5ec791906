import type { Cadence, Course, Entry, Session } from '@esca/feed';
import type { SessionAvailability, SessionState } from './session.js';
import { availabilityContext, sessionAvailability } from './session.js';

/** A session with what can be said of it. */
export interface SessionChoice {
  readonly session: Session;
  readonly availability: SessionAvailability;
}

/** What can be said of a course: its next session, a later one with places, or when it is expected. */
export interface CourseAvailability {
  /** The next session's state; `expected` or `undated` when there is none. */
  readonly state: SessionState | 'expected' | 'undated';
  /** The session that the course shows. */
  readonly next?: SessionChoice;
  /** The first later session with places, when the next one has none to book. */
  readonly later?: SessionChoice;
  /** The first later session that may have places, when booking of the next has closed and none is known to have any. */
  readonly possible?: SessionChoice;
  /** For `expected`: how often it runs, or when it is next expected. */
  readonly cadence?: Cadence;
}

const GONE: readonly SessionState[] = ['cancelled', 'postponed', 'past'];
const SHUT: readonly SessionState[] = ['waiting', 'waiting-full', 'full', 'closed'];
const PLACES: readonly SessionState[] = ['open', 'few', 'last'];
const POSSIBLE: readonly SessionState[] = ['check', 'opens', 'on-demand'];

/** Dated sessions by date, then what can be had at any time, then what has only words for a date. */
function rank({ availability }: SessionChoice): number {
  return availability.start ?? (availability.state === 'on-demand' ? 8e15 : 9e15);
}

/** Sessions that are not past, cancelled or postponed, soonest first, each with its availability. */
export function sessionsAhead(entry: Entry<Course>, clock: number): SessionChoice[] {
  const context = availabilityContext(entry.origin, clock);
  return (entry.record.sessions ?? [])
    .map((session) => ({ session, availability: sessionAvailability(session, context) }))
    .filter(({ availability }) => !GONE.includes(availability.state))
    .sort((a, b) => rank(a) - rank(b));
}

/**
 * Says what can be done about a course now. A session that has already started is shown only when nothing follows it,
 * because nobody can book it any more.
 *
 * @param clock the reader's clock, in epoch milliseconds.
 * @param wanted which sessions may be the one that is shown, where a list was filtered; all when none is wanted.
 */
export function courseAvailability(
  entry: Entry<Course>,
  clock: number,
  wanted: (session: Session) => boolean = () => true,
): CourseAvailability {
  const ahead = sessionsAhead(entry, clock);
  const some = ahead.filter(({ session }) => wanted(session));
  const shown = some.length > 0 ? some : ahead;
  const next = shown.find(({ availability }) => availability.state !== 'in-progress') ?? shown[0];
  if (!next) {
    const { cadence } = entry.record;
    const known = cadence && (cadence.nextExpected || cadence.everyMonths || cadence.text);
    return known ? { state: 'expected', cadence } : { state: 'undated' };
  }
  const { state } = next.availability;
  const after = (states: readonly SessionState[]): SessionChoice | undefined =>
    ahead
      .slice(ahead.indexOf(next) + 1)
      .find(({ availability }) => states.includes(availability.state));
  const later = SHUT.includes(state) ? after(PLACES) : undefined;
  const possible = state === 'closed' && !later ? after(POSSIBLE) : undefined;
  return { state, next, ...(later && { later }), ...(possible && { possible }) };
}
