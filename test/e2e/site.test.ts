import assert from 'node:assert/strict';
import { readFileSync, readdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { parseFeed } from '@esca/feed';
import { buildSite } from '../../packages/publisher/src/site/build.js';
import { fakeLibrary } from '../unit/publisher/site/sample-feed.js';
import { startServer, type RunningServer } from '../../packages/publisher/src/serve/server.js';
import { readSources } from '../../packages/publisher/src/commands/importing.js';
import { importContext, importFiles } from '../../packages/publisher/src/sources/import-files.js';
import { openPage } from './browser.js';

/*
 * The published pages of the sample academy as they are without a script, under axe: every kind of page, in both languages, light
 * and dark, on a telephone.
 */

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const root = mkdtempSync(join(tmpdir(), 'esca-site-'));
const site = join(root, 'site');
const now = Date.parse('2026-11-18T12:00:00Z');
let server: RunningServer | undefined;
let base = '';

before(async () => {
  const samples = new URL('../../packages/publisher/samples/essex/', import.meta.url).pathname;
  const io = {
    stdout: process.stdout,
    stderr: process.stderr,
    cwd: samples,
    now,
    fetch: globalThis.fetch,
  };
  const files = (await readSources('.', io, { allowPrivate: false })).filter(({ name }) =>
    /\.(csv|xlsx)$/.test(name),
  );
  const { feed } = await importFiles(files, importContext(now));
  const whole = parseFeed(feed).feed ?? assert.fail();
  const build = (courses: typeof whole.courses): Promise<unknown> =>
    buildSite({
      feed: { ...whole, ...(courses && { courses }) },
      out: site,
      baseUrl: 'https://learn.example.org/',
      for: 'public',
      now,
      config: {},
      library: fakeLibrary(join(root, 'library')),
    });
  await build(whole.courses);
  // A second build without one course, so that there is a page of what is gone.
  await build(whole.courses?.slice(1));
  server = await startServer({ folder: site, port: 0 });
  base = `http://127.0.0.1:${String(server.port)}/`;
});
after(async () => {
  await server?.close();
  rmSync(root, { recursive: true, force: true });
});

/** At most so many pages of one kind; the templates are the same, the records are not. */
const ofEachKind = { light: Number(process.env.ESCA_PAGES ?? 2), dark: 1 };

/** Pages by kind, which is the first folder of their path. */
function chosen(most: number): string[] {
  const kinds = new Map<string, string[]>();
  for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
    const path = join(entry.parentPath, entry.name).slice(site.length + 1);
    const [first = '', second = '', third = ''] = path.split('/');
    const kind =
      first === 'cy'
        ? `cy/${second}${second === 'e' ? third : ''}`
        : first === 'e'
          ? `e${second}`
          : first;
    const list = kinds.get(kind) ?? [];
    kinds.set(kind, [...list, path]);
  }
  return [...kinds.values()].flatMap((paths) => {
    const sorted = paths.sort();
    const step = Math.max(1, Math.floor(sorted.length / most));
    return sorted.filter((_, index) => index % step === 0).slice(0, most);
  });
}

/** What axe looks at in each scheme: in the dark only colours are others. */
const runOnly = {
  light: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  dark: ['color-contrast'],
};

async function violations(page: Page, only: readonly string[]): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async (values) => {
    const { axe } = window as unknown as {
      axe: { run(context: unknown, options: unknown): Promise<AxeResults> };
    };
    const { violations: found } = await axe.run(document, {
      runOnly: { type: values.length > 1 ? 'tag' : 'rule', values },
    });
    return found.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)}`),
    );
  }, only);
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`every kind of page passes axe, ${colorScheme}`, { timeout: 600_000 }, async () => {
    const { page } = await openPage({ colorScheme, viewport: { width: 400, height: 800 } });
    const found: string[] = [];
    for (const path of chosen(ofEachKind[colorScheme])) {
      await page.goto(`${base}${path.replace(/index\.html$/, '')}`);
      found.push(...(await violations(page, runOnly[colorScheme])).map((one) => `${path} ${one}`));
    }
    assert.deepEqual(found, []);
  });
