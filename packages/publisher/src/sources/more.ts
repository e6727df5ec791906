import type { Feed } from '@esca/feed';
import type { CellContext, ReadRow } from './cell-reader.js';
import type { PartialFeed } from './source.js';
import { cellOf } from './tabular-draft.js';

/** A field of a record as JSON, for what no column of a template can hold. Without a value the field goes. */
export interface MoreRow {
  /** `course/x`, `course/x#session`, `taxonomy/x#term` and so on; empty for the feed itself. */
  ref: string;
  field: string;
  value?: unknown;
}

type Json = Record<string, unknown>;

/** Lists of a feed by the word that begins a reference to one of their records, and the list of their parts. */
export const RECORD_LISTS: Readonly<Record<string, { list: keyof Feed; parts?: string }>> = {
  org: { list: 'organisations' },
  place: { list: 'places' },
  taxonomy: { list: 'taxonomies', parts: 'terms' },
  course: { list: 'courses', parts: 'sessions' },
  pathway: { list: 'pathways', parts: 'nodes' },
  vacancy: { list: 'vacancies' },
  bulletin: { list: 'bulletins', parts: 'items' },
};

/** Reads one row of the `more` tab and puts it where it belongs. */
export function readMoreRow(read: ReadRow, feed: PartialFeed, context: CellContext): void {
  const ref = read.raw.get('ref') ?? '';
  const field = read.raw.get('field') ?? '';
  const raw = read.raw.get('value');
  const target = ref === '' ? (feed as Json) : findRecord(feed, ref);
  // A name that begins with a letter is never one of those that reach the prototype.
  if (!target || !/^[a-z][a-zA-Z-]*$/.test(field) || field === 'constructor')
    return context.problems.add('I825', 'error', cellOf(read, 'ref'), `${ref} ${field}`);
  if (raw === undefined) {
    Reflect.deleteProperty(target, field);
    return;
  }
  try {
    target[field] = JSON.parse(raw) as unknown;
  } catch (error) {
    const words = error instanceof Error ? error.message : '';
    context.problems.add('I870', 'error', cellOf(read, 'value'), words);
  }
}

function findRecord(feed: PartialFeed, ref: string): Json | undefined {
  const [, kind = '', id = '', part] = /^([a-z]+)\/([^#]+)(?:#(.+))?$/.exec(ref) ?? [];
  const found = Object.hasOwn(RECORD_LISTS, kind) ? RECORD_LISTS[kind] : undefined;
  if (!found) return undefined;
  const { list, parts } = found;
  const record = byId(feed[list], id);
  return part === undefined ? record : byId(record?.[parts ?? ''], part);
}

const byId = (list: unknown, id: string): Json | undefined =>
  (list as (Json | undefined)[] | undefined)?.find((one) => one?.['id'] === id);
