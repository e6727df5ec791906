import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Feed } from '@esca/feed';
import { writePieces } from '../../../../packages/publisher/src/commands/output.js';
import { feedJson } from '../../../../packages/publisher/src/feed-file/write.js';

const folder = mkdtempSync(join(tmpdir(), 'esca-write-json-'));
after(() => {
  rmSync(folder, { recursive: true });
});

const feedOf = (count: number): Feed => ({
  schemaVersion: '1.0',
  publisher: { id: 'essex', name: 'Essex' },
  licence: 'https://example.org/licence',
  generatedAt: '2026-11-16T09:00:00Z',
  language: 'en',
  places: [],
  courses: Array.from({ length: count }, (_, index) => ({
    id: `course-${String(index)}`,
    title: { en: 'Two\nlines', cy: 'Ŵy' },
    topics: ['a', 'b'],
  })),
});

test('a feed in pieces is the text that JSON.stringify gives, whatever the indent', () => {
  for (const count of [0, 1, 99, 100, 101, 250])
    for (const spaces of [0, 1, 2]) {
      const feed = { ...feedOf(count), title: undefined } as unknown as Feed;
      const expected = JSON.stringify(feed, null, spaces);
      assert.equal([...feedJson(feed, spaces)].join(''), expected, `${count}, ${spaces}`);
    }
  assert.equal([...feedJson({} as Feed, 2)].join(''), '{}');
  assert.ok([...feedJson(feedOf(1000))].length > 5, 'a long list comes in several pieces');
});

test('a file that would not change keeps its time, one that changes is replaced whole', () => {
  const path = join(folder, 'feed.json');
  assert.equal(writePieces(path, ['one ', 'ŵ']), true);
  const then = new Date('2026-11-16T09:00:00Z');
  utimesSync(path, then, then);
  assert.equal(writePieces(path, ['one', ' ŵ']), false);
  assert.equal(statSync(path).mtimeMs, then.getTime());
  assert.equal(writePieces(path, ['two ', 'ŵ']), true);
  assert.equal(readFileSync(path, 'utf8'), 'two ŵ');
  function* broken(): Generator<string> {
    yield 'half';
    throw new Error('no more');
  }
  assert.throws(() => writePieces(path, broken()), /no more/);
  assert.equal(readFileSync(path, 'utf8'), 'two ŵ');
  assert.deepEqual(readdirSync(folder), ['feed.json']);
});
