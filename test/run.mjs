// The whole of `npm test`. Each step also runs alone (`npm run lint`); `node test/run.mjs types unit` runs those two.
// Steps that do not need each other run at the same time, two at most; steps with a browser have the machine to themselves.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { heartbeat, say, seconds } from '../.ci/console.mjs';
import { absentEngines, engines } from './helpers/browsers.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const inPackage = (name, file) => join(root, 'node_modules', name, file);
const tsc = inPackage('typescript', 'bin/tsc');
const timeLimit = 10 * 60_000;

const eslint = [
  inPackage('eslint', 'bin/eslint.js'),
  '--config',
  'test/eslint.config.mjs',
  '--max-warnings',
  '0',
  '.',
];
const prettier = [inPackage('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'];
const wtr = [
  inPackage('@web/test-runner', 'dist/bin.js'),
  '--config',
  'test/web-test-runner.config.mjs',
];

const hasTests = (folder) =>
  existsSync(join(root, folder)) &&
  readdirSync(join(root, folder), { recursive: true }).some((file) => file.endsWith('.test.ts'));

/** Each step: the Node programs that it runs in turn, what must have ended before, and whether it runs by itself. */
const steps = [
  {
    name: 'types',
    programs: [
      [tsc, '-b'],
      [tsc, '-p', 'test'],
      [tsc, '-p', 'stories'],
    ],
    after: [],
  },
  { name: 'lint', programs: [eslint], after: [] },
  { name: 'format', programs: [prettier], after: [] },
  { name: 'unit', programs: [['test/unit.mjs']], after: [] },
  { name: 'build', programs: [['.ci/build.mjs']], after: ['types'] },
  { name: 'size', programs: [['test/bundle-size.mjs']], after: ['build'] },
  { name: 'browser', programs: [wtr], after: [], alone: true, needs: 'test/browser' },
  {
    name: 'e2e',
    programs: [['test/unit.mjs', 'test/e2e']],
    after: ['build'],
    alone: true,
    needs: 'test/e2e',
  },
];

const children = new Set();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    for (const child of children) child.kill('SIGTERM');
    process.exit(1);
  });
}

function runProgram(args, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (output += chunk));
    const limit = setTimeout(() => {
      output += `\nEnded after ${timeLimit / 60_000} minutes.\n`;
      child.kill('SIGTERM');
    }, timeLimit);
    child.once('close', (code) => {
      clearTimeout(limit);
      children.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

const countsFolder = join(root, '.cache', 'counts');
rmSync(countsFolder, { recursive: true, force: true });
mkdirSync(countsFolder, { recursive: true });

async function runStep({ name, programs, needs }) {
  const start = performance.now();
  if (needs && !hasTests(needs)) return { name, passed: 0, failed: 0, skipped: 0 };
  const file = join(countsFolder, `${name}.json`);
  let output = '';
  let code = 0;
  for (const program of programs) {
    const result = await runProgram(program, { ...process.env, ESCA_COUNTS: file });
    output += result.output;
    code = result.code;
    if (code !== 0) break;
  }
  const counts = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  // A step that fails without naming a failed test has failed as a whole.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  const skipped = counts.skipped ? `, ${counts.skipped} skipped` : '';
  const mark = counts.failed === 0 ? '✔' : '✖';
  const text = `${counts.passed} passed, ${counts.failed} failed${skipped}`;
  say(`${mark} ${name.padEnd(8)} ${seconds(start).padStart(8)}   ${text}`);
  if (counts.failed > 0 || name === 'size') say(output.trimEnd().replace(/^/gm, '    '));
  return { name, ...counts };
}

const wanted = process.argv.slice(2);
const waiting = steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const chosen = new Set(waiting.map(({ name }) => name));
const running = new Map();
const results = new Map();
const start = performance.now();

const mayStart = ({ after, alone }) => {
  const busy = [...running.values()];
  if (!after.every((name) => !chosen.has(name) || results.has(name))) return false;
  if (alone)
    return busy.length === 0 && waiting.every((other) => other.alone || other.after.length > 0);
  return busy.length < 2 && !busy.some((step) => step.alone);
};

function startSteps(finished) {
  for (const step of [...waiting]) {
    if (!mayStart(step)) continue;
    waiting.splice(waiting.indexOf(step), 1);
    running.set(step.name, step);
    void runStep(step).then((result) => {
      running.delete(step.name);
      results.set(step.name, result);
      if (running.size === 0 && waiting.length === 0) finished();
      else startSteps(finished);
    });
  }
}

const end = heartbeat('testing');
await new Promise((finished) => startSteps(finished));
end();

const total = { passed: 0, failed: 0, skipped: 0 };
for (const { passed, failed, skipped } of results.values()) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}
if (chosen.has('browser')) {
  say(`Browser tests ran in ${engines.join(', ')}.`);
  for (const name of absentEngines)
    say(`Skipped: the browser tests in ${name}, which is not installed here.`);
  total.skipped += absentEngines.length;
}
const failedSteps = [...results.values()]
  .filter(({ failed }) => failed > 0)
  .map(({ name }) => name);
if (failedSteps.length > 0) say(`Failed: ${failedSteps.join(', ')}.`);
say(`Finished in ${seconds(start)}.`);
const skipped = total.skipped ? `, ${total.skipped} skipped` : '';
say(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
