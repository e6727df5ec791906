import { focusAfterChip, type Chip } from '../shared/browse/filters.templates.js';
import { ALSO_OPEN, asFacet, toggleValue, type FilterContext } from './filters.js';
import { HEAD, type FinderPort } from './finder-port.js';
import type { FinderResults } from './results.js';

/** A value that means that nothing is chosen: "any date" is a choice among dates. */
const NONE: Readonly<Record<string, string>> = { when: 'any' };

/** How the question changes when the visitor ticks a filter, takes away a chip, or starts again. */
export class Choosing {
  readonly #finder: FinderPort;
  readonly #results: FinderResults;
  readonly #context: () => FilterContext | undefined;

  constructor(
    finder: FinderPort,
    results: FinderResults,
    context: () => FilterContext | undefined,
  ) {
    this.#finder = finder;
    this.#results = results;
    this.#context = context;
  }

  /** A value of a filter was ticked or cleared. */
  readonly toggle = (name: string, code: string, on: boolean): void => {
    const { change } = this.#finder;
    const facet = asFacet(name);
    const context = this.#context();
    if (!facet || !context) return;
    if (code === ALSO_OPEN) change({ 'also-open': on ? 'yes' : 'no' });
    else if (facet === 'when') change({ when: code });
    else {
      const next = toggleValue(facet, this.#results.chosen(facet), code, on, context);
      change({ [name]: next.join(' ') });
    }
  };

  /** Takes one chosen value away; focus goes to the next. */
  readonly removeChip = async ({ name, code }: Chip, index: number): Promise<void> => {
    const { change, visitor, host } = this.#finder;
    const rest = visitor.list(name).filter((one) => one !== code);
    change({ [name]: NONE[name] ?? rest.join(' ') });
    await host.updateComplete;
    focusAfterChip(host.renderRoot, index);
  };

  /** Takes away everything that the visitor may take away. */
  readonly clear = async (): Promise<void> => {
    const names = new Set(this.#results.chips.map(({ name }) => name));
    this.#finder.change(Object.fromEntries(Array.from(names, (name) => [name, NONE[name] ?? ''])));
    await this.#finder.focus(HEAD);
  };
}
