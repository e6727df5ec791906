import { cleanText } from '@esca/feed';

/** What a cell holds. */
export type Cell = string | number | undefined;

/**
 * A spreadsheet takes text that begins with one of these signs, full-width ones too, for a formula. Blanks and
 * apostrophes before it change nothing.
 */
const FORMULA = "(?=[\\s']*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])";
const OPEN = new RegExp(`(^[,;\\t]*|[,;\\t]+)${FORMULA}`, 'g');
const GUARDED = new RegExp(`(^[,;\\t]*|[,;\\t]+)'${FORMULA}`, 'g');
/** Numbers, and telephone numbers of digits and spaces, work out to themselves. */
const NUMBER = /^[+-]?\d[\d ]*([.,]\d+)?$/;

/**
 * Text that no spreadsheet takes for a formula: an apostrophe stands before what looks like one, at the beginning and,
 * for programs that split cells their own way, after separators. Figures such as -5 stay as they are.
 */
export function guardCell(text: string): string {
  return NUMBER.test(text) ? text : text.replace(OPEN, "$1'");
}

/** The text that was guarded: `unguardCell(guardCell(text))` is the text. */
export function unguardCell(text: string): string {
  return text.includes("'") ? text.replace(GUARDED, '$1') : text;
}

function cell(value: Cell): string {
  const text = typeof value === 'string' ? guardCell(cleanText(value)) : String(value ?? '');
  return `"${text.replaceAll('"', '""')}"`;
}

/**
 * A CSV file (RFC 4180) that a spreadsheet opens as it is meant: every cell quoted, and a byte order mark so that accents
 * are read as UTF-8. Serve it as `text/csv;charset=utf-8`.
 */
export function writeCsv(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}
