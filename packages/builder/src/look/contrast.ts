/*
 * Contrast as WCAG 2.2 defines it: relative luminance of sRGB, and the ratio of two of them.
 * https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */

/** Text, and pictures of text: success criterion 1.4.3 at level AA. */
export const TEXT_CONTRAST = 4.5;
/** Borders of fields and rings of focus: success criterion 1.4.11. */
export const SHAPE_CONTRAST = 3;

type Channels = readonly [red: number, green: number, blue: number];

/** Reads `#1f5fbf` or `#15b`, with or without the mark; undefined for anything else. Gives six digits in lower case. */
export function readColour(written: string): string | undefined {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(written.trim())?.[1]?.toLowerCase();
  if (digits === undefined) return undefined;
  return `#${digits.length === 6 ? digits : [...digits].map((digit) => digit + digit).join('')}`;
}

const channels = (colour: string): Channels =>
  [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) as unknown as Channels;

const written = (parts: readonly number[]): string =>
  `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours of six digits, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (lighter + 0.05) / (darker + 0.05);
}

/** A ratio as people write it: one digit, never rounded up to a limit that it does not reach. */
export function showRatio(ratio: number): string {
  return (Math.floor(ratio * 10) / 10).toFixed(1);
}

/**
 * The colour nearest to one given that stands out enough from every colour behind it: mixed with black or white in
 * steps of a hundredth, whichever needs less. Undefined when neither can, because what is behind is too different.
 */
export function nearestReadable(
  colour: string,
  behind: readonly string[],
  least: number,
): string | undefined {
  const own = channels(colour);
  for (let step = 0; step <= 100; step++)
    for (const end of [0, 255]) {
      const mixed = written(own.map((part) => part + ((end - part) * step) / 100));
      if (behind.every((other) => contrast(mixed, other) >= least)) return mixed;
    }
  return undefined;
}
