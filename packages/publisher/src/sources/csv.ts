import Papa from 'papaparse';
import { FIRST_ROWS, rowPacker } from './packed-rows.js';
import { problemsOf } from './problems.js';
import { LIMITS, type Importer, type SourceFile } from './source.js';
import type { TableReading } from './tables.js';
import { importTables } from './tabular.js';
import { decodeBytes } from './text.js';

/** The separator under which the first rows have most columns, and most rows the same number of them. */
function guessDelimiter(text: string): string {
  let best = { delimiter: ',', score: 1 };
  for (const delimiter of [',', ';', '\t', '|']) {
    const { data } = Papa.parse<string[]>(text.slice(0, 65_536), {
      delimiter,
      preview: 12,
      skipEmptyLines: 'greedy',
    });
    const widths = data.map((row) => row.length);
    const widest = Math.max(0, ...widths);
    const same = widths.filter((width) => width === widest).length / (widths.length || 1);
    const score = widest * (0.2 + same);
    if (widest > 1 && score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Reads a CSV file of any dialect and encoding into one table. */
export function readCsv(file: SourceFile): TableReading {
  const problems = problemsOf(file.name);
  const decoded = decodeBytes(file.bytes);
  if (decoded.encoding === 'windows-1252') problems.add('I804', 'warning', {}, decoded.encoding);
  // Excel writes the separator in a line of its own on some computers; it is not a row of data but counts as one.
  const hint = /^sep=(.)\r?\n/.exec(decoded.text);
  const text = hint ? decoded.text.slice(hint[0].length) : decoded.text;
  const packer = rowPacker();
  let rows = 0;
  let line = hint ? 2 : 1;
  let cursor = 0;
  let tooMany = false;
  let tooLarge = false;
  let filled = 0;
  Papa.parse<string[]>(text, {
    delimiter: hint?.[1] ?? guessDelimiter(text),
    skipEmptyLines: false,
    step(result, parser) {
      const number = rows + (hint ? 2 : 1);
      const blankRow = result.data.every((cell) => cell.trim() === '');
      if (!blankRow) filled++;
      if (filled > LIMITS.rows + 1 || rows > 20 * LIMITS.rows) {
        tooMany = true;
        parser.abort();
        return;
      }
      for (const error of result.errors)
        if (error.type === 'Quotes') problems.add('I844', 'error', { row: number, line });
      rows++;
      // Below the headings a blank row says nothing.
      if (!blankRow || rows < FIRST_ROWS)
        tooLarge = !packer.add({ number, line, cells: result.data });
      if (tooLarge) {
        parser.abort();
        return;
      }
      const end = result.meta.cursor;
      for (let i = text.indexOf('\n', cursor); i >= 0 && i < end; i = text.indexOf('\n', i + 1))
        line++;
      cursor = end;
    },
  });
  if (tooMany) problems.add('I838', 'error', { row: LIMITS.rows }, String(LIMITS.rows));
  if (tooLarge) {
    problems.add('I863', 'error', {}, 'over 50 MB of cells');
    return { tables: [], problems: problems.all(), refused: true };
  }
  return {
    tables: [{ file: file.name, ...packer.done(), epoch: 1900 }],
    problems: problems.all(),
  };
}

/** A CSV file on its own as a feed. */
export const importCsv: Importer = (file, context) => {
  const reading = readCsv(file);
  const result = importTables(reading.tables, context);
  return { ...result, problems: [...reading.problems, ...result.problems] };
};
