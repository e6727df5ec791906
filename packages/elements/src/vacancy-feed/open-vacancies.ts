import { DAY_MS, buildVacancyIndex, runAtOnce, type VacancyIndex } from '@esca/domain';
import type { Catalogue, Links } from '@esca/feed';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Windows such as "closing within a week" move with the clock; they may lag behind by this, in milliseconds. */
const LAG = 60 * 60_000;

/**
 * The vacancies that are open at this moment, searchable. It is built once and kept until the feed, the language or, by
 * the clock alone, what is open changes. One timer is set for that moment, so that nothing is open a minute too long.
 */
export class OpenVacancies implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #catalogue: Catalogue | undefined;
  #lang = '';
  #from = 0;
  #until = 0;
  #index: VacancyIndex | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** The list as it is now, and how many left it because the clock went on. */
  at(
    now: number,
    catalogue: Catalogue,
    links: Links,
    lang: string,
  ): { index: VacancyIndex; closed: number } {
    const same = catalogue === this.#catalogue && lang === this.#lang;
    let closed = 0;
    if (!this.#index || !same || now < this.#from || now >= this.#until) {
      const before = same && this.#index && now >= this.#from ? this.#index.entries.length : 0;
      this.#index = runAtOnce(buildVacancyIndex(catalogue.vacancies, links, lang, now));
      this.#catalogue = catalogue;
      this.#lang = lang;
      this.#from = now;
      this.#until = Math.min(this.#index.changesAt ?? Infinity, now + LAG);
      closed = Math.max(0, before - this.#index.entries.length);
    }
    return { index: this.#index, closed };
  }

  /** Has the widget look again when something closes; a clock that stands still needs no timer. */
  plan(now: number, stands: boolean): void {
    clearTimeout(this.#timer);
    const wait = (this.#index?.changesAt ?? Infinity) - now;
    // What is further off is found by the clock that ticks every minute; timers cannot count that far.
    if (!stands && wait < DAY_MS) {
      this.#timer = setTimeout(() => this.#host.requestUpdate(), Math.max(0, wait));
    }
  }
}
