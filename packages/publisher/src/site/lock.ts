import {
  closeSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { CommandError, explainSystemError } from '../commands/errors.js';

/**
 * Takes the lock file, so that one process at a time writes a site. A lock whose process has ended is taken over. Returns
 * what gives the lock back.
 */
export function takeLock(path: string, site: string): () => void {
  const mine = JSON.stringify({ host: hostname(), pid: process.pid, start: startOf(process.pid) });
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, mine);
      closeSync(file);
      return () => {
        if (read(path) === mine) rmSync(path, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw explainSystemError(error, path);
    }
    const theirs = read(path);
    if (theirs === undefined) continue;
    if (alive(theirs)) break;
    clear(path, theirs);
  }
  throw new CommandError(
    `Another build is writing ${site}. Wait until it has ended, or delete ${path} if you are sure that none is running.`,
  );
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Removes a lock that is left over, unless somebody else has just replaced it. */
function clear(path: string, stale: string): void {
  const aside = `${path}.${String(process.pid)}`;
  try {
    renameSync(path, aside);
    if (read(aside) !== stale) linkSync(aside, path);
  } catch {
    // Somebody else was quicker; the next attempt finds out who holds it.
  }
  rmSync(aside, { force: true });
}

function alive(text: string): boolean {
  let lock: { host?: unknown; pid?: unknown; start?: unknown };
  try {
    lock = JSON.parse(text) as typeof lock;
  } catch {
    // A lock without its words was left by a crash between making it and writing them.
    return false;
  }
  if (lock.host !== hostname()) return true;
  if (typeof lock.pid !== 'number') return false;
  try {
    process.kill(lock.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return lock.start === startOf(lock.pid);
}

/** When a process began, where the system tells; two processes may bear one number, but not at one time. */
function startOf(pid: number): string {
  const stat = read(`/proc/${String(pid)}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
