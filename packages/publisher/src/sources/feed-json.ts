import { parseFeed } from '@esca/feed';
import { parseLoose } from './loose-json.js';
import { problemsOf } from './problems.js';
import type { Importer } from './source.js';
import { decodeBytes } from './text.js';

/** A feed of ours, so that one can be imported beside spreadsheets. */
export const importFeed: Importer = (file) => {
  const problems = problemsOf(file.name);
  const parsed = parseLoose(decodeBytes(file.bytes).text);
  if (parsed.value === undefined) {
    problems.add('I870', 'error', { line: parsed.line ?? 1 }, parsed.error);
    return { format: 'json', feed: {}, problems: problems.all(), refused: true };
  }
  const { feed, problems: shape } = parseFeed(parsed.value, { extensions: true });
  const placed = shape.map((one) => ({ ...one, place: { file: file.name } }));
  return { format: 'json', feed: feed ?? {}, problems: placed, ...(feed ? {} : { refused: true }) };
};
