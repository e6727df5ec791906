import type { TimeZone, When } from '@esca/feed';
import { addDays } from '../time/civil-date.js';
import { dateOfWhen, localOf } from '../time/zone.js';
import { contentLine, escapeValue, urlValue } from './content-line.js';
import { localStamp, timeZoneComponent } from './time-zone.js';

/** One event of a calendar file. */
export interface CalendarEvent {
  /** Stable for as long as the event is the same. */
  readonly uid: string;
  /** Grows when the event changes. */
  readonly sequence: number;
  /** When the facts were true, in epoch milliseconds. */
  readonly stamp: number;
  readonly start: When;
  /** Last day (inclusive) or last moment, as in the feed. */
  readonly end?: When;
  readonly zone: TimeZone;
  readonly title: string;
  readonly description?: string;
  readonly location?: string;
  readonly url?: string;
  readonly cancelled?: boolean;
  /** True for a reminder that takes up no time. */
  readonly free?: boolean;
  /** Alarms, in days before the start. */
  readonly alarms?: readonly number[];
  /** Value of RRULE, and when it does not happen. */
  readonly rule?: string;
  readonly except?: readonly When[];
}

/** How a calendar file is labelled. */
export interface CalendarOptions {
  readonly name?: string;
  readonly lang?: string;
  /** For a calendar that is subscribed to. */
  readonly refreshMinutes?: number;
}

/** How far past its start a rule's clock changes are written. */
const RULE_YEARS = 3;
/** Clocks are described for so many years round the writing, whatever year a slip or malice in a feed names. */
const NEAR_YEARS = 10;

function moment(name: string, when: When, zone: TimeZone): string {
  if (when.length === 10) return contentLine(`${name};VALUE=DATE`, when.replaceAll('-', ''));
  const local = localStamp(localOf(Date.parse(when), zone));
  return zone === 'UTC'
    ? contentLine(name, `${local}Z`)
    : contentLine(`${name};TZID=${zone}`, local);
}

function exception(when: When, start: When, zone: TimeZone, clock: string): string {
  if (when.length > 10 === start.length > 10) return moment('EXDATE', when, zone);
  if (when.length > 10) return moment('EXDATE', dateOfWhen(when, zone), zone);
  const local = `${when.replaceAll('-', '')}${clock}`;
  return zone === 'UTC'
    ? contentLine('EXDATE', `${local}Z`)
    : contentLine(`EXDATE;TZID=${zone}`, local);
}

function eventLines(event: CalendarEvent): string {
  const { zone, start, end } = event;
  const text = (name: string, value: string | undefined): string =>
    value ? contentLine(name, escapeValue(value)) : '';
  const url = urlValue(event.url);
  // A calendar's last day is the one after; the feed's is the last itself.
  const last = end?.length === 10 ? addDays(end, 1) : end;
  const stamp = `${localStamp(event.stamp)}Z`;
  // A day that is left out names the event of that day, whose start may be a moment.
  const clock = start.length > 10 ? localStamp(localOf(Date.parse(start), zone)).slice(8) : '';
  const exceptions = (event.except ?? []).map((when) => exception(when, start, zone, clock));
  return [
    contentLine('BEGIN', 'VEVENT'),
    text('UID', event.uid),
    contentLine('SEQUENCE', String(event.sequence)),
    contentLine('DTSTAMP', stamp),
    moment('DTSTART', start, zone),
    last !== undefined && last !== start ? moment('DTEND', last, zone) : '',
    event.rule && /^[A-Z0-9=;,+-]+$/.test(event.rule) ? contentLine('RRULE', event.rule) : '',
    ...exceptions,
    text('SUMMARY', event.title),
    text('DESCRIPTION', event.description),
    text('LOCATION', event.location),
    url ? contentLine('URL', url) : '',
    contentLine('STATUS', event.cancelled ? 'CANCELLED' : 'CONFIRMED'),
    event.free || event.cancelled ? contentLine('TRANSP', 'TRANSPARENT') : '',
    ...(event.alarms ?? []).map((days) =>
      [
        contentLine('BEGIN', 'VALARM'),
        contentLine('ACTION', 'DISPLAY'),
        contentLine('TRIGGER', `-P${days}D`),
        text('DESCRIPTION', event.title),
        contentLine('END', 'VALARM'),
      ].join(''),
    ),
    contentLine('END', 'VEVENT'),
  ].join('');
}

function zoneLines(events: readonly CalendarEvent[]): string[] {
  const years = new Map<TimeZone, [number, number]>();
  for (const { zone, start, end, rule, stamp } of events) {
    if (start.length === 10 || zone === 'UTC') continue;
    const written = new Date(stamp).getUTCFullYear();
    const near = (year: number): number =>
      Math.min(Math.max(year, written - NEAR_YEARS), written + NEAR_YEARS);
    const first = near(Number(start.slice(0, 4)));
    const last = near(Number((end ?? start).slice(0, 4)) + (rule ? RULE_YEARS : 0));
    const [from, to] = years.get(zone) ?? [first, last];
    years.set(zone, [Math.min(from, first), Math.max(to, last)]);
  }
  return [...years].map(([zone, [from, to]]) => timeZoneComponent(zone, from, to));
}

/**
 * Writes a calendar file (RFC 5545). Every value is one logical line, so that no text of a feed can add a property or an
 * event of its own.
 */
export function writeCalendar(
  events: readonly CalendarEvent[],
  options: CalendarOptions = {},
): string {
  const { name, lang, refreshMinutes } = options;
  const every = refreshMinutes ? `PT${Math.round(refreshMinutes)}M` : '';
  return [
    contentLine('BEGIN', 'VCALENDAR'),
    contentLine('VERSION', '2.0'),
    contentLine('PRODID', `-//ESCA//Widgets//${lang === 'cy' ? 'CY' : 'EN'}`),
    contentLine('CALSCALE', 'GREGORIAN'),
    contentLine('METHOD', 'PUBLISH'),
    ...(name
      ? [contentLine('NAME', escapeValue(name)), contentLine('X-WR-CALNAME', escapeValue(name))]
      : []),
    ...(every
      ? [
          contentLine('REFRESH-INTERVAL;VALUE=DURATION', every),
          contentLine('X-PUBLISHED-TTL', every),
        ]
      : []),
    ...zoneLines(events),
    ...events.map(eventLines),
    contentLine('END', 'VCALENDAR'),
  ].join('');
}
