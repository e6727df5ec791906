import type { SearchAssist } from '../shared/browse/search-box.js';
import type { FinderPort } from './finder-port.js';
import type { FinderResults } from './results.js';

/** Fetches the suggestions below the search field where the author asks for them. */
export class Suggesting {
  readonly #finder: FinderPort;
  readonly #results: FinderResults;
  #asked = false;
  #assist: SearchAssist | undefined;

  constructor(finder: FinderPort, results: FinderResults) {
    this.#finder = finder;
    this.#results = results;
  }

  /** The suggestions, when they are wanted and have come. Without the module the field is a plain one. */
  get assist(): SearchAssist | undefined {
    if (this.#finder.host.suggestions && !this.#asked) {
      this.#asked = true;
      void this.#fetch().catch(() => undefined);
    }
    return this.#finder.host.suggestions ? this.#assist : undefined;
  }

  async #fetch(): Promise<void> {
    const { Suggestions } = await import('./suggestions.js');
    this.#assist = new Suggestions(this.#finder, this.#results);
    this.#finder.host.requestUpdate();
  }
}
