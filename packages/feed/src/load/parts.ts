import type { FeedDocument } from '../merge.js';
import { LIST_KINDS } from '../merge.js';
import { problem, type Problem } from '../problems.js';
import type { ParsedFeed } from '../parse.js';
import type { Course, Feed, Kind, Part } from '../types.js';
import { bucketOf } from './bucket.js';
import { FeedError } from './errors.js';
import { fetchFile, readBytes, type Surroundings } from './fetch-text.js';
import { inReach } from './address.js';

/** The parts of a large catalogue: an index document and what has been loaded of what it names. */
export interface FeedParts {
  /** How many courses there are in all. */
  readonly count: number;
  /** Whether all cards and records were asked for. */
  readonly whole: boolean;
  /** The index with everything that has been loaded, and what parts of other publishers hold. */
  readonly documents: readonly FeedDocument[];
  readonly problems: readonly Problem[];
  /** A part failed, or more than half of ten or more records of one could not be used. */
  readonly partial: boolean;
  /** Where a course stands in the order of cards, counted from 0. */
  position(course: Course): number | undefined;
  /** Loads the cards at these places. Says whether all are there. */
  loadCards(positions: Iterable<number>, signal: AbortSignal): Promise<boolean>;
  /** Loads what is not a course. Says whether all is there. */
  loadRecords(signal: AbortSignal): Promise<boolean>;
  /** Loads the whole of the courses with this id. Says whether there are any. */
  loadCourse(id: string, signal: AbortSignal): Promise<boolean>;
  /** Whether there is a file for this. */
  has(use: 'facets' | 'search' | 'details'): boolean;
  /** The bytes of the table of all courses, or of the search index; or of a file that it names beside itself. */
  loadBytes(use: 'facets' | 'search', signal: AbortSignal, name?: string): Promise<ArrayBuffer>;
}

/** How the parts of an index document are opened. */
export interface PartsOptions {
  readonly signal: AbortSignal;
  readonly around: Surroundings;
  /** Kinds that are wanted; parts without any of them are not fetched. All when absent. */
  readonly kinds?: readonly Kind[] | undefined;
  /** Only the first cards, when the rest can be had one by one. */
  readonly partly?: boolean | undefined;
  /** Reads a document. */
  readonly load: (address: string, signal: AbortSignal) => Promise<ParsedFeed>;
}

/** So many files are asked for at a time, so that none waits in the browser's own queue until it counts as late. */
const AT_ONCE = 8;

/** A file of cards, or a list of such files. */
interface Shelf {
  readonly address: string;
  readonly from: number;
  readonly count: number;
  /** Those of a list, once it is there. */
  shelves?: readonly Shelf[];
  done?: boolean;
}

/** Opens an index document: loads the first cards, or everything but details and the search index. */
export async function openParts(
  url: string,
  index: Feed,
  { signal, around, kinds, partly, load }: PartsOptions,
): Promise<FeedParts> {
  const parts = index.parts ?? [];
  const ofUse = (use: Part['use']): readonly Part[] => parts.filter((part) => part.use === use);
  const isWanted = (part: Part): boolean =>
    !kinds || part.kinds.some((kind) => kinds.includes(kind));
  const cards = shelvesOf(ofUse('cards').filter(isWanted), url, 0);
  const count = cards.reduce((sum, shelf) => sum + shelf.count, 0);
  const records = parts
    .filter((part) => (part.use ?? 'records') === 'records' && isWanted(part))
    .flatMap(({ href }) => inReach(href, url) ?? []);
  const whole = !partly || ofUse('facets').length === 0 || cards.some((shelf) => shelf.count === 0);

  let feed = index;
  const others: FeedDocument[] = [];
  const problems: Problem[] = [];
  const positions = new WeakMap<Course, number>();
  const coming = new Map<string, Promise<ParsedFeed>>();
  let partial = false;

  /** Reads a file once; one that failed is asked for again the next time. */
  const read = (address: string, until: AbortSignal): Promise<ParsedFeed> => {
    let file = coming.get(address);
    if (!file) {
      file = load(address, until);
      coming.set(address, file);
      file.catch(() => coming.delete(address));
    }
    return file;
  };
  const tryRead = async (address: string, until: AbortSignal): Promise<ParsedFeed | undefined> => {
    try {
      const parsed = await read(address, until);
      if (parsed.records >= 10 && parsed.dropped > parsed.records / 2) partial = true;
      return parsed;
    } catch (error) {
      until.throwIfAborted();
      problems.push(problem('V123', 'error', '', `${address} (${(error as FeedError).code})`));
      return undefined;
    }
  };
  const add = (from: readonly Feed[]): void => {
    const ours = from.filter(({ publisher }) => publisher.id === feed.publisher.id);
    others.push(...from.filter((one) => !ours.includes(one)).map((one) => ({ url, feed: one })));
    const lists = {} as Record<string, unknown[]>;
    for (const name of [...Object.keys(LIST_KINDS), 'sources', 'removed'] as (keyof Feed)[]) {
      const more = ours.flatMap((one) => (one[name] as unknown[] | undefined) ?? []);
      if (more.length > 0)
        lists[name] = [...((feed[name] as unknown[] | undefined) ?? []), ...more];
    }
    const sources = new Map(
      ((lists['sources'] ?? []) as NonNullable<Feed['sources']>)
        .reverse()
        .map((source) => [source.id, source]),
    );
    feed = {
      ...feed,
      ...(lists as Partial<Feed>),
      ...(sources.size > 0 && { sources: [...sources.values()].reverse() }),
    };
  };

  /** Loads files of cards, some at a time, in their order. */
  const loadShelves = async (
    wanted: readonly Shelf[],
    needs: (shelf: Shelf) => boolean,
    until: AbortSignal,
  ): Promise<boolean> => {
    const open = wanted.filter((shelf) => !shelf.done && needs(shelf));
    const found = await someAtOnce(open, async (shelf): Promise<Feed | undefined> => {
      if (shelf.shelves) return undefined;
      const parsed = await tryRead(shelf.address, until);
      if (parsed?.feed?.parts?.length)
        shelf.shelves = shelvesOf(parsed.feed.parts, shelf.address, shelf.from);
      return parsed?.feed;
    });
    let all = true;
    let loaded: Feed[] = [];
    for (const [i, shelf] of open.entries()) {
      const one = found[i];
      if (shelf.shelves) {
        add(loaded);
        loaded = [];
        all = (await loadShelves(shelf.shelves, needs, until)) && all;
        shelf.done = shelf.shelves.every(({ done }) => done);
      } else if (one && !shelf.done) {
        shelf.done = true;
        loaded.push(one);
        const { courses = [] } = one;
        // With a card that could not be read nobody knows which place is whose.
        if (shelf.count === courses.length)
          courses.forEach((course, at) => positions.set(course, shelf.from + at));
        else if (shelf.count > 0) all = false;
      } else all = false;
    }
    add(loaded);
    return all;
  };
  const loadRecords = async (until: AbortSignal): Promise<boolean> => {
    const wanted = records.splice(0);
    const found = await someAtOnce(wanted, (address) => tryRead(address, until));
    add(found.flatMap((parsed) => parsed?.feed ?? []));
    records.push(...wanted.filter((_, i) => !found[i]));
    return records.length === 0;
  };

  const fileOf = (use: 'facets' | 'search' | 'details'): string | undefined => {
    const [part] = ofUse(use);
    return part && inReach(part.href, url);
  };

  const needed = (shelf: Shelf): boolean => whole || shelf.from === 0;
  const first = await Promise.all([
    loadShelves(cards, needed, signal),
    whole ? loadRecords(signal) : true,
  ]);
  if (first.includes(false)) partial = true;
  return {
    count,
    whole,
    problems,
    get documents() {
      return [{ url, feed }, ...others];
    },
    get partial() {
      return partial;
    },
    position: (course) => positions.get(course),
    loadCards: (wanted, until) => {
      const places = [...wanted];
      const needs = ({ from, count: size }: Shelf): boolean =>
        places.some((place) => place >= from && place < from + size);
      return loadShelves(cards, needs, until);
    },
    loadRecords,
    async loadCourse(id, until) {
      const list = fileOf('details');
      if (list === undefined) return false;
      const { feed: details } = await read(list, until);
      const files = details?.parts ?? [];
      const file = files[bucketOf(id, files.length)];
      const address = file && inReach(file.href, list);
      if (address === undefined) return false;
      const { feed: held } = await read(address, until);
      const full = (held?.courses ?? []).filter((course) => course.id === id);
      const courses = [...(feed.courses ?? [])];
      for (const course of full) {
        const at = courses.findIndex((one) => one.id === id && one.source === course.source);
        const place = at < 0 ? undefined : positions.get(courses[at]!);
        if (place !== undefined) positions.set(course, place);
        courses[at < 0 ? courses.length : at] = course;
      }
      if (full.length > 0) feed = { ...feed, courses };
      return full.length > 0;
    },
    has: (use) => fileOf(use) !== undefined,
    async loadBytes(use, until, name) {
      const file = fileOf(use);
      const address = file && name !== undefined ? inReach(name, file) : file;
      if (address === undefined) throw new FeedError('format', url);
      // The index of many words is large, and takes no reading.
      const { waits } = around;
      const bytes = { ...around, waits: { ...waits, largest: 4 * waits.largest } };
      return (await fetchFile(address, until, bytes, false, readBytes)).text;
    },
  };
}

function shelvesOf(parts: readonly Part[], base: string, from: number): Shelf[] {
  let place = from;
  return parts.flatMap(({ href, count = 0 }) => {
    const address = inReach(href, base);
    const shelf = { address: address ?? '', from: place, count };
    place += count;
    return address === undefined ? [] : [shelf];
  });
}

/** Does so many jobs at a time; gives what they gave, in their order. */
async function someAtOnce<T, R>(jobs: readonly T[], work: (job: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < jobs.length) {
      const at = next++;
      done[at] = await work(jobs[at]!);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, jobs.length) }, worker));
  return done;
}
