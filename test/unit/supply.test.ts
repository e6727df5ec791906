import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/*
 * What is installed, and what reaches a visitor: the lock file names no server, every package has a licence that may be
 * used, and the browser's bundles hold our code and Lit, and nothing that runs text or names a host.
 */

const root = fileURLToPath(new URL('../../', import.meta.url));
interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly license?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}
const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')) as {
  packages: Record<string, Locked>;
};
const installed = Object.entries(packages).filter(
  ([path, { link }]) => path.includes('node_modules/') && !link,
);

test('the lock file vouches for every package by its bytes, and names no server', () => {
  assert.ok(installed.length > 500);
  for (const [path, { integrity, resolved }] of installed) {
    assert.match(integrity ?? '', /^sha512-/, path);
    assert.ok(
      resolved === undefined || !/^https?:|^git/.test(resolved),
      `${path}: ${resolved ?? ''}`,
    );
  }
});

test('install scripts are off for whoever installs this', () => {
  assert.match(readFileSync(`${root}.npmrc`, 'utf8'), /^ignore-scripts=true$/m);
});

const allowed =
  /^\(?(MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-4\.0|CC-BY-3\.0|Python-2\.0|MPL-2\.0|Unlicense|WTFPL|EPL-2\.0|W3C|W3C-20150513)(( OR | AND )[\w.-]+)*\)?$/;

/** Test tools that say their licence, MIT, in their readme only. */
const unsaid = ['node_modules/css-value', 'node_modules/only'];

test('every package that is installed has a licence on the list', () => {
  const others = installed
    .filter(([path]) => !unsaid.includes(path) && existsSync(`${root}${path}/package.json`))
    .map(([path]) => {
      const { license, licenses } = JSON.parse(
        readFileSync(`${root}${path}/package.json`, 'utf8'),
      ) as {
        license?: string | { type?: string };
        licenses?: readonly { type?: string }[];
      };
      const name =
        typeof license === 'string' ? license : (license?.type ?? licenses?.[0]?.type ?? '');
      return [path, name] as const;
    })
    .filter(([, name]) => !allowed.test(name));
  assert.deepEqual(others, []);
});

/** What the packages that people install bring along: few enough to be named here, each with its licence in the notices. */
test('published packages depend on these and no others', () => {
  const outside = new Set<string>();
  for (const name of readdirSync(`${root}packages`)) {
    const { dependencies = {} } = JSON.parse(
      readFileSync(`${root}packages/${name}/package.json`, 'utf8'),
    ) as { dependencies?: Record<string, string> };
    for (const [each, range] of Object.entries(dependencies)) {
      if (each.startsWith('@esca/')) continue;
      outside.add(each);
      // A range would let in what nobody here has looked at, except of Lit, which a page must be able to share.
      if (!/^(@lit\/|lit$)/.test(each))
        assert.match(range, /^\d+\.\d+\.\d+$/, `${name}: ${each}@${range}`);
    }
  }
  const expected = readFileSync(`${root}docs/SECURITY.md`, 'utf8');
  for (const each of outside)
    assert.ok(expected.includes(`\`${each}\``), `docs/SECURITY.md does not name ${each}`);
});

test('the browser’s bundles hold only our code and Lit, and nothing that runs text or names a host', async () => {
  const { metafile, outputFiles } = await build({
    entryPoints: ['all', 'loader', 'frame', 'links', 'embed-page'].map(
      (name) => `${root}packages/embed/src/${name}.ts`,
    ),
    outdir: '/out',
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['esca-source', 'production', 'browser'],
    tsconfig: `${root}tsconfig.json`,
    define: { __ESCA_VERSION__: '"1.0.0"' },
    legalComments: 'none',
  });
  const foreign = Object.keys(metafile.inputs).filter(
    (path) =>
      !/(^|\/)packages\/(feed|domain|elements|embed)\/src\//.test(path) &&
      !/(^|\/)node_modules\/(lit|lit-html|lit-element|@lit\/(reactive-element|context))\//.test(
        path,
      ),
  );
  assert.deepEqual(foreign, []);
  for (const { path, text } of outputFiles) wholesome(path, text);
});

/** Names that code which runs text, or leaks, would have to use. */
function wholesome(path: string, text: string): void {
  for (const bad of [
    /\beval\(/,
    /\bnew Function\b/,
    /\bFunction\(["'`]/,
    /\bdocument\.write/,
    /\binsertAdjacentHTML\b/,
    /\bimportScripts\b/,
    /\bsrcdoc\b/,
    /\bdocument\.cookie\b/,
    /\bsendBeacon\b/,
    /\bWebSocket\b/,
    /\bXMLHttpRequest\b/,
    /sourceMappingURL=(?!\S+\.map\b)/,
  ])
    assert.doesNotMatch(text, bad, path);
  // Lit makes its templates through `innerHTML` of a template element, under our policy; nobody else does.
  assert.ok(text.split('innerHTML').length - 1 <= 3, `${path} uses innerHTML`);
  const hosts = [...text.matchAll(/https?:\/\/([\w.-]+\.[a-z]{2,})/g)].map(([, host]) => host!);
  const known = /^(www\.w3\.org|teams\.microsoft\.com|lit\.dev)$/;
  assert.deepEqual(
    hosts.filter((host) => !known.test(host)),
    [],
    path,
  );
}

const dist = `${root}packages/embed/dist/`;
test(
  'the built files are as wholesome',
  { skip: existsSync(dist) ? false : 'run "npm run build" first' },
  () => {
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.js'),
    );
    assert.ok(files.length > 5);
    for (const file of files) {
      const text = readFileSync(dist + file, 'utf8');
      // The page of the Teams app brings Microsoft's own library, which names its hosts; no other page may ask for it.
      if (/(^|\/)teams(-library\.\w+)?\.js$/.test(file)) continue;
      wholesome(file, text);
      assert.ok(!/["'][^"']*\/teams\.js["']/.test(text), `${file} asks for teams.js`);
    }
  },
);

test('the control: a file that runs text, or names a host, is noticed', () => {
  for (const text of [
    'eval("1")',
    'new Function("a")',
    'document.write("x")',
    'fetch("https://tracker.example.com/")',
  ])
    assert.throws(() => wholesome('x.js', text), text);
});
