import {
  buildCourseLists,
  findListed,
  refreshCourseIndex,
  type CourseListOptions,
  type CourseLists,
  type CourseQuestion,
  type CourseResults,
  type SearchIndex,
  type Words,
} from '@esca/domain';
import { rest, type Course, type Entry, type FeedParts } from '@esca/feed';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FeedSnapshot } from '../shared/feed-store.js';
import { afterPaint } from './after-paint.js';
import { courseOf } from './question.js';

type Engine = typeof import('./searching.js');
type Large = import('./large.js').LargeCourses;

/** Lists of so many courses are built before anything is shown: it takes no longer than a frame. */
const AT_ONCE = 200;
/** The page gets its turn after so many milliseconds. */
const SLICE = 8;
/** Where a page is hidden it paints nothing, and waiting for that would be for ever. */
const PAINT_WAIT = 100;

/**
 * Keeps the index of a feed's courses. It is built a slice at a time, so that the page stays awake: first the lists,
 * which are enough for a page of results, then, when those are painted, the search. When the minute turns only what
 * the clock changes is worked out again; until then the former index stands.
 */
export class CourseIndexing implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  #snapshot: FeedSnapshot | undefined;
  #parts: FeedParts | undefined;
  #opening: Promise<void> | undefined;
  #minute = 0;
  #job = 0;
  #busy = false;
  /** Whether the lists are only those that come first. */
  #first = false;
  /** What was found the last time. */
  #found: (CourseResults & { waiting?: boolean }) | undefined;
  /** What was found to be missing for the last words, see {@link #missing}. */
  #needs: { search: SearchIndex; key: string; blocks: readonly number[] } | undefined;

  /** What is fetched of a large catalogue, once its module is there; absent for others. */
  large: Large | undefined;
  /** Counts what changes besides the index. */
  version = 0;
  /** The reader's clock, in epoch milliseconds. */
  now = 0;
  /** Language of the texts that are searched and sorted. */
  lang = '';
  /** The lists; absent until they are built. Those that come first answer only a question in which nothing is chosen. */
  index: CourseLists | undefined;
  /** The search; absent until it is built, and until then a query has no effect. */
  search: SearchIndex | undefined;
  /** The engine that the search is for. */
  engine: Engine | undefined;

  constructor(host: ReactiveControllerHost & EventTarget) {
    this.#host = host;
    host.addController(this);
    host.addEventListener('focusin', (event) => {
      const [target] = event.composedPath() as Partial<HTMLInputElement>[];
      if (target?.type === 'search') this.large?.search.turn();
    });
  }

  /** A job ends with the widget's stay on the page; one that is not done begins again when it is back. */
  hostDisconnected(): void {
    this.#job++;
    if (this.#busy) this.#snapshot = undefined;
    this.#busy = false;
    if (this.#first) this.index = undefined;
    this.#first = false;
    this.#found = undefined;
    this.large?.stop();
    this.large = this.#parts = undefined;
  }

  /**
   * Takes what the index is of. Starts what has to be done; small catalogues are done when it returns. Of others the
   * `first` so many courses can be shown early.
   */
  follow(
    snapshot: FeedSnapshot,
    { lang, now, words, first }: { lang: string; now: number; words: Words; first?: number },
  ): void {
    const minute = Math.floor(now / 60_000);
    const [parts] = snapshot.parts;
    const grown = snapshot.catalogue !== this.#snapshot?.catalogue;
    const other = parts ? parts !== this.#parts : grown;
    this.now = now;
    this.#snapshot = snapshot;
    if (other || lang !== this.lang) {
      this.lang = lang;
      this.#minute = minute;
      if (parts !== this.#parts) this.#open(parts);
      // Of a catalogue in parts the first cards are the list until the table of all is there.
      const early = !parts && snapshot.catalogue.courses.length > AT_ONCE ? first : undefined;
      const options = { lang, now, compare: words.compare, first: early };
      if (!this.isPartly || !this.index) this.run(this.#build(snapshot, options, words));
    } else if (parts && grown) {
      this.large?.follow(snapshot);
      this.version++;
    }
    if (minute === this.#minute || this.#busy || !this.index) return;
    this.#minute = minute;
    // Without its engine there is no search yet: the next minute tries again.
    this.run(
      this.search || this.isPartly
        ? this.#refresh(this.index, now)
        : this.#build(snapshot, { lang, now, compare: words.compare }, words),
    );
  }

  /** Whether cards are fetched as they are shown. */
  get isPartly(): boolean {
    return this.#parts?.whole === false;
  }

  /** Whether there are only the first cards as yet. */
  get isComing(): boolean {
    return this.#first || (this.isPartly && !this.large?.ready);
  }

  /** Fetches courses of a large catalogue that are named and not there. Says whether one may come. */
  seek(names: readonly string[], courses: readonly Entry<Course>[]): boolean {
    const { large } = this;
    return (
      !!large &&
      names.filter((name) => name && !courseOf(name, courses) && large.seek(name)).length > 0
    );
  }

  /** Whether the search is still to come. */
  get isBuilding(): boolean {
    return !!this.large?.search.isComing || (!this.isPartly && this.#busy && !this.search);
  }

  /** Asks for what a search for these words needs. Gives the words that are searched for. */
  turnTo(words = ''): string {
    const { engine, search, large } = this;
    if (!large) return words;
    const query = withoutFirstLetter(words);
    if (query) large.search.turn();
    if (query && engine && search) large.search.want(search, this.#missing(engine, search, query));
    return query;
  }

  /** What a search for these words needs and is not there. It is asked several times a letter, and worked out once. */
  #missing(engine: Engine, search: SearchIndex, query: string): readonly number[] {
    const key = `${this.version} ${query}`;
    if (this.#needs?.search !== search || this.#needs.key !== key)
      this.#needs = { search, key, blocks: engine.missingBlocks(search, query) };
    return this.#needs.blocks;
  }

  /** What is found now; `waiting` when cards of it are on their way. */
  find(question: CourseQuestion, typing = false): CourseResults & { waiting?: boolean } {
    const { engine, search, large } = this;
    const { pageSize = 20 } = question;
    const query = this.turnTo(question.query);
    // What was found stays until the lists, or the words, are there that know better.
    if (this.#found && (this.#first || (query && (this.isBuilding || this.isComing))))
      return { ...this.#found, waiting: true };
    // The documents of a search are the courses of the lists, once those are all there.
    const fits = search?.count === this.index!.courses.length;
    const known = engine && fits && query && this.#missing(engine, search, query).length === 0;
    const hits = known ? engine.searchDocuments(search, query) : undefined;
    const found = findListed(this.index!, question, hits);
    if (large) return (this.#found = large.complete(found, question, typing));
    const total = this.isPartly ? this.#parts!.count : found.total;
    return (this.#found = this.isPartly
      ? { ...found, total, pages: Math.ceil(total / pageSize), counts: new Map() }
      : found);
  }

  /** Fetches the engine, once. */
  async fetchEngine(): Promise<void> {
    this.engine ??= await import('./searching.js');
  }

  /** What can be shown has changed. */
  changed(): void {
    this.version++;
    this.#host.requestUpdate();
  }

  /** Fetches what large catalogues need, when one is met. */
  #open(parts: FeedParts | undefined): void {
    this.large?.stop();
    this.large = undefined;
    this.#parts = parts;
    if (!parts) return;
    this.#opening = import('./large.js').then(
      ({ LargeCourses }) => {
        if (this.#parts !== parts) return;
        this.large = new LargeCourses(this, this.#snapshot!);
        this.changed();
      },
      // Its first cards are there.
      () => undefined,
    );
  }

  *#build(
    { catalogue: { courses }, links }: FeedSnapshot,
    options: CourseListOptions,
    { levels, domains }: Words,
  ): Generator<unknown> {
    const lists = buildCourseLists(courses, links, options);
    for (let step = lists.next(); ; step = lists.next()) {
      if (step.done) {
        this.index = step.value;
        break;
      }
      if (step.value && !this.index) {
        this.index = step.value;
        this.#first = true;
        // The page of cards is whole before more is worked out.
        yield afterPaint(PAINT_WAIT).then(() => this.#host.updateComplete);
      } else yield;
    }
    this.#first = false;
    this.search = undefined;
    if (this.isPartly) return;
    let saved: SearchIndex | undefined;
    yield afterPaint(PAINT_WAIT)
      .then(() => Promise.all([this.fetchEngine(), this.#opening]))
      .then(async () => (saved = await this.large?.savedSearch(courses)));
    const names = { levels, domains };
    this.search =
      saved ??
      (yield* this.engine!.buildCourseSearch(courses, links, { lang: options.lang, names }));
  }

  *#refresh(index: CourseLists, now: number): Generator<unknown> {
    this.index = yield* refreshCourseIndex(index, now);
  }

  /** Does a job in slices. A step that gives a promise has changed what can be shown, and waits for it. */
  run(steps: Generator<unknown>): void {
    const job = ++this.#job;
    this.#busy = true;
    const slice = (): void => {
      if (job !== this.#job) return;
      const end = performance.now() + SLICE;
      for (;;) {
        const step = steps.next();
        if (step.done) {
          this.#busy = false;
          this.#host.requestUpdate();
          return;
        }
        if (step.value) {
          this.#host.requestUpdate();
          Promise.resolve(step.value).then(slice, () => (this.#busy = false));
          return;
        }
        if (performance.now() >= end) {
          void rest().then(slice);
          return;
        }
      }
    };
    slice();
  }
}

/**
 * The first letter of a word that is being typed stands for too many words to fetch what is known of all of them; the
 * second says enough.
 */
const withoutFirstLetter = (query = ''): string => query.replace(/(^|\s)[a-z]$/i, '');
