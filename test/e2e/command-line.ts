/* The publisher's command line as a program of its own, from the built files, as a publisher runs it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../packages/publisher/bin/esca.js', import.meta.url));
const built = fileURLToPath(new URL('../../packages/publisher/dist/cli.js', import.meta.url));

/** Why its tests are skipped, if they are. */
export const skip = existsSync(built) ? false : 'run "npm run build" first';

/** What a run left behind. */
export interface Ran {
  /** Absent when it was killed. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A run that has begun. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
}

/** Begins a run in a folder; `before` is a program that starts it, such as one that sets limits. */
export function begin(
  args: readonly string[],
  cwd: string,
  before: readonly string[] = [],
): Running {
  const line = [...before, process.execPath, bin, ...args];
  const child = spawn(line[0]!, line.slice(1), { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const texts = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (texts.out += chunk.toString('latin1')));
  child.stderr.on('data', (chunk: Buffer) => (texts.err += chunk.toString('latin1')));
  return {
    child,
    ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, ...texts }))),
  };
}

/** A run from its beginning to its end. */
export const esca = (
  args: readonly string[],
  cwd: string,
  before?: readonly string[],
): Promise<Ran> => begin(args, cwd, before).ended;
