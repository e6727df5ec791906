import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { fixture, importAll, NOW, textFile } from '../../../helpers/importing.js';
import { workbook } from '../../../helpers/workbook.js';
import { readHeavy } from '../../../../packages/publisher/src/sources/heavy.js';
import { rowsFrom } from '../../../../packages/publisher/src/sources/packed-rows.js';
import { importContext } from '../../../../packages/publisher/src/sources/import-files.js';

const folder = fileURLToPath(new URL('../../../fixtures', import.meta.url));
const formats = ['ats', 'rss', 'ical', 'jsonld', 'xcri', 'rpde', 'ctdl'];
const files = formats
  .flatMap((format) => readdirSync(join(folder, format)).map((name) => join(folder, format, name)))
  .filter((path) => statSync(path).isFile());

/** A small generator of numbers from a seed, so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test('damaged files never throw: bytes changed, cut and repeated at random', async () => {
  const seed = Number(process.env['SEED'] ?? NOW);
  const next = random(seed);
  for (const path of files) {
    const { bytes } = fixture(relative(folder, path));
    for (let round = 0; round < 6; round++) {
      const copy = new Uint8Array(bytes);
      for (let i = 0; i < 1 + copy.length / 200; i++)
        copy[Math.floor(next() * copy.length)] = Math.floor(next() * 256);
      const end = round % 2 === 0 ? copy.length : Math.floor(next() * copy.length);
      const { problems } = await importAll([{ name: path, bytes: copy.subarray(0, end) }]);
      assert.deepEqual(
        problems.filter((one) => one.code === 'I872'),
        [],
        `seed ${String(seed)}, ${path}, round ${String(round)}`,
      );
    }
  }
});

test('keys that reach into the prototype change nothing', async () => {
  const hostile =
    '{"@type":"Course","name":"A","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"hasCourseInstance":{"__proto__":{"polluted":2}}}';
  await importAll([
    textFile('a.jsonld', hostile),
    textFile('courses.csv', 'Title,__proto__,constructor,x-__proto__\nA,1,2,3\n'),
  ]);
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
});

test('a worker reads a workbook, and is stopped at its limits of time and memory', async () => {
  const head = ['Title', 'Mode', 'Start date'];
  const rows = [
    head,
    ...Array.from({ length: 4_000 }, (_, index) => [
      `Course ${String(index)}`,
      'online',
      '14/01/2027',
    ]),
  ];
  const file = { name: 'a.xlsx', bytes: workbook([{ name: 'courses', rows }]) };
  const read = await readHeavy()(file, 'xlsx', importContext(NOW));
  const [table] = 'tables' in read ? read.tables : [];
  assert.equal(table && [...rowsFrom(table, 0)].length, 4_001);
  for (const limits of [
    { milliseconds: 1, megabytes: 256 },
    { milliseconds: 10_000, megabytes: 4 },
  ]) {
    const stopped = await readHeavy(limits)(file, 'xlsx', importContext(NOW));
    assert.ok('result' in stopped && stopped.result.refused === true);
    assert.equal(stopped.result.problems[0]?.code, 'I863');
  }
});
