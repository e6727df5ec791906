import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import type { SessionAvailability, SessionChoice } from '@esca/domain';
import { courseSentence, en, loadWords, sessionSentence } from '@esca/domain';
import { availabilityPage } from './table.js';

const NOW = Date.parse('2026-12-01T10:00:00Z');
const page = new URL('../../../../docs/availability.md', import.meta.url);
const cy = await loadWords('cy');
const base = { zone: 'Europe/London', start: Date.parse('2027-01-14T09:30:00Z') };
const choice = (availability: SessionAvailability): SessionChoice => ({
  session: { id: 's', mode: 'in-person' },
  availability,
});

test('the page of sentences in the docs is the one the code gives', async () => {
  const fresh = await availabilityPage();
  if (process.env['UPDATE']) writeFileSync(page, fresh);
  assert.equal(readFileSync(page, 'utf8'), fresh, 'run UPDATE=1 npm run unit');
});

test('a full course names the next date with places first', () => {
  const next = choice({ ...base, state: 'full' });
  const later = choice({ ...base, state: 'open', placesLeft: 9, asOf: NOW });
  const options = { now: NOW, where: () => 'West' };
  assert.equal(
    courseSentence({ state: 'full', next, later }, en, options),
    'Full. Next date with places: Thursday 14 January, West',
  );
  assert.equal(
    courseSentence({ state: 'full', next, later }, cy, { now: NOW, where: () => 'Gorllewin' }),
    'Llawn. Y dyddiad nesaf â lleoedd: dydd Iau 14 Ionawr, Gorllewin',
  );
});

test('numbers of places carry the day they were true, in their plural form', () => {
  const asOf = Date.parse('2026-11-28T06:00:00Z');
  const say = (placesLeft: number, words = en): string =>
    sessionSentence({ ...base, state: 'few', placesLeft, asOf }, words, { now: NOW });
  assert.equal(say(1), '1 place left, as at 28 November');
  assert.equal(say(3), '3 places left, as at 28 November');
  assert.equal(say(2, cy), '2 le ar ôl, fel yr oedd ar 28 Tachwedd');
  assert.equal(say(3, cy), '3 lle ar ôl, fel yr oedd ar 28 Tachwedd');
});

test('the opening of booking is said with its time, and whose clock it is', () => {
  const found: SessionAvailability = { ...base, state: 'opens', opens: '2026-12-07T09:00:00Z' };
  const say = (readerZone?: string): string =>
    sessionSentence(found, en, { now: NOW, ...(readerZone && { readerZone }) });
  assert.equal(say(), 'Booking opens on Monday 7 December at 9am');
  assert.equal(say('America/Adak'), 'Booking opens on Monday 7 December at 9am (UK time)');
});

test('an expected month is said until it is over, then the cadence', () => {
  const say = (now: string): string =>
    courseSentence(
      { state: 'expected', cadence: { nextExpected: '2027-03-01', everyMonths: 4 } },
      en,
      { now: Date.parse(now) },
    );
  assert.equal(say('2027-03-31T10:00Z'), 'No date yet. Next expected in March 2027');
  assert.equal(say('2027-04-01T10:00Z'), 'No date yet. Usually runs every 4 months');
});

test('the publisher’s own words for a cadence win', () => {
  const cadence = { text: { en: 'Every spring', cy: 'Bob gwanwyn' }, everyMonths: 12 };
  assert.equal(
    courseSentence({ state: 'expected', cadence }, cy, { now: NOW }),
    'Dim dyddiad eto. Bob gwanwyn',
  );
});
