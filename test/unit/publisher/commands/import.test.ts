import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import type { Feed } from '@esca/feed';
import { main } from '../../../../packages/publisher/src/cli.js';
import { NOW } from '../../../helpers/importing.js';

/** Runs `esca import` in an empty folder that holds some files. */
async function inFolder(
  files: Record<string, string>,
  run: (
    esca: (...args: string[]) => Promise<number>,
    folder: string,
    said: () => string,
  ) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'esca-import-'));
  let text = '';
  const stream = (): Writable =>
    new Writable({ write: (part: Buffer, _encoding, done) => ((text += part.toString()), done()) });
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const io = {
      stdout: stream(),
      stderr: stream(),
      cwd: folder,
      now: NOW,
      fetch: globalThis.fetch,
    };
    await run(
      (...args) => main(['import', ...args], io),
      folder,
      () => text,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const read = (folder: string): Feed =>
  JSON.parse(readFileSync(join(folder, 'feed.json'), 'utf8')) as Feed;
const courses = (...ids: string[]): string =>
  `Course id,Title\n${ids.map((id) => `${id},Course ${id}\n`).join('')}`;
const about =
  'Key,Value\nPublisher id,essex\nPublisher name,Essex\nLicence,https://example.org/licence\n';

test('good files give a feed and 0, bad records 1, nothing usable 2', async () => {
  await inFolder(
    {
      'courses.csv': courses('a', 'b'),
      'feed.csv': about,
      'bad.csv': 'Course id,Title\nc,\nd,D\n',
      'page.csv': '<html></html>',
    },
    async (esca, folder, said) => {
      assert.equal(await esca('courses.csv', 'feed.csv', '--out', 'feed.json'), 0);
      assert.equal(read(folder).generatedAt, '2026-11-16T09:00:00Z');
      assert.match(said(), /Wrote feed.json: 2 courses\./);
      assert.equal(await esca('bad.csv', 'feed.csv', '--out', 'bad.json'), 1);
      assert.match(said(), /row 2, line 2, column B \(Title\)/);
      assert.equal(await esca('page.csv', '--out', 'none.json'), 2);
      assert.equal(existsSync(join(folder, 'none.json')), false);
      assert.deepEqual(
        readdirSync(folder).filter((name) => name.includes('tmp')),
        [],
      );
    },
  );
});

test('wrong usage is 2 with a sentence', async () => {
  await inFolder({ 'courses.csv': courses('a') }, async (esca, _folder, said) => {
    for (const args of [
      [],
      ['courses.csv'],
      ['courses.csv', '--out', 'f', '--as', 'word'],
      ['courses.csv', '--out', 'f', '--time-zone', 'Mars/X'],
      ['courses.csv', '--out', 'f', '--language', '!!'],
      ['none.csv', '--out', 'f'],
      ['courses.csv', '--out', 'f', '--job-url', 'x'],
      ['http://127.0.0.1:1/x', '--out', 'f'],
      ['courses.csv', '--out', 'f', '--nonsense'],
    ])
      assert.equal(await esca(...args), 2, args.join(' '));
    assert.doesNotMatch(said(), /at .*\.ts:\d+/);
  });
});

test('a record that is gone is listed as removed, and comes back when it returns', async () => {
  await inFolder({ 'courses.csv': courses('a', 'b'), 'feed.csv': about }, async (esca, folder) => {
    await esca('courses.csv', 'feed.csv', '--out', 'feed.json');
    writeFileSync(join(folder, 'courses.csv'), courses('a'));
    assert.equal(await esca('courses.csv', 'feed.csv', '--out', 'feed.json'), 0);
    assert.deepEqual(read(folder).removed, [{ ref: 'course/b', at: '2026-11-16T09:00:00Z' }]);
    writeFileSync(join(folder, 'courses.csv'), courses('a', 'b'));
    await esca('courses.csv', 'feed.csv', '--out', 'feed.json');
    assert.equal(read(folder).removed, undefined);
  });
});

test('an export that lost over half of its records is not written without being asked to', async () => {
  await inFolder(
    { 'courses.csv': courses('a', 'b', 'c', 'd', 'e'), 'feed.csv': about },
    async (esca, folder, said) => {
      await esca('courses.csv', 'feed.csv', '--out', 'feed.json');
      writeFileSync(join(folder, 'courses.csv'), courses('a', 'b'));
      assert.equal(await esca('courses.csv', 'feed.csv', '--out', 'feed.json'), 2);
      assert.match(said(), /2 of 5 courses/);
      assert.equal(read(folder).courses?.length, 5);
      assert.equal(
        await esca('courses.csv', 'feed.csv', '--out', 'feed.json', '--accept-fewer'),
        0,
      );
      assert.equal(read(folder).courses?.length, 2);
    },
  );
});

test('control characters of a file do not reach the terminal', async () => {
  await inFolder(
    { 'courses.csv': 'Title,Mode\nA,\u001b[31mred\u0007\n' },
    async (esca, _folder, said) => {
      await esca('courses.csv', '--out', 'feed.json');
      assert.equal(said().includes('\u001b'), false);
    },
  );
});
