import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { FilePlacer } from './place-file.js';

/**
 * Writes a file and its twins piece by piece, so that a feed of hundreds of megabytes never stands in memory as one text.
 * `pieces` is asked again for each of the three. True when the file differs from what the earlier build wrote.
 */
export async function writeLarge(
  placer: FilePlacer,
  from: string,
  path: string,
  pieces: () => Iterable<string>,
): Promise<boolean> {
  const hash = createHash('sha256');
  for (const piece of pieces()) hash.update(piece);
  const same = existsSync(from) && (await hashOf(from)) === hash.digest('hex');
  const endings = ['', '.br', '.gz'];
  if (same && endings.every((ending) => placer.carry(path + ending))) return false;
  await pipeline(Readable.from(pieces()), createWriteStream(placer.room(path)));
  const file = placer.room(path);
  const brotli = createBrotliCompress({
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 4,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  });
  await Promise.all([
    pipeline(createReadStream(file), brotli, createWriteStream(placer.room(`${path}.br`))),
    pipeline(
      createReadStream(file),
      createGzip({ level: 6 }),
      createWriteStream(placer.room(`${path}.gz`)),
    ),
  ]);
  return true;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
