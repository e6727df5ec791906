import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Course, Links, Place, Session, Vacancy } from '@esca/feed';
import {
  courseEvents,
  en,
  loadWords,
  sequenceOf,
  sessionEvents,
  vacancyEvent,
  writeCalendar,
} from '@esca/domain';
import { entry } from '../entry.js';
import { readCalendar } from './read-calendar.js';

const place: Place = {
  id: 'harlow',
  name: 'Harlow Library',
  address: 'The High, Harlow',
  postcode: 'CM20 1HA',
  accessibility: 'Step-free',
};
const links: Links = {
  find: (ref) =>
    ref === 'place/harlow' ? { kind: 'place', entry: entry('place', place) } : undefined,
  coursesOf: () => [],
  nodesOf: () => [],
  vacanciesOf: () => [],
  bulletinsOf: () => [],
  term: () => undefined,
};
const course = (sessions: Session[], more: Partial<Course> = {}) =>
  entry<Course>('course', {
    id: 'mca',
    title: 'MCA',
    summary: 'The Act in practice',
    sessions,
    ...more,
  });
const session: Session = {
  id: 'jan',
  mode: 'in-person',
  start: '2027-01-14T09:30:00Z',
  end: '2027-01-14T16:00:00Z',
  place: 'place/harlow',
};
const eventsOf = (one: Session, more: Partial<Course> = {}) =>
  sessionEvents(course([one], more), one, links, en);

test('an event is named after the session and its publisher’s host, for ever', () => {
  assert.equal(eventsOf(session)[0]?.uid, 'essex:course/mca#jan@academy.example');
});

test('without an address of the publisher the feed’s host names it', () => {
  const from = { publisher: { id: 'essex', name: 'Essex' }, url: 'https://feeds.example/a.json' };
  const found = sessionEvents(entry('course', course([session]).record, from), session, links, en);
  assert.equal(found[0]?.uid, 'essex:course/mca#jan@feeds.example');
});

test('the sequence is the minutes from 2020 to the last change', () => {
  assert.equal(sequenceOf('2020-01-01T01:30:59Z'), 90);
  assert.equal(sequenceOf(undefined), 0);
  assert.equal(sequenceOf('2019-01-01T00:00:00Z'), 0);
  const later = { ...session, modified: '2026-12-01T00:00:00Z' };
  assert.equal(
    eventsOf(later, { modified: '2026-06-01T00:00:00Z' })[0]?.sequence,
    sequenceOf(later.modified),
  );
  assert.equal(
    eventsOf(session, { modified: '2026-06-01T00:00:00Z' })[0]?.sequence,
    sequenceOf('2026-06-01T00:00:00Z'),
  );
});

test('place, access and summary are told; what to know before joining is not', () => {
  const [event] = eventsOf(session, { joining: 'https://learn.example/room/1' });
  assert.equal(event?.location, 'Harlow Library, The High, Harlow, CM20 1HA');
  assert.match(event?.description ?? '', /The Act in practice[^]*Step-free/);
  assert.doesNotMatch(JSON.stringify(event), /room/);
  assert.equal(eventsOf({ id: 's', mode: 'online', start: '2027-01-14' })[0]?.location, 'Online');
});

test('each meeting is an event; the first keeps the session’s name', () => {
  const meetings = [
    { start: '2027-01-14T09:30:00Z', end: '2027-01-14T12:00:00Z' },
    { start: '2027-01-21T09:30:00Z', title: 'Practice day' },
  ];
  const events = eventsOf({ ...session, meetings });
  assert.deepEqual(
    events.map(({ uid, start, title }) => [uid.split('#')[1], start, title]),
    [
      ['jan@academy.example', '2027-01-14T09:30:00Z', 'MCA'],
      ['jan/2@academy.example', '2027-01-21T09:30:00Z', 'MCA: Practice day'],
    ],
  );
});

test('a rule goes along only where its meetings are not listed', () => {
  const repeats = { rule: 'FREQ=WEEKLY;COUNT=3' };
  assert.equal(eventsOf({ ...session, repeats })[0]?.rule, repeats.rule);
  const meetings = [{ start: '2027-01-14T09:30:00Z' }];
  assert.equal(eventsOf({ ...session, repeats, meetings })[0]?.rule, undefined);
});

test('cancelled and postponed sessions keep their events, marked', async () => {
  const [cancelled] = eventsOf({ ...session, status: 'cancelled' });
  assert.deepEqual([cancelled?.cancelled, cancelled?.title], [true, 'Cancelled: MCA']);
  const postponed: Session = { ...session, status: 'postponed' };
  const cy = await loadWords('cy');
  const [event] = sessionEvents(course([postponed]), postponed, links, cy);
  assert.deepEqual([event?.cancelled, event?.title], [true, 'Wedi’i ohirio: MCA']);
});

test('sessions without a date have no event; a programme is one file', () => {
  const sessions: Session[] = [session, { id: 'b', mode: 'on-demand' }, { ...session, id: 'c' }];
  const events = courseEvents(course(sessions), links, en);
  assert.equal(events.length, 2);
  assert.equal(readCalendar(writeCalendar(events)).components.length, 3, 'one zone, two events');
});

test('a vacancy is a reminder of its closing, two days and one day before', () => {
  const advert = (more: Partial<Vacancy>) =>
    vacancyEvent(entry<Vacancy>('vacancy', { id: 'v', title: 'Senior', ...more }), links, en);
  const event = advert({ closes: '2026-12-05', applyUrl: 'https://jobs.example/1' });
  assert.equal(event?.title, 'Closing: Senior');
  assert.equal(event?.start, '2026-12-05T23:59:00.000Z');
  assert.deepEqual(event?.alarms, [2, 1]);
  assert.equal(event?.url, 'https://jobs.example/1');
  assert.equal(event?.free, true);
  assert.equal(advert({}), undefined);
  const withdrawn = advert({ closes: '2026-12-05', status: 'withdrawn' });
  assert.deepEqual([withdrawn?.cancelled, withdrawn?.alarms], [true, []]);
});
