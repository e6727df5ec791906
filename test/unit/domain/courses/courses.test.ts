import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  linkCatalogue,
  type Catalogue,
  type Course,
  type Entry,
  type Origin,
  type Session,
} from '@esca/feed';
import {
  buildCourseIndex,
  buildCourseSearch,
} from '../../../../packages/domain/src/courses/course-index.js';
import { refreshCourseIndex } from '../../../../packages/domain/src/courses/course-lists.js';
import { findCourses } from '../../../../packages/domain/src/courses/find-courses.js';
import { type CourseQuestion } from '../../../../packages/domain/src/courses/find-listed.js';
import { highlight } from '../../../../packages/domain/src/search/highlight.js';
import {
  addSearchBlock,
  loadSearchIndex,
  saveSearchIndex,
} from '../../../../packages/domain/src/search/serialise.js';
import { runAtOnce } from '../../../../packages/domain/src/search/steps.js';
import { entry, origin } from '../entry.js';
import { pick, randomFrom, seed } from '../search/random.js';

const now = Date.parse('2026-12-01T09:00:00Z');
const taxonomies: Origin['taxonomies'] = [
  {
    id: 'area',
    title: 'Area',
    terms: [
      { id: 'essex', title: 'Essex' },
      { id: 'west', title: 'West', broader: 'essex' },
      { id: 'harlow', title: 'Harlow', broader: 'west' },
      { id: 'mid', title: 'Mid', broader: 'essex' },
    ],
  },
  {
    id: 'topic',
    title: 'Topic',
    terms: [
      { id: 'mca', title: { en: 'Mental capacity', cy: 'Galluedd meddyliol' }, synonyms: ['MCA'] },
      { id: 'bia', title: 'Best interests assessor', synonyms: ['BIA'] },
      { id: 'unused', title: 'Unused' },
    ],
  },
];
const more = { taxonomies };

const session = (id: string, fields: Partial<Session>): Session => ({
  id,
  mode: 'in-person',
  start: '2026-12-10T09:30:00Z',
  end: '2026-12-10T16:30:00Z',
  placesLeft: 8,
  ...fields,
});

const records: Course[] = [
  {
    id: 'capacity',
    title: 'Capacity in everyday practice',
    topics: ['mca'],
    audience: ['adults'],
    sessions: [
      session('a', {
        place: 'place/harlow',
        start: '2027-02-03T09:30:00Z',
        end: '2027-02-03T16:30:00Z',
      }),
      session('b', { mode: 'online', placesLeft: 0, waitingList: 'open' }),
      session('gone', { start: '2026-11-03', end: '2026-11-03', place: 'place/chelmsford' }),
    ],
    costs: [{ amount: 0 }, { amount: 50, kind: 'non-attendance' }],
    modified: '2026-11-20T10:00:00Z',
    cpdHours: 6,
  },
  {
    id: 'bia',
    title: 'Assessing best interests',
    aliases: ['DoLS assessor'],
    topics: ['bia'],
    audience: ['children'],
    alsoOpenTo: ['adults'],
    sessions: [session('a', { place: 'place/chelmsford', placesLeft: 2 })],
    costs: [{ amount: 120 }],
    approval: 'manager',
    duration: 'P3D',
    modified: '2026-11-25T10:00:00Z',
  },
  { id: 'undated', title: 'Writing for court', audience: ['adults'] },
  {
    id: 'e-learning',
    title: 'Autism awareness',
    sessions: [{ id: 'any', mode: 'on-demand' }],
    cpdHours: 1,
  },
  {
    id: 'over',
    title: 'Zebra crossing',
    audience: ['children'],
    sessions: [session('x', { start: '2026-10-01', end: '2026-10-01', place: 'place/harlow' })],
  },
];

function catalogueOf(courses: readonly Course[]): Catalogue {
  return {
    origins: [{ ...origin, ...more }],
    courses: courses.map((course) => entry('course', course, more)),
    pathways: [
      entry(
        'pathway',
        {
          id: 'main',
          title: 'Main',
          tracks: [{ id: 't', title: 'T' }],
          stages: [{ id: 's', title: 'S' }],
          nodes: [
            {
              id: 'senior',
              kind: 'role',
              title: 'Senior practitioner',
              courses: ['course/capacity'],
            },
          ],
          edges: [],
        },
        more,
      ),
    ],
    vacancies: [],
    bulletins: [],
    organisations: [],
    places: [
      entry('place', { id: 'harlow', name: 'Harlow', area: 'harlow' }, more),
      entry('place', { id: 'chelmsford', name: 'Chelmsford', area: 'mid' }, more),
    ],
    removed: new Map(),
    sameAs: new Map(),
  };
}

const catalogue = catalogueOf(records);
const links = linkCatalogue(catalogue);
const options = { now, lang: 'en' };
const index = runAtOnce(buildCourseIndex(catalogue.courses, links, options));

const idsOf = (results: readonly Entry<Course>[]): string[] =>
  results.map(({ record }) => record.id);
const find = (question: CourseQuestion): string[] => idsOf(findCourses(index, question).results);

describe('findCourses', () => {
  for (const [why, question, expected] of [
    [
      'shows what begins soonest first, then on demand, then undated',
      {},
      ['bia', 'capacity', 'e-learning', 'undated', 'over'],
    ],
    ['finds a topic by its short name', { query: 'mca' }, ['capacity']],
    ['and by its Welsh name', { query: 'galluedd meddyliol' }, ['capacity']],
    ['finds an alias', { query: 'dols' }, ['bia']],
    ['finds a step that it counts towards', { query: 'senior practitioner' }, ['capacity']],
    ['finds a provider', { query: 'academy autism' }, ['e-learning']],
    ['takes "training" for granted', { query: 'autism training' }, ['e-learning']],
    [
      'adults are also those whom others let in',
      { filters: { audience: ['adults'] } },
      ['bia', 'capacity', 'e-learning', 'undated'],
    ],
    [
      'unless told not to',
      { filters: { audience: ['adults'] }, alsoOpen: false },
      ['capacity', 'e-learning', 'undated'],
    ],
    [
      'finds a district by its county, and keeps what has no date',
      { filters: { area: ['essex'] } },
      ['bia', 'capacity', 'undated', 'over'],
    ],
    [
      'an area and a mode must meet on one session',
      { filters: { area: ['harlow'], mode: ['online'] } },
      [],
    ],
    ['nothing undated passes a mode', { filters: { mode: ['in-person'] } }, ['bia', 'capacity']],
    ['a waiting list', { filters: { availability: ['waiting'] } }, ['capacity']],
    [
      'what can be booked',
      { filters: { availability: ['bookable'] } },
      ['bia', 'capacity', 'e-learning'],
    ],
    [
      'what has no date, in an area',
      { filters: { availability: ['undated'], area: ['west'] } },
      ['undated', 'over'],
    ],
    ['two weeks', { filters: { when: ['two-weeks'] } }, ['bia', 'capacity']],
    ['a month by name', { filters: { when: ['2027-02'] } }, ['capacity']],
    ['a month that is over', { filters: { when: ['2026-11'] } }, []],
    [
      'any time',
      { filters: { when: ['any'] } },
      ['bia', 'capacity', 'e-learning', 'undated', 'over'],
    ],
    ['a charge for not coming is no fee', { filters: { cost: ['free'] } }, ['capacity']],
    ['a fee', { filters: { cost: ['paid'] } }, ['bia']],
    [
      'approval, when it is absent',
      { filters: { approval: ['none'] } },
      ['capacity', 'e-learning', 'undated', 'over'],
    ],
    ['a step', { filters: { step: ['essex:pathway/main#senior'] } }, ['capacity']],
    ['sorts by title', { sort: 'title' }, ['bia', 'e-learning', 'capacity', 'undated', 'over']],
    ['newest', { sort: 'newest' }, ['bia', 'capacity', 'e-learning', 'undated', 'over']],
    ['places left', { sort: 'places' }, ['capacity', 'bia', 'e-learning', 'undated', 'over']],
    ['shortest', { sort: 'shortest' }, ['e-learning', 'capacity', 'bia', 'undated', 'over']],
    [
      'soonest of the sessions that pass',
      { sort: 'soonest', filters: { mode: ['in-person'] } },
      ['bia', 'capacity'],
    ],
    ['a page', { page: 2, pageSize: 2 }, ['e-learning', 'undated']],
    ['a page past the last is the last', { page: 99, pageSize: 2 }, ['over']],
    ['an impossible page is the first', { page: Number.NaN, pageSize: 1 }, ['bia']],
  ] as const) {
    it(why, () => assert.deepEqual(find(question as CourseQuestion), [...expected]));
  }

  it('counts, leaving out the facet’s own choice and keeping zeros', () => {
    const { counts, total, pages } = findCourses(index, {
      filters: { topic: ['mca'] },
      pageSize: 1,
    });
    assert.equal(total, 1);
    assert.equal(pages, 1);
    assert.deepEqual(counts.get('topic'), [
      { value: 'mca', count: 1 },
      { value: 'bia', count: 1 },
      { value: 'unused', count: 0 },
    ]);
    assert.deepEqual(
      counts
        .get('mode')
        ?.filter(({ count }) => count)
        .map(({ value }) => value),
      ['in-person', 'online'],
    );
    assert.deepEqual(
      counts.get('when')?.map(({ value }) => value),
      ['two-weeks', 'month', '2026-12', '2027-02'],
    );
  });

  it('counts the audience as it is filtered', () => {
    const strict = findCourses(index, { alsoOpen: false });
    assert.deepEqual(strict.counts.get('audience'), [
      { value: 'adults', count: 3 },
      { value: 'children', count: 3 },
    ]);
    assert.equal(findCourses(index, {}).counts.get('audience')?.[0]?.count, 4);
  });

  it('says how many more there are online', () => {
    assert.equal(findCourses(index, { filters: { area: ['mid'] } }).online, 2);
    assert.equal(
      findCourses(index, { filters: { area: ['west'] } }).online,
      1,
      'one is there already',
    );
    assert.equal(
      findCourses(index, { filters: { area: ['mid'], availability: ['bookable'] } }).online,
      1,
    );
    assert.equal(findCourses(index, { filters: { area: ['mid'], mode: ['in-person'] } }).online, 0);
    assert.equal(findCourses(index, {}).online, 0);
  });

  it('says what taking a filter away would give', () => {
    const results = findCourses(index, {
      query: 'capacity',
      filters: { audience: ['children'], cost: ['free'] },
      alsoOpen: false,
    });
    assert.equal(results.total, 0);
    assert.deepEqual(results.relaxations(), [
      { facet: 'audience', count: 1 },
      { facet: 'cost', count: 0 },
      { facet: undefined, count: 0 },
    ]);
  });

  it('gives the query for marking', () => {
    const { query } = findCourses(index, { query: 'mca' });
    assert.deepEqual(highlight('Mental capacity', query!), [
      { start: 0, end: 6 },
      { start: 7, end: 15 },
    ]);
  });
});

describe('refreshCourseIndex', () => {
  it('lets sessions pass into the past', () => {
    const later = runAtOnce(refreshCourseIndex(index, Date.parse('2026-12-12T09:00:00Z')));
    assert.deepEqual(
      idsOf(findCourses(later, { filters: { area: ['mid'] } }).results),
      ['bia', 'over', 'undated'].sort(
        (a, b) => ['bia', 'undated', 'over'].indexOf(a) - ['bia', 'undated', 'over'].indexOf(b),
      ),
    );
    assert.deepEqual(idsOf(findCourses(later, { filters: { when: ['2026-12'] } }).results), []);
    assert.equal(later.search, index.search);
  });
});

describe('buildCourseIndex', () => {
  it('uses a saved search of the same courses, phrases and all', () => {
    const built = runAtOnce(buildCourseSearch(catalogue.courses, links, { lang: 'en' }));
    const { blocks, head } = saveSearchIndex(built);
    const search = loadSearchIndex(head(blocks.map(String)));
    blocks.forEach((block, i) => addSearchBlock(search, i, block));
    const loaded = runAtOnce(buildCourseIndex(catalogue.courses, links, { ...options, search }));
    assert.equal(loaded.search.impacts, search.impacts);
    assert.deepEqual(idsOf(findCourses(loaded, { query: '"best interests"' }).results), ['bia']);
    assert.deepEqual(idsOf(findCourses(loaded, { query: '"interests best"' }).results), []);
  });

  it('builds one when the saved one is of other courses', () => {
    const search = runAtOnce(buildCourseSearch(catalogue.courses, links, { lang: 'en' }));
    const fewer = runAtOnce(
      buildCourseIndex(catalogue.courses.slice(1), links, { ...options, search }),
    );
    assert.deepEqual(idsOf(findCourses(fewer, { query: 'capacity' }).results), []);
  });

  it('has nothing to find in nothing', () => {
    const empty = runAtOnce(buildCourseIndex([], links, options));
    const results = findCourses(empty, { query: 'x', filters: { area: ['mid'] } });
    assert.equal(results.total, 0);
    assert.equal(results.page, 1);
  });
});

describe('courses at random', () => {
  it('pass the rule of one session as a slow version reads it', (t) => {
    t.diagnostic(`SEED=${seed}`);
    const random = randomFrom(seed);
    const above: Record<string, string[]> = {
      harlow: ['harlow', 'west', 'essex'],
      mid: ['mid', 'essex'],
    };
    for (let round = 0; round < 40; round++) {
      const courses: Course[] = Array.from({ length: 12 }, (_, i) => ({
        id: `c${i}`,
        title: `Course ${i}`,
        sessions: Array.from({ length: Math.floor(random() * 4) }, (_, n): Session => {
          const day = pick(random, ['2026-11-02', '2026-12-03', '2026-12-20', '2027-01-15']);
          return {
            id: `s${n}`,
            mode: pick(random, ['in-person', 'online', 'blended']),
            start: day,
            end: day,
            placesLeft: pick(random, [0, 1, 9]),
            waitingList: 'open',
            place: pick(random, ['place/harlow', 'place/chelmsford']),
            ...(random() < 0.2 && { status: 'cancelled' as const }),
            ...(random() < 0.5 && { costs: [{ amount: pick(random, [0, 9]) }] }),
          };
        }),
      }));
      const all = catalogueOf(courses);
      const built = runAtOnce(buildCourseIndex(all.courses, linkCatalogue(all), options));
      const choice = (list: readonly string[]): readonly string[] =>
        random() < 0.5 ? [] : [pick(random, list), pick(random, list)];
      for (let i = 0; i < 10; i++) {
        const filters = {
          area: choice(['essex', 'west', 'harlow', 'mid']),
          mode: choice(['in-person', 'online', 'blended']),
          when: choice(['two-weeks', 'month', '2027-01']),
          availability: choice(['bookable', 'waiting', 'undated']),
          cost: choice(['free', 'paid']),
        };
        const passes = (chosen: readonly string[], has: readonly string[]): boolean =>
          !chosen.length || chosen.some((one) => has.includes(one));
        const expected = courses
          .filter(({ sessions = [] }) => {
            const live = sessions.filter(
              (one) => one.status !== 'cancelled' && one.start! >= '2026-12',
            );
            if (!live.length)
              return (
                !filters.mode.length &&
                !filters.when.length &&
                !filters.cost.length &&
                passes(filters.availability, ['undated'])
              );
            return live.some(
              (one) =>
                passes(
                  filters.area,
                  one.mode === 'online'
                    ? []
                    : above[one.place === 'place/harlow' ? 'harlow' : 'mid']!,
                ) &&
                passes(filters.mode, [one.mode]) &&
                passes(filters.when, [
                  one.start!.slice(0, 7),
                  ...(one.start! < '2026-12-15' ? ['two-weeks'] : []),
                  ...(one.start! < '2027-01-01' ? ['month'] : []),
                ]) &&
                passes(filters.availability, [one.placesLeft ? 'bookable' : 'waiting']) &&
                passes(filters.cost, one.costs ? [one.costs[0]!.amount ? 'paid' : 'free'] : []),
            );
          })
          .map(({ id }) => id);
        const got = idsOf(findCourses(built, { filters, sort: 'title', pageSize: 50 }).results);
        assert.deepEqual(got.sort(), expected.sort(), `SEED=${seed} ${JSON.stringify(filters)}`);
      }
    }
  });
});
