import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linkCatalogue, type Course, type Entry } from '@esca/feed';
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
import { pick, seed } from '../search/random.js';
import { random, randomCourse, randomSession, some } from './random-courses.js';

const now = Date.parse('2026-12-01T09:00:00Z');
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
