import type { TimeZone } from '@esca/feed';
import { DAY_MS } from '../time/civil-date.js';
import { keep } from '../time/intl-cache.js';
import { localOf, offsetAt } from '../time/zone.js';
import { contentLine } from './content-line.js';

/** A wall clock as iCalendar writes it. */
export function localStamp(local: number): string {
  return new Date(local).toISOString().slice(0, 19).replace(/[-:]/g, '');
}

function offsetStamp(offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(minutes / 60)}${two(minutes % 60)}`;
}

function zoneName(instant: number, zone: TimeZone): string {
  const format = keep(
    `s ${zone}`,
    () => new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' }),
  );
  const part = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName');
  return part?.value ?? zone;
}

/** The first moments at which a zone's offset is new, within a stretch of time. */
function changes(from: number, to: number, zone: TimeZone): number[] {
  const found: number[] = [];
  for (let day = from; day < to; day += DAY_MS) {
    const before = offsetAt(day, zone);
    if (offsetAt(day + DAY_MS, zone) === before) continue;
    let [low, high] = [day / 60_000, (day + DAY_MS) / 60_000];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(middle * 60_000, zone) === before) low = middle;
      else high = middle;
    }
    found.push(high * 60_000);
  }
  return found;
}

/**
 * The VTIMEZONE of a zone for the years in which its events lie. Every change of the clocks is written by itself, as Intl
 * knows it, because a rule in words would have to be guessed from a few dates.
 */
export function timeZoneComponent(zone: TimeZone, firstYear: number, lastYear: number): string {
  const from = Date.UTC(firstYear, 0, 1);
  const observances = [from, ...changes(from, Date.UTC(lastYear + 1, 0, 1), zone)];
  const lowest = Math.min(...observances.map((instant) => offsetAt(instant, zone)));
  const lines = observances.map((instant, index) => {
    const to = offsetAt(instant, zone);
    // The first observance only says what holds when the year begins.
    const before = index ? offsetAt(instant - 1, zone) : to;
    const kind = to > lowest ? 'DAYLIGHT' : 'STANDARD';
    const local = index ? instant + before : localOf(instant, zone);
    return [
      contentLine('BEGIN', kind),
      contentLine('DTSTART', localStamp(local)),
      contentLine('TZOFFSETFROM', offsetStamp(before)),
      contentLine('TZOFFSETTO', offsetStamp(to)),
      contentLine('TZNAME', zoneName(instant, zone)),
      contentLine('END', kind),
    ].join('');
  });
  return [
    contentLine('BEGIN', 'VTIMEZONE'),
    contentLine('TZID', zone),
    ...lines,
    contentLine('END', 'VTIMEZONE'),
  ].join('');
}
