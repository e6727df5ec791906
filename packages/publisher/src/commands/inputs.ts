import { readdirSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ParseOptions } from '@esca/feed';
import type { CheckedDocument } from '../check/context.js';
import { piecesOfFile, readFeedJson } from '../feed-file/read.js';
import { textSharer } from '../feed-file/share.js';
import type { SourceFile } from '../sources/source.js';
import { CommandError, explainSystemError } from './errors.js';
import { fileOnDisk } from './file-on-disk.js';
import type { CommandIo } from './command.js';
import { mostBytes } from './fetching.js';
import { importSources, notSource, readPaged } from './importing.js';
import { readKept } from './kept-copies.js';
import { holdMemory } from './memory.js';

/** A feed as it was given on the command line. Pages and parts that it names are further documents. */
export interface Input extends CheckedDocument {
  /** Path of the file, when it is one. */
  file?: string;
  /** Source files in it that could not be used at all, and whether any other could. */
  refused?: { names: readonly string[]; all: boolean };
}

/** How inputs are read. */
export interface ReadOptions {
  allowPrivate?: boolean;
  /** Take source files too: spreadsheets and exports are imported first. */
  sources?: boolean;
  /** Folder of copies of addresses. */
  cache?: string;
  /** Told when a copy stands in for an address that cannot be read. */
  onFailure?: (words: string) => void;
}

/**
 * How a publisher's own feed is read: with its extensions, with more records than a page could hold, and so that its
 * document is used up.
 */
export const ownFeed: ParseOptions = { extensions: true, mostRecords: 500_000, release: true };

const mostPages = 20;

/** Reads one feed from a path or an address, with its pages and parts. */
export async function readInput(
  given: string,
  io: CommandIo,
  options: ReadOptions = {},
): Promise<Input[]> {
  const online = /^https?:\/\//i.test(given);
  const file = online ? undefined : resolve(io.cwd, given);
  const url = file === undefined ? new URL(given).href : pathToFileURL(file).href;
  if (file !== undefined && isFolder(file)) {
    if (options.sources === true) return [await importSources(filesIn(file), given, io)];
    throw new CommandError(
      `${given} is a folder. Name the feed in it, or import it first with "esca import".`,
    );
  }
  const value = await readJson(url, given, io, options);
  if (value === undefined || !looksLikeFeed(value)) {
    if (options.sources === true) {
      const kept = { ...options, allowPrivate: options.allowPrivate === true };
      const files = online
        ? await readPaged(url, io, kept)
        : [Object.assign(fileOnDisk(given, file!), { url })];
      return [await importSources(files, given, io)];
    }
    throw new CommandError(
      value === undefined
        ? `${given} is not JSON. If it is a spreadsheet or an export, turn it into a feed first: esca import "${given}" --out feed.json`
        : `${given} is JSON, but not a feed. If another system wrote it, try: esca import "${given}" --out feed.json`,
    );
  }
  const first: Input = { name: given, url, value, ...(file !== undefined && { file }) };
  return [first, ...(await readPages(first, io, options))];
}

/** The address or path as reports show it: relative to where the command runs, when it lies below. */
export function shownPath(path: string, io: CommandIo): string {
  const short = relative(io.cwd, path);
  return short.startsWith('..') || isAbsolute(short) ? path : short;
}

async function readPages(first: Input, io: CommandIo, options: ReadOptions): Promise<Input[]> {
  const seen = new Set([first.url]);
  const wanted = pagesOf(first);
  const pages: Input[] = [];
  for (let url = wanted.shift(); url !== undefined; url = wanted.shift()) {
    if (seen.has(url)) continue;
    seen.add(url);
    if (seen.size > 5000 || pages.length > 5000)
      throw new CommandError(`${first.name} has too many parts.`);
    const name = url.startsWith('file:') ? shownPath(fileURLToPath(url), io) : url;
    const value = await readJson(url, name, io, options);
    if (value === undefined)
      throw new CommandError(`${name}, a part of ${first.name}, is not JSON.`);
    // Pages and parts belong to the first document: its address is theirs when feeds are put together.
    pages.push({ name, url: first.url, value });
    if (pages.length <= mostPages) wanted.push(...pagesOf({ url, value }));
  }
  return pages;
}

/** Addresses of the documents that make one feed whole. An index with cards has the whole feed beside it. */
function pagesOf({ url, value }: { url: string; value: unknown }): string[] {
  const { next, parts } = value as { next?: unknown; parts?: unknown };
  const found: string[] = [];
  const follow = (href: unknown): void => {
    if (typeof href !== 'string' || !URL.canParse(href, url)) return;
    const target = new URL(href, url);
    // A feed on disk may name files beside it, never an address; a feed on the web the reverse.
    if (target.protocol !== new URL(url).protocol) return;
    if (target.protocol === 'file:' && !target.href.startsWith(new URL('.', url).href)) return;
    found.push(target.href);
  };
  follow(next);
  if (Array.isArray(parts)) {
    const list = parts as { href?: unknown; use?: unknown }[];
    const split = list.some((part) => part?.use === 'cards');
    if (split) follow('whole.json');
    for (const part of list)
      if (part?.use === undefined || part.use === 'records') follow(part?.href);
  }
  return found;
}

/** The document at an address, or nothing when what is there is no JSON. */
async function readJson(
  url: string,
  name: string,
  io: CommandIo,
  options: ReadOptions,
): Promise<unknown> {
  if (!url.startsWith('file:')) {
    const kept = { ...options, allowPrivate: options.allowPrivate === true };
    return readFeedJson([(await readKept(url, io, kept, mostBytes)).bytes]);
  }
  try {
    const path = fileURLToPath(url);
    holdMemory(statSync(path).size);
    return readFeedJson(piecesOfFile(path), textSharer());
  } catch (error) {
    throw explainSystemError(error, name);
  }
}

function looksLikeFeed(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const lists = [
    'courses',
    'pathways',
    'vacancies',
    'bulletins',
    'organisations',
    'places',
    'taxonomies',
    'parts',
    'next',
  ];
  return 'schemaVersion' in value || ('publisher' in value && lists.some((name) => name in value));
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw explainSystemError(error, path);
  }
}

function filesIn(folder: string): SourceFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !notSource.test(entry.name))
    .map(({ name }) => fileOnDisk(name, join(folder, name)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
