import type { Feed, Text } from '@esca/feed';
import { spellText, type CellValue } from './cells.js';

/** Keys of the `feed` tab by the field that each fills. */
const KEYS: readonly [string, string][] = [
  ['Publisher id', 'publisher/id'],
  ['Publisher name', 'publisher/name'],
  ['Publisher kind', 'publisher/kind'],
  ['Publisher link', 'publisher/url'],
  ['Publisher email', 'publisher/email'],
  ['Publisher phone', 'publisher/phone'],
  ['Title', 'title'],
  ['Licence', 'licence'],
  ['Language', 'language'],
  ['Time zone', 'timeZone'],
  ['Refresh minutes', 'refreshMinutes'],
  ['Expires', 'expires'],
  ['Alerts link', 'alerts'],
  ['Request form', 'request/form'],
  ['Request fields', 'request/fields'],
  ['Request wording', 'request/wording'],
  ['Sample', 'x-sample'],
  ['Sample day', 'x-sample-day'],
];

/** What stands at a path such as `publisher/name`. */
export function valueAt(record: unknown, path: string): unknown {
  let level = record;
  for (const key of path.split('/')) {
    if (typeof level !== 'object' || level === null) return undefined;
    level = (level as Record<string, unknown>)[key];
  }
  return level;
}

/** The `feed` tab: key, value, and one twin in the language that most of its texts have beside the feed's own. */
export function envelopeRows(feed: Feed): CellValue[][] {
  const rows = KEYS.flatMap(([key, path]) => {
    const value = valueAt(feed, path);
    return value === undefined ? [] : [{ key, ...spellValue(path, value, feed.language) }];
  });
  const known = new Set(KEYS.map(([, path]) => path));
  for (const [key, value] of Object.entries(feed))
    if (key.startsWith('x-') && !known.has(key) && typeof value === 'string')
      rows.push({ key, own: value, twins: {} });
  const tags = rows.flatMap(({ twins }) => Object.keys(twins));
  const most = [...new Set(tags)].sort(
    (a, b) =>
      tags.filter((tag) => tag === b).length - tags.filter((tag) => tag === a).length ||
      (a < b ? -1 : 1),
  )[0];
  const head = ['Key', 'Value', ...(most === undefined ? [] : [`Value (${most})`])];
  return [head, ...rows.map(({ key, own, twins }) => [key, own, twins[most ?? ''] ?? ''])];
}

function spellValue(
  path: string,
  value: unknown,
  language: string,
): { own: CellValue; twins: Record<string, string> } {
  if (path === 'request/fields') {
    const pairs = Object.entries(value as Record<string, string>);
    return { own: pairs.map(([ours, theirs]) => `${ours}=${theirs}`).join('; '), twins: {} };
  }
  if (typeof value === 'boolean') return { own: value ? 'yes' : 'no', twins: {} };
  if (typeof value === 'number') return { own: value, twins: {} };
  const { own = '', twins } = spellText(value as Text, language);
  return { own, twins };
}
