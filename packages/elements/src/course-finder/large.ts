import {
  buildCourseLists,
  loadCourseTable,
  placeCourse,
  type CourseLists,
  type CourseQuestion,
  type CourseResults,
  type CourseTable,
  type SearchIndex,
  type WordsLang,
} from '@esca/domain';
import type { Course, Entry, FeedParts, Links, Origin, Ref } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import type { FeedSnapshot } from '../shared/feed-store.js';
import { SavedSearch } from './saved-search.js';
import { en } from './large.strings.js';
import { cy } from './large.strings.cy.js';

/** What a large catalogue is shown with, and what it fills. */
export interface LargeHost {
  index: CourseLists | undefined;
  search: SearchIndex | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly lang: string;
  fetchEngine(): Promise<void>;
  /** Does a job in slices. */
  run(steps: Generator<unknown>): void;
  /** What can be shown has changed. */
  changed(): void;
}

/** What could not be had. */
type Missing = 'facets' | 'search' | 'cards';

/** Somebody who is typing is not followed to every letter. */
const TYPING = 200;

/**
 * A catalogue that comes in parts: first a table of all courses, for filters, counts and orders; the search index when
 * somebody turns to the search; the cards of a page when it is shown, and the whole of a course when it is opened. What
 * cannot be had is said, with a way to try again, and the rest goes on.
 */
export class LargeCourses {
  readonly #host: LargeHost;
  readonly #controller = new AbortController();
  #snapshot: FeedSnapshot;
  #table: CourseTable | undefined;
  readonly #failed = new Set<Missing>();
  /** Cards by their place. */
  readonly #cards: Entry<Course>[] = [];
  readonly #wanted = new Set<number>();
  /** Places whose cards could not be had. */
  readonly #lost = new Set<number>();
  readonly #wholes = new Map<Ref, 'coming' | 'there' | 'failed'>();
  readonly #sought = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #loading: AbortController | undefined;
  /** The saved search. */
  readonly search: SavedSearch;
  /** Ends when the cards that were asked for are there, or cannot be had. */
  settled: Promise<void> = Promise.resolve();

  constructor(host: LargeHost, snapshot: FeedSnapshot) {
    this.#host = host;
    this.#snapshot = snapshot;
    this.search = new SavedSearch(host, {
      parts: () => this.#snapshot.parts[0],
      attempt: (work) => this.#attempt('search', work),
    });
    this.#place();
    if (this.#parts) void this.#loadTable(this.#parts);
  }

  /** The parts that are had one by one; absent where all cards are there. */
  get #parts(): FeedParts | undefined {
    return this.#snapshot.parts.find(({ whole }) => !whole);
  }

  /** Whether the table is there, or will not be. */
  get ready(): boolean {
    return this.#table !== undefined || this.#failed.has('facets');
  }

  /** Takes in what has come. */
  follow(snapshot: FeedSnapshot): void {
    if (snapshot === this.#snapshot) return;
    this.#snapshot = snapshot;
    this.#place();
  }

  stop(): void {
    this.#controller.abort();
    this.#loading?.abort();
    clearTimeout(this.#timer);
  }

  /** The saved search of these courses, if there is one. */
  savedSearch(courses: readonly Entry<Course>[]): Promise<SearchIndex | undefined> {
    return this.search.of(courses, this.#controller.signal);
  }

  /** What is found with the cards that are there; those that are not are fetched. */
  complete(
    found: CourseResults,
    { page = 1, pageSize = 20 }: CourseQuestion,
    typing: boolean,
  ): CourseResults & { waiting?: boolean } {
    const parts = this.#parts;
    if (!parts) return found;
    let places = found.results.map(({ ref, record }) => (record.id ? -1 : Number(ref.slice(1))));
    let { results } = found;
    let more = {};
    if (!this.#table) {
      // Without the table all courses can be gone through in the order of their cards.
      const pages = Math.max(1, Math.ceil(parts.count / pageSize));
      const at = Math.min(Math.max(1, page), pages);
      const from = (at - 1) * pageSize;
      places = Array.from({ length: Math.min(pageSize, parts.count - from) }, (_, i) => from + i);
      results = places.flatMap((place) => this.#cards[place] ?? []);
      places = places.filter((place) => !this.#cards[place]);
      more = { total: parts.count, page: at, pages, counts: new Map(), online: 0 };
    }
    const missing = places.filter((place) => place >= 0);
    const wanted = missing.filter((place) => !this.#lost.has(place));
    if (wanted.length > 0) this.#want(wanted, typing);
    const there = results.filter(({ record }) => record.id);
    return { ...found, ...more, results: there, waiting: wanted.length > 0 };
  }

  /** Whether the whole of a course is there; it is fetched when it is not. */
  whole({ ref, origin, record }: Entry<Course>): 'coming' | 'there' | 'failed' {
    const known = this.#wholes.get(ref);
    if (known) return known;
    const parts = this.#snapshot.parts.find(
      (one) => one.has('details') && one.documents[0]?.url === origin.url,
    );
    if (!parts) return 'there';
    this.#wholes.set(ref, 'coming');
    const end = (state: 'there' | 'failed'): void => {
      this.#wholes.set(ref, state);
      this.#snapshot.grow();
      this.#host.changed();
    };
    parts.loadCourse(record.id, this.#controller.signal).then(
      () => end('there'),
      () => end('failed'),
    );
    return 'coming';
  }

  /** Fetches a course that an address names and that is not there. Says whether it may come. */
  seek(name: string): boolean {
    const parts = this.#parts;
    const [, publisher, id] = /^(?:([^:/#]*):)?(?:course\/)?([^:/#]+)/.exec(name) ?? [];
    const ours = this.#snapshot.catalogue.origins.some((one) => one.publisher.id === publisher);
    if (!parts || !id || (publisher !== undefined && !ours)) return false;
    if (this.#sought.has(id)) return true;
    this.#sought.add(id);
    parts.loadCourse(id, this.#controller.signal).then(
      (there) => there && this.#snapshot.grow(),
      () => this.#sought.delete(id),
    );
    return true;
  }

  /** What could not be had, and the way to try again. */
  notice(retry: string, lang: WordsLang): TemplateResult | typeof nothing {
    if (this.#failed.size === 0) return nothing;
    const say = lang === 'cy' ? cy : en;
    return html`<div part="banner" class="banner">
      ${[...this.#failed].map((missing) => html`<p>${say[missing]}</p>`)}
      <button type="button" @click=${() => this.retry()}>${retry}</button>
    </div>`;
  }

  /** Asks again for all that could not be had. */
  retry(): void {
    const failed = new Set(this.#failed);
    this.#failed.clear();
    this.#lost.clear();
    for (const [ref, state] of this.#wholes) if (state === 'failed') this.#wholes.delete(ref);
    if (failed.has('facets') && this.#parts) void this.#loadTable(this.#parts);
    if (failed.has('search')) this.search.retry();
    this.#host.changed();
  }

  /** Does what may fail; a failure is said. */
  async #attempt(what: Missing, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { signal } = this.#controller;
    try {
      await work(signal);
    } catch {
      if (!signal.aborted) this.#failed.add(what);
    }
    if (!signal.aborted) this.#host.changed();
  }

  async #loadTable(parts: FeedParts): Promise<void> {
    await this.#attempt('facets', async (signal) => {
      const [bytes] = await Promise.all([
        parts.loadBytes('facets', signal),
        parts.loadRecords(signal),
      ]);
      // The records name the steps that courses count towards.
      this.#snapshot.grow();
      this.#host.run(this.#read(bytes, parts));
    });
  }

  *#read(bytes: ArrayBuffer, parts: FeedParts): Generator<unknown> {
    const { catalogue, links } = this.#snapshot;
    const { sources = [] } = parts.documents[0]!.feed;
    const [own, ...others] = catalogue.origins;
    const origins = new Map<string | undefined, Origin | undefined>(
      sources.map(({ id }, i) => [id, others[i]]),
    );
    try {
      const table = yield* loadCourseTable(bytes, (source) => origins.get(source) ?? own!);
      if (table.courses.length !== parts.count) throw new RangeError('facets');
      const tabled = {
        ...links,
        nodesOf: (ref: Ref) => table.steps[Number(ref.slice(1))]!.map((step) => ({ ref: step })),
      } as unknown as Links;
      const { now, lang } = this.#host;
      const { titleRank } = table;
      this.#host.index = yield* buildCourseLists(table.courses, tabled, { now, lang, titleRank });
      this.#table = table;
      this.#place();
    } catch {
      this.#failed.add('facets');
      // The lists of the first cards may have had to make way for this.
      const { now, lang } = this.#host;
      this.#host.index ??= yield* buildCourseLists(catalogue.courses, links, { now, lang });
    }
    this.#host.changed();
  }

  /** Puts the cards that have come in their places. */
  #place(): void {
    for (const entry of this.#snapshot.catalogue.courses) {
      const place = this.#snapshot.parts[0]?.position(entry.record);
      if (place === undefined) continue;
      this.#cards[place] = entry;
      if (this.#table && this.#host.index && this.#table.courses[place] !== entry)
        placeCourse(this.#table, this.#host.index, place, entry);
    }
  }

  #want(places: readonly number[], typing: boolean): void {
    if (this.#wanted.size === places.length && places.every((place) => this.#wanted.has(place)))
      return;
    this.#wanted.clear();
    for (const place of places) this.#wanted.add(place);
    clearTimeout(this.#timer);
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    this.settled = new Promise((resolve) => {
      this.#timer = setTimeout(
        () => void this.#fetch(places, loading.signal).then(resolve),
        typing ? TYPING : 0,
      );
    });
  }

  async #fetch(places: readonly number[], signal: AbortSignal): Promise<void> {
    const there = await this.#parts?.loadCards(places, signal).catch(() => false);
    if (signal.aborted) return;
    this.#wanted.clear();
    this.#snapshot.grow();
    this.#failed.delete('cards');
    for (const place of there ? [] : places)
      if (!this.#cards[place]) {
        this.#lost.add(place);
        this.#failed.add('cards');
      }
    this.#host.changed();
  }
}
