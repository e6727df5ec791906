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
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FeedSnapshot } from '../shared/feed-store.js';

type Engine = typeof import('./searching.js');

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
  readonly #host: ReactiveControllerHost;
  #snapshot: FeedSnapshot | undefined;
  #lang = '';
  #minute = 0;
  #job = 0;
  #busy = false;

  /** The lists; absent until they are built. */
  index: CourseLists | undefined;
  /** The search; absent until it is built, and until then a query has no effect. */
  search: SearchIndex | undefined;
  /** The engine that the search is for. */
  engine: Engine | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** A job ends with the widget's stay on the page; one that is not done begins again when it is back. */
  hostDisconnected(): void {
    this.#job++;
    if (this.#busy) this.#snapshot = undefined;
    this.#busy = false;
  }

  /** Takes what the index is of. Starts what has to be done; small catalogues are done when it returns. */
  follow(snapshot: FeedSnapshot, lang: string, now: number, words: Words): void {
    const minute = Math.floor(now / 60_000);
    if (snapshot.catalogue !== this.#snapshot?.catalogue || lang !== this.#lang) {
      this.#snapshot = snapshot;
      this.#lang = lang;
      this.#minute = minute;
      this.#run(this.#build(snapshot, lang, now, words));
    } else if (minute !== this.#minute && !this.#busy && this.index) {
      this.#minute = minute;
      // Without its engine there is no search yet: the next minute tries again.
      this.#run(
        this.search ? this.#refresh(this.index, now) : this.#build(snapshot, lang, now, words),
      );
    }
  }

  /** Whether the search is still to come. */
  get isBuilding(): boolean {
    return this.#busy && !this.search;
  }

  /** What is found now. */
  find(question: CourseQuestion): CourseResults {
    const { engine, search } = this;
    const searched = engine && search && question.query;
    return findListed(
      this.index!,
      question,
      searched ? engine.searchDocuments(search, question.query) : undefined,
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
    yield true;
    const names = { levels: words.levels, domains: words.domains };
    this.search = yield* this.engine!.buildCourseSearch(courses, links, { lang, names });
  }

  *#refresh(index: CourseLists, now: number): Generator<unknown> {
    this.index = yield* refreshCourseIndex(index, now);
  }

  /** Fetches the engine, once. */
  async #fetchEngine(): Promise<void> {
    this.engine ??= await import('./searching.js');
  }

  /** Steps that give something have changed what can be shown. */
  #run(steps: Generator<unknown>): void {
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
          void afterPaint()
            .then(() => this.#fetchEngine())
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

/** Ends once what was rendered is on the screen. */
function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const soon = (): void => void setTimeout(resolve);
    requestAnimationFrame(soon);
    setTimeout(soon, PAINT_WAIT);
  });
}
