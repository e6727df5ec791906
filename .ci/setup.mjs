// Makes a fresh clone ready: `node .ci/setup.mjs start` for what runs the demo and the build, `all` for stories and
// benches as well, `test` for the tests, which also need a browser. Plain Node; does nothing when nothing is missing.
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stop } from './console.mjs';
import { install, isInstalled } from './packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const mode = process.argv[2];
if (!['start', 'all', 'test'].includes(mode)) stop('Usage: node .ci/setup.mjs start|all|test');

const { engines } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
const wanted = engines.node.match(/\d+/g).map(Number);
const have = process.versions.node.split('.').map(Number);
if (have[0] < wanted[0] || (have[0] === wanted[0] && have[1] < wanted[1])) {
  stop(
    `This project needs Node ${wanted.join('.')} or newer; this is ${process.versions.node}.`,
    'Install a newer Node, then run the command again.',
  );
}

const dev = mode !== 'start';
if (!isInstalled(root, { dev })) await install(root, { dev });

// The package that publishes the schema carries a copy of it, which is not committed twice.
const schema = `${root}/schemas/feed.schema.json`;
if (existsSync(schema)) copyFileSync(schema, `${root}/packages/feed/feed.schema.json`);

if (mode === 'test') {
  const { findBrowser } = await import('./browser.mjs');
  await findBrowser(root);
}
