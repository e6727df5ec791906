import { Inflate } from 'fflate';

/** Caps on an archive. */
export const ZIP_LIMITS = { inflated: 50 * 1024 * 1024, entries: 1_000, ratio: 100 } as const;

/** One file in an archive, by the archive's own directory. */
export interface ZipEntry {
  name: string;
  method: number;
  packed: number;
  size: number;
  offset: number;
}

/** An archive that keeps the caps, or the reason why it is refused. */
export type ZipReading = { entries: Map<string, ZipEntry> } | { refused: string };

const u16 = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
const u32 = (bytes: Uint8Array, at: number): number =>
  (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0;

function findEnd(bytes: Uint8Array): number {
  const last = Math.max(0, bytes.length - 22 - 65_535);
  for (let at = bytes.length - 22; at >= last; at--) if (u32(bytes, at) === 0x06054b50) return at;
  return -1;
}

/** Reads an archive's directory and holds every declared figure against the caps. Nothing is inflated. */
export function readZip(bytes: Uint8Array): ZipReading {
  const end = findEnd(bytes);
  if (end < 0) return { refused: 'the archive is cut short' };
  const count = u16(bytes, end + 10);
  if (count > ZIP_LIMITS.entries) return { refused: `${String(count)} files in the archive` };
  let at = u32(bytes, end + 16);
  let whole = 0;
  const entries = new Map<string, ZipEntry>();
  for (let i = 0; i < count; i++) {
    if (u32(bytes, at) !== 0x02014b50)
      return { refused: 'the directory of the archive is damaged' };
    const [packed, size] = [u32(bytes, at + 20), u32(bytes, at + 24)];
    const [nameLength, extra, comment] = [
      u16(bytes, at + 28),
      u16(bytes, at + 30),
      u16(bytes, at + 32),
    ];
    const name = new TextDecoder()
      .decode(bytes.subarray(at + 46, at + 46 + nameLength))
      .replaceAll('\\', '/');
    if ((u16(bytes, at + 8) & 1) === 1) return { refused: 'it is protected by a password' };
    whole += size;
    if (whole > ZIP_LIMITS.inflated || size === 0xffffffff)
      return { refused: 'it is over 50 MB when unpacked' };
    // Tiny files of one repeated letter are harmless whatever their ratio.
    if (size > 1_000_000 && size > packed * ZIP_LIMITS.ratio)
      return { refused: `${name} is packed over 100 to 1` };
    if (/\.(zip|7z|rar|gz|tar|jar)$/i.test(name))
      return { refused: `it holds another archive, ${name}` };
    entries.set(name.toLowerCase().replace(/^\//, ''), {
      name,
      method: u16(bytes, at + 10),
      packed,
      size,
      offset: u32(bytes, at + 42),
    });
    at += 46 + nameLength + extra + comment;
  }
  return { entries };
}

/** Unpacks one file piece by piece and stops as soon as more comes out than its directory entry declared. */
export function unpack(bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined {
  if (u32(bytes, entry.offset) !== 0x04034b50) return undefined;
  const start = entry.offset + 30 + u16(bytes, entry.offset + 26) + u16(bytes, entry.offset + 28);
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method === 0) return packed.length === entry.size ? packed : undefined;
  if (entry.method !== 8) return undefined;
  const out = new Uint8Array(entry.size);
  let length = 0;
  let over = false;
  const inflate = new Inflate((piece) => {
    if (length + piece.length > out.length) over = true;
    else out.set(piece, length);
    length += piece.length;
  });
  try {
    for (let at = 0; at < packed.length && !over; at += 16_384)
      inflate.push(packed.subarray(at, at + 16_384), at + 16_384 >= packed.length);
  } catch {
    return undefined;
  }
  return over || length !== out.length ? undefined : out;
}
