import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readHeavy } from '../sources/heavy.js';
import { importContext, importFiles } from '../sources/import-files.js';
import type { SourceFile } from '../sources/source.js';
import type { CommandIo } from './command.js';
import { CommandError, explainSystemError } from './errors.js';
import { folderCache } from '../fetch/cache.js';
import { safeFetch, SafeFetchError } from '../fetch/safe-fetch.js';
import { fetchBytes } from './fetching.js';
import type { Input } from './inputs.js';

/** Files that make one feed together, such as the tabs of a folder of spreadsheets. */
export interface SourceBytes {
  name: string;
  bytes: Uint8Array;
  url?: string;
}

/** Imports source files, for commands that take them beside feeds. Problems keep their cells. */
export async function importSources(
  files: readonly SourceBytes[],
  given: string,
  io: CommandIo,
): Promise<Input> {
  const imported = await importFiles(files, importContext(io.now), { read: readHeavy() });
  if (files.length === 0 || imported.refused.length === files.length) {
    const first = imported.problems.find((one) => one.severity === 'error');
    if (!first) throw new CommandError(`${given} holds no file that can be imported.`);
  }
  return {
    name: given,
    url: /^https?:/i.test(given) ? given : pathToFileURL(resolve(io.cwd, given)).href,
    value: imported.document,
    imported: imported.problems,
    locate: imported.locate,
  };
}

/** How addresses are read. */
export interface SourceOptions {
  allowPrivate: boolean;
  /** Folder for copies, so that an unchanged source is not sent again. */
  cache?: string;
}

async function readAddress(
  address: string,
  io: CommandIo,
  options: SourceOptions,
): Promise<SourceFile> {
  if (io.fetch !== globalThis.fetch)
    return {
      name: address,
      bytes: await fetchBytes(address, io, options.allowPrivate),
      url: address,
    };
  try {
    const { bytes, url } = await safeFetch(address, {
      allowPrivate: options.allowPrivate,
      ...(options.cache === undefined
        ? {}
        : { cache: folderCache(resolve(io.cwd, options.cache)) }),
      ...(io.signal === undefined ? {} : { signal: io.signal }),
    });
    return { name: address, bytes, url };
  } catch (error) {
    if (error instanceof SafeFetchError) throw new CommandError(error.message);
    throw error;
  }
}

/** Reads what is to be imported: a file, the files of a folder, or an address. */
export async function readSources(
  given: string,
  io: CommandIo,
  options: SourceOptions,
): Promise<SourceFile[]> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(given)) return [await readAddress(given, io, options)];
  const path = resolve(io.cwd, given);
  try {
    if (!statSync(path).isDirectory()) return [{ name: given, bytes: readFileSync(path) }];
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !/^[.~]|\.md$|^readme/i.test(entry.name))
      .map((entry) => ({
        name: join(given, basename(entry.name)),
        bytes: readFileSync(join(path, entry.name)),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw explainSystemError(error, given);
  }
}
