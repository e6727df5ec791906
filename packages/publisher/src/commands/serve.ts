import { existsSync, statSync, watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startServer } from '../serve/server.js';
import { readSiteRecord } from '../site/record.js';
import { recoverForReading } from '../site/write.js';
import type { CommandIo } from './command.js';
import { CommandError, OK } from './errors.js';
import { say } from './terminal.js';

/** Help of `esca serve`. */
export const help = `Usage: esca serve [site] [options]

Shows a site on this machine, with the headers that a web server should send. Nobody else's machine can reach it.

  --port 8080           where it listens; PORT in the environment does the same
  --watch <files>       build the site from these feeds or source files, and again whenever one of them changes

Examples:
  esca serve
  esca serve site --port 9000
  esca serve site --watch feed.json
`;

/** Runs `esca serve`, until the person stops it. */
export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { port: { type: 'string' }, watch: { type: 'string', multiple: true } },
  });
  const [given = 'site', ...more] = positionals;
  const watched = [...(values.watch ?? []), ...more];
  if (values.watch === undefined && more.length > 0) throw new CommandError('Name one site.');
  const folder = resolve(io.cwd, given);
  const port = portOf(values.port ?? process.env['PORT'] ?? '8080');
  const site =
    watched.length > 0 ? await watchAndBuild(watched, folder, given, port, io) : undefined;
  recoverForReading(folder);
  if (!existsSync(folder))
    throw new CommandError(`There is no site at ${given}. Write one with "esca build".`);
  if (readSiteRecord(folder) === undefined)
    throw new CommandError(`${given} is not a site that "esca build" wrote.`);
  const server = await startServer({ folder, port });
  say(io, `http://127.0.0.1:${String(server.port)}/ shows ${given}. Press Ctrl+C to stop.`);
  await stopped(io);
  site?.();
  await server.close();
  return OK;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new CommandError(`"${text}" is not a port. Ports are numbers from 1 to 65535.`);
  return port;
}

/** Builds now, and again after every change of a watched file. Returns what ends the watching. */
async function watchAndBuild(
  files: readonly string[],
  folder: string,
  given: string,
  port: number,
  io: CommandIo,
): Promise<() => void> {
  const { run: build } = await import('./build.js');
  const once = async (): Promise<void> => {
    await build([...files, '--out', folder, '--base-url', `http://127.0.0.1:${String(port)}/`], {
      ...io,
      now: Date.now(),
    });
  };
  await once();
  let running: Promise<void> | undefined;
  let again = false;
  const changed = (): void => {
    again = true;
    running ??= (async () => {
      while (again) {
        again = false;
        try {
          await once();
          say(io, `${given} was built again.`);
        } catch (error) {
          // A half-saved file is no reason to stop showing the last good site.
          say(io, error instanceof Error ? error.message : String(error));
        }
      }
      running = undefined;
    })();
  };
  const watchers = files.map((file) => {
    const path = resolve(io.cwd, file);
    if (statSync(path).isDirectory()) return watch(path, changed);
    // Many programs save by putting a new file in the old one's place, so the folder is watched and not the file.
    return watch(dirname(path), (_event, name) => {
      if (name === null || name === basename(path)) changed();
    });
  });
  return () => {
    for (const watcher of watchers) watcher.close();
  };
}

function stopped(io: CommandIo): Promise<void> {
  return new Promise((done) => {
    const signal = io.signal;
    if (signal === undefined || signal.aborted) done();
    else
      signal.addEventListener(
        'abort',
        () => {
          done();
        },
        { once: true },
      );
  });
}
