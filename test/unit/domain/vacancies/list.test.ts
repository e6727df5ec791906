import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Pathway, Place, Vacancy } from '@esca/feed';
import { linkCatalogue } from '@esca/feed';
import {
  closingWindows,
  en,
  joinVacancies,
  loadWords,
  payBand,
  sortVacancies,
  vacancyFacets,
  vacancySentence,
  vacancyState,
} from '@esca/domain';
import { catalogueOf } from '../catalogue.js';
import type { origin } from '../entry.js';
import { entry } from '../entry.js';

const NOW = Date.parse('2026-12-02T10:00:00Z');
const advert = (id: string, more: Partial<Vacancy> = {}, from: Partial<typeof origin> = {}) =>
  entry<Vacancy>('vacancy', { id, title: 'Social worker', ...more }, from);
const ids = (entries: readonly { record: Vacancy }[]): string[] =>
  entries.map(({ record }) => record.id);

test('closing is said in words with date, time and distance', () => {
  const say = (closes: string, words = en): string =>
    vacancySentence(vacancyState(advert('v', { closes }), NOW), words, { now: NOW });
  assert.equal(say('2026-12-11T23:59:00Z'), 'Closes Friday 11 December at 11:59pm, in 9 days');
  assert.equal(say('2026-12-05'), 'Closes Saturday 5 December at 11:59pm, in 3 days');
  assert.equal(
    say('2026-12-04T23:59:00Z'),
    'Closing soon: Friday 4 December at 11:59pm, in 2 days',
  );
  assert.equal(say('2026-12-02'), 'Closing soon: Wednesday 2 December at 11:59pm, today');
});

test('closing is said in Welsh with its mutations', async () => {
  const cy = await loadWords('cy');
  const state = vacancyState(advert('v', { closes: '2026-12-11T23:59:00Z' }), NOW);
  assert.equal(
    vacancySentence(state, cy, { now: NOW }),
    'Yn cau ddydd Gwener 11 Rhagfyr am 11:59yh, ymhen 9 diwrnod',
  );
});

test('a reader elsewhere is told whose clock is meant', () => {
  const state = vacancyState(advert('v', { closes: '2026-12-04T17:00:00Z' }), NOW);
  assert.equal(
    vacancySentence(state, en, { now: NOW, readerZone: 'Pacific/Kiritimati' }),
    'Closing soon: Friday 4 December at 5pm (UK time), in 2 days',
  );
});

test('lists are sorted by closing, by date of advert or by pay, the unknown last', () => {
  const list = [
    advert('none', { title: 'B' }),
    advert('late', {
      closes: '2027-01-01',
      posted: '2026-11-01',
      salary: { min: 20, period: 'hour' },
    }),
    advert('soon', { closes: '2026-12-05', posted: '2026-11-30', salary: { max: 52_000 } }),
    advert('also-none', { title: 'A' }),
  ];
  assert.deepEqual(ids(sortVacancies(list, 'closing', en)), ['soon', 'late', 'also-none', 'none']);
  assert.deepEqual(ids(sortVacancies(list, 'newest', en)), ['soon', 'late', 'also-none', 'none']);
  assert.deepEqual(ids(sortVacancies(list, 'salary', en)), ['soon', 'late', 'also-none', 'none']);
});

test('adverts with one identifier are one job, shown by the first source', () => {
  const identifiers = [{ scheme: 'ats', value: '123' }];
  const joined = joinVacancies([
    advert('a', { identifiers }),
    advert('b'),
    advert('c', { identifiers }),
  ]);
  assert.deepEqual(
    joined.map(({ entry: { record }, others }) => [record.id, ids(others)]),
    [
      ['a', ['c']],
      ['b', []],
    ],
  );
});

test('adverts of two sources with title, team and closing in common are one job', () => {
  const same = { team: 'West Assessment', closes: '2026-12-05' };
  const partner = { url: 'https://partner.example/feed.json' };
  const joined = joinVacancies([
    advert('a', same),
    advert(
      'b',
      { title: 'Social  Worker', team: 'West assessment', closes: '2026-12-06T00:00:00Z' },
      partner,
    ),
    advert('c', { ...same, team: 'Mid' }, partner),
    advert('d', { ...same, closes: '2026-12-07' }, partner),
  ]);
  assert.deepEqual(
    joined.map(({ others }) => ids(others)),
    [['b'], [], []],
  );
});

test('adverts of one source that share only their words stay two', () => {
  const same = { team: 'West', closes: '2026-12-05' };
  assert.equal(joinVacancies([advert('a', same), advert('b', same)]).length, 2);
});

test('a closing window holds all that close within it', () => {
  const windows = (closes?: string): string[] =>
    closingWindows(advert('v', closes ? { closes } : {}), NOW);
  assert.deepEqual(windows('2026-12-04'), ['3', '7', '14', '30']);
  assert.deepEqual(windows('2026-12-20'), ['30']);
  assert.deepEqual(windows(), ['none']);
});

test('pay falls in bands by the year', () => {
  assert.equal(payBand({ id: 'v', title: 'V', salary: { max: 38_000 } }), '35000');
  assert.equal(payBand({ id: 'v', title: 'V', salary: { max: 90_000 } }), '60000');
  assert.equal(payBand({ id: 'v', title: 'V', salary: { max: 12, period: 'hour' } }), '0');
  assert.equal(payBand({ id: 'v', title: 'V' }), undefined);
});

test('filters read step, area, audience, contract, patterns and level of an advert', () => {
  const place: Place = { id: 'harlow', name: 'Harlow', area: 'west' };
  const pathway: Pathway = {
    id: 'sw',
    title: 'Social work',
    tracks: [{ id: 't', title: 'T' }],
    stages: [{ id: 's', title: 'S' }],
    nodes: [{ id: 'senior', kind: 'role', title: 'Senior' }],
    edges: [],
  };
  const taxonomies = [
    {
      id: 'area',
      title: 'Area',
      terms: [
        { id: 'essex', title: 'Essex' },
        { id: 'west', title: 'West', broader: 'essex' },
      ],
    },
  ];
  const vacancies = [
    advert(
      'v',
      {
        role: 'pathway/sw#senior',
        places: ['place/harlow', 'place/gone'],
        contract: 'permanent',
        patterns: ['part-time'],
        levels: ['newly-qualified'],
        audience: ['children'],
      },
      { taxonomies },
    ),
    advert('w'),
  ];
  const catalogue = catalogueOf({
    pathways: [entry('pathway', pathway)],
    vacancies,
    places: [entry('place', place)],
  });
  const facets = vacancyFacets(vacancies, linkCatalogue(catalogue), NOW);
  assert.deepEqual(facets.step.of(0), ['essex:pathway/sw#senior']);
  assert.deepEqual(facets.area.of(0), ['west']);
  assert.equal(facets.area.parents?.get('west'), 'essex');
  assert.deepEqual(facets.contract.of(0), ['permanent']);
  assert.deepEqual(facets.pattern.of(0), ['part-time']);
  assert.deepEqual(facets.welcome.of(0), ['newly-qualified']);
  assert.deepEqual(facets.welcome.of(1), []);
  assert.deepEqual(facets.audience.of(0), ['children']);
  assert.deepEqual(facets.audience.of(1), ['adults', 'children']);
  assert.deepEqual(facets.step.of(1), []);
  assert.deepEqual(facets.closing.of(1), ['none']);
});
