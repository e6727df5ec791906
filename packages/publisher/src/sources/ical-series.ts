import ICAL from 'ical.js';
import type { Meeting, Recurrence } from '@esca/feed';
import { instantAt, wallAt, wallOf, type CalendarZone } from './ical-time.js';

/** Most meetings of a series that are listed. */
const MOST = 100;
/** A rule that begins long ago is walked this far before it is given up. */
const STEPS = 20_000;
const YEAR = 366 * 86_400_000;

/** A series as it is written down: its meetings in the window, and the rule. */
export interface Series {
  meetings: Meeting[];
  repeats?: Recurrence;
  /** Set when meetings beyond the window or the cap were left out. */
  cut?: boolean;
}

const key = (time: ICAL.Time): string =>
  `${String(time.year)}-${String(time.month)}-${String(time.day)}T${time.isDate ? '' : `${String(time.hour)}:${String(time.minute)}`}`;

/** Expands an event's rule and dates for twelve months, at most a hundred meetings. `changed` holds overrides by their original time. */
export function expandSeries(
  event: ICAL.Component,
  start: ICAL.Time,
  length: number,
  zone: CalendarZone,
  now: number,
  changed: ReadonlyMap<string, Meeting | 'cancelled'>,
): Series | undefined {
  const rule = event.getFirstPropertyValue('rrule');
  const recur = rule instanceof ICAL.Recur ? rule : undefined;
  if (recur && !['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(recur.freq)) return undefined;
  const text = recur?.toString() ?? '';
  const exceptions = exceptionsOf(event, zone);
  const gone = new Set(exceptions.map(key));
  const starts = [...occurrences(recur, start, zone, now), ...extraDates(event, zone)].sort(
    (a, b) => a.compare(b),
  );
  const meetings: Meeting[] = [];
  const at = (time: ICAL.Time): number => Date.parse(instantAt(wallOf(time), zone));
  const last = starts.at(-1);
  // A series that is over keeps its first year; one that runs on is shown from now.
  const from =
    last && at(last) < now
      ? at(starts[0] ?? start)
      : Math.max(now - 86_400_000, at(starts[0] ?? start));
  let cut = false;
  const seen = new Set<string>();
  for (const time of starts) {
    if (gone.has(key(time)) || seen.has(key(time))) continue;
    seen.add(key(time));
    const moment = at(time);
    if (moment < from) continue;
    if (moment > from + YEAR || meetings.length >= MOST) {
      cut = true;
      break;
    }
    const change = changed.get(key(time));
    if (change === 'cancelled') continue;
    meetings.push(change ?? meetingAt(time, length, zone));
  }
  meetings.sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
  const valid = /^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[A-Z0-9,+-]+)*$/.test(text);
  const except = exceptions.map((time) => instantAt(wallOf(time), zone));
  return {
    meetings,
    ...(valid ? { repeats: repeating(text, except) } : {}),
    ...(cut ? { cut } : {}),
  };
}

/** One meeting of a given length in milliseconds. */
export function meetingAt(time: ICAL.Time, length: number, zone: CalendarZone): Meeting {
  const start = instantAt(wallOf(time), zone);
  return length > 0
    ? { start, end: instantAt(wallAt(Date.parse(start) + length, zone), zone) }
    : { start };
}

/** The key under which an override names the meeting that it changes. */
export function occurrenceKey(time: ICAL.Time, zone: CalendarZone): string {
  return key(inZone(time, zone));
}

/** The same moment as wall time in the series' zone; times that are in it already stay. */
function inZone(time: ICAL.Time, zone: CalendarZone): ICAL.Time {
  if (time.isDate || time.zone !== ICAL.Timezone.utcTimezone) return floating(time);
  return ICAL.Time.fromData({ ...wallAt(time.toUnixTime() * 1000, zone), isDate: false });
}

const floating = (time: ICAL.Time): ICAL.Time =>
  ICAL.Time.fromData({ ...wallOf(time), isDate: time.isDate });

function occurrences(
  recur: ICAL.Recur | undefined,
  start: ICAL.Time,
  zone: CalendarZone,
  now: number,
): ICAL.Time[] {
  const first = floating(start);
  if (!recur) return [first];
  const own = recur.clone();
  // The walk is over wall times, so the end of the rule must be one too.
  if (own.until) own.until = inZone(own.until, zone);
  const iterator = own.iterator(first);
  const times: ICAL.Time[] = [];
  const lastYear = Math.max(new Date(now).getUTCFullYear(), start.year) + 2;
  for (let step = 0; step < STEPS; step++) {
    const next = iterator.next() as ICAL.Time | null;
    if (!next) break;
    times.push(next.clone());
    if (next.year > lastYear) break;
  }
  return times.length > 0 ? times : [first];
}

function timesOf(event: ICAL.Component, name: string): ICAL.Time[] {
  return event.getAllProperties(name).flatMap((property) =>
    property.getValues().flatMap((value: unknown) => {
      if (value instanceof ICAL.Time) return [value];
      return value instanceof ICAL.Period ? [value.start] : [];
    }),
  );
}

/** The times at which a rule makes no meeting after all, as wall times of the series' zone. */
export const exceptionsOf = (event: ICAL.Component, zone: CalendarZone): ICAL.Time[] =>
  timesOf(event, 'exdate').map((time) => inZone(time, zone));

/** A rule with its exceptions, each once and in order; as many as a feed may hold. */
export function repeating(rule: string, except: readonly string[]): Recurrence {
  const days = [...new Set(except)].sort().slice(0, 400);
  return { rule, ...(days.length > 0 ? { except: days } : {}) };
}

const extraDates = (event: ICAL.Component, zone: CalendarZone): ICAL.Time[] =>
  timesOf(event, 'rdate').map((time) => inZone(time, zone));
