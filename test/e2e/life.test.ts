import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { CDPSession } from 'playwright-core';
import {
  buildBulletin,
  buildCourse,
  buildFeed,
  buildPathway,
  buildSession,
  buildVacancy,
} from '../helpers/build.js';
import { closePages, engine, openPage } from './browser.js';
import { startServer, type TestServer } from './server.js';
import { openTimed } from './stopwatch.js';
import { serveWidgets, widgets } from './widgets.js';

/*
 * What widgets that come and go leave behind, by the browser's own counters after it has collected its garbage: nodes,
 * listeners, documents, script memory. And what a long visit costs, on the page's own clock.
 */

const skip = engine === 'Chromium' ? false : 'only Chromium tells its counters';
const NOW = '2026-11-16T12:00:00Z';
const feed = JSON.stringify(
  buildFeed({
    refreshMinutes: 5,
    courses: [buildCourse({ sessions: [buildSession()] })],
    pathways: [buildPathway()],
    vacancies: [buildVacancy()],
    bulletins: [buildBulletin()],
  }),
);
const FEEDS = [0, 1, 2, 3, 4].map((nth) => `/feed-${String(nth)}.json`);
let host: TestServer;
before(async () => {
  host = await startServer();
  await serveWidgets(host);
  for (const path of FEEDS) host.page(path, feed);
});
after(() => host.close());
afterEach(closePages);

interface Counters {
  readonly nodes: number;
  readonly listeners: number;
  readonly documents: number;
  readonly heap: number;
}

async function count(cdp: CDPSession): Promise<Counters> {
  for (let turn = 0; turn < 3; turn++) await cdp.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners, documents } = await cdp.send('Memory.getDOMCounters');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return { nodes, listeners: jsEventListeners, documents, heap: usedSize };
}

for (const tag of [...widgets, 'my-list', 'feed'].map((name) => `esca-${name}`))
  test(`${tag}: a hundred visits to a page leave nothing in the browser`, { skip }, async () => {
    host.page(
      '/life.html',
      '<!doctype html><html lang="en"><title>Host</title><body><script type="module" src="/lib/all.js"></script>',
    );
    const { page, errors } = await openPage();
    await page.goto(`${host.origin}/life.html`);
    await page.waitForFunction(() => customElements.get('esca-my-list') !== undefined);
    const cycles = (times: number): Promise<number> =>
      page.evaluate(
        async ([name, src, many, now]) => {
          const ways = ['remove', 'empty', 'replace', 'move'] as const;
          for (let nth = 0; nth < many; nth++) {
            const home = document.createElement('div');
            document.body.append(home);
            const inner = name === 'esca-feed' ? '<esca-course-finder></esca-course-finder>' : '';
            home.innerHTML = `<${name} src="${src}" now="${now}"><a href="/">Instead</a>${inner}</${name}>`;
            const widget = home.firstElementChild as HTMLElement;
            const shown = inner
              ? (widget.firstElementChild!.nextElementSibling as HTMLElement)
              : widget;
            await new Promise<void>((resolve) => {
              const look = (): void => {
                if (!['ready', 'empty'].includes(shown.getAttribute('state') ?? '')) return;
                observer.disconnect();
                resolve();
              };
              const observer = new MutationObserver(look);
              observer.observe(shown, { attributes: true });
              look();
            });
            await (shown as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
            const way = ways[nth % ways.length];
            if (way === 'empty') home.textContent = '';
            else if (way === 'replace') widget.replaceWith('gone');
            else if (way === 'move') {
              // Moved, and then taken away with its new home.
              const other = document.createElement('section');
              document.body.append(other);
              other.append(widget);
              other.remove();
            } else widget.remove();
            home.remove();
            // What is put off to the next frame has its turn.
            await new Promise((resolve) => requestAnimationFrame(resolve));
          }
          return document.querySelectorAll('*').length;
        },
        [tag, `${host.twin}${FEEDS[0]!}`, times, NOW] as const,
      );
    const cdp = await page.context().newCDPSession(page);
    // What stays for good, such as styles, words and the announcer, comes with the first visits.
    const standing = await cycles(10);
    const earlier = await count(cdp);
    assert.equal(await cycles(100), standing);
    const later = await count(cdp);
    console.log(`# ${tag} ${JSON.stringify({ earlier, later })}`);
    // A widget has dozens of nodes and listeners: what a hundred left would show in hundreds.
    assert.ok(later.nodes - earlier.nodes < 50, `${String(later.nodes - earlier.nodes)} nodes`);
    assert.ok(
      later.listeners - earlier.listeners < 20,
      `${String(later.listeners - earlier.listeners)} listeners`,
    );
    assert.equal(later.documents, earlier.documents);
    assert.ok(
      later.heap - earlier.heap < 1_500_000,
      `${String(later.heap - earlier.heap)} bytes of script memory`,
    );
    assert.deepEqual(errors, []);
  });

test('the control: one kept reference a visit is seen in the counters', { skip }, async () => {
  const { page } = await openPage();
  await page.goto(`${host.origin}${FEEDS[0]!}`);
  const cdp = await page.context().newCDPSession(page);
  const earlier = await count(cdp);
  await page.evaluate(() => {
    const kept: Element[] = ((window as unknown as { kept: Element[] }).kept = []);
    for (let nth = 0; nth < 100; nth++) {
      const element = document.createElement('div');
      element.addEventListener('click', () => undefined);
      kept.push(element);
    }
  });
  const later = await count(cdp);
  assert.ok(later.nodes - earlier.nodes >= 100);
  assert.ok(later.listeners - earlier.listeners >= 100);
});

test('twenty minutes of leaving and coming back: fifty widgets, five feeds, no request too many', async () => {
  const timed = await openTimed(NOW);
  host.page(
    '/long.html',
    `<!doctype html><html lang="en"><title>Host</title>${timed.head}<body><script>Object.defineProperty(document, 'hidden', { get: () => !!window.away });
     Object.defineProperty(document, 'visibilityState', { get: () => window.away ? 'hidden' : 'visible' });</script>${FEEDS.map(
       (path) =>
         widgets
           .map((name) =>
             `<esca-${name} src="${path}" class="w"></esca-${name}>`.repeat(
               name === 'course-finder' ? 4 : 2,
             ),
           )
           .join(''),
     ).join('')}<script type="module" src="/lib/all.js"></script>`,
  );
  const before = FEEDS.map((path) => host.asked(path).length);
  await timed.page.goto(`${host.origin}/long.html`);
  // All come near the viewport when it is tall; in a browser without a size of one's own choice they are scrolled to.
  await timed.passUntil(
    `document.querySelectorAll('.w[state=ready], .w[state=empty]').length > 3`,
    5_000,
  );
  await timed.page.evaluate(async () => {
    for (const each of document.querySelectorAll('.w')) each.scrollIntoView();
  });
  await timed.pass(2_000);
  for (let minute = 0; minute < 20; minute++) {
    await timed.page.evaluate(
      (away) => {
        (window as unknown as { away: boolean }).away = away;
        document.dispatchEvent(new Event('visibilitychange'));
      },
      minute % 2 === 0,
    );
    await timed.page.clock.fastForward(60_000);
    await timed.pass(500);
  }
  const asked = FEEDS.map((path, nth) => host.asked(path).length - before[nth]!);
  console.log(
    '#',
    JSON.stringify((await timed.asks()).filter(({ url }) => url.endsWith(FEEDS[0]!))),
  );
  // Asked at first, and on a return once five minutes have passed: never more than four times again in twenty minutes.
  for (const times of asked) assert.ok(times >= 2 && times <= 5, asked.join());
  assert.ok((await timed.asks()).every(({ together }) => together === 1));
  assert.deepEqual(timed.errors, []);
});
