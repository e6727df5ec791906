import type { Feed } from '@esca/feed';
import { columnsOf, type TabKind } from '../sources/columns.js';
import type { MoreRow } from '../sources/more.js';
import { importTables } from '../sources/tabular.js';
import type { Table } from '../sources/tables.js';
import { spell, type CellValue, type Spelled } from './cells.js';
import { differences } from './differences.js';
import { envelopeRows, valueAt } from './envelope.js';
import { spellCourse, spellNode, spellSalary, spellSession } from './session-cells.js';

/** One tab of a workbook, or one CSV file. */
export interface Tab {
  kind: TabKind;
  rows: CellValue[][];
}

/** A feed as templates. */
export interface ExportedTabs {
  tabs: Tab[];
  /** How many fields had no column and stand in the tab `more`. */
  more: MoreRow[];
  /** Names of records that the templates cannot hold at all. */
  lost: string[];
}

/** Where one row comes from: the record that its columns describe, and what is spelled by its own code. */
interface Row {
  record: object;
  /** Reference of the record, and of the part that a row of sessions, steps or items is about. */
  ref: string;
  part?: string;
}

/** Fields without which a row is refused, so that they stay even when `more` says them again. */
const NEEDED = new Set(['id', 'title', 'name', 'kind', 'from', 'to', 'mode', 'issued']);

/**
 * A feed as the tabs of the spreadsheet templates. What is written is read again at once: where that would give something else,
 * the field moves into the tab `more`, so that importing an export gives the feed that was exported.
 */
export function exportTabs(feed: Feed, now: number): ExportedTabs {
  const first = makeTabs(feed, new Set());
  const wrong = differences(feed, readAgain(first, feed, now));
  if (wrong.length === 0) return { tabs: first, more: [], lost: [] };
  const tabs = makeTabs(feed, new Set(wrong.map(({ ref, field }) => `${ref} ${field}`)));
  const left = differences(feed, readAgain(tabs, feed, now));
  const more = left.filter(({ field }) => field !== '');
  const lost = left.filter(({ field }) => field === '').map(({ ref }) => ref);
  if (more.length > 0)
    tabs.push({
      kind: 'more',
      rows: [
        ['Ref', 'Field', 'Value'],
        ...more.map(({ ref, field, value }) => [
          ref,
          field,
          value === undefined ? '' : JSON.stringify(value),
        ]),
      ],
    });
  return { tabs, more, lost };
}

function readAgain(tabs: readonly Tab[], feed: Feed, now: number): Partial<Feed> {
  const tables = tabs.map(({ kind, rows }): Table => ({
    file: 'export',
    sheet: kind,
    epoch: 1900,
    rows: rows.map((cells, index) => ({ number: index + 1, cells: cells.map(String) })),
  }));
  const { language, timeZone = 'Europe/London' } = feed;
  return importTables(tables, { now, language, timeZone }).feed;
}

function makeTabs(feed: Feed, skip: ReadonlySet<string>): Tab[] {
  const { language, timeZone = 'Europe/London' } = feed;
  const tabs: Tab[] = [{ kind: 'feed', rows: envelopeRows(feed) }];
  const add = (kind: TabKind, rows: readonly Row[], always = false): void => {
    if (rows.length > 0 || always) tabs.push({ kind, rows: table(kind, rows, language, skip) });
  };
  // Without their tabs, names of places and organisations elsewhere would make records.
  add('organisations', records(feed.organisations, 'org'), true);
  add('places', records(feed.places, 'place'), true);
  add(
    'terms',
    (feed.taxonomies ?? []).flatMap(({ id, terms, title }) =>
      terms.map((term, index) => ({
        record: { ...term, taxonomy: id, ...(index === 0 && { taxonomyTitle: title }) },
        ref: `taxonomy/${id}`,
        part: term.id,
      })),
    ),
  );
  const pathways = feed.pathways ?? [];
  add('pathways', records(pathways, 'pathway'));
  const inner = (list: 'tracks' | 'stages' | 'edges'): Row[] =>
    pathways.flatMap((one) =>
      one[list].map((record) => ({
        record: { ...record, pathway: one.id },
        ref: `pathway/${one.id}`,
      })),
    );
  add('pathway-tracks', inner('tracks'));
  add('pathway-stages', inner('stages'));
  add(
    'pathway-nodes',
    pathways.flatMap(({ id, nodes }) =>
      nodes.map((node) => ({
        record: { ...node, ...spellNode(node, language), pathway: id },
        ref: `pathway/${id}`,
        part: node.id,
      })),
    ),
  );
  add('pathway-edges', inner('edges'));
  add(
    'courses',
    (feed.courses ?? []).flatMap((course): Row[] => {
      const { id, sessions = [], title } = course;
      const ref = `course/${id}`;
      const own = { ...course, ...spellCourse(course, language), sessions: undefined };
      if (sessions.length === 0) return [{ record: own, ref }];
      return sessions.map((session, index) => ({
        record: {
          ...(index === 0 ? own : { id, title }),
          session,
          ...spellSession(session, timeZone, language),
        },
        ref,
        part: session.id,
      }));
    }),
  );
  add(
    'vacancies',
    (feed.vacancies ?? []).map((one) => ({
      record: { ...one, ...spellSalary(one.salary) },
      ref: `vacancy/${one.id}`,
    })),
  );
  add(
    'bulletin-items',
    (feed.bulletins ?? []).flatMap(({ items, ...issue }) =>
      items.map((item, index) => ({
        record: { ...item, issue: index === 0 ? issue : { id: issue.id } },
        ref: `bulletin/${issue.id}`,
        part: item.id,
      })),
    ),
  );
  add(
    'removed',
    (feed.removed ?? []).map((one) => ({ record: one, ref: '' })),
  );
  return tabs;
}

const records = (list: readonly { id: string }[] = [], kind: string): Row[] =>
  list.map((record) => ({ record, ref: `${kind}/${record.id}` }));

/** Rows under the headings of a template: columns that no row fills are left out, twins follow their column. */
function table(
  kind: TabKind,
  rows: readonly Row[],
  language: string,
  skip: ReadonlySet<string>,
): CellValue[][] {
  const columns = [...new Set(columnsOf(kind).values())];
  const own = new Set(columns.map(({ to }) => to));
  const extra = new Set(
    rows.flatMap(({ record }) =>
      Object.entries(record).flatMap(([key, value]) =>
        /^x-[a-z0-9-]+$/.test(key) && !own.has(key) && typeof value === 'string' ? [key] : [],
      ),
    ),
  );
  for (const key of extra) columns.push({ header: key, to: key, kind: 'line', argument: '' });
  const grid = columns.map(({ to, kind: cell }) =>
    rows.map((row) => {
      const { field, ref } = fieldOf(row, to);
      if (skip.has(`${ref} ${field}`) && !NEEDED.has(field)) return undefined;
      const direct = (row.record as Record<string, unknown>)[to];
      return spell(cell, direct ?? valueAt(row.record, to), language);
    }),
  );
  const shown: { header: string; cells: (CellValue | undefined)[] }[] = [];
  columns.forEach(({ header, to }, index) => {
    const cells: (Spelled | undefined)[] = grid[index] ?? [];
    const tags = new Set(cells.flatMap((cell) => Object.keys(cell?.twins ?? {})));
    const filled = cells.some((cell) => cell?.own !== undefined);
    if (filled || tags.size > 0 || to === 'id' || to === 'title' || to === 'name')
      shown.push({ header, cells: cells.map((cell) => cell?.own) });
    for (const tag of [...tags].sort())
      shown.push({ header: `${header} (${tag})`, cells: cells.map((cell) => cell?.twins[tag]) });
  });
  return [
    shown.map(({ header }) => header),
    ...rows.map((_, row) => shown.map(({ cells }) => cells[row] ?? '')),
  ];
}

/** Fields whose cells bear other names. */
const FIELDS: Record<string, string> = {
  cost: 'costs',
  costLabel: 'costs',
  charge: 'costs',
  chargeLabel: 'costs',
  storyBy: 'stories',
};
const SESSION_FIELDS: Record<string, string> = {
  startDate: 'start',
  startTime: 'start',
  endDate: 'end',
  endTime: 'end',
  meetings: 'meetings',
  sessionCost: 'costs',
  sessionCostLabel: 'costs',
};

/** The record and the field of it that a column's cell is about. */
function fieldOf({ part, ref }: Row, to: string): { ref: string; field: string } {
  const [head = '', next = ''] = to.split('/');
  const whole = part === undefined ? ref : `${ref}#${part}`;
  if (head === 'session') return { ref: whole, field: next };
  if (head === 'issue') return { ref, field: next };
  const session = SESSION_FIELDS[to];
  if (session !== undefined && ref.startsWith('course/')) return { ref: whole, field: session };
  const field = FIELDS[to] ?? head;
  return { ref: ref.startsWith('course/') ? ref : whole, field };
}
