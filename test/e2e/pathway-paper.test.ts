import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { closePages, engine } from './browser.js';
import { example, openMap, servePathway } from './pathway.js';
import type { TestServer } from './server.js';

/*
 * The pathway map on paper. Only Chromium makes a PDF for a test; what it shows on which page is counted there.
 */

const skip = engine === 'Chromium' ? false : 'this engine makes no PDF';
let server: TestServer;
before(async () => {
  if (!skip) server = await servePathway();
});
after(() => server?.close());
afterEach(closePages);

/** Whether each page lies across. */
async function sheets(page: Page): Promise<boolean[]> {
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  return [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, width, height]) => Number(width) > Number(height),
  );
}

/** A pathway of so many steps and moves over six stages and four tracks. */
function large(count: number): string {
  const at = (n: number): string => `n${n}`;
  const feed = JSON.parse(example) as { pathways: Record<string, unknown>[] };
  const numbers = [...Array(count).keys()];
  feed.pathways = [
    {
      id: 'large',
      title: 'A career of very many steps',
      summary: 'Where it can lead. '.repeat(8),
      tracks: ['practice', 'education', 'strategic', 'support'].map((id) => ({ id, title: id })),
      stages: [...Array(6).keys()].map((n) => ({ id: `s${n}`, title: `Stage ${n}` })),
      nodes: numbers.map((n) => ({
        id: at(n),
        kind: 'role',
        title: `A role with a name of some length, number ${n}`,
        stage: `s${n % 6}`,
        track: ['practice', 'education', 'strategic', 'support'][n % 4],
      })),
      edges: numbers.slice(0, -7).flatMap((n) => [
        { from: at(n), to: at(n + 1), kind: 'progression' },
        { from: at(n), to: at(n + 7), kind: 'option' },
      ]),
    },
  ];
  return JSON.stringify(feed);
}

describe('the pathway map on paper', { skip }, () => {
  for (const [name, feed] of [
    ['nine steps', example],
    ['sixty steps', large(60)],
    ['two hundred steps', large(200)],
  ] as const)
    it(`has ${name} on exactly one page across, and all details on pages that stand`, async () => {
      const page = await openMap(server, feed, 'view="map"');
      await page.locator('.node').first().hover();
      await page.waitForFunction(() =>
        performance.getEntriesByType('resource').some(({ name }) => name.includes('/panel-')),
      );
      const [first, ...others] = await sheets(page);
      assert.equal(first, true);
      assert.ok(others.length > 0);
      assert.ok(others.every((across) => !across));
    });

  it('shows all of its drawing on that page, with every name and current dates behind it', async () => {
    const page = await openMap(server, large(60), 'view="map"');
    const seen = await page.evaluate(() => {
      globalThis.dispatchEvent(new Event('beforeprint'));
      return document.adoptedStyleSheets.length;
    });
    assert.equal(seen, 1);
    await page.emulateMedia({ media: 'print' });
    // A4 across without its margins.
    await page.setViewportSize({ width: 1046, height: 718 });
    const { bottom, right, names, listed } = await page.evaluate(() => {
      const inside = document.querySelector('esca-pathway-map')!.shadowRoot!;
      const boxes = ['.canvas', '.key', '.node'].flatMap((what) =>
        [...inside.querySelectorAll(what)].map((one) => one.getBoundingClientRect()),
      );
      return {
        bottom: Math.max(...boxes.map((box) => box.bottom)),
        right: Math.max(...boxes.map((box) => box.right)),
        names: [...inside.querySelectorAll('.node')].filter((one) => one.checkVisibility()).length,
        listed: inside.querySelectorAll('.print-all [part=item], .print-all .panel').length,
      };
    });
    assert.ok(bottom <= 718, `ends at ${bottom}`);
    assert.ok(right <= 1046, `is ${right} wide`);
    assert.equal(names, 60);
    assert.ok(listed >= 60);
  });

  it('leaves nothing behind', async () => {
    const page = await openMap(server, example, 'view="map"');
    const state = (): Promise<unknown> =>
      page.evaluate(() => {
        const inside = document.querySelector('esca-pathway-map')!.shadowRoot!;
        const canvas = inside.querySelector<HTMLElement>('.canvas')!;
        return [
          document.adoptedStyleSheets.length,
          inside.querySelectorAll('[data-paper], .print-all *').length,
          canvas.style.width,
          canvas.style.height,
        ];
      });
    const before = await state();
    await page.pdf({ format: 'A4' });
    await page.waitForFunction(() => document.adoptedStyleSheets.length === 0);
    assert.deepEqual(await state(), before);
  });

  it('puts a planned route before the map', async () => {
    const page = await openMap(
      server,
      example,
      'view="map" from="newly-qualified" to="team-manager"',
    );
    await page.locator('[part=result]').first().waitFor();
    const pages = await sheets(page);
    assert.equal(pages[0], false);
    assert.equal(pages.filter((across) => across).length, 1);
  });

  it('prints a list standing', async () => {
    const page = await openMap(server, example, 'view="list"');
    assert.ok((await sheets(page)).every((across) => !across));
  });
});
