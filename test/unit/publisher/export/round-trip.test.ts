import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { writeCsv } from '@esca/domain';
import type { Feed } from '@esca/feed';
import { exportTabs, type Tab } from '../../../../packages/publisher/src/export/tables.js';
import { writeWorkbook } from '../../../../packages/publisher/src/export/workbook.js';
import {
  importContext,
  importFiles,
} from '../../../../packages/publisher/src/sources/import-files.js';
import type { SourceFile } from '../../../../packages/publisher/src/sources/source.js';
import { importAll, NOW, textFile } from '../../../helpers/importing.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const samples = join(root, 'packages', 'publisher', 'samples');
const read = (path: string): SourceFile => ({ name: path, bytes: readFileSync(path) });

/** Files that make one feed: each folder of samples, each fixture and example, and each file of the folder `ESCA_SAMPLES`. */
function cases(): [string, SourceFile[]][] {
  const found: [string, SourceFile[]][] = ['essex', 'partner'].map((name) => [
    `samples/${name}`,
    readdirSync(join(samples, name))
      .filter((file) => /\.(csv|xlsx|xml|ics|json)$/.test(file) && file !== 'esca.config.json')
      .sort()
      .map((file) => read(join(samples, name, file))),
  ]);
  const more = process.env['ESCA_SAMPLES'];
  const folders = [join(root, 'test', 'fixtures'), join(root, 'schemas', 'examples')];
  for (const folder of more === undefined ? folders : [...folders, more])
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile())
        found.push([
          join(entry.parentPath, entry.name).slice(root.length),
          [read(join(entry.parentPath, entry.name))],
        ]);
  return found;
}

/** What content a feed has: everything but the moment of its making. */
const content = ({ generatedAt: _at, ...rest }: Feed): unknown => rest;

/** What importing an export gives; the export itself says who publishes. */
async function readAgain(files: SourceFile[]): Promise<Feed | undefined> {
  return (await importFiles(files, importContext(NOW))).feed;
}

const bookOf = (tabs: readonly Tab[]): SourceFile[] => [
  { name: 'book.xlsx', bytes: writeWorkbook(tabs) },
];
const filesOf = (tabs: readonly Tab[]): SourceFile[] =>
  tabs.map(({ kind, rows }) => textFile(`${kind}.csv`, writeCsv(rows)));

describe('an exported feed, imported again, is the feed', () => {
  for (const [name, files] of cases()) {
    test(name, async () => {
      const { feed } = await importAll(files);
      if (!feed) return;
      const { lost, tabs } = exportTabs(feed, NOW);
      assert.deepEqual(lost, []);
      for (const written of [bookOf(tabs), filesOf(tabs)]) {
        const again = await readAgain(written);
        assert.deepEqual(again && content(again), content(feed));
      }
    });
  }
});

describe('an export', () => {
  for (const name of ['essex', 'partner'])
    test(`of ${name} needs nothing but the columns of the templates`, async () => {
      const files = cases().find(([one]) => one === `samples/${name}`)?.[1] ?? [];
      const { feed } = await importAll(files);
      assert.ok(feed);
      assert.deepEqual(exportTabs(feed, NOW).more, []);
    });

  const feed = {
    schemaVersion: '1.0',
    publisher: { id: 'a', name: 'A' },
    licence: 'https://example.org/l',
    generatedAt: '2026-11-16T09:00:00Z',
    language: 'en',
    timeZone: 'Europe/London',
    'x-list': [1, { a: '=1+1' }],
    places: [{ id: 'hub', name: '@hub', accessibility: { cy: 'Dim ond Cymraeg' } }],
    courses: [
      {
        id: 'formulas',
        title: '=HYPERLINK("https://example.org")',
        summary: '- a list\n- of two; with a semicolon',
        support: ['one; and a half', 'two'],
        joining: "'=1",
        'x-made-up': '=2+2',
        costs: [
          { amount: 95, label: 'partners' },
          { amount: 0.5, currency: 'EUR' },
          { amount: 20, kind: 'non-attendance' },
        ],
        requires: [
          { is: 'any', of: [{ is: 'note', text: 'a (b); c' }] },
          { is: 'level', level: 'advanced', text: { cy: 'Uwch' } },
        ],
        sessions: [
          {
            id: 'far',
            mode: 'online',
            start: '2027-01-14T09:30:00+05:30',
            end: '2027-01-14T23:30:15+05:30',
            meetings: [{ start: '2027-01-14T09:30:00+05:30', title: { en: 'a', cy: 'b' } }],
            repeats: { rule: 'FREQ=WEEKLY', except: ['2027-01-21T09:30:00+05:30'] },
            'x-room': '7',
          },
          {
            id: 'day',
            mode: 'in-person',
            start: '2027-02-01',
            end: '2027-02-01',
            place: 'b:place/x',
          },
        ],
      },
    ],
    vacancies: [{ id: 'v', title: 'T', salary: { text: '£30,000' }, source: 's' }],
    sources: [{ id: 's', publisher: { id: 'a', name: 'A' } }],
  } as unknown as Feed;

  test('keeps what no column can hold, and text that a spreadsheet would take for a formula', async () => {
    const { lost, tabs } = exportTabs(feed, NOW);
    assert.deepEqual(lost, []);
    for (const files of [bookOf(tabs), filesOf(tabs)]) {
      const again = await readAgain(files);
      assert.deepEqual(again && content(again), content(feed));
    }
  });

  test('is text that no spreadsheet works out', () => {
    for (const { kind, rows } of exportTabs(feed, NOW).tabs)
      assert.doesNotMatch(writeCsv(rows), /(^|,)"[=+@]/m, kind);
  });

  test('gives the same bytes for the same feed', () => {
    const [one, two] = [0, 1].map((days) =>
      writeWorkbook(exportTabs(feed, NOW + days * 86_400_000).tabs),
    );
    assert.deepEqual(one, two);
  });

  test('names rows of "more" that lead to no record, or to the prototype', async () => {
    const rows = [
      'Ref,Field,Value',
      'course/none,title,1',
      ',__proto__,{}',
      ',constructor,1',
      ',title,{',
    ];
    const { feed: read, problems } = await importAll([textFile('more.csv', rows.join('\n'))]);
    assert.equal(read?.title, undefined);
    assert.deepEqual(
      problems.flatMap(({ code, place }) => (place?.row === undefined ? [] : [[code, place.row]])),
      [
        ['I825', 2],
        ['I825', 3],
        ['I825', 4],
        ['I870', 5],
      ],
    );
  });
});
