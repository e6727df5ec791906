import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import {
  contrast,
  nearestReadable,
  readColour,
  showRatio,
} from '../../../../packages/builder/src/look/contrast.js';
import { measure, withChosen } from '../../../../packages/builder/src/look/pairs.js';
import {
  COLOURS,
  properties,
  themeNames,
  themes,
  type Scheme,
} from '../../../../packages/builder/src/look/themes.js';

const tokens = readFileSync(
  fileURLToPath(
    new URL('../../../../packages/elements/src/shared/tokens.styles.ts', import.meta.url),
  ),
  'utf8',
);
const schemes: readonly Scheme[] = ['light', 'dark'];

test('contrast is what WCAG says of known pairs', () => {
  for (const [one, other, ratio] of [
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#777777', '#ffffff', 4.48],
    ['#0000ff', '#ffffff', 8.59],
    ['#ff0000', '#ffffff', 4],
  ] as const) {
    assert.equal(Math.round(contrast(one, other) * 100) / 100, ratio, `${one} ${other}`);
    assert.equal(contrast(one, other), contrast(other, one));
  }
});

test('a ratio is never shown better than it is', () => {
  assert.equal(showRatio(4.49), '4.4');
  assert.equal(showRatio(4.5), '4.5');
  assert.equal(showRatio(21), '21.0');
});

test('colours are read as people write them, and nothing else is a colour', () => {
  assert.equal(readColour('#1F5FBF'), '#1f5fbf');
  assert.equal(readColour(' 15b '), '#1155bb');
  for (const other of ['', '#12', '#12345', 'red', 'url(x)', '#ggg', '#1234567', 'var(--x)'])
    assert.equal(readColour(other), undefined, other);
});

for (const name of themeNames)
  test(`every pair of the theme ${name} stands out enough, on light and on dark pages`, () => {
    for (const scheme of schemes) {
      for (const { front, back, least, ratio } of measure(themes[name][scheme]))
        assert.ok(ratio >= least, `${scheme}: ${front} on ${back} is ${ratio.toFixed(2)}`);
      for (const colour of COLOURS) assert.match(themes[name][scheme][colour], /^#[0-9a-f]{6}$/);
    }
  });

test('high contrast is seven to one everywhere', () => {
  for (const scheme of schemes)
    for (const { front, back, ratio } of measure(themes['high-contrast'][scheme]))
      assert.ok(ratio >= 7, `${scheme}: ${front} on ${back} is ${ratio.toFixed(2)}`);
});

test('the plain theme is what the widgets look like without any', () => {
  for (const [name, value] of properties(themes.plain))
    assert.ok(tokens.includes(`var(${name}, ${value})`), `${name}: ${value}`);
});

test('a colour that is hard to read is refused, and a near one is offered', () => {
  const { theme, refused } = withChosen(themes.plain, { light: { accent: '#7fb2ff' }, dark: {} });
  assert.equal(theme.light.accent, themes.plain.light.accent);
  const [one] = refused;
  assert.equal(one?.name, 'accent');
  assert.ok(one.pair.ratio < 4.5 && one.instead);
  assert.ok(contrast(one.instead, '#ffffff') >= 4.5 && contrast(one.instead, '#f4f6f8') >= 4.5);
  assert.equal(
    withChosen(themes.plain, { light: { accent: one.instead }, dark: {} }).refused.length,
    0,
  );
});

test('colours that need each other are taken together, and refused alone', () => {
  const light = Object.fromEntries(COLOURS.map((name) => [name, themes.plain.dark[name]]));
  const together = withChosen(themes.plain, { light, dark: {} });
  assert.deepEqual(together.refused, []);
  assert.deepEqual(together.theme.light, themes.plain.dark);
  const alone = withChosen(themes.plain, { light: { background: '#15181c' }, dark: {} });
  assert.deepEqual(
    alone.refused.map(({ name }) => name),
    ['background'],
  );
});

test('whatever is chosen, what comes out can be read', () => {
  const colour = fc
    .integer({ min: 0, max: 0xffffff })
    .map((number) => `#${number.toString(16).padStart(6, '0')}`);
  const side = fc.record(
    { background: colour, surface: colour, text: colour, muted: colour, accent: colour },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.constantFrom(...themeNames), side, side, (name, light, dark) => {
      const { theme } = withChosen(themes[name], { light, dark });
      for (const scheme of schemes)
        for (const { front, back, least, ratio } of measure(theme[scheme]))
          assert.ok(ratio >= least, `${front} on ${back}: ${String(ratio)}`);
    }),
    { numRuns: 500 },
  );
});

test('the nearest readable colour is readable, and is the colour itself when that is', () => {
  assert.equal(nearestReadable('#1f5fbf', ['#ffffff'], 4.5), '#1f5fbf');
  assert.equal(nearestReadable('#808080', ['#000000', '#ffffff'], 7), undefined);
});
