import {
  copyExtensions,
  href,
  instant,
  isAbsent,
  isObject,
  lang,
  list,
  number,
  text,
  timeZone,
  url,
  type Check,
} from './checks.js';
import { report, type Trail } from './trail.js';
import { bulletin } from './read/bulletin.js';
import { course } from './read/course.js';
import { pathway } from './read/pathway.js';
import { organisation, part, place, removed, request, source, taxonomy } from './read/support.js';
import { vacancy } from './read/vacancy.js';
import type { Problem } from './problems.js';
import type { Feed } from './types.js';

/** At most so many records in one file; the first are kept. */
const MOST_RECORDS = 20_000;

/** What the tolerant reader makes of a document. */
export interface ParsedFeed {
  /** The clean feed; absent when the document was refused whole. */
  feed?: Feed;
  problems: Problem[];
  /** How many records the document holds. */
  records: number;
  /** How many of them could not be used. */
  dropped: number;
  /** Why the document was refused: it is no feed, or of another major version. */
  refused?: 'format' | 'version';
}

/** How a document is read. */
export interface ParseOptions {
  /** Keep `x-` keys; false by default. Tools that write the feed again keep them. */
  readonly extensions?: boolean;
  /** At most so many records in each list; 20,000 by default, which is what a page can hold. A tool may take more. */
  readonly mostRecords?: number;
  /** Take each record out of the document when it has been read, so that memory never holds all of them twice; false by default. */
  readonly release?: boolean;
}

type ListName =
  'organisations' | 'places' | 'taxonomies' | 'courses' | 'pathways' | 'vacancies' | 'bulletins';

const LISTS: { [K in ListName]: Check<NonNullable<Feed[K]>[number]> } = {
  taxonomies: taxonomy,
  organisations: organisation,
  places: place,
  courses: course,
  pathways: pathway,
  vacancies: vacancy,
  bulletins: bulletin,
};

/** The envelope but for what the reader handles itself. */
const ENVELOPE: {
  [K in Exclude<keyof Feed, ListName | '$schema' | 'schemaVersion'>]-?: Check<NonNullable<Feed[K]>>;
} = {
  publisher: organisation,
  licence: url,
  generatedAt: instant,
  language: lang,
  timeZone,
  title: text,
  refreshMinutes: number({ min: 5, max: 10_080 }),
  expires: instant,
  next: href,
  parts: list(part, 5000),
  sources: list(source, 500),
  removed: list(removed, MOST_RECORDS),
  request,
  alerts: url,
};

/**
 * Reads a document that came from anywhere, record by record: a bad part goes, with a problem, and the rest stays. Only
 * what is no feed at all, or is of another major version, is refused whole. It never throws.
 */
export function parseFeed(value: unknown, options: ParseOptions = {}): ParsedFeed {
  const steps = readSteps(value, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The same in slices: `pause` is asked after every record and may return a promise to wait for, so that a page stays
 * responsive however long the feed is.
 */
export async function parseFeedInSlices(
  value: unknown,
  pause: () => Promise<void> | undefined,
): Promise<ParsedFeed> {
  const steps = readSteps(value, {});
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await pause();
  }
}

function* readSteps(value: unknown, options: ParseOptions): Generator<void, ParsedFeed> {
  const most = options.mostRecords ?? MOST_RECORDS;
  const trail: Trail = { ...options, keys: [], problems: [] };
  const problems = trail.problems;
  const refuse = (refused: 'format' | 'version'): ParsedFeed => ({
    problems,
    records: 0,
    dropped: 0,
    refused,
  });

  const names = Object.keys(LISTS) as ListName[];
  const has = (name: string): boolean => isObject(value) && !isAbsentKey(value, name);
  // A feed without a list is an empty one when it says who publishes it.
  const isFeed =
    [...names, 'next', 'parts'].some(has) || (has('schemaVersion') && has('publisher'));
  if (!isObject(value) || !isFeed) {
    report(trail, 'V120', 'error');
    return refuse('format');
  }
  const version = Object.hasOwn(value, 'schemaVersion') ? value.schemaVersion : undefined;
  if (typeof version !== 'string' || !/^1\.\d+$/.test(version)) {
    report(trail, 'V121', 'error', version, 'schemaVersion');
    // Only what says that it is of another major version is refused.
    if (/^(?!1\b)\d+(\.\d+)?$/.test(String(version))) return refuse('version');
  }

  // What every feed needs has a stand-in, so that one slip in the envelope does not blank the page.
  const feed: Feed = {
    schemaVersion: '1.0',
    publisher: { id: 'unnamed', name: '' },
    licence: '',
    generatedAt: '1970-01-01T00:00:00Z',
    language: 'en',
  };
  for (const name of Object.keys(ENVELOPE) as (keyof typeof ENVELOPE)[]) {
    if (!Object.hasOwn(value, name) || isAbsent(value[name])) {
      if (name in feed) report(trail, 'V122', 'error', undefined, name);
      continue;
    }
    trail.keys.push(name);
    const clean = (ENVELOPE[name] as Check<unknown>)(value[name], trail);
    trail.keys.pop();
    if (clean !== undefined) Object.assign(feed, { [name]: clean });
  }

  if (options.extensions) copyExtensions(value, feed);

  let records = 0;
  let dropped = 0;
  for (const name of names) {
    const entries = Object.hasOwn(value, name) ? value[name] : undefined;
    if (isAbsent(entries)) continue;
    trail.keys.push(name);
    if (!Array.isArray(entries)) report(trail, 'V101', 'error', entries);
    else {
      if (entries.length > most)
        report(trail, 'V114', 'error', `${entries.length} entries, ${most} kept`);
      const check = LISTS[name] as Check<{ id: string; source?: string }>;
      const kept: { id: string }[] = [];
      const seen = new Set<string>();
      for (let index = 0; index < entries.length && index < most; index++) {
        trail.keys.push(index);
        const clean = check(entries[index], trail);
        if (options.release) entries[index] = undefined;
        // Sources are publishers of their own, so the same id may stand once in each.
        const fullName = clean && `${clean.source ?? ''} ${clean.id}`;
        if (fullName !== undefined && seen.has(fullName)) report(trail, 'R208', 'error', clean!.id);
        else if (clean) kept.push(clean);
        if (fullName !== undefined) seen.add(fullName);
        trail.keys.pop();
        yield;
      }
      records += Math.min(entries.length, most);
      dropped += Math.min(entries.length, most) - kept.length;
      Object.assign(feed, { [name]: kept });
    }
    trail.keys.pop();
  }
  return { feed, problems, records, dropped };
}

const isAbsentKey = (value: Record<string, unknown>, name: string): boolean =>
  !Object.hasOwn(value, name) || value[name] === undefined || value[name] === null;
