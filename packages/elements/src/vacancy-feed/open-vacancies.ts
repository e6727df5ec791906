import { DAY_MS, buildVacancyIndex, runAtOnce, runInSlices, type VacancyIndex } from '@esca/domain';
import { rest, type Catalogue, type Links } from '@esca/feed';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Windows such as "closing within a week" move with the clock; they may lag behind by this, in milliseconds. */
const LAG = 60 * 60_000;
/** So many vacancies are indexed at once; more would hold the page up, and are taken a slice at a time. */
const AT_ONCE = 150;

/**
 * The vacancies that are open at this moment, searchable. The index is built once and kept until the feed, the language
 * or, by the clock alone, what is open changes; until the next one is there the former stands. One timer is set for the
 * moment of the next change, so that nothing is open a minute too long.
 */
export class OpenVacancies implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #catalogue: Catalogue | undefined;
  #lang = '';
  #from = 0;
  #until = 0;
  #job = 0;
  #busy = false;
  #closed = 0;

  /** Absent until it is built for the first time. */
  index: VacancyIndex | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** A job ends with the widget's stay on the page; one that is not done begins again when it is back. */
  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#job++;
    if (this.#busy) this.#catalogue = undefined;
    this.#busy = false;
  }

  /** Takes what the list is of. Starts what has to be done; short lists are done when it returns. */
  follow(now: number, catalogue: Catalogue, links: Links, lang: string): void {
    const same = catalogue === this.#catalogue && lang === this.#lang;
    if (same && (this.#busy || (now >= this.#from && now < this.#until))) return;
    const before = same && now >= this.#from ? (this.index?.entries.length ?? 0) : 0;
    this.#catalogue = catalogue;
    this.#lang = lang;
    this.#from = now;
    const job = ++this.#job;
    const take = (index: VacancyIndex): void => {
      this.index = index;
      this.#busy = false;
      this.#until = Math.min(index.changesAt ?? Infinity, now + LAG);
      this.#closed += Math.max(0, before - index.entries.length);
    };
    const work = buildVacancyIndex(catalogue.vacancies, links, lang, now);
    if (catalogue.vacancies.length <= AT_ONCE) {
      take(runAtOnce(work));
      return;
    }
    this.#busy = true;
    void runInSlices(work, { now: () => performance.now(), pause: rest }).then((index) => {
      if (job !== this.#job) return;
      take(index);
      this.#host.requestUpdate();
    });
  }

  /** How many left the list because the clock went on, since this was asked the last time. */
  takeClosed(): number {
    const closed = this.#closed;
    this.#closed = 0;
    return closed;
  }

  /** Has the widget look again when something closes; a clock that stands still needs no timer. */
  plan(now: number, stands: boolean): void {
    clearTimeout(this.#timer);
    const wait = (this.index?.changesAt ?? Infinity) - now;
    // What is further off is found by the clock that ticks every minute; timers cannot count that far.
    if (!stands && wait < DAY_MS) {
      this.#timer = setTimeout(() => this.#host.requestUpdate(), Math.max(0, wait));
    }
  }
}
