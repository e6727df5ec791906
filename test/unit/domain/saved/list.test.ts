import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Catalogue, Course, Pathway, PathwayNode, Session, Vacancy } from '@esca/feed';
import { linkCatalogue } from '@esca/feed';
import type { DeviceState, ResolvedItem, SavedChange } from '@esca/domain';
import {
  EMPTY_STATE,
  changesSince,
  en,
  findClashes,
  identifierIndex,
  isSaved,
  loadSavedWords,
  markAsked,
  markSeen,
  migrateState,
  removeItem,
  resolveItem,
  saveItem,
  savedEvents,
  savedTable,
  savedText,
  totalCpdHours,
  writeCsv,
} from '@esca/domain';
import { catalogueOf } from '../catalogue.js';
import { entry } from '../entry.js';

const NOW = Date.parse('2026-12-01T10:00:00Z');

const course = (id: string, sessions: Session[] = [], more: Partial<Course> = {}) =>
  entry<Course>('course', { id, title: `Course ${id}`, sessions, ...more });
const vacancy = (id: string, more: Partial<Vacancy> = {}) =>
  entry<Vacancy>('vacancy', { id, title: `Post ${id}`, ...more });
const pathway = (nodes: PathwayNode[]) =>
  entry<Pathway>('pathway', {
    id: 'sw',
    title: 'Social work',
    tracks: [{ id: 't', title: 'T' }],
    stages: [{ id: 's', title: 'S' }],
    nodes,
    edges: [],
  });
const session = (more: Partial<Session> = {}): Session => ({
  id: 'jan',
  mode: 'in-person',
  start: '2027-01-14T09:30:00Z',
  end: '2027-01-14T16:00:00Z',
  placesLeft: 9,
  ...more,
});

/** Saves these refs while one catalogue is loaded. */
function saveAll(refs: string[], catalogue: Catalogue): DeviceState {
  const links = linkCatalogue(catalogue);
  return refs.reduce<DeviceState>((state, ref) => {
    const found = links.find(ref);
    assert.ok(found, ref);
    return saveItem(state, ref, `Saved ${ref}`, found, NOW);
  }, EMPTY_STATE);
}

function resolveAll(state: DeviceState, catalogue: Catalogue, now = NOW): ResolvedItem[] {
  const links = linkCatalogue(catalogue);
  const names = identifierIndex(catalogue);
  return state.saved.map((item) => resolveItem(item, catalogue, links, names, now));
}

/** What is told of one ref that was saved before and is looked at after. */
function changes(
  ref: string,
  before: Partial<Catalogue>,
  after: Partial<Catalogue>,
): SavedChange[] {
  const [resolved] = resolveAll(saveAll([ref], catalogueOf(before)), catalogueOf(after));
  assert.ok(resolved);
  return changesSince(resolved, NOW);
}
const COURSE = 'essex:course/mca';
const courses = (sessions: Session[]) => ({ courses: [course('mca', sessions)] });

test('things are saved once, found and taken off again', () => {
  const catalogue = catalogueOf(courses([session()]));
  const state = saveAll([COURSE, COURSE], catalogue);
  assert.equal(state.saved.length, 1);
  assert.equal(isSaved(state, COURSE), true);
  assert.equal(markAsked(state, COURSE, 77).saved[0]?.asked, 77);
  assert.deepEqual(removeItem(state, COURSE).saved, []);
});

test('nothing is told when nothing has changed', () => {
  assert.deepEqual(changes(COURSE, courses([session()]), courses([session()])), []);
});

test('a course that has filled, or has places again, says so', () => {
  const full = session({ placesLeft: 0, waitingList: 'open' });
  assert.deepEqual(changes(COURSE, courses([session()]), courses([full])), ['full']);
  assert.deepEqual(changes(COURSE, courses([full]), courses([session({ placesLeft: 2 })])), [
    'places',
  ]);
  assert.deepEqual(
    changes(COURSE, courses([full]), courses([session({ placesLeft: 0 })])),
    [],
    'still full',
  );
});

test('a new date is told, of a session and of an undated course', () => {
  const moved = session({ start: '2027-01-21T09:30:00Z', end: '2027-01-21T16:00:00Z' });
  assert.deepEqual(changes(`${COURSE}#jan`, courses([session()]), courses([moved])), ['new-date']);
  assert.deepEqual(changes(COURSE, courses([]), courses([session()])), ['new-date']);
});

test('a cancelled or postponed session says so', () => {
  for (const status of ['cancelled', 'postponed'] as const) {
    const after = courses([session({ status })]);
    assert.deepEqual(changes(`${COURSE}#jan`, courses([session()]), after), [status]);
  }
});

test('booking that has opened is told', () => {
  const before = session({ bookingOpens: '2026-12-10' });
  assert.deepEqual(changes(COURSE, courses([before]), courses([session()])), ['booking-open']);
});

test('a vacancy that closes, is filled or withdrawn, or has a new date, says so', () => {
  const before = { vacancies: [vacancy('v', { closes: '2026-12-20' })] };
  const after = (more: Partial<Vacancy>) =>
    changes('essex:vacancy/v', before, {
      vacancies: [vacancy('v', { closes: '2026-12-20', ...more })],
    });
  assert.deepEqual(after({ status: 'filled' }), ['filled']);
  assert.deepEqual(after({ status: 'withdrawn' }), ['withdrawn']);
  assert.deepEqual(after({ closes: '2026-12-03' }), ['closing-soon', 'new-closing']);
  assert.deepEqual(after({ closes: '2026-11-30' }), ['closed', 'new-closing']);
});

test('what its publisher removed is gone; what no loaded feed has is only unknown', () => {
  const before = courses([session()]);
  assert.deepEqual(changes(COURSE, before, { removed: new Map([[COURSE, NOW]]) }), ['gone']);
  const [unknown] = resolveAll(saveAll([COURSE], catalogueOf(before)), catalogueOf({}));
  assert.equal(unknown?.status, 'unknown');
  assert.ok(unknown && changesSince(unknown, NOW).length === 0);
});

test('a session taken out of a course that is still there is gone', () => {
  assert.deepEqual(changes(`${COURSE}#jan`, courses([session()]), courses([])), ['gone']);
});

test('a change that was seen is not told again', () => {
  const state = saveAll([COURSE], catalogueOf(courses([session()])));
  const resolved = resolveAll(state, catalogueOf(courses([session({ placesLeft: 0 })])));
  const seen = markSeen(state, resolved, NOW);
  const [again] = resolveAll(seen, catalogueOf(courses([session({ placesLeft: 0 })])));
  assert.ok(again && changesSince(again, NOW).length === 0);
});

test('a list survives a feed in which a fifth of the ids were replaced', () => {
  const identified = (id: string, number: number) =>
    course(id, [session()], { identifiers: [{ scheme: 'lms', value: String(number) }] });
  const numbers = Array.from({ length: 50 }, (_, number) => number);
  const before = catalogueOf({ courses: numbers.map((n) => identified(`c${n}`, n)) });
  const after = catalogueOf({
    courses: numbers.map((n) => identified(n % 5 ? `c${n}` : `renamed-${n}`, n)),
  });
  const refs = numbers.map((n) => `essex:course/c${n}${n % 2 ? '#jan' : ''}`);
  const state = migrateState(saveAll(refs, before), after, linkCatalogue(after), NOW);
  assert.equal(state.saved.length, 50);
  assert.equal(state.saved[0]?.ref, 'essex:course/renamed-0');
  assert.equal(state.saved[5]?.ref, 'essex:course/renamed-5#jan');
  assert.ok(resolveAll(state, after).every(({ status }) => status === 'here'));
});

test('a record that is shown under another one’s name is found there', () => {
  const before = courses([session()]);
  const after = catalogueOf({
    courses: [course('other', [session()])],
    sameAs: new Map([[COURSE, 'essex:course/other']]),
  });
  const [resolved] = resolveAll(saveAll([COURSE], catalogueOf(before)), after);
  assert.deepEqual([resolved?.status, resolved?.ref], ['moved', 'essex:course/other']);
});

const step = (id: string, more: Partial<PathwayNode> = {}): PathwayNode => ({
  id,
  kind: 'role',
  title: id,
  ...more,
});

test('a saved step and its progress move along replacements, once the old step is over', () => {
  const nodes = [
    step('asye', { replacedBy: 'pathway/sw#ecdp', validUntil: '2027-08-31' }),
    step('ecdp', { replacedBy: 'pathway/sw#third' }),
    step('third'),
  ];
  const catalogue = catalogueOf({ pathways: [pathway(nodes)] });
  const links = linkCatalogue(catalogue);
  const state: DeviceState = {
    ...saveAll(['essex:pathway/sw#asye'], catalogue),
    progress: { 'essex:pathway/sw#asye': 'held' },
  };
  assert.equal(migrateState(state, catalogue, links, NOW).saved[0]?.ref, 'essex:pathway/sw#asye');
  const later = Date.parse('2027-09-01T00:00:00Z');
  const moved = migrateState(state, catalogue, links, later);
  assert.equal(moved.saved[0]?.ref, 'essex:pathway/sw#third');
  assert.deepEqual(moved.progress, { 'essex:pathway/sw#third': 'held' });
  const [resolved] = resolveAll(state, catalogue, later);
  assert.ok(resolved);
  assert.deepEqual(changesSince(resolved, later), ['replaced']);
});

test('a ring of replacements, and one that leads nowhere, leave a step where it is', () => {
  const nodes = [
    step('a', { replacedBy: 'pathway/sw#b' }),
    step('b', { replacedBy: 'pathway/sw#a' }),
    step('c', { replacedBy: 'pathway/sw#gone' }),
  ];
  const catalogue = catalogueOf({ pathways: [pathway(nodes)] });
  const state = saveAll(['essex:pathway/sw#a', 'essex:pathway/sw#c'], catalogue);
  const moved = migrateState(state, catalogue, linkCatalogue(catalogue), NOW);
  assert.deepEqual(moved.saved, state.saved);
});

test('sessions that overlap clash, those that follow each other do not', () => {
  const sessions = [
    session({ id: 'a' }),
    session({ id: 'b', start: '2027-01-14T15:59:00Z', end: '2027-01-14T17:00:00Z' }),
    session({ id: 'c', start: '2027-01-14T17:00:00Z', end: '2027-01-14T18:00:00Z' }),
    session({ id: 'd', start: '2027-01-14T09:30:00Z', status: 'cancelled' }),
  ];
  const catalogue = catalogueOf(courses(sessions));
  const refs = ['a', 'b', 'c', 'd'].map((id) => `${COURSE}#${id}`);
  const clashes = findClashes(resolveAll(saveAll(refs, catalogue), catalogue));
  assert.deepEqual(
    clashes.map(({ a, b, at }) => [a.ref, b.ref, new Date(at).toISOString()]),
    [[`${COURSE}#a`, `${COURSE}#b`, '2027-01-14T15:59:00.000Z']],
  );
});

test('a clash is looked for meeting by meeting, and a day is the whole day', () => {
  const meetings = [
    { start: '2027-01-07T09:00:00Z', end: '2027-01-07T12:00:00Z' },
    { start: '2027-01-21T09:00:00Z', end: '2027-01-21T12:00:00Z' },
  ];
  const long = session({
    id: 'long',
    start: meetings[0]?.start ?? '',
    end: '2027-01-21T12:00:00Z',
    meetings,
  });
  const between = session({ id: 'between' });
  const { end: _, ...open } = session({ id: 'day', start: '2027-01-21' });
  const catalogue = catalogueOf(courses([long, between, open]));
  const refs = ['long', 'between', 'day'].map((id) => `${COURSE}#${id}`);
  const clashes = findClashes(resolveAll(saveAll(refs, catalogue), catalogue));
  assert.deepEqual(
    clashes.map(({ a, b }) => [a.ref, b.ref]),
    [[`${COURSE}#long`, `${COURSE}#day`]],
  );
});

test('CPD hours are counted once for each course', () => {
  const catalogue = catalogueOf({
    courses: [
      course('mca', [session(), session({ id: 'feb' })], { cpdHours: 6 }),
      course('b', [], { cpdHours: 1.5 }),
    ],
  });
  const refs = [COURSE, `${COURSE}#jan`, `${COURSE}#feb`, 'essex:course/b'];
  assert.equal(totalCpdHours(resolveAll(saveAll(refs, catalogue), catalogue)), 7.5);
});

test('a date that is cancelled brings no hours, another date of its course does', () => {
  const cancelled = session({ status: 'cancelled' });
  const catalogue = catalogueOf({
    courses: [course('mca', [cancelled, session({ id: 'feb' })], { cpdHours: 6 })],
  });
  const hours = (refs: string[]): number =>
    totalCpdHours(resolveAll(saveAll(refs, catalogue), catalogue));
  assert.equal(hours([`${COURSE}#jan`]), 0);
  assert.equal(hours([`${COURSE}#jan`, `${COURSE}#feb`]), 6);
});

test('the list is exported as a table, as text and as dates', async () => {
  const catalogue = catalogueOf({
    courses: [course('mca', [session()], { cpdHours: 6 })],
    vacancies: [vacancy('v', { closes: '2026-12-20' })],
  });
  const state = saveAll([`${COURSE}#jan`, 'essex:vacancy/v'], catalogue);
  const resolved = resolveAll(state, catalogue);
  const context = {
    links: linkCatalogue(catalogue),
    words: en,
    saved: await loadSavedWords('en'),
    now: NOW,
  };
  const table = savedTable(resolved, context);
  assert.deepEqual(table[1], [
    'Course date',
    'Saved essex:course/mca#jan',
    'Thursday 14 January 2027, 9:30am to 4pm',
    '',
    '9 places left, as at 1 December',
    '6',
    'https://academy.example/c/mca/#jan',
  ]);
  assert.match(writeCsv(table), /"Type","Title","Date"/);
  assert.match(
    savedText(resolved, context),
    /Closes Sunday 20 December at 11:59pm, in 19 days\nhttps:\/\/academy\.example\/v\/v\/$/,
  );
  assert.equal(savedEvents(resolved, context).length, 2);
});

test('what is gone keeps the title under which it was saved', async () => {
  const state = saveAll([COURSE], catalogueOf(courses([session()])));
  const catalogue = catalogueOf({ removed: new Map([[COURSE, NOW]]) });
  const saved = await loadSavedWords('cy');
  const context = { links: linkCatalogue(catalogue), words: en, saved, now: NOW };
  assert.equal(
    savedText(resolveAll(state, catalogue), context),
    `Saved ${COURSE}\nDdim ar gael mwyach`,
  );
});
