import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { closePages, openPage } from '../e2e/browser.js';
import { startServer, type TestServer } from '../e2e/server.js';
import { publishSite, root, type Site } from './places.js';

/* Every piece of HTML in the docs, pasted into a page as it stands, with the academy's address and its real hash. */

let site: Site;
let server: TestServer;
before(
  async () => {
    site = await publishSite();
    server = await startServer();
  },
  { timeout: 300_000 },
);
after(async () => {
  await server.close();
  await site.close();
});
afterEach(closePages);

const fences = (page: string): string[] =>
  [...readFileSync(join(root, 'docs', page), 'utf8').matchAll(/^```html\n([^]*?)^```$/gm)].map(
    ([, html = '']) => html,
  );

for (const page of ['embedding.md', 'administrators.md', 'developers.md'])
  for (const [index, html] of fences(page).entries())
    void test(`snippet ${String(index + 1)} of ${page} does what the page says`, async () => {
      const hashes = (await (await fetch(`${site.url}r/1.0.0/integrity.json`)).json()) as Record<
        string,
        string
      >;
      const pasted = html
        .replaceAll('https://academy.example/', site.url)
        .replace('sha384-…', hashes['all.js'] ?? '');
      // A line of script alone is tried with a widget below it; a snippet that names no feed, with the academy's.
      const scripted = pasted.includes('<script');
      const content = scripted
        ? `${pasted}<esca-course-finder src="${site.url}feed/feed.json"></esca-course-finder>`
        : `<script async src="${site.url}v1/loader.js"></script>${
            pasted.includes('src=') || !pasted.includes('<esca-')
              ? pasted
              : `<esca-feed src="${site.url}feed/feed.json">${pasted}</esca-feed>`
          }`;
      server.page(
        '/host.html',
        `<!doctype html><html lang="en"><title>Host</title><body>${content}`,
      );
      const { page: tab, errors } = await openPage({ viewport: { width: 1000, height: 8000 } });
      await tab.goto(`${server.origin}/host.html`);
      await tab.waitForFunction(() => {
        const widgets = [
          ...document.querySelectorAll(
            'esca-course-finder, esca-pathway-map, esca-vacancy-feed, esca-bulletin-card, esca-my-list',
          ),
        ];
        const frames = document.querySelectorAll('iframe').length;
        const done = widgets.every((one) =>
          ['ready', 'empty'].includes(one.getAttribute('state') ?? ''),
        );
        return widgets.length + frames > 0 && done;
      });
      for (const frame of tab.frames().slice(1))
        await frame.waitForFunction(
          () => document.querySelector('[state]')?.getAttribute('state') === 'ready',
        );
      assert.deepEqual(errors, []);
      for (const [, address = ''] of pasted.matchAll(/(?:href|see-all)="([^"]+)"/g)) {
        const { status } = await fetch(address.replaceAll('&amp;', '&'));
        assert.equal(status, 200, address);
      }
    });
