import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { hasTwins, twins } from './compress.js';
import type { Effort } from './compress.js';

/** One file of a site that is to be written. */
export interface FileJob {
  path: string;
  content: string | Uint8Array;
  effort: Effort;
}

/** Puts files into a draft: those that are as they were keep their bytes and times, the others are written anew. */
export interface FilePlacer {
  /** The bytes that the earlier build wrote at this path. */
  earlier(path: string): Buffer | undefined;
  /** Takes a file over from the earlier build; false when it has none of that name. */
  carry(path: string): boolean;
  /** Where a path lies in the draft; its folder is there. */
  room(path: string): string;
  /** Writes a file and its twins; true when it differs from what the earlier build wrote. */
  place(job: FileJob): boolean;
}

/** A placer from the folder of the earlier build, when there is one, into the folder of the draft. */
export function filePlacer(site: string, draft: string, rebuilt: boolean): FilePlacer {
  const folders = new Set<string>();
  const room = (path: string): string => {
    const target = join(draft, path);
    const parent = dirname(target);
    if (!folders.has(parent)) {
      mkdirSync(parent, { recursive: true });
      folders.add(parent);
    }
    return target;
  };
  const carry = (path: string): boolean => {
    const from = join(site, path);
    if (!existsSync(from)) return false;
    const to = room(path);
    try {
      linkSync(from, to);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return true;
      // Some disks know no second name for a file; a copy with the same time does.
      const { atime, mtime } = statSync(from);
      copyFileSync(from, to);
      utimesSync(to, atime, mtime);
    }
    return true;
  };
  const earlier = (path: string): Buffer | undefined => {
    try {
      return readFileSync(join(site, path));
    } catch {
      return undefined;
    }
  };
  const place = ({ path, content, effort }: FileJob): boolean => {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    const same = rebuilt && earlier(path)?.equals(bytes) === true;
    const pressed = hasTwins(path, bytes.length);
    if (same && carry(path) && (!pressed || (carry(`${path}.br`) && carry(`${path}.gz`))))
      return false;
    if (!same) writeFileSync(room(path), bytes);
    if (pressed) {
      for (const twin of twins(bytes, effort)) writeFileSync(room(path + twin.ending), twin.bytes);
    }
    return true;
  };
  return { earlier, carry, room, place };
}
