import { unguardCell } from '@esca/domain';
import type { SourcePlace, Text } from '@esca/feed';
import * as cells from './cells.js';
import { slug } from './ids.js';
import type { ProblemList } from './problems.js';
import { readRequirements } from './requirements.js';
import type { BoundColumn, BoundTable } from './table-binding.js';
import { plainName, type TableRow } from './tables.js';
import { cleanLine, cleanText } from './text.js';
import { languageOf, wordFor, wordsOf } from './words.js';
import { isZone } from './zones.js';
import type { RecordPlace } from './source.js';

/** What cells may need to know beside their own text. */
export interface CellContext {
  language: string;
  timeZone: string;
  rules: cells.DateRules;
  problems: ProblemList;
  /** Our code for an editor's word in a taxonomy. */
  code(taxonomy: string, text: string): string;
  /** The reference of a place that an editor named. */
  place(text: string): string;
  /** The reference of an organisation that an editor named. */
  org(text: string): string;
}

/** The cells of one row by field. */
export interface ReadRow {
  values: Map<string, unknown>;
  /** Twins in other languages by field and language. */
  twins: Map<string, Map<string, unknown>>;
  /** The raw text of the cells by field. */
  raw: Map<string, string>;
  /** Fields whose cell was refused. */
  refused: Set<string>;
  place: RecordPlace;
}

const EXCEL_ERROR = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/;

/** Reads a row. Empty cells leave no trace. */
export function readRow(bound: BoundTable, row: TableRow, context: CellContext): ReadRow {
  const { file, sheet } = bound.table;
  const at: SourcePlace = {
    file,
    ...(sheet === undefined ? {} : { sheet }),
    row: row.number,
    ...(row.line === undefined ? {} : { line: row.line }),
  };
  const place: RecordPlace = { ...at, columns: bound.labels };
  const read: ReadRow = {
    values: new Map(),
    twins: new Map(),
    raw: new Map(),
    refused: new Set(),
    place,
  };
  for (const column of bound.columns) {
    const { to } = column.column;
    // One object for all cells of the row: whoever notes a problem copies it.
    at.column = column.label;
    const raw = rawCell(row, column, bound, context, at);
    if (raw === undefined) continue;
    if (column.language === undefined) read.raw.set(to, raw);
    const value = readCell(column, raw, context, at);
    if (value === undefined) {
      read.refused.add(to);
      continue;
    }
    if (column.language === undefined || column.language === context.language)
      read.values.set(to, value);
    else {
      const twins = read.twins.get(to) ?? new Map<string, unknown>();
      twins.set(column.language, value);
      read.twins.set(to, twins);
    }
  }
  for (const [to, value] of bound.defaults) if (!read.values.has(to)) read.values.set(to, value);
  joinTwins(read, context);
  return read;
}

function rawCell(
  row: TableRow,
  column: BoundColumn,
  bound: BoundTable,
  context: CellContext,
  place: SourcePlace,
): string | undefined {
  const raw = row.cells[column.index] ?? '';
  // An apostrophe in front of what a spreadsheet takes for a formula is our own exporter's guard.
  const text = unguardCell(raw).trim();
  if (EXCEL_ERROR.test(text)) {
    context.problems.add('I832', 'warning', place, text);
    return undefined;
  }
  const own = column.values?.get(plainName(text));
  if (own !== undefined) return own;
  return text === '' ? bound.defaults.get(column.column.to) : text;
}

/** Text with its twins becomes a language map; lists pair item by item. */
function joinTwins(read: ReadRow, context: CellContext): void {
  for (const [to, twins] of read.twins) {
    const own = read.values.get(to);
    if (Array.isArray(own) || [...twins.values()].some(Array.isArray)) {
      if (to === 'facts') continue;
      const base = Array.isArray(own) ? own : [];
      const length = Math.max(
        base.length,
        ...[...twins.values()].map((list) => (list as unknown[]).length),
      );
      const joined: unknown[] = [];
      for (let i = 0; i < length; i++)
        joined.push(
          joinOne(
            base[i],
            [...twins].map(([tag, list]) => [tag, (list as unknown[])[i]]),
            context,
          ),
        );
      read.values.set(
        to,
        joined.filter((one) => one !== undefined),
      );
    } else {
      const joined = joinOne(own, [...twins], context);
      if (joined !== undefined) read.values.set(to, joined);
    }
  }
}

function joinOne(own: unknown, twins: [string, unknown][], context: CellContext): Text | undefined {
  const others = twins.filter(
    (twin): twin is [string, string] => typeof twin[1] === 'string' && twin[1] !== '',
  );
  if (others.length === 0) return own as Text | undefined;
  return {
    ...(typeof own === 'string' ? { [context.language]: own } : {}),
    ...Object.fromEntries(others),
  };
}

const empty = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);

function clean(
  raw: string,
  line: boolean,
  context: CellContext,
  place: SourcePlace,
): string | undefined {
  const cleaned = line ? cleanLine(raw) : cleanText(raw);
  if (cleaned.repaired) context.problems.add('I805', 'warning', place, cleaned.text);
  if (cleaned.active) context.problems.add('I806', 'warning', place);
  return cleaned.text === '' ? undefined : cleaned.text;
}

/** Reads one cell by its column's kind; problems are noted at its place. */
function readCell(
  bound: BoundColumn,
  raw: string,
  context: CellContext,
  place: SourcePlace,
): unknown {
  const { kind, argument } = bound.column;
  const note = <T>(reading: cells.Reading<T>): T | undefined => {
    if (reading.fault) context.problems.add(reading.fault.code, reading.fault.severity, place, raw);
    return reading.value;
  };
  const word = (text: string): string | undefined => {
    const found = wordFor(argument, text);
    if (found === undefined)
      context.problems.add(
        'I824',
        'error',
        place,
        `“${text.slice(0, 30)}”; known are ${wordsOf(argument).join(', ')}`,
      );
    return found;
  };
  switch (kind) {
    case 'id':
    case 'line':
      return clean(raw, true, context, place);
    case 'text':
      return clean(raw, /title|name|label/i.test(bound.column.to), context, place);
    case 'address':
      return clean(raw, true, context, place);
    case 'list':
    case 'lines':
      return empty(cells.readList(raw).flatMap((item) => clean(item, true, context, place) ?? []));
    case 'word':
      return word(raw);
    case 'words':
      return empty([...new Set(readWords(raw, argument).flatMap((item) => word(item) ?? []))]);
    case 'code':
      return context.code(argument, raw);
    case 'codes':
      return empty([...new Set(cells.readList(raw).map((item) => context.code(argument, item)))]);
    case 'ref':
    case 'noderef':
      return readRef(raw, kind === 'noderef' ? 'pathway' : argument, context, place);
    case 'refs':
      return empty(
        cells.readList(raw).flatMap((item) => readRef(item, argument, context, place) ?? []),
      );
    case 'place':
      return context.place(raw);
    case 'places':
      return empty([...new Set(cells.readList(raw).map((item) => context.place(item)))]);
    case 'org':
      return context.org(raw);
    case 'day': {
      const reading = cells.readDay(raw, context.rules);
      return note(reading);
    }
    case 'when':
      return note(cells.readWhen(raw, context.timeZone, context.rules));
    case 'whens':
      return empty(
        cells
          .readList(raw)
          .flatMap((item) => note(cells.readWhen(item, context.timeZone, context.rules)) ?? []),
      );
    case 'instant': {
      const value = note(cells.readWhen(raw, context.timeZone, context.rules));
      return value?.length === 10 ? cells.joinDayTime(value, '00:00:00', context.timeZone) : value;
    }
    case 'yes':
      return note(cells.readYesNo(raw));
    case 'number':
      return note(cells.readNumber(raw));
    case 'hours':
      return note(
        cells.readNumber(raw.replace(/\s*(hours?|hrs?)?\s*(per|a|\/)?\s*(week|wk)?\.?$/i, '')),
      );
    case 'count':
      return note(cells.readNumber(raw, { whole: true }));
    case 'money':
      return note(cells.readMoney(raw));
    case 'duration':
      return note(cells.readDuration(/^\d+(\.\d+)?$/.test(raw) ? `${raw} hours` : raw));
    case 'url':
      return readLink(raw, context, place);
    case 'postcode':
      return tidyPostcode(raw);
    case 'country':
      return /^[a-z]{2}$/i.test(raw)
        ? raw.toUpperCase()
        : /^(uk|united kingdom|england|wales|scotland)$/i.test(raw)
          ? 'GB'
          : note({ fault: { code: 'I824', severity: 'error' } });
    case 'lang': {
      const tag = languageOf(raw);
      return tag ?? note({ fault: { code: 'I824', severity: 'error' } });
    }
    case 'zone':
      return isZone(raw) ? raw : note({ fault: { code: 'I834', severity: 'error' } });
    case 'requires': {
      const reading = readRequirements(clean(raw, false, context, place) ?? '', context.language);
      for (const bad of reading.bad) context.problems.add('I830', 'error', place, bad);
      return empty(reading.requires);
    }
    case 'identifiers':
      return empty(
        cells.readList(raw).flatMap((item) => {
          const match = /^([\w.-]+)\s*:\s*(.+)$/.exec(item);
          if (match) return { scheme: (match[1] ?? '').toLowerCase(), value: match[2] ?? '' };
          context.problems.add('I831', 'warning', place, item);
          return [];
        }),
      );
    // Cells that mean something only together with others of the row are read by the record's own code.
    default:
      return raw;
  }
}

function readWords(raw: string, list: string): string[] {
  const items = cells.readList(raw);
  if (items.length !== 1 || !raw.includes(',')) return items;
  const parts = raw
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  const known = (item: string): boolean => wordFor(list, item) !== undefined;
  // A comma makes a list, unless it stands in one of the words: names are compared without marks, so the parts come first.
  return known(raw) && !parts.every(known) ? items : parts;
}

const REF =
  /^([a-z0-9][a-z0-9._-]*:)?(course|pathway|vacancy|bulletin|org|place)\/[a-z0-9][a-z0-9._-]*(#[a-z0-9][a-z0-9._-]*)?$/;

function readRef(
  raw: string,
  kind: string,
  context: CellContext,
  place: SourcePlace,
): string | undefined {
  const text = raw.trim();
  if (REF.test(text)) return text;
  if (REF.test(text.toLowerCase())) return text.toLowerCase();
  if (kind === 'course' && !text.includes('/')) return `course/${slug(text)}`;
  context.problems.add('I825', 'error', place, text);
  return undefined;
}

function readLink(raw: string, context: CellContext, place: SourcePlace): string | undefined {
  const inner = /<a\s[^>]*href\s*=\s*["']([^"']+)/i.exec(raw)?.[1] ?? raw;
  const reading = cells.readUrl(inner);
  if (reading.fault) context.problems.add(reading.fault.code, reading.fault.severity, place, raw);
  return reading.value;
}

/** Capitals with one space, when it looks like a UK postcode; else as typed. */
export function tidyPostcode(raw: string): string {
  const packed = raw.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const match = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/.exec(packed);
  return match ? `${match[1] ?? ''} ${match[2] ?? ''}` : raw.trim();
}
