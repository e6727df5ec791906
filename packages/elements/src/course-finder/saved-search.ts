import { addSearchBlock, loadSearchIndex, type SearchIndex } from '@esca/domain';
import type { Course, Entry, FeedParts } from '@esca/feed';

/** What a saved search fills. */
export interface SearchHost {
  search: SearchIndex | undefined;
  fetchEngine(): Promise<void>;
  /** What can be shown has changed. */
  changed(): void;
}

/** Where a saved search comes from. */
export interface SearchSource {
  /** The parts of the catalogue. */
  parts(): FeedParts | undefined;
  /** Does what may fail; a failure is said, and a change told. */
  attempt(work: (signal: AbortSignal) => Promise<void>): Promise<void>;
}

/**
 * The saved search of a large catalogue: every word when somebody turns to the search, and of the postings those that a
 * query needs.
 */
export class SavedSearch {
  readonly #host: SearchHost;
  readonly #source: SearchSource;
  #turned = false;
  /** Whether the words are on their way. */
  #coming = false;
  /** Blocks of postings that are on their way, and those that could not be had. */
  readonly #blocks = new Set<number>();
  #lost = false;

  constructor(host: SearchHost, source: SearchSource) {
    this.#host = host;
    this.#source = source;
  }

  /** Whether what a search needs is on its way. */
  get isComing(): boolean {
    return this.#coming || this.#blocks.size > 0;
  }

  /** Somebody turns to the search: its words are fetched. Where all courses are there, they have come with them. */
  turn(): void {
    const parts = this.#source.parts();
    if (!parts || parts.whole || this.#turned) return;
    this.#turned = true;
    this.#coming = true;
    void this.#source
      .attempt(async (signal) => {
        const [bytes] = await Promise.all([
          parts.loadBytes('search', signal),
          this.#host.fetchEngine(),
        ]);
        const search = loadSearchIndex(bytes);
        if (search.count !== parts.count) throw new RangeError('search');
        this.#host.search = search;
      })
      .finally(() => {
        this.#coming = false;
        this.#host.changed();
      });
  }

  /** Fetches blocks of postings that a query needs. Those that could not be had wait for {@link retry}. */
  want(search: SearchIndex, blocks: readonly number[]): void {
    const parts = this.#source.parts();
    const wanted = blocks.filter((at) => !this.#blocks.has(at));
    if (!parts || wanted.length === 0 || this.#lost) return;
    for (const at of wanted) this.#blocks.add(at);
    void this.#source.attempt(async (signal) => {
      const load = async (at: number): Promise<void> => {
        const { name } = search.blocks![at]!;
        addSearchBlock(search, at, await parts.loadBytes('search', signal, name));
      };
      try {
        await Promise.all(wanted.map(load));
      } catch (error) {
        this.#lost = !signal.aborted;
        throw error;
      } finally {
        for (const at of wanted) this.#blocks.delete(at);
      }
    });
  }

  /** Tries again what could not be had. */
  retry(): void {
    this.#lost = false;
    if (this.#host.search) return;
    this.#turned = false;
    this.turn();
  }

  /** The words, when the documents are these courses in this order. */
  async of(
    courses: readonly Entry<Course>[],
    signal: AbortSignal,
  ): Promise<SearchIndex | undefined> {
    const parts = this.#source.parts();
    const same =
      parts !== undefined &&
      parts.has('search') &&
      courses.length === parts.count &&
      courses.every(({ record }, at) => parts.position(record) === at);
    if (!same) return undefined;
    try {
      const search = loadSearchIndex(await parts.loadBytes('search', signal));
      return search.count === courses.length ? search : undefined;
    } catch {
      // It is built in the page instead.
      return undefined;
    }
  }
}
