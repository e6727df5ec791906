import { readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readHeavy } from '../sources/heavy.js';
import { importContext, importFiles } from '../sources/import-files.js';
import type { SourceFile } from '../sources/source.js';
import type { CommandIo } from './command.js';
import { CommandError, explainSystemError } from './errors.js';
import { mostPages, pageOf } from '../sources/next-page.js';
import { fileOnDisk } from './file-on-disk.js';
import { readKept, type SourceOptions } from './kept-copies.js';
import type { Input } from './inputs.js';

/** What lies in a folder beside its sources: hidden files, locks of office programs, notes, and what Windows leaves behind. */
export const notSource = /^[.~]|\.md$|^readme|^(thumbs\.db|desktop\.ini)$/i;

/** Imports source files, for commands that take them beside feeds. Problems keep their cells. */
export async function importSources(
  files: readonly SourceFile[],
  given: string,
  io: CommandIo,
): Promise<Input> {
  const imported = await importFiles(files, importContext(io.now), {
    read: readHeavy(),
    documentOnly: true,
  });
  if (files.length === 0) throw new CommandError(`${given} holds no file that can be imported.`);
  return {
    name: given,
    url: /^https?:/i.test(given) ? given : pathToFileURL(resolve(io.cwd, given)).href,
    value: imported.document,
    imported: imported.problems,
    locate: imported.locate,
    ...(imported.refused.length > 0 && {
      refused: { names: imported.refused, all: imported.refused.length === files.length },
    }),
  };
}

/**
 * An address with the pages that follow it, each once. When a later page cannot be read, what came before it is kept and
 * somebody is told.
 */
export async function readPaged(
  address: string,
  io: CommandIo,
  options: SourceOptions,
): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  const seen = new Set<string>();
  let next: string | undefined = address;
  while (next !== undefined && !seen.has(next) && files.length < mostPages) {
    seen.add(next);
    let file: SourceFile;
    try {
      file = { name: next, ...(await readKept(next, io, options)) };
    } catch (error) {
      if (files.length === 0 || !(error instanceof CommandError) || !options.onFailure) throw error;
      options.onFailure(
        `${error.message} It is a later page of ${address}, whose others are used.`,
      );
      break;
    }
    const page = pageOf(file);
    // The last page of an OpenActive feed is empty and only says where to ask next time.
    if (page.empty && files.length > 0) break;
    next = page.next;
    files.push(next === undefined ? file : { ...file, followed: true });
  }
  const last = files.at(-1);
  // Where it stopped short, the importer says so.
  if (last?.followed === true && files.length === mostPages) delete last.followed;
  return files;
}

/** Reads what is to be imported: a file, the files of a folder, or an address. */
export async function readSources(
  given: string,
  io: CommandIo,
  options: SourceOptions,
): Promise<SourceFile[]> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(given)) return readPaged(given, io, options);
  const path = resolve(io.cwd, given);
  try {
    if (!statSync(path).isDirectory()) return [fileOnDisk(given, path)];
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !notSource.test(entry.name))
      .map((entry) => fileOnDisk(join(given, basename(entry.name)), join(path, entry.name)))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw explainSystemError(error, given);
  }
}
