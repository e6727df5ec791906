import { html, render, type ReactiveController, type TemplateResult } from 'lit';
import type { EscaElement } from '../shared/esca-element.js';

/**
 * What only paper shows: the details of every step, after the map. They are drawn when the page is about to be printed,
 * and taken away after.
 */
export class Printing implements ReactiveController {
  readonly #host: EscaElement;
  readonly #content: () => TemplateResult | undefined;

  constructor(host: EscaElement, content: () => TemplateResult | undefined) {
    this.#host = host;
    this.#content = content;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('beforeprint', this.#draw);
    window.addEventListener('afterprint', this.#clear);
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeprint', this.#draw);
    window.removeEventListener('afterprint', this.#clear);
  }

  /** The place for it, right after what the screen shows. */
  frame(): TemplateResult {
    return html`<div class="print-all"></div>`;
  }

  // The page is printed as it stands when this returns, so it cannot wait for the widget's own drawing.
  readonly #draw = (): void => {
    const place = this.#place();
    const content = this.#content();
    if (!place || !content) return;
    render(content, place);
    place.previousElementSibling?.toggleAttribute('data-paper', true);
  };

  readonly #clear = (): void => {
    const place = this.#place();
    if (!place) return;
    render(html``, place);
    place.previousElementSibling?.removeAttribute('data-paper');
  };

  #place(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.print-all');
  }
}
