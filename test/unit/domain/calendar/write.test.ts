import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import type { CalendarEvent } from '@esca/domain';
import { writeCalendar } from '@esca/domain';
import { readCalendar, unescapeValue, valueOf } from './read-calendar.js';

const event: CalendarEvent = {
  uid: 'essex:course/mca#a@academy.example',
  sequence: 3,
  stamp: Date.parse('2026-12-01T06:00:00Z'),
  start: '2027-01-14T09:30:00Z',
  end: '2027-01-14T16:00:00Z',
  zone: 'Europe/London',
  title: 'Mental Capacity Act',
};

function events(file: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
}

/** Start and end of the first event, as ical.js understands the zone in the file. */
function times(file: string): string[] {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  const zones = calendar
    .getAllSubcomponents('vtimezone')
    .map((component) => new ICAL.Timezone(component));
  const [first] = events(file);
  return [first?.startDate, first?.endDate].map((time) => {
    assert.ok(time);
    const zone = zones.find(({ tzid }) => tzid === time.zone.tzid);
    if (zone) time.zone = zone;
    return time.toJSDate().toISOString();
  });
}

test('an event is read back by two parsers', () => {
  const file = writeCalendar([event]);
  const [read] = events(file);
  assert.equal(read?.summary, 'Mental Capacity Act');
  assert.equal(read?.uid, event.uid);
  assert.equal(read?.sequence, 3);
  const component = readCalendar(file).components.find(({ name }) => name === 'VEVENT');
  assert.equal(valueOf(component, 'DTSTAMP'), '20261201T060000Z');
  assert.equal(valueOf(component, 'DTSTART'), '20270114T093000');
  assert.equal(valueOf(component, 'STATUS'), 'CONFIRMED');
});

test('its moments are the same moments, in winter and summer and in other zones', () => {
  for (const [zone, start, end] of [
    ['Europe/London', '2027-01-14T09:30:00.000Z', '2027-01-14T16:00:00.000Z'],
    ['Europe/London', '2027-07-14T08:30:00.000Z', '2027-07-14T15:00:00.000Z'],
    ['Europe/London', '2026-10-24T22:30:00.000Z', '2026-10-25T02:30:00.000Z'],
    ['Europe/London', '2027-03-28T00:30:00.000Z', '2027-03-28T01:30:00.000Z'],
    ['America/Adak', '2027-03-14T11:30:00.000Z', '2027-03-14T13:00:00.000Z'],
    ['Pacific/Kiritimati', '2027-01-01T00:00:00.000Z', '2027-01-01T02:00:00.000Z'],
    ['Australia/Lord_Howe', '2027-04-04T10:00:00.000Z', '2027-10-04T10:00:00.000Z'],
    ['UTC', '2027-04-04T10:00:00.000Z', '2027-04-04T11:00:00.000Z'],
  ] as const) {
    assert.deepEqual(times(writeCalendar([{ ...event, zone, start, end }])), [start, end], zone);
  }
});

test('the zone is written once for all events, for the years they need', () => {
  const calendar = readCalendar(
    writeCalendar([
      event,
      { ...event, uid: 'b', start: '2028-07-01T09:00:00Z', end: '2028-07-01T10:00:00Z' },
    ]),
  );
  const zones = calendar.components.filter(({ name }) => name === 'VTIMEZONE');
  assert.equal(zones.length, 1);
  assert.equal(valueOf(zones[0], 'TZID'), 'Europe/London');
  // The state when 2027 begins, then two changes a year.
  assert.equal(zones[0]?.components.length, 5);
  assert.deepEqual(
    zones[0]?.components
      .slice(0, 3)
      .map((part) => [
        part.name,
        valueOf(part, 'DTSTART'),
        valueOf(part, 'TZOFFSETFROM'),
        valueOf(part, 'TZOFFSETTO'),
        valueOf(part, 'TZNAME'),
      ]),
    [
      ['STANDARD', '20270101T000000', '+0000', '+0000', 'GMT'],
      ['DAYLIGHT', '20270328T010000', '+0000', '+0100', 'BST'],
      ['STANDARD', '20271031T020000', '+0100', '+0000', 'GMT'],
    ],
  );
});

test('days are all-day events whose end is the day after the last', () => {
  const file = writeCalendar([{ ...event, start: '2027-01-14', end: '2027-01-15' }]);
  const calendar = readCalendar(file);
  const component = calendar.components[0];
  assert.equal(valueOf(component, 'DTSTART'), '20270114');
  assert.equal(valueOf(component, 'DTEND'), '20270116');
  assert.ok(component?.properties.some(({ parameters }) => parameters === ';VALUE=DATE'));
  assert.equal(events(file)[0]?.startDate.isDate, true);
});

test('a single day and a moment without end need no end', () => {
  const { end: _, ...open } = event;
  const [, moment] = readCalendar(writeCalendar([open])).components;
  assert.equal(valueOf(moment, 'DTEND'), undefined);
  const [day] = readCalendar(writeCalendar([{ ...open, start: '2027-01-14' }])).components;
  assert.equal(valueOf(day, 'DTEND'), undefined);
});

test('a cancelled event is kept and marked', () => {
  const component = readCalendar(writeCalendar([{ ...event, cancelled: true }])).components[1];
  assert.equal(valueOf(component, 'STATUS'), 'CANCELLED');
  assert.equal(valueOf(component, 'TRANSP'), 'TRANSPARENT');
});

test('alarms stand two days and one day before', () => {
  const component = readCalendar(writeCalendar([{ ...event, alarms: [2, 1] }])).components[1];
  assert.deepEqual(
    component?.components.map((alarm) => [
      alarm.name,
      valueOf(alarm, 'TRIGGER'),
      valueOf(alarm, 'ACTION'),
    ]),
    [
      ['VALARM', '-P2D', 'DISPLAY'],
      ['VALARM', '-P1D', 'DISPLAY'],
    ],
  );
});

test('a rule is passed on, with what is left out at the time of the event', () => {
  const file = writeCalendar([
    { ...event, rule: 'FREQ=WEEKLY;COUNT=4', except: ['2027-01-21', '2027-01-28T09:30:00Z'] },
  ]);
  const component = readCalendar(file).components.find(({ name }) => name === 'VEVENT');
  assert.equal(valueOf(component, 'RRULE'), 'FREQ=WEEKLY;COUNT=4');
  const iterator = events(file)[0]?.iterator();
  const dates = [iterator?.next(), iterator?.next()].map((time) => time?.toString().slice(0, 10));
  assert.deepEqual(dates, ['2027-01-14', '2027-02-04']);
});

test('a rule with anything else in it is left out', () => {
  const file = writeCalendar([{ ...event, rule: 'FREQ=DAILY\r\nATTENDEE:mailto:a@b.example' }]);
  assert.doesNotMatch(file, /RRULE|ATTENDEE/);
});

test('long lines are folded at 75 octets and never inside a character', () => {
  const title = 'Ymarfer 👩🏽‍⚕️ gwrth-hiliol â phlant a’u teuluoedd ŵ '.repeat(9).trim();
  const file = writeCalendar([{ ...event, title }]);
  const component = readCalendar(file).components[1];
  assert.equal(unescapeValue(valueOf(component, 'SUMMARY') ?? ''), title);
  assert.equal(events(file)[0]?.summary, title);
});

test('a line break in a text cannot begin a property or an event', () => {
  const evil = 'A\r\nEND:VEVENT\r\nBEGIN:VEVENT\rATTENDEE:x\nX:y\u0000\u0085\u2028Z';
  const file = writeCalendar([
    {
      ...event,
      uid: evil,
      title: evil,
      description: evil,
      location: evil,
      url: `https://a.example/${evil}`,
    },
  ]);
  const calendar = readCalendar(file);
  assert.equal(calendar.components.filter(({ name }) => name === 'VEVENT').length, 1);
  assert.doesNotMatch(file, /^(ATTENDEE|X):/m);
  assert.equal(events(file).length, 1);
});

test('links of other kinds, and with user information, are left out', () => {
  for (const url of [
    'javascript:alert(1)',
    'data:text/html,x',
    'https://user@a.example/',
    'nonsense',
  ]) {
    assert.doesNotMatch(writeCalendar([{ ...event, url }]), /\r\nURL/, url);
  }
});

test('a joining link never reaches a calendar, wherever it stands', () => {
  const link = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting';
  const file = writeCalendar([
    {
      ...event,
      url: link,
      description: `Join at ${link} at nine`,
      location: 'us02web.zoom.us/j/12345?pwd=x',
    },
  ]);
  assert.doesNotMatch(file.replaceAll('\r\n ', ''), /teams\.microsoft|zoom\.us|meetup/);
  assert.match(file, /Join at {2}at nine/);
});

test('a calendar can be named and say how often to look again', () => {
  const calendar = readCalendar(
    writeCalendar([event], { name: 'Courses, West', refreshMinutes: 60 }),
  );
  assert.equal(valueOf(calendar, 'X-WR-CALNAME'), 'Courses\\, West');
  assert.equal(valueOf(calendar, 'REFRESH-INTERVAL'), 'PT60M');
});

test('any text at all comes back whole from both parsers', () => {
  const seed = Number(process.env['SEED'] ?? Date.now());
  const sign = fc.oneof(
    fc.constantFrom(...'\\;,:"\n\r\t\u0000\u0007\u0085\u202e\u2028🧑é ', 'BEGIN:VEVENT', '\r\n'),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 60 }), (signs) => {
      const text = signs.join('');
      const file = writeCalendar([{ ...event, title: `T${text}T`, description: `D${text}D` }]);
      const component = readCalendar(file).components[1];
      const summary = unescapeValue(valueOf(component, 'SUMMARY') ?? '');
      assert.equal(events(file)[0]?.summary, summary, `seed ${seed}`);
      assert.ok(summary.startsWith('T') && summary.endsWith('T'));
    }),
    { seed, numRuns: 300 },
  );
});
