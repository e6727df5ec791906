import assert from 'node:assert/strict';
import { createServer as createTlsServer } from 'node:net';
import { once } from 'node:events';
import { after, afterEach, before, test } from 'node:test';
import type { Course, Feed } from '@esca/feed';
import { WAITS } from '@esca/feed';
import { buildCourse, buildFeed, buildSession, buildVacancy } from '../helpers/build.js';
import { absentEngines } from '../helpers/browsers.mjs';
import { closePages, engine } from './browser.js';
import { faults, refusingOrigin, startServer, type Answer, type TestServer } from './server.js';
import { openTimed, stateIs, wordsOf, type Ask, type Timed } from './stopwatch.js';
import { serveWidgets, widgets } from './widgets.js';

/*
 * What a network and a feed's host can do to a widget, on real sockets and by the page's own clock: never a blank
 * place, never an exception, no more requests than planned, and back as soon as the network is. Numbers are those of the
 * table of faults in docs/SECURITY.md.
 */

const NOW = '2026-11-16T12:00:00Z';
const course = (id: string, parts: Partial<Course> = {}): Course =>
  buildCourse({ id, title: `Course ${id}`, ...parts });
const feed = buildFeed({ courses: [course('one'), course('two')], refreshMinutes: 5 });
const good = JSON.stringify(feed);
const served: Answer = (response) =>
  response
    .writeHead(200, {
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': 'no-store',
      'Content-Type': 'application/json',
    })
    .end(good);

let host: TestServer;
let feeds: TestServer;
let dead: string;
let tls: ReturnType<typeof createTlsServer>;

before(async () => {
  [host, feeds, dead] = await Promise.all([startServer(), startServer(), refusingOrigin()]);
  await Promise.all([serveWidgets(host), serveWidgets(host, { split: true })]);
  // 4: a port that answers a greeting for a secure connection with rubbish, as a broken certificate does.
  tls = createTlsServer((socket) => {
    socket.on('error', () => undefined);
    socket.end('this is no secure connection\r\n');
  }).listen(0, '127.0.0.1');
  await once(tls, 'listening');
});
after(async () => {
  tls.close();
  await Promise.all([host.close(), feeds.close()]);
});
afterEach(closePages);

for (const name of absentEngines)
  test(
    `faults of the network in ${name}`,
    { skip: `${name} is not installed here` },
    () => undefined,
  );

/** What WebDriver cannot do to WebKitGTK. */
const unasked =
  engine === 'WebKitGTK' ? 'WebDriver cannot take the network, the zone or a file away' : false;
/** WebKitGTK takes a body that breaks off for a whole one; what came is then no JSON. */
const endsQuietly = engine === 'WebKitGTK';

const FALLBACK = '<a id="fallback" href="https://essex.example/courses">All courses</a>';
let pages = 0;

interface Visit {
  readonly now?: string;
  readonly chance?: number;
  readonly options?: Parameters<typeof openTimed>[2];
}

/** Opens a page with markup on it, and the widgets. */
async function visit(markup: string, { now = NOW, chance, options }: Visit = {}): Promise<Timed> {
  const path = `/page-${String(++pages)}.html`;
  const timed = await openTimed(now, chance, options);
  host.page(
    path,
    `<!doctype html><html lang="en"><title>Host</title>${timed.head}<body>${markup}<script type="module" src="/lib/all.js"></script>`,
  );
  await timed.page.goto(host.origin + path);
  await timed.page.waitForFunction(() => customElements.get('esca-my-list') !== undefined);
  return timed;
}

const finder = (src: string): string =>
  `<esca-course-finder src="${src}">${FALLBACK}</esca-course-finder>`;
const READY = stateIs('esca-course-finder', 'ready');
const FAILED = stateIs('esca-course-finder', 'failed');
const words = (timed: Timed): Promise<string> => wordsOf(timed.page, 'esca-course-finder');
const fallbackIsShown = ({ page }: Timed): Promise<boolean> =>
  page.locator('#fallback').isVisible();
let addresses = 0;

/** An address of its own for each test, answered as it says. */
function answering(answer: Answer): { url: string; path: string; now(next: Answer): void } {
  const path = `/feed-${String(++addresses)}.json`;
  feeds.answer(path, answer);
  return {
    url: feeds.origin + path,
    path,
    now: (next) => {
      feeds.answer(path, next);
    },
  };
}

/** Every request alone, and not earlier or later than the plan allows. */
function inPlan(asks: readonly Ask[], tries: number, wait: number): void {
  assert.equal(asks.length, tries, JSON.stringify(asks));
  assert.ok(asks.every(({ together }) => together === 1));
  for (let index = 1; index < asks.length; index++) {
    const pause = asks[index]!.at - asks[index - 1]!.at - wait;
    const planned = WAITS.retries[index - 1]!;
    // The clock moves in steps of up to a second.
    assert.ok(
      pause >= planned * (1 - WAITS.jitter) - 1 && pause <= planned * (1 + WAITS.jitter) + 1_250,
      `pause ${String(index)} was ${String(pause)} ms`,
    );
  }
}

interface Fault {
  readonly row: string;
  readonly what: string;
  readonly answer?: () => Answer;
  readonly url?: () => string;
  readonly code: string;
  readonly status?: number;
  readonly tries: number;
  /** How long each try takes on the page's clock. */
  readonly wait?: number;
}

const hard: readonly Fault[] = [
  { row: '1', what: 'nobody listens', url: () => `${dead}/feed.json`, code: 'network', tries: 4 },
  {
    row: '2',
    what: 'there is no such host',
    url: () => 'http://feeds.invalid/feed.json',
    code: 'network',
    tries: 4,
  },
  {
    row: '3',
    what: 'cut within headers',
    answer: faults.resetInHeaders,
    code: 'network',
    tries: 4,
  },
  {
    row: '4',
    what: 'the secure connection fails',
    url: () => {
      const address = tls.address();
      return `https://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}/feed.json`;
    },
    code: 'network',
    tries: 4,
  },
  {
    row: '5',
    what: 'no answer',
    answer: faults.silence,
    code: 'timeout',
    tries: 4,
    wait: WAITS.firstByte,
  },
  {
    row: '6',
    what: 'one byte and no more',
    answer: () => faults.trickle(good).answer,
    code: 'timeout',
    tries: 4,
    wait: WAITS.whole,
  },
  {
    row: '7',
    what: 'headers and then silence',
    answer: faults.headersThenSilence,
    code: 'timeout',
    tries: 4,
    wait: WAITS.firstByte,
  },
  {
    row: '8',
    what: '404',
    answer: () => faults.status(404),
    code: 'status',
    status: 404,
    tries: 1,
  },
  {
    row: '9',
    what: '410',
    answer: () => faults.status(410),
    code: 'status',
    status: 410,
    tries: 1,
  },
  { row: '10', what: 'a log-in page', answer: faults.loginPage, code: 'format', tries: 1 },
  {
    row: '10',
    what: '403',
    answer: () => faults.status(403),
    code: 'status',
    status: 403,
    tries: 1,
  },
  {
    row: '11',
    what: '500',
    answer: () => faults.status(500),
    code: 'status',
    status: 500,
    tries: 4,
  },
  {
    row: '13',
    what: 'the end is missing',
    answer: () => faults.truncated(good),
    code: 'format',
    tries: 1,
  },
  {
    row: '14',
    what: 'shorter than it says',
    answer: () => faults.tooShort(good),
    code: 'network',
    tries: 4,
  },
  {
    row: '15',
    what: 'cut between chunks',
    answer: () => faults.chunkCut(good),
    code: endsQuietly ? 'format' : 'network',
    tries: endsQuietly ? 1 : 4,
  },
  {
    row: '16',
    what: 'damaged gzip',
    answer: () => faults.corruptGzip(good),
    code: endsQuietly ? 'format' : 'network',
    tries: endsQuietly ? 1 : 4,
  },
  {
    row: '18',
    what: 'a page of HTML that is called JSON',
    answer: () =>
      faults.status(
        200,
        { 'Content-Type': 'application/json' },
        '<!doctype html><title>Courses</title><p>Moved',
      ),
    code: 'format',
    tries: 1,
  },
  { row: '20', what: 'UTF-16', answer: () => faults.utf16(good), code: 'format', tries: 1 },
  {
    row: '21',
    what: 'no word about other origins',
    answer: () => faults.noCors(good),
    code: 'network',
    tries: 4,
  },
  {
    row: '22',
    what: 'another origin allowed than ours',
    answer: () => faults.status(200, { 'Access-Control-Allow-Origin': 'null' }, good),
    code: 'network',
    tries: 4,
  },
  {
    row: '39',
    what: 'schema version 999',
    answer: () => (response, request, nth) =>
      faults.wrongType(good.replace('"1.0"', '"999.0"'))(response, request, nth),
    code: 'version',
    tries: 1,
  },
];

for (const { row, what, answer, url, code, status, tries, wait = 0 } of hard)
  test(`fault ${row}, ${what}: the author's content and a retry that works; later the last good list`, async () => {
    const source = answering(answer?.() ?? served);
    const address = url?.() ?? source.url;
    const timed = await visit(finder(address), { chance: 0 });
    assert.equal(await fallbackIsShown(timed), true, 'before anything came');
    await timed.passUntil(FAILED, 4 * wait + 35_000);
    assert.equal(await fallbackIsShown(timed), true, 'after giving up');
    assert.match(await words(timed), code === 'version' ? /newer version/ : /cannot be shown/);
    await timed.passUntil('window.heardEvents["esca-error"]');
    assert.deepEqual(await timed.heard('esca-error'), [
      { code, url: address, ...(status === undefined ? {} : { status }) },
    ]);
    inPlan(await timed.asks(), tries, wait);
    if (!url) {
      const seen = feeds.asked(source.path);
      assert.equal(seen.length, tries);
      // Nothing is left open that nobody waits for.
      await Promise.all(seen.map(({ over }) => over));
    }
    const ours = timed.lines.filter((line) => line.startsWith('[esca]'));
    assert.equal(ours.length, 1, ours.join('\n'));
    assert.deepEqual(timed.errors, []);
    if (url || code === 'version') return;
    source.now(served);
    await timed.page.getByRole('button', { name: 'Try again' }).click();
    await timed.passUntil(READY);
    assert.match(await words(timed), /Course one/);
    assert.equal(await fallbackIsShown(timed), false);

    // The same fault when the visitor returns: the last good list stays, and says so.
    source.now(answer!());
    await timed.page.clock.fastForward(6 * 60_000);
    await timed.page.evaluate(() => dispatchEvent(new Event('pageshow')));
    await timed.passUntil(
      `document.querySelector('esca-course-finder').hasAttribute('stale')`,
      4 * wait + 35_000,
    );
    await timed.pass(250);
    assert.equal(await timed.page.evaluate(READY), true);
    assert.match(await words(timed), /Showing the list as of .*16 November 2026[^]*Course one/);
    const told = (await timed.heard('esca-error')) as { code: string }[];
    assert.deepEqual(
      told.map((one) => one.code),
      [told[0]?.code, told[0]?.code],
    );
    assert.deepEqual(timed.errors, []);
  });

test('faults 5–7: the widget says that it is loading after 0.3 s, and that it still is after 4 s', async () => {
  const source = answering(faults.silence());
  const timed = await visit(finder(source.url));
  assert.equal(await words(timed).then((text) => text.trim()), '');
  await timed.pass(500);
  assert.match(await words(timed), /Loading…/);
  await timed.pass(3_750);
  assert.match(await words(timed), /Still loading/);
  assert.equal(await fallbackIsShown(timed), true);
});

test('fault 6: bytes that keep coming do not stretch the limit of the whole', async () => {
  const slow = faults.trickle(good);
  const source = answering(slow.answer);
  const timed = await visit(finder(source.url), { chance: 0 });
  for (let second = 0; second < 20; second++) {
    slow.more();
    await timed.pass(1_000);
  }
  await feeds.asked(source.path)[0]!.over;
  await timed.passUntil('window.asks.length === 2', 2_000);
  assert.deepEqual(timed.errors, []);
});

for (const [chance, least] of [
  [0, 0.5],
  [0.999_999, 1.5],
] as const)
  test(`retries come after 1, 4 and 15 s times ${String(least)} when chance is ${String(chance)}`, async () => {
    const source = answering(faults.status(500));
    const timed = await visit(finder(source.url), { chance });
    await timed.passUntil(FAILED, 40_000);
    const asks = await timed.asks();
    const pauses = asks.slice(1).map(({ at }, index) => at - asks[index]!.at);
    WAITS.retries.forEach((planned, index) => {
      const off = pauses[index]! - planned * least;
      assert.ok(off > -2 && off <= 1_250, `pause ${String(index)}: ${String(pauses[index])}`);
    });
  });

for (const [row, answer] of [
  ['3', faults.resetInHeaders()],
  ['11', faults.status(500)],
  ['15', faults.chunkCut(good)],
] as const)
  test(
    `fault ${row} that passes: the second try brings the list`,
    { skip: row === '15' && endsQuietly },
    async () => {
      const source = answering(faults.after(1, answer, served));
      const timed = await visit(finder(source.url));
      await timed.passUntil(READY, 3_000);
      assert.deepEqual(await timed.heard('esca-error'), []);
      assert.deepEqual(timed.errors, []);
    },
  );

for (const status of [408, 429, 503])
  test(`fault 12, ${String(status)} with Retry-After: the server's wish is kept`, async () => {
    const source = answering(
      faults.after(
        1,
        faults.status(status, {
          'Retry-After': '7',
          'Access-Control-Expose-Headers': 'Retry-After',
        }),
        served,
      ),
    );
    const timed = await visit(finder(source.url));
    await timed.passUntil(READY, 10_000);
    const [first, second] = await timed.asks();
    assert.ok(second!.at - first!.at >= 7_000 && second!.at - first!.at < 8_000);
  });

for (const [row, what, answer] of [
  ['17', 'another type', faults.wrongType(good)],
  ['19', 'a byte order mark', faults.byteOrderMark(good)],
] as const)
  test(`fault ${row}, ${what}: the list is shown`, async () => {
    const timed = await visit(finder(answering(answer).url));
    await timed.passUntil(READY);
    assert.match(await words(timed), /Course two/);
  });

test(
  'fault 23: offline at the start, shown within 5 s of the return',
  { skip: unasked },
  async () => {
    const source = answering(served);
    const timed = await visit(
      `<button onclick="document.body.insertAdjacentHTML('beforeend', document.querySelector('template').innerHTML)">add</button><template>${finder(source.url)}</template>`,
    );
    await timed.page.context().setOffline(true);
    await timed.page.getByRole('button', { name: 'add' }).click();
    await timed.passUntil(FAILED, 35_000);
    assert.equal(await fallbackIsShown(timed), true);
    await timed.page.context().setOffline(false);
    await timed.passUntil(READY, 5_000);
    const asks = await timed.asks();
    assert.ok(asks.every(({ together }) => together === 1));
    assert.deepEqual(timed.errors, []);
  },
);

test(
  'faults 24 and 26: offline while shown, and back after five minutes',
  { skip: unasked },
  async () => {
    const source = answering(served);
    const timed = await visit(finder(source.url));
    await timed.passUntil(READY);
    await timed.page.context().setOffline(true);
    await timed.page.clock.fastForward(5 * 60_000 + 1_000);
    assert.equal(await timed.page.evaluate(READY), true);
    assert.match(await words(timed), /Course one/);
    const before = (await timed.asks()).length;
    await timed.page.context().setOffline(false);
    await timed.passUntil(`window.asks.length === ${String(before + 1)}`, 5_000);
    await timed.passUntil(`window.heardEvents['esca-load'].length === 2`, 5_000);
    assert.deepEqual(timed.errors, []);
  },
);

for (const phase of ['failing', 'silent', 'good'] as const)
  test(
    `fault 25: a network that flaps every two seconds for a minute, ${phase} while it is there`,
    { skip: unasked },
    async () => {
      const answers = { failing: faults.status(500), silent: faults.silence(), good: served };
      const source = answering(answers[phase]);
      const timed = await visit(
        `<button onclick="document.body.insertAdjacentHTML('beforeend', document.querySelector('template').innerHTML)">add</button><template>${finder(source.url)}</template>`,
      );
      await timed.page.context().setOffline(true);
      await timed.page.getByRole('button', { name: 'add' }).click();
      for (let second = 0; second < 60; second += 2) {
        await timed.page.context().setOffline((second / 2) % 2 === 0);
        await timed.pass(2_000);
      }
      const minute = await timed.asks();
      assert.ok(minute.length <= 8, `${String(minute.length)} requests: ${JSON.stringify(minute)}`);
      source.now(served);
      await timed.page.context().setOffline(false);
      await timed.passUntil(READY, 5_000);
      assert.ok((await timed.asks()).every(({ together }) => together === 1));
      assert.deepEqual(timed.errors, []);
    },
  );

test('a hidden page makes its first try and no further one until the visitor is back', async () => {
  const source = answering(faults.after(1, faults.status(500), served));
  const timed = await visit(
    `<script>Object.defineProperty(document, 'hidden', { get: () => !window.back });</script>${finder(source.url)}`,
  );
  await timed.passUntil(FAILED);
  await timed.pass(40_000);
  assert.equal((await timed.asks()).length, 1);
  await timed.page.evaluate(() => {
    (window as unknown as { back: boolean }).back = true;
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await timed.passUntil(READY, 5_000);
});

/** Good and bad courses, evenly mixed. */
const mixed = (total: number, bad: number): Feed =>
  buildFeed({
    courses: Array.from({ length: total }, (_, index) =>
      Math.floor(((index + 1) * bad) / total) > Math.floor((index * bad) / total)
        ? ({ id: `bad-${String(index)}`, title: 7, sessions: 'none' } as unknown as Course)
        : course(`good-${String(index)}`),
    ),
  });

for (const [row, total, bad, partial] of [
  ['27', 20, 1, false],
  ['28', 20, 6, false],
  ['28', 20, 8, false],
  ['29', 20, 12, true],
] as const)
  test(`fault ${row}: ${String(bad)} of ${String(total)} records bad, the rest is shown`, async () => {
    const timed = await visit(
      finder(answering(faults.wrongType(JSON.stringify(mixed(total, bad)))).url),
    );
    await timed.passUntil(READY);
    await timed.passUntil(`window.heardEvents['esca-load']`);
    const [load] = await timed.heard('esca-load');
    assert.deepEqual((load as { counts: { courses: number } }).counts.courses, total - bad);
    assert.ok((load as { problems: number }).problems >= bad);
    const text = await words(timed);
    assert.equal(text.match(/Course good-\d+/g)?.length, total - bad);
    assert.equal(await timed.page.locator('esca-course-finder[partial]').count(), partial ? 1 : 0);
    assert.equal(text.includes('could not be read'), partial);
    assert.deepEqual(timed.errors, []);
  });

test('fault 30: fifty widgets, one feed, one request', async () => {
  const source = answering(served);
  const timed = await visit(
    widgets.map((name) => `<esca-${name} src="${source.url}"></esca-${name}>`.repeat(13)).join(''),
    { options: { viewport: { width: 800, height: 20_000 } } },
  );
  const standing = `[...document.querySelectorAll('${widgets.map((name) => `esca-${name}`).join()}')].filter((each) => ['ready', 'empty'].includes(each.getAttribute('state'))).length === 52`;
  await timed.passUntil(standing, 2_000);
  assert.equal(feeds.asked(source.path).length, 1);
  assert.deepEqual(timed.errors, []);
});

test('faults 31 and 32: fifty widgets on five feeds, ten leave while loading, the others are not touched', async () => {
  const waiting: (() => void)[] = [];
  const sources = [0, 1, 2, 3, 4].map(() =>
    answering((response, request, nth) => waiting.push(() => served(response, request, nth))),
  );
  const timed = await visit(sources.map(({ url }) => finder(url).repeat(10)).join(''), {
    options: { viewport: { width: 800, height: 9_000 } },
  });
  await timed.passUntil('window.asks.length === 5');
  // All ten of the first feed leave: its request ends, and nothing of it is done any more.
  await timed.page.evaluate((src) => {
    for (const each of document.querySelectorAll(`[src='${src}']`)) each.remove();
  }, sources[0]!.url);
  assert.equal(await feeds.asked(sources[0]!.path)[0]!.over, false);
  for (const answer of waiting) answer();
  await timed.passUntil(`document.querySelectorAll('[state=ready]').length === 40`, 2_000);
  assert.equal((await timed.asks()).length, 5);
  assert.deepEqual(
    sources.map(({ path }) => feeds.asked(path).length),
    [1, 1, 1, 1, 1],
  );
  assert.deepEqual(timed.errors, []);
});

const dated = buildFeed({
  timeZone: 'Europe/London',
  expires: '2026-12-16T09:00:00Z',
  courses: [
    course('shut', {
      sessions: [
        buildSession({
          start: '2027-01-14T09:30:00Z',
          bookingUrl: 'https://essex.example/book',
          bookingCloses: '2026-11-18',
        }),
      ],
    }),
  ],
  vacancies: [buildVacancy({ id: 'today', title: 'Closes on the day', closes: '2026-11-16' })],
});

for (const [row, what, now, vacancy] of [
  ['33', 'three days ahead', '2026-11-19T12:00:00Z', false],
  ['34', 'three days behind', '2026-11-13T12:00:00Z', true],
  ['36', 'on the closing day, a minute before midnight', '2026-11-16T23:59:00Z', true],
  ['36', 'on the closing day, a minute after', '2026-11-17T00:01:00Z', false],
] as const)
  for (const timezoneId of ['Europe/London', 'Pacific/Kiritimati', 'America/Adak'])
    test(
      `faults ${row} and 35: a clock ${what}, a reader in ${timezoneId}`,
      { skip: timezoneId !== 'Europe/London' && unasked },
      async () => {
        const source = answering(faults.wrongType(JSON.stringify(dated)));
        const timed = await visit(
          `<esca-vacancy-feed src="${source.url}">${FALLBACK}</esca-vacancy-feed>`,
          { now, options: { timezoneId } },
        );
        await timed.passUntil(`!!document.querySelector('[state=ready], [state=empty]')`);
        const text = await wordsOf(timed.page, 'esca-vacancy-feed');
        assert.equal(text.includes('Closes on the day'), vacancy, text);
        if (vacancy) assert.match(text, /16 November/);
        assert.deepEqual(timed.errors, []);
      },
    );

for (const [row, what, generatedAt, expected] of [
  ['37', 'dated 2019', '2019-05-01T09:00:00Z', /last updated a long time ago, on .*1 May 2019/],
  ['38', 'dated 2099', '2099-05-01T09:00:00Z', /dated .*1 May 2099, which is still to come/],
] as const)
  test(`fault ${row}: a feed ${what} is shown with a notice`, async () => {
    const timed = await visit(
      finder(answering(faults.wrongType(JSON.stringify({ ...feed, generatedAt }))).url),
    );
    await timed.passUntil(READY);
    const text = await words(timed);
    assert.match(text, expected);
    assert.match(text, /Course one/);
  });

for (const name of widgets)
  test(`fault 40: ${name} with nothing to show says so`, async () => {
    const empty = buildFeed({ courses: [], pathways: [], vacancies: [], bulletins: [] });
    const timed = await visit(
      `<esca-${name} src="${answering(faults.wrongType(JSON.stringify(empty))).url}">${FALLBACK}</esca-${name}>`,
    );
    await timed.passUntil(stateIs(`esca-${name}`, 'empty'));
    const text = await wordsOf(timed.page, `esca-${name}`);
    assert.ok(text.replace(/\s+/g, ' ').trim().length > 20, text);
    assert.deepEqual(timed.errors, []);
  });

for (const name of widgets)
  test(`${name} shows the author's content and a retry when its feed cannot be had`, async () => {
    const timed = await visit(
      `<esca-${name} src="${answering(faults.status(404)).url}">${FALLBACK}</esca-${name}>`,
    );
    await timed.passUntil(stateIs(`esca-${name}`, 'failed'));
    assert.equal(await fallbackIsShown(timed), true);
    assert.equal(await timed.page.getByRole('button', { name: 'Try again' }).isVisible(), true);
    assert.deepEqual(timed.errors, []);
  });

test(
  'fault 46: a module that a widget fetches beside its feed is missing, and comes with a retry',
  { skip: unasked },
  async () => {
    const source = answering(served);
    const timed = await openTimed(NOW);
    let broken = true;
    await timed.page.route(/course-finder\.content/, (route) =>
      broken ? route.fulfill({ status: 404 }) : route.continue(),
    );
    host.page(
      '/chunk.html',
      `<!doctype html><html lang="en"><title>Host</title><body>${finder(source.url)}<script type="module" src="/split/course-finder.js"></script>`,
    );
    await timed.page.goto(`${host.origin}/chunk.html`);
    await timed.page.waitForFunction(() => customElements.get('esca-course-finder') !== undefined);
    await timed.passUntil(FAILED, 10_000);
    assert.equal(await fallbackIsShown(timed), true);
    assert.match(await words(timed), /cannot be shown/);
    broken = false;
    // Firefox remembers for as long as a page lives that a module was missing, as HTML has it: there, a retry keeps the
    // author's content, and the next visit brings the list.
    await timed.page.getByRole('button', { name: 'Try again' }).click();
    if (engine === 'Firefox') {
      await timed.passUntil(FAILED);
      assert.equal(await fallbackIsShown(timed), true);
      await timed.page.reload();
    }
    await timed.passUntil(READY);
    assert.deepEqual(timed.errors, []);
  },
);
