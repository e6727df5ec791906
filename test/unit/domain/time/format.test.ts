import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Words } from '@esca/domain';
import {
  en,
  formatDay,
  formatDeadline,
  formatDuration,
  formatMonth,
  formatRange,
  formatTime,
  formatWhen,
  loadWords,
  relativeDay,
} from '@esca/domain';

const cy: Words = await loadWords('cy');
const LONDON = 'Europe/London';
const today = '2026-12-02';

test('a date is written in full, and without its year when it is near', () => {
  assert.equal(formatDay('2026-12-05', en), 'Saturday 5 December 2026');
  assert.equal(formatDay('2026-12-05', en, { today }), 'Saturday 5 December');
  assert.equal(formatDay('2027-01-14', en, { today }), 'Thursday 14 January');
  assert.equal(formatDay('2027-09-14', en, { today }), 'Tuesday 14 September 2027');
  assert.equal(formatDay('2026-12-05', en, { short: true, today }), 'Sat 5 Dec');
  assert.equal(formatDay('2026-12-05', en, { weekday: false, today }), '5 December');
});

test('every month has its Welsh name', () => {
  const names = Array.from({ length: 12 }, (_, month) =>
    formatMonth(`2026-${String(month + 1).padStart(2, '0')}`, cy),
  );
  assert.deepEqual(names, [
    'Ionawr 2026',
    'Chwefror 2026',
    'Mawrth 2026',
    'Ebrill 2026',
    'Mai 2026',
    'Mehefin 2026',
    'Gorffennaf 2026',
    'Awst 2026',
    'Medi 2026',
    'Hydref 2026',
    'Tachwedd 2026',
    'Rhagfyr 2026',
  ]);
});

test('Welsh months and weekdays agree with the data of ICU, where the engine has it', (context) => {
  if (new Intl.DateTimeFormat('cy').resolvedOptions().locale !== 'cy') return context.skip();
  for (let day = 0; day < 365; day++) {
    const date = new Date(Date.UTC(2026, 0, 1 + day));
    const intl = new Intl.DateTimeFormat('cy', { dateStyle: 'full', timeZone: 'UTC' });
    assert.equal(
      formatDay(date.toISOString().slice(0, 10), cy),
      intl.format(date).replace(',', ''),
    );
  }
});

test('a Welsh weekday is mutated after "on" and small inside a sentence', () => {
  assert.equal(formatDay('2026-12-04', cy, { today, form: 'on' }), 'ddydd Gwener 4 Rhagfyr');
  assert.equal(formatDay('2026-12-04', cy, { today, form: 'inside' }), 'dydd Gwener 4 Rhagfyr');
});

test('times are short and never 12:00 of which half', () => {
  const time = (clock: string, words: Words): string =>
    formatTime(Date.parse(`2026-12-05T${clock}Z`), LONDON, words);
  assert.deepEqual(
    ['00:00', '00:05', '09:00', '09:30', '12:00', '12:15', '17:59', '23:59'].map((clock) => [
      time(clock, en),
      time(clock, cy),
    ]),
    [
      ['midnight', 'hanner nos'],
      ['12:05am', '12:05yb'],
      ['9am', '9yb'],
      ['9:30am', '9:30yb'],
      ['midday', 'hanner dydd'],
      ['12:15pm', '12:15yp'],
      ['5:59pm', '5:59yp'],
      ['11:59pm', '11:59yh'],
    ],
  );
});

test('a time in summer is said by the summer clock', () => {
  assert.equal(formatTime(Date.parse('2026-07-05T08:30Z'), LONDON, en), '9:30am');
});

test('a closing moment is said with weekday and time', () => {
  const options = { today };
  assert.equal(
    formatDeadline('2026-12-04T23:59:00Z', LONDON, en, options),
    'Friday 4 December at 11:59pm',
  );
  assert.equal(
    formatDeadline('2026-12-04T12:00:00Z', LONDON, en, options),
    'Friday 4 December at midday',
  );
  assert.equal(
    formatDeadline('2026-12-04T23:59:00Z', LONDON, cy, options),
    'Dydd Gwener 4 Rhagfyr am 11:59yh',
  );
});

test('a day as a deadline, and midnight, are said as the last minute of the day', () => {
  assert.equal(formatDeadline('2026-12-04', LONDON, en, { today }), 'Friday 4 December at 11:59pm');
  assert.equal(
    formatDeadline('2026-12-05T00:00:00Z', LONDON, en, { today }),
    'Friday 4 December at 11:59pm',
  );
  assert.equal(
    formatDeadline('2027-03-28', LONDON, en, { today }),
    'Sunday 28 March at 11:59pm',
    'the night the clocks change',
  );
});

test('the zone is named when the reader’s clocks show another time', () => {
  const at = '2026-12-04T17:00:00Z';
  const say = (readerZone: string, words: Words = en): string =>
    formatWhen(at, LONDON, words, { today, readerZone });
  assert.equal(say(LONDON), 'Friday 4 December at 5pm');
  assert.equal(say('Europe/Dublin'), 'Friday 4 December at 5pm');
  assert.equal(say('America/Adak'), 'Friday 4 December at 5pm (UK time)');
  assert.equal(say('America/Adak', cy), 'Dydd Gwener 4 Rhagfyr am 5yp (amser y DU)');
  assert.equal(
    formatWhen(at, 'America/New_York', en, { today, readerZone: LONDON }),
    'Friday 4 December at midday (New York time)',
  );
});

test('a day has no time and no zone', () => {
  assert.equal(
    formatWhen('2026-12-04', LONDON, en, { today, readerZone: 'America/Adak' }),
    'Friday 4 December',
  );
});

test('a range says the day once when it is one day', () => {
  const range = (start: string, end: string, words: Words = en): string =>
    formatRange(start, end, LONDON, words, { today });
  assert.equal(
    range('2027-01-14T09:30Z', '2027-01-14T16:00Z'),
    'Thursday 14 January, 9:30am to 4pm',
  );
  assert.equal(
    range('2027-01-14T09:30Z', '2027-01-15T16:00Z'),
    'Thursday 14 January, 9:30am to Friday 15 January, 4pm',
  );
  assert.equal(range('2027-01-04', '2027-01-06'), 'Monday 4 January to Wednesday 6 January');
  assert.equal(range('2027-01-04', '2027-01-04'), 'Monday 4 January');
  assert.equal(
    range('2027-01-04', '2027-01-06', cy),
    'Dydd Llun 4 Ionawr i ddydd Mercher 6 Ionawr',
  );
  assert.equal(
    range('2027-01-14T09:30Z', '2027-01-14T16:00Z', cy),
    'Dydd Iau 14 Ionawr, 9:30yb i 4yp',
  );
  assert.equal(formatRange('2027-01-04', undefined, LONDON, en, { today }), 'Monday 4 January');
});

test('days near today have names', () => {
  const near = [-2, -1, 0, 1, 2, 3, 6].map(
    (days) => `2026-12-${String(10 + days).padStart(2, '0')}`,
  );
  assert.deepEqual(
    near.map((day) => relativeDay(day, '2026-12-10', en)),
    ['2 days ago', 'yesterday', 'today', 'tomorrow', 'in 2 days', 'in 3 days', 'in 6 days'],
  );
  assert.deepEqual(
    near.map((day) => relativeDay(day, '2026-12-10', cy)),
    [
      '2 ddiwrnod yn ôl',
      'ddoe',
      'heddiw',
      'yfory',
      'ymhen 2 ddiwrnod',
      'ymhen 3 diwrnod',
      'ymhen 6 diwrnod',
    ],
  );
});

test('durations are said in parts, with the Welsh forms of each number', () => {
  assert.equal(formatDuration('P1Y6M', en), '1 year 6 months');
  assert.equal(formatDuration('PT6H30M', en), '6 hours 30 minutes');
  assert.deepEqual(
    ['P1Y', 'P2Y', 'P3Y', 'P4Y', 'P6Y', 'P2M', 'P2D', 'PT2M'].map((duration) =>
      formatDuration(duration, cy),
    ),
    [
      '1 flwyddyn',
      '2 flynedd',
      '3 blynedd',
      '4 mlynedd',
      '6 blynedd',
      '2 fis',
      '2 ddiwrnod',
      '2 funud',
    ],
  );
  assert.equal(formatDuration('soon', en), '');
});
