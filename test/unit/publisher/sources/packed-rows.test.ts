import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codes, importAll, textFile } from '../../../helpers/importing.js';
import { rowPacker, rowsFrom } from '../../../../packages/publisher/src/sources/packed-rows.js';
import type { TableRow } from '../../../../packages/publisher/src/sources/tables.js';

test('rows that were packed come back as they were, each once', () => {
  const rows = Array.from({ length: 4_321 }, (_, index): TableRow => ({
    number: index + 1,
    ...(index % 2 === 0 ? {} : { line: index * 2 }),
    cells: [`"Ŵy",\n${String(index)}`, '', '\\'],
  }));
  const packer = rowPacker();
  for (const row of rows) assert.ok(packer.add(row));
  const table = { file: 'a.csv', epoch: 1900 as const, ...packer.done() };
  assert.ok(table.rows.length < rows.length, 'most rows are packed');
  assert.deepEqual([...rowsFrom(table, 10)], rows.slice(10));
  assert.deepEqual([...rowsFrom(table, table.rows.length)], [], 'what was read is gone');
});

test('a table whose cells are far longer than a file may be is refused', () => {
  const packer = rowPacker();
  const cells = ['x'.repeat(1_000_000)];
  let number = 0;
  while (packer.add({ number: ++number, cells })) assert.ok(number < 1_200);
  assert.ok(number > 1_000);
});

test('row and line of a problem are right far below the first thousand rows', async () => {
  const rows = Array.from(
    { length: 2_500 },
    (_, index) =>
      `"Course\n${String(index)}",online,${index === 2_300 ? 'soon-ish/13' : '2027-01-14'}`,
  );
  const { feed, problems } = await importAll([
    textFile('courses.csv', `Title,Mode,Start date\n\n${rows.join('\n')}\n`),
  ]);
  assert.equal(feed?.courses?.length, 2_500);
  assert.deepEqual(codes(problems), ['I816']);
  assert.deepEqual(problems[0]?.place, {
    file: 'courses.csv',
    row: 2_303,
    line: 4_603,
    column: 'C (Start date)',
  });
});
