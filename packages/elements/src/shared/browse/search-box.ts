import {
  html,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';

/** Typing is taken after a pause this long, in milliseconds; Enter takes it at once. */
const PAUSE = 200;

/**
 * A search field. What is typed is taken after a pause; Enter commits it at once; Escape clears it. Focus always stays
 * in the field.
 */
export class SearchBox implements ReactiveController {
  readonly #search: (words: string, how: 'push' | 'replace') => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    host: ReactiveControllerHost,
    search: (words: string, how: 'push' | 'replace') => void,
  ) {
    this.#search = search;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** The field, named by `label` for those who see it and those who hear it. */
  render(label: string, value: string): TemplateResult {
    return html`<form
      role="search"
      class="search controls"
      aria-label=${label}
      @submit=${this.#commit}
    >
      <label>
        <span class="search-label">${label}</span>
        <input
          part="search-input"
          type="search"
          name="query"
          autocomplete="off"
          maxlength="200"
          .value=${value}
          @input=${this.#type}
          @keydown=${this.#key}
        />
      </label>
    </form>`;
  }

  readonly #type = (event: Event): void => {
    clearTimeout(this.#timer);
    const { value } = event.target as HTMLInputElement;
    this.#timer = setTimeout(() => this.#search(value.trim(), 'replace'), PAUSE);
  };

  readonly #key = (event: KeyboardEvent): void => {
    const field = event.target as HTMLInputElement;
    if (event.key !== 'Escape' || !field.value) return;
    // Some engines clear the field themselves, others do not: it is done here for all.
    event.preventDefault();
    field.value = '';
    clearTimeout(this.#timer);
    this.#search('', 'push');
  };

  readonly #commit = (event: Event): void => {
    event.preventDefault();
    clearTimeout(this.#timer);
    const field = (event.target as HTMLFormElement).querySelector('input');
    this.#search(field?.value.trim() ?? '', 'push');
  };
}
