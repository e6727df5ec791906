import { isDeepStrictEqual } from 'node:util';
import type { Feed } from '@esca/feed';
import { RECORD_LISTS, type MoreRow } from '../sources/more.js';
import type { PartialFeed } from '../sources/source.js';

type Json = Record<string, unknown>;

// Said anew by every import, or about how the documents hang together.
const NOT_CONTENT = new Set(['$schema', 'schemaVersion', 'generatedAt', 'next', 'parts']);

/** Every field that a second reading has otherwise than the feed, as rows of the `more` tab. */
export function differences(feed: Feed, again: PartialFeed): MoreRow[] {
  const rows: MoreRow[] = [];
  const lists = new Set<string>(Object.values(RECORD_LISTS).map(({ list }) => list));
  compare('', feed as unknown as Json, again, new Set([...NOT_CONTENT, ...lists]), rows);
  for (const [kind, { list, parts }] of Object.entries(RECORD_LISTS)) {
    const others = byId(again[list]);
    for (const record of (feed[list] ?? []) as Json[]) {
      const other = others.get(record['id']);
      const ref = `${kind}/${String(record['id'])}`;
      // A record that was not read again is named whole, so that nobody takes it for kept.
      if (!other) rows.push({ ref, field: '', value: record });
      else compareRecord(ref, record, other, parts, rows);
    }
  }
  return rows;
}

function compareRecord(
  ref: string,
  record: Json,
  other: Json,
  parts: string | undefined,
  rows: MoreRow[],
): void {
  const inner = (record[parts ?? ''] ?? []) as Json[];
  const innerAgain = (other[parts ?? ''] ?? []) as Json[];
  const same = isDeepStrictEqual(
    inner.map(({ id }) => id),
    innerAgain.map(({ id }) => id),
  );
  compare(ref, record, other, new Set(parts !== undefined && same ? [parts] : []), rows);
  if (!same) return;
  inner.forEach((part, index) => {
    compare(`${ref}#${String(part['id'])}`, part, innerAgain[index] ?? {}, new Set(), rows);
  });
}

function compare(
  ref: string,
  record: Json,
  other: Json,
  except: ReadonlySet<string>,
  rows: MoreRow[],
): void {
  for (const field of new Set([...Object.keys(record), ...Object.keys(other)])) {
    if (except.has(field) || isDeepStrictEqual(record[field], other[field])) continue;
    rows.push(record[field] === undefined ? { ref, field } : { ref, field, value: record[field] });
  }
}

function byId(list: unknown): Map<unknown, Json> {
  return new Map(((list ?? []) as Json[]).map((one) => [one['id'], one]));
}
