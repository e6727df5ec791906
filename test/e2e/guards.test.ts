import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { buildCourse, buildFeed, buildSession } from '../helpers/build.js';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { closePages, openPage, type Watched } from './browser.js';
import { faults, startServer, type TestServer } from './server.js';
import { serveWidgets } from './widgets.js';

/*
 * The three promises of a widget to its page, on a plain page: no address of a feed leads anywhere but where links may
 * lead, the author's content stays until there is something better, and a page that refuses our policy is left alone.
 */

const bad = [
  'javascript:hacked()',
  ' java\tscript:hacked()',
  'data:text/html,<script>hacked()</script>',
  'https://user:pass@evil.example/',
  'blob:https://evil.example/1',
  'mailto:a@evil.example%0d%0aBcc:b@evil.example',
];
let host: TestServer;
before(async () => {
  host = await startServer();
  await serveWidgets(host);
  const { outputFiles } = await build({
    entryPoints: [
      fileURLToPath(
        new URL('../../packages/elements/src/shared/link.templates.ts', import.meta.url),
      ),
    ],
    bundle: true,
    write: false,
    format: 'esm',
    conditions: ['esca-source', 'production'],
  });
  host.page('/links.js', outputFiles[0]!.text);
});
after(() => host.close());
afterEach(closePages);

async function visit(body: string, headers: Record<string, string> = {}): Promise<Watched> {
  host.page(
    '/page.html',
    `<!doctype html><html lang="en"><title>Host</title><body>${body}<script type="module" src="/lib/all.js"></script>`,
    headers,
  );
  const watched = await openPage();
  await watched.page.goto(`${host.origin}/page.html`);
  return watched;
}

test('an address that may not be linked is no link, whichever way it came in', async () => {
  const { page, errors } = await visit(
    '<esca-course-finder now="2026-11-16T12:00:00Z" page-size="50"></esca-course-finder>',
  );
  const courses = bad.map((link, nth) =>
    buildCourse({
      id: `c${String(nth)}`,
      url: link,
      bookingUrl: link,
      sessions: [buildSession({ bookingUrl: link })],
    }),
  );
  const links = await page.evaluate(
    async ([feed, count]) => {
      await customElements.whenDefined('esca-course-finder');
      const finder = document.querySelector('esca-course-finder') as HTMLElement & {
        feed: unknown;
        updateComplete: Promise<unknown>;
      };
      const found: string[] = [];
      const settled = new Promise<void>((resolve) =>
        finder.addEventListener('esca-load', () => resolve()),
      );
      finder.feed = feed;
      await settled;
      for (let nth = 0; nth < count; nth++) {
        finder.setAttribute('course', `c${String(nth)}`);
        await finder.updateComplete;
        for (const link of finder.shadowRoot!.querySelectorAll('[href]'))
          found.push(link.getAttribute('href') ?? '');
      }
      return found;
    },
    [buildFeed({ courses }), bad.length] as const,
  );
  for (const link of links) assert.match(link, /^(https:\/\/(?!user)|#|\?|blob:http:\/\/127)/);
  // The reader drops most of them; the function that makes links is asked by itself as well.
  const passed = await page.evaluate(
    async ([address, all]) => {
      const { safeHref } = (await import(address)) as {
        safeHref: (link: string) => string | undefined;
      };
      return all.map((link) => safeHref(link) ?? '').filter(Boolean);
    },
    [`${host.origin}/links.js`, [...bad, 'ftp://a.example/', 'https:evil', 'file:///x']] as const,
  );
  assert.deepEqual(passed, ['https://evil/']);
  assert.deepEqual(errors, []);
});

test('the author’s content is there while nothing has come, and when nothing comes', async () => {
  host.answer('/silent.json', faults.silence());
  host.answer('/gone.json', faults.status(404));
  const { page, errors } = await visit(
    `<esca-course-finder src="${host.twin}/silent.json"><a id="waiting" href="/">All courses</a></esca-course-finder>
     <esca-vacancy-feed src="${host.twin}/gone.json"><a id="failed" href="/">All jobs</a></esca-vacancy-feed>`,
  );
  await page.waitForSelector('esca-vacancy-feed[state=failed]');
  await page.waitForSelector('esca-course-finder[state=loading]');
  assert.equal(await page.locator('#waiting').isVisible(), true);
  assert.equal(await page.locator('#failed').isVisible(), true);
  assert.deepEqual(errors, []);
});

test('where our policy is refused nothing is registered, and the author’s content stays', async () => {
  // The bundles set this when the page refuses the policy: `policies.test.ts` has them on such a page.
  const { outputFiles } = await build({
    stdin: {
      contents: `import { policy } from './shared/policy.js';
        policy.refused = location.search === '?refused';
        import('./define/course-finder.js').then(() => document.body.append('Done'));`,
      resolveDir: fileURLToPath(new URL('../../packages/elements/src/', import.meta.url)),
    },
    bundle: true,
    write: false,
    format: 'esm',
    conditions: ['esca-source', 'production', 'browser'],
    tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)),
  });
  host.page('/refused.js', outputFiles[0]!.text);
  host.page(
    '/policy.html',
    '<!doctype html><html lang="en"><title>Host</title><body><esca-course-finder><a id="kept" href="/">All courses</a></esca-course-finder><script type="module" src="/refused.js"></script>',
  );
  for (const [query, registered] of [
    ['', true],
    ['?refused', false],
  ] as const) {
    const { page, errors } = await openPage();
    await page.goto(`${host.origin}/policy.html${query}`);
    await page.waitForFunction(() => document.body.textContent.includes('Done'));
    assert.equal(
      await page.evaluate(() => customElements.get('esca-course-finder') !== undefined),
      registered,
    );
    if (!registered) assert.equal(await page.locator('#kept').isVisible(), true);
    assert.deepEqual(errors, []);
  }
});
