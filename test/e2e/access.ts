/*
 * Every widget in the states that have most to operate, each on a page with a link before it and one behind it: the table
 * that the accessibility suite walks through.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { DEVICE_KEY, EMPTY_STATE } from '../../packages/domain/src/saved/state.js';
import { openPage } from './browser.js';
import { startServer, type TestServer } from './server.js';
import { serveWidgets } from './widgets.js';

const examples = fileURLToPath(new URL('../../schemas/examples/', import.meta.url));
const now = 'now="2026-11-16T12:00:00Z"';

/** A state: its name, the widget, the feed of the examples, the attributes. */
export type State = readonly [name: string, widget: string, feed: string, attributes: string];

const all: readonly State[] = [
  ['courses', 'course-finder', 'courses-to-find', ''],
  ['courses filtered', 'course-finder', 'courses-to-find', 'area="west mid" mode="in-person"'],
  ['courses as a table', 'course-finder', 'courses-to-find', 'view="table"'],
  ['courses by date', 'course-finder', 'courses-to-find', 'view="agenda" storage="device"'],
  ['one course', 'course-finder', 'courses-to-find', 'course="mca" storage="device"'],
  ['no course found', 'course-finder', 'courses-to-find', 'query="xylophone"'],
  ['map', 'pathway-map', 'pathway-branching', 'view="map"'],
  ['map with a step', 'pathway-map', 'pathway-branching', 'view="map" node="senior-practitioner"'],
  ['list of steps', 'pathway-map', 'pathway-branching', 'view="list" node="educator"'],
  ['vacancies', 'vacancy-feed', 'vacancies-in-every-state', 'storage="device"'],
  ['vacancies in pages', 'vacancy-feed', 'vacancies-in-every-state', 'page-size="3"'],
  ['one vacancy', 'vacancy-feed', 'vacancies-in-every-state', 'vacancy="senior-west"'],
  ['latest issue', 'bulletin-card', 'bulletin-live-items', ''],
  ['earlier issues', 'bulletin-card', 'bulletin-live-items', 'view="archive"'],
  ['saved list', 'my-list', 'saved-list', ''],
];

/** The states, by widget: all in `npm run test:full`, the first of each widget in `npm test`. */
export const states: readonly State[] = process.env.ESCA_FULL
  ? all
  : all.filter(([, widget], nth) => all.findIndex(([, other]) => other === widget) === nth);

const kept = JSON.stringify({
  ...EMPTY_STATE,
  saved: ['course/mca', 'course/super', 'vacancy/v1'].map((path) => ({
    ref: `essex:${path}`,
    title: 'Saved before',
    at: Date.parse('2026-11-01T12:00:00Z'),
    seen: {},
  })),
});

/** Serves the widgets and the feeds of the table. */
export async function serveStates(): Promise<TestServer> {
  const server = await startServer();
  await serveWidgets(server);
  for (const feed of new Set(states.map(([, , name]) => name)))
    server.page(`/${feed}.json`, readFileSync(`${examples}${feed}.feed.json`, 'utf8'));
  return server;
}

/** Opens a state and waits until it is drawn. */
export async function openState(
  server: TestServer,
  [, widget, feed, attributes]: State,
  options: Parameters<Browser['newContext']>[0] = {},
  more = '',
): Promise<Page> {
  server.page(
    '/state.html',
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>State</title><link rel="icon" href="data:,">
     <body style="font:16px sans-serif"><p><a id="before" href="#before">Before</a></p>
     <esca-${widget} src="/${feed}.json" ${now} ${attributes} ${more}></esca-${widget}>
     <p><a id="after" href="#after">After</a></p><script type="module" src="/lib/all.js"></script>`,
  );
  const { page } = await openPage(options);
  await page.addInitScript(([key, text]) => localStorage.setItem(key, text), [
    DEVICE_KEY,
    kept,
  ] as const);
  await page.goto(`${server.origin}/state.html`);
  await page.locator(`esca-${widget}:is([state=ready], [state=empty], [state=partial])`).waitFor();
  await page.evaluate(
    (tag) =>
      (document.querySelector(tag) as unknown as { updateComplete: Promise<unknown> })
        .updateComplete,
    `esca-${widget}`,
  );
  return page;
}
