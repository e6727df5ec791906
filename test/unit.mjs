// Runs tests with Node's own runner, straight from the TypeScript sources: everything in `test/unit`, or the files and
// folders that are named (`node test/unit.mjs test/e2e`).
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';
import { writeCounts } from './helpers/counts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const named = process.argv.slice(2);

function testFiles(path) {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true })
    .map((file) => join(path, file))
    .filter((file) => file.endsWith('.test.ts'))
    .sort();
}

const paths = named.length === 0 ? [join(root, 'test', 'unit')] : named;
const files = paths.flatMap(testFiles).map((file) => relative(root, file) || file);
if (files.length === 0) {
  process.stdout.write('There are no tests here.\n');
  writeCounts({ passed: 0, failed: 0, skipped: 0 });
  process.exit(0);
}

// Whole pages in a browser need the machine for themselves; the others share it.
const alone = files.some((file) => file.includes('e2e'));
const child = spawn(
  process.execPath,
  [
    '--import',
    pathToFileURL(require.resolve('tsx')).href,
    '--conditions=esca-source',
    '--test',
    `--test-concurrency=${alone ? 1 : Math.max(2, availableParallelism())}`,
    `--test-reporter=${new URL('helpers/node-reporter.mjs', import.meta.url).href}`,
    '--test-reporter-destination=stdout',
    // A file that never ends is ended, so that a loop in one test does not hold up the rest. A file of whole pages opens
    // dozens of them, one after the other: minutes on a machine that has other work are no loop.
    `--test-timeout=${process.env.ESCA_TEST_LIMIT ?? (alone ? '600000' : '120000')}`,
    ...files,
  ],
  { cwd: root, stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('close', (code) => (process.exitCode = code ?? 1));
