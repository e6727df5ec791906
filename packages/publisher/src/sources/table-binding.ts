import { columnsOf, tabKind, TAB_KINDS, type Column, type TabKind } from './columns.js';
import type { ProblemList } from './problems.js';
import type { Profile, TableProfile } from './profile.js';
import { columnLetter, plainName, type Table } from './tables.js';
import { languageOf } from './words.js';

/** A column of a table whose meaning is known. */
export interface BoundColumn {
  index: number;
  /** Letter and heading, as an editor sees them. */
  label: string;
  column: Column;
  /** Language of a twin column. */
  language?: string;
  /** Somebody's words for ours. */
  values?: ReadonlyMap<string, string>;
}

/** A table whose template and columns are known. */
export interface BoundTable {
  table: Table;
  kind: TabKind;
  columns: BoundColumn[];
  /** The columns as an editor sees them, by field; one object for all rows. */
  labels: Readonly<Record<string, string>>;
  /** Index in `table.rows` of the first row of data. */
  first: number;
  /** Values for columns that are empty or not there, by field. */
  defaults: ReadonlyMap<string, string>;
}

interface Heading {
  column: Column;
  language?: string;
}

/** What a heading means in a template: the column itself, or its twin in another language. */
function readHeading(kind: TabKind, text: string, profile?: TableProfile): Heading | undefined {
  const columns = columnsOf(kind);
  for (const [theirs, ours] of Object.entries(profile?.columns ?? {}))
    if (plainName(theirs) === plainName(text)) {
      const found =
        columns.get(plainName(ours)) ?? [...columns.values()].find((one) => one.to === ours);
      if (found) return { column: found };
    }
  const exact = columns.get(plainName(text));
  if (exact) return { column: exact };
  if (/^x-/i.test(text.trim())) {
    const to = `x-${text
      .trim()
      .slice(2)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')}`;
    return { column: { header: text, to, kind: 'line', argument: '' } };
  }
  const twin =
    /^(.+?)\s*[([]\s*([\w-]+)\s*[)\]]\s*$/.exec(text) ?? /^(.+?)[_ .:-]+([a-z]{2,3})$/i.exec(text);
  const front = /^(welsh|cymraeg)\s+(.+)$/i.exec(text);
  const base = columns.get(plainName(twin?.[1] ?? front?.[2] ?? ''));
  const language = languageOf(twin?.[2] ?? front?.[1] ?? '');
  if (base && language !== undefined) return { column: base, language };
  // A heading with its unit or a hint in brackets is still that heading.
  const hinted = /^(.+?)\s*[([][^)\]]*[)\]]\s*\*?$/.exec(text);
  const plain = hinted ? columns.get(plainName(hinted[1] ?? '')) : undefined;
  return plain ? { column: plain } : undefined;
}

const NEEDED: Partial<Record<TabKind, string[]>> = {
  courses: ['title', 'id'],
  vacancies: ['title'],
  places: ['name'],
  organisations: ['name'],
  'pathway-edges': ['to'],
  'pathway-nodes': ['title'],
  'bulletin-items': ['issue/title', 'issue/issued', 'issue/id'],
  terms: ['taxonomy'],
};

interface Candidate {
  kind: TabKind;
  row: number;
  score: number;
  found: number;
  filled: number;
}

function tryRow(table: Table, row: number, kind: TabKind, profile?: TableProfile): Candidate {
  const cells = table.rows[row]?.cells ?? [];
  const fields = new Set<string>();
  let score = 0;
  let filled = 0;
  for (const cell of cells) {
    if (cell.trim() === '') continue;
    filled++;
    const heading = readHeading(kind, cell, profile);
    if (!heading || heading.column.to.startsWith('x-') || heading.language !== undefined) continue;
    if (fields.has(heading.column.to)) continue;
    fields.add(heading.column.to);
    score += plainName(heading.column.header) === plainName(cell) ? 1 : 0.8;
  }
  const needed = NEEDED[kind];
  if (needed && !needed.some((field) => fields.has(field))) score = 0;
  return { kind, row, score, found: fields.size, filled };
}

/** Finds the row of headings and, when the tab's name does not say it, the template. */
function findHeadings(
  table: Table,
  kind: TabKind | undefined,
  profile?: TableProfile,
): Candidate | undefined {
  const kinds = kind === undefined ? TAB_KINDS : [kind];
  const rows =
    profile?.headerRow === undefined ? Math.min(20, table.rows.length) : table.rows.length;
  let best: Candidate | undefined;
  for (let row = 0; row < rows; row++) {
    if (profile?.headerRow !== undefined && table.rows[row]?.number !== profile.headerRow) continue;
    for (const one of kinds) {
      const candidate = tryRow(table, row, one, profile);
      if (candidate.score > (best?.score ?? 0) + (row > (best?.row ?? 0) ? 0.5 : 0))
        best = candidate;
    }
  }
  if (!best) return undefined;
  const enough =
    kind !== undefined
      ? best.found >= Math.min(2, best.filled)
      : best.found >= 3 || (best.found >= 2 && best.found * 2 >= best.filled);
  return enough ? best : undefined;
}

function profileFor(table: Table, profile: Profile | undefined): TableProfile | undefined {
  return profile?.tables?.find(
    (one) =>
      one.sheet === undefined || plainName(one.sheet) === plainName(table.sheet ?? table.file),
  );
}

/** Binds a table's columns to a template, or says why it cannot be. */
export function bindTable(
  table: Table,
  profile: Profile | undefined,
  problems: ProblemList,
): BoundTable | undefined {
  const own = profileFor(table, profile);
  const base = table.file.split(/[\\/]/).pop() ?? table.file;
  const named =
    own?.kind ?? (table.sheet === undefined ? undefined : tabKind(table.sheet)) ?? tabKind(base);
  const kind = named === 'taxonomies' ? 'terms' : named;
  const sheet = table.sheet === undefined ? {} : { sheet: table.sheet };
  const headings = findHeadings(table, kind, own) ?? findHeadings(table, undefined, own);
  if (!headings) {
    const first = table.rows.find((row) => row.cells.some((cell) => cell.trim() !== ''));
    if (!first) problems.add('I814', 'note', sheet);
    else
      problems.add(
        'I813',
        'error',
        { ...sheet, row: first.number },
        first.cells
          .filter((cell) => cell.trim() !== '')
          .slice(0, 6)
          .join(', '),
      );
    return undefined;
  }
  const columns = bindColumns(table, headings, own, problems);
  return {
    table,
    kind: headings.kind,
    columns,
    labels: Object.fromEntries(
      columns
        .filter(({ language }) => language === undefined)
        .map(({ column, label }) => [column.to, label]),
    ),
    first: headings.row + 1,
    defaults: new Map(Object.entries(own?.defaults ?? {})),
  };
}

/** Somebody's words for a column that a profile names by its heading or by its field. */
function valuesFor(
  column: Column,
  profile: TableProfile | undefined,
): Record<string, string> | undefined {
  const names = [column.header, column.to, column.to.split('/').pop() ?? ''].map(plainName);
  return Object.entries(profile?.values ?? {}).find(([name]) =>
    names.includes(plainName(name)),
  )?.[1];
}

function bindColumns(
  table: Table,
  { kind, row }: Candidate,
  profile: TableProfile | undefined,
  problems: ProblemList,
): BoundColumn[] {
  const bound: BoundColumn[] = [];
  const taken = new Set<string>();
  const at = table.rows[row];
  at?.cells.forEach((cell, index) => {
    const text = cell.replace(/\s+/g, ' ').trim();
    if (text === '') return;
    const label = `${columnLetter(index)} (${text.slice(0, 40)})`;
    const heading = readHeading(kind, text, profile);
    const place = {
      ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
      row: at.number,
      column: label,
    };
    if (!heading) {
      problems.add('I815', 'warning', place, text);
      return;
    }
    const key = `${heading.column.to} ${heading.language ?? ''}`;
    if (taken.has(key)) {
      problems.add('I829', 'warning', place, text);
      return;
    }
    taken.add(key);
    const values = valuesFor(heading.column, profile);
    bound.push({
      index,
      label,
      column: heading.column,
      ...(heading.language === undefined ? {} : { language: heading.language }),
      ...(values
        ? {
            values: new Map(
              Object.entries(values).map(([theirs, ours]) => [plainName(theirs), ours]),
            ),
          }
        : {}),
    });
  });
  return bound;
}
