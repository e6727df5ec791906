// Builds everything that is published: the compiled packages, the schema, the elements' manifest, the bundles and `dist/`.
// `node .ci/build.mjs` always builds; `buildWhenChanged()` does nothing when no source has changed since the last build.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { say, seconds, step } from './console.mjs';
import { writeEditorData } from './editor-data.mjs';
import { writeNotices } from './notices.mjs';
import { writeSchema } from './schema.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const require = createRequire(import.meta.url);
const embed = join(root, 'packages', 'embed', 'dist');
const release = join(embed, 'r', version);
const builder = join(root, 'packages', 'builder', 'dist', 'builder');
const stamp = join(root, '.cache', 'build.json');

/** Runs a Node program in this repository; its output is shown only when it fails. */
function run(program, args, cwd = root) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(output) : reject(new Error(`${program} ${args.join(' ')}\n${output}`)),
    );
  });
}

/** Writes `integrity.json`: the hash of every other file of the release. */
function writeIntegrity() {
  const entries = readdirSync(release)
    .sort()
    .map((file) => {
      const hash = createHash('sha384').update(readFileSync(join(release, file)));
      return [file, `sha384-${hash.digest('base64')}`];
    });
  const text = `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
  writeFileSync(join(release, 'integrity.json'), text);
}

async function bundle() {
  rmSync(join(embed, 'r'), { recursive: true, force: true });
  rmSync(join(embed, 'v1'), { recursive: true, force: true });
  rmSync(builder, { recursive: true, force: true });
  await run(join(dirname(require.resolve('rollup/package.json')), 'dist', 'bin', 'rollup'), [
    '--config',
    'rollup.config.mjs',
    '--failAfterWarnings',
  ]);
  cpSync(join(root, 'packages', 'builder', 'builder.css'), join(builder, 'builder.css'));
}

function copyToRoot() {
  const dist = join(root, 'dist');
  rmSync(dist, { recursive: true, force: true });
  for (const part of ['v1', 'r']) cpSync(join(embed, part), join(dist, part), { recursive: true });
}

/** Every file whose change makes a new build necessary. */
function sourceFiles() {
  const files = ['package.json', 'package-lock.json', 'tsconfig.json', 'rollup.config.mjs'];
  for (const name of readdirSync(join(root, '.ci'))) files.push(join('.ci', name));
  for (const name of readdirSync(join(root, 'packages'))) {
    for (const config of ['package.json', 'tsconfig.json', 'builder.css'])
      files.push(join('packages', name, config));
    const src = join('packages', name, 'src');
    if (!existsSync(join(root, src))) continue;
    for (const file of readdirSync(join(root, src), { recursive: true }))
      files.push(join(src, file));
  }
  return files.filter((file) => /\.\w+$/.test(file)).sort();
}

function sourceHash() {
  const hash = createHash('sha256');
  for (const file of sourceFiles()) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(file).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/** Builds everything, and says how long each step took. */
export async function build() {
  const start = performance.now();
  const hash = sourceHash();
  say('Building …');
  await step('schema', writeSchema);
  await step('compile (tsc -b)', () => run(require.resolve('typescript/bin/tsc'), ['-b']));
  const analyzer = dirname(require.resolve('@custom-elements-manifest/analyzer/package.json'));
  await Promise.all([
    step('manifest (custom-elements.json)', () =>
      run(
        join(analyzer, 'cem.js'),
        ['analyze', '--litelement', '--globs', 'src/**/*.ts', '--outdir', '.', '--quiet'],
        join(root, 'packages', 'elements'),
      ).then(() => writeEditorData(root)),
    ),
    step('bundles (rollup)', bundle),
  ]);
  await step('integrity and dist/', () => {
    writeNotices(root, release);
    writeIntegrity();
    copyToRoot();
  });
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${JSON.stringify({ hash })}\n`);
  say(`Built in ${seconds(start)}.`);
}

/** Builds unless the last build was made from the same sources and is still there; gives the hash of the sources. */
export async function buildWhenChanged() {
  const wanted = sourceHash();
  const complete =
    existsSync(join(root, 'dist', 'r', version, 'integrity.json')) && existsSync(stamp);
  if (complete && JSON.parse(readFileSync(stamp, 'utf8')).hash === wanted) return wanted;
  await build();
  return wanted;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await build();
  } catch (error) {
    process.stderr.write(`\nThe build failed.\n${error.message}\n`);
    process.exitCode = 1;
  }
}
