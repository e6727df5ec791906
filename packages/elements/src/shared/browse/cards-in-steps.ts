import { rest } from '@esca/feed';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** So many cards are drawn at once: about what a screen shows. */
const FIRST = 3;
/** So many are no long page, and are all drawn at once. */
const FEW = 10;
/** So many more in each further step: a frame or two of a slow device. */
const STEP = 6;

/**
 * Draws a long page of cards a few at a time: those that can be seen at once, the rest in the frames that follow. So the
 * first are on the screen before the last are made, and the page stays awake meanwhile. It waits for no frame and no
 * timer, and therefore comes to its end on a page that nobody sees, or whose clock stands still.
 */
export class CardsInSteps implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #begun = true;
  #resting = false;
  #end: (() => void) | undefined;

  /** So many cards are drawn at most. */
  most = Infinity;
  /** Ends when all cards are drawn; absent when none are to come. */
  drawn: Promise<void> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The next page of cards is another one: it begins with its first few. */
  begin(): void {
    this.#begun = true;
  }

  /** Takes how many cards the page has, and whether it must come whole. */
  take(count: number, whole = false): void {
    if (count === 0) return;
    if (this.#begun) this.most = count > FEW ? FIRST : Infinity;
    this.#begun = false;
    if (whole || this.most >= count) this.most = Infinity;
    if (this.most === Infinity) this.drawn = undefined;
    else this.drawn ??= new Promise((resolve) => (this.#end = resolve));
  }

  hostUpdated(): void {
    if (!this.drawn) this.#end?.();
    else if (!this.#resting) {
      this.#resting = true;
      void rest().then(() => {
        this.#resting = false;
        this.most += STEP;
        this.#host.requestUpdate();
      });
    }
  }
}
