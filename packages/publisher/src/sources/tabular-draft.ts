import type { ReadRow } from './cell-reader.js';
import type { TabKind } from './columns.js';
import { createIds, type IdMaker } from './ids.js';
import { compact } from './nest.js';
import type { ProblemList } from './problems.js';
import type { ImportContext, PartialFeed, RecordPlace } from './source.js';

/** The feed while tables are read into it. */
export interface Draft {
  feed: PartialFeed;
  /** Where records stood. A weak map of so many records would cost the collector more than it saves. */
  places: Map<object, RecordPlace>;
  /** Ids by kind of record. */
  ids: Map<string, IdMaker>;
  /** Records by kind and id, to see rows that belong together or clash. */
  records: Map<string, object>;
  context: ImportContext;
  /** Whether a tab gives places and organisations; if none does, names in other tabs make them. */
  given: ReadonlySet<TabKind>;
}

/** Makes or finds the id of a record from its key. */
export function idFor(draft: Draft, kind: string, key: string): string {
  let make = draft.ids.get(kind);
  if (!make) draft.ids.set(kind, (make = createIds()));
  return make(key);
}

/** Adds a record to a list of the feed and remembers where it stood. False when its id is taken. */
export function addRecord<T extends { id: string }>(
  draft: Draft,
  kind: string,
  list: T[],
  record: T,
  read: ReadRow,
  problems: ProblemList,
): boolean {
  const key = `${kind}/${record.id}`;
  if (draft.records.has(key)) {
    problems.add('I833', 'error', cellOf(read, 'id'), record.id);
    return false;
  }
  draft.records.set(key, record);
  draft.places.set(compact(record), read.place);
  list.push(record);
  return true;
}

/** The place of one cell of a row. */
export function cellOf(read: ReadRow, field: string): { column?: string } {
  const { columns, ...rest } = read.place;
  const column = columns?.[field];
  return column === undefined ? rest : { ...rest, column };
}
