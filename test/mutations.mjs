// A test of the tests: breaks guards one at a time, in a copy of the tree, and looks whether the tests notice. Ends with the
// counts; fails when fewer than nineteen in twenty are caught, or when a guard is no longer where it was.
// `node test/mutations.mjs`; `node test/mutations.mjs CSV` breaks only the guards whose names hold the word.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeCounts } from './helpers/counts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
// Inside the folder of the project, so that what is installed there is found from the copy too.
const tree = join(root, '.cache', 'mutants');

/** What is broken: the guard's name, its file, its text, what takes its place, and the tests that must notice. */
const guards = [
  [
    'links: only http and https pass the reader',
    'packages/feed/src/checks.ts',
    'return web && /^https?:\\/\\//i.test(value.trim()) && !parsed.username && !parsed.password',
    'return true || (web && !parsed.username)',
    ['test/unit/feed/parse.test.ts', 'test/unit/publisher/hostile.test.ts'],
  ],
  [
    'links: user information is refused',
    'packages/feed/src/checks.ts',
    ' && !parsed.username && !parsed.password',
    '',
    ['test/unit/feed/parse.test.ts', 'test/unit/publisher/hostile.test.ts'],
  ],
  [
    'text: hidden and turning characters are taken out',
    'packages/feed/src/checks.ts',
    "replace(UNSEEN, '')",
    "replace(/\\u0000/g, '')",
    ['test/unit/feed/parse.test.ts', 'test/unit/fuzz/calendar.test.ts'],
  ],
  [
    'text: half a surrogate pair is replaced',
    'packages/feed/src/checks.ts',
    /wellFormed\(text\)\.replace/,
    'text.replace',
    ['test/unit/feed/parse.test.ts', 'test/unit/fuzz/calendar.test.ts'],
  ],
  [
    'reader: extensions of endless depth are refused',
    'packages/feed/src/checks.ts',
    'depth <= 64',
    'depth <= 64_000',
    ['test/unit/feed/parse.test.ts'],
  ],
  [
    'merge: a publisher’s name belongs to one host',
    'packages/feed/src/merge.ts',
    'if (owners.get(publisher) !== host) {',
    'if (owners.get(publisher) === undefined) {',
    ['test/unit/feed/merge.test.ts'],
  ],
  [
    'loading: a feed over 8 MB is given up',
    'packages/feed/src/load/fetch-text.ts',
    'if (size > largest) {',
    'if (size > largest * 1e6) {',
    ['test/unit/feed/load.test.ts'],
  ],
  [
    'loading: no answer in 8 s is given up',
    'packages/feed/src/load/fetch-text.ts',
    'setTimeout(giveUp, around.waits.firstByte)',
    'setTimeout(() => undefined, around.waits.firstByte)',
    ['test/unit/feed/load.test.ts'],
  ],
  [
    'loading: 404 is not asked again',
    'packages/feed/src/load/fetch-text.ts',
    'status === 408 ||',
    'status === 408 || status === 404 ||',
    ['test/unit/feed/load.test.ts'],
  ],
  [
    'loading: one request for one address',
    'packages/feed/src/load/share.ts',
    'let request = requests.get(url);',
    'let request = undefined as SharedRequest | undefined;',
    ['test/unit/feed/load.test.ts'],
  ],
  [
    'CSV: no cell begins a formula',
    'packages/domain/src/export/csv.ts',
    'guardCell(cleanText(value))',
    'cleanText(value)',
    ['test/unit/domain/export/csv.test.ts'],
  ],
  [
    'calendar: a line break in a text begins no line',
    'packages/domain/src/calendar/content-line.ts',
    ".replace(/[\\n\\u2028\\u2029]/g, '\\\\n')",
    '',
    ['test/unit/domain/calendar/write.test.ts'],
  ],
  [
    'calendar: lines are folded at 75 octets',
    'packages/domain/src/calendar/content-line.ts',
    'size + more > 75',
    'size + more > 80',
    ['test/unit/domain/calendar/write.test.ts'],
  ],
  [
    'addresses: only feeds that the site lists',
    'packages/domain/src/address/web-address.ts',
    'return url.startsWith(site) ||',
    'return url.startsWith("http") ||',
    ['test/unit/domain/address/clean.test.ts'],
  ],
  [
    'addresses: only attributes of the table',
    'packages/domain/src/address/clean.ts',
    'const values = given.get(row.name);',
    'for (const [name, all] of given) attributes[name] ??= all[0] ?? ""; const values = given.get(row.name);',
    ['test/unit/domain/address/clean.test.ts'],
  ],
  [
    'storage: every access is caught',
    'packages/domain/src/saved/store.ts',
    /\} catch \{\n {6}return otherwise;/,
    '} catch (error) {\n      throw error;',
    ['test/unit/domain/saved/store.test.ts'],
  ],
  [
    'pages: text is escaped',
    'packages/publisher/src/site/html.ts',
    'replace(/[&<>"\']/g,',
    'replace(/[&]/g,',
    ['test/unit/publisher/site/html.test.ts'],
  ],
  [
    'structured data cannot end its block',
    'packages/publisher/src/site/html.ts',
    '/[<>&\\u2028\\u2029]/g',
    '/[\\u2028\\u2029]/g',
    ['test/unit/publisher/site/html.test.ts'],
  ],
  [
    'cards: a text cannot begin a link',
    'packages/publisher/src/bulletin/teams.ts',
    ".replace(/[\\\\`*_[\\]<>~]/g, '\\\\$&')",
    '',
    ['test/unit/publisher/bulletin/teams.test.ts'],
  ],
  [
    'fetching: private addresses are refused',
    'packages/publisher/src/fetch/addresses.ts',
    "return address.range() === 'unicast';",
    'return true;',
    ['test/unit/publisher/fetch/safe-fetch.test.ts'],
  ],
  [
    'fetching: redirects are checked again',
    'packages/publisher/src/fetch/addresses.ts',
    'if (!allowPrivate && !found.every',
    'if (!allowPrivate && host.startsWith("1") && !found.every',
    ['test/unit/publisher/fetch/safe-fetch.test.ts'],
  ],
  [
    'XML: a DOCTYPE is refused',
    'packages/publisher/src/sources/xml.ts',
    "if (doctype >= 0) return refuse('I810'",
    "if (doctype >= 1e9) return refuse('I810'",
    ['test/unit/publisher/sources/refused.test.ts'],
  ],
  [
    'ZIP: what unpacks to more than it says is refused',
    'packages/publisher/src/sources/zip.ts',
    'if (length + piece.length > out.length) over = true;',
    'if (length + piece.length > out.length) return;',
    ['test/unit/publisher/sources/refused.test.ts'],
  ],
  [
    'serving: no way out of the folder',
    'packages/publisher/src/serve/server.ts',
    'if (!real.startsWith(realpathSync(root) + sep)) return undefined;',
    '',
    ['test/unit/publisher/serve/server.test.ts'],
  ],
  [
    'building: what only staff may see is left out',
    'packages/publisher/src/site/restrict.ts',
    "return order.indexOf(visibility ?? 'public') <= order.indexOf(audience);",
    'return order.length > 0 || visibility === audience;',
    ['test/unit/publisher/site/build.test.ts'],
  ],
  [
    'terminal: control characters are spelled out',
    'packages/publisher/src/commands/terminal.ts',
    "`\\\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`",
    'mark',
    ['test/unit/publisher/commands/terminal.test.ts'],
  ],
  [
    'widgets: only allowed links are links',
    'packages/elements/src/shared/link.templates.ts',
    'if (!SAFE.test(url.protocol) || url.username || url.password) return undefined;',
    '',
    ['test/e2e/guards.test.ts'],
  ],
  [
    'widgets: the author’s content stays until there is something to show',
    'packages/elements/src/shared/esca-element.ts',
    'return html`<slot></slot>',
    'return html`',
    ['test/e2e/guards.test.ts'],
  ],
  [
    'widgets: nothing is registered where our policy is refused',
    'packages/elements/src/shared/define.ts',
    'if (policy.refused) return;',
    '',
    ['test/e2e/guards.test.ts'],
  ],
];

function copy() {
  rmSync(tree, { recursive: true, force: true });
  mkdirSync(join(tree, 'node_modules', '@esca'), { recursive: true });
  const skipped = /(^|\/)(node_modules|\.cache|\.git|\.demo|coverage|storybook-static)(\/|$)/;
  for (const part of [
    'packages',
    'test',
    'schemas',
    'docs',
    'stories',
    '.ci',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'rollup.config.mjs',
    'README.md',
  ])
    cpSync(join(root, part), join(tree, part), {
      recursive: true,
      filter: (path) => !skipped.test(path.slice(root.length)),
    });
  for (const name of ['feed', 'domain', 'elements', 'embed', 'builder', 'react', 'publisher']) {
    symlinkSync(join(tree, 'packages', name), join(tree, 'node_modules', '@esca', name));
    const own = join(root, 'packages', name, 'node_modules');
    if (existsSync(own)) symlinkSync(own, join(tree, 'packages', name, 'node_modules'));
  }
}

const counted = join(root, '.cache', 'mutants.json');

/** How many of the tests fail; all of them when there is no count. */
function failures(test) {
  rmSync(counted, { force: true });
  const { status } = spawnSync(process.execPath, ['test/unit.mjs', test], {
    cwd: tree,
    env: {
      ...process.env,
      ESCA_COUNTS: counted,
      ESCA_ENGINE: 'Chromium',
      // A seed of its own would make two runs differ by chance.
      SEED: '1',
    },
    encoding: 'utf8',
  });
  if (status === 0) return 0;
  return existsSync(counted) ? JSON.parse(readFileSync(counted, 'utf8')).failed : Infinity;
}

const wanted = process.argv[2] ?? '';
const chosen = guards.filter(([name]) => name.toLowerCase().includes(wanted.toLowerCase()));
copy();
const sound = new Map();
const counts = { passed: 0, failed: 0, skipped: 0 };
let gone = 0;
for (const [name, file, guard, broken, tests] of chosen) {
  const path = join(tree, file);
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(guard, () => broken);
  if (changed === text) {
    gone += 1;
    process.stdout.write(`✖ moved    ${name} (${file})\n`);
    continue;
  }
  // What fails on the whole tree as well has noticed nothing.
  let caught;
  for (const test of tests) {
    if (!sound.has(test)) sound.set(test, failures(test));
    writeFileSync(path, changed);
    const noticed = failures(test) > sound.get(test);
    writeFileSync(path, text);
    if (noticed) {
      caught = test;
      break;
    }
  }
  counts[caught ? 'passed' : 'failed'] += 1;
  process.stdout.write(
    `${caught ? '✔ caught  ' : '✖ missed  '} ${name}${caught ? ` (${caught})` : ''}\n`,
  );
}
rmSync(tree, { recursive: true, force: true });
rmSync(counted, { force: true });
for (const [test, failed] of sound)
  if (failed > 0) process.stdout.write(`  ${test} fails on the whole tree too.\n`);
process.stdout.write(
  `${counts.passed} of ${chosen.length} guards that were broken were noticed.\n`,
);
writeCounts({ ...counts, failed: counts.failed + gone });
process.exitCode = gone === 0 && counts.passed >= Math.ceil(chosen.length * 0.95) ? 0 : 1;
