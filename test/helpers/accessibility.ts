import 'axe-core/axe.min.js';
import type { AxeResults, RunOptions } from 'axe-core';
import { RULES_OF_A_PART } from './axe-options.js';

// axe is a script for pages, not a module: it leaves its name on the window.
const { axe } = window as unknown as {
  axe: { run(element: Element, options: RunOptions): Promise<AxeResults> };
};

/** What axe finds wrong with an element, WCAG 2.0 to 2.2 at A and AA and best practice, as readable lines. */
export async function violations(element: Element): Promise<string[]> {
  const { violations: found } = await axe.run(element, RULES_OF_A_PART);
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.flat().join(' ')}: ${failureSummary ?? ''}`,
    ),
  );
}
