// `npm run release -- --dry-run`: everything that a release needs, in the order in which a mistake is cheapest to find:
// one version everywhere, a changelog that names it, a fresh build with its hashes, the packages as npm would publish
// them, what publint and "are the types wrong" say of them, and an empty project that installs and uses the tarballs.
// Without `--dry-run` the tarballs are then published, in the order in which they need each other.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { say, step, stop } from './console.mjs';
import { pack, publishOrder } from './pack.mjs';
import { installApart, runTool } from './run-tool.mjs';
import { useInEmptyProject } from './release-project.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const packs = join(root, '.cache', 'release');

/** One version number in every package, and in what they ask of each other. */
function checkVersions() {
  const packages = publishOrder(root);
  const ours = new Set(packages.map(({ manifest }) => manifest.name));
  const wrong = packages.flatMap(({ manifest }) => [
    ...(manifest.version === version ? [] : [`${manifest.name} is ${manifest.version}`]),
    ...Object.entries(manifest.dependencies ?? {})
      .filter(([name, wanted]) => ours.has(name) && wanted !== version)
      .map(([name, wanted]) => `${manifest.name} asks for ${name} ${wanted}`),
  ]);
  if (wrong.length > 0) throw new Error(`This release is ${version}, but ${wrong.join(', ')}.`);
  const changelog = readFileSync(join(root, 'docs', 'changelog.md'), 'utf8');
  const [newest] = /^## .+$/m.exec(changelog) ?? [];
  if (newest?.split(' ')[1] !== version)
    throw new Error(`docs/changelog.md begins with "${newest}" and not with ${version}.`);
}

/** Every file of the release has the hash that `integrity.json` says, and no other file is there. */
function checkIntegrity() {
  const folder = join(root, 'dist', 'r', version);
  const said = JSON.parse(readFileSync(join(folder, 'integrity.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => file !== 'integrity.json');
  for (const file of new Set([...files, ...Object.keys(said)])) {
    if (!existsSync(join(folder, file))) throw new Error(`${file} is in integrity.json only.`);
    const hash = createHash('sha384')
      .update(readFileSync(join(folder, file)))
      .digest('base64');
    if (said[file] !== `sha384-${hash}`)
      throw new Error(`The hash of ${file} is not the one said.`);
  }
  const loader = readFileSync(join(root, 'dist', 'v1', 'loader.js'), 'utf8');
  if (!loader.includes(version)) throw new Error(`v1/loader.js does not load ${version}.`);
  return `${files.length} files`;
}

/** What the packages' own tools say. The types of style sheets and page scripts are nobody's to import. */
function checkPackages(tarballs) {
  const tools = installApart(join(root, 'test', 'hosts'), join(root, '.cache', 'hosts', 'tools'));
  const bin = (name) => join(tools, 'node_modules', '.bin', name);
  for (const { name, file } of tarballs) {
    runTool(bin('publint'), ['run', file, '--strict']);
    // The two that only carry files for a site have nothing to import, so no types either.
    if (!['@esca/embed', '@esca/builder'].includes(name))
      runTool(bin('attw'), [file, '--profile', 'esm-only', '--no-emoji']);
  }
}

const wanted = process.argv.slice(2);
if (wanted.some((option) => option !== '--dry-run'))
  stop('Usage: npm run release [-- --dry-run]', 'With --dry-run nothing is published.');
const dryRun = wanted.includes('--dry-run');

try {
  let tarballs = [];
  await step('one version, in the changelog', async () => checkVersions());
  await build();
  await step('hashes of every file', async () => checkIntegrity());
  await step('pack', async () => (tarballs = pack(root, packs)));
  for (const { name, size, files } of tarballs)
    say(
      `    ${name.padEnd(18)} ${String(files.length).padStart(4)} files ${String(Math.round(size / 1000)).padStart(5)} kB`,
    );
  await step('publint, are the types wrong', async () => checkPackages(tarballs));
  await step('installed in an empty project', async () => useInEmptyProject(root, tarballs));
  for (const { file } of tarballs)
    if (!dryRun) await step(`publish ${file}`, async () => runTool('npm', ['publish', file]));
  say(dryRun ? `${version} is ready; nothing was published.` : `${version} is published.`);
} catch (error) {
  stop('The release stopped.', error.message);
}
