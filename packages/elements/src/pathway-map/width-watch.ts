import type { EscaElement } from '../shared/esca-element.js';

/** Knows whether the widget is so wide, and draws it again when that changes. */
export class WidthWatch {
  readonly #host: EscaElement;
  readonly #least: number;
  /** Whether the widget has at least that width. */
  wide = false;

  /** The least width is in pixels. */
  constructor(host: EscaElement, least: number) {
    this.#host = host;
    this.#least = least;
    // In a frame of its own: another view has another height, which was reported in this one already.
    const observer = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));
    host.addController({
      hostConnected: () => observer.observe(host),
      hostDisconnected: () => observer.disconnect(),
    });
    this.#measure();
  }

  #measure(): void {
    const wide = this.#host.getBoundingClientRect().width >= this.#least;
    if (wide === this.wide) return;
    this.wide = wide;
    this.#host.requestUpdate();
  }
}
