import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';

/** Typing is taken after a pause this long, in milliseconds; Enter takes it at once. */
const PAUSE = 200;

/** The id of the list below the field. */
export const FIELD_LIST = 'esca-suggestions';

/** What helps to find words, in a list below the field: the field is then an editable combobox. */
export interface SearchAssist {
  /** Whether the list is shown. */
  readonly open: boolean;
  /** The id of the line that Enter would take. */
  readonly active: string | undefined;
  typed(words: string): void;
  close(): void;
  /** Whether a key was for the list. */
  key(event: KeyboardEvent, choose: (words: string) => void): boolean;
  list(choose: (words: string) => void): TemplateResult;
}

/**
 * A search field. What is typed is taken after a pause; Enter commits it at once; Escape clears it. Focus always stays
 * in the field. A widget that finds fast enough can follow every letter, and keep the pause for what costs more.
 */
export class SearchBox implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot?: ParentNode };
  readonly #search: (words: string, how: 'push' | 'replace') => void;
  readonly #follow: ((words: string) => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #value = '';
  #shown = '';
  #field: HTMLInputElement | undefined;
  #assist: SearchAssist | undefined;

  constructor(
    host: ReactiveControllerHost & { readonly renderRoot?: ParentNode },
    search: (words: string, how: 'push' | 'replace') => void,
    follow?: (words: string) => void,
  ) {
    this.#host = host;
    this.#search = search;
    this.#follow = follow;
    host.addController(this);
  }

  hostUpdated(): void {
    // What is in the field is the visitor's, a space at its end too; it is only written when the value became another.
    const field = this.#host.renderRoot?.querySelector<HTMLInputElement>('[part~=search-input]');
    if (!field || (field === this.#field && this.#value === this.#shown)) return;
    this.#field = field;
    this.#shown = this.#value;
    if (field.value.trim() !== this.#value) field.value = this.#value;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /**
   * The field, named by `label` for those who see it and those who hear it; `name` tells one search of a page from
   * another.
   */
  render(
    label: string,
    value: string,
    { name = '', assist }: { name?: string | undefined; assist?: SearchAssist | undefined } = {},
  ): TemplateResult {
    this.#value = value;
    this.#assist = assist;
    return html`<form
      role="search"
      class="search controls"
      aria-label=${name ? `${label}: ${name}` : label}
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
          role=${assist ? 'combobox' : nothing}
          aria-autocomplete=${assist ? 'list' : nothing}
          aria-controls=${assist ? FIELD_LIST : nothing}
          aria-expanded=${assist ? String(assist.open) : nothing}
          aria-activedescendant=${assist?.active ?? nothing}
          @input=${this.#type}
          @keydown=${this.#key}
          @blur=${assist ? this.#leave : nothing}
        />
      </label>
      ${assist?.list(this.#choose)}
    </form>`;
  }

  readonly #type = (event: Event): void => {
    clearTimeout(this.#timer);
    const value = (event.target as HTMLInputElement).value.trim();
    this.#assist?.typed(value);
    this.#follow?.(value);
    this.#timer = setTimeout(() => this.#search(value, 'replace'), PAUSE);
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (this.#assist?.key(event, this.#choose)) {
      event.preventDefault();
      return;
    }
    const field = event.target as HTMLInputElement;
    if (event.key !== 'Escape' || !field.value) return;
    // Some engines clear the field themselves, others do not: it is done here for all.
    event.preventDefault();
    field.value = '';
    clearTimeout(this.#timer);
    this.#search('', 'push');
  };

  readonly #leave = (): void => this.#assist?.close();

  /** Words of the list are searched for at once; focus stays in the field. */
  readonly #choose = (words: string): void => {
    clearTimeout(this.#timer);
    this.#search(words, 'push');
  };

  readonly #commit = (event: Event): void => {
    event.preventDefault();
    clearTimeout(this.#timer);
    const field = (event.target as HTMLFormElement).querySelector('input');
    this.#search(field?.value.trim() ?? '', 'push');
  };
}
