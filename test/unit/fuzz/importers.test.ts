import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { explainProblem, parseFeed } from '@esca/feed';
import { exportTabs } from '../../../packages/publisher/src/export/tables.js';
import { writeWorkbook } from '../../../packages/publisher/src/export/workbook.js';
import {
  importContext,
  importFiles,
} from '../../../packages/publisher/src/sources/import-files.js';
import { hostile } from '../../helpers/hostile.js';
import { NOW } from '../../helpers/importing.js';
import { holds, RUNS } from './mutation.js';

/*
 * Valid files of every format, broken at random: bytes removed, repeated, moved or replaced, and words of a spreadsheet or export
 * replaced by hostile ones. Nothing may throw, hang or give a feed that the reader would not take.
 */

const root = fileURLToPath(new URL('../../../', import.meta.url));
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** Every fixture, and the first lines of our own spreadsheets. */
const seeds: readonly { name: string; bytes: Uint8Array }[] = [
  ...readdirSync(join(root, 'test', 'fixtures'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => ({
      name: entry.name,
      bytes: new Uint8Array(readFileSync(join(entry.parentPath, entry.name))),
    })),
  ...[
    'essex/courses.csv',
    'essex/bulletin-items.csv',
    'partner/places.csv',
    'partner/terms.csv',
  ].map((name) => ({
    name,
    bytes: readFileSync(join(root, 'packages', 'publisher', 'samples', name)).subarray(0, 12_000),
  })),
];

/** A small workbook with a sheet of every template. */
const book = writeWorkbook(
  exportTabs(
    parseFeed(
      JSON.parse(
        readFileSync(join(root, 'schemas', 'examples', 'pathway-branching.feed.json'), 'utf8'),
      ),
    ).feed ?? assert.fail(),
    NOW,
  ).tabs,
);

const words = [
  ...hostile('text', 200, 11),
  ...hostile('link', 60, 11),
  ...hostile('date', 60, 11),
  ...hostile('number', 60, 11),
  '"',
  '\r\n',
  '<![CDATA[',
  ']]>',
  '&#0;',
  '\u0000',
  'RRULE:FREQ=SECONDLY',
  'BEGIN:VEVENT\r\n',
  '__proto__',
  '{"@type":"Course","hasCourseInstance":[[[[',
];

type Cut = { how: number; at: number; length: number; word: string };
const cut: fc.Arbitrary<Cut> = fc.record({
  how: fc.nat(5),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(400),
  word: fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 30 })),
});

/** The text with one piece of it changed. */
function change(text: string, { how, at, length, word }: Cut): string {
  const from = Math.floor(at * text.length);
  const to = from + length;
  const bytes = latin(strToU8(word));
  switch (how) {
    case 0:
      return text.slice(0, from) + text.slice(to);
    case 1:
      return text.slice(0, to) + text.slice(from);
    case 2:
      return text.slice(0, from) + bytes + text.slice(from);
    case 3:
      return text.slice(0, from) + bytes + text.slice(to);
    case 4:
      return text.slice(0, from);
    default: {
      // A whole value between two marks of the format gives way to a word.
      const value = /[>",;:\n]([^<>",;:\n]+)/g;
      value.lastIndex = from;
      const found = value.exec(text);
      if (!found) return text;
      const start = found.index + 1;
      return text.slice(0, start) + bytes + text.slice(start + (found[1]?.length ?? 0));
    }
  }
}

const cuts = fc.array(cut, { minLength: 1, maxLength: 6 });

/** Milliseconds of this process's own work; the clock on the wall also counts what other programs do. */
const worked = (): number => process.cpuUsage().user / 1000;

async function isRead(name: string, bytes: Uint8Array): Promise<void> {
  const before = worked();
  const { feed, problems, refused, shape } = await importFiles(
    [{ name, bytes }],
    importContext(NOW, { publisher: { id: 'a', name: 'A' } }),
    { licence: 'https://example.org/licence' },
  );
  assert.ok(worked() - before < 10_000, `${name} took ${String(worked() - before)} ms`);
  for (const one of [...problems, ...shape]) {
    // The one code that says that the fault is ours.
    assert.notEqual(one.code, 'I872', JSON.stringify(one));
    assert.notEqual(explainProblem(one).message, '', one.code);
  }
  if (refused.length > 0)
    assert.ok(
      problems.some(({ place, severity }) => severity === 'error' && place?.file === name),
      'refused without a reason',
    );
  assert.equal(({} as { polluted?: unknown }).polluted, undefined);
  if (!feed) return;
  const { problems: again } = parseFeed(structuredClone(feed), { extensions: true });
  assert.deepEqual(
    // A file without a record gives a feed without a list, which the command does not write.
    again.filter(({ code, severity }) => severity === 'error' && code !== 'V120'),
    [],
  );
}

test('no broken file stops an importer or gives a broken feed', () =>
  holds(
    fc.asyncProperty(fc.nat(seeds.length - 1), cuts, async (which, changes) => {
      const seed = seeds[which] ?? assert.fail();
      const text = changes.reduce(change, latin(seed.bytes));
      await isRead(seed.name, new Uint8Array(Buffer.from(text, 'latin1')));
    }),
  ));

test('no broken workbook stops the importer, whether its archive or a sheet in it is broken', () => {
  const parts = Object.entries(unzipSync(book));
  return holds(
    fc.asyncProperty(fc.nat(parts.length), cuts, async (which, changes) => {
      const part = parts[which];
      if (!part) {
        const text = changes.reduce(change, latin(book));
        return isRead('book.xlsx', new Uint8Array(Buffer.from(text, 'latin1')));
      }
      const text = changes.reduce(change, latin(part[1]));
      const broken = { ...Object.fromEntries(parts), [part[0]]: Buffer.from(text, 'latin1') };
      return isRead('book.xlsx', zipSync(broken, { level: 1 }));
    }),
    // Packing and unpacking takes the time of several other files.
    Math.ceil(RUNS / 4),
  );
});
