import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Frame, Page } from 'playwright-core';
import { closePages, openPage, type Watched } from './browser.js';
import { startServer, type TestServer } from './server.js';
import { startStage, type Stage } from './stage.js';

/*
 * Embed pages and the frames that show them: what an address may set, and what a host page believes of a frame.
 */

let host: TestServer;
let stage: Stage;

before(async () => {
  [host, stage] = await Promise.all([startServer(), startStage()]);
  const { server } = stage;
  server.page(
    '/learn/e/course-finder/',
    `<!doctype html><html lang="en"><title>Courses</title>
    <meta name="esca-publisher" content="academy"><meta name="esca-feed-hosts" content="partner.example">
    <style>body { margin: 0 } #tall { height: 700px }</style>
    <esca-course-finder id="mine" src="../../feed/feed.json" sync="query" state-key=""><p>Static list</p></esca-course-finder>
    <div id="tall"></div><a id="record" href="../../c/bia/">A course</a><a id="here" href="?page=2">More</a>
    <script type="module" src="../../r/1.0.0/embed-page.js"></script>`,
  );
  // A page of the same site that says whatever a test wants to the page around it.
  server.page('/learn/e/blank/', '<!doctype html><title>Blank</title>');
});
after(() => Promise.all([host.close(), stage.server.close()]));
afterEach(closePages);

async function embedPage(query: string): Promise<Watched> {
  const watched = await openPage();
  await watched.page.goto(`${stage.site}e/course-finder/${query}`);
  await watched.page.waitForFunction(() => customElements.get('esca-course-finder') !== undefined);
  return watched;
}

const attributes = (page: Page): Promise<Record<string, string>> =>
  page
    .locator('esca-course-finder')
    .evaluate((element) =>
      Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    );

const given = { id: 'mine', src: '../../feed/feed.json', sync: 'query', 'state-key': '' };

test('an embed page takes its attributes from the address', async () => {
  const { page, errors, lines } = await embedPage(
    '?area=west+north&label=Our%20courses&utm_source=mail',
  );
  assert.deepEqual(await attributes(page), { ...given, area: 'west north', label: 'Our courses' });
  assert.deepEqual([errors, lines], [[], []]);
});

test('nothing but listed attributes comes in by the address', async () => {
  const { page, errors } = await embedPage(
    '?onclick=alert(1)&style=color:red&id=x&class=x&part=x&slot=x&__proto__=x&see-all=javascript:alert(1)&src=https://evil.example/f',
  );
  assert.deepEqual(await attributes(page), given);
  assert.deepEqual(errors, []);
});

test('what is left out is said in the console', async () => {
  const { lines } = await embedPage('?src=https://evil.example/f&sort=random');
  assert.deepEqual(lines, [
    '[esca] Left out of the address: src=https://evil.example/f, sort=random',
  ]);
});

test('a listed host may be named as a feed', async () => {
  const { page } = await embedPage('?src=https://partner.example/feed.json');
  assert.equal((await attributes(page)).src, 'https://partner.example/feed.json');
});

test('a theme in the address is the theme of the whole page', async () => {
  const { page } = await embedPage('?theme=dark');
  assert.equal(
    await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme),
    'dark',
  );
});

let pages = 0;

/** A host page with one frame, and the loader unless a test says otherwise. */
async function hostPage(
  frame: string,
  script = `<script async src="${stage.site}v1/loader.js"></script>`,
): Promise<Watched> {
  const path = `/frame-${String(++pages)}.html`;
  host.page(
    path,
    `<!doctype html><html lang="en"><title>Host</title><body>${frame}${script}</body></html>`,
  );
  const watched = await openPage();
  await watched.page.goto(host.twin + path);
  return watched;
}

async function untilHeight(page: Page, expected: string): Promise<void> {
  await page.waitForFunction(
    (value) => document.querySelector('iframe')?.style.height === value,
    expected,
  );
}

/** Runs something in the only frame of a page. */
function inner(page: Page): Frame {
  const frame = page.frames()[1];
  assert.ok(frame);
  return frame;
}

test('a frame gets the height of its content, and follows it', async () => {
  const { page, errors } = await hostPage(
    `<iframe src="${stage.site}e/course-finder/" title="Courses" height="300"></iframe>`,
  );
  // The page inside is complete once its widget is alive; until then its height may still change.
  await inner(page).waitForFunction(() => document.querySelector('esca-course-finder')?.shadowRoot);
  const follows = async (): Promise<number> => {
    const wanted = await inner(page).evaluate(() =>
      // No frame is made lower than 100 pixels.
      Math.max(100, Math.ceil(document.documentElement.getBoundingClientRect().height)),
    );
    await untilHeight(page, `${String(wanted)}px`);
    return wanted;
  };
  const first = await follows();
  await inner(page).evaluate(() => {
    const tall = document.getElementById('tall');
    if (tall) tall.style.height = '1200px';
  });
  assert.equal(await follows(), first + 500);
  await inner(page).evaluate(() => {
    document.getElementById('tall')?.remove();
  });
  assert.ok((await follows()) < 500);
  assert.deepEqual(errors, []);
});

const frameScript = (): string =>
  `<script type="module" src="${stage.site}r/1.0.0/frame.js"></script>`;

/** Says things from inside the frame, then a good height of 640, and waits for that: what was said before has been heard. */
async function say(page: Page, messages: readonly unknown[], secret?: string): Promise<void> {
  await page.waitForFunction(() => document.readyState === 'complete');
  await page.evaluate(() => {
    const heights: string[] = [];
    const times: number[] = [];
    Object.assign(globalThis, { heights, times });
    const frame = document.querySelector('iframe');
    if (frame)
      new MutationObserver(() => {
        heights.push(frame.style.height);
        times.push(performance.now());
      }).observe(frame, { attributeFilter: ['style'] });
  });
  await inner(page).evaluate(
    ([list, key]) => {
      for (const message of list as unknown[]) parent.postMessage(message, '*');
      parent.postMessage({ message: 'height', value: 640, secret: key }, '*');
    },
    [messages, secret] as const,
  );
  await untilHeight(page, '640px');
}

test('anything but a whole number of pixels between 100 and 20,000 is ignored', async () => {
  const { page, errors } = await hostPage(
    `<iframe src="${stage.site}e/blank/" title="x"></iframe>`,
    frameScript(),
  );
  const bad = [
    '600',
    '600px',
    99,
    20_001,
    250.5,
    -1,
    null,
    undefined,
    { valueOf: 600 },
    [600],
    true,
    1e9,
  ];
  await say(page, [
    null,
    'height',
    600,
    { message: 'link', value: 'https://evil.example/' },
    { message: 'height', value: 'url(https://evil.example/)' },
    ...bad.map((value) => ({ message: 'height', value })),
  ]);
  assert.deepEqual(await page.evaluate(() => Reflect.get(globalThis, 'heights') as unknown), [
    '640px',
  ]);
  assert.deepEqual(errors, []);
});

test('a flood of heights changes a frame at most ten times a second, and ends at the last', async () => {
  const { page } = await hostPage(
    `<iframe src="${stage.site}e/blank/" title="x"></iframe>`,
    frameScript(),
  );
  const flood = Array.from({ length: 500 }, (_, index) => ({
    message: 'height',
    value: 100 + index,
  }));
  await say(page, flood);
  const times = await page.evaluate(() => Reflect.get(globalThis, 'times') as number[]);
  // However long a machine takes to hear five hundred messages, a tenth of a second lies between two changes.
  const pauses = times.slice(1).map((time, index) => time - times[index]!);
  assert.ok(pauses.length > 0 && times.length < flood.length / 10, JSON.stringify(times));
  assert.ok(
    pauses.every((pause) => pause > 95),
    JSON.stringify(pauses),
  );
});

test('a height from another window, another origin or another site is not believed', async () => {
  host.page('/stranger.html', '<!doctype html><title>Stranger</title>');
  const { page } = await hostPage(
    `<iframe src="${stage.site}e/blank/" title="x"></iframe><iframe id="stranger" src="${host.origin}/stranger.html" title="y"></iframe>`,
    frameScript(),
  );
  await page.waitForFunction(() => document.readyState === 'complete');
  const stranger = page.frames().find((frame) => frame.url().includes('stranger'));
  await stranger?.evaluate(() => {
    parent.postMessage({ message: 'height', value: 5000 }, '*');
  });
  await page.evaluate(() => {
    postMessage({ message: 'height', value: 5000 }, '*');
  });
  await say(page, []);
  assert.deepEqual(await page.evaluate(() => Reflect.get(globalThis, 'heights') as unknown), [
    '640px',
  ]);
  assert.equal(await page.locator('#stranger').getAttribute('style'), null);
});

test('a sandboxed frame is believed when it knows the secret, and only then', async () => {
  const { page } = await hostPage(
    `<iframe src="${stage.site}e/blank/#?secret=abc" data-secret="abc" sandbox="allow-scripts" title="x"></iframe>`,
    frameScript(),
  );
  await say(
    page,
    [
      { message: 'height', value: 500 },
      { message: 'height', value: 501, secret: 'abd' },
    ],
    'abc',
  );
  assert.deepEqual(await page.evaluate(() => Reflect.get(globalThis, 'heights') as unknown), [
    '640px',
  ]);
});

test("in WordPress's sandbox the page sends its height with the secret, and its record links to the host", async () => {
  const { page, errors } = await hostPage(
    `<script>heard = []; addEventListener('message', (event) => heard.push(event.data))</script>
     <iframe src="${stage.site}e/course-finder/?area=west#?secret=s3cr3t" data-secret="s3cr3t" sandbox="allow-scripts" security="restricted" title="Courses"></iframe>`,
    '',
  );
  const heard = (kind: string): Promise<{ value: unknown; secret: unknown }[]> =>
    page.evaluate(
      (message) =>
        (
          Reflect.get(globalThis, 'heard') as { message: string; value: unknown; secret: unknown }[]
        ).filter((each) => each.message === message),
      kind,
    );
  await page.waitForFunction(() => (Reflect.get(globalThis, 'heard') as unknown[]).length > 0);
  assert.equal((await heard('height'))[0]?.secret, 's3cr3t');
  const frame = inner(page);
  await frame.locator('#record').click();
  await frame.locator('esca-course-finder').evaluate((element) => {
    const outbound = new CustomEvent('esca-outbound', {
      bubbles: true,
      composed: true,
      cancelable: true,
      detail: { kind: 'course', ref: 'partner:course/mca#s1', host: 'booking.example' },
    });
    if (element.dispatchEvent(outbound)) throw new Error('The widget would have opened it.');
  });
  await page.waitForFunction(
    () =>
      (Reflect.get(globalThis, 'heard') as { message: string }[]).filter(
        ({ message }) => message === 'link',
      ).length === 2,
  );
  assert.deepEqual(await heard('link'), [
    { message: 'link', value: `${stage.site}c/bia/`, secret: 's3cr3t' },
    { message: 'link', value: `${stage.site}c/partner/mca/#s1`, secret: 's3cr3t' },
  ]);
  // A link within the page is followed where it is.
  await frame.locator('#here').click();
  await page.waitForFunction(() => document.querySelector('iframe') !== null);
  assert.equal((await heard('link')).length, 2);
  assert.deepEqual(errors, []);
});
