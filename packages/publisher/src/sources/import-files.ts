import {
  parseFeed,
  problem,
  type Feed,
  type Problem,
  type SourceFormat,
  type SourcePlace,
} from '@esca/feed';
import { readOptions } from './ats.js';
import { importerFor, readTables } from './importers.js';
import { slug } from './ids.js';
import { joinFeeds, withEnvelope } from './join.js';
import { createLocator, type Locator } from './locate.js';
import { problemsOf } from './problems.js';
import { sniff } from './sniff.js';
import { LIMITS, type ImportContext, type ImportResult, type SourceFile } from './source.js';
import type { Table } from './tables.js';
import { importTables } from './tabular.js';
import { decodeBytes } from './text.js';
import { isTableFormat } from './importers.js';

/** What many files come to. */
export interface ImportedFiles {
  /**
   * The document before the tolerant reader has seen it; pointers of later problems go into this. It is used up when the
   * feed was asked for.
   */
  document: Feed;
  /** The cleaned feed; absent when nothing could be used, or when only the document was asked for. */
  feed?: Feed;
  /** Problems of importing. */
  problems: Problem[];
  /** Problems of the tolerant reader, with their places. Not part of `problems`. */
  shape: Problem[];
  /** Names of files that were refused whole. */
  refused: string[];
  /** Formats in order of the files. */
  formats: SourceFormat[];
  /** The cell that a JSON pointer into `document` came from. */
  locate: Locator;
  /** References that sources themselves say are gone. */
  gone: string[];
}

/** How one file is read when the caller runs it elsewhere (in a worker, say). */
export type ReadOne = (
  file: SourceFile,
  format: SourceFormat,
  context: ImportContext,
) => Promise<ReadFile>;

/** One file as far as it can be read by itself: spreadsheets stay tables until all are there. */
export type ReadFile =
  { tables: Table[]; problems: Problem[]; refused?: boolean } | { result: ImportResult };

/** Reads one file here and now. */
export function readFile(file: SourceFile, format: SourceFormat, context: ImportContext): ReadFile {
  if (isTableFormat(format)) return readTables(file, format);
  const importer = importerFor(format);
  return importer
    ? { result: importer(file, context) }
    : { result: { format, feed: {}, problems: refusal(file.name, 'I801', format), refused: true } };
}

function refusal(name: string, code: string, detail?: string): Problem[] {
  const problems = problemsOf(name);
  problems.add(code, 'error', {}, detail);
  return problems.all();
}

/** Options of an import beside its context. */
export interface ImportOptions {
  /** Read every file as this format instead of sniffing. */
  as?: SourceFormat;
  /** How a file is read; here and now by default. */
  read?: ReadOne;
  /** Licence when no file states one. */
  licence?: string;
  /** Leave the document as it is and make no clean feed of it. */
  documentOnly?: boolean;
}

/** Imports any number of files as one publisher's feed. Never throws for what is in them. */
export async function importFiles(
  files: readonly SourceFile[],
  context: ImportContext,
  options: ImportOptions = {},
): Promise<ImportedFiles> {
  const own: ImportContext = {
    ...context,
    lookups: collectLookups(files, context),
    alone: files.length === 1,
  };
  const problems: Problem[] = [];
  const refused: string[] = [];
  const formats: SourceFormat[] = [];
  const tables: Table[] = [];
  const results: ImportResult[] = [];
  const names = new Map<ImportResult, string>();
  const read = options.read ?? ((file, format, at) => Promise.resolve(readFile(file, format, at)));
  for (const given of files) {
    if (isTooLarge(given, problems)) {
      refused.push(given.name);
      continue;
    }
    const file = held(given);
    const format = decideFormat(file, options.as, own, problems);
    if (format === undefined) {
      refused.push(file.name);
      continue;
    }
    formats.push(format);
    const got = await readGuarded(read, file, format, own);
    if ('tables' in got) {
      problems.push(...got.problems);
      tables.push(...got.tables);
      if (got.refused) refused.push(file.name);
    } else {
      problems.push(...got.result.problems);
      results.push(got.result);
      names.set(got.result, file.name);
      if (got.result.refused) refused.push(file.name);
    }
  }
  if (tables.length > 0) {
    const result = importTables(tables, own);
    problems.push(...result.problems);
    results.unshift(result);
    refused.push(...unusable(tables, result));
  }
  for (const name of new Set(refused))
    if (!problems.some(({ severity, place }) => severity === 'error' && place?.file === name))
      problems.push(...refusal(name, 'I858', 'nothing that a feed could hold'));
  const joined = joinFeeds(results, problems, names);
  const document = withEnvelope(joined, own, problems, files[0]?.name ?? '', options.licence);
  const locate = createLocator(document, results);
  const cleaned: ReturnType<typeof clean> =
    options.documentOnly === true ? { problems: [] } : clean(document, locate);
  return {
    document,
    problems,
    refused: [...new Set(refused)],
    formats,
    locate,
    shape: cleaned.problems,
    gone: results.flatMap((result) => result.gone ?? []),
    ...(cleaned.feed ? { feed: cleaned.feed } : {}),
  };
}

/** Files of which no table could be used, whatever other files hold. */
function unusable(tables: readonly Table[], { problems, refused }: ImportResult): string[] {
  const names = tables.map(({ file }) => file);
  if (refused) return names;
  const unknown = problems.flatMap(({ code, place }) =>
    code === 'I813' ? (place?.file ?? '') : [],
  );
  const count = (list: readonly string[], name: string): number =>
    list.filter((one) => one === name).length;
  return names.filter((name) => count(unknown, name) === count(names, name));
}

const sizeOf = (file: SourceFile): number => file.size ?? file.bytes.length;

function isTooLarge(file: SourceFile, problems: Problem[]): boolean {
  const size = sizeOf(file);
  if (size <= LIMITS.bytes) return false;
  problems.push(...refusal(file.name, 'I807', `${String(Math.ceil(size / 1_048_576))} MB`));
  return true;
}

/** The file with its bytes in memory, for as long as it is being read. */
function held(file: SourceFile): SourceFile {
  const { bytes, followed, name, size, url } = file;
  return {
    name,
    bytes,
    passing: size !== undefined,
    ...(url !== undefined && { url }),
    ...(followed !== undefined && { followed }),
  };
}

async function readGuarded(
  read: ReadOne,
  file: SourceFile,
  format: SourceFormat,
  context: ImportContext,
): Promise<ReadFile> {
  try {
    return await read(file, format, context);
  } catch (error) {
    // A fault of ours must not lose the other files; it is reported as what it is.
    const words = error instanceof Error ? error.message : String(error);
    return {
      result: { format, feed: {}, problems: refusal(file.name, 'I872', words), refused: true },
    };
  }
}

function decideFormat(
  file: SourceFile,
  as: SourceFormat | undefined,
  context: ImportContext,
  problems: Problem[],
): SourceFormat | undefined {
  if (as !== undefined) return as;
  const sniffed = sniff(file, context.profile);
  if ('format' in sniffed) return sniffed.format;
  problems.push(...refusal(file.name, sniffed.refused, sniffed.detail));
  return undefined;
}

function collectLookups(
  files: readonly SourceFile[],
  context: ImportContext,
): NonNullable<ImportContext['lookups']> {
  const lists = new Map(context.lookups ?? []);
  for (const file of files) {
    if (sizeOf(file) > LIMITS.bytes) continue;
    const start = file.start?.(4096) ?? file.bytes.subarray(0, 4096);
    if (!/<job_options[\s>]/.test(decodeBytes(start).text)) continue;
    for (const [name, list] of readOptions(file) ?? []) lists.set(name, list);
  }
  return lists;
}

const LISTS = [
  'organisations',
  'places',
  'taxonomies',
  'courses',
  'pathways',
  'vacancies',
  'bulletins',
] as const;

/** Records that are read at once: between two lots their places are still to be found. */
const atOnce = 1_000;

/** The tolerant reader over a document of any size. Records leave the document when they have been read. */
function clean(document: Feed, locate: Locator): { feed?: Feed; problems: Problem[] } {
  const problems: Problem[] = [];
  const take = (value: unknown, shift?: { list: string; from: number }): Feed | undefined => {
    const parsed = parseFeed(value, { extensions: true });
    for (const one of parsed.problems) {
      const path = shift
        ? one.path.replace(
            /^\/(\w+)\/(\d+)/,
            (_, list: string, index: string) => `/${list}/${String(Number(index) + shift.from)}`,
          )
        : one.path;
      const place = locate(path);
      problems.push({ ...one, path, ...(place ? { place } : {}) });
    }
    return parsed.feed;
  };
  const total = LISTS.reduce((sum, list) => sum + (document[list]?.length ?? 0), 0);
  if (total <= atOnce) {
    const feed = take(document);
    return { problems, ...(feed ? { feed } : {}) };
  }
  const envelope = { ...document };
  for (const list of LISTS) delete envelope[list];
  const whole = take({ ...envelope, courses: [] });
  if (!whole) return { problems };
  for (const list of LISTS) {
    const records = (document[list] ?? []) as unknown[];
    const kept: unknown[] = [];
    for (let from = 0; from < records.length; from += atOnce) {
      const some = records.slice(from, from + atOnce);
      const part = take({ ...envelope, removed: [], [list]: some }, { list, from });
      for (const record of part?.[list] ?? []) kept.push(record);
      records.fill(undefined, from, from + atOnce);
    }
    if (kept.length > 0) (whole as unknown as Record<string, unknown>)[list] = kept;
    else delete whole[list];
  }
  return { feed: whole, problems };
}

/** The context of an import from what a command knows. */
export function importContext(now: number, more: Partial<ImportContext> = {}): ImportContext {
  return { now, language: 'en', timeZone: 'Europe/London', ...more };
}

/** A problem for messages of commands about a file. */
export function fileProblem(
  file: string,
  code: string,
  detail?: string,
): Problem & { place: SourcePlace } {
  return { ...problem(code, 'error', '', detail), place: { file } };
}

/** An id for a publisher who gave only a name. */
export const publisherId = (name: string): string => slug(name);
