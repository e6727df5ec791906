import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  isTimeZone,
  problem,
  type Feed,
  type Organisation,
  type Problem,
  type SourceFormat,
} from '@esca/feed';
import { textReport } from '../check/report.js';
import { piecesOfFile, readFeedJson } from '../feed-file/read.js';
import { feedJson } from '../feed-file/write.js';
import { readHeavy } from '../sources/heavy.js';
import { FORMATS } from '../sources/importers.js';
import { importContext, importFiles, type ImportedFiles } from '../sources/import-files.js';
import { slug } from '../sources/ids.js';
import { readProfile, type Profile } from '../sources/profile.js';
import { compareWithPrevious, justId, previousFrom, type Previous } from '../sources/previous.js';
import type { ImportContext, SourceFile } from '../sources/source.js';
import { languageOf } from '../sources/words.js';
import type { CommandIo } from './command.js';
import { CommandError, NOTHING_DONE, OK, WITH_ERRORS } from './errors.js';
import { readSources } from './importing.js';
import { cacheBeside, type SourceOptions } from './kept-copies.js';
import { holdMemory, sizeOfAll } from './memory.js';
import { writePieces } from './output.js';
import { coloured, escapeControls, say } from './terminal.js';

/** Help of `esca import`. */
export const help = `Usage: esca import <files, folders or addresses...> --out feed.json [options]

Makes one feed of spreadsheets, exports and other people's feeds. What each file is, is seen from its content. Every
problem names the file, the sheet, the row and the column, and says what to do. Bad records are left out, the rest is written.

  --out FILE            where the feed is written; with "-" it goes to standard output
  --as FORMAT           do not guess: ${FORMATS.join(', ')}
  --profile FILE        how the columns or elements of another system are read (JSON)
  --job-url TEMPLATE    address of an advert with {id} in it, for vacancies without one
  --publisher "id=Name" who publishes, when no file says it
  --licence ADDRESS     licence of the data, when no file states one
  --language TAG        language of the texts; en when left out
  --time-zone ZONE      zone of times without one; Europe/London when left out
  --now MOMENT          the time to go by; the clock's when left out
  --cache FOLDER        where copies of addresses are kept, so that unchanged ones are not sent again and one that
                        cannot be reached keeps its last good copy; .esca-cache beside --out when left out
  --accept-fewer        write even if under half of the records of the last time are left
  --quiet               list errors only
  --allow-private       also read plain http and addresses of private networks

When the file at --out is already there, records that are gone since then are listed in the feed as removed.
Exit codes: 0 no errors (warnings are allowed), 1 written, but bad records were left out, 2 nothing was written.

Examples:
  esca import academy.xlsx --out feed.json
  esca import courses.csv places.csv jobs.xml job-options.xml --out feed.json --job-url "https://jobs.example.org/{id}"
  esca import https://example.org/events.ics --out partner.json --publisher "ashmere=Ashmere Council"
`;

/** Runs `esca import`. */
export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      as: { type: 'string' },
      profile: { type: 'string' },
      'job-url': { type: 'string' },
      publisher: { type: 'string' },
      licence: { type: 'string' },
      language: { type: 'string' },
      'time-zone': { type: 'string' },
      now: { type: 'string' },
      cache: { type: 'string' },
      'accept-fewer': { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
      'allow-private': { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0)
    throw new CommandError('Name at least one file, folder or address to import.');
  if (values.out === undefined)
    throw new CommandError('Say where the feed is written: --out feed.json');
  if (values.as !== undefined && !FORMATS.includes(values.as as SourceFormat))
    throw new CommandError(`--as is one of ${FORMATS.join(', ')}, not "${values.as}".`);
  const failures: string[] = [];
  const cache = values.cache ?? cacheBeside(values.out, io);
  const sourceOptions = {
    allowPrivate: values['allow-private'],
    ...(cache === undefined ? {} : { cache }),
    onFailure: (words: string) => failures.push(words),
  };
  const files = await readAll(positionals, io, sourceOptions);
  for (const words of failures) say(io, words);
  holdMemory(sizeOfAll(files));
  const imported = await importFiles(files, contextFrom(values, io), {
    read: readHeavy(),
    ...(values.as === undefined ? {} : { as: values.as as SourceFormat }),
    ...(values.licence === undefined ? {} : { licence: address(values.licence, '--licence') }),
  });
  const { out, quiet, 'accept-fewer': acceptFewer } = values;
  return finish(imported, files, { out, quiet, acceptFewer, failed: failures.length > 0 }, io);
}

/** Every file of every source. One address that cannot be read does not stop the others. */
async function readAll(
  given: readonly string[],
  io: CommandIo,
  options: SourceOptions & { onFailure: (words: string) => void },
): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const one of given) {
    try {
      files.push(...(await readSources(one, io, options)));
    } catch (error) {
      if (given.length === 1 || !(error instanceof CommandError) || !/^https?:/i.test(one))
        throw error;
      options.onFailure(`${error.message} The others are imported without it.`);
    }
  }
  if (files.length === 0) throw new CommandError('None of the sources could be read.');
  return files;
}

function contextFrom(
  values: Record<string, string | boolean | undefined>,
  io: CommandIo,
): ImportContext {
  const text = (name: string): string | undefined =>
    typeof values[name] === 'string' ? values[name] : undefined;
  const now = text('now');
  const at = now === undefined ? io.now : Date.parse(now);
  if (Number.isNaN(at))
    throw new CommandError(`--now is a moment such as 2027-01-14T09:00:00Z, not "${now ?? ''}".`);
  const jobUrl = text('job-url');
  if (jobUrl !== undefined && (!jobUrl.includes('{id}') || !/^https?:\/\//.test(jobUrl)))
    throw new CommandError(
      '--job-url is an address with {id} in it, such as https://jobs.example.org/{id}',
    );
  const timeZone = text('time-zone');
  if (timeZone !== undefined && !isTimeZone(timeZone))
    throw new CommandError(`--time-zone is a zone such as Europe/London, not "${timeZone}".`);
  const said = text('language');
  const language = said === undefined ? undefined : languageOf(said);
  if (said !== undefined && language === undefined)
    throw new CommandError(`--language is a language tag such as en or cy, not "${said}".`);
  const publisher = publisherFrom(text('publisher'));
  const profile = profileFrom(text('profile'), io);
  return importContext(at, {
    ...(jobUrl === undefined ? {} : { jobUrl }),
    ...(language === undefined ? {} : { language }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(publisher ? { publisher } : {}),
    ...(profile ? { profile } : {}),
  });
}

function publisherFrom(text: string | undefined): Organisation | undefined {
  if (text === undefined) return undefined;
  const [, id, name] = /^([a-z0-9][a-z0-9._-]*)=(.+)$/.exec(text) ?? [];
  return { id: id ?? slug(text), name: (name ?? text).trim() };
}

function profileFrom(path: string | undefined, io: CommandIo): Profile | undefined {
  if (path === undefined) return undefined;
  const file = resolve(io.cwd, path);
  if (!existsSync(file)) throw new CommandError(`There is no profile at ${path}.`);
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CommandError(`${path} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
  const profile = readProfile(value);
  if (!profile) throw new CommandError(`${path} is not a profile: it must be an object.`);
  return profile;
}

function address(text: string, option: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new CommandError(`${option} is an address such as https://…, not "${text}".`);
}

function finish(
  imported: ImportedFiles,
  files: readonly SourceFile[],
  {
    acceptFewer,
    failed,
    out,
    quiet,
  }: { out: string; quiet: boolean; acceptFewer: boolean; failed: boolean },
  io: CommandIo,
): number {
  const problems: Problem[] = [...imported.problems, ...imported.shape];
  const { feed } = imported;
  const nothing =
    feed === undefined ||
    imported.refused.length === files.length ||
    (isEmpty(feed) && problems.some((one) => one.severity === 'error'));
  const target = resolve(io.cwd, out);
  const before = out === '-' || nothing ? undefined : previous(target);
  if (feed && before) {
    const change = compareWithPrevious(before, feed, imported.gone, io.now);
    if (change.shrunk !== undefined && !acceptFewer) {
      report([...problems, problem('I861', 'error', '', change.shrunk)], quiet, io);
      return NOTHING_DONE;
    }
    // What a source that failed would have brought is not gone.
    const removed = failed
      ? change.removed.filter(({ ref }) => !change.fresh.includes(ref))
      : change.removed;
    if (removed.length > 0) feed.removed = removed;
    if (change.fresh.length > 0 && !failed)
      problems.push(problem('I862', 'note', '', change.fresh.slice(0, 5).join(', ')));
  }
  report(problems, quiet, io);
  if (nothing) {
    say(io, 'Nothing could be imported; nothing was written.');
    return NOTHING_DONE;
  }
  if (out === '-') for (const piece of document(feed)) io.stdout.write(piece);
  else writePieces(target, document(feed));
  say(io, summary(feed, out));
  return failed || problems.some((one) => one.severity === 'error') ? WITH_ERRORS : OK;
}

/** Whether a feed has no record that a widget could show. */
function isEmpty(feed: Feed): boolean {
  return !(
    ['courses', 'pathways', 'vacancies', 'bulletins', 'places', 'organisations'] as const
  ).some((list) => (feed[list]?.length ?? 0) > 0);
}

function* document(feed: Feed): Generator<string> {
  yield* feedJson(feed, 2);
  yield '\n';
}

/** The ids of the feed that stands at a path, and what it says is gone. */
function previous(path: string): Previous | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return previousFrom(readFeedJson(piecesOfFile(path), justId));
  } catch {
    // What stands there cannot be read, so nothing can be gone from it; writing will say why.
    return undefined;
  }
}

function report(problems: readonly Problem[], quiet: boolean, io: CommandIo): void {
  const shown = quiet ? problems.filter((one) => one.severity === 'error') : problems;
  if (shown.length === 0) return;
  const colours = { error: 'red', warning: 'yellow', note: 'dim' } as const;
  const filed = shown.map((one) => ({ ...harmless(one), name: one.place?.file ?? 'the feed' }));
  io.stderr.write(
    textReport({ problems: filed, health: [] }, (severity) =>
      coloured(io.stderr, colours[severity], severity),
    ),
  );
}

/** The problem with the control characters of its strings spelled out. */
function harmless(one: Problem): Problem {
  return JSON.parse(
    JSON.stringify(one, (_key, value: unknown) =>
      typeof value === 'string' ? escapeControls(value, false) : value,
    ),
  ) as Problem;
}

function summary(feed: Feed, out: string): string {
  const sessions = (feed.courses ?? []).reduce(
    (sum, course) => sum + (course.sessions?.length ?? 0),
    0,
  );
  const counts: [number, string, string][] = [
    [feed.courses?.length ?? 0, 'course', 'courses'],
    [sessions, 'session', 'sessions'],
    [feed.vacancies?.length ?? 0, 'vacancy', 'vacancies'],
    [feed.pathways?.length ?? 0, 'pathway', 'pathways'],
    [feed.bulletins?.length ?? 0, 'bulletin', 'bulletins'],
    [feed.places?.length ?? 0, 'place', 'places'],
  ];
  const words = counts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${String(count)} ${count === 1 ? one : many}`);
  const list = words.length === 0 ? 'no records' : words.join(', ');
  return out === '-' ? `${list}.` : `Wrote ${out}: ${list}.`;
}
