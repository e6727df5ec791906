import Papa from 'papaparse';
import { problemsOf } from './problems.js';
import { LIMITS, type Importer, type SourceFile } from './source.js';
import type { TableReading, TableRow } from './tables.js';
import { importTables } from './tabular.js';
import { decodeBytes } from './text.js';

/** Reads a CSV file of any dialect and encoding into one table. */
export function readCsv(file: SourceFile): TableReading {
  const problems = problemsOf(file.name);
  const decoded = decodeBytes(file.bytes);
  if (decoded.encoding === 'windows-1252') problems.add('I804', 'warning', {}, decoded.encoding);
  // Excel writes the separator in a line of its own on some computers; it is not a row of data but counts as one.
  const hint = /^sep=(.)\r?\n/.exec(decoded.text);
  const text = hint ? decoded.text.slice(hint[0].length) : decoded.text;
  const rows: TableRow[] = [];
  let line = hint ? 2 : 1;
  let cursor = 0;
  let tooMany = false;
  Papa.parse<string[]>(text, {
    delimiter: hint?.[1] ?? '',
    delimitersToGuess: [',', ';', '\t', '|'],
    skipEmptyLines: false,
    step(result, parser) {
      const number = rows.length + (hint ? 2 : 1);
      if (rows.length >= LIMITS.rows) {
        tooMany = true;
        parser.abort();
        return;
      }
      for (const error of result.errors)
        if (error.type === 'Quotes') problems.add('I844', 'error', { row: number, line });
      rows.push({ number, line, cells: result.data });
      const end = result.meta.cursor;
      for (let i = text.indexOf('\n', cursor); i >= 0 && i < end; i = text.indexOf('\n', i + 1))
        line++;
      cursor = end;
    },
  });
  if (tooMany) problems.add('I838', 'error', { row: LIMITS.rows }, String(LIMITS.rows));
  return { tables: [{ file: file.name, rows, epoch: 1900 }], problems: problems.all() };
}

/** A CSV file on its own as a feed. */
export const importCsv: Importer = (file, context) => {
  const reading = readCsv(file);
  const result = importTables(reading.tables, context);
  return { ...result, problems: [...reading.problems, ...result.problems] };
};
