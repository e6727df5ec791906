import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { installApart } from '../../.ci/run-tool.mjs';
import { closePages, openPage } from '../e2e/browser.js';
import { startServer, type TestServer } from '../e2e/server.js';
import { serveWidgets } from '../e2e/widgets.js';
import { cache, root } from './places.js';
import { compare, properties, settled, stylesInside, stylesOutside, type Styles } from './probe.js';

/*
 * Pages as real sites have them: the style sheets of design systems as they are published, and pages that do their worst.
 * Forty computed styles inside every widget equal those on an empty page, and nothing of the page changes when the
 * widgets come.
 */

let server: TestServer;
let blank: Styles;
let missing: string | undefined;

/** A style sheet out of the packages that are installed apart. */
const sheet = (file: string): string =>
  readFileSync(join(cache, 'tools', 'node_modules', file), 'utf8');

/** What Tailwind makes of its own theme and preflight. */
async function preflight(): Promise<string> {
  const folder = join(cache, 'tools', 'node_modules', 'tailwindcss');
  const { compile } = (await import(join(folder, 'dist', 'lib.mjs'))) as {
    compile: (css: string, options: object) => Promise<{ build: (names: string[]) => string }>;
  };
  const made = await compile('@import "theme.css"; @import "preflight.css";', {
    loadStylesheet: async (id: string) => ({
      path: join(folder, id),
      base: folder,
      content: readFileSync(join(folder, id), 'utf8'),
    }),
  });
  return made.build([]);
}

/** A page of somebody else. */
interface HostPage {
  readonly title: string;
  readonly css: () => string | Promise<string>;
  /** What stands around the page's content. */
  readonly around?: string;
  readonly html?: string;
  readonly media?: Parameters<Page['emulateMedia']>[0];
  readonly viewport?: { width: number; height: number };
}

const important = `* { color: red !important; background: yellow !important; font-family: cursive !important; line-height: 5 !important;
  border: 3px dotted blue !important; text-transform: uppercase !important; letter-spacing: 3px !important; float: left !important;
  cursor: help !important; box-shadow: 0 0 9px red !important; font-style: italic !important; font-weight: 900 !important;
  text-align: right !important; text-indent: 2em !important; list-style: square !important }`;

const pages: readonly HostPage[] = [
  {
    title: 'GOV.UK Frontend 6.6',
    css: () => sheet('govuk-frontend/dist/govuk/govuk-frontend.min.css'),
    html: 'class="govuk-template"',
    around: '<div class="govuk-width-container"><main class="govuk-main-wrapper govuk-body">',
  },
  {
    title: 'NHS.UK Frontend 10.6',
    css: () => sheet('nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css'),
    around: '<div class="nhsuk-width-container"><main class="nhsuk-main-wrapper">',
  },
  {
    title: 'Bootstrap 5.3',
    css: () => sheet('bootstrap/dist/css/bootstrap.min.css'),
    around: '<main class="container text-end fst-italic lh-lg">',
  },
  { title: 'Tailwind 4.3 with preflight', css: preflight },
  {
    title: 'a root of 62.5 %',
    css: () => 'html { font-size: 62.5% } body { font-size: 1.6rem; font-family: fantasy }',
  },
  {
    title: 'a page that shouts, from right to left',
    html: 'dir="rtl" lang="ar"',
    css: () => `body { text-transform: uppercase; letter-spacing: 0.4em; word-spacing: 1em; text-align: right; text-indent: 3em;
      text-shadow: 1px 1px red; white-space: pre; word-break: break-all; color: lime; font: italic small-caps 900 16px/3 fantasy;
      list-style: square; cursor: crosshair; user-select: none; writing-mode: horizontal-tb; hyphens: none; }`,
  },
  { title: 'everything important', css: () => important },
  {
    title: 'a reset of everything',
    css: () =>
      `*, ::before, ::after { all: unset; box-sizing: border-box } div, main, p, h1, table { display: block } style, script, head, title { display: none }`,
  },
  {
    title: 'rules for names that we use',
    css: () =>
      `.root, .muted, .banner, .title, .card, .chip, [part], [part~=title], section, article, button, input, select, label, ul, li { display: none !important; color: red !important; position: absolute !important }`,
  },
  {
    title: 'the text spacing of WCAG 1.4.12',
    css: () =>
      `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`,
  },
  { title: 'forced colours', css: () => important, media: { forcedColors: 'active' } },
  { title: 'paper', css: () => important, media: { media: 'print' } },
  {
    title: '1,280 pixels at 400 %',
    css: () => 'body { margin: 0; font: 900 16px/3 fantasy }',
    viewport: { width: 320, height: 256 },
  },
];

const feeds = {
  'esca-course-finder': 'courses-to-find',
  'esca-pathway-map': 'pathway-branching',
  'esca-vacancy-feed': 'vacancies-in-every-state',
  'esca-bulletin-card': 'bulletin-live-items',
};

/** What the page itself has: what pages have. */
const own = `<div id="own"><h1>Working here</h1><p class="govuk-body">Words with <a href="#x">a link</a> and <em>more</em>.</p>
  <form><label>Name <input name="n"></label> <button type="button" class="btn">Send</button></form>
  <table class="table"><tr><th>When</th><td>Now</td></tr></table><ul><li>One</li></ul></div>`;

function pageOf(
  { around = '<main>', html = '' }: Partial<HostPage>,
  css: string,
  withWidgets: boolean,
): string {
  const widgets = Object.entries(feeds)
    .map(
      ([tag, feed]) =>
        `<${tag} src="/${feed}.json" now="2026-11-17T12:00:00Z" theme="light"></${tag}>`,
    )
    .join('\n');
  const close = [...around.matchAll(/<(\w+)/g)].map(([, name = '']) => `</${name}>`).reverse();
  // What a page may decide is the room that a widget gets and the size of its text: 16 px here, said by the page.
  const room =
    'display: block !important; inline-size: 600px !important; font-size: 16px !important; float: none !important; border: 0 !important';
  return `<!doctype html><html ${html || 'lang="en"'}><head><meta charset="utf-8"><title>Host</title><style>${css.replaceAll('</', '<\\/')}</style>
${withWidgets ? '<script type="module" src="/lib/all.js"></script>' : ''}</head>
<body>${around}${own}<div style="${room}" lang="en">${widgets}</div>${close.join('')}</body></html>`;
}

before(
  async () => {
    server = await startServer();
    await serveWidgets(server);
    for (const feed of Object.values(feeds))
      server.page(
        `/${feed}.json`,
        readFileSync(`${root}schemas/examples/${feed}.feed.json`, 'utf8'),
      );
    try {
      installApart(join(root, 'test', 'hosts'), join(cache, 'tools'));
    } catch (error) {
      missing = `the style sheets could not be installed: ${(error as Error).message.split('\n')[0] ?? ''}`;
    }
  },
  { timeout: 300_000 },
);
after(() => server.close());
afterEach(closePages);

async function open(host: Partial<HostPage>, css: string, withWidgets = true): Promise<Page> {
  const { page, errors } = await openPage({
    viewport: host.viewport ?? { width: 1000, height: 9000 },
  });
  await page.emulateMedia(host.media ?? {});
  server.page('/host.html', pageOf(host, css, withWidgets));
  await page.goto(`${server.origin}/host.html`);
  if (withWidgets) {
    // On a small screen the widgets further down wait until they are come near.
    if (host.viewport) await page.setViewportSize({ width: host.viewport.width, height: 9000 });
    await settled(page);
  }
  assert.deepEqual(errors, []);
  return page;
}

test('an empty page, and the control: a change of our own colours is seen', async (t) => {
  blank = await stylesInside(await open({}, ''));
  const kinds = Object.values(blank).map((one) => Object.keys(one).length);
  assert.equal(kinds.length, 4);
  assert.equal(properties.length, 40);
  assert.ok(Math.min(...kinds) >= 6, kinds.join());
  const changed = await stylesInside(
    await open({}, Object.keys(feeds).join() + '{ --esca-color-text: rgb(1, 2, 3) }'),
  );
  assert.ok(compare(changed, blank).differences.length > 10);
  t.diagnostic(
    `four widgets, ${String(kinds.reduce((a, b) => a + b))} elements, 40 computed styles of each`,
  );
});

for (const host of pages)
  test(`inside the widgets nothing differs on ${host.title}, and nothing of the page changes`, async (t) => {
    if (missing && /\d\.\d/.test(host.title) && !host.title.includes('%')) return t.skip(missing);
    const css = await host.css();
    // Paper, forced colours and a small screen are the reader's own: there the empty page is one of the same kind.
    const sameKind = host.media ?? host.viewport;
    const expected = sameKind
      ? await stylesInside(await open({ ...host, html: '', around: '<main>' }, ''))
      : blank;
    const without = await stylesOutside(await open(host, css, false));
    const page = await open(host, css);
    const { values, differences } = compare(await stylesInside(page), expected);
    assert.deepEqual(differences.slice(0, 20), []);
    const withWidgets = await stylesOutside(page);
    const changed = Object.entries(without).filter(([name, value]) => withWidgets[name] !== value);
    assert.deepEqual(changed.slice(0, 20), []);
    t.diagnostic(
      `${host.title}: ${String(values)} values inside equal, ${String(Object.keys(without).length)} of the page unchanged`,
    );
  });
