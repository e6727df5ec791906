import { readFileSync } from 'node:fs';
import { CommandError, NOTHING_DONE, OK } from './commands/errors.js';
import type { CommandIo } from './commands/command.js';
import type { Command } from './commands/errors.js';
import { coloured, escapeControls } from './commands/terminal.js';

/** Every command with its one line, in the order in which a publisher meets them. */
const commands: Record<string, string> = {
  init: 'make a starter folder with templates and a configuration',
  import: 'turn spreadsheets and exports into a feed',
  check: 'say what should be mended in feeds or source files',
  merge: 'make one feed of several',
  build: 'write the whole site',
  export: 'write a feed as spreadsheets',
  bulletin: 'print one issue for e-mail, Teams, text or Markdown',
  diff: 'say what changed between two feeds',
  serve: 'show a site with its real headers',
};

const usage = `Usage: esca <command> [options]

${Object.entries(commands)
  .map(([name, line]) => `  ${name.padEnd(10)}${line}`)
  .join('\n')}

  esca help <command>   how a command is used, with examples
  esca --version        the version

Exit codes: 0 no error; 1 finished and written, errors are listed; 2 nothing was done.
`;

/** Runs `esca` with the words of the command line and answers with the exit code. */
export async function main(argv: string[], io: CommandIo = processIo()): Promise<number> {
  const [first, ...rest] = argv;
  if (first === undefined || first === 'help' || first === '--help' || first === '-h') {
    const about = first === 'help' ? rest[0] : undefined;
    if (about === undefined) {
      (first === undefined ? io.stderr : io.stdout).write(usage);
      return first === undefined ? NOTHING_DONE : OK;
    }
    return main([about, '--help'], io);
  }
  if (first === '--version' || first === '-v' || first === 'version') {
    io.stdout.write(`${version()}\n`);
    return OK;
  }
  if (!Object.hasOwn(commands, first)) {
    const near = nearest(first, Object.keys(commands));
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
    return fail(io, `There is no command "${first}".${hint} "esca help" lists them all.`);
  }
  try {
    const command = (await import(`./commands/${first}.js`)) as Command;
    if (rest.includes('--help') || rest.includes('-h')) {
      io.stdout.write(command.help.endsWith('\n') ? command.help : `${command.help}\n`);
      return OK;
    }
    return await command.run(rest, io);
  } catch (error) {
    if (error instanceof CommandError) return fail(io, error.message, error.exitCode);
    if (isUsageError(error)) {
      return fail(io, `${error.message} See "esca help ${first}".`);
    }
    if (process.env['ESCA_DEBUG']) throw error;
    const message = error instanceof Error ? error.message : String(error);
    return fail(io, `${first} stopped: ${message}`);
  }
}

/** The version of this package. */
export function version(): string {
  const file = new URL('../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function fail(io: CommandIo, message: string, code = NOTHING_DONE): number {
  const name = coloured(io.stderr, 'red', 'esca:');
  io.stderr.write(`${name} ${escapeControls(message)}\n`);
  return code;
}

/** True for what `node:util` throws when an option is unknown or lacks its value. */
function isUsageError(error: unknown): error is Error {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return error instanceof Error && code?.startsWith('ERR_PARSE_ARGS') === true;
}

/** The world of a real run. `SOURCE_DATE_EPOCH` sets the clock, as other tools that build reproducibly agree. */
function processIo(): CommandIo {
  const epoch = Number(process.env['SOURCE_DATE_EPOCH'] ?? Number.NaN);
  const stop = new AbortController();
  process.once('SIGINT', () => {
    stop.abort();
    process.exitCode = 130;
    // A second press, or a command that does not listen, ends at once.
    process.once('SIGINT', () => process.exit(130));
  });
  // Whoever reads the output may stop, as "head" does; there is nobody left to write for.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    cwd: process.cwd(),
    now: Number.isFinite(epoch) ? epoch * 1000 : Date.now(),
    fetch: globalThis.fetch,
    signal: stop.signal,
  };
}

/** The name that differs least from what was typed, when it differs little enough to be meant. */
function nearest(typed: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map((name) => ({ name, away: name.startsWith(typed) ? 0 : editDistance(typed, name) }))
    .sort((a, b) => a.away - b.away);
  const best = ranked[0];
  return best !== undefined && best.away <= 2 ? best.name : undefined;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
