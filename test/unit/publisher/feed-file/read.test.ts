import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { piecesOfFile, readFeedJson } from '../../../../packages/publisher/src/feed-file/read.js';
import { textSharer } from '../../../../packages/publisher/src/feed-file/share.js';

/** The bytes of a text in pieces of one size. */
function* pieces(text: string, size: number): Generator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

const odd = {
  schemaVersion: '1.0',
  publisher: { id: 'essex', name: 'Academi “Essex”', courses: [1, [2]] },
  courses: [
    {
      id: 'a',
      title: 'A "quoted" \\ title, with [brackets] and {braces}',
      sessions: [{ id: 's' }],
    },
    { id: 'b', title: { cy: 'Ŵy 🎓', en: 'Egg' }, 'x-courses': { courses: ['"courses": ['] } },
    null,
    'text, with a comma',
    7,
    [],
  ],
  places: [],
  'x-note': '"places": [1, 2]',
  title: 'A list: "courses": [',
};

test('a feed that comes in pieces of any size is what JSON.parse makes of it', () => {
  for (const text of [JSON.stringify(odd), JSON.stringify(odd, null, 2), '{}', '[1]', '"a"', '7'])
    for (const size of [1, 2, 3, 7, 64, 1 << 20])
      assert.deepEqual(readFeedJson(pieces(text, size)), JSON.parse(text), `${text}, ${size}`);
});

test('what JSON.parse refuses is no feed, and a mark of the byte order is let through', () => {
  const good = '{"courses":[{"id":"a"},{"id":"b"}],"places":[1]}';
  const bad = [
    '',
    ' ',
    good.slice(0, -1),
    good.slice(0, 20),
    good.replace('},', '}'),
    good.replace('},', '},,'),
    good.replace('}]', '},]'),
    good.replace('[{', '[,{'),
    good.replace('"a"', "'a'"),
    good.replace('"a"}', '"a"'),
    `${good}]`,
    `${good}{}`,
  ];
  for (const text of bad) {
    assert.throws(() => JSON.parse(text) as unknown, SyntaxError, text);
    for (const size of [1, 1 << 20])
      assert.equal(readFeedJson(pieces(text, size)), undefined, text);
  }
  assert.deepEqual(readFeedJson(pieces(`\ufeff${good}`, 4)), JSON.parse(good));
});

test('only what a reader keeps of a record stays, and records know their list', () => {
  const text = JSON.stringify({ courses: [{ id: 'a', title: 'A' }], bulletins: [{ id: 'b' }] });
  assert.deepEqual(
    readFeedJson(pieces(text, 5), (record, list) => `${list} ${(record as { id: string }).id}`),
    { courses: ['courses a'], bulletins: ['bulletins b'] },
  );
});

test('a file of several pieces is read whole', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'esca-read-'));
  t.after(() => {
    rmSync(folder, { recursive: true });
  });
  const feed = {
    courses: Array.from({ length: 3000 }, (_, index) => ({
      id: `course-${String(index)}`,
      description: `${'words '.repeat(150)}ŵ`,
    })),
  };
  const path = join(folder, 'feed.json');
  writeFileSync(path, JSON.stringify(feed));
  assert.deepEqual(readFeedJson(piecesOfFile(path)), feed);
});

test('texts that are shared are still the same texts', () => {
  const share = textSharer();
  const record = { id: 'a', sessions: [{ start: '2027-01-14', levels: ['entry', 'entry'], n: 1 }] };
  assert.deepEqual(share(structuredClone(record)), record);
});
