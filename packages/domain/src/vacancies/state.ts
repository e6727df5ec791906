import type { Entry, TimeZone, Vacancy, When } from '@esca/feed';
import { readerNow } from '../availability/session.js';
import { DAY_MS } from '../time/civil-date.js';
import { instantOf } from '../time/zone.js';

/** What can be said of a vacancy. */
export type VacancyStateName =
  | 'filled'
  | 'withdrawn'
  | 'closed'
  | 'paused'
  | 'hidden'
  | 'closing-soon'
  | 'open'
  | 'always-open'
  | 'see-advert';

/** The state of a vacancy and the facts that its sentence needs. */
export interface VacancyState {
  readonly state: VacancyStateName;
  readonly zone: TimeZone;
  /** When it closes or closed, as the feed writes it. */
  readonly closes?: When;
  /** The same in epoch milliseconds. */
  readonly closesAt?: number;
  /** When the state will change by the clock alone, so that a widget sets one timer. */
  readonly changesAt?: number;
  /** Why it is hidden: not posted yet, or open for longer than anybody believes. */
  readonly hidden?: 'early' | 'old';
}

/** A vacancy that closes within this time is closing soon. */
export const CLOSING_SOON = 3 * DAY_MS;
/** A vacancy without a closing date is hidden when its advert is older. */
export const UNDATED_MAX_AGE = 60 * DAY_MS;
/** For so long a link to a closed vacancy says "closed" before it says "no longer available". */
export const CLOSED_SHOWN = 7 * DAY_MS;

/**
 * Says whether a vacancy can be applied for, first rule first: the publisher's word, then not posted yet, closed, closing
 * soon, open, always open, and last the advert that names no date.
 *
 * @param clock the reader's clock, in epoch milliseconds.
 */
export function vacancyState({ record, origin }: Entry<Vacancy>, clock: number): VacancyState {
  const zone = origin.timeZone;
  const now = readerNow(clock, origin.generatedAt);
  const { status, posted, closes, evergreen, modified } = record;
  const closesAt = closes === undefined ? undefined : instantOf(closes, zone, 'end');
  const found = (state: VacancyStateName, more?: Partial<VacancyState>): VacancyState => ({
    state,
    zone,
    ...(closes !== undefined && { closes }),
    ...(closesAt !== undefined && { closesAt }),
    ...more,
  });

  if (status && status !== 'open') return found(status);
  const postedAt = posted === undefined ? undefined : instantOf(posted, zone);
  if (postedAt !== undefined && postedAt > now) {
    return found('hidden', { hidden: 'early', changesAt: postedAt });
  }
  if (closesAt !== undefined) {
    if (closesAt <= now) return found('closed');
    const soonAt = closesAt - CLOSING_SOON;
    return now >= soonAt
      ? found('closing-soon', { changesAt: closesAt })
      : found('open', { changesAt: soonAt });
  }
  if (evergreen) return found('always-open');
  const since = postedAt ?? (modified === undefined ? undefined : Date.parse(modified));
  if (since === undefined) return found('see-advert');
  const oldAt = since + UNDATED_MAX_AGE;
  return now > oldAt
    ? found('hidden', { hidden: 'old' })
    : found('see-advert', { changesAt: oldAt + 1 });
}

/** Whether a vacancy in this state stands in lists. What is closed leaves at once; what is paused cannot be applied for. */
export function isListed({ state }: VacancyState): boolean {
  return (
    state === 'open' ||
    state === 'closing-soon' ||
    state === 'always-open' ||
    state === 'see-advert'
  );
}

/** Whether a link to a closed vacancy still shows it as closed: for seven days after it closed. */
export function isClosedLately({ state, closesAt }: VacancyState, now: number): boolean {
  return state === 'closed' && (closesAt === undefined || now - closesAt <= CLOSED_SHOWN);
}

/** The soonest moment at which any of these states changes by the clock alone. */
export function nextChange(states: Iterable<VacancyState>): number | undefined {
  let soonest: number | undefined;
  for (const { changesAt } of states) {
    if (changesAt !== undefined && (soonest === undefined || changesAt < soonest))
      soonest = changesAt;
  }
  return soonest;
}
