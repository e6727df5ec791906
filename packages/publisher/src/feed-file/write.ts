import type { Feed } from '@esca/feed';

/** Records that are written at once. */
const atOnce = 100;

/**
 * What `JSON.stringify(feed, null, spaces)` gives, in pieces of some hundred kilobytes, because the whole text of a large
 * feed would be longer than a string may be.
 */
export function* feedJson(feed: Feed, spaces = 0): Generator<string> {
  const entries = Object.entries(feed).filter(([, value]) => value !== undefined);
  const [line, deep] = spaces === 0 ? ['', ''] : ['\n', ' '.repeat(spaces)];
  const below = line + deep;
  let text = '{';
  for (const [index, [key, value]] of (entries as [string, unknown][]).entries()) {
    text += `${index === 0 ? '' : ','}${below}${JSON.stringify(key)}:${spaces === 0 ? '' : ' '}`;
    if (!Array.isArray(value) || value.length <= atOnce) {
      text += inner(value, spaces, below);
      continue;
    }
    text += '[';
    for (let from = 0; from < value.length; from += atOnce) {
      const some = inner(value.slice(from, from + atOnce), spaces, below);
      // Between the brackets, and without the line break in front of the closing one.
      text += (from === 0 ? '' : ',') + some.slice(1, some.length - 1 - (line && below).length);
      yield text;
      text = '';
    }
    text += `${line && below}]`;
  }
  yield `${text}${entries.length === 0 ? '' : line}}`;
}

/** A value as it stands inside the document: its own lines begin as deep as their surroundings. */
function inner(value: unknown, spaces: number, below: string): string {
  const text = JSON.stringify(value, null, spaces);
  return spaces === 0 ? text : text.replaceAll('\n', below);
}
