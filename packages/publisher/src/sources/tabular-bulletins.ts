import type { Bulletin, BulletinItem } from '@esca/feed';
import type { CellContext, ReadRow } from './cell-reader.js';
import { createIds, type IdMaker } from './ids.js';
import { compact, nest } from './nest.js';
import { cellOf, idFor, type Draft } from './tabular-draft.js';

interface OpenIssue {
  issue: Bulletin;
  items: IdMaker;
  taken: Set<string>;
}

const open = new WeakMap<Draft, Map<string, OpenIssue>>();

/** One row of the `bulletin-items` tab: the issue's cells once, then an item. */
export function readBulletinRow(
  read: ReadRow,
  above: ReadRow | undefined,
  draft: Draft,
  context: CellContext,
): void {
  let issues = open.get(draft);
  if (!issues) open.set(draft, (issues = new Map<string, OpenIssue>()));
  if (!read.values.has('issue/id') && !read.values.has('issue/title') && above) {
    const id = above.values.get('issue/id');
    if (id !== undefined) read.values.set('issue/id', id);
  }
  const key = (read.values.get('issue/id') ??
    read.raw.get('issue/issued')?.slice(0, 10) ??
    read.raw.get('issue/title')) as string | undefined;
  if (key === undefined)
    return context.problems.add('I828', 'error', cellOf(read, 'issue/id'), 'Issue id');
  const id = idFor(draft, 'bulletin', key);
  const entry = issues.get(id) ?? openIssue(id, issues, read, draft);
  for (const [path, value] of read.values) {
    const field = path.startsWith('issue/') ? path.slice(6) : '';
    const record = entry.issue as unknown as Record<string, unknown>;
    if (field !== '' && field !== 'id' && record[field] === undefined) nest(record, field, value);
  }
  if (!draft.places.has(entry.issue))
    draft.places.set(entry.issue, { ...read.place, columns: issueColumns(read) });
  readItem(entry, read, draft, context);
}

function openIssue(
  id: string,
  issues: Map<string, OpenIssue>,
  read: ReadRow,
  draft: Draft,
): OpenIssue {
  const entry: OpenIssue = {
    issue: { id, items: [] as BulletinItem[] } as unknown as Bulletin,
    items: createIds(),
    taken: new Set(),
  };
  issues.set(id, entry);
  (draft.feed.bulletins ??= []).push(entry.issue);
  draft.places.set(entry.issue, { ...read.place, columns: issueColumns(read) });
  return entry;
}

function issueColumns(read: ReadRow): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const [path, label] of Object.entries(read.place.columns ?? {}))
    if (path.startsWith('issue/')) labels[path.slice(6)] = label;
  return labels;
}

function readItem(entry: OpenIssue, read: ReadRow, draft: Draft, context: CellContext): void {
  const item = {} as BulletinItem;
  for (const [path, value] of read.values)
    if (!path.startsWith('issue/') && path !== 'id')
      nest(item as unknown as Record<string, unknown>, path, value);
  if (Object.keys(compact(item)).length === 0) return;
  if (item.media?.src !== undefined && item.media.kind === undefined) item.media.kind = 'document';
  const key =
    read.raw.get('id') ??
    read.raw.get('title') ??
    read.raw.get('ref') ??
    read.raw.get('url') ??
    read.raw.get('media/src') ??
    '';
  item.id = entry.items(key);
  if (entry.taken.has(item.id))
    return context.problems.add(
      'I833',
      'error',
      cellOf(read, 'id'),
      `${entry.issue.id}#${item.id}`,
    );
  entry.taken.add(item.id);
  draft.places.set(item, read.place);
  entry.issue.items.push(item);
}
