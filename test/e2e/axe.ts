/* axe on a whole page, or on what some selectors find in it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, Result, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with a page, or only with what those of the selectors find that are there. */
export async function violationsOn(
  page: Page,
  options: RunOptions,
  selectors?: readonly string[],
): Promise<Result[]> {
  await page.evaluate(source);
  return page.evaluate(
    async ([given, rules]) => {
      const { axe } = window as unknown as {
        axe: { run(context: unknown, options: unknown): Promise<AxeResults> };
      };
      const include = given?.filter((one) => document.querySelector(one)).map((one) => [one]);
      return (await axe.run(include ? { include } : document, rules)).violations;
    },
    [selectors, options] as const,
  );
}
