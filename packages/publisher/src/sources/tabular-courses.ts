import type { Cost, Course, Meeting, Session, Text } from '@esca/feed';
import {
  joinDayTime,
  readDay,
  readList,
  readMoney,
  readNumber,
  readTime,
  type Money,
} from './cells.js';
import type { CellContext, ReadRow } from './cell-reader.js';
import { createIds, slug, type IdMaker } from './ids.js';
import { compact, nest } from './nest.js';
import { cellOf, idFor, type Draft } from './tabular-draft.js';
import { keyOf } from './tabular-support.js';
import { readDuration } from './cells.js';

/** Fields that are put together from several cells, or that only help. */
const OWN_CODE = new Set(
  'id cost costLabel charge chargeLabel startDate startTime endDate endTime flexible meetings sessionCost sessionCostLabel venueName lars durationUnit entryRequirements whereNext howLearn whatNeeded howAssessed duration'.split(
    ' ',
  ),
);

interface OpenCourse {
  course: Course;
  /** Raw cells of the first row that filled a field. */
  said: Map<string, string>;
  sessions: IdMaker;
  ids: Set<string>;
}

const open = new WeakMap<Draft, Map<string, OpenCourse>>();

/** One row of the `courses` tab: the course's cells once, then a session. */
export function readCourseRow(
  read: ReadRow,
  above: ReadRow | undefined,
  draft: Draft,
  context: CellContext,
): void {
  let courses = open.get(draft);
  if (!courses) open.set(draft, (courses = new Map<string, OpenCourse>()));
  // A row without id and title is one more session of the course above (the id cells were merged).
  if (!read.values.has('id') && !read.values.has('title') && above?.values.has('id'))
    read.values.set('id', above.values.get('id'));
  else if (!read.values.has('id') && read.values.has('title') === false && above?.raw.has('title'))
    read.values.set('id', above.raw.get('title') ?? '');
  const key = keyOf(read, 'title', context);
  if (key === undefined) return;
  const id = idFor(draft, 'course', key);
  let entry = courses.get(id);
  if (!entry) {
    if (!read.values.has('title'))
      return context.problems.add('I828', 'error', cellOf(read, 'title'), 'title');
    entry = { course: { id } as Course, said: new Map(), sessions: createIds(), ids: new Set() };
    courses.set(id, entry);
    (draft.feed.courses ??= []).push(entry.course);
    draft.places.set(entry.course, read.place);
  }
  fillCourse(entry, read, context);
  const session = readSession(entry, read, draft, context);
  if (session) (entry.course.sessions ??= []).push(session);
}

/** Sorts nothing and loses nothing: only takes away what stayed empty. */
export function finishCourses(draft: Draft): void {
  for (const { course } of open.get(draft)?.values() ?? []) {
    compact(course);
    course.sessions?.forEach(compact);
  }
}

function fillCourse(entry: OpenCourse, read: ReadRow, context: CellContext): void {
  const record = entry.course as unknown as Record<string, unknown>;
  const take = (path: string, value: unknown): void => {
    const raw = read.raw.get(path) ?? '';
    const before = entry.said.get(path);
    if (before === undefined) {
      entry.said.set(path, raw);
      nest(record, path, value);
    } else if (before !== raw && raw !== '')
      context.problems.add('I835', 'warning', cellOf(read, path), raw);
  };
  for (const [path, value] of read.values)
    if (!OWN_CODE.has(path) && !path.startsWith('session/')) take(path, value);
  if (read.raw.has('duration')) take('duration', durationOf(read, context));
  const costs = [...readCosts('cost', 'costLabel', read, context), ...readCharge(read)];
  if (costs.length > 0) take('costs', costs);
  const lars = read.raw.get('lars');
  if (lars !== undefined && !entry.said.has('lars')) {
    entry.said.set('lars', lars);
    (entry.course.identifiers ??= []).push({ scheme: 'lars', value: lars });
  }
  const requirement = read.values.get('entryRequirements');
  if (typeof requirement === 'string' && !entry.said.has('entryRequirements')) {
    entry.said.set('entryRequirements', requirement);
    (entry.course.requires ??= []).push({ is: 'note', text: requirement });
  }
  describe(entry, read);
}

// Columns of the national course directory that have no field of their own: they follow the description under a heading.
const HEADED: [string, string][] = [
  ['howLearn', 'How you will learn'],
  ['whatNeeded', 'What you will need'],
  ['howAssessed', 'How you will be assessed'],
  ['whereNext', 'Where next'],
];

function describe(entry: OpenCourse, read: ReadRow): void {
  for (const [field, heading] of HEADED) {
    const text = read.values.get(field);
    if (typeof text !== 'string' || entry.said.has(field)) continue;
    entry.said.set(field, text);
    const before = entry.course.description;
    if (before !== undefined && typeof before !== 'string') continue;
    entry.course.description = `${before === undefined ? '' : `${before}\n\n`}${heading}\n\n${text}`;
  }
}

function durationOf(read: ReadRow, context: CellContext): string | undefined {
  const unit = read.raw.get('durationUnit');
  const raw = read.raw.get('duration') ?? '';
  if (unit === undefined || !/^\d+(\.\d+)?$/.test(raw))
    return read.values.get('duration') as string | undefined;
  const reading = readDuration(`${raw} ${unit}`);
  if (reading.fault)
    context.problems.add(reading.fault.code, 'warning', cellOf(read, 'duration'), `${raw} ${unit}`);
  return reading.value;
}

/** Prices with their labels, paired by order. Words that are no figure become a label only where a figure stands beside them. */
function readCosts(field: string, labels: string, read: ReadRow, context: CellContext): Cost[] {
  const raw = read.raw.get(field);
  if (raw === undefined) return [];
  const words = (read.values.get(labels) as Text[] | undefined) ?? [];
  return readList(raw).flatMap((item, index): Cost[] => {
    const figure = /(£|€|\$)\s?\d[\d,.]*/.exec(item)?.[0];
    let reading = readMoney(item);
    let own: Text | undefined = words[index];
    if (
      reading.fault &&
      figure !== undefined &&
      (item.match(/(£|€|\$)\s?\d/g) ?? []).length === 1
    ) {
      // "£95 per person" is a figure with its label.
      reading = readMoney(figure);
      own ??= item.replace(figure, '').replace(/^[\s,:()-]+|[\s,:()-]+$/g, '');
    }
    if (reading.fault || !reading.value) {
      context.problems.add('I822', 'warning', cellOf(read, field), item);
      return [];
    }
    return costsOf(reading.value, own);
  });
}

function costsOf(money: Money, label: Text | undefined): Cost[] {
  const { min, max, currency } = money;
  if (min === undefined) return [];
  const base = {
    ...(currency === undefined || currency === 'GBP' ? {} : { currency }),
    ...(label === undefined || label === '' ? {} : { label }),
  };
  return max === undefined || max === min
    ? [{ amount: min, ...base }]
    : [
        { amount: min, ...base },
        { amount: max, ...base },
      ];
}

function readCharge(read: ReadRow): Cost[] {
  const money = read.values.get('charge') as Money | undefined;
  const label = read.values.get('chargeLabel') as Text | undefined;
  return money
    ? costsOf(money, label).map((cost): Cost => ({ ...cost, kind: 'non-attendance' }))
    : [];
}

const SESSION_FIELDS = ['startDate', 'endDate', 'startTime', 'meetings', 'flexible'];
const ONLINE_PLACE = /^(online|virtual(ly)?|(ms |microsoft )?teams|zoom|webinar|remote|ar-?lein)$/i;

function readSession(
  entry: OpenCourse,
  read: ReadRow,
  draft: Draft,
  context: CellContext,
): Session | undefined {
  const fields = [...read.values.keys(), ...read.refused].filter((path) =>
    path.startsWith('session/'),
  );
  if (fields.length === 0 && !SESSION_FIELDS.some((field) => read.raw.has(field))) return undefined;
  const session = {} as Session;
  for (const [path, value] of read.values)
    if (path.startsWith('session/'))
      nest(session as unknown as Record<string, unknown>, path.slice(8), value);
  const costs = readCosts('sessionCost', 'sessionCostLabel', read, context);
  if (costs.length > 0) session.costs = costs;
  if (!readTimes(session, read, context)) return undefined;
  readMeetings(session, read, context);
  readVenue(session, read, draft, context);
  if (session.mode === undefined) {
    if (read.refused.has('session/mode')) return undefined;
    if (session.place === undefined) {
      context.problems.add('I828', 'error', cellOf(read, 'session/mode'), 'mode');
      return undefined;
    }
    session.mode = 'in-person';
  }
  const key = read.raw.get('session/id') ?? (session.start ?? dateWords(session)).slice(0, 10);
  let id = key === '' ? slug(String(session.mode)) : entry.sessions(key);
  if (entry.ids.has(id) && !read.raw.has('session/id'))
    id = entry.sessions(
      `${key}-${String(session.start ?? session.mode).slice(11, 16)}-${session.place?.slice(6) ?? session.mode}`,
    );
  if (entry.ids.has(id)) {
    context.problems.add('I833', 'error', cellOf(read, 'session/id'), `${entry.course.id}#${id}`);
    return undefined;
  }
  entry.ids.add(id);
  session.id = id;
  draft.places.set(session, { ...read.place, columns: sessionColumns(read) });
  return session;
}

const dateWords = (session: Session): string =>
  typeof session.dateText === 'string' ? session.dateText : '';

function sessionColumns(read: ReadRow): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const [path, label] of Object.entries(read.place.columns ?? {}))
    if (path.startsWith('session/')) labels[path.slice(8)] = label;
  const aliases = {
    startDate: 'start',
    endDate: 'end',
    endTime: 'end',
    sessionCost: 'costs',
    meetings: 'meetings',
  };
  for (const [path, field] of Object.entries(aliases)) {
    const label = read.raw.has(path) ? read.place.columns?.[path] : undefined;
    if (label !== undefined) labels[field] = label;
  }
  return labels;
}

function readVenue(session: Session, read: ReadRow, draft: Draft, context: CellContext): void {
  const name = read.raw.get('session/place') ?? read.raw.get('venueName');
  if (name === undefined) return;
  if (ONLINE_PLACE.test(name.trim())) {
    delete session.place;
    session.mode ??= 'online';
    const list = draft.feed.places;
    const made =
      list?.findIndex((place) => place.id === slug(name) && !draft.places.has(place)) ?? -1;
    if (made >= 0) list?.splice(made, 1);
  } else session.place ??= context.place(name);
}

const WORDS_FOR_DATE =
  /^(tb[cadn]\b|to be |arranged|by arrangement|flexible|rolling|on ?going|any ?time|various|on demand|early|mid|late|spring|summer|autumn|winter|term|contact|see |i'w )|^[a-z]+ (20\d\d)\b|\b(to be confirmed|tbc)\b/i;

/** Start and end from up to four cells. False when the session cannot stand because its date was refused. */
function readTimes(session: Session, read: ReadRow, context: CellContext): boolean {
  const zone = session.timeZone ?? context.timeZone;
  const start = readSide('start', read, context);
  if (start === false) return false;
  const end = readSide('end', read, context);
  if (start?.words !== undefined) session.dateText ??= start.words;
  const flexible = read.values.get('flexible') === true;
  if (flexible && start?.day === undefined) session.dateText ??= 'Flexible start date';
  const day = start?.day;
  if (day === undefined) return true;
  const from = start?.time;
  session.start = from === undefined ? day : joinDayTime(day, from, zone);
  const lastDay = end === false ? undefined : end?.day;
  const until = end === false ? undefined : end?.time;
  if (until !== undefined && from !== undefined)
    session.end = joinDayTime(lastDay ?? day, until, zone);
  else if (lastDay !== undefined && from === undefined) session.end = lastDay;
  else if (lastDay !== undefined && lastDay !== day)
    session.end = joinDayTime(lastDay, '23:59:00', zone);
  return true;
}

interface Side {
  day?: string;
  time?: string;
  words?: string;
}

function readSide(
  side: 'start' | 'end',
  read: ReadRow,
  context: CellContext,
): Side | false | undefined {
  const raw = read.raw.get(`${side}Date`);
  const made: Side = {};
  if (raw !== undefined) {
    const reading = readDay(raw, context.rules);
    if (reading.value !== undefined) made.day = reading.value;
    const { fault } = reading;
    if (fault?.code === 'I816' && WORDS_FOR_DATE.test(raw)) made.words = raw;
    else if (fault) {
      context.problems.add(fault.code, fault.severity, cellOf(read, `${side}Date`), raw);
      if (fault.severity === 'error') return false;
    }
    if (reading.rest !== undefined) readClock(reading.rest, `${side}Date`, made, read, context);
  }
  const time = read.raw.get(`${side}Time`);
  if (time !== undefined) readClock(time, `${side}Time`, made, read, context);
  return raw === undefined && time === undefined ? undefined : made;
}

function readClock(
  raw: string,
  field: string,
  made: Side,
  read: ReadRow,
  context: CellContext,
): void {
  const span = /^(.+?)\s*(?:-|–|—|to|until)\s*(.+)$/i.exec(raw);
  const reading = readTime(span && readTime(raw).fault ? (span[1] ?? '') : raw);
  if (reading.value !== undefined) made.time = reading.value;
  else if (WORDS_FOR_DATE.test(raw)) made.words = `${made.day ?? ''} ${raw}`.trim();
  else context.problems.add('I820', 'warning', cellOf(read, field), raw);
}

/** `2027-01-14 09:30-16:30 @ harlow-hub : Day one`, several of them split on `;` or line breaks. */
function readMeetings(session: Session, read: ReadRow, context: CellContext): void {
  const raw = read.raw.get('meetings');
  if (raw === undefined) return;
  const zone = session.timeZone ?? context.timeZone;
  const meetings = readList(raw).flatMap((item): Meeting[] => {
    const match = /^(.+?)\s+(\S+?)(?:\s*[-–]\s*(\S+))?(?:\s+@\s*(.+?))?(?:\s+:\s*(.+))?$/.exec(
      item,
    );
    const day = readDay(match?.[1] ?? '', context.rules).value;
    const from = readTime(match?.[2] ?? '').value;
    const until = match?.[3] === undefined ? undefined : readTime(match[3]);
    if (day === undefined || from === undefined || until?.fault) {
      context.problems.add('I841', 'error', cellOf(read, 'meetings'), item);
      return [];
    }
    return [
      compact({
        start: joinDayTime(day, from, zone),
        ...(until?.value === undefined ? {} : { end: joinDayTime(day, until.value, zone) }),
        ...(match?.[4] === undefined ? {} : { place: context.place(match[4]) }),
        ...(match?.[5] === undefined ? {} : { title: match[5] }),
      }),
    ];
  });
  if (meetings.length === 0) return;
  meetings.sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
  session.meetings = meetings;
  const last = meetings.at(-1);
  session.start ??= meetings[0]?.start ?? '';
  const end = last?.end ?? last?.start;
  if (session.end === undefined && end !== undefined) session.end = end;
}

/** Reads a whole number that may be hidden in words ("18 places"); for importers of other formats. */
export function looseCount(raw: string): number | undefined {
  const direct =
    readNumber(raw, { whole: true }).value ??
    readNumber(/\d+/.exec(raw)?.[0] ?? '', { whole: true }).value;
  return direct !== undefined && direct >= 0 ? direct : undefined;
}
