/*
 * Ready-made looks: blocks of custom properties. Every colour has a light and a dark value, and every pair of them is
 * measured by a test.
 */

/** Colours of a look, by the names of their custom properties. */
export const COLOURS = [
  'text',
  'muted',
  'background',
  'surface',
  'border',
  'accent',
  'on-accent',
  'focus',
  'success',
  'warning',
  'danger',
] as const;
export type ColourName = (typeof COLOURS)[number];
export type Palette = Readonly<Record<ColourName, string>>;

/** One of the two sides of a look. */
export type Scheme = 'light' | 'dark';

/** A look: its colours on light and dark pages, and the properties that are no colours. */
export interface Theme {
  readonly light: Palette;
  readonly dark: Palette;
  /** Other properties by their names without `--esca-`. */
  readonly other: Readonly<Record<string, string>>;
}

const palette = (colours: string): Palette =>
  Object.fromEntries(
    colours.split(' ').map((colour, index) => [COLOURS[index]!, `#${colour}`]),
  ) as Palette;

/** The themes, by name; each palette is in the order of {@link COLOURS}. */
export const themes = {
  plain: {
    light: palette('1a1d21 4b525b ffffff f4f6f8 767f8a 1f5fbf ffffff 1a1d21 00653b 8a4b00 a8201a'),
    dark: palette('eceef0 b4bbc4 15181c 1f2429 88929d 8ab8ff 0b1a30 ffd447 6fd3a0 ffbe6b ff9b94'),
    other: {},
  },
  'high-contrast': {
    light: palette('000000 000000 ffffff ffffff 000000 0000a8 ffffff 000000 003d1f 4d2900 7a0000'),
    dark: palette('ffffff ffffff 000000 000000 ffffff ffff00 000000 00ffff 7dffb0 ffd27a ffb3ad'),
    other: { radius: '0', 'line-height': '1.6' },
  },
  essex: {
    light: palette('1d1d1b 4a4a48 ffffff f6f3f4 7d7476 a6093d ffffff 1d1d1b 00613a 854800 9c1006'),
    dark: palette('f3eff0 bdb4b7 1a1416 261d20 94888c ff9db8 3a0316 ffd447 79d6a5 ffbf70 ff9f97'),
    other: { radius: '0.25em' },
  },
  'govuk-like': {
    light: palette('0b0c0c 484b4c ffffff f3f3f3 0b0c0c 1a65a6 ffffff 0b0c0c 0f6b44 8a4b00 b8291c'),
    dark: palette('f3f3f3 bcc0c2 0b0c0c 1c1f20 b1b4b6 86b9ea 04141f ffdd00 74d2a4 ffbe6b ff9b94'),
    other: { font: "'GDS Transport', arial, sans-serif", radius: '0', 'line-height': '1.32' },
  },
} as const satisfies Readonly<Record<string, Theme>>;

/** Name of a ready-made look. */
export type ThemeName = keyof typeof themes;
export const themeNames = Object.keys(themes) as readonly ThemeName[];

/** Whether a name is one of a theme. */
export const isTheme = (name: string): name is ThemeName => Object.hasOwn(themes, name);

/** A theme as its custom properties, in the order of the docs. A pair that is the same on both sides is written once. */
export function properties(theme: Theme): [name: string, value: string][] {
  const { light, dark, other } = theme;
  return [
    ...Object.entries(other).map(([name, value]): [string, string] => [`--esca-${name}`, value]),
    ...COLOURS.map((name): [string, string] => [
      `--esca-color-${name}`,
      light[name] === dark[name] ? light[name] : `light-dark(${light[name]}, ${dark[name]})`,
    ]),
  ];
}

/** A theme as a block of CSS to copy. */
export function themeBlock(theme: Theme, selector = ':root'): string {
  const lines = properties(theme).map(([name, value]) => `  ${name}: ${value};`);
  return `${selector} {\n${lines.join('\n')}\n}\n`;
}
