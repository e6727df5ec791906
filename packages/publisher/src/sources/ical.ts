import ICAL from 'ical.js';
import type { Course, Meeting, Session } from '@esca/feed';
import { readUrl } from './cells.js';
import { createIds, slug } from './ids.js';
import { exceptionsOf, expandSeries, meetingAt, occurrenceKey, repeating } from './ical-series.js';
import {
  dayOf,
  momentAt,
  wallOf,
  zoneBook,
  type CalendarZone,
  type ZoneBook,
} from './ical-time.js';
import { compact } from './nest.js';
import { problemsOf, type ProblemList } from './problems.js';
import { LIMITS, type ImportContext, type Importer, type PartialFeed } from './source.js';
import { cleanLine, cleanText, decodeBytes } from './text.js';
import { placeNamed } from './vacancy-parts.js';
import { zoneAlias } from './zone-aliases.js';
import { dayExists, dayText, instantIn } from './zones.js';

interface Calendar {
  feed: PartialFeed;
  zones: ZoneBook;
  /** Zone of times that name none. */
  local: string;
  context: ImportContext;
  problems: ProblemList;
  /** Lines on which events begin, in order. */
  lines: number[];
  floating: boolean;
  personal: Set<string>;
}

// Many calendars leave out that a date is only a date.
const BARE_DATE =
  /^(DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)((?:;(?!VALUE=)[^:;\r\n]*)*):(\d{8}(?:,\d{8})*)(?=\r?$)/gim;

/** Parses a calendar; when one line spoils the whole, event by event. */
function parse(text: string, problems: ProblemList): ICAL.Component | undefined {
  const dated = text.replace(BARE_DATE, '$1;VALUE=DATE$2:$3');
  const whole = /^\s*BEGIN:VCALENDAR/i.test(text)
    ? dated.trimStart()
    : `BEGIN:VCALENDAR\r\n${dated.trim()}\r\nEND:VCALENDAR`;
  try {
    const parsed = ICAL.parse(whole) as unknown[];
    const first = Array.isArray(parsed[0]) ? parsed[0] : parsed;
    return new ICAL.Component(first as ConstructorParameters<typeof ICAL.Component>[0]);
  } catch {
    return parseEvents(whole, problems);
  }
}

/** Events and zones of a calendar as text, each with its first line. A block that never ends takes no other with it. */
function blocksOf(text: string): { block: string; line: number }[] {
  const blocks: { block: string; line: number }[] = [];
  let open: { name: string; lines: string[]; line: number } | undefined;
  text.split(/\r?\n/).forEach((content, index) => {
    const begin = /^BEGIN:(VEVENT|VTIMEZONE)\s*$/i.exec(content)?.[1]?.toUpperCase();
    if (begin !== undefined) open = { name: begin, lines: [], line: index + 1 };
    open?.lines.push(content);
    if (open && content.trim().toUpperCase() === `END:${open.name}`) {
      blocks.push({ block: open.lines.join('\r\n'), line: open.line });
      open = undefined;
    }
  });
  return blocks;
}

function parseEvents(text: string, problems: ProblemList): ICAL.Component | undefined {
  const calendar = new ICAL.Component('vcalendar');
  for (const { block, line } of blocksOf(text)) {
    try {
      const parsed = ICAL.parse(block) as ConstructorParameters<typeof ICAL.Component>[0];
      calendar.addSubcomponent(new ICAL.Component(parsed));
    } catch (error) {
      problems.add('I803', 'error', { line }, error instanceof Error ? error.message : '');
    }
  }
  return calendar.getAllSubcomponents().length > 0 ? calendar : undefined;
}

/** iCalendar: one course per event (or series), with its session. */
export const importIcal: Importer = (file, context) => {
  const problems = problemsOf(file.name);
  const { text } = decodeBytes(file.bytes);
  const component = parse(text, problems);
  if (!component) {
    problems.add('I858', 'error', { line: 1 }, 'events');
    return { format: 'ical', feed: {}, problems: problems.all(), refused: true };
  }
  const named = zoneAlias(String(component.getFirstPropertyValue('x-wr-timezone') ?? ''));
  const calendar: Calendar = {
    feed: {},
    zones: zoneBook(component),
    local: named ?? context.timeZone,
    context,
    problems,
    lines: text
      .split('\n')
      .flatMap((line, index) => (/^BEGIN:VEVENT/i.test(line.trim()) ? [index + 1] : [])),
    floating: false,
    personal: new Set(),
  };
  readEvents(component, calendar);
  if (calendar.floating) problems.add('I850', 'warning', {}, calendar.local);
  if (calendar.personal.size > 0)
    problems.add('I853', 'note', {}, [...calendar.personal].join(', '));
  const refused = calendar.feed.courses === undefined ? { refused: true } : {};
  if (component.getAllSubcomponents('vevent').length === 0)
    problems.add('I858', 'error', { line: 1 }, 'events');
  return { format: 'ical', feed: calendar.feed, problems: problems.all(), ...refused };
};

function readEvents(component: ICAL.Component, calendar: Calendar): void {
  const masters: { event: ICAL.Component; line: number; overrides: ICAL.Component[] }[] = [];
  const byUid = new Map<string, (typeof masters)[number]>();
  const later: ICAL.Component[] = [];
  component
    .getAllSubcomponents('vevent')
    .slice(0, LIMITS.records)
    .forEach((event, index) => {
      const uid = textOf(event, 'uid');
      if (event.getFirstProperty('recurrence-id') && uid !== '') {
        later.push(event);
        return;
      }
      const master = { event, line: calendar.lines[index] ?? 1, overrides: [] };
      masters.push(master);
      if (uid !== '' && !byUid.has(uid)) byUid.set(uid, master);
    });
  for (const event of later) {
    const master = byUid.get(textOf(event, 'uid'));
    if (master) master.overrides.push(event);
    else masters.push({ event, line: 1, overrides: [] });
  }
  const ids = createIds();
  const taken = new Map<string, Course>();
  for (const { event, line, overrides } of masters) {
    const course = guarded(event, line, overrides, ids, calendar);
    if (!course) continue;
    const before = taken.get(course.id);
    if (before) mergeSessions(before, course, line, calendar);
    else {
      taken.set(course.id, course);
      (calendar.feed.courses ??= []).push(course);
    }
  }
}

/** Two events with one UID are versions or parts of one; their sessions add up when their dates differ. */
function mergeSessions(before: Course, course: Course, line: number, calendar: Calendar): void {
  const have = new Set(before.sessions?.map((session) => session.id));
  for (const session of course.sessions ?? []) {
    if (have.has(session.id)) calendar.problems.add('I833', 'error', { line }, course.id);
    else (before.sessions ??= []).push(session);
  }
}

function guarded(
  event: ICAL.Component,
  line: number,
  overrides: ICAL.Component[],
  ids: (key: string) => string,
  calendar: Calendar,
): Course | undefined {
  try {
    return readEvent(event, line, overrides, ids, calendar);
  } catch (error) {
    // The library throws for values that it cannot read; the other events stay.
    calendar.problems.add('I803', 'error', { line }, error instanceof Error ? error.message : '');
    return undefined;
  }
}

function textOf(event: ICAL.Component, name: string): string {
  const value = event.getFirstPropertyValue(name) as { toString(): string } | string | null;
  return value === null ? '' : value.toString().trim();
}

interface When {
  time: ICAL.Time;
  zone: CalendarZone;
  /** Name of the zone, when it is known by one. */
  name?: string;
  /** True for times that are written in UTC. */
  utc?: boolean;
}

/** A date or time that is in no calendar, as it is written; the library would silently count on into the next month. */
function unrealDate(property: ICAL.Property | null): string | undefined {
  const raw = String((property?.toJSON() as unknown[] | undefined)?.[3]);
  const parts = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?/.exec(raw)?.slice(1);
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.map((part) =>
    Number(part || 0),
  );
  const exists = dayExists(year, month, day) && minute < 60 && hour * 60 + minute <= 24 * 60;
  return exists ? undefined : raw;
}

function readWhen(
  event: ICAL.Component,
  name: string,
  line: number,
  calendar: Calendar,
): When | undefined {
  const property = event.getFirstProperty(name);
  const value: unknown = property?.getFirstValue();
  if (!property || !(value instanceof ICAL.Time)) return undefined;
  if (value.year < 1900 || value.month < 1 || value.day < 1) return undefined;
  const unreal = unrealDate(property);
  if (unreal !== undefined) {
    calendar.problems.add('I819', 'error', { line }, unreal);
    return undefined;
  }
  if (value.zone === ICAL.Timezone.utcTimezone && !value.isDate) {
    // A series in UTC repeats in UTC, summer time or not; its meetings are shown in the feed's zone afterwards.
    return { time: value, zone: { name: 'UTC' }, utc: true };
  }
  const tzid = String(property.getParameter('tzid') ?? '');
  if (tzid === '' || value.isDate) {
    if (!value.isDate) calendar.floating = true;
    return { time: value, zone: { name: calendar.local }, name: calendar.local };
  }
  const zone = calendar.zones.find(tzid);
  if (!zone) {
    calendar.problems.add('I851', 'warning', { line }, tzid);
    return { time: value, zone: { name: calendar.local } };
  }
  return 'name' in zone ? { time: value, zone, name: zone.name } : { time: value, zone };
}

function readEvent(
  event: ICAL.Component,
  line: number,
  overrides: ICAL.Component[],
  ids: (key: string) => string,
  calendar: Calendar,
): Course | undefined {
  const { problems } = calendar;
  const title = cleanLine(textOf(event, 'summary')).text;
  const uid = textOf(event, 'uid');
  const start = readWhen(event, 'dtstart', line, calendar);
  if (title === '') problems.add('I871', 'error', { line }, uid);
  else if (!start && unrealDate(event.getFirstProperty('dtstart')) === undefined)
    problems.add('I816', 'error', { line }, textOf(event, 'dtstart'));
  if (title === '' || !start) return undefined;
  if (event.getFirstProperty('organizer') || event.getFirstProperty('attendee'))
    calendar.personal.add('ORGANIZER, ATTENDEE');
  const course: Course = { id: ids(uid || `${title} ${dayOf(start.time)}`), title };
  if (uid !== '') course.identifiers = [{ scheme: 'uid', value: uid }];
  const description = withoutJoining(cleanText(textOf(event, 'description')).text, calendar);
  if (description !== '') course.description = description;
  const url = readUrl(textOf(event, 'url')).value;
  if (url !== undefined && !JOINING.test(url)) course.url = url;
  if (/^(private|confidential)$/i.test(textOf(event, 'class'))) course.visibility = 'staff';
  const topics = event
    .getAllProperties('categories')
    .flatMap((property) =>
      property.getValues().map((value: unknown) => slug(cleanLine(String(value)).text)),
    );
  if (topics.length > 0) course.topics = [...new Set(topics)].slice(0, 20);
  const session = readSession(event, start, line, overrides, calendar);
  course.sessions = [session];
  return compact(course);
}

const JOINING =
  /https?:\/\/\S*(teams\.microsoft\.com|teams\.live\.com|zoom\.us\/[jw]|meet\.google\.com|webex\.com)\S*/i;

/** Links that let anybody into a meeting never go into a feed. */
function withoutJoining(text: string, calendar: Calendar): string {
  if (!JOINING.test(text)) return text;
  calendar.personal.add('joining links');
  return text.replace(new RegExp(JOINING.source, 'gi'), '').trim();
}

function readSession(
  event: ICAL.Component,
  start: When,
  line: number,
  overrides: ICAL.Component[],
  calendar: Calendar,
): Session {
  const allDay = start.time.isDate;
  const session: Session = {
    id: allDay
      ? dayOf(start.time)
      : slug(
          `${dayOf(start.time)}-${String(start.time.hour).padStart(2, '0')}${String(start.time.minute).padStart(2, '0')}`,
        ),
    mode: 'in-person',
  };
  readPlace(session, textOf(event, 'location'), calendar);
  const length = lengthOf(event, start, line, calendar);
  if (allDay) {
    session.start = dayOf(start.time);
    // The end of a whole-day event is the day after it.
    if (length > 86_400_000) session.end = lastDay(start.time, length);
  } else Object.assign(session, meetingAt(start.time, length, start.zone));
  if (
    start.name !== undefined &&
    start.name !== calendar.context.timeZone &&
    !start.name.startsWith('Etc/') &&
    !allDay
  )
    session.timeZone = start.name;
  if (/^cancell?ed$/i.test(textOf(event, 'status'))) session.status = 'cancelled';
  const modified: unknown = event.getFirstPropertyValue('last-modified');
  if (modified instanceof ICAL.Time && modified.year >= 2000 && !modified.isDate)
    session.modified = new Date(modified.toUnixTime() * 1000).toISOString().replace('.000Z', 'Z');
  if (event.getFirstProperty('rrule') || event.getFirstProperty('rdate'))
    readSeries(session, event, start, length, line, overrides, calendar);
  if (start.utc === true) showLocal(session, calendar.context.timeZone);
  return compact(session);
}

/** Instants in UTC with the offset that the feed's zone has then. */
function showLocal(session: Session, zone: string): void {
  const shown = (instant: string): string => instantIn(Date.parse(instant), zone);
  for (const one of [session, ...(session.meetings ?? [])]) {
    if (one.start !== undefined) one.start = shown(one.start);
    if (one.end !== undefined) one.end = shown(one.end);
  }
  const { repeats } = session;
  if (repeats?.except)
    repeats.except = repeats.except.map((when) => (when.length > 10 ? shown(when) : when));
}

function lengthOf(event: ICAL.Component, start: When, line: number, calendar: Calendar): number {
  const duration: unknown = event.getFirstPropertyValue('duration');
  if (duration instanceof ICAL.Duration) return Math.max(0, duration.toSeconds() * 1000);
  const end = readWhen(event, 'dtend', line, calendar);
  if (!end) return 0;
  const length = momentAt(wallOf(end.time), end.zone) - momentAt(wallOf(start.time), start.zone);
  if (length < 0) calendar.problems.add('I865', 'warning', { line }, 'DTSTART, DTEND');
  return Math.max(0, length);
}

function lastDay(start: ICAL.Time, length: number): string {
  const date = new Date(
    Date.UTC(start.year, start.month - 1, start.day) +
      Math.round(length / 86_400_000) * 86_400_000 -
      86_400_000,
  );
  return dayText(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

function readPlace(session: Session, raw: string, calendar: Calendar): void {
  const text = withoutJoining(cleanLine(raw).text, calendar);
  if (JOINING.test(raw) || /\b(online|virtual|teams|zoom|webinar)\b/i.test(text))
    session.mode = 'online';
  else if (text !== '') session.place = placeNamed(calendar.feed, text.slice(0, 120));
}

function readSeries(
  session: Session,
  event: ICAL.Component,
  start: When,
  length: number,
  line: number,
  overrides: ICAL.Component[],
  calendar: Calendar,
): void {
  if (start.time.isDate) {
    // Meetings are moments; a series of whole days keeps its rule only.
    const rule = textOf(event, 'rrule');
    if (/^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[A-Z0-9,+-]+)*$/.test(rule))
      session.repeats = repeating(rule, exceptionsOf(event, start.zone).map(dayOf));
    return;
  }
  const changed = new Map<string, Meeting | 'cancelled'>();
  for (const override of overrides) {
    const original = override.getFirstPropertyValue('recurrence-id') as unknown;
    const at = readWhen(override, 'dtstart', line, calendar);
    if (!(original instanceof ICAL.Time)) continue;
    if (unrealDate(override.getFirstProperty('dtstart')) !== undefined) continue;
    const cancelled = /^cancell?ed$/i.test(textOf(override, 'status')) || !at;
    changed.set(
      occurrenceKey(original, start.zone),
      cancelled ? 'cancelled' : meetingAt(at.time, lengthOf(override, at, line, calendar), at.zone),
    );
  }
  const series = expandSeries(event, start.time, length, start.zone, calendar.context.now, changed);
  if (!series || series.meetings.length === 0) return;
  if (series.cut) calendar.problems.add('I852', 'note', { line }, textOf(event, 'rrule'));
  session.meetings = series.meetings;
  if (series.repeats) session.repeats = series.repeats;
  session.start = series.meetings[0]?.start ?? session.start ?? '';
  const last = series.meetings.at(-1);
  const end = last?.end ?? last?.start;
  if (end !== undefined) session.end = end;
}
