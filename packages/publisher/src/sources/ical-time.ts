import ICAL from 'ical.js';
import { zoneAlias } from './zone-aliases.js';
import {
  dayText,
  instantIn,
  instantText,
  localFromUtc,
  momentOf,
  resolveLocal,
  localOf,
  type LocalTime,
} from './zones.js';

/** A zone of a calendar: a name that the engine knows, or rules that the calendar brings along. */
export type CalendarZone = { name: string } | { rules: ICAL.Timezone };

/** Decides what a TZID means. */
export interface ZoneBook {
  /** The zone of a TZID, or nothing when neither its name nor rules say it. */
  find(tzid: string): CalendarZone | undefined;
}

/** Zones of one calendar: known names first, then its own VTIMEZONE rules. */
export function zoneBook(calendar: ICAL.Component): ZoneBook {
  const rules = new Map<string, ICAL.Component>();
  for (const zone of calendar.getAllSubcomponents('vtimezone'))
    rules.set(String(zone.getFirstPropertyValue('tzid') ?? ''), zone);
  const known = new Map<string, CalendarZone | undefined>();
  return {
    find(tzid) {
      if (!known.has(tzid)) known.set(tzid, decide(tzid, rules.get(tzid)));
      return known.get(tzid);
    },
  };
}

function decide(tzid: string, rules: ICAL.Component | undefined): CalendarZone | undefined {
  const name = zoneAlias(tzid);
  if (name !== undefined) return { name };
  if (!rules || rules.getAllSubcomponents().length === 0) return undefined;
  return { rules: new ICAL.Timezone({ component: rules, tzid }) };
}

/** Wall time of an ical.js time. */
export const wallOf = (time: ICAL.Time): LocalTime => ({
  year: time.year,
  month: time.month,
  day: time.day,
  hour: time.isDate ? 0 : time.hour,
  minute: time.isDate ? 0 : time.minute,
  second: time.isDate ? 0 : time.second,
});

/** A wall time in a calendar's zone as an instant with an offset. */
export function instantAt(wall: LocalTime, zone: CalendarZone): string {
  if ('name' in zone) return resolveLocal(wall, zone.name);
  const time = ICAL.Time.fromData({ ...wall, isDate: false });
  return instantText(wall, Math.round(zone.rules.utcOffset(time) / 60));
}

/** A moment as wall time in a zone. */
export function wallAt(moment: number, zone: CalendarZone): LocalTime {
  if ('name' in zone) return localOf(moment, zone.name);
  const utc = localFromUtc(moment);
  const offset = zone.rules.utcOffset(ICAL.Time.fromData({ ...utc, isDate: false }));
  return localFromUtc(moment + offset * 1000);
}

/** A day of an ical.js time. */
export const dayOf = (time: ICAL.Time): string => dayText(time.year, time.month, time.day);

/** A moment, in a zone that has a name, or in UTC. */
export const instantOf = (moment: number, zone: CalendarZone): string =>
  'name' in zone ? instantIn(moment, zone.name) : instantIn(moment, 'UTC');

/** Milliseconds of a wall time in a zone. */
export function momentAt(wall: LocalTime, zone: CalendarZone): number {
  return 'name' in zone ? momentOf(wall, zone.name) : Date.parse(instantAt(wall, zone));
}
