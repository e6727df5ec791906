import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { civilDateOf, dateOfWhen, instantOf, instantOfLocal, offsetAt } from '@esca/domain';
import { isTimeZone } from '@esca/feed';

const iso = (instant: number): string => new Date(instant).toISOString().replace('.000Z', 'Z');
const HOUR = 3_600_000;

test('a day as a start begins at local midnight, in winter and in summer', () => {
  assert.equal(iso(instantOf('2026-12-05', 'Europe/London')), '2026-12-05T00:00:00Z');
  assert.equal(iso(instantOf('2026-07-05', 'Europe/London')), '2026-07-04T23:00:00Z');
});

test('a day as a deadline ends at local 24:00', () => {
  assert.equal(iso(instantOf('2026-12-05', 'Europe/London', 'end')), '2026-12-06T00:00:00Z');
  assert.equal(iso(instantOf('2026-12-05', 'Pacific/Kiritimati', 'end')), '2026-12-05T10:00:00Z');
  assert.equal(iso(instantOf('2026-12-05', 'America/Adak', 'end')), '2026-12-06T10:00:00Z');
});

test('an instant keeps its own offset, whatever the zone', () => {
  assert.equal(iso(instantOf('2026-12-05T09:30+01:00', 'America/Adak')), '2026-12-05T08:30:00Z');
});

test('the night the clocks go forward is 23 hours long', () => {
  const start = instantOf('2027-03-28', 'Europe/London');
  const end = instantOf('2027-03-28', 'Europe/London', 'end');
  assert.equal((end - start) / HOUR, 23);
  assert.equal(iso(end), '2027-03-28T23:00:00Z');
});

test('the night the clocks go back is 25 hours long', () => {
  const start = instantOf('2026-10-25', 'Europe/London');
  const end = instantOf('2026-10-25', 'Europe/London', 'end');
  assert.equal((end - start) / HOUR, 25);
  assert.equal(iso(end), '2026-10-26T00:00:00Z');
});

test('the offset changes at the very minute of the change', () => {
  const change = Date.parse('2027-03-28T01:00:00Z');
  assert.equal(offsetAt(change - 1, 'Europe/London'), 0);
  assert.equal(offsetAt(change, 'Europe/London'), HOUR);
  const adak = Date.parse('2027-03-14T12:00:00Z');
  assert.equal(offsetAt(adak - 1, 'America/Adak'), -10 * HOUR);
  assert.equal(offsetAt(adak, 'America/Adak'), -9 * HOUR);
});

test('a local time that the clocks skip is moved on by the gap', () => {
  const skipped = instantOfLocal(Date.parse('2027-03-28T01:30Z'), 'Europe/London');
  assert.equal(iso(skipped), '2027-03-28T01:30:00Z');
});

test('a local time that comes twice is the first of the two', () => {
  const twice = instantOfLocal(Date.parse('2026-10-25T01:30Z'), 'Europe/London');
  assert.equal(iso(twice), '2026-10-25T00:30:00Z');
});

test('a day whose midnight is skipped begins after the gap', () => {
  // Havana goes forward from 00:00 to 01:00.
  assert.equal(iso(instantOf('2026-03-08', 'America/Havana')), '2026-03-08T05:00:00Z');
});

test('a moment is another date in Kiritimati, in London and in Adak', () => {
  const moment = Date.parse('2026-12-05T10:30:00Z');
  assert.equal(civilDateOf(moment, 'Pacific/Kiritimati'), '2026-12-06');
  assert.equal(civilDateOf(moment, 'Europe/London'), '2026-12-05');
  assert.equal(civilDateOf(Date.parse('2026-12-05T09:30:00Z'), 'America/Adak'), '2026-12-04');
});

test('a day of a feed is itself, an instant is a date of the zone', () => {
  assert.equal(dateOfWhen('2026-12-05', 'America/Adak'), '2026-12-05');
  assert.equal(dateOfWhen('2026-12-05T09:30Z', 'America/Adak'), '2026-12-04');
});

test('a zone that the engine does not know is told', () => {
  assert.equal(isTimeZone('Europe/London'), true);
  assert.equal(isTimeZone('Europe/Harlow'), false);
  assert.equal(isTimeZone('+01:00'), false);
});

test('offsets agree with Intl at any minute, in zones of every kind', () => {
  const seed = Number(process.env['SEED'] ?? Date.now());
  const zones = [
    'Europe/London',
    'Pacific/Kiritimati',
    'America/Adak',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Africa/Casablanca',
  ];
  const from = Date.parse('2026-01-01T00:00Z') / 60_000;
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 1_000_000 }),
      (zone, minutes) => {
        const instant = (from + minutes) * 60_000;
        const shown = new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'medium',
        }).format(instant);
        const wanted = Date.parse(`${shown.replace(' ', 'T')}Z`) - instant;
        assert.equal(offsetAt(instant, zone), wanted, `seed ${seed}, ${zone} ${iso(instant)}`);
      },
    ),
    { seed, numRuns: 400 },
  );
});

test('every day begins where the day before ended, all year, in any zone', () => {
  for (const zone of ['Europe/London', 'America/Adak', 'Pacific/Kiritimati', 'America/Havana']) {
    for (let day = 0; day < 400; day++) {
      const date = new Date(Date.UTC(2026, 9, 1 + day)).toISOString().slice(0, 10);
      const start = instantOf(date, zone);
      assert.equal(civilDateOf(start, zone), date, zone);
      assert.equal(civilDateOf(instantOf(date, zone, 'end') - 1, zone), date, zone);
    }
  }
});

test('the starts of 20,000 sessions over a year ask Intl a few dozen times', (context) => {
  const descriptor = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, 'format');
  let asked = 0;
  Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', {
    configurable: true,
    get(this: Intl.DateTimeFormat) {
      asked++;
      return descriptor?.get?.call(this) as unknown;
    },
  });
  context.after(() =>
    Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', descriptor ?? {}),
  );
  const days = Array.from({ length: 400 }, (_, day) =>
    new Date(Date.UTC(2029, 0, 1 + day)).toISOString().slice(0, 10),
  );
  for (let index = 0; index < 20_000; index++) {
    const day = days[index % days.length] ?? '';
    instantOf(index % 2 ? day : `${day}T09:30:00+00:00`, 'Europe/Paris');
  }
  // A time limit would fail on a busy machine; the calls are what costs.
  assert.ok(asked > 20 && asked < 80, `${asked} calls`);
});
