import type { Removed } from '@esca/feed';
import { BRITISH } from './cells.js';
import type { CellContext, ReadRow } from './cell-reader.js';
import { readRow } from './cell-reader.js';
import type { TabKind } from './columns.js';
import { slug } from './ids.js';
import { findById, findByName } from './indexed.js';
import { compact } from './nest.js';
import { rowsFrom } from './packed-rows.js';
import { problemsOf, type ProblemList } from './problems.js';
import type { ImportContext, ImportResult, PartialFeed } from './source.js';
import type { Draft } from './tabular-draft.js';
import { bindTable, type BoundTable } from './table-binding.js';
import { readCourseRow, finishCourses } from './tabular-courses.js';
import { readEnvelope, readSupportRow } from './tabular-support.js';
import { readBulletinRow } from './tabular-bulletins.js';
import { finishPathways, readPathwayRow } from './tabular-pathways.js';
import { readVacancyRow } from './tabular-vacancies.js';
import { readMoreRow } from './more.js';
import { plainName, type Table } from './tables.js';

// Terms before codes, places and organisations before those who name them.
const ORDER: TabKind[] = [
  'feed',
  'terms',
  'organisations',
  'places',
  'pathways',
  'pathway-tracks',
  'pathway-stages',
  'pathway-nodes',
  'pathway-edges',
  'courses',
  'vacancies',
  'bulletin-items',
  'removed',
  'more',
];

/** Tables of any number of files and sheets as one feed: the templates of the spreadsheet, in any mix. */
export function importTables(tables: readonly Table[], context: ImportContext): ImportResult {
  const lists = new Map<string, ProblemList>();
  const problemsFor = (file: string): ProblemList => {
    let list = lists.get(file);
    if (!list) lists.set(file, (list = problemsOf(file)));
    return list;
  };
  const own = { ...context };
  const draft: Draft = {
    feed: {},
    places: new Map(),
    ids: new Map(),
    records: new Map(),
    context: own,
    given: new Set(),
  };
  const others: Table[] = [];
  for (const table of tables)
    if (isEnvelope(table)) readEnvelope(table, draft, problemsFor(table.file));
    else others.push(table);
  if (draft.feed.language !== undefined) own.language = draft.feed.language;
  if (draft.feed.timeZone !== undefined) own.timeZone = draft.feed.timeZone;
  const bound = others.flatMap(
    (table) => bindTable(table, context.profile, problemsFor(table.file)) ?? [],
  );
  draft.given = new Set(bound.map((one) => one.kind));
  bound.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const [more, plain] = [true, false].map((wanted) =>
    bound.filter(({ kind }) => (kind === 'more') === wanted),
  ) as [BoundTable[], BoundTable[]];
  for (const table of plain) readTable(table, draft, problemsFor(table.table.file));
  finishCourses(draft);
  finishPathways(draft);
  // Last, because it speaks about records that the other tabs have made.
  for (const table of more) readTable(table, draft, problemsFor(table.table.file));
  const problems = [...lists.values()].flatMap((list) => list.all());
  const refused = bound.length === 0 && Object.keys(draft.feed).length === 0;
  return {
    format: 'csv',
    feed: compact(draft.feed),
    problems,
    places: draft.places,
    ...(refused ? { refused } : {}),
  };
}

function isEnvelope(table: Table): boolean {
  const head = table.rows.find((row) => row.cells.some((cell) => cell.trim() !== ''));
  return plainName(head?.cells[0] ?? '') === 'key' && plainName(head?.cells[1] ?? '') === 'value';
}

function readTable(bound: BoundTable, draft: Draft, problems: ProblemList): void {
  const context = cellContext(bound, draft, problems);
  let above: ReadRow | undefined;
  for (const row of rowsFrom(bound.table, bound.first)) {
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    const read = readRow(bound, row, context);
    if (read.raw.size === 0 && read.values.size === 0) continue;
    takeRow(bound.kind, read, above, draft, context);
    above = read;
  }
}

function takeRow(
  kind: TabKind,
  read: ReadRow,
  above: ReadRow | undefined,
  draft: Draft,
  context: CellContext,
): void {
  switch (kind) {
    case 'courses':
      return readCourseRow(read, above, draft, context);
    case 'vacancies':
      return readVacancyRow(read, draft, context);
    case 'bulletin-items':
      return readBulletinRow(read, above, draft, context);
    case 'pathways':
    case 'pathway-tracks':
    case 'pathway-stages':
    case 'pathway-nodes':
    case 'pathway-edges':
      return readPathwayRow(kind, read, draft, context);
    case 'removed': {
      const ref = read.values.get('ref');
      const at = read.values.get('at') ?? new Date(draft.context.now).toISOString();
      if (typeof ref === 'string') (draft.feed.removed ??= []).push({ ref, at } as Removed);
      return;
    }
    case 'more':
      return readMoreRow(read, draft.feed, context);
    default:
      return readSupportRow(kind, read, draft, context);
  }
}

function cellContext(bound: BoundTable, draft: Draft, problems: ProblemList): CellContext {
  const { context, feed } = draft;
  return {
    language: context.language,
    timeZone: context.timeZone,
    rules: { order: context.profile?.dateOrder ?? BRITISH.order, epoch: bound.table.epoch },
    problems,
    code: (taxonomy, text) => codeOf(feed, taxonomy, text),
    place: (text) => {
      if (text.includes(':') && text.includes('place/')) return text.trim();
      const id = named(text, 'place/', feed.places);
      if (id.known || draft.given.has('places')) return `place/${id.id}`;
      (feed.places ??= []).push({ id: id.id, name: text.replace(/\s+/g, ' ').trim() });
      return `place/${id.id}`;
    },
    org: (text) => {
      if (text.includes(':') && text.includes('org/')) return text.trim();
      const id = named(text, 'org/', feed.organisations);
      if (!id.known && !draft.given.has('organisations') && id.id !== context.publisher?.id)
        (feed.organisations ??= []).push({ id: id.id, name: text.replace(/\s+/g, ' ').trim() });
      return `org/${id.id}`;
    },
  };
}

/** The id of a record that an editor names by id, by reference or by name. */
function named(
  text: string,
  prefix: string,
  records: readonly { id: string; name: unknown }[] = [],
): { id: string; known: boolean } {
  const bare = text.trim().startsWith(prefix) ? text.trim().slice(prefix.length) : text.trim();
  const id = slug(bare);
  if (findById(records, id)) return { id, known: true };
  const same = findByName(records, plainName(bare));
  return same ? { id: same.id, known: true } : { id, known: false };
}

/** The code of a term that an editor names by id, by title or by a synonym. */
function codeOf(feed: PartialFeed, taxonomy: string, text: string): string {
  const id = slug(text);
  const terms = feed.taxonomies?.find((one) => one.id === taxonomy)?.terms ?? [];
  if (findById(terms, id)) return id;
  const plain = plainName(text);
  const found = terms.find(
    (term) =>
      (typeof term.title === 'string' ? [term.title] : Object.values(term.title)).some(
        (title) => plainName(title) === plain,
      ) || term.synonyms?.some((synonym) => plainName(synonym) === plain),
  );
  return found?.id ?? id;
}
