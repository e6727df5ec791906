import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { widgets } from '@esca/domain/address';
import { SHAPE_CONTRAST, showRatio } from '../../../packages/builder/src/look/contrast.js';
import { leastText, measure } from '../../../packages/builder/src/look/pairs.js';
import {
  properties,
  themeBlock,
  themeNames,
  themes,
  type Palette,
} from '../../../packages/builder/src/look/themes.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string): string => readFileSync(root + path, 'utf8');
const doc = read('docs/theming.md');

/** The cells of a table of the page; Prettier lines columns up, so only what stands in them counts. */
function table(name: string): string[][] {
  const [, text = ''] =
    new RegExp(`<!-- table:${name} -->\\n([^]*?)\\n<!-- end -->`).exec(doc) ?? [];
  return text
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[ |:-]+$/.test(line))
    .slice(1)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

test('the blocks of the themes are those of the builder', () => {
  const blocks = [...doc.matchAll(/^```css\n(:root [^]*?)^```$/gm)].map(([, block]) => block);
  assert.deepEqual(
    blocks,
    themeNames.map((name) => themeBlock(themes[name])),
  );
});

test('the contrast in the docs is what is measured', () => {
  const shapes = (palette: Palette): string =>
    showRatio(
      Math.min(
        ...measure(palette)
          .filter(({ least }) => least === SHAPE_CONTRAST)
          .map(({ ratio }) => ratio),
      ),
    );
  assert.deepEqual(
    table('contrast'),
    themeNames.map((name) => {
      const { light, dark } = themes[name];
      return [
        `\`${name}\``,
        showRatio(leastText(light)),
        showRatio(leastText(dark)),
        shapes(light),
        shapes(dark),
      ];
    }),
  );
});

test('the properties in the docs are those that the widgets read, with their defaults', () => {
  const tokens = read('packages/elements/src/shared/tokens.styles.ts');
  const used = new Map(
    [...tokens.matchAll(/var\((--esca-[a-z-]+), ((?:[^()]|\([^()]*\))*)\)/g)].map(
      ([, name = '', value = '']) => [name, value.replace(/^light-dark\((.*)\)$/, '$1')],
    ),
  );
  const written = new Map(
    table('properties').map(([name = '', value = '']) => [
      name.replaceAll('`', ''),
      value.replaceAll('`', ''),
    ]),
  );
  assert.deepEqual([...written].sort(), [...used].sort());
  for (const [name] of properties(themes['govuk-like'])) assert.ok(written.has(name), name);
});

test('the parts in the docs are those that the widgets name', () => {
  const short: Record<string, string> = {
    'course-finder': 'finder',
    'pathway-map': 'map',
    'vacancy-feed': 'vacancies',
    'bulletin-card': 'bulletin',
    'my-list': 'my list',
  };
  const tags = widgets.filter((widget) => widget !== 'feed');
  const parts = new Map<string, string[]>();
  for (const widget of tags)
    for (const [, part = ''] of read(`packages/elements/src/${widget}/${widget}.ts`).matchAll(
      /@csspart ([a-z-]+)/g,
    ))
      parts.set(part, [...(parts.get(part) ?? []), short[widget] ?? widget]);
  const wanted = [...parts].map(([part, where]) => [
    `\`${part}\``,
    where.length === tags.length ? 'all' : where.join(', '),
  ]);
  assert.deepEqual(
    table('parts')
      .map(([part, , where]) => [part, where])
      .sort(),
    wanted.sort(),
  );
});
