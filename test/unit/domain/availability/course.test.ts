import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Course, Session } from '@esca/feed';
import { courseAvailability, sessionsAhead } from '@esca/domain';
import { entry } from '../entry.js';

const NOW = Date.parse('2026-12-01T10:00:00Z');

function availability(sessions: Partial<Session>[], more: Partial<Course> = {}, now = NOW) {
  const record: Course = {
    id: 'mca',
    title: 'Mental Capacity Act',
    sessions: sessions.map((session, index) => ({
      id: `s${index}`,
      mode: 'in-person',
      ...session,
    })),
    ...more,
  };
  return courseAvailability(entry('course', record), now);
}

const full = { start: '2027-01-10', placesLeft: 0 };
const open = { start: '2027-02-10', placesLeft: 9 };

test('a course shows its next session, whatever the order of the feed', () => {
  const found = availability([open, { start: '2026-12-10', placesLeft: 1 }]);
  assert.equal(found.state, 'last');
  assert.equal(found.next?.session.id, 's1');
});

test('past, cancelled and postponed sessions are passed over', () => {
  const found = availability([
    { start: '2026-11-10', placesLeft: 5 },
    { start: '2026-12-10', status: 'cancelled' },
    { start: '2026-12-11', status: 'postponed' },
    open,
  ]);
  assert.equal(found.next?.session.id, 's3');
});

test('a session that has started gives way to one that has not', () => {
  const started = { start: '2026-11-01', end: '2027-06-01', placesLeft: 3 };
  assert.equal(availability([started, open]).next?.session.id, 's1');
  assert.equal(availability([started]).state, 'in-progress');
});

test('when the next date has no places, a later date with places is named', () => {
  for (const state of [{}, { waitingList: 'open' }, { waitingList: 'closed' }] as const) {
    assert.equal(availability([{ ...full, ...state }, open]).later?.session.id, 's1');
  }
  const closed = { start: '2027-01-10', placesLeft: 4, bookingCloses: '2026-11-30' };
  assert.equal(availability([closed, open]).later?.session.id, 's1');
});

test('a later date that is full, not yet open or uncounted is not named', () => {
  const found = availability([
    full,
    { start: '2027-02-01', placesLeft: 0 },
    { start: '2027-02-02', placesLeft: 4, bookingOpens: '2027-01-01' },
    { start: '2027-02-03' },
  ]);
  assert.equal(found.state, 'full');
  assert.equal(found.later, undefined);
});

test('a later date that may have places is known when booking of the next has closed', () => {
  const closed = { start: '2027-01-10', placesLeft: 4, bookingCloses: '2026-11-30' };
  const uncounted = { start: '2027-02-10' };
  const found = availability([closed, full, uncounted]);
  assert.equal(found.later, undefined);
  assert.equal(found.possible?.session.id, 's2');
  assert.equal(availability([closed, uncounted, open]).possible, undefined);
  assert.equal(availability([full, uncounted]).possible, undefined);
  assert.equal(availability([closed, full]).possible, undefined);
});

test('no later date is named when the next one has places', () => {
  assert.equal(availability([{ start: '2027-01-10', placesLeft: 1 }, open]).later, undefined);
});

test('dated sessions come before what is on demand, and that before words for a date', () => {
  const entryOf = entry<Course>('course', {
    id: 'mca',
    title: 'MCA',
    sessions: [
      { id: 'words', mode: 'online', dateText: 'Spring' },
      { id: 'demand', mode: 'on-demand' },
      { id: 'dated', mode: 'online', start: '2027-05-01' },
    ],
  });
  const order = sessionsAhead(entryOf, NOW).map(({ session }) => session.id);
  assert.deepEqual(order, ['dated', 'demand', 'words']);
});

test('without a session ahead a course is expected by its cadence', () => {
  const found = availability([{ start: '2026-01-01' }], { cadence: { everyMonths: 4 } });
  assert.deepEqual(found, { state: 'expected', cadence: { everyMonths: 4 } });
});

test('without a session and a cadence a course is undated', () => {
  assert.deepEqual(availability([]), { state: 'undated' });
  assert.deepEqual(availability([], { cadence: {} }), { state: 'undated' });
});

test('a cadence is not read while a session is ahead', () => {
  assert.equal(availability([open], { cadence: { everyMonths: 4 } }).state, 'open');
});

test('a reader’s clock three days behind sees what the feed knew', () => {
  const justPast = { start: '2026-11-30', placesLeft: 5 };
  assert.equal(availability([justPast], {}, NOW - 3 * 86_400_000).state, 'undated');
});
