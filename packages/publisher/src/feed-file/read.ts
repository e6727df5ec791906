import { closeSync, openSync, readSync } from 'node:fs';
import { LIST_KINDS } from '@esca/feed';

/** Lists of a feed whose records are parsed one by one. */
const lists = new Set<string>([...Object.keys(LIST_KINDS), 'taxonomies']);
const pieceSize = 1 << 20;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const nought = 0x30;
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** What is kept of a record. */
export type Keep = (record: unknown, list: string) => unknown;

/** A file in pieces of a megabyte. Every piece stands in the same memory, so it lasts only until the next is asked for. */
export function* piecesOfFile(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const buffer = new Uint8Array(pieceSize);
    for (;;) {
      const length = readSync(file, buffer, 0, pieceSize, null);
      if (length === 0) return;
      yield buffer.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

/**
 * What `JSON.parse` would make of a feed, or nothing when the bytes are no JSON. A feed of 100,000 courses has hundreds of
 * megabytes, so neither its bytes nor its text ever stand in memory whole: each record of a list is parsed as it passes,
 * and `keep` says what stays of it. What surrounds the records is parsed last, with a nought in the place of each.
 */
export function readFeedJson(
  pieces: Iterable<Uint8Array>,
  keep: Keep = (record) => record,
): unknown {
  try {
    return new FeedReader(keep).read(pieces);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

class FeedReader {
  readonly #keep: Keep;
  readonly #records = new Map<string, unknown[]>();
  /** Everything outside the lists. */
  readonly #frame: Uint8Array[] = [];
  /** The beginning of a record that goes on in the next piece. */
  #begun: Uint8Array[] = [];
  /** What stands in the frame for the records of the list. */
  #marks: number[] = [];
  /** The list that is being read. */
  #list: string | undefined;
  #depth = 0;
  #inString = false;
  #escaped = false;

  constructor(keep: Keep) {
    this.#keep = keep;
  }

  read(pieces: Iterable<Uint8Array>): unknown {
    for (const piece of pieces) this.#take(piece);
    // A mark of the byte order at the beginning is let through, as everywhere.
    const value = JSON.parse(new TextDecoder().decode(Buffer.concat(this.#frame))) as unknown;
    for (const [list, records] of this.#records) (value as Record<string, unknown>)[list] = records;
    return value;
  }

  #take(piece: Uint8Array): void {
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at];
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (byte === backslash) this.#escaped = true;
        else if (byte === quote) this.#inString = false;
      } else if (byte === quote) this.#inString = true;
      else if (byte === openObject || byte === openList) {
        this.#depth++;
        if (this.#depth !== 2 || byte !== openList) continue;
        this.#frame.push(piece.slice(from, at + 1));
        from = at + 1;
        this.#list = this.#listHere();
        if (this.#list !== undefined) this.#records.set(this.#list, []);
      } else if (byte === closeObject || byte === closeList) {
        this.#depth--;
        if (this.#list === undefined || this.#depth > 1) continue;
        this.#endRecord(piece.subarray(from, at));
        this.#frame.push(Uint8Array.from(this.#marks));
        this.#marks = [];
        this.#list = undefined;
        from = at;
      } else if (byte === comma && this.#depth === 2 && this.#list !== undefined) {
        this.#endRecord(piece.subarray(from, at));
        this.#marks.push(comma);
        from = at + 1;
      }
    }
    (this.#list === undefined ? this.#frame : this.#begun).push(piece.slice(from));
  }

  /** The list whose bracket has just opened, by the key in front of it. */
  #listHere(): string | undefined {
    let before = '';
    for (let last = this.#frame.length - 1; last >= 0 && before.length < 100; last--)
      before = Buffer.from(this.#frame[last]!).toString('latin1') + before;
    const key = /[{,\s]"(\w+)"\s*:\s*\[$/.exec(before.slice(-100))?.[1];
    return key !== undefined && lists.has(key) ? key : undefined;
  }

  #endRecord(rest: Uint8Array): void {
    const bytes = this.#begun.length === 0 ? rest : Buffer.concat([...this.#begun, rest]);
    this.#begun = [];
    const text = decoder.decode(bytes);
    // Nothing between two commas leaves nothing in the frame either, which is then no JSON; an empty list may be empty.
    if (/^\s*$/.test(text)) return;
    this.#marks.push(nought);
    this.#records.get(this.#list ?? '')?.push(this.#keep(JSON.parse(text), this.#list ?? ''));
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
