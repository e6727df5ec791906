import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import { closePages, openPage } from '../e2e/browser.js';
import type { TestServer } from '../e2e/server.js';
import { application, serveApplication } from './application.js';

/*
 * One small real application for each framework: it shows a course finder from a feed of its own, hands it settings and
 * an object, and acts on its event. Built with the framework's own tools and types, from the packed packages.
 */

let server: TestServer | undefined;
afterEach(async () => {
  await closePages();
  await server?.close();
  server = undefined;
});

/** What a visitor sees of the finder: its state, its heading, and the titles of its results. */
const seen = (
  page: Page,
): Promise<{ state: string | null; heading: string; level: string; titles: string[] }> =>
  page.evaluate(() => {
    const finder = document.querySelector('esca-course-finder');
    const inside = finder?.shadowRoot;
    const heading = inside?.querySelector('[part~=heading]');
    return {
      state: finder?.getAttribute('state') ?? null,
      heading: heading?.textContent?.trim() ?? '',
      level: heading?.localName ?? '',
      titles: [...(inside?.querySelectorAll('[part~=result] [part~=title]') ?? [])].map(
        (title) => title.textContent?.trim() ?? '',
      ),
    };
  });

const ready = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () => document.querySelector('esca-course-finder')?.getAttribute('state') === 'ready',
  );

const frameworks = {
  react: 'React 19',
  vue: 'Vue 3',
  angular: 'Angular',
  svelte: 'Svelte 5',
  next: 'Next',
  eleventy: 'a static generator, Eleventy',
};

for (const [name, title] of Object.entries(frameworks))
  test(`an application made with ${title} shows a finder, sets it and hears it`, async (t) => {
    const start = performance.now();
    const { folder, missing } = application(name);
    if (folder === undefined) return t.skip(missing ?? 'not installed');
    const built = performance.now();
    server = await serveApplication(folder);

    if (name === 'next' || name === 'eleventy') {
      const html = readFileSync(join(folder, 'index.html'), 'utf8');
      assert.match(html, /<esca-course-finder[^>]*src="\/feed\.json"/, 'the tag is in the page');
      assert.match(html, /<a href="\/courses\.html">Find a course<\/a>/, 'with a link inside');
    }

    const { page, errors, lines } = await openPage();
    await page.goto(`${server.origin}/`);
    await ready(page);
    const whole = await seen(page);
    assert.equal(whole.heading, 'Chosen by the page', 'an object arrives as a property');
    assert.equal(whole.level, 'h3', 'a number arrives');
    assert.ok(whole.titles.length > 5, whole.titles.join());

    await page.click('#narrow');
    await page.waitForFunction(
      (before) =>
        document.querySelector('esca-course-finder')!.shadowRoot!.querySelectorAll('[part~=result]')
          .length < before,
      whole.titles.length,
    );
    const narrow = await seen(page);
    assert.ok(narrow.titles.includes('Mental Capacity Act: foundation'), narrow.titles.join());

    await page.locator('esca-course-finder [part~=result] [part~=title] >> nth=0').click();
    // Angular draws after the listener has ended.
    await page.waitForFunction(() => document.getElementById('picked')?.textContent !== '');
    const picked = await page.locator('#picked').textContent();
    assert.match(picked ?? '', /^essex:course\/[a-z0-9-]+$/, 'the event names the course');
    const opened = await page.evaluate(() =>
      document.querySelector('esca-course-finder')!.getAttribute('course'),
    );
    assert.ok(!opened, 'and cancelling it left the course closed');

    await page.click('#toggle');
    assert.equal(await page.locator('esca-course-finder').count(), 0);
    await page.click('#toggle');
    await ready(page);
    assert.equal((await seen(page)).heading, 'Chosen by the page', 'taken away and put back');
    assert.equal(server.asked('/feed.json').length, 1, 'the feed is asked for once');
    assert.deepEqual(errors, []);
    assert.deepEqual(lines, []);
    const bytes = server.seen.length;
    t.diagnostic(
      `${title}: installed and built in ${((built - start) / 1000).toFixed(1)} s, ${String(bytes)} requests`,
    );
  });
