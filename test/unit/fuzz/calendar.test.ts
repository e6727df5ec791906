import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { unguardCell, writeCalendar, writeCsv, type CalendarEvent } from '@esca/domain';
import Papa from 'papaparse';
import { hostile } from '../../helpers/hostile.js';
import { holds } from './mutation.js';

const bad = fc.oneof(
  fc.constantFrom(...hostile('text', 300, 3), ...hostile('link', 100, 3), ...hostile('id', 50, 3)),
  fc.string({ unit: 'binary', maxLength: 200 }),
);
const event: fc.Arbitrary<CalendarEvent> = fc.record(
  {
    uid: bad,
    sequence: fc.nat(),
    stamp: fc.constant(Date.parse('2026-11-16T12:00:00Z')),
    start: fc.constantFrom('2027-01-14T09:30:00Z', '2027-03-28T00:30:00Z', '2027-01-14'),
    end: fc.constantFrom('2027-03-28T16:30:00Z', '2027-03-29T00:30:00Z'),
    zone: fc.constantFrom('Europe/London', 'UTC', 'America/Adak', 'Pacific/Kiritimati'),
    title: bad,
    description: bad,
    location: bad,
    url: bad,
    rule: bad,
  },
  { requiredKeys: ['uid', 'sequence', 'stamp', 'start', 'zone', 'title'] },
);

test('no text of an event adds a line of its own to a calendar', () =>
  holds(
    fc.property(fc.array(event, { maxLength: 4 }), (events) => {
      const file = writeCalendar(events);
      const lines = file.split('\r\n');
      assert.equal(lines.pop(), '');
      for (const line of lines) {
        assert.ok(Buffer.byteLength(line) <= 75, line);

        assert.doesNotMatch(line, /[\u0000-\u0008\n\r\u000b\u000c\u000e-\u001f\u007f]/);
        assert.ok(!/[\ud800-\udfff]/u.test(line));
      }
      const logical = file.replace(/\r\n[ \t]/g, '').split('\r\n');
      const count = (name: string): number => logical.filter((line) => line === name).length;
      assert.equal(count('BEGIN:VEVENT'), events.length);
      assert.equal(count('END:VEVENT'), events.length);
      assert.equal(count('END:VCALENDAR'), 1);
      assert.ok(!logical.some((line) => /^(ATTENDEE|ORGANIZER|ATTACH|BCC)/i.test(line)));
      for (const line of logical.filter((each) => each.startsWith('URL')))
        assert.match(line, /^URL(;[^:]*)?:https?:\/\/[^\s]*$/);
    }),
  ));

test('an event that lasts from the year 1 to 9999 does not hold up the page', () => {
  const began = process.cpuUsage();
  const file = writeCalendar([
    {
      uid: 'a',
      sequence: 0,
      stamp: Date.parse('2026-11-16T12:00:00Z'),
      start: '0001-01-01T00:00:00Z',
      end: '9999-01-01T00:00:00Z',
      zone: 'Europe/London',
      title: 'For ever',
    },
  ]);
  assert.ok(file.length < 20_000);
  // Of the processor's own time: other work on the machine does not count.
  assert.ok(process.cpuUsage(began).user < 2_000_000);
});

test('no cell of a table begins a formula, and every cell is read back as it was', () =>
  holds(
    fc.property(
      fc.array(fc.array(bad, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 }),
      (rows) => {
        const { data } = Papa.parse<string[]>(writeCsv(rows).replace(/^\ufeff/, ''), {
          skipEmptyLines: false,
        });
        const read = data.slice(0, rows.length);
        for (const cell of read.flat())
          assert.ok(!/^[\s\u0000]*[=@＝＋－＠]/.test(cell), JSON.stringify(cell));
        assert.equal(read.length, rows.length);
        assert.ok(read.every((row) => row.length === 2));
        for (const cell of read.flat()) unguardCell(cell);
      },
    ),
  ));
