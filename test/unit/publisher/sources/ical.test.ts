import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codes, fixture, importAll, textFile } from '../../../helpers/importing.js';

const calendar = (...events: string[]) =>
  textFile(
    'a.ics',
    [
      'BEGIN:VCALENDAR',
      ...events.flatMap((event) => ['BEGIN:VEVENT', ...event.split('\n'), 'END:VEVENT']),
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
const sessionOf = async (event: string) =>
  (await importAll([calendar(`UID:1\nSUMMARY:A\n${event}`)])).feed?.courses?.[0]?.sessions?.[0];

test('a whole-day event ends on the day before its exclusive end', async () => {
  assert.deepEqual(await sessionOf('DTSTART;VALUE=DATE:20270114\nDTEND;VALUE=DATE:20270116'), {
    id: '2027-01-14',
    mode: 'in-person',
    start: '2027-01-14',
    end: '2027-01-15',
  });
  assert.deepEqual(await sessionOf('DTSTART:20270114\nDTEND:20270114'), {
    id: '2027-01-14',
    mode: 'in-person',
    start: '2027-01-14',
  });
});

test('zones: IANA, Windows, display names, offsets, own rules, UTC and none', async () => {
  const start = async (line: string) => (await sessionOf(line))?.start;
  assert.equal(
    await start('DTSTART;TZID=Europe/Vienna:20270714T100000'),
    '2027-07-14T10:00:00+02:00',
  );
  assert.equal(
    await start('DTSTART;TZID=GMT Standard Time:20270714T100000'),
    '2027-07-14T10:00:00+01:00',
  );
  assert.equal(
    await start('DTSTART;TZID="(UTC-05:00) Eastern Time (US and Canada)":20270114T120000'),
    '2027-01-14T12:00:00-05:00',
  );
  assert.equal(
    await start('DTSTART;TZID="(GMT +01:00)":20270714T140000'),
    '2027-07-14T14:00:00+01:00',
  );
  assert.equal(await start('DTSTART:20270714T090000Z'), '2027-07-14T10:00:00+01:00');
  assert.equal(await start('DTSTART:20270714T100000'), '2027-07-14T10:00:00+01:00');
  const own = [
    'BEGIN:VCALENDAR',
    'BEGIN:VTIMEZONE',
    'TZID:Our place',
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    'TZOFFSETFROM:+0300',
    'TZOFFSETTO:+0300',
    'END:STANDARD',
    'END:VTIMEZONE',
    'BEGIN:VEVENT',
    'UID:1',
    'SUMMARY:A',
    'DTSTART;TZID=Our place:20270714T100000',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  assert.equal(
    (await importAll([textFile('a.ics', own.join('\n'))])).feed?.courses?.[0]?.sessions?.[0]?.start,
    '2027-07-14T10:00:00+03:00',
  );
});

test('floating times raise one warning, unknown zones each their own', async () => {
  const { problems } = await importAll([
    calendar(
      'UID:1\nSUMMARY:A\nDTSTART:20270714T100000',
      'UID:2\nSUMMARY:B\nDTSTART;TZID=Middle Earth:20270714T100000',
    ),
  ]);
  assert.deepEqual(
    problems.map((one) => [one.code, one.place?.line]),
    [
      ['I851', 7],
      ['I850', undefined],
    ],
  );
});

test('a series keeps wall time over the change of clocks, without exceptions, with overrides and cancellations', async () => {
  const { feed } = await importAll([
    calendar(
      'UID:1\nSUMMARY:Reflective session\nDTSTART;TZID=Europe/London:20270315T093000\nDTEND;TZID=Europe/London:20270315T110000\nRRULE:FREQ=WEEKLY;COUNT=5\nEXDATE;TZID=Europe/London:20270322T093000',
      'UID:1\nRECURRENCE-ID;TZID=Europe/London:20270329T093000\nSUMMARY:Reflective session\nDTSTART;TZID=Europe/London:20270330T140000\nDTEND;TZID=Europe/London:20270330T150000',
      'UID:1\nRECURRENCE-ID;TZID=Europe/London:20270405T093000\nSUMMARY:Reflective session\nDTSTART;TZID=Europe/London:20270405T093000\nSTATUS:CANCELLED',
    ),
  ]);
  assert.equal(feed?.courses?.length, 1);
  assert.deepEqual(feed.courses[0]?.sessions?.[0], {
    id: '2027-03-15-0930',
    mode: 'in-person',
    start: '2027-03-15T09:30:00+00:00',
    end: '2027-04-12T11:00:00+01:00',
    meetings: [
      { start: '2027-03-15T09:30:00+00:00', end: '2027-03-15T11:00:00+00:00' },
      { start: '2027-03-30T14:00:00+01:00', end: '2027-03-30T15:00:00+01:00' },
      { start: '2027-04-12T09:30:00+01:00', end: '2027-04-12T11:00:00+01:00' },
    ],
    repeats: { rule: 'FREQ=WEEKLY;COUNT=5', except: ['2027-03-22T09:30:00+00:00'] },
  });
});

test('exceptions stay with the rule: as days of a series of whole days, in the zone of the feed for one in UTC', async () => {
  const days = await sessionOf(
    'DTSTART;VALUE=DATE:20270104\nRRULE:FREQ=WEEKLY;COUNT=5\nEXDATE;VALUE=DATE:20270118,20270111\nEXDATE;VALUE=DATE:20270111',
  );
  assert.deepEqual(days?.repeats, {
    rule: 'FREQ=WEEKLY;COUNT=5',
    except: ['2027-01-11', '2027-01-18'],
  });
  const utc = await sessionOf(
    'DTSTART:20270601T090000Z\nRRULE:FREQ=WEEKLY;COUNT=5\nEXDATE:20270608T090000Z',
  );
  assert.deepEqual(utc?.repeats?.except, ['2027-06-08T10:00:00+01:00']);
});

test('a date that does not exist is named, and never becomes another', async () => {
  const { feed, problems } = await importAll([
    calendar(
      'UID:1\nSUMMARY:A\nDTSTART;VALUE=DATE:20270230',
      'UID:2\nSUMMARY:B\nDTSTART:20271332T990000',
      'UID:3\nSUMMARY:C\nDTSTART;VALUE=DATE:20280229\nDTEND;VALUE=DATE:20280231',
      'UID:4\nSUMMARY:D\nDTSTART:20270104T090000Z\nRRULE:FREQ=WEEKLY;COUNT=2',
      'UID:4\nRECURRENCE-ID:20270111T090000Z\nDTSTART:20270132T090000Z',
    ),
  ]);
  assert.deepEqual(
    problems.filter(({ code }) => code !== 'I850').map(({ code, detail }) => [code, detail]),
    [
      ['I819', '2027-02-30'],
      ['I819', '2027-13-32T99:00:00'],
      ['I819', '2028-02-31'],
      ['I819', '2027-01-32T09:00:00Z'],
    ],
  );
  assert.deepEqual(
    feed?.courses?.map(({ title, sessions }) => [title, sessions?.[0]?.start, sessions?.[0]?.end]),
    [
      ['C', '2028-02-29', undefined],
      ['D', '2027-01-04T09:00:00+00:00', '2027-01-11T09:00:00+00:00'],
    ],
  );
});

test('a series without end gives twelve months, at most a hundred meetings, from now', async () => {
  const daily = await sessionOf(
    'DTSTART:20200101T090000Z\nDTEND:20200101T100000Z\nRRULE:FREQ=DAILY',
  );
  assert.equal(daily?.meetings?.length, 100);
  assert.equal(daily?.meetings?.[0]?.start, '2026-11-15T09:00:00+00:00');
  const monthly = await sessionOf('DTSTART:20200101T090000Z\nRRULE:FREQ=MONTHLY');
  assert.equal(monthly?.meetings?.length, 12);
});

test('people and joining links are left out', async () => {
  const { feed, problems } = await importAll([
    calendar(
      'UID:1\nSUMMARY:A\nDTSTART:20270114T090000Z\nORGANIZER;CN=Jo Bloggs:mailto:jo@example.org\nATTENDEE:mailto:sam@example.org\nLOCATION:https://teams.microsoft.com/l/meetup-join/19%3ameeting\nDESCRIPTION:Join https://zoom.us/j/123456 now',
    ),
  ]);
  assert.doesNotMatch(JSON.stringify(feed), /jo@|sam@|Bloggs|teams|zoom/);
  assert.equal(feed?.courses?.[0]?.sessions?.[0]?.mode, 'online');
  assert.deepEqual(codes(problems), ['I853']);
});

test('one broken event does not lose the others', async () => {
  const { feed, problems } = await importAll([
    calendar('UID:1\nSUMMARY:A\nDTSTART:tomorrow', 'UID:2\nSUMMARY:B\nDTSTART:20270114T090000Z'),
  ]);
  assert.deepEqual(
    feed?.courses?.map((course) => course.title),
    ['B'],
  );
  assert.equal(problems.length, 1);
});

test('real calendars import', async () => {
  for (const name of [
    'biweekly-exdate-until',
    'music-school-weekly-until',
    'windows-quoted-tz-rrule',
    'example',
    'timezoned',
  ]) {
    const { feed, shape } = await importAll([fixture(`ical/${name}.ics`)]);
    assert.ok((feed?.courses?.length ?? 0) > 0, name);
    assert.deepEqual(
      shape.filter((one) => one.severity === 'error'),
      [],
      name,
    );
  }
});
