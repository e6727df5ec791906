import { textOf } from '@esca/domain';
import { css, html, nothing, type TemplateResult } from 'lit';
import { FIELD_LIST, type SearchAssist } from '../shared/browse/search-box.js';
import type { FinderPort } from './finder-port.js';
import type { FinderResults } from './results.js';

/** What is suggested: words to search for, and what they are the name of. */
interface Suggestion {
  readonly words: string;
  readonly note: string;
}

/** Filters whose values are good words to search for. */
const NAMED = ['topic', 'step', 'domain', 'format', 'provider'];
/** So many of each sort are suggested. */
const VALUES = 4;
const COURSES = 4;

const styles = css`
  .search {
    position: relative;
  }
  .suggestions {
    position: absolute;
    inset-inline: 0;
    inset-block-start: calc(100% + 0.25em);
    z-index: 2;
    max-block-size: 20em;
    overflow-y: auto;
    padding: 0.25em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_background);
    box-shadow: 0 0.25em 1em rgb(0 0 0 / 0.2);
  }
  .suggestions li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    justify-content: space-between;
    padding: 0.4em 0.6em;
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .suggestions li:hover {
    background: var(--_surface);
  }
  .suggestions [aria-selected='true'],
  .suggestions [aria-selected='true']:hover {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .suggestions [aria-selected='true'] .muted {
    color: inherit;
  }
  @media (forced-colors: active) {
    .suggestions [aria-selected='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;

/** Without accents and capitals, as words. */
const fold = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/**
 * Words to search for, in a list below the field: an editable combobox. Down and Up move through it, Enter or a press
 * takes one, Escape closes it; every other key is the field's own, and Tab leaves without taking anything.
 */
export class Suggestions implements SearchAssist {
  readonly #finder: FinderPort;
  readonly #results: FinderResults;
  #typed = '';
  #open = false;
  #active = -1;

  constructor(finder: FinderPort, results: FinderResults) {
    this.#finder = finder;
    this.#results = results;
    const root = finder.host.renderRoot;
    if (root instanceof ShadowRoot && styles.styleSheet)
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, styles.styleSheet];
  }

  get open(): boolean {
    return this.#open && this.#found().length > 0;
  }

  get active(): string | undefined {
    return this.open && this.#active >= 0 ? `${FIELD_LIST}-${this.#active}` : undefined;
  }

  typed(words: string): void {
    this.#typed = words;
    this.#open = words !== '';
    this.#active = -1;
    this.#draw();
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#active = -1;
    this.#draw();
  }

  key({ key, altKey }: KeyboardEvent, choose: (words: string) => void): boolean {
    const found = this.#found();
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step && found.length > 0) {
      const closed = !this.#open;
      this.#open = true;
      // Past either end is the field itself.
      const places = found.length + 1;
      if (!(closed && altKey)) this.#active = ((this.#active + 1 + step + places) % places) - 1;
      this.#draw();
      return true;
    }
    if (!this.open) return false;
    if (key === 'Escape') {
      this.close();
      return true;
    }
    const chosen = found[this.#active];
    if (key === 'Enter' && chosen) {
      this.#take(chosen, choose);
      return true;
    }
    if (key === 'Enter' || key === 'Tab') this.close();
    // The caret moves in the text, which is what is searched for again.
    else if (key === 'Home' || key === 'End' || key === 'ArrowLeft' || key === 'ArrowRight') {
      this.#active = -1;
      this.#draw();
    }
    return false;
  }

  list(choose: (words: string) => void): TemplateResult {
    const found = this.open ? this.#found() : [];
    return html`<ul
      id=${FIELD_LIST}
      role="listbox"
      class="suggestions"
      aria-label=${this.#finder.text().suggestions}
      ?hidden=${found.length === 0}
    >
      ${found.map(
        (one, at) =>
          // Its keys are the field's: focus never leaves it.
          // eslint-disable-next-line lit-a11y/click-events-have-key-events
          html`<li
            id="${FIELD_LIST}-${at}"
            role="option"
            aria-selected=${at === this.#active ? 'true' : 'false'}
            @mousedown=${(event: Event) => event.preventDefault()}
            @click=${() => this.#take(one, choose)}
          >
            <bdi>${one.words}</bdi
            >${one.note ? [' ', html`<span class="muted">${one.note}</span>`] : nothing}
          </li>`,
      )}
    </ul>`;
  }

  #take({ words }: Suggestion, choose: (words: string) => void): void {
    this.#typed = words;
    this.close();
    choose(words);
  }

  /** Names of what courses are about that begin as what was typed, then the courses that are found. */
  #found(): readonly Suggestion[] {
    const typed = fold(this.#typed);
    if (typed.length === 0) return [];
    const begins = (label: string): boolean => {
      const words = fold(label);
      return typed.every((part) => words.some((word) => word.startsWith(part)));
    };
    const { filters, shown } = this.#results;
    const values = NAMED.flatMap((name) =>
      filters
        .filter((filter) => filter.name === name)
        .flatMap(({ label: note, options }) =>
          options
            .filter(({ label }) => begins(label))
            .map(({ label: words }): Suggestion => ({ words, note })),
        ),
    ).slice(0, VALUES);
    const { lang } = this.#finder.reader();
    const courses = shown
      .map(({ record, origin }): Suggestion => ({
        words: textOf(record.title, lang, origin.language),
        note: this.#finder.text().course,
      }))
      .filter(({ words }) => begins(words))
      .slice(0, COURSES);
    const all = new Map([...courses, ...values].map((one) => [one.words.toLowerCase(), one]));
    return [...values, ...courses].filter((one) => all.get(one.words.toLowerCase()) === one);
  }

  #draw(): void {
    this.#finder.host.requestUpdate();
  }
}
