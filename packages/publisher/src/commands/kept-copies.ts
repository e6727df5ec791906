import { dirname, join, resolve } from 'node:path';
import { folderCache } from '../fetch/cache.js';
import { safeFetch, SafeFetchError } from '../fetch/safe-fetch.js';
import type { CommandIo } from './command.js';
import { CommandError } from './errors.js';
import { fetchBytes, politely } from './fetching.js';

/** How addresses are read by commands that keep copies of them. */
export interface SourceOptions {
  allowPrivate: boolean;
  /** Folder for copies, so that an unchanged source is not sent again, and one that fails keeps its last good copy. */
  cache?: string;
  /** Told when a source could not be read, and whether a copy stands in for it. */
  onFailure?: (words: string) => void;
}

/** A copy stands in for a source that cannot be read for so long; a feed that says nothing else expires then too. */
const longest = 14 * 86_400_000;

/** Where copies are kept when nobody names a folder: hidden, beside what is written. */
export function cacheBeside(out: string, io: CommandIo): string | undefined {
  return out === '-' ? undefined : join(dirname(resolve(io.cwd, out)), '.esca-cache');
}

/** Reads an address, or its last good copy when it cannot be read and somebody is told of that. */
export async function readKept(
  address: string,
  io: CommandIo,
  options: SourceOptions,
  maxBytes?: number,
): Promise<{ bytes: Uint8Array; url: string }> {
  const cache =
    options.cache === undefined ? undefined : folderCache(resolve(io.cwd, options.cache));
  try {
    return await read(address, io, options, cache, maxBytes);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const copy = cache?.read(new URL(address).href.replace(/#.*$/, ''));
    if (copy?.at === undefined || io.now - copy.at > longest || !options.onFailure) throw error;
    const day = new Date(copy.at).toISOString().slice(0, 10);
    options.onFailure(`${error.message} What it gave on ${day} is used.`);
    return { bytes: copy.bytes, url: address };
  }
}

async function read(
  address: string,
  io: CommandIo,
  { allowPrivate }: SourceOptions,
  cache: ReturnType<typeof folderCache> | undefined,
  maxBytes: number | undefined,
): Promise<{ bytes: Uint8Array; url: string }> {
  if (io.fetch !== globalThis.fetch) {
    const bytes = await fetchBytes(address, io, allowPrivate);
    cache?.write({ url: new URL(address).href.replace(/#.*$/, ''), bytes, at: io.now });
    return { bytes, url: address };
  }
  try {
    return await safeFetch(address, {
      allowPrivate,
      now: io.now,
      ...(maxBytes !== undefined && { maxBytes }),
      ...(cache !== undefined && { cache }),
      ...(!allowPrivate && { turn: politely }),
      ...(io.signal !== undefined && { signal: io.signal }),
    });
  } catch (error) {
    if (error instanceof SafeFetchError) throw new CommandError(error.message);
    throw error;
  }
}
