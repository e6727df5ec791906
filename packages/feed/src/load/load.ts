import type { FeedDocument } from '../merge.js';
import { parseFeedInSlices, type ParsedFeed } from '../parse.js';
import { problem, type Problem } from '../problems.js';
import type { Feed, Kind } from '../types.js';
import { FeedError } from './errors.js';
import type { Surroundings } from './fetch-text.js';
import { inReach } from './address.js';
import type { FeedParts } from './parts.js';
import { rest } from './rest.js';
import { forgetText, sharedText } from './share.js';

/** What came of loading a feed. */
export interface LoadedFeed {
  readonly url: string;
  /** The document and its pages and parts, under one address. */
  readonly documents: readonly FeedDocument[];
  readonly problems: readonly Problem[];
  /** When the first document came, in epoch milliseconds. */
  readonly fetchedAt: number;
  /** True when a page or part failed, or more than half of ten or more records could not be used. */
  readonly partial: boolean;
  /** What more can be had, when the feed is the index of a large catalogue. */
  readonly parts?: FeedParts | undefined;
}

/** How a feed is loaded. */
export interface LoadOptions {
  readonly signal: AbortSignal;
  /** Kinds that are wanted; parts without any of them are not fetched. All when absent. */
  readonly kinds?: readonly Kind[];
  /** A copy in memory is good for so long, in milliseconds; for ever when absent. */
  readonly maxAge?: number;
  readonly around: Surroundings;
  /** Of a large catalogue only the first cards, when the rest can be had one by one. */
  readonly partly?: boolean;
}

/**
 * Loads a feed with the pages and parts that are wanted. Rejects with a {@link FeedError} when the first document cannot
 * be had; a page or part that fails is a problem (V123) and makes the result partial.
 */
export async function loadFeed(url: string, options: LoadOptions): Promise<LoadedFeed> {
  const first = await loadDocument(url, options);
  const documents: FeedDocument[] = [];
  const problems: Problem[] = [];
  let partial = false;
  const take = ({ parsed }: Loaded): void => {
    if (!parsed.feed) return;
    documents.push({ url, feed: parsed.feed });
    problems.push(...parsed.problems);
    if (parsed.records >= 10 && parsed.dropped > parsed.records / 2) partial = true;
  };
  const follow = async (address: string): Promise<Loaded | undefined> => {
    try {
      const loaded = await loadDocument(address, options);
      take(loaded);
      return loaded;
    } catch (error) {
      options.signal.throwIfAborted();
      problems.push(problem('V123', 'error', '', `${address} (${(error as FeedError).code})`));
      partial = true;
      return undefined;
    }
  };

  take(first);
  const { feed } = first.parsed;
  const parts = feed?.parts && (await partsOf(url, feed, options));
  const seen = new Set([url]);
  let next = feed?.next && inReach(feed.next, url);
  for (let page = 1; next && page < options.around.waits.deepest && !seen.has(next); page++) {
    seen.add(next);
    const loaded: Loaded | undefined = await follow(next);
    next = loaded?.parsed.feed?.next && inReach(loaded.parsed.feed.next, next);
  }
  const fetchedAt = first.at;
  if (!parts) return { url, documents, problems, fetchedAt, partial };
  // What is loaded later is asked for through the same object.
  return {
    url,
    fetchedAt,
    parts,
    get documents() {
      return [...parts.documents, ...documents.slice(1)];
    },
    get problems() {
      return [...problems, ...parts.problems];
    },
    get partial() {
      return partial || parts.partial;
    },
  };
}

/** Few catalogues have parts: what reads them comes when one does. */
async function partsOf(url: string, index: Feed, options: LoadOptions): Promise<FeedParts> {
  const { openParts } = await import('./parts.js');
  return openParts(url, index, {
    ...options,
    load: async (address, signal) => (await loadDocument(address, { ...options, signal })).parsed,
  });
}

interface Loaded {
  readonly parsed: ParsedFeed;
  readonly at: number;
}

/** Documents that have been read, by their text, which all that wait for one address share. */
const read = new Map<string, { text: string; parsed: Promise<ParsedFeed> }>();

async function loadDocument(
  url: string,
  { signal, maxAge = Infinity, around }: LoadOptions,
): Promise<Loaded> {
  const { text, at } = await sharedText(url, { signal, around, maxAge });
  let known = read.get(url);
  if (known?.text !== text) {
    known = { text, parsed: parseText(text, url, around) };
    read.set(url, known);
  }
  try {
    const parsed = await known.parsed;
    if (parsed.refused) throw new FeedError(parsed.refused, url);
    return { parsed, at };
  } catch (error) {
    forgetText(url, text);
    throw error;
  }
}

async function parseText(text: string, url: string, around: Surroundings): Promise<ParsedFeed> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Besides a SyntaxError, engines give a RangeError or an InternalError for what is nested too deep.
    throw new FeedError('format', url);
  }
  return readInSlices(value, around);
}

/** So many records are worth a rest before what is made of them. */
const MANY = 2000;

/** Reads a document, and rests now and then, so that the page can answer its visitor. */
export async function readInSlices(value: unknown, around: Surroundings): Promise<ParsedFeed> {
  let begun = around.now();
  const parsed = await parseFeedInSlices(value, () =>
    around.now() - begun < around.waits.slice
      ? undefined
      : rest().then(() => {
          begun = around.now();
        }),
  );
  if (parsed.records > MANY) await rest();
  return parsed;
}
