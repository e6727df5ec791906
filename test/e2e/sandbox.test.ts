import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Frame } from 'playwright-core';
import bulletins from '../../schemas/examples/bulletin-live-items.feed.json' with { type: 'json' };
import saved from '../../schemas/examples/saved-list.feed.json' with { type: 'json' };
import vacancies from '../../schemas/examples/vacancies-in-every-state.feed.json' with { type: 'json' };
import { closePages, openPage } from './browser.js';
import { anyOrigin, startServer, type TestServer } from './server.js';
import { serveWidgets } from './widgets.js';

/*
 * Frames that a host has closed in: without an origin, where downloads, copying, mail, printing and storage do nothing,
 * and with an origin of their own but without leave to copy. What cannot be done is not offered; the way to the record's
 * own page is.
 */

let server: TestServer;
const NOW = '2026-11-17T12:00:00Z';

before(async () => {
  server = await startServer();
  await serveWidgets(server);
  const feeds = { bulletins: linked(), saved, vacancies };
  for (const [name, feed] of Object.entries(feeds))
    server.page(`/${name}.json`, JSON.stringify(feed), anyOrigin);
});
after(() => server.close());
afterEach(closePages);

/** The example, each issue with a page of its own. */
function linked(): unknown {
  const feed = structuredClone(bulletins) as { bulletins: { id: string; url?: string }[] };
  for (const issue of feed.bulletins) issue.url = `https://academy.example.org/b/${issue.id}`;
  return feed;
}

let frames = 0;

/** A frame of another origin with one widget in it, ready. */
async function framed(
  markup: string,
  attributes: string,
): Promise<{ frame: Frame; errors: readonly string[] }> {
  const path = `/framed-${String(++frames)}.html`;
  server.page(
    path,
    `<!doctype html><html lang="en"><title>Framed</title>${markup}<script type="module" src="/lib/all.js"></script>`,
  );
  server.page(
    '/host.html',
    `<!doctype html><html lang="en"><title>Host</title><iframe title="Widget" width="900" height="900" ${attributes} src="${server.twin}${path}"></iframe>`,
  );
  const { page, errors } = await openPage({ viewport: { width: 1000, height: 1000 } });
  await page.goto(`${server.origin}/host.html`);
  const frame = page.frames()[1]!;
  const tag = /<(esca-[\w-]+)/.exec(markup)![1]!;
  await frame.waitForSelector(`${tag}:is([state=ready],[state=empty])`, { state: 'attached' });
  return { frame, errors };
}

/** Names of all buttons, and addresses of all links, inside the widgets of a frame. */
const offered = (frame: Frame): Promise<{ buttons: string[]; links: string[] }> =>
  frame.evaluate(() => {
    const inside = [...document.querySelectorAll('*')].flatMap((one) =>
      one.shadowRoot ? [...one.shadowRoot.querySelectorAll<HTMLElement>('button, a[href]')] : [],
    );
    const name = (one: HTMLElement): string =>
      (one.getAttribute('aria-label') ?? one.textContent ?? '').replace(/\s+/g, ' ').trim();
    return {
      buttons: inside.filter(({ localName }) => localName === 'button').map(name),
      links: inside.flatMap((one) => (one instanceof HTMLAnchorElement ? [one.href] : [])),
    };
  });

const DEAD = /print|copy|calendar|remind|spreadsheet|save|e-mail/i;
const BOXED = 'sandbox="allow-scripts"';

test('in a sandbox a bulletin offers nothing that does nothing, but its own page', async () => {
  const { frame, errors } = await framed(
    `<esca-bulletin-card now="${NOW}" src="${server.twin}/bulletins.json"></esca-bulletin-card>`,
    BOXED,
  );
  const { buttons, links } = await offered(frame);
  assert.deepEqual(
    buttons.filter((name) => DEAD.test(name)),
    [],
  );
  assert.ok(links.includes('https://academy.example.org/b/2026-11-16'));
  assert.deepEqual(errors, []);
});

test('in a sandbox an opened vacancy offers its own page instead of a reminder', async () => {
  const { frame, errors } = await framed(
    `<esca-vacancy-feed now="${NOW}" vacancy="senior-west" src="${server.twin}/vacancies.json"></esca-vacancy-feed>`,
    BOXED,
  );
  await frame.waitForFunction(() =>
    document.querySelector('esca-vacancy-feed')!.shadowRoot!.querySelector('.opened .part'),
  );
  const { buttons, links } = await offered(frame);
  assert.deepEqual(
    buttons.filter((name) => DEAD.test(name)),
    [],
  );
  assert.ok(
    links.some((href) => href.includes('senior-west')),
    links.join(),
  );
  assert.deepEqual(errors, []);
});

test('in a sandbox a request is not offered ways that are closed, and my list says why it is empty', async () => {
  const { frame, errors } = await framed(
    `<esca-feed src="${server.twin}/saved.json"><esca-bulletin-card now="${NOW}"></esca-bulletin-card><esca-my-list now="${NOW}"></esca-my-list></esca-feed>`,
    BOXED,
  );
  await frame.locator('button', { hasText: 'Ask my manager' }).first().click();
  const dialog = frame.locator('dialog[open]');
  await dialog.waitFor();
  assert.match(await dialog.innerText(), /does not let it copy, print or write e-mails/);
  const { buttons, links } = await offered(frame);
  assert.deepEqual(
    buttons.filter((name) => DEAD.test(name)),
    [],
  );
  assert.deepEqual(
    links.filter((href) => href.startsWith('mailto:')),
    [],
  );
  assert.ok(links.includes('https://academy.example.org/mca'));
  const list = await frame.evaluate(
    () => document.querySelector('esca-my-list')!.shadowRoot!.textContent,
  );
  assert.match(list, /does not let the page keep anything/);
  assert.deepEqual(errors, []);
});

test('where copying is not allowed the text stands there, marked, to be copied by hand', async () => {
  const { frame, errors } = await framed(
    `<esca-bulletin-card now="${NOW}" src="${server.twin}/bulletins.json"></esca-bulletin-card>`,
    'allow="clipboard-write \'none\'"',
  );
  await frame.locator('button', { hasText: 'Copy as text' }).click();
  await frame.locator('.as-text textarea').waitFor();
  const marked = await frame.evaluate(() => {
    const root = document.querySelector('esca-bulletin-card')!.shadowRoot!;
    const field = root.querySelector<HTMLTextAreaElement>('.as-text textarea')!;
    return {
      focused: root.activeElement === field,
      text: field.value.slice(field.selectionStart, field.selectionEnd),
    };
  });
  assert.ok(marked.focused);
  assert.match(marked.text, /^A conference and a cup of tea\nIssue 613 · Monday 16 November\n/);
  assert.match(marked.text, /COMING UP\n\nAcademy conference\n/);
  assert.match(marked.text, /Mental Capacity Act: foundation.*\n(.*\n)*Full\./);
  assert.match(marked.text, /https:\/\/academy\.example\.org\/b\/2026-11-16$/);
  assert.deepEqual(errors, []);
});

test('a sandbox that keeps its origin but lets nothing be downloaded breaks nothing', async () => {
  const { frame, errors } = await framed(
    `<esca-bulletin-card now="${NOW}" src="${server.twin}/bulletins.json"></esca-bulletin-card>`,
    'sandbox="allow-scripts allow-same-origin"',
  );
  for (const name of ['Add to calendar', 'Print', 'Copy as text'])
    await frame.locator('button', { hasText: name }).first().click();
  await frame.waitForFunction(() =>
    /copied|Press Ctrl/.test(document.querySelector('esca-bulletin-card')!.shadowRoot!.textContent),
  );
  assert.deepEqual(errors, []);
});
