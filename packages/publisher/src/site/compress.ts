import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const text = /\.(html|js|css|json|ics|xml|txt|svg|conf|map|bin)$/;

/** True for files that get a compressed twin beside them: text of more than 1 kB. */
export function hasTwins(path: string, size: number): boolean {
  return size > 1000 && text.test(path);
}

/**
 * How hard to press: `best` for what everybody loads and is small, `good` for the rest, `quick` for many megabytes. Each step
 * takes about ten times as long as the next and saves a twentieth.
 */
export type Effort = 'best' | 'good' | 'quick';

/** The two compressed twins of a file, by the ending that their names add. */
export function twins(bytes: Uint8Array, effort: Effort): { ending: string; bytes: Uint8Array }[] {
  const quality = { best: 11, good: bytes.length < 50_000 ? 6 : 9, quick: 4 }[effort];
  // A window no larger than the text: making room for a larger one takes longer than pressing a page.
  const window = Math.min(22, Math.max(10, Math.ceil(Math.log2(bytes.length + 16))));
  const brotli = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_LGWIN]: window,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  });
  return [
    { ending: '.br', bytes: brotli },
    { ending: '.gz', bytes: gzipSync(bytes, { level: effort === 'quick' ? 6 : 9 }) },
  ];
}
