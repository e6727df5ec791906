import type { Origin, Session, TimeZone, When } from '@esca/feed';
import { DAY_MS } from '../time/civil-date.js';
import { instantOf } from '../time/zone.js';

/** What can be said of a session, from most to least decisive: the first that applies is given. */
export type SessionState =
  | 'cancelled'
  | 'postponed'
  | 'past'
  | 'on-demand'
  | 'in-progress'
  | 'opens'
  | 'closed'
  | 'check'
  | 'waiting'
  | 'waiting-full'
  | 'full'
  | 'last'
  | 'few'
  | 'open';

/** What a session's state depends on besides the session. */
export interface AvailabilityContext {
  /** The moment of reading, from `readerNow`. */
  readonly now: number;
  /** Zone of the session's days, when it names none itself. */
  readonly zone: TimeZone;
  /** When the feed was written: counts without `asOf` were true then. */
  readonly generatedAt: number;
  /** After this the feed is stale and its counts are not repeated. */
  readonly expires: number;
}

/** The state of a session and the facts that its sentence needs. */
export interface SessionAvailability {
  readonly state: SessionState;
  readonly zone: TimeZone;
  /** When it begins, in epoch milliseconds; absent when it is not dated. */
  readonly start?: number;
  /** When it is over. */
  readonly end?: number;
  /** For `opens`. */
  readonly opens?: When;
  /** For `last`, `few` and `open`. */
  readonly placesLeft?: number;
  /** When `placesLeft` was true. */
  readonly asOf?: number;
}

/** A count older than this is not repeated. */
export const COUNT_MAX_AGE = 7 * DAY_MS;

/**
 * The moment of reading: the reader's clock, but never earlier than the feed was written. A clock that is behind cannot
 * bring back what the publisher already knew to be over.
 */
export function readerNow(clock: number, generatedAt: number): number {
  return Math.max(clock, generatedAt);
}

/** Whether the list may be out of date. */
export function isStale(origin: Pick<Origin, 'generatedAt' | 'expires'>, clock: number): boolean {
  return readerNow(clock, origin.generatedAt) > origin.expires;
}

/** The context of every session of one source. */
export function availabilityContext(
  origin: Pick<Origin, 'timeZone' | 'generatedAt' | 'expires'>,
  clock: number,
): AvailabilityContext {
  const { timeZone: zone, generatedAt, expires } = origin;
  return { now: readerNow(clock, generatedAt), zone, generatedAt, expires };
}

/** When a session is over: its end, else its last meeting, else its start. A day is over at its 24:00. */
export function sessionEnd(session: Session, zone: TimeZone): number | undefined {
  const last = session.meetings?.at(-1);
  const end = session.end ?? last?.end ?? last?.start ?? session.start;
  return end === undefined ? undefined : instantOf(end, zone, 'end');
}

function placesState(session: Session, left: number): SessionState {
  if (left > 3) return 'open';
  if (left > 1) return 'few';
  if (left === 1) return 'last';
  if (session.waitingList === 'open') return 'waiting';
  return session.waitingList === 'closed' ? 'waiting-full' : 'full';
}

/** Says what can be done about a session now. */
export function sessionAvailability(
  session: Session,
  context: AvailabilityContext,
): SessionAvailability {
  const zone = session.timeZone ?? context.zone;
  const { now } = context;
  const startText = session.start ?? session.meetings?.[0]?.start;
  const start = startText === undefined ? undefined : instantOf(startText, zone);
  const end = sessionEnd(session, zone);
  const found = (
    state: SessionState,
    more?: Partial<SessionAvailability>,
  ): SessionAvailability => ({
    state,
    zone,
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    ...more,
  });

  if (session.status === 'cancelled' || session.status === 'postponed')
    return found(session.status);
  if (end !== undefined && end <= now) return found('past');
  if (start === undefined && session.mode === 'on-demand') return found('on-demand');
  if (start !== undefined && start <= now) return found('in-progress');
  const { bookingOpens: opens, bookingCloses: closes, placesLeft } = session;
  if (opens && instantOf(opens, zone) > now) return found('opens', { opens });
  if (closes && instantOf(closes, zone, 'end') <= now) return found('closed');
  if (placesLeft === undefined || now > context.expires) return found('check');
  const asOf = session.asOf ? Date.parse(session.asOf) : context.generatedAt;
  if (now - asOf > COUNT_MAX_AGE) return found('check');
  return found(placesState(session, placesLeft), { placesLeft, asOf });
}

/** The choices of the filter `availability`. */
export type AvailabilityGroup = 'bookable' | 'opens' | 'waiting' | 'undated';

/** The choice of the filter `availability` that a state belongs to, if any. */
export function availabilityGroup(
  state: SessionState | 'expected' | 'undated',
): AvailabilityGroup | undefined {
  switch (state) {
    case 'open':
    case 'few':
    case 'last':
    case 'on-demand':
      return 'bookable';
    case 'opens':
    case 'waiting':
      return state;
    case 'expected':
    case 'undated':
      return 'undated';
    default:
      return undefined;
  }
}
