import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

interface PackageJson {
  name: string;
  version: string;
  workspaces?: string[];
  exports?: Record<string, string | Record<string, string>>;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  sideEffects?: boolean | string[];
  bin?: Record<string, string>;
}
const packageJson = (folder: string): PackageJson =>
  JSON.parse(read(join(folder, 'package.json'))) as PackageJson;

/** Everything that is, or is about to be, in the repository. */
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));

const sources = tracked.filter((file) => /^packages\/[^/]+\/src\/.*\.ts$/.test(file));
const packageOf = (file: string): string => file.split('/')[1]!;
const workspaces = packageJson('.').workspaces!;

/** Who may import whom; `node` stands for Node's own modules and the libraries in the package's `dependencies`. */
const mayImport: Record<string, readonly string[]> = {
  feed: [],
  domain: ['@esca/feed'],
  elements: ['@esca/feed', '@esca/domain', 'lit', '@lit/context'],
  embed: ['@esca/elements', '@esca/domain', '@microsoft/teams-js'],
  publisher: ['@esca/feed', '@esca/domain', 'node'],
  builder: ['@esca/feed', '@esca/elements', '@esca/embed', '@esca/domain', 'lit'],
  react: ['@esca/domain', '@esca/elements', 'react'],
};

/** Every module that a file names, in `import`, `export … from`, `import()` and `import('…').Type`. */
function importsOf(file: string): string[] {
  const tree = ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2022, true);
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      if (node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
        found.push(node.moduleSpecifier.text);
      }
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [first] = node.arguments;
      if (first && ts.isStringLiteral(first)) found.push(first.text);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      if (ts.isStringLiteral(node.argument.literal)) found.push(node.argument.literal.text);
    }
    ts.forEachChild(node, walk);
  };
  walk(tree);
  return found;
}

/** `@esca/feed/x.js` → `@esca/feed`, `lit/directives/ref.js` → `lit`. */
const packageNamed = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

test('a package imports only what stands before it in the row', () => {
  const wrong: string[] = [];
  for (const file of sources) {
    const name = packageOf(file);
    const allowed = mayImport[name];
    assert.ok(allowed, `Nobody has said what ${name} may import.`);
    const { dependencies: own, peerDependencies: peers } = packageJson(`packages/${name}`);
    const dependencies = Object.keys({ ...own, ...peers });
    for (const specifier of importsOf(file)) {
      if (specifier.startsWith('.')) continue;
      const target = packageNamed(specifier);
      const library = specifier.startsWith('node:') || !target.startsWith('@esca/');
      const may = allowed.includes(target) || (library && allowed.includes('node'));
      const declared = specifier.startsWith('node:') || dependencies.includes(target);
      if (!may || !declared) wrong.push(`${file}: ${specifier}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('relative imports end in .js, stay in their package and name a file that exists', () => {
  const wrong: string[] = [];
  for (const file of sources) {
    for (const specifier of importsOf(file)) {
      if (!specifier.startsWith('.')) continue;
      const target = resolve(root, dirname(file), specifier);
      const home = join(root, 'packages', packageOf(file), 'src');
      const inside = !relative(home, target).startsWith('..');
      const exists = existsSync(target.replace(/\.js$/, '.ts'));
      if (!specifier.endsWith('.js') || !inside || !exists) wrong.push(`${file}: ${specifier}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('no module imports itself round a circle', () => {
  const graph = new Map<string, string[]>();
  for (const file of sources) {
    const tree = ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2022);
    const targets: string[] = [];
    for (const node of tree.statements) {
      const specifier =
        (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier;
      if (!specifier || !ts.isStringLiteral(specifier) || !specifier.text.startsWith('.')) continue;
      // An import of types alone is gone when the program runs.
      const types = ts.isImportDeclaration(node)
        ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
        : node.isTypeOnly;
      if (!types) targets.push(join(dirname(file), specifier.text.replace(/\.js$/, '.ts')));
    }
    graph.set(file, targets);
  }
  const done = new Set<string>();
  const walk = (file: string, trail: readonly string[]): void => {
    assert.ok(!trail.includes(file), `A circle: ${[...trail, file].join(' → ')}`);
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
});

test('feed and domain name no global of a page, a clock or a process', () => {
  const forbidden =
    /(?<![\w.'"`-])(document|window|localStorage|sessionStorage|navigator|HTMLElement|customElements|process|Buffer)\s*[.[(]|\bDate\.now\(\)|\bnew Date\(\)|\bMath\.random\(\)/;
  const wrong: string[] = [];
  for (const file of sources.filter((name) => ['feed', 'domain'].includes(packageOf(name)))) {
    const withoutComments = read(file)
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/(^|\s)\/\/.*$/gm, '');
    const found = forbidden.exec(withoutComments);
    if (found) wrong.push(`${file}: ${found[0]}`);
  }
  assert.deepEqual(wrong, []);
});

test('no source file is longer than 400 lines, and none is called utils or helpers', () => {
  const long = sources
    .map((file) => ({ file, lines: read(file).split('\n').length }))
    .filter(({ lines }) => lines > 400);
  assert.deepEqual(long, []);
  const vague = sources.filter((file) => /^(utils?|helpers?|common|misc)\b/.test(basename(file)));
  assert.deepEqual(vague, []);
});

test('the top level holds what it always holds', () => {
  const allowed = new Set([
    'packages',
    'stories',
    'schemas',
    'docs',
    'test',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'rollup.config.mjs',
    'README.md',
    'LICENSE',
  ]);
  const top = new Set(tracked.map((file) => file.split('/')[0]!));
  const extra = [...top].filter((name) => !allowed.has(name) && !name.startsWith('.'));
  assert.deepEqual(extra, []);
});

test('no tracked file names a folder of a machine or a package registry', () => {
  // Written in pieces, so that this file does not find itself.
  const folders = ['work', 'root', 'home/[a-z]+', 'Users/[A-Za-z]+', 'tmp/bash'].join('|');
  const machine = new RegExp(String.raw`(?<![\w.:/-])/(${folders})/[\w.-]|[A-Z]:\\\\?Users\\`);
  const registry = new RegExp(['registry', 'npmjs', 'org'].join(String.raw`[.]`));
  const wrong: string[] = [];
  const text = /\.(ts|mjs|js|cjs|json|md|html|css|csv|txt|yml|yaml|conf|xml)$|^\.[^/]+$/;
  for (const file of tracked.filter((name) => text.test(name))) {
    const found = machine.exec(read(file)) ?? registry.exec(read(file));
    if (found) wrong.push(`${file}: ${found[0]}`);
  }
  assert.deepEqual(wrong, []);
});

test('the elements say the version that their package has', () => {
  const [, version] = /VERSION = '([^']+)'/.exec(read('packages/elements/src/shared/define.ts'))!;
  assert.equal(version, packageJson('.').version);
});

test('every workspace is there, has the one version, and asks for the others in that version', () => {
  const { version } = packageJson('.');
  for (const folder of workspaces) {
    const found = packageJson(folder);
    assert.equal(found.version, version, folder);
    for (const [name, wanted] of Object.entries(found.dependencies ?? {})) {
      if (name.startsWith('@esca/')) assert.equal(wanted, version, `${folder} → ${name}`);
      assert.match(wanted, /^\d/, `${folder} → ${name} is not pinned`);
    }
  }
});

test('what a package exports exists as source, or is made by the build', () => {
  const made = new Set([
    'packages/feed/feed.schema.json',
    'packages/elements/custom-elements.json',
    'packages/elements/html-data.json',
    'packages/elements/css-data.json',
    'packages/elements/vue.d.ts',
    'packages/elements/svelte.d.ts',
  ]);
  const wrong: string[] = [];
  const check = (folder: string, target: string, pattern: string): void => {
    const file = join(folder, target);
    if (made.has(file) || target.includes('*')) return;
    // What stands in dist is compiled from the file of the same name in src.
    const source = file.replace('/dist/', '/src/').replace(/\.d\.ts$|\.js$/, '.ts');
    if (!existsSync(join(root, file)) && !existsSync(join(root, source))) {
      wrong.push(`${folder} exports ${pattern}: ${target}`);
    }
  };
  for (const folder of workspaces) {
    const { exports = {}, bin = {}, sideEffects } = packageJson(folder);
    for (const [pattern, entry] of Object.entries(exports)) {
      const targets = typeof entry === 'string' ? [entry] : Object.values(entry);
      for (const target of targets) check(folder, target, pattern);
      if (typeof entry !== 'object') continue;
      const conditions = Object.keys(entry);
      assert.equal(conditions[0], 'esca-source', `${folder} ${pattern}: the sources come first`);
      assert.equal(conditions.at(-1), 'default', `${folder} ${pattern}: the built file comes last`);
    }
    for (const target of Object.values(bin)) {
      assert.ok(existsSync(join(root, folder, target)), `${folder}: ${target} is not committed`);
    }
    assert.notEqual(
      sideEffects,
      undefined,
      `${folder} does not say which modules have side effects`,
    );
  }
  assert.deepEqual(wrong, []);
});
