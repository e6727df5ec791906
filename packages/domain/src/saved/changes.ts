import type { Session, TimeZone } from '@esca/feed';
import { instantOf } from '../time/zone.js';
import { factsOf } from './facts.js';
import type { ResolvedItem } from './migrate.js';
import type { DeviceState, SeenFacts } from './state.js';

/** What has changed since a thing was saved. */
export type SavedChange =
  | 'gone'
  | 'replaced'
  | 'cancelled'
  | 'postponed'
  | 'new-date'
  | 'full'
  | 'places'
  | 'booking-open'
  | 'closed'
  | 'filled'
  | 'withdrawn'
  | 'closing-soon'
  | 'new-closing';

const NO_PLACES: ReadonlySet<string | undefined> = new Set(['waiting', 'waiting-full', 'full']);
const PLACES: ReadonlySet<string | undefined> = new Set(['open', 'few', 'last']);
const SAID: ReadonlySet<string> = new Set([
  'cancelled',
  'postponed',
  'closed',
  'filled',
  'withdrawn',
  'closing-soon',
]);

function compare(before: SeenFacts, now: SeenFacts): SavedChange[] {
  const changes: SavedChange[] = [];
  const { state = '' } = now;
  if (state !== before.state) {
    if (SAID.has(state)) changes.push(state as SavedChange);
    else if (NO_PLACES.has(state) && !NO_PLACES.has(before.state)) changes.push('full');
    else if (PLACES.has(state) && NO_PLACES.has(before.state)) changes.push('places');
    else if (PLACES.has(state) && before.state === 'opens') changes.push('booking-open');
  }
  if (now.start !== undefined && now.start !== before.start) changes.push('new-date');
  if (now.closes !== before.closes && now.closes !== undefined) changes.push('new-closing');
  return changes;
}

/** What has changed since a thing was saved, most telling first; empty when nothing has. */
export function changesSince({ item, found, status }: ResolvedItem, clock: number): SavedChange[] {
  if (status === 'gone') return ['gone'];
  if (!found) return [];
  const changes = compare(item.seen, factsOf(found, clock));
  // A course that is only listed under another id now is the same to its reader; a step that was replaced is not.
  return status === 'moved' && found.kind === 'node' ? ['replaced', ...changes] : changes;
}

/** The list as seen now, so that the same change is not told again. */
export function markSeen(
  state: DeviceState,
  resolved: readonly ResolvedItem[],
  clock: number,
): DeviceState {
  const facts = new Map(
    resolved.flatMap(({ item, found }) =>
      found ? [[item.ref, factsOf(found, clock)] as const] : [],
    ),
  );
  return {
    ...state,
    saved: state.saved.map((item) => ({ ...item, seen: facts.get(item.ref) ?? item.seen })),
  };
}

/** Two sessions that are on at the same time. */
export interface Clash {
  readonly a: ResolvedItem;
  readonly b: ResolvedItem;
  /** When they first meet, in epoch milliseconds. */
  readonly at: number;
}

function times(session: Session, feedZone: TimeZone): (readonly [number, number])[] {
  const zone = session.timeZone ?? feedZone;
  const meetings = session.meetings?.length
    ? session.meetings
    : session.start
      ? [{ start: session.start, end: session.end }]
      : [];
  return meetings.map(({ start, end }) => {
    const from = instantOf(start, zone);
    // Nobody can be elsewhere in the hour after a beginning whose end is not stated.
    const to = end
      ? instantOf(end, zone, 'end')
      : start.length === 10
        ? instantOf(start, zone, 'end')
        : from + 3_600_000;
    return [from, Math.max(from, to)] as const;
  });
}

/** Saved sessions that clash, meeting by meeting. Cancelled and postponed ones clash with nothing. */
export function findClashes(resolved: readonly ResolvedItem[]): Clash[] {
  const dated = resolved.flatMap((item) => {
    if (item.found?.kind !== 'session') return [];
    const { session, entry } = item.found;
    if (session.status === 'cancelled' || session.status === 'postponed') return [];
    return [{ item, times: times(session, entry.origin.timeZone) }];
  });
  return dated.flatMap((a, index) =>
    dated.slice(index + 1).flatMap((b) => {
      const meets = a.times.flatMap(([from, to]) =>
        b.times
          .filter(([start, end]) => start < to && from < end)
          .map(([start]) => Math.max(from, start)),
      );
      return meets.length ? [{ a: a.item, b: b.item, at: Math.min(...meets) }] : [];
    }),
  );
}

/**
 * CPD hours of all saved courses, each counted once however many of its sessions are saved. A date that is cancelled
 * brings none.
 */
export function totalCpdHours(resolved: readonly ResolvedItem[]): number {
  const hours = new Map<string, number>();
  for (const { found } of resolved) {
    if (found?.kind === 'session' && found.session.status === 'cancelled') continue;
    if (found?.kind === 'course' || found?.kind === 'session') {
      hours.set(found.entry.ref, found.entry.record.cpdHours ?? 0);
    }
  }
  return [...hours.values()].reduce((sum, each) => sum + each, 0);
}
