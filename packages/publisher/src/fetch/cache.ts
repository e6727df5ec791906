import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A copy of an address from an earlier run, with what its server said to recognise it by. */
export interface CachedCopy {
  url: string;
  etag?: string;
  modified?: string;
  /** When it was read, in epoch milliseconds. */
  at?: number;
  bytes: Uint8Array;
}

/** Copies of addresses in a folder, so that an unchanged source is not sent again. */
export interface FetchCache {
  read(url: string): CachedCopy | undefined;
  write(copy: CachedCopy): void;
}

/** A cache in a folder. File names are hashes, so an address can name nothing outside it. A broken entry counts as none. */
export function folderCache(folder: string): FetchCache {
  const path = (url: string): string =>
    join(folder, createHash('sha256').update(url).digest('hex').slice(0, 32));
  return {
    read(url) {
      try {
        const head = JSON.parse(readFileSync(`${path(url)}.json`, 'utf8')) as Omit<
          CachedCopy,
          'bytes'
        > & { hash: string };
        const bytes = readFileSync(`${path(url)}.bin`);
        if (head.url !== url || createHash('sha256').update(bytes).digest('hex') !== head.hash)
          return undefined;
        return { ...head, bytes };
      } catch {
        return undefined;
      }
    },
    write({ bytes, ...head }) {
      mkdirSync(folder, { recursive: true });
      const hash = createHash('sha256').update(bytes).digest('hex');
      const file = path(head.url);
      for (const [name, content] of [
        ['bin', bytes],
        ['json', JSON.stringify({ ...head, hash })],
      ] as const) {
        writeFileSync(`${file}.${name}.tmp`, content);
        renameSync(`${file}.${name}.tmp`, `${file}.${name}`);
      }
    },
  };
}
