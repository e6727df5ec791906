import 'axe-core/axe.min.js';
import type { AxeResults, RunOptions } from 'axe-core';

// axe is a script for pages, not a module: it leaves its name on the window.
const { axe } = window as unknown as {
  axe: { run(element: Element, options: RunOptions): Promise<AxeResults> };
};

/** Rules about whole pages say nothing about a widget, which is a part of somebody else's page. */
const ABOUT_PAGES = [
  'region',
  'page-has-heading-one',
  'landmark-one-main',
  'bypass',
  'document-title',
  'html-has-lang',
  'heading-order',
];

/** What axe finds wrong with an element, WCAG 2.0 to 2.2 at A and AA and best practice, as readable lines. */
export async function violations(element: Element): Promise<string[]> {
  const { violations: found } = await axe.run(element, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: Object.fromEntries(ABOUT_PAGES.map((rule) => [rule, { enabled: false }])),
  });
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.flat().join(' ')}: ${failureSummary ?? ''}`,
    ),
  );
}
