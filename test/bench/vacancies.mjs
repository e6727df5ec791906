/**
 * `npm run bench -- vacancies`: a page with 1,000 vacancies and 200 bulletins; searching, ticking a filter and choosing an
 * order, from the visitor's key or click to the next paint, with the processor slowed four times. Median and 95th
 * percentile by the clock, and in processor time of the page's main thread, which other programs do not lengthen so much.
 * Writes `.cache/bench/vacancies.*`. Options: `--rounds 5`, `--slow 4`, `--vacancies 1000`, `--bulletins 200`.
 */
import { buildWhenChanged } from '../../.ci/build.mjs';
import { launch, machineOf, median, optionsOf, writeReport } from './harness.mjs';
import { lines, serveSlowly } from './journey/network.mjs';
import { probe } from './journey/probe.mjs';
import { librarySite } from './journey/site.mjs';
import { mainThreadTasks } from './journey/trace.mjs';
import { vacancyFeed } from './vacancies/feed.mjs';

const LIMIT = 60_000;
const REST = 700;
const HOST = 'esca-vacancy-feed';
/** What a visitor does, in turn. A search is taken when Enter is pressed; what a select offers is chosen by a key. */
const deeds = [
  { kind: 'tick a filter', box: 'input[name=area][value=west]' },
  { kind: 'tick a filter', box: 'input[name=service][value=hospital]' },
  { kind: 'take a tick away', box: 'input[name=area][value=west]' },
  { kind: 'take a tick away', box: 'input[name=service][value=hospital]' },
  { kind: 'search', words: 'safeguarding' },
  { kind: 'search', words: 'mental capcity' },
  { kind: 'search', words: '' },
  { kind: 'choose an order', key: 'ArrowDown' },
  { kind: 'choose an order', key: 'ArrowUp' },
  { kind: 'tick a filter', box: 'input[name=audience][value=adults]' },
  { kind: 'take a tick away', box: 'input[name=audience][value=adults]' },
  { kind: 'search the bulletins', words: 'dementia', host: 'esca-bulletin-card' },
  { kind: 'search the bulletins', words: '', host: 'esca-bulletin-card' },
];

/** Runs the benchmark with these command-line arguments. */
export async function run(args) {
  const option = optionsOf(args);
  const rounds = Number(option('rounds', 5));
  const slow = Number(option('slow', 4));
  const numbers = {
    vacancies: Number(option('vacancies', 1000)),
    bulletins: Number(option('bulletins', 200)),
  };
  await buildWhenChanged();
  const today = Date.parse(new Date().toISOString().slice(0, 10));
  const site = librarySite(
    vacancyFeed({ ...numbers, today }),
    ['vacancy-feed', 'bulletin-card'],
    '<esca-vacancy-feed src="/feed.json"></esca-vacancy-feed><esca-bulletin-card src="/feed.json" view="archive"></esca-bulletin-card>',
  );
  const server = await serveSlowly(site);
  const browser = await launch();
  const machine = machineOf(browser);
  const all = [];
  for (let round = 0; round < rounds; round++) {
    all.push(...(await visit(browser, server, slow)));
    console.error(`round ${round + 1} of ${rounds}`);
  }
  await browser.close();
  await server.close();
  const kinds = [...new Set(deeds.map(({ kind }) => kind)), 'all'];
  const rows = Object.fromEntries(
    kinds.map((kind) => [
      kind,
      summarise(all.filter((one) => kind === 'all' || one.kind === kind)),
    ]),
  );
  const number = (value) => (Number.isFinite(value) ? value.toFixed(0) : '–');
  await writeReport(
    'vacancies',
    { machine, rounds, slow, numbers, rows, all },
    `# Vacancies: from a key or click to the next paint\n\n${machine.words}; processor slowed ${slow} ×; ${numbers.vacancies} vacancies and ${numbers.bulletins} bulletins in one feed; ${rounds} rounds. Median / 95th percentile in milliseconds.\n\n| | times | next paint, clock | next paint, thread | all results there, clock | all results there, thread | longest task, thread |\n| --- | --- | --- | --- | --- | --- | --- |\n${kinds
      .map((kind) => {
        const { times, ...of } = rows[kind];
        return `| ${kind} | ${times} | ${Object.values(of)
          .map(({ p50, p95 }) => `${number(p50)} / ${number(p95)}`)
          .join(' | ')} |`;
      })
      .join('\n')}\n`,
  );
}

const summarise = (list) => ({
  times: list.length,
  ...Object.fromEntries(
    ['paint', 'paintThread', 'settled', 'settledThread', 'longest'].map((name) => {
      const sorted = list.map((one) => one[name]).sort((a, b) => a - b);
      return [
        name,
        {
          p50: median(sorted),
          p95: sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))],
        },
      ];
    }),
  ),
});

async function visit(browser, server, slow) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  try {
    await page.addInitScript(probe, {
      host: HOST,
      results: '[part~=result]',
      list: '[part~=results]',
      also: 'esca-bulletin-card',
    });
    await client.send('Emulation.setCPUThrottlingRate', { rate: slow });
    await browser.startTracing(page, { categories: ['-*', 'toplevel', 'blink.user_timing'] });
    server.begin(lines.lan);
    await page.goto(`${server.base}/`, { timeout: LIMIT });
    await page.waitForFunction(() => globalThis.bench.firstResults, null, {
      timeout: LIMIT,
      polling: 100,
    });
    await page.locator('esca-bulletin-card [part~=search-input]').waitFor({ timeout: LIMIT });
    await rest(page);
    const done = [];
    for (const deed of deeds) done.push({ kind: deed.kind, ...(await act(page, client, deed)) });
    const { zero } = await page.evaluate(() => globalThis.bench);
    const { tasks } = mainThreadTasks(await browser.stopTracing());
    return done.map(({ kind, at, paint, settled }) => {
      const within = (end) =>
        tasks.filter(({ start }) => start + zero >= at - 1 && start + zero < at + end);
      const cpu = (list) => list.reduce((sum, task) => sum + task.cpu, 0);
      return {
        kind,
        paint,
        paintThread: cpu(within(paint)),
        settled,
        settledThread: cpu(within(settled)),
        longest: Math.max(0, ...within(settled).map((task) => task.cpu)),
      };
    });
  } finally {
    await context.close();
  }
}

const rest = (page) =>
  page.waitForFunction((quiet) => performance.now() - globalThis.bench.changed > quiet, REST, {
    timeout: LIMIT,
    polling: 200,
  });

/** One deed: when the visitor did it, and how long until the next paint and until the results are all there. */
async function act(page, client, { host = HOST, box, words, key }) {
  const [x, y] = await page.evaluate(
    ([from, wanted]) => {
      const element = document.querySelector(from).shadowRoot.querySelector(wanted);
      element.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = element.getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    },
    [host, box ?? (key ? 'select' : '[part~=search-input]')],
  );
  await rest(page);
  if (words !== undefined) {
    await focus(page, host, '[part~=search-input]');
    // What is typed is only taken after a pause, so that what is measured is one search and not many.
    await page.evaluate(
      ([from, text]) => {
        document.querySelector(from).shadowRoot.querySelector('[part~=search-input]').value = text;
      },
      [host, words],
    );
  }
  if (key) await focus(page, host, 'select');
  const since = await page.evaluate(() => performance.now());
  if (box) {
    const at = { x, y, button: 'left', clickCount: 1 };
    await client.send('Input.dispatchMouseEvent', { ...at, type: 'mousePressed' });
    await client.send('Input.dispatchMouseEvent', { ...at, type: 'mouseReleased' });
  } else await page.keyboard.press(key ?? 'Enter');
  await rest(page);
  return page.evaluate((begun) => {
    const { events, last, answered } = globalThis.bench;
    // Of a click what counts is what follows it; the press before it changes nothing.
    const mine = events.filter(
      ({ startTime, name }) =>
        startTime >= begun && !['pointerdown', 'mousedown', 'keyup'].includes(name),
    );
    const longest = Math.max(16, ...mine.map(({ duration }) => duration));
    return { at: last, paint: longest, settled: Math.max(longest, answered - last) };
  }, since);
}

const focus = (page, host, wanted) =>
  page.evaluate(
    ([from, what]) => document.querySelector(from).shadowRoot.querySelector(what).focus(),
    [host, wanted],
  );
