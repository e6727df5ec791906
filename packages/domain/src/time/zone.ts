import { zoneOffset, type TimeZone, type When } from '@esca/feed';
import type { CivilDate } from './civil-date.js';
import { DAY_MS, addDays, dateOfNumber } from './civil-date.js';
import { keep } from './intl-cache.js';

/** A day as a start begins at 00:00 of its zone, as a deadline it ends at 24:00. */
export type Edge = 'start' | 'end';

const MINUTE = 60_000;

/** A fortnight: no zone changes its offset twice within one, not even where summer time pauses for Ramadan. */
const BLOCK = 14 * DAY_MS;

/** Offsets of a zone at the beginnings of blocks, and the moment of change in the few blocks that have one. */
interface ZoneOffsets {
  readonly beginnings: Map<number, number>;
  readonly changes: Map<number, number>;
}

function offsetAtBeginning(block: number, zone: TimeZone, offsets: ZoneOffsets): number {
  let offset = offsets.beginnings.get(block);
  if (offset === undefined) {
    offset = zoneOffset(block * BLOCK, zone);
    offsets.beginnings.set(block, offset);
  }
  return offset;
}

/** The first minute of a block at which the later offset holds. */
function changeIn(block: number, before: number, zone: TimeZone, offsets: ZoneOffsets): number {
  let change = offsets.changes.get(block);
  if (change === undefined) {
    let low = (block * BLOCK) / MINUTE;
    let high = ((block + 1) * BLOCK) / MINUTE;
    // The offset is `before` at `low` and another at `high`, until they are neighbours.
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (zoneOffset(middle * MINUTE, zone) === before) low = middle;
      else high = middle;
    }
    change = high * MINUTE;
    offsets.changes.set(block, change);
  }
  return change;
}

/**
 * How far the zone's clocks are ahead of UTC at a moment, in milliseconds. The engine is asked twice a month and zone, and a
 * few times more where the clocks change, so that twenty thousand sessions cost no more than the months they fall in.
 */
export function offsetAt(instant: number, zone: TimeZone): number {
  const offsets = keep<ZoneOffsets>(`o ${zone}`, () => ({
    beginnings: new Map(),
    changes: new Map(),
  }));
  const block = Math.floor(instant / BLOCK);
  const before = offsetAtBeginning(block, zone, offsets);
  const after = offsetAtBeginning(block + 1, zone, offsets);
  if (before === after) return before;
  return instant < changeIn(block, before, zone, offsets) ? before : after;
}

/**
 * The moment at which a zone's clocks show a local date and time. A time that the clocks skip is moved on by the gap; one
 * that they show twice is the first.
 *
 * @param local the wall clock, counted as if it were UTC.
 */
export function instantOfLocal(local: number, zone: TimeZone): number {
  const near = local - offsetAt(local, zone);
  // Changes are at most three hours, so these are the offsets on both sides of a change nearby.
  const earlier = offsetAt(near - 3 * 60 * MINUTE, zone);
  const later = offsetAt(near + 3 * 60 * MINUTE, zone);
  const first = local - earlier;
  if (earlier === later || offsetAt(first, zone) === earlier) return first;
  const second = local - later;
  // Neither offset shows a skipped time; the earlier one leads to the moment after the gap.
  return offsetAt(second, zone) === later ? second : first;
}

/**
 * The moment that a day or an instant of a feed means.
 *
 * @param edge for a day: `start` is 00:00 in the zone, `end` is 24:00.
 * @returns epoch milliseconds.
 */
export function instantOf(when: When, zone: TimeZone, edge: Edge = 'start'): number {
  if (when.length > 10) return Date.parse(when);
  return keep(`d ${zone} ${edge} ${when}`, () =>
    instantOfLocal(Date.parse(edge === 'end' ? addDays(when, 1) : when), zone),
  );
}

/** The wall clock of a zone at a moment, counted as if it were UTC. */
export function localOf(instant: number, zone: TimeZone): number {
  return instant + offsetAt(instant, zone);
}

/** The date on the zone's calendar at a moment. */
export function civilDateOf(instant: number, zone: TimeZone): CivilDate {
  return dateOfNumber(Math.floor(localOf(instant, zone) / DAY_MS));
}

/** The date on the zone's calendar that a day or an instant falls on. */
export function dateOfWhen(when: When, zone: TimeZone): CivilDate {
  return when.length > 10 ? civilDateOf(Date.parse(when), zone) : when;
}
