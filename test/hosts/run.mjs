// `npm run test:hosts [-- <name>]`: the widgets on pages of others, as real as they can be had here: applications made
// with frameworks, WordPress from Debian's packages, pages with the styles of real sites. What these need is installed
// apart, on first use; what cannot be installed is skipped, said and counted.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildWhenChanged } from '../../.ci/build.mjs';
import { say, seconds, stop } from '../../.ci/console.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(import.meta.url);
const wanted = process.argv.slice(2);
const names = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.test.ts'.length));
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) stop(`There is no ${unknown.join(', ')}. There are: ${names.join(', ')}.`);

const start = performance.now();
await buildWhenChanged();
const child = spawn(
  process.execPath,
  [
    '--import',
    pathToFileURL(require.resolve('tsx')).href,
    '--conditions=esca-source',
    '--test',
    '--test-concurrency=1',
    `--test-reporter=${new URL('../helpers/node-reporter.mjs', import.meta.url).href}`,
    '--test-reporter-destination=stdout',
    '--test-timeout=1800000',
    ...(wanted.length === 0 ? names : wanted).map((name) => `test/hosts/${name}.test.ts`),
  ],
  { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ESCA_TELL: '1' } },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
// The line of counts comes last, after the time that it took.
let last = '';
let held = '';
child.stdout.on('data', (chunk) => {
  held += chunk;
  const lines = held.split('\n');
  held = lines.pop();
  for (const line of lines) {
    if (/^\d+ passed, \d+ failed/.test(line)) last = line;
    else say(line);
  }
});
child.once('close', (code) => {
  say(`Finished in ${seconds(start)}.`);
  say(last);
  process.exitCode = code ?? 1;
});
