import type { Problem } from '@esca/feed';
import type { PackedRows } from './packed-rows.js';

/** One row as an editor sees it. */
export interface TableRow {
  /** Its number in the sheet, counted from 1. */
  number: number;
  /** Its line in a text file; differs from the row when cells hold line breaks. */
  line?: number;
  /** Cells as text; dates as `2027-01-14`, `2027-01-14 09:30` or `09:30`. */
  cells: string[];
}

/** A sheet, or a CSV file. */
export interface Table {
  file: string;
  sheet?: string;
  /** The first rows: the heading stands among them. */
  rows: TableRow[];
  /** The rows below, when there are many. */
  more?: PackedRows;
  /** First year of the workbook's serial numbers. */
  epoch: 1900 | 1904;
}

/** What a spreadsheet file held. */
export interface TableReading {
  tables: Table[];
  problems: Problem[];
  refused?: boolean;
}

/** A column's letter: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** A header or tab name without case, spacing and punctuation. */
export function plainName(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^a-z0-9]+/g, '');
}
