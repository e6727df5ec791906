import { fill } from '@esca/domain';
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { BrowseStrings } from './browse.strings.js';
import { applyLabel, filterGroup, type Filter } from './filters.templates.js';

/** The widget that a panel belongs to. */
type PanelHost = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };

/**
 * The filters of a list: beside it where there is room, where every change counts at once; behind a button where there
 * is little, in a native dialog that names the number of results on its way out. Which of the two is shown is the style
 * sheet's decision, so a widget that is resized needs no script.
 */
export class FilterPanel {
  readonly #host: PanelHost;
  readonly #toggle: (name: string, code: string, checked: boolean) => void;
  readonly #open = new Set<string>();

  constructor(host: PanelHost, toggle: (name: string, code: string, checked: boolean) => void) {
    this.#host = host;
    this.#toggle = toggle;
  }

  render(
    filters: readonly Filter[],
    {
      strings,
      chosen,
      count,
      lang,
    }: { strings: BrowseStrings; chosen: number; count: number; lang: string },
  ): TemplateResult {
    const groups = (): TemplateResult[] =>
      filters.map((filter) =>
        filterGroup(filter, strings, {
          toggle: this.#toggle,
          open: this.#open.has(filter.name),
          expand: this.#expand,
        }),
      );
    return html`<div
        class="filters-wide controls"
        part="filters"
        role="group"
        aria-label=${strings.filters}
      >
        ${groups()}
      </div>
      <div class="filters-narrow controls">
        <button type="button" class="show-filters" aria-haspopup="dialog" @click=${this.#show}>
          ${chosen > 0 ? fill(strings.filtersChosen, { n: chosen }) : strings.showFilters}
        </button>
        <dialog part="dialog" aria-label=${strings.filters}>
          <div class="dialog-body">${groups()}</div>
          <div class="dialog-foot">
            <button type="button" class="primary" @click=${this.#hide}>
              ${applyLabel(count, strings, lang)}
            </button>
          </div>
        </dialog>
      </div>`;
  }

  readonly #expand = (name: string): void => {
    if (!this.#open.delete(name)) this.#open.add(name);
    this.#host.requestUpdate();
  };

  // A modal dialog holds focus, gives it back, and closes with Escape: the browser does all three.
  readonly #show = (): void => this.#dialog()?.showModal();
  readonly #hide = (): void => this.#dialog()?.close();
  #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('.filters-narrow dialog');
  }
}
