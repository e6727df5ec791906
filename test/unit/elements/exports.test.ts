import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { widgets } from '@esca/domain/address';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const packages = ['elements', 'react', 'domain', 'feed', 'embed', 'builder'];

interface PackageJson {
  exports: Record<string, string | Record<string, string>>;
  customElements?: string;
  files: string[];
}
const manifest = (name: string): PackageJson =>
  JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')) as PackageJson;

/** Every module of ours that the docs import, in any block of code. */
const documented = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .flatMap((file) =>
    [
      ...readFileSync(join(root, 'docs', file), 'utf8').matchAll(
        /(?:from|import|import\()\s*'(@esca\/[^']+)'/g,
      ),
    ].map(([, specifier = '']) => ({ file, specifier })),
  );

/** What a specifier stands for in its package: the source, the compiled file and its types. */
function targetsOf(specifier: string): Record<string, string> | undefined {
  const [, name = '', rest = ''] = /^@esca\/([a-z]+)(\/.+)?$/.exec(specifier) ?? [];
  if (!packages.includes(name)) return undefined;
  const target = manifest(name).exports[`.${rest}`];
  return typeof target === 'string' ? { default: target } : target;
}

test('every import that the docs show is one that a package offers', () => {
  assert.ok(documented.length > 3);
  for (const { file, specifier } of documented)
    assert.ok(targetsOf(specifier), `${file}: ${specifier}`);
});

test('each widget is offered as a class alone and as a definition, from a source that exists', () => {
  for (const widget of widgets)
    for (const specifier of [`@esca/elements/${widget}.js`, `@esca/elements/define/${widget}.js`]) {
      const targets = targetsOf(specifier);
      assert.ok(targets, specifier);
      const source = join(root, 'packages/elements', targets['esca-source'] ?? '');
      assert.ok(existsSync(source), source);
      assert.equal(targets['default'], targets['types']?.replace('.d.ts', '.js'));
      const registers = /^define\(/m.test(readFileSync(source, 'utf8'));
      assert.equal(registers, specifier.includes('/define/'), specifier);
    }
});

test('the manifest of the elements is named where tools look for it, and travels with the package', () => {
  const { customElements: named, files } = manifest('elements');
  assert.equal(named, 'custom-elements.json');
  for (const file of ['custom-elements.json', 'html-data.json', 'css-data.json'])
    assert.ok(files.includes(file), file);
});
