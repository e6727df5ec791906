// The size of what a page loads, gzipped, with everything that it imports before anything is shown. These are limits,
// not wishes: `node test/bundle-size.mjs` fails when one is broken. Build first.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { writeCounts } from './helpers/counts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const release = join(root, 'dist', 'r', version);
const inRelease = (name) => join(release, `${name}.js`);

/** Name, limit in kB (1,000 bytes) after gzip, and the files that a page asks for by name. */
const limits = [
  ['loader', 2, [join(root, 'dist', 'v1', 'loader.js')]],
  ['course finder', 20, [inRelease('course-finder')]],
  ['pathway map', 20, [inRelease('pathway-map')]],
  ['vacancy feed', 18, [inRelease('vacancy-feed')]],
  ['bulletin card', 16, [inRelease('bulletin-card')]],
  [
    'four widgets',
    42,
    ['course-finder', 'pathway-map', 'vacancy-feed', 'bulletin-card'].map(inRelease),
  ],
  ['all.js', 55, [inRelease('all')]],
  ['all.classic.js', 55, [inRelease('all.classic')]],
];

/**
 * Everything that a page with one widget fetches before it shows its first record, which is more than what its entry
 * imports: the reader of feeds, and what the widget shows, come beside the feed (docs/decisions/0005). No wish either:
 * a ceiling a little above what it weighs today, so that it can only be lowered.
 */
const untilResults = [
  ['course finder', 58.6],
  ['pathway map', 52.1],
  ['vacancy feed', 60.2],
  ['bulletin card', 48.4],
];

/** What an entry asks for as soon as it runs: the group of modules in its first call, and the reader. */
function askedForAtOnce(file) {
  const group = /Promise\.all\(\[([^\]]+)\]\)/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
  return [...group.matchAll(/import\("(\.\/[^"]+)"\)/g)].map(([, path]) => join(release, path));
}

/** These files and all that they import statically; what is imported by a call loads later. */
function withImports(files, found = new Set()) {
  for (const file of files) {
    if (found.has(file)) continue;
    found.add(file);
    const code = readFileSync(file, 'utf8');
    const imports = [...code.matchAll(/(?:\bfrom|\bimport|\})\s*"(\.\/[^"]+\.js)"/g)];
    withImports(
      imports.map(([, path]) => join(dirname(file), path)),
      found,
    );
  }
  return [...found];
}

const sum = (files, pack) =>
  files.reduce((total, file) => total + pack(readFileSync(file)).length, 0) / 1000;

const counts = { passed: 0, failed: 0, skipped: 0 };
const all = [
  ...limits,
  ...untilResults.map(([name, limit]) => {
    const entry = inRelease(name.replace(' ', '-'));
    return [
      `${name}, whole`,
      limit,
      existsSync(entry) ? [entry, ...askedForAtOnce(entry)] : [entry],
    ];
  }),
];
for (const [name, limit, files] of all) {
  const missing = files.find((file) => !existsSync(file));
  if (missing) {
    counts.failed += 1;
    process.stdout.write(`✖ ${name}: ${relative(root, missing)} has not been built\n`);
    continue;
  }
  const fetched = withImports(files);
  const gzip = sum(fetched, (body) => gzipSync(body, { level: 9 }));
  const brotli = sum(fetched, (body) => brotliCompressSync(body));
  const good = gzip <= limit;
  counts[good ? 'passed' : 'failed'] += 1;
  process.stdout.write(
    `${good ? '✔' : '✖'} ${name.padEnd(20)} ${gzip.toFixed(2).padStart(6)} kB of ${limit} kB gzip` +
      `, ${brotli.toFixed(2)} kB brotli, ${fetched.length} file${fetched.length === 1 ? '' : 's'}\n`,
  );
}
writeCounts(counts);
process.exitCode = counts.failed === 0 ? 0 : 1;
