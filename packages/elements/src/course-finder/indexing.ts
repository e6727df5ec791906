import {
  buildCourseLists,
  findListed,
  refreshCourseIndex,
  type CourseLists,
  type CourseQuestion,
  type CourseResults,
  type SearchIndex,
  type Words,
} from '@esca/domain';
import type { Course, Entry, FeedParts } from '@esca/feed';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { afterPaint } from '../shared/browse/after-paint.js';
import type { FeedSnapshot } from '../shared/feed-store.js';
import { courseOf } from './question.js';

type Engine = typeof import('./searching.js');
type Large = import('./large.js').LargeCourses;

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

  /** What is fetched of a large catalogue, once its module is there; absent for others. */
  large: Large | undefined;
  /** Counts what changes besides the index. */
  version = 0;
  /** The reader's clock, in epoch milliseconds. */
  now = 0;
  /** Language of the texts that are searched and sorted. */
  lang = '';
  /** The lists; absent until they are built. */
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
      if (target?.type === 'search') this.large?.turn();
    });
  }

  /** A job ends with the widget's stay on the page; one that is not done begins again when it is back. */
  hostDisconnected(): void {
    this.#job++;
    if (this.#busy) this.#snapshot = undefined;
    this.#busy = false;
    this.large?.stop();
    this.large = this.#parts = undefined;
  }

  /** Takes what the index is of. Starts what has to be done; small catalogues are done when it returns. */
  follow(snapshot: FeedSnapshot, lang: string, now: number, words: Words): void {
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
      if (!this.isPartly || !this.index) this.run(this.#build(snapshot, lang, now, words));
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
        : this.#build(snapshot, lang, now, words),
    );
  }

  /** Whether cards are fetched as they are shown. */
  get isPartly(): boolean {
    return this.#parts?.whole === false;
  }

  /** Whether there are only the first cards as yet. */
  get isComing(): boolean {
    return this.isPartly && !this.large?.ready;
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
    return this.isPartly ? !!this.large?.searching : this.#busy && !this.search;
  }

  /** What is found now; `waiting` when cards of it are on their way. */
  find(question: CourseQuestion, typing = false): CourseResults & { waiting?: boolean } {
    const { engine, search, large } = this;
    const { query, pageSize = 20 } = question;
    const hits = engine && search && query ? engine.searchDocuments(search, query) : undefined;
    const found = findListed(this.index!, question, hits);
    if (query) large?.turn();
    if (large) return large.complete(found, question, typing);
    if (!this.isPartly) return found;
    const total = this.#parts!.count;
    return { ...found, total, pages: Math.ceil(total / pageSize), counts: new Map() };
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
    lang: string,
    now: number,
    words: Words,
  ): Generator<unknown> {
    this.index = yield* buildCourseLists(courses, links, { lang, now, compare: words.compare });
    this.search = undefined;
    if (this.isPartly) return;
    let saved: SearchIndex | undefined;
    yield this.#opening?.then(async () => (saved = await this.large?.savedSearch(courses))) ?? true;
    const names = { levels: words.levels, domains: words.domains };
    this.search = saved ?? (yield* this.engine!.buildCourseSearch(courses, links, { lang, names }));
  }

  *#refresh(index: CourseLists, now: number): Generator<unknown> {
    this.index = yield* refreshCourseIndex(index, now);
  }

  /** Does a job in slices. Steps that give something have changed what can be shown, and may have to be waited for. */
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
          void afterPaint(PAINT_WAIT)
            .then(() => Promise.all([this.fetchEngine(), step.value]))
            .then(slice, () => (this.#busy = false));
          return;
        }
        if (performance.now() >= end) {
          setTimeout(slice);
          return;
        }
      }
    };
    slice();
  }
}
