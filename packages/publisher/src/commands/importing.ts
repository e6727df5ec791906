import type { CommandIo } from './command.js';
import { CommandError } from './errors.js';
import type { Input } from './inputs.js';

/** Files that make one feed together, such as the tabs of a folder of spreadsheets. */
export interface SourceBytes {
  name: string;
  bytes: Uint8Array;
  url?: string;
}

/** Imports source files, for commands that take them beside feeds. */
export function importSources(
  files: readonly SourceBytes[],
  given: string,
  _io: CommandIo,
): Promise<Input> {
  const count = files.length;
  return Promise.reject(
    new CommandError(
      `${given} is not a feed (${String(count)} files). Import it first: esca import "${given}" --out feed.json`,
    ),
  );
}
