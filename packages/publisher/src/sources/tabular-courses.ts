import type { Cost, Course, Session, Text } from '@esca/feed';
import { readDuration, readList, readMoney, readNumber, type Money } from './cells.js';
import type { CellContext, ReadRow } from './cell-reader.js';
import { readMeetings, readTimes } from './course-times.js';
import { createIds, slug, type IdMaker } from './ids.js';
import { compact, nest } from './nest.js';
import { cellOf, idFor, type Draft } from './tabular-draft.js';
import { keyOf } from './tabular-support.js';

/** Fields that are put together from several cells, or that only help. */
const OWN_CODE = new Set(
  'id cost costLabel charge chargeLabel startDate startTime endDate endTime flexible meetings sessionCost sessionCostLabel venueName lars durationUnit entryRequirements whereNext howLearn whatNeeded howAssessed duration'.split(
    ' ',
  ),
);

interface OpenCourse {
  course: Course;
  /** Raw cells of the first row that filled a field, by the field's number: there are as many of these as courses. */
  said: (string | undefined)[];
  sessions: IdMaker;
  ids: Set<string>;
}

interface OpenCourses {
  byId: Map<string, OpenCourse>;
  /** Numbers of fields in the order in which they were first filled. */
  fields: Map<string, number>;
}

const open = new WeakMap<Draft, OpenCourses>();

/** The number of a field. */
function numberOf(field: string, { fields }: OpenCourses): number {
  let number = fields.get(field);
  if (number === undefined) fields.set(field, (number = fields.size));
  return number;
}

/** One row of the `courses` tab: the course's cells once, then a session. */
export function readCourseRow(
  read: ReadRow,
  above: ReadRow | undefined,
  draft: Draft,
  context: CellContext,
): void {
  let courses = open.get(draft);
  if (!courses) open.set(draft, (courses = { byId: new Map(), fields: new Map() }));
  // A row without id and title is one more session of the course above (the id cells were merged).
  if (!read.values.has('id') && !read.values.has('title') && above?.values.has('id'))
    read.values.set('id', above.values.get('id'));
  else if (!read.values.has('id') && read.values.has('title') === false && above?.raw.has('title'))
    read.values.set('id', above.raw.get('title') ?? '');
  const key = keyOf(read, 'title', context);
  if (key === undefined) return;
  const id = idFor(draft, 'course', key);
  let entry = courses.byId.get(id);
  if (!entry) {
    if (!read.values.has('title'))
      return context.problems.add('I828', 'error', cellOf(read, 'title'), 'title');
    entry = { course: { id } as Course, said: [], sessions: createIds(), ids: new Set() };
    courses.byId.set(id, entry);
    (draft.feed.courses ??= []).push(entry.course);
    draft.places.set(entry.course, read.place);
  }
  fillCourse(entry, read, courses, context);
  const session = readSession(entry, read, draft, context);
  if (session) (entry.course.sessions ??= []).push(session);
}

/** Sorts nothing and loses nothing: only takes away what stayed empty. */
export function finishCourses(draft: Draft): void {
  for (const { course } of open.get(draft)?.byId.values() ?? []) {
    compact(course);
    course.sessions?.forEach(compact);
  }
}

function fillCourse(
  entry: OpenCourse,
  read: ReadRow,
  courses: OpenCourses,
  context: CellContext,
): void {
  const record = entry.course as unknown as Record<string, unknown>;
  const take = (path: string, value: unknown): void => {
    const raw = read.raw.get(path) ?? '';
    const number = numberOf(path, courses);
    const before = entry.said[number];
    if (before === undefined) {
      entry.said[number] = raw;
      nest(record, path, value);
    } else if (before !== raw && raw !== '')
      context.problems.add('I835', 'warning', cellOf(read, path), raw);
  };
  for (const [path, value] of read.values)
    if (!OWN_CODE.has(path) && !path.startsWith('session/')) take(path, value);
  if (read.raw.has('duration')) take('duration', durationOf(read, context));
  const costs = [...readCosts('cost', 'costLabel', read, context), ...readCharge(read)];
  if (costs.length > 0) take('costs', costs);
  const isNew = (field: string, raw: string): boolean => {
    const number = numberOf(field, courses);
    if (entry.said[number] !== undefined) return false;
    entry.said[number] = raw;
    return true;
  };
  const lars = read.raw.get('lars');
  if (lars !== undefined && isNew('lars', lars)) {
    (entry.course.identifiers ??= []).push({ scheme: 'lars', value: lars });
  }
  const requirement = read.values.get('entryRequirements');
  if (typeof requirement === 'string' && isNew('entryRequirements', requirement)) {
    (entry.course.requires ??= []).push({ is: 'note', text: requirement });
  }
  describe(entry, read, isNew);
}

// Columns of the national course directory that have no field of their own: they follow the description under a heading.
const HEADED: [string, string][] = [
  ['howLearn', 'How you will learn'],
  ['whatNeeded', 'What you will need'],
  ['howAssessed', 'How you will be assessed'],
  ['whereNext', 'Where next'],
];

function describe(
  entry: OpenCourse,
  read: ReadRow,
  isNew: (field: string, raw: string) => boolean,
): void {
  for (const [field, heading] of HEADED) {
    const text = read.values.get(field);
    if (typeof text !== 'string' || !isNew(field, text)) continue;
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

/** Labels of sessions by the labels of their table and the cells that are filled. They are the same in most rows. */
const labelsOfSessions = new WeakMap<object, Map<string, Record<string, string>>>();

function sessionColumns(read: ReadRow): Record<string, string> {
  const { columns = {} } = read.place;
  let known = labelsOfSessions.get(columns);
  if (!known) labelsOfSessions.set(columns, (known = new Map<string, Record<string, string>>()));
  const filled = Object.keys(aliases).filter((path) => read.raw.has(path));
  const key = filled.join(' ');
  const labels = known.get(key) ?? labelSession(columns, filled);
  known.set(key, labels);
  return labels;
}

const aliases: Readonly<Record<string, string>> = {
  startDate: 'start',
  endDate: 'end',
  endTime: 'end',
  sessionCost: 'costs',
  meetings: 'meetings',
};

function labelSession(
  columns: Readonly<Record<string, string>>,
  filled: readonly string[],
): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const [path, label] of Object.entries(columns))
    if (path.startsWith('session/')) labels[path.slice(8)] = label;
  for (const path of filled) {
    const [field, label] = [aliases[path], columns[path]];
    if (field !== undefined && label !== undefined) labels[field] = label;
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
    if (made >= 0) draft.feed.places = list?.filter((_, index) => index !== made) ?? [];
  } else session.place ??= context.place(name);
}

/** Reads a whole number that may be hidden in words ("18 places"); for importers of other formats. */
export function looseCount(raw: string): number | undefined {
  const direct =
    readNumber(raw, { whole: true }).value ??
    readNumber(/\d+/.exec(raw)?.[0] ?? '', { whole: true }).value;
  return direct !== undefined && direct >= 0 ? direct : undefined;
}
