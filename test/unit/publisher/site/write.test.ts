import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { CommandError } from '../../../../packages/publisher/src/commands/errors.js';
import { openDraft, recoverSite } from '../../../../packages/publisher/src/site/write.js';
import type { SiteDraft } from '../../../../packages/publisher/src/site/write.js';

const root = mkdtempSync(join(tmpdir(), 'esca-write-'));
after(() => {
  rmSync(root, { recursive: true, force: true });
});

const day = 86_400_000;
const now = Date.parse('2026-11-16T09:00:00Z');
let count = 0;
const fresh = (): string => join(root, `site-${String(++count)}`);

function publish(
  site: string,
  files: Record<string, string>,
  at = now,
  hashed: string[] = [],
): void {
  const draft = openDraft(site, at);
  try {
    for (const [path, text] of Object.entries(files))
      draft.write(path, text, { hashed: hashed.includes(path) });
    finish(draft, at);
  } catch (error) {
    draft.abandon();
    throw error;
  }
}

function finish(draft: SiteDraft, at: number): void {
  draft.commit({
    generator: 'esca',
    version: '1.0.0',
    built: new Date(at).toISOString().slice(0, 10),
    for: 'public',
    baseUrl: 'https://site.example/',
    feedHosts: [],
    sources: [],
    counts: {},
    presets: {},
    gone: [],
  });
}

test('a build replaces everything, and leaves no neighbours behind', () => {
  const site = fresh();
  publish(site, { 'index.html': 'one', 'c/a/index.html': 'a' });
  publish(site, { 'index.html': 'two' });
  assert.equal(readFileSync(join(site, 'index.html'), 'utf8'), 'two');
  assert.equal(existsSync(join(site, 'c')), false);
  assert.deepEqual(
    readdirSync(root).filter((name) => name.startsWith('.')),
    [],
  );
});

test('what does not change keeps its time, with its compressed twins', () => {
  const site = fresh();
  const long = 'word '.repeat(500);
  publish(site, { 'index.html': long });
  const paths = ['index.html', 'index.html.br', 'index.html.gz', 'site.json'].map((name) =>
    join(site, name),
  );
  const before = paths.map((path) => statSync(path).mtimeMs);
  publish(site, { 'index.html': long, 'new.html': 'x' });
  assert.deepEqual(
    paths.map((path) => statSync(path).mtimeMs),
    before,
  );
});

test('a release stays for good, and other bytes under its number stop the build with exit code 1', () => {
  const site = fresh();
  publish(site, { 'r/1.0.0/all.js': 'one' });
  publish(site, { 'r/1.1.0/all.js': 'two' });
  assert.equal(readFileSync(join(site, 'r/1.0.0/all.js'), 'utf8'), 'one');
  for (const files of [
    { 'r/1.0.0/all.js': 'other' },
    { 'r/1.0.0/all.js': 'one', 'r/1.0.0/more.js': '' },
    { 'r/1.0.0/more.js': '' },
  ]) {
    assert.throws(
      () => {
        publish(site, files);
      },
      (error) => error instanceof CommandError && error.exitCode === 1,
    );
  }
  assert.deepEqual(readdirSync(join(site, 'r/1.0.0')), ['all.js']);
  assert.equal(existsSync(join(site, 'r/1.1.0/all.js')), true);
});

test('hashed files stay thirty days after the last build that named them', () => {
  const site = fresh();
  publish(site, { 'feed/parts/a.json': '{}' }, now, ['feed/parts/a.json']);
  publish(site, { 'feed/parts/b.json': '{}' }, now + 29 * day, ['feed/parts/b.json']);
  assert.equal(existsSync(join(site, 'feed/parts/a.json')), true);
  publish(site, { 'index.html': '' }, now + 31 * day);
  assert.equal(existsSync(join(site, 'feed/parts/a.json')), false);
  assert.equal(existsSync(join(site, 'feed/parts/b.json')), true);
});

test('a folder with other files, a file, and paths that lead out are refused', () => {
  const site = fresh();
  mkdirSync(site);
  writeFileSync(join(site, 'thesis.doc'), 'years of work');
  assert.throws(() => openDraft(site, now), /did not write/);
  assert.throws(() => openDraft(join(site, 'thesis.doc'), now), /is a file/);
  assert.equal(readFileSync(join(site, 'thesis.doc'), 'utf8'), 'years of work');
  const draft = openDraft(fresh(), now);
  for (const path of [
    '../out',
    '/etc/x',
    'a/../../b',
    'a\\b',
    '.htaccess',
    'a//b',
    'a/./b',
    'C:/x',
    'a\0b',
  ]) {
    assert.throws(
      () => {
        draft.write(path, 'x');
      },
      /cannot be the name/,
      path,
    );
  }
  draft.abandon();
});

test('two builds at once: the second is refused, and an abandoned lock of a dead process is taken over', () => {
  const site = fresh();
  const draft = openDraft(site, now);
  assert.throws(() => openDraft(site, now), /Another build/);
  draft.abandon();
  const lock = join(root, `.site-${String(count)}.esca-lock`);
  writeFileSync(lock, '{"host":"');
  publish(site, { 'index.html': 'x' });
  assert.equal(existsSync(lock), false);
});

test('a crash between the two renames is mended by the next run', () => {
  const site = fresh();
  publish(site, { 'index.html': 'old' });
  const name = `site-${String(count)}`;
  mkdirSync(join(root, `.${name}.esca-new`));
  renameSync(site, join(root, `.${name}.esca-old`));
  recoverSite(site);
  assert.equal(readFileSync(join(site, 'index.html'), 'utf8'), 'old');
  assert.deepEqual(
    readdirSync(root).filter((entry) => entry.startsWith('.')),
    [],
  );
});

test('a build that is killed at any moment leaves a whole site', async () => {
  const seed = Date.now() % 100_000;
  console.log(`# seed ${String(seed)}`);
  const site = fresh();
  const files = (mark: string): Record<string, string> =>
    Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [
        `c/${String(index)}/index.html`,
        mark.repeat(600),
      ]),
    );
  publish(site, files('a'));
  const source = new URL('../../../../packages/publisher/src/site/write.ts', import.meta.url).href;
  let random = seed;
  for (let round = 0; round < 6; round++) {
    const mark = String.fromCharCode(98 + round);
    const script = `import { openDraft } from ${JSON.stringify(source)};
process.stdout.write('go');
for (;;) {
  const draft = openDraft(${JSON.stringify(site)}, ${String(now)});
  for (let index = 0; index < 200; index++) draft.write('c/' + index + '/index.html', ${JSON.stringify(mark)}.repeat(600));
  draft.commit({ generator: 'esca', version: '1.0.0', built: '2026-11-16', for: 'public', baseUrl: 'https://site.example/', feedHosts: [], sources: [], counts: {}, gone: [] });
}`;
    const child = spawn(process.execPath, [
      '--import',
      'tsx',
      '--conditions=esca-source',
      '--input-type=module',
      '--eval',
      script,
    ]);
    const ended = new Promise((done) => child.once('exit', done));
    await new Promise((done) => child.stdout.once('data', done));
    random = (random * 1103515245 + 12345) % 2147483648;
    await new Promise((done) => setTimeout(done, random % 60));
    child.kill('SIGKILL');
    await ended;
    recoverSite(site);
    const seen = new Set<string>();
    for (let index = 0; index < 200; index++)
      seen.add(readFileSync(join(site, `c/${String(index)}/index.html`), 'utf8'));
    assert.equal(seen.size, 1, `round ${String(round)}: old and new pages are mixed`);
    rmSync(join(root, `.site-${String(count)}.esca-lock`), { force: true });
  }
});
