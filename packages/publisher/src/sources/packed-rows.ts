import type { Table, TableRow } from './tables.js';

/** Rows that every table has at hand. The others are packed. */
export const FIRST_ROWS = 1_000;
/** Bytes that a table may have when packed. Only cells that are many times as long as their file come to more. */
const MOST_BYTES = 50 * 1024 * 1024;

/**
 * Rows as bytes, a thousand at a time: a third of what they take as cells, handed from one thread to another without a
 * copy, and gone piece by piece while they are read.
 */
export type PackedRows = Uint8Array<ArrayBuffer>[];

/** Takes rows one by one and packs all but the first. */
export interface RowPacker {
  /** False when the table has grown too large; no more should be added. */
  add(row: TableRow): boolean;
  /** Everything that was added. */
  done(): Pick<Table, 'rows' | 'more'>;
}

/** An empty table that grows. */
export function rowPacker(): RowPacker {
  const rows: TableRow[] = [];
  const more: PackedRows = [];
  let open: TableRow[] = [];
  let bytes = 0;
  let characters = 0;
  const pack = (): void => {
    const packed = new TextEncoder().encode(
      JSON.stringify(open.map(({ number, line, cells }) => [number, line ?? 0, ...cells])),
    );
    more.push(packed);
    bytes += packed.length;
    open = [];
    characters = 0;
  };
  return {
    add: (row) => {
      if (rows.length < FIRST_ROWS) {
        rows.push(row);
        return true;
      }
      open.push(row);
      for (const cell of row.cells) characters += cell.length;
      if (open.length >= FIRST_ROWS || characters > 1_000_000) pack();
      return bytes <= MOST_BYTES;
    },
    done: () => {
      if (open.length > 0) pack();
      return more.length === 0 ? { rows } : { rows, more };
    },
  };
}

/** The rows of a table from one on. What was packed is gone when it has been read, so this is asked once. */
export function* rowsFrom(table: Table, first: number): Generator<TableRow> {
  for (let index = first; index < table.rows.length; index++) yield table.rows[index]!;
  const decoder = new TextDecoder();
  for (let packed = table.more?.shift(); packed; packed = table.more?.shift()) {
    const rows = JSON.parse(decoder.decode(packed)) as [number, number, ...string[]][];
    for (const [number, line, ...cells] of rows)
      yield { number, ...(line === 0 ? {} : { line }), cells };
  }
}
