import type { CommandIo } from './command.js';

/** One command of `esca`: its help and what it does. */
export interface Command {
  /** What `esca help <command>` prints, with examples. */
  help: string;
  /** Does the work and answers with the exit code. */
  run(args: string[], io: CommandIo): Promise<number>;
}

/** Finished and written, with nothing that must be mended. */
export const OK = 0;
/** Finished and written, but with errors that are listed. */
export const WITH_ERRORS = 1;
/** Wrong usage, or nothing could be done; nothing was written. */
export const NOTHING_DONE = 2;

/** A reason to stop that the person can do something about. It is shown without a stack trace. */
export class CommandError extends Error {
  /** The exit code that goes with it. */
  readonly exitCode: number;

  constructor(message: string, exitCode = NOTHING_DONE) {
    super(message);
    this.name = 'CommandError';
    this.exitCode = exitCode;
  }
}

const reasons: Record<string, string> = {
  ENOENT: 'There is nothing at {path}. Check the spelling of the path.',
  EACCES:
    '{path} may not be read or written by this account. Change its permissions or choose another folder.',
  EROFS: '{path} is on a disk that can only be read. Choose another folder.',
  ENOSPC: 'The disk that holds {path} is full. Nothing was changed; make room and try again.',
  EDQUOT:
    'The quota of the disk that holds {path} is used up. Nothing was changed; make room and try again.',
  EISDIR: '{path} is a folder, and a file is needed.',
  ENOTDIR: 'A part of {path} is a file, and a folder is needed.',
  EEXIST: '{path} is there already and is no folder. Name another.',
  EXDEV: '{path} lies on two disks and cannot be replaced in one step. Choose another folder.',
  EBUSY:
    '{path} is in use or is a mount point and cannot be replaced in one step. Choose a folder inside it.',
};

/** What a system error means to a person, with the path that it is about. */
export function explainSystemError(error: unknown, path: string): CommandError {
  if (error instanceof CommandError) return error;
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  const reason = reasons[code === 'EPERM' ? 'EACCES' : code];
  const message = error instanceof Error ? error.message : String(error);
  return new CommandError(reason?.replace('{path}', path) ?? `${path}: ${message}`);
}
