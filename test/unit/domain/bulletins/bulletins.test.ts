import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  Bulletin,
  BulletinItem,
  Catalogue,
  Course,
  Entry,
  Pathway,
  Place,
  Session,
  Vacancy,
} from '@esca/feed';
import { linkCatalogue } from '@esca/feed';
import type { Interests, IssueItem, ItemContext } from '@esca/domain';
import {
  archiveItems,
  archiveSource,
  currentIssue,
  currentItems,
  groupItems,
  isRelevant,
  issueArchive,
  issueItems,
  newSince,
} from '@esca/domain';
import { catalogueOf } from '../catalogue.js';
import { entry } from '../entry.js';

const NOW = Date.parse('2026-12-01T10:00:00Z');

function issue(
  id: string,
  issued: string,
  items: BulletinItem[] = [],
  more: Partial<Bulletin> = {},
): Entry<Bulletin> {
  return entry<Bulletin>(
    'bulletin',
    { id, title: `Issue ${id}`, issued, items, ...more },
    {
      taxonomies: [
        {
          id: 'group',
          title: 'Groups',
          terms: [
            { id: 'courses', title: 'New courses' },
            { id: 'wellbeing', title: 'Wellbeing' },
          ],
        },
      ],
    },
  );
}

function context(records: Partial<Catalogue>, now = NOW): ItemContext {
  const catalogue = catalogueOf(records);
  return { catalogue, links: linkCatalogue(catalogue), now };
}
const course = (id: string, sessions: Session[], more: Partial<Course> = {}): Entry<Course> =>
  entry<Course>('course', { id, title: `Course ${id}`, sessions, ...more });
const vacancy = (id: string, more: Partial<Vacancy>): Entry<Vacancy> =>
  entry<Vacancy>('vacancy', { id, title: `Post ${id}`, ...more });
const ids = (items: readonly IssueItem[]): string[] => items.map(({ item }) => item.id);

test('the current issue is the newest that is issued', () => {
  const issues = [issue('a', '2026-11-24'), issue('b', '2026-12-01'), issue('c', '2026-12-03')];
  assert.deepEqual(currentIssue(issues, NOW), { entry: issues[1], fallback: false });
});

test('a draft is hidden, whatever its date', () => {
  const issues = [issue('a', '2026-11-24'), issue('b', '2026-11-30', [], { draft: true })];
  assert.equal(currentIssue(issues, NOW)?.entry.record.id, 'a');
  assert.equal(issueArchive(issues, NOW).length, 1);
});

test('an issue with a time of day is hidden until that minute', () => {
  const issues = [issue('a', '2026-12-01T10:01:00Z')];
  assert.equal(currentIssue(issues, NOW), undefined);
  assert.equal(currentIssue(issues, NOW + 60_000)?.entry.record.id, 'a');
});

test('an issue past its date gives way to one that is not, else it is shown as the last', () => {
  const over = issue('b', '2026-11-30', [], { until: '2026-11-30' });
  assert.equal(currentIssue([issue('a', '2026-11-24'), over], NOW)?.entry.record.id, 'a');
  assert.deepEqual(currentIssue([over], NOW), { entry: over, fallback: true });
});

test('the archive is newest first and says what is past', () => {
  const issues = [issue('a', '2026-11-17', [], { until: '2026-11-20' }), issue('b', '2026-11-24')];
  assert.deepEqual(
    issueArchive(issues, NOW).map(({ entry: { record }, past }) => [record.id, past]),
    [
      ['b', false],
      ['a', true],
    ],
  );
});

test('pinned items come first, then what closes soonest, then the editor’s order', () => {
  const shown = issue('a', '2026-12-01', [
    { id: 'plain', title: 'P' },
    { id: 'later', title: 'L', until: '2026-12-20' },
    { id: 'job', ref: 'vacancy/v' },
    { id: 'second', title: 'S' },
    { id: 'pinned', title: 'X', pinned: true },
  ]);
  const items = issueItems(shown, context({ vacancies: [vacancy('v', { closes: '2026-12-04' })] }));
  assert.deepEqual(ids(items), ['pinned', 'job', 'later', 'plain', 'second']);
});

test('an item that is over leaves the latest issue and stays in the archive, marked', () => {
  const shown = issue('a', '2026-11-24', [
    { id: 'over', title: 'O', until: '2026-11-30' },
    { id: 'on', title: 'N', until: '2026-12-01' },
  ]);
  const around = context({ bulletins: [shown] });
  assert.deepEqual(ids(currentItems(shown, around)), ['on']);
  assert.deepEqual(
    issueItems(shown, around).map(({ item, over }) => [item.id, over]),
    [
      ['on', false],
      ['over', true],
    ],
  );
});

test('an item takes the title of what it points at', () => {
  const shown = issue('a', '2026-12-01', [{ id: 'i', ref: 'course/mca' }]);
  const [item] = issueItems(shown, context({ courses: [course('mca', [])] }));
  assert.equal(item?.title, 'Course mca');
  assert.equal(item?.ref, 'essex:bulletin/a#i');
});

test('a course that has filled since says so instead of advertising', () => {
  const full: Session = { id: 's', mode: 'online', start: '2027-01-14', placesLeft: 0 };
  const open: Session = { ...full, id: 't', start: '2027-02-14', placesLeft: 9 };
  const shown = issue('a', '2026-12-01', [{ id: 'i', ref: 'course/mca' }]);
  const live = (sessions: Session[]) =>
    issueItems(shown, context({ courses: [course('mca', sessions)] }))[0]?.live;
  assert.equal(live([open])?.open, true);
  assert.equal(live([full])?.open, false);
  assert.equal(live([full])?.course?.state, 'full');
  assert.equal(live([full, open])?.open, true, 'a later date has places');
});

test('a session that is cancelled or over says so', () => {
  const sessions: Session[] = [
    { id: 'off', mode: 'online', start: '2027-01-14', status: 'cancelled' },
    { id: 'past', mode: 'online', start: '2026-11-14' },
  ];
  const shown = issue('a', '2026-12-01', [
    { id: 'i', ref: 'course/mca#off' },
    { id: 'j', ref: 'course/mca#past' },
  ]);
  const items = issueItems(shown, context({ courses: [course('mca', sessions)] }));
  assert.deepEqual(
    items.map(({ live }) => [live?.session?.state, live?.open]),
    [
      ['cancelled', false],
      ['past', false],
    ],
  );
});

test('a vacancy that has closed or been filled says so', () => {
  const vacancies = [vacancy('a', { closes: '2026-11-30' }), vacancy('b', { status: 'filled' })];
  const shown = issue('a', '2026-12-01', [
    { id: 'i', ref: 'vacancy/a' },
    { id: 'j', ref: 'vacancy/b' },
  ]);
  assert.deepEqual(
    issueItems(shown, context({ vacancies })).map(({ live }) => [live?.vacancy?.state, live?.open]),
    [
      ['closed', false],
      ['filled', false],
    ],
  );
});

test('a target that its publisher removed is gone, one that is not loaded is only text', () => {
  const shown = issue('a', '2026-12-01', [
    { id: 'i', title: 'I', ref: 'course/gone' },
    { id: 'j', title: 'J', ref: 'course/elsewhere' },
  ]);
  const removed = new Map([['essex:course/gone', NOW]]);
  const [gone, text] = issueItems(shown, context({ removed }));
  assert.deepEqual(gone?.live, { open: false, gone: true });
  assert.deepEqual(text?.live, { open: true });
});

test('what an issue of the fourteen days before announced is a reminder', () => {
  const items: BulletinItem[] = [
    { id: 'i', ref: 'course/mca' },
    { id: 'j', title: 'Yoga', url: 'https://a.example/yoga' },
    { id: 'k', title: 'New' },
  ];
  const now = issue('now', '2026-12-01', items);
  const flags = (before: Entry<Bulletin>): boolean[] =>
    issueItems(now, context({ bulletins: [now, before] })).map(({ reminder }) => reminder);
  const repeated: BulletinItem[] = [
    { id: 'x', ref: 'essex:course/mca' },
    { id: 'y', title: 'Yoga again', url: 'https://a.example/yoga' },
  ];
  assert.deepEqual(flags(issue('before', '2026-11-17', repeated)), [true, true, false]);
  assert.deepEqual(
    flags(issue('before', '2026-11-16', repeated)),
    [false, false, false],
    'fifteen days',
  );
  assert.deepEqual(flags(issue('draft', '2026-11-20', repeated, { draft: true })), [
    false,
    false,
    false,
  ]);
});

test('items stand in groups, those without one first, groups as the taxonomy has them', () => {
  const shown = issue('a', '2026-12-01', [
    { id: 'w', title: 'W', group: 'wellbeing' },
    { id: 'o', title: 'O', group: 'other' },
    { id: 'c', title: 'C', group: 'courses' },
    { id: 'n', title: 'N' },
  ]);
  const groups = groupItems(issueItems(shown, context({})), shown);
  assert.deepEqual(
    groups.map(({ code, items }) => [code, ids(items)]),
    [
      ['', ['n']],
      ['courses', ['c']],
      ['wellbeing', ['w']],
      ['other', ['o']],
    ],
  );
});

test('an item’s audience is its own, else its target’s, else the issue’s', () => {
  const courses = [course('mca', [], { audience: ['adults'], topics: ['mca'] })];
  const shown = issue(
    'a',
    '2026-12-01',
    [
      { id: 'own', ref: 'course/mca', audience: ['children'] },
      { id: 'target', ref: 'course/mca' },
      { id: 'issue', title: 'I' },
    ],
    { audience: ['children'] },
  );
  const items = issueItems(shown, context({ courses }));
  const audience = (id: string) => items.find(({ item }) => item.id === id)?.audience;
  assert.deepEqual(['own', 'target', 'issue'].map(audience), [
    ['children'],
    ['adults'],
    ['children'],
  ]);
  const relevant = items.filter((item) =>
    isRelevant(item, { audience: 'adults', topics: ['mca'] }),
  );
  assert.deepEqual(ids(relevant), ['target']);
});

test('an item for all, or without topics, is for every reader', () => {
  const shown = issue('a', '2026-12-01', [{ id: 'i', title: 'I' }]);
  const [item] = issueItems(shown, context({}));
  assert.ok(item && isRelevant(item, { audience: 'adults', topics: ['mca'] }));
});

test('an item is for those in the areas and on the step of what it announces; one that is anywhere is for all', () => {
  const place = (id: string, area: string) => entry<Place>('place', { id, name: id, area });
  const session = (id: string, more: Partial<Session>): Session => ({
    id,
    mode: 'in-person',
    start: '2026-12-10T09:00:00Z',
    ...more,
  });
  const around = context({
    places: [place('harlow', 'west'), place('clacton', 'north-east')],
    pathways: [
      entry<Pathway>('pathway', {
        id: 'sw',
        title: 'Pathway',
        tracks: [{ id: 't', title: 'T' }],
        stages: [{ id: 's', title: 'S' }],
        nodes: [
          { id: 'senior', kind: 'role', title: 'Senior', courses: ['course/west'] },
          { id: 'nqsw', kind: 'role', title: 'New' },
        ],
        edges: [],
      } as unknown as Pathway),
    ],
    courses: [
      course('west', [session('a', { place: 'place/harlow' })]),
      course('both', [session('a', { place: 'place/harlow' }), session('b', { mode: 'online' })]),
    ],
    vacancies: [vacancy('v', { places: ['place/clacton'], role: 'pathway/sw#nqsw' })],
  });
  const shown = issue('a', '2026-12-01', [
    { id: 'west', ref: 'course/west' },
    { id: 'both', ref: 'course/both' },
    { id: 'post', ref: 'vacancy/v' },
    { id: 'free', title: 'Free' },
  ]);
  const items = issueItems(shown, around);
  const forWhom = (interests: Interests): string[] =>
    ids(items.filter((item) => isRelevant(item, interests, around.links))).sort();
  assert.deepEqual(forWhom({ areas: ['west'] }), ['both', 'free', 'west']);
  assert.deepEqual(forWhom({ areas: ['north-east'] }), ['both', 'free', 'post']);
  assert.deepEqual(forWhom({ step: 'essex:pathway/sw#nqsw' }), ['both', 'free', 'post']);
  assert.deepEqual(forWhom({ step: 'essex:pathway/sw#senior' }), ['both', 'free', 'west']);
  assert.equal(forWhom({}).length, 4);
});

test('new since a visit is what came out after it, without reminders', () => {
  const bulletins = [
    issue('old', '2026-11-24', [{ id: 'i', title: 'Same' }]),
    issue('new', '2026-12-01', [
      { id: 'j', title: 'Same' },
      { id: 'k', title: 'Fresh' },
    ]),
  ];
  const around = context({ bulletins });
  assert.deepEqual(ids(newSince(bulletins, Date.parse('2026-11-28T00:00Z'), around)), ['k']);
  assert.deepEqual(ids(newSince(bulletins, NOW, around)), []);
});

test('the archive can be searched item by item, by its words and its issue’s', () => {
  const bulletins = [
    issue('a', '2026-11-24', [{ id: 'i', title: { en: 'Yoga', cy: 'Ioga' }, text: 'On Fridays' }]),
    issue('b', '2026-12-09', [{ id: 'j', title: 'Future' }]),
  ];
  const items = archiveItems(issueArchive(bulletins, NOW), context({ bulletins }));
  const source = archiveSource(items, 'cy');
  assert.equal(source.count, 1);
  assert.deepEqual(source.texts(0), ['Ioga', 'On Fridays', 'Issue a ', '']);
});

test('the archive finds an announcement by every name of the course that it is about', () => {
  const courses = [
    entry<Course>('course', {
      id: 'mca',
      title: { en: 'Mental Capacity Act', cy: 'Deddf Galluedd Meddyliol' },
      aliases: ['MCA'],
      sessions: [{ id: 's', mode: 'online', title: 'Evening' }],
    }),
  ];
  const bulletins = [
    issue('a', '2026-11-24', [
      { id: 'i', title: 'Two places are left', ref: 'course/mca' },
      { id: 'j', title: 'An evening more', ref: 'course/mca#s' },
    ]),
  ];
  const items = archiveItems(issueArchive(bulletins, NOW), context({ bulletins, courses }));
  const texts = ids(items.map(({ item }) => item)).map((id, at) => [
    id,
    archiveSource(items, 'cy').texts(at)[3],
  ]);
  const course = 'Deddf Galluedd Meddyliol; MCA';
  assert.deepEqual(Object.fromEntries(texts), {
    i: `Deddf Galluedd Meddyliol; ${course}`,
    j: `Evening; ${course}`,
  });
});
