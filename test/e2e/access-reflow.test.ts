import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openState, serveStates, states } from './access.js';
import { closePages, engine, openPage } from './browser.js';
import { faults, type TestServer } from './server.js';

/*
 * 1280 pixels at 400 % are 320: nothing is cut off or scrolls sideways there, nor with the text spaced as WCAG 1.4.12 says,
 * in English and in Welsh, whose words are longer. And nothing moves for those who want no motion.
 */

const skip = engine === 'Chromium' ? false : 'the browser tests ask this here';
let server: TestServer;
before(async () => {
  if (skip) return;
  server = await serveStates();
  server.answer('/silent.json', faults.silence());
});
after(() => server?.close());
afterEach(closePages);

const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }';

/** What reaches beyond the page or its own box; what stands in a part that scrolls by itself may. */
const outside = (page: Page, tag: string, rules: string): Promise<string[]> =>
  page.locator(tag).evaluate((host, text) => {
    const root = host.shadowRoot!;
    const style = new CSSStyleSheet();
    style.replaceSync(text);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, style];
    const out = [...root.querySelectorAll('.root *')].filter((one) => {
      if (!one.checkVisibility() || one.closest('.unseen, thead, svg')) return false;
      for (let at = one.parentElement; at; at = at.parentElement)
        if (/auto|scroll/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth)
          return false;
      return one.getBoundingClientRect().right > innerWidth + 1;
    });
    const wide = document.documentElement.scrollWidth > innerWidth;
    return [...(wide ? ['the page'] : []), ...out.map((one) => one.outerHTML.slice(0, 120))];
  }, rules);

for (const state of states)
  // Welsh has the longer words; English is asked as well in the full run.
  for (const lang of process.env.ESCA_FULL ? ['en', 'cy'] : ['cy'])
    test(
      `${state[0]}, in 320 pixels, ${lang}, plain and spaced: nothing sideways`,
      { skip },
      async () => {
        const page = await openState(
          server,
          state,
          { viewport: { width: 320, height: 256 } },
          `lang="${lang}"`,
        );
        const tag = `esca-${state[1]}`;
        assert.deepEqual(await outside(page, tag, ''), []);
        assert.deepEqual(await outside(page, tag, SPACED), []);
      },
    );

test('a control: a row that does not wrap is seen', { skip }, async () => {
  const page = await openState(server, states[0]!, { viewport: { width: 320, height: 256 } });
  const found = await outside(page, 'esca-course-finder', '.root { min-width: 500px !important }');
  assert.notDeepEqual(found, []);
});

/** What moves, or would when something changes. */
const moving = (page: Page, tag: string): Promise<string[]> =>
  page.locator(tag).evaluate((host) =>
    [...host.shadowRoot!.querySelectorAll('.root, .root *')]
      .filter((one) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
        const still = transitionDuration.split(', ').every((each) => each === '0s');
        return !still || animationName !== 'none' || scrollBehavior === 'smooth';
      })
      .map((one) => one.outerHTML.slice(0, 120)),
  );

for (const state of states)
  test(`${state[0]}: nothing moves for those who want no motion`, { skip }, async () => {
    const page = await openState(server, state, { reducedMotion: 'reduce' });
    assert.deepEqual(await moving(page, `esca-${state[1]}`), []);
  });

for (const widget of new Set(states.map(([, tag]) => tag)))
  test(
    `${widget} while it loads: nothing moves for those who want no motion`,
    { skip },
    async () => {
      server.page(
        '/loading.html',
        `<!doctype html><html lang="en"><title>Loading</title><body><esca-${widget} src="/silent.json"></esca-${widget}><script type="module" src="/lib/all.js"></script>`,
      );
      const { page } = await openPage({ reducedMotion: 'reduce' });
      await page.goto(`${server.origin}/loading.html`);
      await page.locator(`esca-${widget}[state]`).waitFor();
      assert.deepEqual(await moving(page, `esca-${widget}`), []);
    },
  );
