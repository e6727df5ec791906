import { Parser } from 'htmlparser2';
import { fromSerial } from './cells.js';
import { rowPacker } from './packed-rows.js';
import type { ProblemList } from './problems.js';
import { LIMITS } from './source.js';
import { columnLetter, type Table, type TableRow } from './tables.js';
import { dayText } from './zones.js';

/** Which of a workbook's cell styles show a date or time. */
export interface SheetStyles {
  dates: readonly boolean[];
}

/** What a sheet needs from its workbook. */
export interface SheetContext {
  file: string;
  sheet: string;
  epoch: 1900 | 1904;
  shared: readonly string[];
  styles: SheetStyles;
  problems: ProblemList;
}

const COLUMNS = 500;
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Feeds bytes to a streaming reader, so that a large sheet never stands in memory as a tree. False for a DOCTYPE. */
function stream(bytes: Uint8Array, handlers: ConstructorParameters<typeof Parser>[0]): boolean {
  let doctype = false;
  const parser = new Parser(
    {
      ...handlers,
      onprocessinginstruction(name) {
        if (name.startsWith('!')) doctype = true;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length && !doctype; at += 65_536)
    parser.write(decoder.decode(bytes.subarray(at, at + 65_536), { stream: true }));
  parser.end();
  return !doctype;
}

/** Undoes `_x000D_`, which is how the format writes characters that XML has not. */
const unescape = (text: string): string =>
  text
    .replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/\r\n?/g, '\n');

/** The workbook's list of strings; nothing when it holds a DOCTYPE. */
export function readStrings(bytes: Uint8Array): string[] | undefined {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = 0;
  const fine = stream(bytes, {
    onopentag(full) {
      const name = local(full);
      if (name === 'si') text = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') phonetic++;
    },
    onclosetag(full) {
      const name = local(full);
      if (name === 'si') strings.push(unescape(text));
      else if (name === 't') inText = false;
      else if (name === 'rPh') phonetic--;
    },
    ontext(data) {
      if (inText && phonetic === 0) text += data;
    },
  });
  return fine ? strings : undefined;
}

/** Column index of `AB12`. */
function columnOf(reference: string): number {
  let index = 0;
  for (const char of reference) {
    const code = char.charCodeAt(0) & ~32;
    if (code < 65 || code > 90) break;
    index = index * 26 + code - 64;
  }
  return index - 1;
}

const two = (value: number): string => String(value).padStart(2, '0');

function dateText(serial: number, epoch: 1900 | 1904): string {
  const at = fromSerial(serial, epoch);
  const time = `${two(at.hour)}:${two(at.minute)}`;
  if (serial >= 0 && serial < 1) return time;
  const day = dayText(at.year, at.month, at.day);
  return time === '00:00' ? day : `${day} ${time}`;
}

interface OpenCell {
  reference: string;
  type: string;
  style: number;
  text: string;
  formula: boolean;
  filled: boolean;
}

function cellText(cell: OpenCell, context: SheetContext): string {
  if (!cell.filled) return '';
  switch (cell.type) {
    case 's':
      return context.shared[Number(cell.text)] ?? '';
    case 'str':
    case 'inlineStr':
      return unescape(cell.text);
    case 'b':
      return cell.text === '1' || cell.text === 'true' ? 'yes' : 'no';
    case 'e':
      return cell.text;
    case 'd':
      return cell.text.replace('T', ' ').replace(/ 00:00:00(\.0+)?$/, '');
    default: {
      const value = Number(cell.text);
      if (cell.text.trim() === '' || !Number.isFinite(value)) return cell.text.trim();
      if (context.styles.dates[cell.style] === true && value >= 0 && value < 2_958_466)
        return dateText(value, context.epoch);
      // 15 digits are what Excel shows; more are dust of binary arithmetic.
      return String(Number(value.toPrecision(15)));
    }
  }
}

/** Reads one sheet; nothing when it cannot be. */
export function readSheet(bytes: Uint8Array, context: SheetContext): Table | undefined {
  const { sheet, problems } = context;
  const rows: TableRow[] = [];
  const merges: string[] = [];
  let row: TableRow | undefined;
  let next = 1;
  let cell: OpenCell | undefined;
  let inside = '';
  let hidden = 0;
  let skip = false;
  let tooMany = false;
  const fine = stream(bytes, {
    onopentag(full, attributes) {
      const name = local(full);
      if (name === 'row') {
        const number = Number(attributes['r'] ?? next);
        next = number + 1;
        skip = attributes['hidden'] === '1' || attributes['hidden'] === 'true';
        if (skip) hidden++;
        row = { number, cells: [] };
      } else if (name === 'c') {
        cell = {
          reference: attributes['r'] ?? columnLetter(row?.cells.length ?? 0),
          type: attributes['t'] ?? 'n',
          style: Number(attributes['s'] ?? 0),
          text: '',
          formula: false,
          filled: false,
        };
      } else if (name === 'mergeCell') merges.push(attributes['ref'] ?? '');
      else if (name === 'f' && cell) cell.formula = true;
      if (name === 'v' || name === 't' || name === 'rPh') inside = name;
    },
    onclosetag(full) {
      const name = local(full);
      if (name === inside) inside = '';
      if (name === 'c' && cell && row) {
        const index = columnOf(cell.reference);
        if (index >= 0 && index < COLUMNS && !skip && !tooMany) {
          while (row.cells.length < index) row.cells.push('');
          row.cells[index] = cellText(cell, context);
          if (cell.formula && !cell.filled)
            problems.add('I845', 'warning', {
              sheet,
              row: row.number,
              column: columnLetter(index),
            });
        }
        cell = undefined;
      } else if (name === 'row' && row) {
        if (rows.length >= LIMITS.rows) tooMany = true;
        else if (!skip && row.cells.some((text) => text !== '')) rows.push(row);
        row = undefined;
      }
    },
    ontext(data) {
      if (cell && (inside === 'v' || inside === 't')) {
        cell.text += data;
        cell.filled = true;
      }
    },
  });
  if (!fine) return undefined;
  if (hidden > 0) problems.add('I837', 'note', { sheet }, String(hidden));
  if (tooMany) problems.add('I838', 'error', { sheet, row: LIMITS.rows }, String(LIMITS.rows));
  fillMerged(rows, merges);
  const packer = rowPacker();
  for (const row of rows)
    if (!packer.add(row)) {
      problems.add('I863', 'error', { sheet }, 'over 50 MB of cells');
      return undefined;
    }
  return { file: context.file, sheet, ...packer.done(), epoch: context.epoch };
}

/** A cell that was merged over several rows says the same in each of them. */
function fillMerged(rows: TableRow[], merges: readonly string[]): void {
  if (merges.length === 0) return;
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  for (const merge of merges.slice(0, 10_000)) {
    const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/i.exec(merge);
    const [first, last] = [Number(match?.[2]), Number(match?.[4])];
    const column = columnOf(match?.[1] ?? '');
    const text = byNumber.get(first)?.cells[column] ?? '';
    if (text === '' || column < 0 || last - first > 1_000) continue;
    for (let number = first + 1; number <= last; number++) {
      const row = byNumber.get(number);
      if (!row) continue;
      while (row.cells.length < column) row.cells.push('');
      if ((row.cells[column] ?? '') === '') row.cells[column] = text;
    }
  }
}
