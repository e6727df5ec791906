import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationHours, durationMonths, parseDuration } from '@esca/domain';

test('a duration is read into its parts', () => {
  assert.deepEqual(parseDuration('P1Y6M'), {
    years: 1,
    months: 6,
    weeks: 0,
    days: 0,
    hours: 0,
    minutes: 0,
    seconds: 0,
  });
  assert.equal(parseDuration('PT90M')?.minutes, 90);
  assert.equal(parseDuration('P1M')?.months, 1);
});

test('what is no duration is refused', () => {
  for (const text of ['P', 'PT', '1 day', 'P1H', 'PT1D', '-P1D', '']) {
    assert.equal(parseDuration(text), undefined, text);
  }
});

test('durations are compared in hours and added up in months', () => {
  assert.equal(durationHours('PT6H'), 6);
  assert.equal(durationHours('P1DT30M'), 24.5);
  assert.equal(durationMonths('P2Y'), 24);
  assert.equal(Math.round(durationMonths('P18M')), 18);
  assert.equal(durationHours('nonsense'), 0);
});
