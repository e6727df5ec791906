import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openState, serveStates, states } from './access.js';
import { closePages, engine, openPage } from './browser.js';
import type { TestServer } from './server.js';

/*
 * A visitor with nothing but a keyboard: Tab leads through every control of every state and out again, and the ring round
 * each is measured in pixels: what changes by 3:1 when the focus comes is at least a line of two pixels round the control.
 */

const skip = engine === 'Chromium' ? false : 'the browser tests walk through the widgets here';
let server: TestServer;
before(async () => {
  if (!skip) server = await serveStates();
});
after(() => server?.close());
afterEach(closePages);

interface Stop {
  readonly name: string;
  readonly box: { x: number; y: number; width: number; height: number };
  /** The length of the lines round it. */
  readonly round: number;
}

/** What has focus, inside whichever widget; `undefined` before and behind the widget. */
const stopAt = (page: Page): Promise<(Stop & { id: string }) | undefined> =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (!at || at === document.body) return undefined;
    // What is drawn for a small or hidden box is its label.
    const label = at.closest('label');
    const small = at.getBoundingClientRect().width < 20 && label;
    const rects = [...(small || at).getClientRects()];
    const left = Math.min(...rects.map(({ x }) => x)) - 6;
    const top = Math.min(...rects.map(({ y }) => y)) - 6;
    const right = Math.max(...rects.map((each) => each.right)) + 6;
    const bottom = Math.max(...rects.map((each) => each.bottom)) + 6;
    const own = at.getBoundingClientRect();
    const shown = own.width > 4 ? [own] : rects;
    return {
      id: at.id,
      name: `${at.localName} ${at.getAttribute('aria-label') ?? label?.textContent ?? at.textContent}`
        .replace(/\s+/g, ' ')
        .slice(0, 70),
      box: { x: Math.max(0, left), y: Math.max(0, top), width: right - left, height: bottom - top },
      round: shown.reduce((sum, { width, height }) => sum + 2 * (width + height), 0),
    };
  });

/** How many pixels of two pictures differ by 3:1 in contrast. */
const differing = (canvas: Page, pictures: readonly Buffer[]): Promise<number> =>
  canvas.evaluate(
    async (sources) => {
      const [one, two] = await Promise.all(
        sources.map(async (source) => {
          const image = new Image();
          image.src = `data:image/png;base64,${source}`;
          await image.decode();
          const { width, height } = image;
          const context = new OffscreenCanvas(width, height).getContext('2d')!;
          context.drawImage(image, 0, 0);
          return context.getImageData(0, 0, width, height).data;
        }),
      );
      const linear = (value: number): number =>
        value <= 10 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4;
      const light = (data: Uint8ClampedArray, at: number): number =>
        0.2126 * linear(data[at]!) +
        0.7152 * linear(data[at + 1]!) +
        0.0722 * linear(data[at + 2]!);
      let count = 0;
      for (let at = 0; at < one!.length; at += 4) {
        const [a, b] = [light(one!, at) + 0.05, light(two!, at) + 0.05];
        if (Math.max(a, b) / Math.min(a, b) >= 3) count++;
      }
      return count;
    },
    pictures.map((picture) => picture.toString('base64')),
  );

/** Walks through a page; gives the controls, and those whose ring is too thin. */
async function walk(page: Page): Promise<{ stops: string[]; faint: string[] }> {
  const { page: canvas } = await openPage();
  await canvas.goto('about:blank');
  const stops: string[] = [];
  const faint: string[] = [];
  await page.locator('#before').focus();
  let last: { stop: Stop; picture: Buffer } | undefined;
  for (let presses = 0; presses < 250; presses++) {
    await page.keyboard.press('Tab');
    const stop = await stopAt(page);
    if (last) {
      const without = await page.screenshot({ clip: last.stop.box });
      const changed = await differing(canvas, [last.picture, without]);
      if (changed < 2 * last.stop.round * 0.8)
        faint.push(
          `${last.stop.name}: ${String(changed)} of ${String(Math.round(2 * last.stop.round))}`,
        );
    }
    if (stop?.id === 'after') return { stops, faint };
    assert.ok(stop, `focus went nowhere after ${stops.at(-1) ?? 'the start'}`);
    assert.ok(stop.box.width > 12 && stop.box.height > 12, `${stop.name} cannot be seen`);
    stops.push(stop.name);
    last = { stop, picture: await page.screenshot({ clip: stop.box }) };
  }
  assert.fail(`a trap: ${stops.slice(-6).join(' → ')}`);
}

// Tall enough for every state, so that nothing scrolls between two pictures.
const tall = { viewport: { width: 1280, height: 6000 }, reducedMotion: 'reduce' } as const;
const first = new Set<string>();
for (const state of states) {
  const [name, widget] = state;
  test(`${name}: by Tab through all and out, with a ring round each`, { skip }, async () => {
    const { stops, faint } = await walk(await openState(server, state, tall));
    assert.ok(stops.length > 0);
    assert.deepEqual(faint, []);
  });
  if (first.has(widget)) continue;
  first.add(widget);
  // A walk is long: of these, `npm test` has the first alone.
  if (first.size > 1 && !process.env.ESCA_FULL) continue;
  test(`${name}, in forced colours: a ring round each`, { skip }, async () => {
    const page = await openState(server, state, { ...tall, forcedColors: 'active' });
    assert.deepEqual((await walk(page)).faint, []);
  });
  if (!process.env.ESCA_FULL) continue;
  test(`${name}: back by Shift+Tab, through as many`, { skip }, async () => {
    const page = await openState(server, state, tall);
    const back: string[] = [];
    const onwards: string[] = [];
    for (const [from, to, key, names] of [
      ['before', 'after', 'Tab', onwards],
      ['after', 'before', 'Shift+Tab', back],
    ] as const) {
      await page.locator(`#${from}`).focus();
      for (;;) {
        await page.keyboard.press(key);
        const stop = await stopAt(page);
        if (stop?.id === to) break;
        assert.ok(stop && names.length < 250, names.slice(-6).join(' → '));
        names.push(stop.name);
      }
    }
    assert.equal(back.length, onwards.length);
  });
}

test('a control: where rings are taken away, the walk complains', { skip }, async () => {
  const page = await openState(
    server,
    states.find(([name]) => name === 'vacancies')!,
    tall,
  );
  await page.evaluate(() => {
    const root = document.querySelector('esca-vacancy-feed')!.shadowRoot!;
    const style = new CSSStyleSheet();
    style.replaceSync(
      '*:focus, *:focus-within { outline: none !important; box-shadow: none !important }',
    );
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, style];
  });
  const { stops, faint } = await walk(page);
  assert.ok(faint.length > stops.length / 2, `${String(faint.length)} of ${String(stops.length)}`);
});
