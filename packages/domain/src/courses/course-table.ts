import {
  isTimeZone,
  isWhen,
  type Cost,
  type Course,
  type Entry,
  type Origin,
  type Ref,
  type Session,
} from '@esca/feed';
import { checksumOf } from '../search/serialise.js';
import { costOf } from './course-facets.js';
import type { CourseLists } from './course-lists.js';

/**
 * What filters, counts and orders need of every course of a large catalogue, in columns: for each field its distinct
 * values, and for each course, or session, the number of its value. Courses come without names and texts, which stand on
 * their cards; their order is that of the cards.
 */
export interface CourseTable {
  /** Courses without what cards show. A card takes the place of its course when it is there. */
  readonly courses: Entry<Course>[];
  /** For each course the steps that it counts towards. */
  readonly steps: readonly (readonly Ref[])[];
  /** For each course its place in the order of titles. */
  readonly titleRank: Uint32Array;
}

/** What is saved of a course. */
export interface TabledCourse {
  readonly entry: Entry<Course>;
  /** The sessions that its card has, in their order. */
  readonly sessions: readonly Session[];
  /** Full names of the steps that it counts towards. */
  readonly steps: readonly Ref[];
}

const MARK = 0x74637365;
const VERSION = 1;
const HEAD = 6 * 4;

type Values = Readonly<Record<string, unknown>>;
type Test = (value: unknown) => boolean;

const text: Test = (value) => typeof value === 'string';
const number: Test = (value) => typeof value === 'number';
const texts: Test = (value) => Array.isArray(value) && value.every(text);
const when: Test = (value) => text(value) && isWhen(value as string);
const zone: Test = (value) => text(value) && isTimeZone(value as string);

/** The columns in their order in the file, and what a value in each must be. */
const COURSE_COLUMNS: Readonly<Record<string, Test>> = {
  source: text,
  audience: texts,
  alsoOpenTo: texts,
  topics: texts,
  levels: texts,
  domains: texts,
  format: text,
  approval: text,
  provider: text,
  cpdHours: number,
  duration: text,
  modified: when,
  costs: text,
  steps: texts,
  sessions: number,
  titleRank: number,
};
const SESSION_COLUMNS: Readonly<Record<string, Test>> = {
  start: when,
  end: when,
  mode: text,
  place: text,
  status: text,
  placesLeft: number,
  waitingList: text,
  asOf: when,
  bookingOpens: when,
  bookingCloses: when,
  approval: text,
  timeZone: zone,
  costs: text,
};
/** Columns whose values are numbers of their own: they have no list of values. */
const COUNTED = new Set(['sessions', 'titleRank']);

/** The table as bytes, for `loadCourseTable`. */
export function saveCourseTable(
  courses: readonly TabledCourse[],
  titleRank: Uint32Array,
): ArrayBuffer {
  const all = courses.flatMap(({ sessions }) => sessions);
  const ofCourse = (name: string, course: number): unknown => {
    const { entry, sessions, steps } = courses[course]!;
    const { record } = entry;
    if (name === 'costs') return costOf(record.costs)[0];
    if (name === 'modified') return record.modified?.slice(0, 10);
    if (name === 'steps') return steps.length ? steps : undefined;
    if (name === 'sessions') return sessions.length;
    if (name === 'titleRank') return titleRank[course];
    return (record as unknown as Values)[name];
  };
  const ofSession = (name: string, row: number): unknown => {
    const session = all[row]!;
    const last = session.meetings?.at(-1);
    if (name === 'costs') return costOf(session.costs)[0];
    if (name === 'start') return session.start ?? session.meetings?.[0]?.start;
    if (name === 'end') return session.end ?? last?.end ?? last?.start;
    return (session as unknown as Values)[name];
  };
  const lists: unknown[][] = [];
  let codes = new Uint8Array(1 << 16);
  let end = 0;
  const put = (value: number): void => {
    if (end + 5 > codes.length) {
      const more = new Uint8Array(codes.length * 2);
      more.set(codes);
      codes = more;
    }
    for (; value > 127; value >>>= 7) codes[end++] = (value & 127) | 128;
    codes[end++] = value;
  };
  const putColumn = (
    name: string,
    rows: number,
    valueOf: (name: string, row: number) => unknown,
  ): void => {
    if (COUNTED.has(name)) {
      for (let row = 0; row < rows; row++) put(valueOf(name, row) as number);
      return;
    }
    // Values are numbered as they are met; 0 is for none.
    const met = new Map<string, number>();
    const counts = [0];
    const numbers = new Uint32Array(rows);
    for (let row = 0; row < rows; row++) {
      const value = valueOf(name, row);
      if (value === undefined) continue;
      const key = JSON.stringify(value);
      let number = met.get(key);
      if (number === undefined) met.set(key, (number = counts.push(0) - 1));
      counts[number]!++;
      numbers[row] = number;
    }
    // The commonest values get the shortest numbers.
    const ordered = [...met].sort((a, b) => counts[b[1]]! - counts[a[1]]!);
    const places = new Uint32Array(counts.length);
    ordered.forEach(([, number], place) => (places[number] = place + 1));
    lists.push(ordered.map(([key]) => JSON.parse(key) as unknown));
    for (const number of numbers) put(places[number]!);
  };
  for (const name of Object.keys(COURSE_COLUMNS)) putColumn(name, courses.length, ofCourse);
  for (const name of Object.keys(SESSION_COLUMNS)) putColumn(name, all.length, ofSession);

  const values = new TextEncoder().encode(JSON.stringify(lists));
  const length = values.length + end;
  const buffer = new ArrayBuffer(HEAD + length + (-length & 3));
  const bytes = new Uint8Array(buffer);
  bytes.set(values, HEAD);
  bytes.set(codes.subarray(0, end), HEAD + values.length);
  const head = new Uint32Array(buffer, 0, 6);
  head.set([MARK, VERSION, 0, courses.length, all.length, values.length]);
  head[2] = checksumOf(buffer);
  return buffer;
}

/**
 * Reads what `saveCourseTable` wrote, a little at every step. Throws when the bytes are of another version, cut short or
 * damaged. `originOf` gives where the records of a source come from.
 */
export function* loadCourseTable(
  buffer: ArrayBuffer,
  originOf: (source: string | undefined) => Origin,
): Generator<void, CourseTable> {
  const bytes = new Uint8Array(buffer);
  const [mark, version, sum, count, sessionCount, length] =
    bytes.length < HEAD || bytes.length & 3 ? [] : new Uint32Array(buffer, 0, 6);
  check(mark === MARK && version === VERSION && checksumOf(buffer) === sum);
  const lists = JSON.parse(
    new TextDecoder().decode(bytes.subarray(HEAD, HEAD + length!)),
  ) as unknown[][];
  yield;
  let at = HEAD + length!;
  let list = 0;
  function* column(name: string, test: Test, rows: number): Generator<void, Column> {
    const values = COUNTED.has(name) ? undefined : lists[list++];
    for (let i = 0; i < (values?.length ?? 0); i++) {
      check(test(values![i]));
      if (i % 1024 === 1023) yield;
    }
    const numbers = new Uint32Array(rows);
    for (let row = 0; row < rows; row++) {
      let byte = bytes[at++]!;
      let value = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) value |= ((byte = bytes[at++]!) & 127) << shift;
      check(values === undefined || value <= values.length);
      numbers[row] = value;
      if (row % 8192 === 8191) yield;
    }
    yield;
    return { name, values: values ?? [], numbers };
  }
  const ofCourses: Column[] = [];
  for (const [name, test] of Object.entries(COURSE_COLUMNS))
    ofCourses.push(yield* column(name, test, count!));
  const ofSessions: Column[] = [];
  for (const [name, test] of Object.entries(SESSION_COLUMNS))
    ofSessions.push(yield* column(name, test, sessionCount!));
  const [titleRank, sessionCounts] = [ofCourses.pop()!.numbers, ofCourses.pop()!.numbers];
  check(at <= bytes.length && bytes.length - at < 4);

  const courses: Entry<Course>[] = [];
  const steps: (readonly Ref[])[] = [];
  let from = 0;
  for (let course = 0; course < count!; course++) {
    if (course % 64 === 63) yield;
    const { steps: towards, ...row } = rowOf(ofCourses, course) as Values & { steps?: Ref[] };
    const sessions: Session[] = [];
    for (const to = from + sessionCounts[course]!; from < to && from < sessionCount!; from++)
      sessions.push(rowOf(ofSessions, from) as unknown as Session);
    steps.push(towards ?? []);
    courses.push({
      ref: `#${course}`,
      record: { id: '', title: '', ...row, ...(sessions.length && { sessions }) },
      origin: originOf(row['source'] as string | undefined),
    });
    check(titleRank[course]! < count!);
  }
  check(from === sessionCount);
  return { courses, steps, titleRank };
}

/** Puts the card of a course, or the whole of it, in the place of what the table has of it. */
export function placeCourse(
  { courses }: CourseTable,
  { rows: { courses: ofRows, rowOf } }: CourseLists,
  position: number,
  entry: Entry<Course>,
): void {
  const before = courses[position]?.record.sessions ?? [];
  const after = entry.record.sessions ?? [];
  courses[position] = entry;
  let low = 0;
  for (let high = ofRows.length; low < high;) {
    const middle = (low + high) >> 1;
    if (ofRows[middle]! < position) low = middle + 1;
    else high = middle;
  }
  // A card's sessions are the table's, in their order; a whole course's may be more, and are known by name.
  const fromTable = before[0]?.id === undefined;
  after.forEach((session, i) => {
    const known = fromTable ? undefined : before.find(({ id }) => id === session.id);
    const row = known ? rowOf.get(known) : fromTable && i < before.length ? low + i : undefined;
    if (row !== undefined) rowOf.set(session, row);
  });
}

interface Column {
  readonly name: string;
  readonly values: readonly unknown[];
  readonly numbers: Uint32Array;
}

function rowOf(columns: readonly Column[], row: number): Values {
  const found: Record<string, unknown> = {};
  for (const { name, values, numbers } of columns) {
    const number = numbers[row]!;
    if (!number) continue;
    const value = values[number - 1];
    found[name] = name === 'costs' ? costsOf(value) : value;
  }
  return found;
}

/** What makes `costOf` say the same again. */
const costsOf = (value: unknown): Cost[] => [{ amount: value === 'free' ? 0 : 1, currency: 'GBP' }];

function check(sound: boolean): void {
  if (!sound) throw new Error('[esca] This table of courses is damaged, or of another version.');
}
