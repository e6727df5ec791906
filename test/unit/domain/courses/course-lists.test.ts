import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linkCatalogue } from '@esca/feed';
import {
  buildCourseLists,
  type CourseLists,
} from '../../../../packages/domain/src/courses/course-lists.js';
import { findListed } from '../../../../packages/domain/src/courses/find-listed.js';
import { catalogueOf } from '../catalogue.js';
import { entry } from '../entry.js';
import { seed } from '../search/random.js';
import { random, randomCourse } from './random-courses.js';

const options = { now: Date.parse('2026-12-01T09:00:00Z'), lang: 'en' };

/** All lists that are given for so many random courses, those that come first before those of everything. */
function given(count: number, first: number | undefined): CourseLists[] {
  const courses = Array.from({ length: count }, (_, n) => entry('course', randomCourse(n)));
  const links = linkCatalogue(catalogueOf({ courses }));
  const found: CourseLists[] = [];
  const steps = buildCourseLists(courses, links, { ...options, first });
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.value) found.push(step.value);
    if (step.done) return found;
  }
}

describe(`lists that come first (seed ${seed})`, () => {
  it('have the same first page as the lists of everything', () => {
    for (let round = 0; round < 60; round++) {
      const first = 1 + Math.floor(random() * 25);
      const [early, whole] = given(Math.floor(random() * 90), first) as [CourseLists, CourseLists];
      const names = (lists: CourseLists): string[] =>
        findListed(lists, { pageSize: first }).results.map(({ ref }) => ref);
      assert.deepEqual(names(early), names(whole));
      assert.equal(findListed(early, {}).total, findListed(whole, {}).total);
    }
  });

  it('are not made where nobody waits for them', () => {
    assert.equal(given(30, undefined).length, 1);
  });
});
