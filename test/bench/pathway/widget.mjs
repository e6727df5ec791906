/**
 * What a visitor of a large map waits for, in the widget itself, in headless Chromium: how long opening a step, going to
 * the next, choosing a direction and choosing a route take from the event to the next paint; and how long an empty page
 * takes to become the drawing of fifty steps, beside dagre with lines in SVG.
 *
 * `paint` is wall time with the processor slowed four times. `thread` is the processor time of the page's main thread
 * without slowing, which a busy machine does not stretch; four times that is what the slowed page needs at least.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { launch, median, peers, root, serve } from '../harness.mjs';
import { pathwayFeed } from './feed.mjs';

const PAGE = (script) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,">` +
  `<body style="margin:0;font:16px sans-serif"><div id="place"></div><script type="module" src="${script}"></script>`;

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
      tsconfigRaw: {
        compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false },
      },
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
export async function interactions({ count = 200, rounds = 5, slow = 4 } = {}) {
  const files = new Map([
    ['/feed.json', { type: 'application/json', body: JSON.stringify(pathwayFeed(count)) }],
    ['/', { type: 'text/html', body: PAGE('/deeds.js') }],
    ...(await bundle(
      'deeds',
      `import '../../../packages/elements/src/define/pathway-map.ts';
       import { begin } from './deeds.mjs';
       begin();`,
    )),
  ]);
  const server = await serve(files);
  const browser = await launch();
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
      parts: threads[name][0].parts,
    }));
  } finally {
    await browser.close();
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

/** Processor time of the main thread up to the paint, and until the page is at rest again, with the parts of the first. */
function readTrace(events, name) {
  const mark = (what) => events.find((one) => one.name === `${name} ${what}`);
  const [began, painted, rested] = ['begins', 'is painted', 'rests'].map(mark);
  const own = events.filter(({ tid, pid }) => tid === began.tid && pid === began.pid);
  const sum = (from, to, wanted) =>
    own.reduce(
      (all, one) =>
        one.ph === 'X' && wanted(one) && one.ts >= from && one.ts < to
          ? all + (one.tdur ?? 0) / 1000
          : all,
      0,
    );
  const between = (from, to) => (painted && to.tts ? (to.tts - from.tts) / 1000 : NaN);
  const parts = {};
  for (const part of [
    'FunctionCall',
    'RunMicrotasks',
    'UpdateLayoutTree',
    'Layout',
    'PrePaint',
    'Paint',
    'Layerize',
    'Commit',
    'HitTest',
    'MinorGC',
    'MajorGC',
  ])
    parts[part] = sum(began.ts, painted.ts, (one) => one.name === part);
  return { thread: between(began, painted), after: between(painted, rested), parts };
}
