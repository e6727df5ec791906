import { isInstant } from '@esca/feed';

/**
 * Reads a date-time with offset strictly. Engines differ on what `Date.parse` lets through (30 February rolls over in
 * two of them), so shape and calendar are checked first.
 *
 * @returns epoch milliseconds, or `undefined` when it is not a real moment.
 */
export function parseInstant(text: string): number | undefined {
  return isInstant(text) ? Date.parse(text) : undefined;
}
