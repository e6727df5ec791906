/*
 * The real widgets, bundled from the sources for a test: what a page loads, without a build before it. Modules that the
 * widgets fetch on demand stay modules of their own, so that they too can be late, or missing.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { anyOrigin, type TestServer } from './server.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The widgets that show records of a feed. */
export const widgets = ['course-finder', 'pathway-map', 'vacancy-feed', 'bulletin-card'] as const;

const names = [...widgets, 'my-list', 'feed', 'all'];
const bundled = new Map<boolean, Promise<ReadonlyMap<string, string>>>();

async function bundle(splitting: boolean): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    entryPoints: (splitting ? names : ['all']).map(
      (name) => `${root}packages/embed/src/${name}.ts`,
    ),
    outdir: '/lib',
    entryNames: '[name]',
    bundle: true,
    splitting,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['esca-source', 'production', 'browser'],
    tsconfig: `${root}tsconfig.json`,
    logLevel: 'silent',
  });
  return new Map(outputFiles.map(({ path, text }) => [path.slice('/lib/'.length), text]));
}

/**
 * Serves the widgets under `/lib/`: `all.js` in one piece, which is quick to load, or in modules that come one by one,
 * as a host page gets them.
 */
export async function serveWidgets(
  server: TestServer,
  { split = false, headers = {} }: { split?: boolean; headers?: Record<string, string> } = {},
): Promise<void> {
  if (!bundled.has(split)) bundled.set(split, bundle(split));
  for (const [file, text] of await bundled.get(split)!)
    server.page(`/${split ? 'split' : 'lib'}/${file}`, text, { ...anyOrigin, ...headers });
}
