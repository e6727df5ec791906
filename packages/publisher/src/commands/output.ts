import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { sameContent } from '../feed-file/compare.js';
import { CommandError, explainSystemError } from './errors.js';

/**
 * Writes one file whole or not at all: into a neighbour first, then renamed over the old one. A file that would not change
 * keeps its time. Returns false when nothing had to be written.
 */
export function writeWhole(path: string, content: string | Uint8Array): boolean {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return replace(path, (draft) => {
    if (existsSync(path) && readFileSync(path).equals(bytes)) return false;
    writeFileSync(draft, bytes);
    return true;
  });
}

/** The same for content of hundreds of megabytes, which comes piece by piece. */
export function writePieces(path: string, pieces: Iterable<string>): boolean {
  return replace(path, (draft) => {
    const file = openSync(draft, 'w');
    try {
      for (const piece of pieces) writeAll(file, Buffer.from(piece, 'utf8'));
    } finally {
      closeSync(file);
    }
    return !(existsSync(path) && sameContent(path, draft));
  });
}

/** Puts what `write` has made in the place of the old file, unless it says that nothing changed. */
function replace(path: string, write: (draft: string) => boolean): boolean {
  const folder = dirname(path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new CommandError(`There is no folder ${folder}. Make it first, or name another.`);
  const draft = join(folder, `.${basename(path)}.${String(process.pid)}.tmp`);
  try {
    if (existsSync(path) && statSync(path).isDirectory())
      throw new CommandError(`${path} is a folder. Name a file in it.`);
    const changed = write(draft);
    if (changed) renameSync(draft, path);
    else rmSync(draft, { force: true });
    return changed;
  } catch (error) {
    rmSync(draft, { force: true });
    throw explainSystemError(error, path);
  }
}

/** A system call may take less than it was given. */
function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
}
