import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { afterPaint } from './after-paint.js';

/** So many cards are drawn at once: about what a screen shows. */
const FIRST = 3;
/** So many are no long page, and are all drawn at once. */
const FEW = 10;
/** Each time so many times as many. */
const GROWTH = 3;
/** A hidden page draws no frames, and gets its cards all the same. */
const FRAME_WAIT = 200;

/**
 * Draws a long page of cards a few at a time when somebody asked for it: those that can be seen with the answer to what
 * was pressed, the rest in the frames that follow. So the answer is on the screen before the page is complete. The first
 * page of all, which nobody has asked for yet, comes whole.
 */
export class CardsInSteps implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #job = 0;
  #begun = false;

  /** So many cards are drawn at most. */
  most = Infinity;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#end();
  }

  /** The next page of cards is another one: it begins with its first few. */
  begin(): void {
    this.#end();
    this.#begun = true;
  }

  /** Takes how many cards the page has. */
  take(count: number): void {
    if (!this.#begun) return;
    this.#begun = false;
    if (count <= FEW) return;
    const job = this.#job;
    this.most = FIRST;
    const next = (): void => {
      if (job !== this.#job) return;
      this.most *= GROWTH;
      if (this.most >= count) this.#end();
      else void afterPaint(FRAME_WAIT).then(next);
      this.#host.requestUpdate();
    };
    void afterPaint(FRAME_WAIT).then(next);
  }

  #end(): void {
    this.#job++;
    this.most = Infinity;
    this.#begun = false;
  }
}
