import { SHAPE_CONTRAST, TEXT_CONTRAST, contrast, nearestReadable } from './contrast.js';
import { COLOURS, type ColourName, type Palette, type Scheme, type Theme } from './themes.js';

/** What stands on what, and how much it has to stand out. */
export interface Pair {
  readonly front: ColourName;
  readonly back: ColourName;
  readonly least: number;
}

const texts: readonly ColourName[] = ['text', 'muted', 'accent', 'success', 'warning', 'danger'];
const shapes: readonly ColourName[] = ['border', 'focus'];
const backs: readonly ColourName[] = ['background', 'surface'];

/** Every pair of colours that a widget puts on each other. */
export const pairs: readonly Pair[] = [
  ...texts.flatMap((front) => backs.map((back) => ({ front, back, least: TEXT_CONTRAST }))),
  { front: 'on-accent', back: 'accent', least: TEXT_CONTRAST },
  ...shapes.flatMap((front) => backs.map((back) => ({ front, back, least: SHAPE_CONTRAST }))),
];

/** A pair as it was measured. */
export interface Measured extends Pair {
  readonly ratio: number;
}

/** Every pair of a palette, measured. */
export function measure(palette: Palette): Measured[] {
  return pairs.map((pair) => ({
    ...pair,
    ratio: contrast(palette[pair.front], palette[pair.back]),
  }));
}

/** The least that text of a palette stands out from what is behind it. */
export function leastText(palette: Palette): number {
  const ratios = measure(palette)
    .filter(({ least }) => least === TEXT_CONTRAST)
    .map(({ ratio }) => ratio);
  return Math.min(...ratios);
}

/** Colours that somebody chose instead of a theme's. */
export type Chosen = Readonly<Record<Scheme, Partial<Palette>>>;

/** A chosen colour that was not taken, with a near one that would be. */
export interface Refused {
  readonly scheme: Scheme;
  readonly name: ColourName;
  readonly colour: string;
  /** The pair that fails by most. */
  readonly pair: Measured;
  readonly instead?: string;
}

/**
 * A theme with chosen colours. When they do not go together they are tried one by one: a colour that would make any pair
 * hard to read is refused, and the theme's own stays. What stands on the accent is black or white, whichever stands
 * out more.
 */
export function withChosen(theme: Theme, chosen: Chosen): { theme: Theme; refused: Refused[] } {
  const refused: Refused[] = [];
  const side = (scheme: Scheme): Palette => {
    const together = put(theme[scheme], chosen[scheme]);
    if (failing(together).length === 0) return together;
    let palette: Palette = theme[scheme];
    for (const name of COLOURS) {
      const colour = chosen[scheme][name];
      if (colour === undefined) continue;
      const next = put(palette, { [name]: colour });
      const [worst] = failing(next);
      if (worst === undefined) palette = next;
      else refused.push(refuse(scheme, name, colour, worst, palette));
    }
    return palette;
  };
  const light = side('light');
  const dark = side('dark');
  return { theme: { ...theme, light, dark }, refused };
}

function put(palette: Palette, colours: Partial<Palette>): Palette {
  const { accent } = colours;
  return { ...palette, ...(accent && { 'on-accent': readableOn(accent) }), ...colours };
}

const failing = (palette: Palette): Measured[] =>
  measure(palette)
    .filter(({ ratio, least }) => ratio < least)
    .sort((one, other) => one.ratio / one.least - other.ratio / other.least);

const readableOn = (colour: string): string =>
  contrast('#ffffff', colour) >= contrast('#000000', colour) ? '#ffffff' : '#000000';

function refuse(
  scheme: Scheme,
  name: ColourName,
  colour: string,
  pair: Measured,
  palette: Palette,
): Refused {
  const partners = pairs.filter(({ front, back }) => front === name || back === name);
  const behind = partners
    .filter(({ front }) => front !== 'on-accent')
    .map(({ front, back }) => palette[front === name ? back : front]);
  const least = Math.max(...partners.map((one) => one.least));
  const instead = nearestReadable(colour, behind, least);
  return { scheme, name, colour, pair, ...(instead === undefined ? {} : { instead }) };
}
