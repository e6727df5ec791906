import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, addMonths, daysBetween, monthGrid, weekday } from '@esca/domain';

test('days are added over the end of a month and of a leap February', () => {
  assert.equal(addDays('2026-01-31', 1), '2026-02-01');
  assert.equal(addDays('2028-02-28', 1), '2028-02-29');
  assert.equal(addDays('2026-03-01', -1), '2026-02-28');
});

test('a month later is the last day when the month is shorter', () => {
  assert.equal(addMonths('2026-01-31', 1), '2026-02-28');
  assert.equal(addMonths('2026-12-15', 1), '2027-01-15');
  assert.equal(addMonths('2026-01-15', -1), '2025-12-15');
  assert.equal(addMonths('2026-03-31', -13), '2025-02-28');
});

test('the week begins on Monday', () => {
  assert.equal(weekday('2026-11-16'), 0);
  assert.equal(weekday('2026-11-22'), 6);
  assert.equal(weekday('1970-01-01'), 3);
});

test('a month grid has whole weeks and every day of the month', () => {
  const grid = monthGrid('2027-02');
  assert.deepEqual(grid[0], addRow('2027-02-01'));
  assert.equal(grid.length, 4);
  assert.equal(monthGrid('2026-08').length, 6);
  assert.equal(monthGrid('2026-08')[0]?.[0], '2026-07-27');
});

function addRow(first: string): string[] {
  return Array.from({ length: 7 }, (_, index) => addDays(first, index));
}

test('adding and counting days undo each other, for any date', () => {
  const seed = Number(process.env['SEED'] ?? Date.now());
  fc.assert(
    fc.property(
      fc.integer({ min: -20_000, max: 60_000 }),
      fc.integer({ min: -5000, max: 5000 }),
      (start, days) => {
        const date = addDays('1970-01-01', start);
        assert.equal(daysBetween(date, addDays(date, days)), days, `seed ${seed}`);
        assert.equal(weekday(addDays(date, 7)), weekday(date));
      },
    ),
    { seed },
  );
});
