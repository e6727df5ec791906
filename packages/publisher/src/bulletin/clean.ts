import { cleanText } from '@esca/feed';

/**
 * A text of a feed as it may stand in a message: without control characters and direction marks, whole in its characters,
 * every kind of line end written as one.
 */
export function cleanLines(text: string): string {
  return cleanText(text.replace(/[\u000b\u000c\u0085\u2028\u2029]/g, '\n').replaceAll('\t', ' '));
}

/** The same on one line, for titles, headers and facts. */
export function cleanLine(text: string): string {
  return cleanLines(text).replace(/\s+/g, ' ');
}
