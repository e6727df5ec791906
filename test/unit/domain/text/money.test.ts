import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cost } from '@esca/feed';
import {
  en,
  formatCaseload,
  formatCost,
  formatHours,
  formatMoney,
  formatSalary,
  isFree,
  listCosts,
  loadWords,
  yearlyPay,
} from '@esca/domain';

const cy = await loadWords('cy');
const cost = (costs: Cost[], words = en): string | undefined => formatCost(costs, words, 'en');

test('money shows pence only when there are any', () => {
  assert.equal(formatMoney(1200), '£1,200');
  assert.equal(formatMoney(7.5), '£7.50');
  assert.equal(formatMoney(80, 'EUR'), '€80');
});

test('a cost that is not stated is not said', () => {
  assert.equal(cost([]), undefined);
  assert.equal(formatCost(undefined, en, 'en'), undefined);
  assert.equal(isFree(undefined), undefined);
});

test('every fee 0 is free', () => {
  assert.equal(cost([{ amount: 0 }]), 'Free');
  assert.equal(cost([{ amount: 0 }, { amount: 0, label: 'partners' }]), 'Free');
  assert.equal(cost([{ amount: 0 }], cy), 'Am ddim');
});

test('one fee is said with its label', () => {
  assert.equal(cost([{ amount: 120 }]), '£120');
  assert.equal(cost([{ amount: 120, label: 'partner councils' }]), '£120 (partner councils)');
});

test('of several fees the lowest is said, with "from"', () => {
  const fees = [{ amount: 120 }, { amount: 80, label: 'partner councils' }];
  assert.equal(cost(fees), 'From £80 (partner councils)');
  assert.equal(cost(fees, cy), 'O £80 (partner councils)');
});

test('what is free for some says for whom', () => {
  const fees = [{ amount: 0, label: 'Essex staff' }, { amount: 120 }];
  assert.equal(cost(fees), 'Free (Essex staff)');
});

test('a charge for not coming never makes a course paid', () => {
  const charge: Cost = { amount: 50, kind: 'non-attendance' };
  assert.equal(cost([{ amount: 0 }, charge]), 'Free');
  assert.equal(cost([charge]), undefined);
  assert.deepEqual(listCosts([{ amount: 0 }, charge], en, 'en'), [
    'Free',
    '£50 if you do not come',
  ]);
});

test('pay is said as the publisher says it, else from the figures', () => {
  const say = (salary: Parameters<typeof formatSalary>[0], words = en): string | undefined =>
    formatSalary(salary, words, 'en');
  assert.equal(say(undefined), undefined);
  assert.equal(say({}), undefined);
  assert.equal(say({ text: 'Band 7', min: 1 }), 'Band 7');
  assert.equal(say({ min: 38_000, max: 45_000 }), '£38,000 to £45,000 a year');
  assert.equal(say({ min: 38_000, max: 38_000 }), '£38,000 a year');
  assert.equal(say({ min: 18.5, period: 'hour' }), 'From £18.50 an hour');
  assert.equal(
    say({ max: 45_000, proRata: true, grade: 'G10' }),
    'Up to £45,000 a year, pro rata, grade G10',
  );
  assert.equal(say({ grade: 'G10' }), 'Grade G10');
  assert.equal(say({ max: 45_000, grade: 'GRADE 10' }), 'Up to £45,000 a year, GRADE 10');
  assert.equal(say({ grade: 'Grade 9' }), 'Grade 9');
  assert.equal(say({ grade: 'Grade 9' }, cy), 'Grade 9');
  assert.equal(say({ grade: 'gradd 9' }, cy), 'Gradd 9');
  assert.equal(say({ min: 38_000, max: 45_000 }, cy), '£38,000 i £45,000 y flwyddyn');
});

test('pay is compared by the year', () => {
  assert.equal(yearlyPay({ max: 20, period: 'hour' }), 38_480);
  assert.equal(yearlyPay({ min: 3000, period: 'month' }), 36_000);
  assert.equal(yearlyPay({ grade: 'G10' }), undefined);
});

test('hours are said by the week', () => {
  assert.equal(formatHours({ hours: 37 }, en, 'en'), '37 hours a week');
  assert.equal(formatHours({ hours: 18.5 }, en, 'en'), '18.5 hours a week');
  assert.equal(formatHours({ hours: 37, hoursText: 'Two days' }, en, 'en'), 'Two days');
  assert.equal(formatHours({}, en, 'en'), undefined);
});

test('a caseload is said with the day it was true', () => {
  assert.equal(
    formatCaseload(
      { unit: 'children', typical: 14, max: 18, protected: true, asOf: '2026-05-01' },
      en,
      'en',
      '2026-06-01',
    ),
    'Usually 14 children, at most 18, protected (as at 1 May)',
  );
  assert.equal(formatCaseload({ unit: 'cases', max: 1 }, en, 'en'), 'At most 1 case');
  assert.equal(formatCaseload({ unit: 'children', typical: 2 }, cy, 'en'), '2 blentyn fel arfer');
  assert.equal(formatCaseload({ unit: 'cases', text: 'Small' }, en, 'en'), 'Small');
});
