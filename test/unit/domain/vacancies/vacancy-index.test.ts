import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Place, Vacancy } from '@esca/feed';
import { linkCatalogue } from '@esca/feed';
import type { VacancyIndex } from '@esca/domain';
import { buildVacancyIndex, en, findVacancies } from '@esca/domain';
import { runAtOnce } from '../../../../packages/domain/src/search/steps.js';
import { catalogueOf } from '../catalogue.js';
import { entry } from '../entry.js';

const NOW = Date.parse('2026-12-02T10:00:00Z');

function indexOf(vacancies: (Partial<Vacancy> & { id: string })[]): VacancyIndex {
  const place: Place = { id: 'harlow', name: 'Harlow', area: 'west' };
  const entries = vacancies.map((more) =>
    entry<Vacancy>('vacancy', { title: 'Social worker', ...more }),
  );
  const catalogue = catalogueOf({ vacancies: entries, places: [entry('place', place)] });
  return runAtOnce(buildVacancyIndex(entries, linkCatalogue(catalogue), 'en', NOW));
}

const index = indexOf([
  { id: 'closed', closes: '2026-12-01' },
  { id: 'late', closes: '2027-01-10', contract: 'permanent', places: ['place/harlow'] },
  {
    id: 'soon',
    closes: '2026-12-04',
    contract: 'secondment',
    title: 'Practice educator',
    team: 'Mid',
  },
  { id: 'paused', status: 'paused' },
]);
const find = (query: Parameters<typeof findVacancies>[1]): string[] =>
  findVacancies(index, query, en).entries.map(({ record }) => record.id);

test('the list holds what is open, closing soonest first', () => {
  assert.deepEqual(find({}), ['soon', 'late']);
});

test('words are found in title, team and place', () => {
  assert.deepEqual(find({ query: 'educator' }), ['soon']);
  assert.deepEqual(find({ query: 'harlow' }), ['late']);
  assert.deepEqual(find({ query: 'nothing of the kind' }), []);
});

test('filters narrow the list and are counted without themselves', () => {
  const { entries, counts } = findVacancies(index, { filters: { contract: ['secondment'] } }, en);
  assert.deepEqual(
    entries.map(({ record }) => record.id),
    ['soon'],
  );
  const contract = index.facets.facets.get('contract');
  const at = (value: string): number | undefined =>
    counts.get('contract')?.[contract?.positions.get(value) ?? -1];
  assert.equal(at('permanent'), 1);
  assert.equal(at('secondment'), 1);
  assert.deepEqual(find({ filters: { area: ['west'] } }), ['late']);
});

test('the list says when it will change by itself', () => {
  assert.equal(index.changesAt, Date.parse('2026-12-05T00:00:00Z'));
});

test('two adverts for one job are one line, and the other is known', () => {
  const identifiers = [{ scheme: 'ats', value: '7' }];
  const joined = indexOf([
    { id: 'a', identifiers },
    { id: 'b', identifiers },
  ]);
  assert.equal(joined.entries.length, 1);
  assert.deepEqual(
    joined.others.get('essex:vacancy/a')?.map(({ record }) => record.id),
    ['b'],
  );
});
