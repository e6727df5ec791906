// `npm run test:full`: every matrix, in every engine that is installed, and the report of it in `docs/reliability.md`.
// `node test/full.mjs faults policies` runs those again, and `node test/full.mjs faults Firefox` those in that engine alone; the
// report keeps what the others gave the last time.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { heartbeat, say, seconds, stop } from '../.ci/console.mjs';
import { defects } from './defects.mjs';
import { absentEngines, engines } from './helpers/browsers.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const kept = join(root, '.cache', 'full.json');
// Two runs at a time do not take each other's counts.
const countsFile = join(root, '.cache', `full-counts-${process.pid}.json`);
const report = join(root, 'docs', 'reliability.md');
const wtr = [
  'node_modules/@web/test-runner/dist/bin.js',
  '--config',
  'test/web-test-runner.config.mjs',
];
const everyEngine = ['Chromium', 'Firefox', 'WebKitGTK'];
const unit = (...paths) => ['test/unit.mjs', ...paths];

/** Each matrix: its name, what is tried in it, the program, and whether it is run in every engine. */
const matrices = [
  {
    name: 'unit',
    what: 'Every unit test: reader, merge, words, dates, search, pathways, importers, pages, commands',
    program: unit(),
  },
  {
    name: 'fuzz',
    what: 'Random mutations of valid feeds, addresses, calendars, layouts and importers, for as long as it took',
    program: ['test/fuzz.mjs'],
  },
  {
    name: 'widgets',
    what: 'Every widget in every state, by mouse and keyboard; hostile content into every channel; axe; life; other people’s styles',
    program: wtr,
    engines: 'ESCA_ENGINES',
  },
  {
    name: 'faults',
    what: 'The 48 faults of network, host, clock and feed, on real sockets and the page’s own clock',
    program: unit('test/e2e/faults.test.ts'),
    engines: 'ESCA_ENGINE',
  },
  {
    name: 'policies',
    what: 'Eight content policies, a sandbox, storage that throws, is full or lies; violations counted on the page',
    program: unit('test/e2e/policies.test.ts', 'test/e2e/guards.test.ts'),
    engines: 'ESCA_ENGINE',
  },
  {
    name: 'access',
    what: 'Fifteen states by keyboard through every control and out, the ring of each measured in pixels, also in forced colours; role, name and state of every control; 400 % with spaced text in English and Welsh; no motion',
    program: unit(
      'test/e2e/access-keyboard.test.ts',
      'test/e2e/access-tree.test.ts',
      'test/e2e/access-reflow.test.ts',
      'test/e2e/pathway-tree.test.ts',
    ),
  },
  {
    name: 'told',
    what: 'Role and name of every step of the pathway, on the map and in the list, as the engine computes them; Chromium gives the whole tree, under access',
    program: unit('test/e2e/pathway-told.test.ts'),
    engines: 'ESCA_ENGINE',
  },
  {
    name: 'load-orders',
    what: 'Two releases in every order and mix, changed and frozen built-in objects, pinned files',
    program: unit(
      'test/e2e/load-orders.test.ts',
      'test/e2e/pinned.test.ts',
      'test/e2e/loader.test.ts',
    ),
  },
  {
    name: 'life',
    what: 'A hundred visits of each widget by the browser’s own counters; fifty widgets on five feeds for twenty minutes',
    program: unit('test/e2e/life.test.ts'),
  },
  {
    name: 'publisher',
    what: 'Private addresses, paths, archives, XML, terminal codes; ended at random moments, no room on the disk, two at once, outputs that cannot be written',
    program: unit('test/e2e/publisher-attacks.test.ts', 'test/e2e/publisher-failures.test.ts'),
  },
  {
    name: 'site',
    what: 'Embed pages, the demonstration, cards',
    program: unit('test/e2e/embed.test.ts', 'test/e2e/demo.test.ts', 'test/e2e/teams-card.test.ts'),
  },
  {
    name: 'supply',
    what: 'Lock file, licences, what the bundles contain, known holes of what is installed',
    program: unit('test/unit/supply.test.ts'),
  },
  {
    name: 'mutations',
    what: 'Guards broken one at a time: how many the tests notice',
    program: ['test/mutations.mjs'],
  },
];

function run(program, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, program, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (output += chunk));
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

function write(results) {
  const done = matrices.flatMap(({ name, what, engines: each }) =>
    (each ? everyEngine : ['']).map((engine) => {
      const key = engine ? `${name} ${engine}` : name;
      return { what, engine, key, result: results[key] };
    }),
  );
  const rows = done.map(({ what, engine, key, result }) => [
    key,
    what,
    engine || '–',
    ...(result
      ? [result.passed, result.failed, result.skipped, `${result.seconds} s`, result.at]
      : ['not run here', '', '', '', '']),
  ]);
  const total = (what) => done.reduce((sum, { result }) => sum + (result?.[what] ?? 0), 0);
  const text = `# Reliability report

Written by \`npm run test:full\`: what was tried, how often, and what held. \`docs/SECURITY.md\` says what is promised; this page says what happened when somebody tried to break it. Skipped are cases that an engine cannot be asked: the time zone of a page, say, or its being offline.

${String(total('passed'))} held, ${String(total('failed'))} did not, ${String(total('skipped'))} skipped.

## Matrices

${table(['matrix', 'what was tried', 'engine', 'held', 'failed', 'skipped', 'took', 'on'], rows)}

## Known holes of what is installed

${results.audit ?? 'Not asked.'}

## Guards that were broken

${(results.mutations?.lines ?? ['Not run here.']).map((line) => `- ${line}`).join('\n')}

## Defects found on the way

${table(
  ['defect', 'found by', 'test that holds it'],
  defects.map(({ what, by, test }) => [what, by, `\`${test}\``]),
)}
`;
  writeFileSync(report, text);
}

mkdirSync(join(root, '.cache'), { recursive: true });
/** Adds what was found to what earlier runs, and one beside this, have found; and writes the report of it all. */
function keep(found) {
  const results = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {};
  Object.assign(results, found);
  writeFileSync(kept, JSON.stringify(results, undefined, 2));
  write(results);
}
const asked = process.argv.slice(2);
const unknown = asked.filter(
  (word) => !everyEngine.includes(word) && !matrices.some(({ name }) => name === word),
);
if (unknown.length > 0)
  stop(
    `There is no ${unknown.join(', ')}. There are: ${matrices.map(({ name }) => name).join(', ')}; ${everyEngine.join(', ')}.`,
  );
const wanted = asked.filter((word) => !everyEngine.includes(word));
const wantedEngines = asked.filter((word) => everyEngine.includes(word));
const end = heartbeat('testing');
const start = performance.now();
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const { name, program, engines: variable } of matrices) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const engine of variable ? engines : ['']) {
    if (variable && wantedEngines.length > 0 && !wantedEngines.includes(engine)) continue;
    const key = engine ? `${name} ${engine}` : name;
    rmSync(countsFile, { force: true });
    const began = performance.now();
    const { code, output } = await run(program, {
      ESCA_COUNTS: countsFile,
      // The longest matrix has a quarter of an hour.
      ESCA_TEST_LIMIT: '900000',
      ESCA_FULL: '1',
      ...(engine && { [variable]: engine }),
    });
    const found = existsSync(countsFile)
      ? JSON.parse(readFileSync(countsFile, 'utf8'))
      : { passed: 0, failed: 0, skipped: 0 };
    if (code !== 0 && found.failed === 0) found.failed = 1;
    for (const each of Object.keys(counts)) counts[each] += found[each];
    const result = {
      ...found,
      seconds: Math.round((performance.now() - began) / 1000),
      at: new Date().toISOString().slice(0, 10),
      ...(name === 'mutations' && {
        lines: output
          .split('\n')
          .filter((line) => /^[✔✖]/.test(line))
          .map((line) => line.slice(2).trim()),
      }),
    };
    say(
      `${found.failed === 0 ? '✔' : '✖'} ${key.padEnd(20)} ${String(found.passed)} passed, ${String(found.failed)} failed, ${String(found.skipped)} skipped`,
    );
    if (found.failed > 0) say(output.trimEnd().replace(/^/gm, '    '));
    keep({ [key]: result });
  }
}
/** What npm knows of holes in what is installed, in a sentence. */
function audit() {
  const { stdout } = spawnSync('npm', ['audit', '--json'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  try {
    const { metadata, error } = JSON.parse(stdout);
    if (!metadata)
      return `\`npm audit\` was not answered: ${error?.summary || error?.code || 'its registry does not offer it'}.`;
    const { total, ...kinds } = metadata.vulnerabilities;
    return total === 0
      ? '`npm audit` knows of none.'
      : `\`npm audit\` knows of ${JSON.stringify({ total, ...kinds })}.`;
  } catch {
    return '`npm audit` was not answered: its registry does not offer it.';
  }
}
keep({ audit: audit() });

end();
rmSync(countsFile, { force: true });
for (const name of absentEngines) say(`Not tried: ${name}, which is not installed here.`);
await run(['node_modules/prettier/bin/prettier.cjs', '--write', 'docs/reliability.md'], {});
say(`Finished in ${seconds(start)}. The report is docs/reliability.md.`);
say(
  `${String(counts.passed)} passed, ${String(counts.failed)} failed${counts.skipped ? `, ${String(counts.skipped)} skipped` : ''}`,
);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
