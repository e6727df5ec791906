import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8 } from 'fflate';
import { explainProblem } from '@esca/feed';
import { codes, importAll, textFile } from '../../../helpers/importing.js';
import { dateCell, workbook, type Sheet } from '../../../helpers/workbook.js';

const HEAD = [
  'Course id',
  'Title',
  'Mode',
  'Start date',
  'Start time',
  'End time',
  'Place',
  'Cost',
  'Peer reflection',
  'Duration',
  'Page',
  'Capacity',
  'Audience',
];
const book = (sheets: Sheet[], options = {}) => ({
  name: 'academy.xlsx',
  bytes: workbook(sheets, options),
});

test('ten planted faults give ten problems, each with sheet, row, column and a fix', async () => {
  const good = (id: string): string[] => [
    id,
    `Course ${id}`,
    'in-person',
    '14/01/2027',
    '09:30',
    '16:30',
    'Harlow hub',
    'free',
    'yes',
    '1 day',
    'https://example.org/',
    '12',
    'adults',
  ];
  const bad = (id: string, column: number, value: string): string[] =>
    good(id).map((cell, index) => (index === column ? value : cell));
  const sheet = {
    name: 'courses',
    rows: [
      HEAD,
      bad('a', 3, '14/01/27'),
      bad('b', 3, '31/02/2027'),
      bad('c', 4, 'half past'),
      bad('d', 2, 'somewhere'),
      bad('e', 7, 'ask us'),
      bad('f', 8, 'perhaps'),
      bad('g', 9, 'quite long'),
      bad('h', 10, 'javascript:alert(1)'),
      bad('i', 11, 'a dozen'),
      bad('j', 1, ''),
      good('k'),
    ],
  };
  const { problems, shape, feed } = await importAll([book([sheet])]);
  assert.deepEqual(codes(problems), [
    'I817',
    'I819',
    'I820',
    'I824',
    'I822',
    'I821',
    'I823',
    'I827',
    'I826',
    'I828',
  ]);
  assert.deepEqual(shape, []);
  problems.forEach((one, index) => {
    assert.equal(one.place?.file, 'academy.xlsx');
    assert.equal(one.place.sheet, 'courses');
    assert.equal(one.place.row, index + 2);
    assert.match(one.place.column ?? '', /^[A-M] \([A-Z][a-z ]+\)$/i);
    assert.ok(explainProblem(one).fix.length > 10);
  });
  assert.equal(problems[0]?.place?.column, 'D (Start date)');
  assert.equal(feed?.courses?.length, 10);
});

test('dates are read in both epochs, from styled and from plain numbers', async () => {
  for (const [date1904, serial] of [
    [false, 46_401],
    [true, 46_401 - 1462],
  ] as const) {
    const rows = [
      HEAD,
      ['a', 'A', 'online', dateCell(serial)],
      ['b', 'B', 'online', serial],
      ['c', 'C', 'online', dateCell(serial + 0.5)],
    ];
    const { feed, problems } = await importAll([book([{ name: 'courses', rows }], { date1904 })]);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      feed?.courses?.map((course) => course.sessions?.[0]?.start),
      ['2027-01-14', '2027-01-14', '2027-01-14T12:00:00+00:00'],
    );
  }
});

test('a session keeps the cell that a later problem of it stands in', async () => {
  const rows = [HEAD, [], ['a', 'A', 'online', '14/01/2027', '16:30', '09:30']];
  const { locate, shape } = await importAll([book([{ name: 'courses', rows }])]);
  assert.deepEqual(locate('/courses/0/sessions/0/end'), {
    file: 'academy.xlsx',
    sheet: 'courses',
    row: 3,
    column: 'F (End time)',
  });
  assert.equal(shape[0]?.code, 'T404');
  assert.equal(shape[0].place?.row, 3);
});

test('hidden sheets and rows are left out with a note; merged cells repeat', async () => {
  const rows = [
    HEAD,
    ['a', 'A', 'online', '14/01/2027'],
    ['', '', 'online', '21/01/2027'],
    ['secret', 'Secret', 'online', '22/01/2027'],
  ];
  const { feed, problems } = await importAll([
    book([
      { name: 'courses', rows, merges: ['A2:A3', 'B2:B3'], hiddenRows: [4] },
      { name: 'places', rows: [['Name'], ['Hidden']], state: 'hidden' },
    ]),
  ]);
  assert.deepEqual(codes(problems).sort(), ['I836', 'I837']);
  assert.equal(feed?.courses?.length, 1);
  assert.deepEqual(
    feed.courses[0]?.sessions?.map((session) => session.id),
    ['2027-01-14', '2027-01-21'],
  );
  assert.equal(feed.places, undefined);
});

test('cached values of formulas are used; errors and formulas without a value are named', async () => {
  const rows = [
    HEAD,
    [
      'a',
      { xml: '<c t="str"><f>UPPER("a")</f><v>ALPHA</v></c>' },
      'online',
      { xml: '<c t="e"><v>#REF!</v></c>' },
      '',
      '',
      '',
      { xml: '<c><f>1+1</f></c>' },
    ],
  ];
  const { feed, problems } = await importAll([book([{ name: 'courses', rows }])]);
  assert.equal(feed?.courses?.[0]?.title, 'ALPHA');
  assert.deepEqual(codes(problems), ['I845', 'I832']);
});

test('a workbook that unpacks to too much is refused before it is unpacked', async () => {
  const bomb = { 'xl/media/zeros.bin': new Uint8Array(60 * 1024 * 1024) };
  const { problems, refused } = await importAll([
    book([{ name: 'courses', rows: [HEAD] }], { extra: bomb }),
  ]);
  assert.deepEqual(codes(problems), ['I808']);
  assert.deepEqual(refused, ['academy.xlsx']);
});

test('a document type declaration inside a workbook is refused', async () => {
  const evil = {
    'xl/sharedStrings.xml': strToU8(
      '<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "b">]><sst><si><t>&a;</t></si></sst>',
    ),
  };
  const { problems } = await importAll([
    book([{ name: 'courses', rows: [HEAD] }], { extra: evil }),
  ]);
  assert.ok(codes(problems).includes('I808'));
});

test('a truncated or damaged workbook is refused, never thrown', async () => {
  const whole = workbook([{ name: 'courses', rows: [HEAD, ['a', 'A']] }]);
  for (let length = 4; length < whole.length; length += 97) {
    const { refused } = await importAll([{ name: 'cut.xlsx', bytes: whole.slice(0, length) }]);
    assert.deepEqual(refused, ['cut.xlsx']);
  }
  const { problems } = await importAll([
    textFile('page.csv', '<!doctype html><html><body>Sign in</body></html>'),
  ]);
  assert.deepEqual(codes(problems), ['I802']);
});
