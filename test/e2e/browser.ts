/* One browser for an end-to-end test file, and pages that remember everything that went wrong on them. */
import { after } from 'node:test';
import { chromium, firefox, type Browser, type Page } from 'playwright-core';
import { chromiumArgs, chromiumPath, firefoxPath } from '../helpers/browsers.mjs';
import { endWebKit, openWebKit } from './webkit.js';

/** The engine of this run: `ESCA_ENGINE`, else Chromium. */
export const engine = process.env.ESCA_ENGINE ?? 'Chromium';

let browser: Promise<Browser> | undefined;

after(async () => {
  await (await browser)?.close();
  await endWebKit();
});

/** A page and what it complained of. */
export interface Watched {
  readonly page: Page;
  /** Exceptions that nobody caught. */
  readonly errors: readonly string[];
  /** Lines of the console. */
  readonly lines: readonly string[];
}

function launch(): Promise<Browser> {
  if (engine === 'Firefox')
    // The stock Firefox, over WebDriver BiDi.
    return firefox.launch({
      channel: 'moz-firefox',
      ...(firefoxPath === undefined ? {} : { executablePath: firefoxPath }),
    });
  return chromium.launch({
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    args: chromiumArgs,
  });
}

/** A fresh page in a context of its own. The browser closes when the test file is done. */
export async function openPage(
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Watched> {
  if (engine === 'WebKitGTK') return openWebKit();
  browser ??= launch();
  const context = await (await browser).newContext(options);
  const page = await context.newPage();
  // The runner that strips types names inner functions by a helper, which a page lacks.
  await page.addInitScript('globalThis.__name ??= (each) => each;');
  const errors: string[] = [];
  const lines: string[] = [];
  page.on('pageerror', ({ message }) => {
    // Firefox tells what it refused the same way as an exception; policies and networks are counted elsewhere.
    if (
      !/^(The Same Origin Policy|Content-Security-Policy:|The page’s settings|Loading module from)|CORS/.test(
        message,
      )
    )
      errors.push(message);
  });
  page.on('console', (line) => lines.push(line.text()));
  return { page, errors, lines };
}

/** Closes every page that is open; for `afterEach`. */
export async function closePages(): Promise<void> {
  await Promise.all(((await browser)?.contexts() ?? []).map((context) => context.close()));
}
