import type { VisitorState } from '../shared/visitor-state.js';

/**
 * What the visitor and the author want. In place of what an address brings and the feed does not have, what the author
 * wrote holds.
 */
export class Wanted {
  readonly visitor: VisitorState;
  readonly #unknown = new Set<string>();

  constructor(visitor: VisitorState) {
    this.visitor = visitor;
  }

  /** Whether anything that the address brings has been left out. */
  get isPartial(): boolean {
    return this.#unknown.size > 0;
  }

  value(name: string): string {
    return this.#unknown.has(name) ? this.visitor.author(name) : this.visitor.value(name);
  }

  list(name: string): readonly string[] {
    return this.value(name).split(/\s+/).filter(Boolean);
  }

  /** Looks again at what is wanted under a name. */
  check(name: string, isKnown: (value: string) => boolean): void {
    const { visitor } = this;
    const isBrought = visitor.value(name) !== visitor.author(name);
    if (isBrought && !visitor.list(name).every(isKnown)) this.#unknown.add(name);
    else this.#unknown.delete(name);
  }
}
