import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseInstant } from '@esca/domain';

test('a date-time with an offset is read, with or without seconds', () => {
  assert.equal(parseInstant('2026-12-05T09:30Z'), Date.UTC(2026, 11, 5, 9, 30));
  assert.equal(parseInstant('2026-12-05T09:30:15+01:00'), Date.UTC(2026, 11, 5, 8, 30, 15));
});

test('dates that are not real, and times without an offset, are refused', () => {
  for (const text of [
    '2026-02-30T09:00Z',
    '2026-12-05T09:30',
    '2026-12-05',
    '2026-12-05T24:00Z',
    '0',
    '',
    '2026-12-05T23:59:60Z',
  ]) {
    assert.equal(parseInstant(text), undefined, text);
  }
});
