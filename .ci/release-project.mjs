// The last check of a release: a project with nothing in it installs the tarballs and uses what the documentation says
// it can: types, modules in Node, a bundle for browsers, and the command line with the site that it publishes.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npmOptions, runTool } from './run-tool.mjs';

/** Every way in which the documentation imports the packages. A wrong type or a missing file ends the release. */
const typed = `
import { parseFeed, type Feed } from '@esca/feed';
import { searchDocuments } from '@esca/domain';
import { attributesToQuery } from '@esca/domain/address';
import type { SelectEvent } from '@esca/elements';
import { CourseFinder } from '@esca/elements/course-finder.js';
import '@esca/elements/define/pathway-map.js';
import { VacancyFeed } from '@esca/react';
import type {} from '@esca/react/tags';
import schema from '@esca/feed/schema.json' with { type: 'json' };

export const feed: Feed | undefined = parseFeed({}).feed;
export const query: string = attributesToQuery('course-finder', { area: 'west' });
export const kinds = [typeof searchDocuments, typeof VacancyFeed, typeof schema];
export function watch(finder: CourseFinder): void {
  finder.area = 'west';
  finder.addEventListener('esca-select', (event: SelectEvent) => kinds.push(event.detail.ref as 'function'));
  // @ts-expect-error An area is text.
  finder.area = 3;
}
`;

const inNode = `
import { parseFeed } from '@esca/feed';
import { attributesToQuery } from '@esca/domain/address';
const read = parseFeed({});
if (read.feed !== undefined || read.problems.length === 0) throw new Error('an empty object is no feed');
if (attributesToQuery('course-finder', { area: 'west mid' }) !== 'area=west+mid') throw new Error('query');
`;

/** Installs the tarballs in an empty project and uses them. Throws at the first thing that does not work. */
export function useInEmptyProject(root, tarballs) {
  const project = mkdtempSync(join(tmpdir(), 'esca-release-'));
  const tool = (name, file) => join(root, 'node_modules', name, file);
  const node = (args) => runTool(process.execPath, args, { cwd: project });
  const write = (file, text) => writeFileSync(join(project, file), text);
  try {
    write('package.json', JSON.stringify({ name: 'empty', private: true, type: 'module' }));
    const files = tarballs.map(({ file }) => file);
    runTool('npm', ['install', ...files, 'react@19.3.1', '@types/react@19.3.0'], {
      cwd: project,
      env: npmOptions,
    });
    const carriesSources = existsSync(join(project, 'node_modules/@esca/feed/src'));
    if (carriesSources) throw new Error('The packages carry their sources.');

    // As strict as can be, and under both ways in which TypeScript finds modules.
    write('typed.ts', typed);
    for (const resolution of ['nodenext', 'bundler'])
      node([
        tool('typescript', 'bin/tsc'),
        '--noEmit',
        '--strict',
        '--skipLibCheck',
        'false',
        '--exactOptionalPropertyTypes',
        '--resolveJsonModule',
        '--target',
        'es2022',
        '--lib',
        'es2023,dom,dom.iterable',
        '--types',
        'react',
        '--module',
        resolution === 'bundler' ? 'esnext' : 'nodenext',
        '--moduleResolution',
        resolution,
        'typed.ts',
      ]);

    write('in-node.mjs', inNode);
    node(['in-node.mjs']);

    // One tag, bundled, is one tag: nothing of the other widgets, and Lit once.
    write('one.js', "import '@esca/elements/define/bulletin-card.js';\n");
    runTool(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `import { build } from ${JSON.stringify(tool('esbuild', 'lib/main.js'))};
         await build({ entryPoints: ['one.js'], bundle: true, format: 'esm', splitting: true, outdir: 'bundled', minify: true, logLevel: 'error' });`,
      ],
      { cwd: project },
    );
    const bundled = readFileSync(join(project, 'bundled', 'one.js'), 'utf8');
    if (!bundled.includes('esca-bulletin-card')) throw new Error('The tag is not in its bundle.');
    if (bundled.includes('"esca-pathway-map"')) throw new Error('A bundle of one tag has another.');

    const bin = join(project, 'node_modules', '@esca', 'publisher', 'bin', 'esca.js');
    cpSync(
      join(root, 'schemas', 'examples', 'course-waiting-list.feed.json'),
      join(project, 'f.json'),
    );
    mkdirSync(join(project, 'starter'));
    node([bin, 'init', 'starter']);
    node([bin, 'build', 'f.json', '--out', 'site', '--base-url', 'https://academy.example/']);
    for (const file of [
      'index.html',
      'v1/loader.js',
      'builder/builder.js',
      'e/course-finder/index.html',
    ])
      if (!existsSync(join(project, 'site', file))) throw new Error(`The site has no ${file}.`);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}
