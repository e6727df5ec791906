import type { ReactiveControllerHost } from 'lit';

/**
 * Keeps a long text back until one frame has been painted, so that the visitor sees at once that something happened: what
 * they chose is marked and named in the first frame, and explained in the next.
 */
export class NextFrame {
  readonly #host: ReactiveControllerHost;
  #wanted: string | undefined;
  #shown: string | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Whether the text that a name stands for may be drawn now. Otherwise the widget draws again once it may. */
  has(name: string): boolean {
    if (name === this.#shown) return true;
    // A page that nobody sees has no frames.
    if (document.hidden) {
      this.#shown = name;
      return true;
    }
    if (name !== this.#wanted) {
      this.#wanted = name;
      // This frame is still to be painted; a task of its own comes after it.
      requestAnimationFrame(() => setTimeout(() => this.#show(name)));
    }
    return false;
  }

  /** The text is gone: when it is asked for again it is long again. */
  forget(): void {
    this.#shown = this.#wanted = undefined;
  }

  #show(name: string): void {
    if (name !== this.#wanted) return;
    this.#shown = name;
    this.#wanted = undefined;
    this.#host.requestUpdate();
  }
}
