// Packs every package as npm would publish it: the compiled files, the licence, a README, and a package.json without what
// only this repository needs (the condition under which its tests read the sources).
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** The packages in the order in which they may be published: each after those that it needs. */
export function publishOrder(root) {
  const { workspaces } = readJson(join(root, 'package.json'));
  const packages = workspaces.map((folder) => ({
    folder: join(root, folder),
    manifest: readJson(join(root, folder, 'package.json')),
  }));
  const names = new Set(packages.map(({ manifest }) => manifest.name));
  const ordered = [];
  const add = (one) => {
    if (ordered.includes(one)) return;
    for (const name of Object.keys(one.manifest.dependencies ?? {}))
      if (names.has(name)) add(packages.find(({ manifest }) => manifest.name === name));
    ordered.push(one);
  };
  packages.forEach(add);
  return ordered;
}

/** Takes the condition for sources out of an `exports` map, at any depth. */
function withoutSources(value) {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'esca-source')
      .map(([key, inner]) => [key, withoutSources(inner)]),
  );
}

/** The package.json that is published. */
export function publishedManifest(manifest, root) {
  const { engines, license } = readJson(join(root, 'package.json'));
  const { exports, sideEffects, ...rest } = manifest;
  return {
    ...rest,
    license,
    engines,
    exports: withoutSources(exports),
    sideEffects: Array.isArray(sideEffects)
      ? sideEffects.filter((pattern) => !pattern.startsWith('./src/'))
      : sideEffects,
    publishConfig: { access: 'public' },
  };
}

/**
 * Packs all packages into `out` and gives their tarballs in the order of publishing. What is not built is an error, not
 * an empty package.
 */
export function pack(root, out) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  return publishOrder(root).map(({ folder, manifest }) => {
    const stage = join(out, 'stage', manifest.name);
    mkdirSync(stage, { recursive: true });
    for (const part of manifest.files) {
      const from = join(folder, part);
      if (!existsSync(from))
        throw new Error(`${manifest.name} has no ${part}: run "npm run build" first.`);
      // Types lead to the declarations, not to sources that are not in the package; build records are nobody's.
      const wanted = (file) => !/\.(tsbuildinfo|d\.ts\.map)$/.test(file);
      cpSync(from, join(stage, part), { recursive: true, filter: wanted });
    }
    cpSync(join(root, 'LICENSE'), join(stage, 'LICENSE'));
    cpSync(join(folder, 'README.md'), join(stage, 'README.md'));
    const published = publishedManifest(manifest, root);
    writeFileSync(join(stage, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
    const { status, stdout, stderr } = spawnSync(
      'npm',
      ['pack', '--json', '--ignore-scripts', '--pack-destination', out],
      { cwd: stage, encoding: 'utf8', shell: process.platform === 'win32' },
    );
    if (status !== 0) throw new Error(`npm pack of ${manifest.name} failed:\n${stderr}`);
    const [packed] = Object.values(JSON.parse(stdout));
    return {
      name: manifest.name,
      file: join(out, packed.filename.replace('@', '').replace('/', '-')),
      files: packed.files.map(({ path }) => path),
      size: packed.size,
    };
  });
}
