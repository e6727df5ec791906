import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { buildSite } from '../../../../packages/publisher/src/site/build.js';
import { fakeLibrary, now, sample } from './sample-feed.js';

const root = mkdtempSync(join(tmpdir(), 'esca-builder-'));
after(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Builds a site, with a built embed builder beside the library or without one. */
async function build(name: string, builder?: string): Promise<(path: string) => string> {
  const out = join(root, name);
  await buildSite({
    feed: sample,
    out,
    baseUrl: 'https://learn.example.org/academy/',
    for: 'public',
    now,
    config: {},
    library: fakeLibrary(join(root, 'library')),
    builder,
  });
  return (path) => (existsSync(join(out, path)) ? readFileSync(join(out, path), 'utf8') : '');
}

test('a site has the page of the builder in both languages, with its files once', async () => {
  const folder = join(root, 'parts');
  mkdirSync(join(folder, 'builder'), { recursive: true });
  writeFileSync(join(folder, 'builder', 'builder.js'), 'export {};');
  writeFileSync(join(folder, 'builder', 'builder.css'), 'p{color:red}');
  const read = await build('with', folder);
  assert.match(read('builder/index.html'), /<script type="module" src="builder.js">/);
  assert.match(read('cy/builder/index.html'), /src="\.\.\/\.\.\/builder\/builder\.js"/);
  assert.match(read('cy/builder/index.html'), /<html lang="cy">[^]*hreflang="en"/);
  assert.equal(read('builder/builder.css'), 'p{color:red}');
  assert.match(read('index.html'), /<a href="builder\/">/);
  assert.match(read('cy/index.html'), /<a href="builder\/">/);
});

test('a site without a built builder does not speak of one', async () => {
  const read = await build('without');
  assert.equal(read('builder/index.html'), '');
  assert.doesNotMatch(read('index.html'), /builder\//);
});
