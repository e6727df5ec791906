import {
  FeedError,
  WAITS,
  isFeedAddress,
  sharedText,
  type Catalogue,
  type FeedParts,
  type Links,
  type LoadedFeed,
} from '@esca/feed';
import type { FeedSource } from './feed-context.js';
import { surroundings } from './surroundings.js';

type Reading = typeof import('@esca/feed/reading');

/** What makes records out of text; asked for while the text is on its way. */
const fetchReading = (): Promise<Reading> => import('@esca/feed/reading');

/** Whether what is shown may be out of date: past its expiry, or shown after a refresh that failed. */
export function isStale(snapshot: FeedSnapshot, now: number): boolean {
  return (
    snapshot.outdated.length > 0 ||
    snapshot.catalogue.origins.some((origin) => now > origin.expires)
  );
}

/** What is known of a set of feeds at one moment. */
export interface FeedSnapshot {
  readonly catalogue: Catalogue;
  readonly links: Links;
  /** How many problems the feeds have. */
  readonly problems: number;
  /** A source, a page of one, or more than half of its records failed. */
  readonly partial: boolean;
  /** Sources of which nothing is there. */
  readonly failed: readonly FeedError[];
  /** Sources that were there once, and could not be had again. */
  readonly outdated: readonly FeedError[];
  /** When the oldest copy came, in epoch milliseconds. */
  readonly fetchedAt: number;
  /** Counts loads that brought something. */
  readonly loads: number;
  /** What more can be had of large catalogues. */
  readonly parts: readonly FeedParts[];
  /** Takes in what was loaded through the parts. */
  readonly grow: () => void;
}

/** A page that comes and goes asks again at once so many times; then it waits until the network has been there a while. */
const PROMPT_CHECKS = 3;
const PROMPT_WITHIN = 60_000;
const SETTLED = 4_500;

const stores = new Map<string, FeedStore>();

/**
 * One set of feeds, shared by every widget that reads it: loaded while somebody wants it, asked again when the visitor
 * returns and it is old, and never without the last good copy once there was one.
 */
export class FeedStore {
  readonly #addresses: readonly string[];
  readonly #key: string | undefined;
  /** Who listens, and whether a part of a large catalogue will do. */
  readonly #listeners = new Map<() => void, boolean>();
  readonly #loaded = new Map<string, LoadedFeed>();
  readonly #failed = new Map<string, FeedError>();
  #controller: AbortController | undefined;
  #checks: number[] = [];
  #settling: ReturnType<typeof setTimeout> | undefined;
  #loads = 0;

  /** What is known; absent until the first source is there. */
  snapshot: FeedSnapshot | undefined;
  /** Why nothing is there; absent while there is hope. */
  error: FeedError | undefined;

  /** The store of a source: one per set of addresses. */
  static of(source: FeedSource): FeedStore {
    if (source.feed !== undefined) return new FeedStore([], source.feed);
    const key = source.addresses.join(' ');
    let store = stores.get(key);
    if (!store) {
      store = new FeedStore(source.addresses);
      stores.set(key, store);
    }
    return store;
  }

  private constructor(addresses: readonly string[], feed?: unknown) {
    this.#addresses = addresses;
    this.#key = feed === undefined ? addresses.join(' ') : undefined;
    if (feed !== undefined) void this.#read(feed);
  }

  /**
   * Loads while anybody listens. Gives the way to stop listening. Of a large catalogue all is loaded for whoever does not
   * say that a part will do.
   */
  subscribe(listener: () => void, partly = false): () => void {
    this.#listeners.set(listener, partly);
    if (this.#key !== undefined) {
      if (this.#listeners.size === 1) this.#start();
      // What is on its way is not asked for again: it learns at its end that all is wanted.
      else if (!partly && !this.#controller) this.#complete();
    }
    return () => {
      this.#listeners.delete(listener);
      // A widget that is only moved is back before this runs.
      queueMicrotask(() => this.#stopIfAlone());
    };
  }

  /** Loads what a part of a large catalogue left out. */
  #complete(): void {
    if (this.snapshot?.parts.some(({ whole }) => !whole)) this.#load(Infinity);
  }

  /** Asks again for what is not there. */
  retry(): void {
    if (this.#key !== undefined && this.#listeners.size > 0) this.#load(SETTLED);
  }

  /** Reads the page's own feed object. */
  async #read(feed: unknown): Promise<void> {
    const reading = await fetchReading().catch(() => undefined);
    const parsed = await reading?.readInSlices(feed, surroundings);
    if (!reading || !parsed?.feed) {
      this.error = new FeedError(parsed?.refused ?? 'network', '');
    } else {
      this.#loaded.set('', {
        url: '',
        documents: [{ url: '', feed: parsed.feed }],
        problems: parsed.problems,
        fetchedAt: Infinity,
        partial: parsed.records >= 10 && parsed.dropped > parsed.records / 2,
      });
      this.#loads++;
      this.#merge(reading);
    }
    this.#tell();
  }

  #start(): void {
    if (this.#key !== undefined) stores.set(this.#key, this);
    for (const [target, name] of this.#returns()) target.addEventListener(name, this.#check);
    this.#load(Infinity);
  }

  #stopIfAlone(): void {
    if (this.#listeners.size > 0 || this.#key === undefined) return;
    for (const [target, name] of this.#returns()) target.removeEventListener(name, this.#check);
    this.#controller?.abort();
    this.#controller = undefined;
    clearTimeout(this.#settling);
    stores.delete(this.#key);
  }

  /** How a page notices that its visitor, or the network, is back. */
  #returns(): readonly (readonly [EventTarget, string])[] {
    return [
      [window, 'online'],
      [window, 'pageshow'],
      [document, 'visibilitychange'],
    ];
  }

  readonly #check = ({ type }: Event): void => {
    // What was asked before the network went may wait for an answer that was lost: a return of the network asks anew.
    if (!this.#mayAsk() || (this.#controller && type !== 'online')) return;
    const now = surroundings.now();
    this.#checks = this.#checks.filter((at) => now - at < PROMPT_WITHIN);
    clearTimeout(this.#settling);
    if (this.#checks.length < PROMPT_CHECKS) {
      this.#checks.push(now);
      // A network that comes and goes is asked less each time.
      const retries = this.#checks.length === 1 ? WAITS.retries : [];
      this.#load(SETTLED, { ...WAITS, retries });
    } else {
      this.#settling = setTimeout(() => {
        if (this.#mayAsk()) this.#load(SETTLED);
      }, SETTLED);
    }
  };

  #mayAsk(): boolean {
    return !surroundings.hidden() && !surroundings.offline() && this.#isOld();
  }

  #isOld(): boolean {
    if (this.#failed.size > 0 || !this.snapshot) return true;
    const { origins } = this.snapshot.catalogue;
    const minutes = Math.min(...origins.map((origin) => origin.refreshMinutes));
    return surroundings.now() - this.snapshot.fetchedAt > minutes * 60_000;
  }

  /** Loads what is missing or older than `maxAge`, all sources side by side, and shows each as it comes. */
  #load(maxAge: number, waits = WAITS): void {
    this.#controller?.abort();
    const controller = new AbortController();
    this.#controller = controller;
    const { signal } = controller;
    this.error = undefined;
    let reading: Reading | undefined;
    let partly = false;
    const each = this.#addresses.map(async (url) => {
      try {
        if (!isFeedAddress(url, location.protocol)) throw new FeedError('network', url);
        const how = { signal, maxAge, around: { ...surroundings, waits } };
        // The text and what reads it come side by side. A text that fails is this load's end, not a second request.
        const text = sharedText(url, how);
        text.catch(() => undefined);
        reading = await fetchReading();
        await text;
        partly = this.#addresses.length === 1 && [...this.#listeners.values()].every(Boolean);
        const loaded = await reading.loadFeed(url, { ...how, partly });
        if (signal.aborted) return;
        this.#loaded.set(url, loaded);
        this.#failed.delete(url);
        this.#loads++;
        this.#merge(reading);
      } catch (error) {
        if (signal.aborted) return;
        this.#failed.set(url, error instanceof FeedError ? error : new FeedError('network', url));
        if (this.snapshot && reading) this.#merge(reading);
      }
      this.#tell();
    });
    void Promise.all(each).then(() => {
      if (signal.aborted) return;
      this.#controller = undefined;
      if (!this.snapshot) {
        this.error = [...this.#failed.values()][0] ?? new FeedError('no-source', '');
      }
      this.#tell();
      if (partly && ![...this.#listeners.values()].every(Boolean)) this.#complete();
    });
  }

  #merge(reading: Reading): void {
    const { mergeFeeds, linkCatalogue } = reading;
    const loaded = this.#addresses.flatMap((url) => this.#loaded.get(url) ?? []);
    if (this.#key === undefined) loaded.push(...this.#loaded.values());
    const { catalogue, problems } = mergeFeeds(loaded.flatMap(({ documents }) => documents));
    const failed = [...this.#failed.values()];
    this.snapshot = {
      catalogue,
      links: linkCatalogue(catalogue),
      problems: problems.length + loaded.reduce((sum, feed) => sum + feed.problems.length, 0),
      partial:
        failed.some(({ url }) => !this.#loaded.has(url)) || loaded.some(({ partial }) => partial),
      failed: failed.filter(({ url }) => !this.#loaded.has(url)),
      outdated: failed.filter(({ url }) => this.#loaded.has(url)),
      fetchedAt: Math.min(...loaded.map(({ fetchedAt }) => fetchedAt)),
      loads: this.#loads,
      parts: loaded.flatMap(({ parts }) => parts ?? []),
      grow: () => {
        this.#merge(reading);
        this.#tell();
      },
    };
  }

  #tell(): void {
    for (const listener of [...this.#listeners.keys()]) listener();
  }
}
