import { html, render, type ReactiveController, type TemplateResult } from 'lit';
import type { EscaElement } from '../shared/esca-element.js';

/** A4 across, without its margins, in CSS pixels. */
const PAPER = { width: 1046, height: 718 };
/** What stands above and below the drawing, and every banner, in `em`. */
const AROUND = 10;
const BANNER = 4.5;

/**
 * What only paper shows: the map on a page of its own, across, and then the details of every step. They are drawn when the
 * page is about to be printed, and taken away after. The shape of a page can only be said in the page's own styles: for as
 * long as it is printed they have a rule for a kind of page that nobody but the map uses.
 */
export class Printing implements ReactiveController {
  readonly #host: EscaElement;
  readonly #content: () => TemplateResult | undefined;
  readonly #fit: (paper: boolean) => void;
  #sheet: CSSStyleSheet | undefined;

  constructor(
    host: EscaElement,
    content: () => TemplateResult | undefined,
    fit: (paper: boolean) => void,
  ) {
    this.#fit = fit;
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
    const root = this.#host.renderRoot.querySelector<HTMLElement>('.root')!;
    const canvas = root.querySelector<HTMLElement>('.canvas');
    root.dataset['paper'] = canvas ? 'map' : 'list';
    if (!canvas) return;
    this.#fit(true);
    canvas.style.setProperty('--_print-zoom', String(zoomFor(root, canvas)));
    this.#sheet ??= paper();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
  };

  readonly #clear = (): void => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== this.#sheet);
    const place = this.#place();
    if (!place) return;
    render(html``, place);
    this.#host.renderRoot.querySelector('.root')!.removeAttribute('data-paper');
    this.#fit(false);
  };

  #place(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.print-all');
  }
}

function paper(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('@page esca-map { size: A4 landscape; margin: 10mm }');
  return sheet;
}

/** How much a drawing shrinks to be on one page with its heading, its key and what must be known. */
function zoomFor(root: HTMLElement, canvas: HTMLElement): number {
  const em = parseFloat(getComputedStyle(root).fontSize);
  const banners = root.querySelectorAll('.banner, .missing').length;
  const height = PAPER.height - em * (AROUND + BANNER * banners);
  return Math.min(1, PAPER.width / canvas.offsetWidth, height / canvas.offsetHeight);
}
