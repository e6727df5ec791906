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
// A program that runs for so long is stuck. Test files have shorter limits of their own, in unit.mjs.
const timeLimit = 30 * 60_000;

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

const endToEnd = readdirSync(join(root, 'test/e2e'))
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => `test/e2e/${file}`);
/** Whole programs without a browser need no machine for themselves. */
const isPublisher = (file) => file.startsWith('test/e2e/publisher-');

const asked = process.env.ESCA_ENGINES?.split(/[\s,]+/) ?? engines;
const otherEngines = engines.filter((name) => name !== 'Chromium' && asked.includes(name));

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
  {
    name: 'publisher',
    programs: [['test/unit.mjs', ...endToEnd.filter(isPublisher)]],
    after: ['build'],
  },
  {
    name: 'browser',
    programs: [wtr],
    after: [],
    alone: true,
    needs: 'test/browser',
    env: { ESCA_ENGINES: 'Chromium' },
  },
  {
    name: 'e2e',
    programs: [['test/unit.mjs', ...endToEnd.filter((file) => !isPublisher(file))]],
    after: ['build'],
    alone: true,
    needs: 'test/e2e',
    env: { ESCA_ENGINE: 'Chromium' },
  },
  // The other engines get a sample here, and everything in `npm run test:full`.
  ...otherEngines.map((name) => ({
    name: name.toLowerCase(),
    programs: [
      [...wtr, '--files', 'test/browser/widget-states.test.ts'],
      [
        'test/unit.mjs',
        'test/e2e/guards.test.ts',
        'test/e2e/loader.test.ts',
        'test/e2e/pathway-told.test.ts',
      ],
    ],
    after: [],
    alone: true,
    engine: name,
    env: { ESCA_ENGINES: name, ESCA_ENGINE: name, ESCA_TEST_LIMIT: '300000' },
  })),
];

/** Installed engines that open no page here: a machine may have the program and lack what it needs to run. */
const broken = [];

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

async function runStep({ name, programs, needs, engine, env }) {
  const start = performance.now();
  const counts = { passed: 0, failed: 0, skipped: 0 };
  if (needs && !hasTests(needs)) return { name, ...counts };
  if (engine) {
    const { code, output } = await runProgram(['test/helpers/try-engine.mjs', engine], process.env);
    if (code !== 0) {
      broken.push([engine, output.trim().split('\n').at(-1)]);
      return { name, ...counts };
    }
  }
  const file = join(countsFolder, `${name}.json`);
  let output = '';
  let code = 0;
  let counted = false;
  for (const program of programs) {
    rmSync(file, { force: true });
    const result = await runProgram(program, { ...process.env, ...env, ESCA_COUNTS: file });
    output += result.output;
    code = result.code;
    if (existsSync(file)) {
      counted = true;
      const found = JSON.parse(readFileSync(file, 'utf8'));
      for (const each of Object.keys(counts)) counts[each] += found[each];
    }
    if (code !== 0) break;
  }
  if (!counted && code === 0) counts.passed = 1;
  // A step that fails without naming a failed test has failed as a whole.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  const skipped = counts.skipped ? `, ${counts.skipped} skipped` : '';
  const mark = counts.failed === 0 ? '✔' : '✖';
  const text = `${counts.passed} passed, ${counts.failed} failed${skipped}`;
  say(`${mark} ${name.padEnd(9)} ${seconds(start).padStart(8)}   ${text}`);
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
  say('Browser tests ran in Chromium.');
  for (const name of absentEngines)
    say(`Skipped: the browser tests in ${name}, which is not installed here.`);
  total.skipped += absentEngines.length;
}
for (const name of otherEngines) {
  if (!chosen.has(name.toLowerCase())) continue;
  const [, reason] = broken.find(([engine]) => engine === name) ?? [];
  if (reason === undefined)
    say(`${name} had a sample of them; \`npm run test:full\` runs them all.`);
  else say(`Skipped: the browser tests in ${name}, which opens no page here: ${reason}`);
}
if (broken.length > 0) {
  total.skipped += broken.length;
}
const failedSteps = [...results.values()]
  .filter(({ failed }) => failed > 0)
  .map(({ name }) => name);
if (failedSteps.length > 0) say(`Failed: ${failedSteps.join(', ')}.`);
say(`Finished in ${seconds(start)}.`);
const skipped = total.skipped ? `, ${total.skipped} skipped` : '';
say(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
