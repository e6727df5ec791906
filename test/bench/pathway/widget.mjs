/**
 * What a visitor of a large map waits for, in the widget as it is published, in headless Chromium: how long opening a step, going to
 * the next, choosing a direction and choosing a route take from the event to the next paint; and how long an empty page
 * takes to become the drawing of fifty steps, beside dagre with lines in SVG.
 *
 * `paint` is wall time with the processor slowed four times. `thread` is the processor time of the page's main thread
 * without slowing, which a busy machine does not stretch; four times that is what the slowed page needs at least.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { median, peers, root, serve } from '../harness.mjs';
import { pathwayFeed } from './feed.mjs';
import { hostileFeeds } from './hostile.mjs';

const script = (src) => `<script type="module" src="${src}"></script>`;
const page = (...scripts) => ({
  type: 'text/html',
  body:
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,">` +
    `<body style="margin:0;font:16px sans-serif"><div id="place"></div>${scripts.map(script).join('')}`,
});

/** The published modules, and a page with the map in it. */
async function widgetPage() {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const folder = join(root, 'packages/embed/dist/r', version);
  const modules = readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .map((name) => [
      `/r/${version}/${name}`,
      { type: 'text/javascript', body: readFileSync(join(folder, name)) },
    ]);
  const visitor = await bundle('page', `import { begin } from './deeds.mjs'; begin();`);
  return [['/', page(`/r/${version}/pathway-map.js`, '/page.js')], ...modules, ...visitor];
}

/** Bundles a page's script with its parts beside it, as they are on a published site. */
async function bundle(name, contents) {
  const outdir = await mkdtemp(join(tmpdir(), 'esca-bench-'));
  try {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: join(root, 'test/bench/pathway'), sourcefile: `${name}.js` },
      entryNames: name,
      bundle: true,
      splitting: true,
      format: 'esm',
      minify: true,
      target: 'es2022',
      outdir,
      write: false,
      conditions: ['esca-source'],
      nodePaths: [join(peers, 'node_modules')],
      logLevel: 'error',
    });
    return outputFiles.map(({ path, contents: body }) => [
      path.slice(outdir.length).replaceAll('\\', '/'),
      { type: 'text/javascript', body: Buffer.from(body) },
    ]);
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
}

/** What is done to the map; each is made ready first, and only the last event counts. */
const DEEDS = {
  'open a step': ['near', 'close', 'open'],
  'open another': ['open', 'other'],
  'focus the next step': ['close', 'focus', 'next'],
  'choose a direction': ['close', 'track'],
  'clear the direction': ['track', 'untrack'],
  'choose a route': ['plan', 'route'],
  'choose another route': ['plan', 'route', 'reroute'],
};

/** Interactions with a map of so many steps: for each the median of wall time and of thread time. */
export async function interactions(browser, { count = 200, rounds = 5, slow = 4 } = {}) {
  const files = new Map([
    ['/feed.json', { type: 'application/json', body: JSON.stringify(pathwayFeed(count)) }],
    ...(await widgetPage()),
  ]);
  const server = await serve(files);
  try {
    const walls = {};
    const threads = {};
    for (let round = 0; round < rounds; round++) {
      for (const [name, taken] of Object.entries(await visit(browser, server.base, slow)))
        (walls[name] ??= []).push(taken.wall);
      for (const [name, taken] of Object.entries(await visit(browser, server.base, 1, true)))
        (threads[name] ??= []).push(taken);
    }
    return Object.keys(DEEDS).map((name) => ({
      name,
      paint: median(walls[name]),
      worst: Math.max(...walls[name]),
      thread: median(threads[name].map(({ thread }) => thread)),
      after: median(threads[name].map(({ after }) => after)),
    }));
  } finally {
    await server.close();
  }
}

/** One visit of a page of its own, all deeds in turn. */
async function visit(browser, base, slow, traced = false) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const session = await page.context().newCDPSession(page);
  const events = [];
  try {
    await page.goto(base);
    await page.waitForFunction(() => globalThis.deeds?.ready());
    await session.send('Emulation.setCPUThrottlingRate', { rate: slow });
    if (traced) {
      session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
      await session.send('Tracing.start', {
        transferMode: 'ReportEvents',
        categories: 'toplevel,devtools.timeline,blink.user_timing',
      });
    }
    const taken = {};
    for (const [name, deeds] of Object.entries(DEEDS)) {
      for (const deed of deeds.slice(0, -1))
        await page.evaluate((d) => globalThis.deeds.quietly(d), deed);
      const wall = await page.evaluate(
        ([deed, as]) => globalThis.deeds.timed(deed, as),
        [deeds.at(-1), name],
      );
      taken[name] = { wall };
    }
    if (!traced) return taken;
    const ended = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await ended;
    return Object.fromEntries(Object.keys(taken).map((name) => [name, readTrace(events, name)]));
  } finally {
    await page.close();
  }
}

/** Processor time of the main thread up to the paint, and from there until the page is at rest again. */
function readTrace(events, name) {
  const mark = (what) => events.find((one) => one.name === `${name} ${what}`);
  const [began, painted, rested] = ['begins', 'is painted', 'rests'].map(mark);
  const between = (from, to) => (painted && to.tts ? (to.tts - from.tts) / 1000 : NaN);
  return { thread: between(began, painted), after: between(painted, rested) };
}

/**
 * From an empty page to a drawing in its place: the widget as a page embeds it, with its filters, panels and feed; and the
 * bare drawing alone, once by our layout and once by dagre.
 */
export async function pageToDrawing(browser, { count = 50, rounds = 5, slow = 4 } = {}) {
  const feed = { type: 'application/json', body: JSON.stringify(pathwayFeed(count)) };
  const bare = async (contents) => [['/', page('/page.js')], ...(await bundle('page', contents))];
  const pages = {
    'the whole widget': await widgetPage(),
    'our layout and SVG': await bare(`import './svg-ours.mjs';`),
    'dagre and SVG': await bare(`import './svg-dagre.mjs';`),
  };
  const taken = Object.fromEntries(Object.keys(pages).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const [name, files] of Object.entries(pages)) {
      const server = await serve(new Map([['/feed.json', feed], ...files]));
      try {
        taken[name].push(await draw(browser, server.base, slow));
      } finally {
        await server.close();
      }
    }
  return Object.entries(taken).map(([name, list]) => ({
    name,
    wall: median(list.map(({ wall }) => wall)),
    thread: median(list.map(({ thread }) => thread)),
  }));
}

/** From an empty page to the map of pathways that are large or that nobody would draw; and the longest task on the way. */
export async function hostileMaps(browser, { rounds = 5, slow = 4 } = {}) {
  const files = await widgetPage();
  const rows = [];
  for (const [name, feed] of Object.entries(hostileFeeds)) {
    const server = await serve(
      new Map([['/feed.json', { type: 'application/json', body: JSON.stringify(feed) }], ...files]),
    );
    const taken = [];
    try {
      for (let round = 0; round < rounds; round++) {
        const { wall } = await draw(browser, server.base, slow);
        taken.push({ wall, ...(await longest(browser, server.base)) });
      }
    } finally {
      await server.close();
    }
    const middle = (what) => median(taken.map((one) => one[what]));
    rows.push({ name, wall: middle('wall'), thread: middle('thread'), task: middle('task') });
  }
  return rows;
}

/** Processor time until the map is drawn, and that of the longest task. */
async function longest(browser, base) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const events = [];
  try {
    const session = await page.context().newCDPSession(page);
    session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
    await session.send('Tracing.start', {
      transferMode: 'ReportEvents',
      categories: 'toplevel,blink.user_timing',
    });
    await page.goto(base);
    await page.waitForFunction(() => globalThis.drawnAt);
    await page.evaluate(() => performance.mark('drawn'));
    const ended = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await ended;
  } finally {
    await page.close();
  }
  const { pid, tid } = events.find(({ name }) => name === 'drawn');
  const tasks = events
    .filter((one) => one.pid === pid && one.tid === tid && /RunTask$/.test(one.name) && one.tdur)
    .map(({ tdur }) => tdur / 1000);
  return { thread: tasks.reduce((sum, one) => sum + one, 0), task: Math.max(...tasks) };
}

async function draw(browser, base, slow) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  try {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await session.send('Emulation.setCPUThrottlingRate', { rate: slow });
    await page.goto(base);
    const wall = await page.waitForFunction(() => globalThis.drawnAt);
    const { metrics } = await session.send('Performance.getMetrics');
    const thread = metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
    return { wall: await wall.jsonValue(), thread };
  } finally {
    await page.close();
  }
}
