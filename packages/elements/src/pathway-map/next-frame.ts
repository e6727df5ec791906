import type { EscaElement } from '../shared/esca-element.js';

/** A page whose frames do not come, as in a frame that has been scrolled away, is answered after so many milliseconds. */
const NO_FRAME = 250;

/**
 * Keeps a long answer back until one frame has been painted: what a visitor chose is marked in the first, so that they see
 * at once that something happened, and explained in the next. Meanwhile what stood there stays.
 */
export class NextFrame {
  readonly #host: EscaElement;

  /** Ends when the answer is drawn; absent when none is kept back. */
  drawn: Promise<void> | undefined;

  constructor(host: EscaElement) {
    this.#host = host;
  }

  /** The visitor has chosen something: its answer comes after the next frame. */
  hold(): void {
    // A page that nobody sees has no frames.
    if (document.hidden) return;
    this.drawn ??= new Promise<void>((painted) => {
      // That frame is still to be painted; a task of its own comes after it.
      requestAnimationFrame(() => setTimeout(painted));
      setTimeout(painted, NO_FRAME);
    }).then(async () => {
      this.drawn = undefined;
      this.#host.requestUpdate();
      await this.#host.updateComplete;
    });
  }
}
