import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linkCatalogue, type Course, type Entry, type Session } from '@esca/feed';
import { buildCourseLists } from '../../../../packages/domain/src/courses/course-lists.js';
import {
  loadCourseTable,
  placeCourse,
  saveCourseTable,
  type CourseTable,
} from '../../../../packages/domain/src/courses/course-table.js';
import {
  findListed,
  type CourseQuestion,
  type CourseSort,
} from '../../../../packages/domain/src/courses/find-listed.js';
import { runAtOnce } from '../../../../packages/domain/src/search/steps.js';
import { catalogueOf } from '../catalogue.js';
import { entry, origin } from '../entry.js';
import { pick, randomFrom, seed } from '../search/random.js';

const now = Date.parse('2026-12-01T09:00:00Z');
const random = randomFrom(seed);
const some = <T>(list: readonly T[]): T[] => list.filter(() => random() < 0.4);
const perhaps = <T>(value: T): T | undefined => (random() < 0.6 ? value : undefined);

/** An object without the keys that have no value: what a reader of feeds gives. */
const clean = <T extends object>(value: T): T =>
  Object.fromEntries(
    Object.entries(value).filter(
      ([, one]) => one !== undefined && !(Array.isArray(one) && one.length === 0),
    ),
  ) as T;

const randomSession = (id: string): Session => {
  const day = 1 + Math.floor(random() * 28);
  const start = `2026-${pick(random, ['11', '12'])}-${String(day).padStart(2, '0')}`;
  return clean({
    id,
    mode: pick(random, ['in-person', 'online', 'on-demand', 'blended'] as const),
    start: perhaps(random() < 0.5 ? start : `${start}T09:30:00Z`),
    dateText: 'Some day',
    place: perhaps(`place/${pick(random, ['a', 'b'])}`),
    status: perhaps(pick(random, ['scheduled', 'cancelled', 'postponed'] as const)),
    placesLeft: perhaps(Math.floor(random() * 6)),
    waitingList: perhaps(pick(random, ['open', 'closed'] as const)),
    asOf: perhaps('2026-11-30T09:00:00Z'),
    bookingOpens: perhaps(pick(random, ['2026-11-20', '2026-12-03'])),
    bookingCloses: perhaps('2026-12-08'),
    timeZone: perhaps(pick(random, ['Europe/London', 'America/New_York'])),
    approval: perhaps(pick(random, ['none', 'manager'] as const)),
    costs: perhaps([{ amount: pick(random, [0, 20]) }]),
  }) as Session;
};

const randomCourse = (n: number): Course =>
  clean({
    id: `c${n}`,
    title: pick(random, ['Autism', 'Élan', 'Dementia', 'trauma']) + String(n % 7),
    audience: some(['adults', 'children'] as const),
    alsoOpenTo: some(['adults', 'children'] as const),
    topics: some(['mca', 'bia', 'dols']),
    levels: some(['entry', 'advanced'] as const),
    domains: some(['values', 'rights'] as const),
    format: perhaps(pick(random, ['workshop', 'conference'])),
    approval: perhaps(pick(random, ['manager', 'selection'] as const)),
    provider: perhaps('org/elsewhere'),
    cpdHours: perhaps(Math.floor(random() * 9)),
    duration: perhaps(pick(random, ['P1D', 'PT3H'])),
    modified: perhaps(`2026-11-${pick(random, ['01', '15'])}T00:00:00Z`),
    costs: perhaps([
      { amount: pick(random, [0, 5]) },
      { amount: 9, kind: 'non-attendance' as const },
    ]),
    sessions: Array.from({ length: Math.floor(random() * 4) }, (_, i) => randomSession(`s${i}`)),
  }) as Course;

const places = ['a', 'b'].map((id) => ({
  ref: `${origin.publisher.id}:place/${id}`,
  record: { id, name: id, area: `area-${id}` },
  origin,
}));

function tabled(list: readonly Entry<Course>[], titleRank: Uint32Array): ArrayBuffer {
  const rows = list.map((one) => ({ entry: one, sessions: one.record.sessions ?? [], steps: [] }));
  return saveCourseTable(rows, titleRank);
}

const load = (bytes: ArrayBuffer): CourseTable => runAtOnce(loadCourseTable(bytes, () => origin));

const courses = Array.from({ length: 400 }, (_, n) => entry('course', randomCourse(n)));
const links = linkCatalogue(catalogueOf({ courses, places }));
const options = { now, lang: 'en' };
const lists = runAtOnce(buildCourseLists(courses, links, options));
const bytes = tabled(courses, lists.titleRank);

describe(`a table of courses (seed ${seed})`, () => {
  it('finds, counts and orders as the courses themselves do', () => {
    const table = load(bytes);
    const { titleRank } = table;
    const listed = runAtOnce(buildCourseLists(table.courses, links, { ...options, titleRank }));
    const place = (one: Entry<Course>): number =>
      one.record.id ? courses.indexOf(one) : Number(one.ref.slice(1));
    for (let round = 0; round < 200; round++) {
      const question: CourseQuestion = {
        filters: {
          audience: some(['adults']),
          area: some(['area-a']),
          mode: some(['online', 'in-person']),
          topic: some(['mca', 'bia']),
          level: some(['entry']),
          domain: some(['values']),
          format: some(['workshop']),
          when: some(['two-weeks']),
          availability: some(['bookable', 'waiting', 'undated']),
          approval: some(['manager']),
          cost: some(['free']),
        },
        alsoOpen: random() < 0.5,
        sort: pick<CourseSort>(random, ['soonest', 'newest', 'title', 'places', 'shortest']),
        pageSize: 50,
      };
      const wanted = findListed(lists, question);
      const found = findListed(listed, question);
      const message = JSON.stringify(question);
      assert.equal(found.total, wanted.total, message);
      assert.deepEqual(found.results.map(place), wanted.results.map(place), message);
      assert.deepEqual(
        [...found.counts].map(([name, counts]) => [name, counts.filter(({ count }) => count > 0)]),
        [...wanted.counts].map(([name, counts]) => [name, counts.filter(({ count }) => count > 0)]),
        message,
      );
    }
  });

  it('knows the sessions of a card that takes the place of its course', () => {
    const table = load(bytes);
    const { titleRank } = table;
    const listed = runAtOnce(buildCourseLists(table.courses, links, { ...options, titleRank }));
    courses.forEach((one, at) => placeCourse(table, listed, at, one));
    // A whole course has the sessions that are over as well.
    courses.forEach((one, at) => {
      const sessions = [{ ...randomSession('old') }, ...(one.record.sessions ?? [])];
      placeCourse(table, listed, at, { ...one, record: { ...one.record, sessions } });
    });
    const question: CourseQuestion = { filters: { mode: ['online'], cost: ['paid'] } };
    const { passes } = findListed(listed, question);
    const wanted = findListed(lists, question).passes;
    for (const { record } of courses)
      for (const one of record.sessions ?? []) assert.equal(passes(one), wanted(one));
  });

  it('keeps the steps that courses count towards', () => {
    const steps = [['essex:pathway/p#a', 'essex:pathway/p#b'], [], ['essex:pathway/p#a']];
    const rows = steps.map((towards, n) => ({ entry: courses[n]!, sessions: [], steps: towards }));
    assert.deepEqual(load(saveCourseTable(rows, Uint32Array.of(2, 0, 1))).steps, steps);
  });

  it('is empty where there are no courses', () => {
    assert.equal(load(saveCourseTable([], new Uint32Array())).courses.length, 0);
  });

  it('is refused when it is cut short, damaged, of another version or something else', () => {
    for (const length of [0, 3, 24, bytes.byteLength - 4])
      assert.throws(() => load(bytes.slice(0, length)), /damaged/);
    for (let round = 0; round < 50; round++) {
      const damaged = bytes.slice(0);
      const at = Math.floor(random() * damaged.byteLength);
      new Uint8Array(damaged)[at]! ^= 1 << Math.floor(random() * 8);
      assert.throws(() => load(damaged), /damaged/, `byte ${at}`);
    }
    const other = bytes.slice(0);
    new Uint32Array(other, 4, 1)[0] = 2;
    assert.throws(() => load(other), /version/);
  });
});
