import { fill } from '@esca/domain';
import {
  html,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { SharedStrings } from '../shared.strings.js';
import type { BrowseStrings } from './browse.strings.js';
import { applyLabel, filterGroup, type Filter } from './filters.templates.js';

/** The widget that a panel belongs to. */
type PanelHost = ReactiveControllerHost &
  HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

/** What is chosen in the dialog is tried until it is kept or undone. */
export interface Trial {
  try(): void;
  settle(kept: boolean): void;
}

/** From this width of the widget on, in its own `em`, filters stand beside the list. */
const WIDE = 44;

/** Stands for all filters among the names of those that are shown whole; no filter has this name. */
const ALL = '*';

/**
 * The filters of a list: beside it where there is room, where every change counts at once; behind a button where there
 * is little, in a native dialog that names the number of results on its way out. What is ticked there is tried: it counts
 * at once, is kept by that button, and undone by Escape and Close. The filters are in the page once, in the one place or the other.
 */
export class FilterPanel implements ReactiveController {
  readonly #host: PanelHost;
  readonly #toggle: (name: string, code: string, checked: boolean) => void;
  readonly #trial: Trial | undefined;
  readonly #expanded = new Set<string>();
  #observer: ResizeObserver | undefined;
  #shown = false;

  /** Whether the filters stand beside the list. Put it as a class on `.browse`. */
  wide = false;

  constructor(
    host: PanelHost,
    toggle: (name: string, code: string, checked: boolean) => void,
    trial?: Trial,
  ) {
    this.#host = host;
    this.#toggle = toggle;
    this.#trial = trial;
    host.addController(this);
  }

  hostConnected(): void {
    if (typeof ResizeObserver !== 'function') return;
    // Asked while styles are up to date, which costs nothing; lists grow often, and seldom wider.
    this.#observer = new ResizeObserver(([entry]) => {
      // In a frame of its own: what changes its size while it is told of its size makes browsers report an error.
      if (this.#isWide(entry?.borderBoxSize[0]?.inlineSize) !== this.wide)
        requestAnimationFrame(() => this.#measure());
    });
    this.#observer.observe(this.#host);
    this.#measure();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#end(false);
  }

  render(
    filters: readonly Filter[],
    {
      strings,
      chosen,
      count,
      lang,
      first = filters.length,
    }: {
      strings: BrowseStrings & Pick<SharedStrings, 'close'>;
      chosen: number;
      count: number;
      lang: string;
      /** So many filters are shown before the others are asked for; all when absent. */
      first?: number;
    },
  ): TemplateResult {
    const groups = (): TemplateResult => {
      const all = this.#expanded.has(ALL);
      const shown = filters.filter(
        (filter, at) => all || at < first || filter.options.some((one) => one.checked && one.count),
      );
      return html`${shown.map((filter) =>
        filterGroup(filter, strings, {
          toggle: this.#toggle,
          open: this.#expanded.has(filter.name),
          expand: this.#expand,
        }),
      )}${
        filters.length > first
          ? html`<button
              type="button"
              class="link more-filters"
              aria-expanded=${all ? 'true' : 'false'}
              @click=${() => this.#expand(ALL)}
            >
              ${all ? strings.fewerFilters : strings.moreFilters}
            </button>`
          : null
      }`;
    };
    if (this.wide) {
      return html`<div
        class="filters controls"
        part="filters"
        role="group"
        aria-label=${strings.filters}
      >
        ${groups()}
      </div>`;
    }
    return html`<div class="filters controls" part="filters">
      <button type="button" class="show-filters" aria-haspopup="dialog" @click=${this.#show}>
        ${chosen > 0 ? fill(strings.filtersChosen, { n: chosen }) : strings.showFilters}
      </button>
      <dialog part="dialog" aria-label=${strings.filters} @close=${this.#closed}>
        <div class="dialog-head">
          <h2 tabindex="-1">${strings.filters}</h2>
          <button type="button" @click=${() => this.#dialog()?.close()}>${strings.close}</button>
        </div>
        <div class="dialog-body">${this.#shown ? groups() : null}</div>
        <div class="dialog-foot">
          <button type="button" class="primary" @click=${this.#hide}>
            ${applyLabel(count, strings, lang)}
          </button>
        </div>
      </dialog>
    </div>`;
  }

  /** Where the browser tells the width, it need not lay out the page once more to be asked for it. */
  #isWide(width = this.#host.getBoundingClientRect().width): boolean {
    return width >= WIDE * parseFloat(getComputedStyle(this.#host).fontSize);
  }

  #measure(): void {
    const wide = this.#isWide();
    if (wide === this.wide) return;
    this.wide = wide;
    this.#end(true);
    this.#host.requestUpdate();
  }

  readonly #expand = (name: string): void => {
    if (!this.#expanded.delete(name)) this.#expanded.add(name);
    this.#host.requestUpdate();
  };

  // A modal dialog holds focus, gives it back, and closes with Escape: the browser does all three.
  readonly #show = async (): Promise<void> => {
    this.#shown = true;
    this.#trial?.try();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const dialog = this.#dialog();
    dialog?.showModal();
    dialog?.querySelector('h2')?.focus();
  };

  readonly #hide = (): void => {
    this.#end(true);
    this.#dialog()?.close();
  };

  readonly #closed = (): void => this.#end(false);

  #end(kept: boolean): void {
    if (!this.#shown) return;
    this.#shown = false;
    this.#trial?.settle(kept);
    this.#host.requestUpdate();
  }

  #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('.filters dialog');
  }
}
