import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { closePages, engine, openPage, type Watched } from './browser.js';
import { startServer, type TestServer } from './server.js';
import { startStage, type Stage } from './stage.js';
import { webkitHead } from './webkit.js';

/*
 * The loader from the sources, on a host page of another origin, with stand-ins for the widgets: what it upgrades, what
 * it leaves alone, and that nothing it meets makes it throw.
 */

let host: TestServer;
let stage: Stage;
let site: TestServer;
let sitePath: string;

before(async () => {
  [host, stage] = await Promise.all([startServer(), startStage()]);
  ({ server: site, site: sitePath } = stage);
});
after(() => Promise.all([host.close(), site.close()]));
afterEach(closePages);

const classic = (): string => `<script async src="${sitePath}v1/loader.js"></script>`;
const modular = (): string => `<script type="module" src="${sitePath}v1/loader.js"></script>`;

let pages = 0;

/** Opens a host page with this body, and fails on any exception when it is closed. */
async function visit(
  body: string,
  { script = classic(), headers = {} }: { script?: string; headers?: Record<string, string> } = {},
): Promise<Watched> {
  const path = `/host-${String(++pages)}.html`;
  // WebKitGTK's console is heard by a script in the page, which a policy refuses.
  const head = engine === 'WebKitGTK' && Object.keys(headers).length === 0 ? webkitHead() : '';
  host.page(
    path,
    `<!doctype html><html lang="en">${head}<title>Host</title><body>${body}${script}</body></html>`,
    headers,
  );
  const watched = await openPage();
  await watched.page.goto(host.twin + path);
  return watched;
}

/** Waits until a tag is defined in the page. */
async function defined(page: Page, widget: string): Promise<void> {
  await page.waitForFunction((tag) => customElements.get(tag) !== undefined, `esca-${widget}`);
}

/** Waits until the loader has had its say: a marker is upgraded, and a module's work is done or has failed. */
async function settled(page: Page, module = 'links'): Promise<void> {
  await page.waitForFunction(() => document.readyState === 'complete');
  await page.evaluate(() => {
    const div = document.createElement('div');
    div.dataset.esca = 'my-list';
    document.body.append(div);
  });
  await page.waitForSelector('esca-my-list', { state: 'attached' });
  await page.evaluate(
    async ([base = '', name = '']) => {
      const loaded: unknown = await import(`${base}r/1.0.0/${name}.js`).catch(() => undefined);
      await (loaded as { upgradeLinks?: (site: string) => unknown } | undefined)?.upgradeLinks?.(
        base,
      );
    },
    [sitePath, module],
  );
}

const markup = (page: Page, selector: string): Promise<string> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => element.outerHTML);

test('the loader is at most 2 kB, the frame script at most 1 kB', () => {
  const size = (name: string): number =>
    gzipSync(stage.scripts.get(name) ?? '', { level: 9 }).length;
  assert.ok(size('loader') <= 2000 && size('loader') > 500, String(size('loader')));
  assert.ok(size('frame') <= 1000 && size('frame') > 200, String(size('frame')));
});

for (const [kind, script] of [
  ['a classic script', classic],
  ['a module', modular],
] as const) {
  test(`${kind} of another origin defines the elements that a page holds, and no other`, async () => {
    const { page, errors } = await visit('<esca-course-finder area="west"></esca-course-finder>', {
      script: script(),
    });
    await defined(page, 'course-finder');
    // What all elements share comes with them.
    await defined(page, 'feed');
    assert.deepEqual(
      await page.evaluate(() => (Reflect.get(globalThis, 'defined') as string[]).toSorted()),
      ['course-finder', 'feed'],
    );
    assert.deepEqual(errors, []);
  });

  test(`${kind} fills a div, and keeps what the author wrote as the element's content`, async () => {
    const { page, errors } = await visit(
      '<div data-esca="course-finder" data-area="west north" class="box" id="mine"><a href="/x">Our courses</a></div>',
      { script: script() },
    );
    await defined(page, 'course-finder');
    assert.equal(
      await markup(page, '#mine'),
      '<div data-esca="course-finder" data-area="west north" class="box" id="mine"><esca-course-finder area="west north"><a href="/x">Our courses</a></esca-course-finder></div>',
    );
    // A page's own script may put something beside it.
    await page.evaluate(() =>
      document.querySelector('#mine')!.prepend('Now: ', document.createElement('hr')),
    );
    assert.equal(await page.locator('#mine esca-course-finder').count(), 1);
    assert.deepEqual(errors, []);
  });

  test(`${kind} upgrades a link that stands alone, with the site's own feed`, async () => {
    const { page, errors } = await visit(
      `<p><a href="${sitePath}e/course-finder/?area=west&topic=mca+dv">Courses</a></p>`,
      {
        script: script(),
      },
    );
    await defined(page, 'course-finder');
    assert.equal(
      await markup(page, 'p'),
      `<p><esca-course-finder src="${sitePath}feed/feed.json" area="west" topic="mca dv"><a href="${sitePath}e/course-finder/?area=west&amp;topic=mca+dv">Courses</a></esca-course-finder></p>`,
    );
    assert.deepEqual(errors, []);
  });
}

test('the loader leaves nothing on the window', async () => {
  const names = (page: Page): Promise<string[]> =>
    page.evaluate(() =>
      Reflect.ownKeys(globalThis)
        .map(String)
        .filter((name) => name !== 'defined')
        // Firefox gives them in the order in which the page first used them.
        .toSorted(),
    );
  const [plain, loaded] = [
    await visit('<p>No script</p>', { script: '' }),
    await visit('<esca-feed></esca-feed>'),
  ];
  await defined(loaded.page, 'feed');
  assert.deepEqual(await names(loaded.page), await names(plain.page));
});

test('a path with a preset takes its attributes from the site, and a Welsh page speaks Welsh', async () => {
  const { page } = await visit(
    `<p><a href="${sitePath}cy/e/pathway-map/west/?node=asw">Llwybr</a></p>`,
  );
  await defined(page, 'pathway-map');
  const attributes = await page
    .locator('esca-pathway-map')
    .evaluate((element) =>
      Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    );
  assert.deepEqual(attributes, {
    src: `${sitePath}feed/feed.json`,
    area: 'west',
    lang: 'cy',
    node: 'asw',
  });
});

test('a preset of one widget is not one of another', async () => {
  const { page } = await visit(
    `<p><a href="${sitePath}e/pathway-map/start/">Start</a></p><div><a id="other" href="${sitePath}e/course-finder/start/">Start</a></div>`,
  );
  await defined(page, 'pathway-map');
  assert.equal(await page.locator('esca-pathway-map[pathway=asye][view=step]').count(), 1);
  await settled(page);
  assert.equal(await page.locator('div > #other').count(), 1);
});

const left: [string, () => string][] = [
  ['a link in running text', () => `<p>See <a href="${sitePath}e/course-finder/">courses</a>.</p>`],
  [
    'a link beside another',
    () => `<p><a href="${sitePath}e/course-finder/">One</a> <a href="/x">Two</a></p>`,
  ],
  ['a link in a list', () => `<ul><li><a href="${sitePath}e/course-finder/">Courses</a></li></ul>`],
  ['a link in a menu', () => `<nav><p><a href="${sitePath}e/course-finder/">Courses</a></p></nav>`],
  [
    'a link that is being edited',
    () => `<div contenteditable><p><a href="${sitePath}e/course-finder/">C</a></p></div>`,
  ],
  [
    'a div that is being edited',
    () => `<section contenteditable><div data-esca="course-finder"></div></section>`,
  ],
  [
    'a link to another site',
    () => '<p><a href="https://evil.example/learn/e/course-finder/">Courses</a></p>',
  ],
  [
    'a link to another path of the site',
    () => `<p><a href="${site.origin}/e/course-finder/">Courses</a></p>`,
  ],
  ['a link to no widget', () => `<p><a href="${sitePath}e/__proto__/">Courses</a></p>`],
  [
    'a link with an unknown preset',
    () => `<p><a href="${sitePath}e/course-finder/nowhere/">Courses</a></p>`,
  ],
  [
    'a link with a preset called __proto__',
    () => `<p><a href="${sitePath}e/course-finder/__proto__/">Courses</a></p>`,
  ],
  [
    'a link with a feed of elsewhere',
    () =>
      `<p><a href="${sitePath}e/course-finder/?src=https://evil.example/feed.json">Courses</a></p>`,
  ],
  [
    'a link with a feed that is a script',
    () => `<p><a href="${sitePath}e/course-finder/?src=javascript:alert(1)">C</a></p>`,
  ],
  ['a div that names no widget', () => '<div data-esca="__proto__" data-area="west">Text</div>'],
  ['a div that names nothing', () => '<div data-esca>Text</div>'],
];
for (const [what, body] of left)
  test(`${what} is left alone`, async () => {
    const { page, errors } = await visit(`<main>${body()}</main>`);
    const before = await markup(page, 'main');
    await settled(page);
    assert.equal(await markup(page, 'main'), before);
    assert.equal(await page.locator('main :is(esca-course-finder)').count(), 0);
    assert.deepEqual(errors, []);
  });

test('a link may name a feed on a host that the publisher lists', async () => {
  const src = 'https://partner.example/feed.json';
  const { page } = await visit(
    `<p><a href="${sitePath}e/course-finder/?src=${src}">Courses</a></p>`,
  );
  await defined(page, 'course-finder');
  assert.equal(await page.locator('esca-course-finder').getAttribute('src'), src);
});

const smuggled = 'onclick onload style id class part slot is href nonce'.split(' ');
test('nothing but listed attributes comes in by data-*, by a link or by a preset', async () => {
  const asData = smuggled.map((name) => `data-${name}="alert(1)"`).join(' ');
  const asQuery = [...smuggled, '__proto__'].map((name) => `${name}=alert(1)`).join('&');
  const { page, errors } = await visit(`
    <div data-esca="course-finder" ${asData} data-see-all="javascript:alert(1)" data-src="data:application/json,{}"></div>
    <div><p><a href="${sitePath}e/course-finder/west/adults/?${asQuery}&see-all=javascript:alert(1)">Courses</a></p></div>
    <p><a href="${sitePath}e/vacancy-feed/west/">Jobs</a></p>`);
  await defined(page, 'course-finder');
  await defined(page, 'vacancy-feed');
  const names = (tag: string): Promise<string[][]> =>
    page
      .locator(tag)
      .evaluateAll((elements) => elements.map((element) => element.getAttributeNames()));
  assert.deepEqual(await names('esca-course-finder'), [[], ['src', 'audience', 'area']]);
  assert.deepEqual(await names('esca-vacancy-feed'), [['src', 'area']]);
  assert.deepEqual(errors, []);
});

test('what is put in later is upgraded too, by each of the three forms', async () => {
  const { page, errors } = await visit('<main></main>');
  await page.evaluate((base) => {
    const main = document.querySelector('main');
    const link = Object.assign(document.createElement('a'), {
      href: `${base}e/course-finder/`,
      textContent: 'x',
    });
    const paragraph = document.createElement('p');
    paragraph.append(link);
    const div = document.createElement('div');
    div.dataset.esca = 'vacancy-feed';
    main?.append(paragraph, div, document.createElement('esca-bulletin-card'));
  }, sitePath);
  for (const widget of ['course-finder', 'vacancy-feed', 'bulletin-card'])
    await defined(page, widget);
  assert.deepEqual(errors, []);
});

test('a widget far below the window is not fetched until it comes near', async () => {
  const before = site.asked('/learn/r/1.0.0/pathway-map.js').length;
  const { page } = await visit(
    '<esca-course-finder></esca-course-finder><div style="height: 9000px"></div><esca-pathway-map></esca-pathway-map>',
  );
  await defined(page, 'course-finder');
  assert.equal(site.asked('/learn/r/1.0.0/pathway-map.js').length, before);
  await page.locator('esca-pathway-map').scrollIntoViewIfNeeded();
  await defined(page, 'pathway-map');
  assert.equal(site.asked('/learn/r/1.0.0/pathway-map.js').length, before + 1);
});

test('the feed is defined before the widgets in it, however it is written', async () => {
  const { page } = await visit(
    `<div data-esca="feed" data-src="${sitePath}feed/feed.json"><div data-esca="course-finder">Courses</div></div>`,
  );
  await defined(page, 'course-finder');
  assert.deepEqual(await page.evaluate(() => Reflect.get(globalThis, 'defined') as unknown), [
    'feed',
    'course-finder',
  ]);
  assert.equal(await page.locator('esca-feed[src] esca-course-finder').count(), 1);
});

test('the loader twice, in both kinds, does no more than once', async () => {
  const { page, errors } = await visit(
    `<div data-esca="course-finder">A</div><p><a href="${sitePath}e/vacancy-feed/">Jobs</a></p>`,
    { script: classic() + modular() + classic() },
  );
  await defined(page, 'course-finder');
  await defined(page, 'vacancy-feed');
  await settled(page);
  assert.equal(await page.locator('esca-course-finder').count(), 1);
  assert.equal(await page.locator('esca-vacancy-feed').count(), 1);
  assert.deepEqual(errors, []);
});

test('content that takes the names of the document does not mislead the loader', async () => {
  const clobber = ['currentScript', 'scripts', 'querySelectorAll', 'createElement', 'baseURI']
    .map((name) => `<img name="${name}" src="https://evil.example/v1/loader.js" alt="">`)
    .join('');
  const { page, errors } = await visit(
    `${clobber}<div data-esca="course-finder" data-area="west">A</div>`,
    { script: modular() },
  );
  await defined(page, 'course-finder');
  assert.equal(await page.locator('esca-course-finder[area=west]').count(), 1);
  assert.deepEqual(errors, []);
});

test('when a module is missing, the author sees what the author wrote, and one line says why', async () => {
  site.answer('/learn/r/1.0.0/pathway-map.js', (response) => response.writeHead(404).end());
  try {
    const { page, errors, lines } = await visit(
      '<div data-esca="pathway-map"><a href="/map">The map</a></div>',
    );
    await settled(page, 'pathway-map');
    assert.equal(await page.locator('a[href="/map"]').isVisible(), true);
    assert.equal(lines.filter((line) => line.startsWith('[esca]')).length, 1);
    assert.deepEqual(errors, []);
  } finally {
    stage.restore('pathway-map');
  }
});

test('a module that throws, as one whose policy is refused, leaves the author’s content', async () => {
  site.page('/learn/r/1.0.0/pathway-map.js', 'throw new TypeError("refused")');
  try {
    const { page, errors } = await visit(
      '<esca-pathway-map><a href="/map">The map</a></esca-pathway-map>',
    );
    await settled(page, 'pathway-map');
    assert.equal(await page.locator('a[href="/map"]').isVisible(), true);
    assert.deepEqual(errors, []);
  } finally {
    stage.restore('pathway-map');
  }
});

test('the published policy lets it work, and nothing is violated', async () => {
  const policy = `default-src 'none'; script-src ${site.origin}/learn/v1/ ${site.origin}/learn/r/; connect-src ${site.origin}; style-src 'none'; require-trusted-types-for 'script'; trusted-types esca-widgets 'allow-duplicates'`;
  const { page, errors, lines } = await visit(
    `<div data-esca="course-finder">A</div><p><a href="${sitePath}e/vacancy-feed/west/">Jobs</a></p>`,
    { headers: { 'Content-Security-Policy': policy } },
  );
  await defined(page, 'course-finder');
  await defined(page, 'vacancy-feed');
  assert.deepEqual(errors, []);
  assert.deepEqual(
    lines.filter((line) => !line.includes('favicon')),
    [],
  );
});

const unreachable: [string, () => Parameters<typeof visit>[1]][] = [
  [
    'the loader is not there',
    () => ({ script: `<script async src="${site.origin}/gone/v1/loader.js"></script>` }),
  ],
  ['a policy blocks it', () => ({ headers: { 'Content-Security-Policy': "script-src 'self'" } })],
  [
    'a policy allows the loader and blocks the release',
    () => ({ headers: { 'Content-Security-Policy': `script-src ${site.origin}/learn/v1/` } }),
  ],
  [
    'a policy blocks what a preset needs',
    () => ({
      headers: { 'Content-Security-Policy': `script-src ${site.origin}; connect-src 'none'` },
    }),
  ],
];
for (const [what, options] of unreachable)
  test(`the author's link can be seen and followed when ${what}`, async () => {
    const { page, errors } = await visit(
      `<p><a id="link" href="${sitePath}e/course-finder/west/">Courses</a></p><div data-esca="pathway-map"><a href="/map">Map</a></div>`,
      options(),
    );
    await page.waitForLoadState('load');
    assert.equal(await page.locator('#link').isVisible(), true);
    assert.equal(await page.locator('a[href="/map"]').isVisible(), true);
    await page.locator('#link').click({ trial: true });
    assert.equal(await page.locator('esca-course-finder').count(), 0);
    assert.deepEqual(errors, []);
  });

test('a script that is not called v1/loader.js says so and does nothing', async () => {
  site.page('/learn/combined.js', stage.scripts.get('loader') ?? '');
  const { page, errors, lines } = await visit('<div data-esca="course-finder">A</div>', {
    script: `<script src="${sitePath}combined.js"></script>`,
  });
  assert.equal(await page.locator('esca-course-finder').count(), 0);
  assert.match(lines.join(), /\[esca\] The address of the loader must end in/);
  assert.deepEqual(errors, []);
});
