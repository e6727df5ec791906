import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fullRef, linkCatalogue, mergeFeeds, type Feed } from '@esca/feed';
import {
  buildBulletin,
  buildCourse,
  buildFeed,
  buildNode,
  buildPathway,
  buildSession,
  buildVacancy,
} from '../../helpers/build.js';

const OURS = 'https://feeds.essex.example/feed.json';
const THEIRS = 'https://feeds.ashmere.example/feed.json';
const ashmere = (parts: Partial<Feed>): Feed =>
  buildFeed({ publisher: { id: 'ashmere', name: 'Ashmere Council' }, ...parts });

test('records carry their full name and where they come from', () => {
  const { catalogue } = mergeFeeds([
    { url: OURS, feed: buildFeed({ courses: [buildCourse()] }) },
    { url: THEIRS, feed: ashmere({ courses: [buildCourse()], timeZone: 'Europe/Dublin' }) },
  ]);
  assert.deepEqual(
    catalogue.courses.map(({ ref, origin }) => [ref, origin.url, origin.timeZone]),
    [
      ['essex:course/mca-foundation', OURS, 'Europe/London'],
      ['ashmere:course/mca-foundation', THEIRS, 'Europe/Dublin'],
    ],
  );
});

test('a later source cannot speak in the name of an earlier one', () => {
  const { catalogue, problems } = mergeFeeds([
    { url: OURS, feed: buildFeed({ courses: [buildCourse({ title: 'Ours' })] }) },
    {
      url: THEIRS,
      feed: buildFeed({
        courses: [
          buildCourse({ title: 'Forged', modified: '2030-01-01T00:00:00Z' }),
          buildCourse({ id: 'new' }),
        ],
      }),
    },
  ]);
  assert.deepEqual(
    catalogue.courses.map(({ record }) => record.title),
    ['Ours'],
  );
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['R209'],
  );
});

test('between copies from one host the newer is chosen, whole', () => {
  const old = buildCourse({
    title: 'Old',
    summary: 'Only in the old one',
    modified: '2026-01-01T00:00:00Z',
  });
  const { catalogue } = mergeFeeds([
    { url: OURS, feed: buildFeed({ courses: [old] }) },
    {
      url: 'https://feeds.essex.example/page2.json',
      feed: buildFeed({
        courses: [buildCourse({ title: 'New', modified: '2026-02-01T00:00:00Z' })],
      }),
    },
  ]);
  assert.deepEqual(
    catalogue.courses.map(({ record }) => [record.title, record.summary]),
    [['New', undefined]],
  );
});

test('a merged document names each source, and its records belong to their own publisher', () => {
  const feed = buildFeed({
    sources: [
      {
        id: 'partner',
        publisher: { id: 'ashmere', name: 'Ashmere' },
        licence: 'https://licence.example/',
      },
    ],
    courses: [buildCourse({ source: 'partner' }), buildCourse()],
  });
  const { catalogue } = mergeFeeds([{ url: OURS, feed }]);
  assert.deepEqual(
    catalogue.courses.map(({ ref, origin }) => [ref, origin.licence]),
    [
      ['ashmere:course/mca-foundation', 'https://licence.example/'],
      ['essex:course/mca-foundation', feed.licence],
    ],
  );
});

test('a withdrawn record goes, unless it was changed since or belongs to somebody else', () => {
  const removed = [{ ref: 'course/mca-foundation', at: '2026-11-01T00:00:00Z' }];
  const gone = mergeFeeds([{ url: OURS, feed: buildFeed({ courses: [buildCourse()], removed }) }]);
  assert.equal(gone.catalogue.courses.length, 0);
  assert.ok(gone.catalogue.removed.has('essex:course/mca-foundation'));
  const changed = mergeFeeds([
    {
      url: OURS,
      feed: buildFeed({ courses: [buildCourse({ modified: '2026-11-02T00:00:00Z' })], removed }),
    },
  ]);
  assert.equal(changed.catalogue.courses.length, 1);
  const foreign = mergeFeeds([
    { url: OURS, feed: buildFeed({ courses: [buildCourse()] }) },
    {
      url: THEIRS,
      feed: ashmere({
        removed: [{ ref: 'essex:course/mca-foundation', at: '2026-11-01T00:00:00Z' }],
      }),
    },
  ]);
  assert.equal(foreign.catalogue.courses.length, 1);
  const neighbour = ashmere({
    removed: [{ ref: 'essex:course/mca-foundation', at: '2026-11-01T00:00:00Z' }],
  });
  const ours = { url: OURS, feed: buildFeed({ courses: [buildCourse()] }) };
  assert.equal(mergeFeeds([ours, { url: OURS, feed: neighbour }]).catalogue.courses.length, 1);
  const passedOn = { ...neighbour, sources: [{ id: 'essex', publisher: ours.feed.publisher }] };
  assert.equal(mergeFeeds([ours, { url: OURS, feed: passedOn }]).catalogue.courses.length, 0);
});

test('the same thing under two names becomes one, in the name of the earlier source', () => {
  const identifiers = [{ scheme: 'lars', value: '123' }];
  const { catalogue } = mergeFeeds([
    { url: OURS, feed: buildFeed({ courses: [buildCourse({ identifiers })] }) },
    {
      url: THEIRS,
      feed: ashmere({ courses: [buildCourse({ id: 'mca', title: 'MCA', identifiers })] }),
    },
  ]);
  assert.deepEqual(
    catalogue.courses.map(({ ref, also }) => [ref, also?.map(({ publisher }) => publisher.id)]),
    [['essex:course/mca-foundation', ['ashmere']]],
  );
  const links = linkCatalogue(catalogue);
  assert.equal(links.find('ashmere:course/mca')?.entry.ref, 'essex:course/mca-foundation');
});

test('a feed that says nothing of its expiry is good for fourteen days', () => {
  const { catalogue } = mergeFeeds([{ url: OURS, feed: buildFeed() }]);
  assert.equal(new Date(catalogue.origins[0]!.expires).toISOString(), '2026-11-30T09:00:00.000Z');
});

test('refs without a publisher are relative to the record that holds them', () => {
  const { catalogue } = mergeFeeds([{ url: THEIRS, feed: ashmere({}) }]);
  const origin = catalogue.origins[0]!;
  assert.equal(fullRef('course/a#b', origin), 'ashmere:course/a#b');
  assert.equal(fullRef('essex:course/a', origin), 'essex:course/a');
});

const joined = (): ReturnType<typeof linkCatalogue> =>
  linkCatalogue(
    mergeFeeds([
      {
        url: OURS,
        feed: buildFeed({
          taxonomies: [{ id: 'area', title: 'Area', terms: [{ id: 'west', title: 'West' }] }],
          courses: [
            buildCourse({ sessions: [buildSession()], leadsTo: ['pathway/social-work#senior'] }),
            buildCourse({ id: 'supervision', title: 'Supervision' }),
          ],
          pathways: [
            buildPathway({
              nodes: [
                buildNode('newly-qualified', { courses: ['course/supervision', 'course/missing'] }),
                buildNode('senior'),
              ],
            }),
          ],
          vacancies: [buildVacancy({ role: 'pathway/social-work#senior' })],
          bulletins: [
            buildBulletin({ items: [{ id: 'i', ref: 'course/mca-foundation#2027-01-14' }] }),
          ],
        }),
      },
    ]).catalogue,
  );

test('roles, courses, vacancies and bulletins are joined both ways', () => {
  const links = joined();
  const senior = 'essex:pathway/social-work#senior';
  assert.deepEqual(
    links.coursesOf(senior).map(({ ref }) => ref),
    ['essex:course/mca-foundation'],
  );
  assert.deepEqual(
    links.nodesOf('essex:course/mca-foundation').map(({ ref }) => ref),
    [senior],
  );
  assert.deepEqual(
    links.coursesOf('essex:pathway/social-work#newly-qualified').map(({ ref }) => ref),
    ['essex:course/supervision'],
  );
  assert.deepEqual(
    links.vacanciesOf(senior).map(({ ref }) => ref),
    ['essex:vacancy/v-100'],
  );
  assert.deepEqual(
    links.bulletinsOf('essex:course/mca-foundation').map(({ ref }) => ref),
    ['essex:bulletin/issue-1#i'],
  );
  assert.deepEqual(
    links.bulletinsOf('essex:course/mca-foundation#2027-01-14').map(({ ref }) => ref),
    ['essex:bulletin/issue-1#i'],
  );
});

test('a ref finds its record, its part, or the record of a part that is missing', () => {
  const links = joined();
  assert.equal(links.find('essex:course/mca-foundation#2027-01-14')?.kind, 'session');
  assert.equal(links.find('course/mca-foundation#2027-01-14')?.kind, 'session');
  assert.equal(links.find('essex:course/mca-foundation#gone')?.kind, 'course');
  assert.equal(links.find('essex:course/gone'), undefined);
  assert.equal(links.find('org/essex')?.kind, 'org');
});

test('terms are found in the vocabularies of the record’s own feed', () => {
  const links = joined();
  const { origin } = links.find('course/mca-foundation')!.entry;
  assert.equal(links.term(origin, 'area', 'west')?.title, 'West');
  assert.equal(links.term(origin, 'area', '__proto__'), undefined);
  assert.equal(links.term(origin, 'constructor', 'west'), undefined);
});
