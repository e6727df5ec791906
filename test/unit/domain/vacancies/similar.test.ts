import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Pathway, Place, Vacancy } from '@esca/feed';
import { linkCatalogue } from '@esca/feed';
import { similarVacancies, vacancyTrack } from '@esca/domain';
import { catalogueOf } from '../catalogue.js';
import { entry } from '../entry.js';

const advert = (id: string, more: Partial<Vacancy> = {}) =>
  entry<Vacancy>('vacancy', { id, title: id, ...more });

const node = (id: string) => ({ id, kind: 'role', title: id, track: 'practice' }) as const;

//  newly ── social-worker ── senior
//                 └╌╌ educator (sideways)
const pathways = [
  entry<Pathway>('pathway', {
    id: 'sw',
    title: 'Social work',
    tracks: [{ id: 'practice', title: 'Practice' }],
    stages: [],
    nodes: ['newly', 'social-worker', 'senior', 'educator'].map(node),
    edges: [
      { from: 'newly', to: 'social-worker', kind: 'progression' },
      { from: 'social-worker', to: 'senior', kind: 'progression' },
      { from: 'educator', to: 'social-worker', kind: 'lateral' },
    ],
  }),
];
const places = [
  entry<Place>('place', { id: 'harlow', name: 'Harlow', area: 'west' }),
  entry<Place>('place', { id: 'clacton', name: 'Clacton', area: 'north-east' }),
];
const job = (id: string, step: string, place = 'harlow') =>
  advert(id, { role: `pathway/sw#${step}`, places: [`place/${place}`] });

test('what is like a vacancy comes nearest first: the same step here, elsewhere, on, back, beside, the same team', () => {
  const mine = job('mine', 'social-worker');
  const vacancies = [
    advert('same-team', { service: 'adults' }),
    job('beside', 'educator'),
    job('back', 'newly'),
    job('on', 'senior'),
    job('elsewhere', 'social-worker', 'clacton'),
    job('here', 'social-worker'),
    advert('other'),
    mine,
  ];
  const links = linkCatalogue(catalogueOf({ pathways, places, vacancies }));
  const asked = { ...mine, record: { ...mine.record, service: 'adults' } };
  assert.deepEqual(
    similarVacancies(asked, vacancies, links).map(({ entry: { record }, why }) => [record.id, why]),
    [
      ['here', 'role'],
      ['elsewhere', 'role-elsewhere'],
      ['on', 'onward'],
      ['back', 'before'],
      ['beside', 'beside'],
      ['same-team', 'service'],
    ],
  );
});

test('a vacancy whose step is not on the map is like those of the same kind of team', () => {
  const mine = advert('mine', { role: 'pathway/sw#gone', service: 'adults' });
  const other = advert('other', { service: 'adults' });
  const links = linkCatalogue(catalogueOf({ vacancies: [mine, other] }));
  assert.deepEqual(similarVacancies(mine, [other], links), [{ entry: other, why: 'service' }]);
});

test('the track of a vacancy is that of its step, with the name of the pathway', () => {
  const links = linkCatalogue(catalogueOf({ pathways }));
  assert.equal(vacancyTrack(job('v', 'senior'), links), 'essex:pathway/sw#practice');
  assert.equal(vacancyTrack(advert('v'), links), undefined);
});
