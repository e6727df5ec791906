import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Vacancy } from '@esca/feed';
import type { VacancyState } from '@esca/domain';
import { isClosedLately, isListed, nextChange, vacancyState } from '@esca/domain';
import { entry } from '../entry.js';

const NOW = Date.parse('2026-12-01T10:00:00Z');
const DAY = 86_400_000;

function state(vacancy: Partial<Vacancy>, now = NOW, timeZone = 'Europe/London'): VacancyState {
  return vacancyState(
    entry('vacancy', { id: 'v', title: 'Social worker', ...vacancy }, { timeZone }),
    now,
  );
}

test('1. the publisher’s word wins: filled, withdrawn, closed', () => {
  for (const status of ['filled', 'withdrawn', 'closed'] as const) {
    assert.equal(state({ status, closes: '2027-01-01', posted: '2027-01-01' }).state, status);
  }
});

test('2. paused is paused, even with a closing date ahead', () => {
  assert.equal(state({ status: 'paused', closes: '2027-01-01' }).state, 'paused');
});

test('3. posted in the future is hidden until then', () => {
  const found = state({ posted: '2026-12-02', closes: '2027-01-01' });
  assert.equal(found.hidden, 'early');
  assert.equal(found.changesAt, Date.parse('2026-12-02T00:00Z'));
  assert.equal(state({ posted: '2026-12-01T10:00Z', closes: '2027-01-01' }).state, 'open');
});

test('4. a closing moment that has come is closed', () => {
  assert.equal(state({ closes: '2026-12-01T10:00:00Z' }).state, 'closed');
  assert.equal(state({ closes: '2026-11-30' }).state, 'closed');
});

test('5. within 72 hours it is closing soon', () => {
  assert.equal(state({ closes: '2026-12-04T10:00:00Z' }).state, 'closing-soon');
  assert.equal(state({ closes: '2026-12-04T10:01:00Z' }).state, 'open');
  assert.equal(state({ closes: '2026-12-01' }).state, 'closing-soon', 'closing today');
});

test('6. with a closing date further away it is open', () => {
  assert.equal(state({ closes: '2027-01-01', evergreen: true }).state, 'open');
});

test('7. evergreen without a date is always open', () => {
  assert.equal(state({ evergreen: true, posted: '2020-01-01' }).state, 'always-open');
});

test('8. with neither, the advert has the date; after 60 days it is hidden', () => {
  assert.equal(state({}).state, 'see-advert');
  assert.equal(state({ posted: '2026-11-01' }).state, 'see-advert');
  const old = state({ posted: '2026-10-02T09:59:59Z' });
  assert.deepEqual([old.state, old.hidden], ['hidden', 'old']);
  assert.equal(state({ posted: '2026-10-02T10:00:00Z' }).state, 'see-advert');
  assert.equal(state({ modified: '2026-09-01T10:00:00Z' }).hidden, 'old');
});

test('a posted day beats a later change when its age is taken', () => {
  assert.equal(state({ posted: '2026-09-01', modified: '2026-11-30T10:00:00Z' }).hidden, 'old');
});

test('closing on either night the clocks change, it is open at 23:58 and closed at 00:00', () => {
  // London: the clocks go back in October and forward in March; a reader's own zone plays no part.
  const nights = [
    ['2026-10-25', '2026-10-25T23:58:00Z', '2026-10-26T00:00:00Z'],
    ['2027-03-28', '2027-03-28T22:58:00Z', '2027-03-28T23:00:00Z'],
  ] as const;
  for (const [closes, before, after] of nights) {
    const advert = entry<Vacancy>(
      'vacancy',
      { id: 'v', title: 'Post', closes },
      { generatedAt: 0 },
    );
    assert.equal(vacancyState(advert, Date.parse(before)).state, 'closing-soon');
    assert.equal(vacancyState(advert, Date.parse(after)).state, 'closed');
  }
});

test('a day closes in the record’s zone: first in Kiritimati, last in Adak', () => {
  const closes = '2026-12-01';
  assert.equal(state({ closes }, NOW, 'Pacific/Kiritimati').state, 'closed');
  assert.equal(
    state({ closes }, Date.parse('2026-12-02T09:59Z'), 'America/Adak').state,
    'closing-soon',
  );
  assert.equal(state({ closes }, Date.parse('2026-12-02T10:00Z'), 'America/Adak').state, 'closed');
});

test('a clock that is behind cannot reopen what closed before the feed was written', () => {
  assert.equal(state({ closes: '2026-11-30' }, NOW - 3 * DAY).state, 'closed');
});

test('a widget needs one timer: the soonest change of all', () => {
  const states = [
    state({ closes: '2026-12-10T12:00:00Z' }),
    state({ closes: '2026-12-02T12:00:00Z' }),
    state({ evergreen: true }),
  ];
  assert.equal(states[0]?.changesAt, Date.parse('2026-12-07T12:00:00Z'), 'becomes closing soon');
  assert.equal(nextChange(states), Date.parse('2026-12-02T12:00:00Z'));
  assert.equal(nextChange([state({ evergreen: true })]), undefined);
});

test('the state has changed at the moment that was foretold, and not before', () => {
  for (const vacancy of [
    { closes: '2026-12-10T12:00:00Z' },
    { closes: '2026-12-02' },
    { posted: '2026-12-03', closes: '2027-01-01' },
    { posted: '2026-11-20' },
  ] satisfies Partial<Vacancy>[]) {
    const now = state(vacancy);
    assert.ok(now.changesAt !== undefined);
    assert.equal(state(vacancy, now.changesAt - 1).state, now.state);
    assert.notEqual(state(vacancy, now.changesAt).state, now.state);
  }
});

test('only what can be applied for stands in lists', () => {
  assert.equal(isListed(state({ closes: '2027-01-01' })), true);
  assert.equal(isListed(state({ evergreen: true })), true);
  assert.equal(isListed(state({ status: 'paused' })), false);
  assert.equal(isListed(state({ closes: '2026-11-30' })), false);
});

test('a link to a closed vacancy says so for seven days', () => {
  const closed = state({ closes: '2026-12-01T10:00:00Z' });
  assert.equal(isClosedLately(closed, NOW + 7 * DAY), true);
  assert.equal(isClosedLately(closed, NOW + 7 * DAY + 1), false);
});
