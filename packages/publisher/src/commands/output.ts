import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CommandError, explainSystemError } from './errors.js';

/**
 * Writes one file whole or not at all: into a neighbour first, then renamed over the old one. A file that would not change
 * keeps its time. Returns false when nothing had to be written.
 */
export function writeWhole(path: string, content: string | Uint8Array): boolean {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const draft = join(dirname(path), `.${basename(path)}.${String(process.pid)}.tmp`);
  try {
    if (existsSync(path)) {
      if (statSync(path).isDirectory()) {
        throw new CommandError(`${path} is a folder. Name a file in it.`);
      }
      if (readFileSync(path).equals(bytes)) return false;
    }
    writeFileSync(draft, bytes);
    renameSync(draft, path);
    return true;
  } catch (error) {
    rmSync(draft, { force: true });
    throw explainSystemError(error, path);
  }
}
