import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { closePages, openPage } from '../e2e/browser.js';
import { publishSite, root, type Site } from './places.js';
import { startWordPress, wordpressMissing, type WordPress } from './wordpress.js';

/*
 * A newcomer's path, by hand and eye: from the embed builder to a widget that works in a WordPress post, as an author
 * who is signed in. Clicks and keys are counted. `ESCA_PICTURES=1` takes the pictures of docs/embedding.md on the way.
 */

const missing = wordpressMissing();
let site: Site;
let wordpress: WordPress;
before(
  async () => {
    if (missing) return;
    site = await publishSite();
    wordpress = await startWordPress(site.url);
  },
  { timeout: 300_000 },
);
after(async () => {
  await closePages();
  await wordpress?.close();
  await site?.close();
});

const pictures = process.env.ESCA_PICTURES === '1';

/** Takes a picture for the documentation, when asked to. */
async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  const folder = join(root, 'docs', 'pictures');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 60 });
}

/** How long a person takes: the keystroke-level model, with a thought, a reach and a press for every click. */
const seconds = { click: 1.35 + 1.1 + 0.2, chord: 1.35 + 0.4 + 0.56, letter: 0.28, wait: 2 };

void test(
  'from the builder to a working widget in a WordPress post, in a dozen clicks',
  { skip: missing ?? false },
  async (t) => {
    const start = performance.now();
    const { page, errors } = await openPage({ viewport: { width: 1000, height: 720 } });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);

    // Signing in is what an author has done already.
    const editor = await page.context().newPage();
    await editor.goto(`${wordpress.url}/wp-login.php`);
    await editor.fill('#user_login', 'author');
    await editor.fill('#user_pass', 'an author on loopback');
    await editor.click('#wp-submit');
    await editor.waitForURL('**/wp-admin/**');

    let clicks = 0;
    let keys = 0;
    let waits = 0;
    const click = async (on: ReturnType<Page['locator']>): Promise<void> => {
      await on.click();
      clicks += 1;
    };

    await page.goto(`${site.url}builder/`);
    waits += 1;
    await page.locator('.step.place').waitFor();
    await click(page.getByRole('radio', { name: 'Course finder' }));
    await picture(page, '1-which-widget');
    await click(page.getByRole('checkbox', { name: 'West' }));
    await picture(page, '2-what-it-shows');
    await click(page.getByRole('radio', { name: 'WordPress', exact: true }));
    await page.locator('#step-copy').scrollIntoViewIfNeeded();
    const copy = page.getByRole('button', { name: 'Copy: An address, alone on its line' });
    await click(copy);
    await copy.evaluate((button) => {
      button.scrollIntoView({ block: 'center' });
    });
    await picture(page, '3-copy-it');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, `${site.url}e/course-finder/west/`);

    await editor.bringToFront();
    await click(editor.locator('#menu-posts a').first());
    waits += 1;
    await click(editor.locator('a.page-title-action'));
    waits += 1;
    const title = editor.locator('.editor-post-title__input');
    await title.waitFor();
    const welcome = editor.getByRole('button', { name: 'Close dialog' });
    // WordPress greets a first visit; the greeting is one click more.
    await welcome.waitFor({ timeout: 5000 }).then(
      () => click(welcome),
      () => undefined,
    );
    await click(title);
    await editor.keyboard.type('Courses near you');
    await editor.keyboard.press('Enter');
    keys += 'Courses near you'.length + 1;
    await editor.keyboard.press('Control+V');
    // With https the editor shows the frame at once; an address of a test, under http, it shows when it is published.
    await editor.getByText('/e/course-finder/west/').first().waitFor();
    await picture(editor, '4-paste-it');
    await click(
      editor
        .locator('.editor-post-publish-panel__toggle, .editor-post-publish-button__button')
        .first(),
    );
    await click(editor.locator('.editor-post-publish-panel .editor-post-publish-button'));
    const view = editor.locator('.post-publish-panel__postpublish-buttons a').first();
    await view.waitFor();
    waits += 1;
    await click(view);
    await editor.waitForURL((url) => !url.pathname.includes('wp-admin'));
    waits += 1;

    const frame = editor.locator('iframe[src*="/e/course-finder/west/"]').first();
    await frame.waitFor({ state: 'attached' });
    const content = await (await frame.elementHandle()).contentFrame();
    assert.ok(content);
    await content.waitForFunction(
      () => document.querySelector('esca-course-finder')?.getAttribute('state') === 'ready',
    );
    const found = await content.evaluate(
      () =>
        document.querySelector('esca-course-finder')!.shadowRoot!.querySelectorAll('[part~=result]')
          .length,
    );
    assert.ok(found > 0, 'courses are there to be chosen');
    await frame.scrollIntoViewIfNeeded();
    await picture(editor, '5-look-at-it');
    assert.deepEqual(errors, []);
    const person =
      clicks * seconds.click + keys * seconds.letter + 2 * seconds.chord + waits * seconds.wait;
    assert.ok(clicks <= 12, `${String(clicks)} clicks`);
    assert.ok(person < 120, `${String(person)} seconds`);
    t.diagnostic(
      `${String(clicks)} clicks, ${String(keys)} keys, ${String(waits)} pages waited for: ${person.toFixed(0)} s for a person by the keystroke-level model, ${((performance.now() - start) / 1000).toFixed(0)} s for this machine`,
    );
  },
);
