import { pageWords } from './course-finder.templates.js';
import { HEAD, type FinderPort } from './finder-port.js';
import type { FinderResults } from './results.js';

/** How the visitor goes from page to page, and where focus goes with them. */
export class Turning {
  readonly #finder: FinderPort;
  readonly #results: FinderResults;
  readonly #settled: () => Promise<void>;

  /** How many further pages are shown below the page. */
  extra = 0;

  /** @param settled Ends when what was asked for is shown. */
  constructor(finder: FinderPort, results: FinderResults, settled: () => Promise<void>) {
    this.#finder = finder;
    this.#results = results;
    this.#settled = settled;
  }

  /** Goes to a page; focus goes to the heading of the results, and the page is said. */
  readonly go = async (page: number): Promise<void> => {
    const { host, visitor, text, focus, say } = this.#finder;
    this.extra = 0;
    visitor.set({ page: String(page) });
    await this.#settled();
    await focus(HEAD);
    const { found, shown } = this.#results;
    if (found) say(pageWords(found, shown.length, host.pageSize, text()));
  };

  /** Shows the next page below this one; focus goes to the first course of it. */
  readonly more = async (): Promise<void> => {
    const { host } = this.#finder;
    const before = this.#results.shown.length;
    this.extra++;
    host.requestUpdate();
    await this.#settled();
    host.renderRoot.querySelectorAll<HTMLElement>('.list > li [tabindex]')[before]?.focus();
  };
}
