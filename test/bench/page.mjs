/**
 * `npm run bench -- page`: one page with all four widgets, cold, over slow 4G, with the processor slowed four times; beside
 * the same page put together from well-kept libraries (page/peer.mjs says which), in turn. Both read the sample feed, as
 * `esca build` writes it. Writes `.cache/bench/page.*`. Options: `--rounds 5`, `--slow 4`, `--line slow4g`.
 *
 * The visitor looks at the first results, then goes down the page to each list in turn, so that what ours fetches only when
 * it comes into view is counted too.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildWhenChanged } from '../../.ci/build.mjs';
import { launch, machineOf, median, optionsOf, root, writeReport } from './harness.mjs';
import { lines, serveSlowly } from './journey/network.mjs';
import { bundle, fromFolder, page as htmlPage, pressed } from './journey/site.mjs';
import { blocking, mainThreadTasks } from './journey/trace.mjs';

const LIMIT = 60_000;
const LOOK = 500;
const widgets = ['course-finder', 'pathway-map', 'vacancy-feed', 'bulletin-card'];
const ours = [
  ['esca-course-finder', '[part~=result]'],
  ['esca-pathway-map', '[part~=node]'],
  ['esca-vacancy-feed', '[part~=result]'],
  ['esca-bulletin-card', '[part~=item]'],
];
const theirs = [
  ['', '.ais-Hits-item'],
  ['', '#pathway rect'],
  ['', '#vacancies .list > li'],
  ['', '#bulletin article'],
];
const columns = [
  ['requests', (r) => r.requests],
  ['kB before the first result', (r) => r.firstBytes / 1e3, 1],
  ['kB in all', (r) => r.bytes / 1e3, 1],
  ['of it script and style, kB', (r) => r.scriptBytes / 1e3, 1],
  ['first result painted ms', (r) => r.first],
  ['blocking ms', (r) => r.blocking],
  ['layout shift', (r) => r.shift, 3],
  ['longest task ms', (r) => r.longest],
  ['thread: all ms', (r) => r.cpu],
  ['thread: blocking ms', (r) => r.blockingCpu],
  ['thread: longest task ms', (r) => r.longestCpu],
];

/** Runs the benchmark with these command-line arguments. */
export async function run(args) {
  const option = optionsOf(args);
  const rounds = Number(option('rounds', 5));
  const slow = Number(option('slow', 4));
  const line = lines[option('line', 'slow4g')];
  await buildWhenChanged();
  const tools = await makePages();
  const browser = await launch();
  const machine = machineOf(browser);
  const all = Object.fromEntries(Object.keys(tools).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const [name, tool] of Object.entries(tools)) {
      all[name].push(await visit(browser, tool, { line, slow }));
      console.error(`round ${round + 1} · ${name}`);
    }
  await browser.close();
  for (const { server } of Object.values(tools)) await server.close();
  const names = Object.keys(all);
  const rows = columns.map(([words, read, digits = 0]) => {
    const values = names.map((name) => median(all[name].map(read)));
    const ratio = values.at(-1) > 0 ? (values[0] / values.at(-1)).toFixed(2) : '–';
    return `| ${words} | ${values.map((value) => value.toFixed(digits)).join(' | ')} | ${ratio} |`;
  });
  await writeReport(
    'page',
    { machine, rounds, slow, line: line.words, all },
    `# A page with four widgets\n\n${machine.words}; processor slowed ${slow} ×; ${line.words}; cold; medians of ${rounds} rounds in one run. Both pages show the courses, the pathway, the vacancies and the latest bulletin of the sample feed. The other page: InstantSearch with MiniSearch, dagre with SVG, list.js, and plain elements, in one bundle, its data preloaded; it says nothing of places, dates in words, steps to take, or Welsh.\n\n| | ${names.join(' | ')} | ratio of the first to the last |\n|${' --- |'.repeat(names.length + 2)}\n${rows.join('\n')}\n`,
  );
}

/** The sample feed as a site, made again in each run, so that its dates are ahead. */
function sampleSite() {
  const folder = join(root, '.cache/bench/page');
  mkdirSync(folder, { recursive: true });
  const samples = join(root, 'packages/publisher/samples/essex');
  const bin = join(root, 'packages/publisher/bin/esca.js');
  const feed = join(folder, 'essex.json');
  const esca = (...words) =>
    execFileSync(process.execPath, [bin, ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
  esca('import', ...readdirSync(samples).map((name) => join(samples, name)), '--out', feed);
  const today = new Date().toISOString().slice(0, 10);
  const site = join(folder, 'site');
  // A site keeps its releases; here the library may have changed since the last run.
  rmSync(site, { recursive: true, force: true });
  esca('build', feed, '--out', site, '--base-url', 'http://127.0.0.1/', '--shift-to', today);
  return site;
}

async function makePages() {
  const site = sampleSite();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const room = ' style="display:block;min-height:60em"';
  const elements = widgets
    .map(
      (name) =>
        `<esca-${name} src="/feed/feed.json"${room}><a href="/e/${name}/">${name}</a></esca-${name}>`,
    )
    .join('');
  const modules = widgets
    .map((name) => `<script type="module" src="/r/${version}/${name}.js"></script>`)
    .join('');
  const own = (head) => {
    const html = pressed('index.html', htmlPage('The academy', elements, head));
    const files = new Map();
    return (path) => {
      if (path === '/') return html;
      if (!files.has(path)) {
        const file = fromFolder(site, path);
        files.set(path, file && !file.encoding ? pressed(path, file.body) : file);
      }
      return files.get(path);
    };
  };
  const facets = ['area', 'mode', 'topic', 'provider']
    .map((name) => `<div id="${name}"></div>`)
    .join('');
  const body = `<section${room}><div id="search"></div><div class="frame"><aside>${facets}</aside><main><p id="stats"></p><div id="hits"></div><div id="pages"></div></main></div></section><section id="pathway"${room}></section><section id="vacancies"${room}><input class="search" aria-label="Search"><ul class="list"></ul><ul class="pagination"></ul></section><section id="bulletin"${room}></section>`;
  const head =
    '<link rel="preload" href="feed.json" as="fetch" crossorigin><script type="module" src="app.js"></script>';
  const peer = {
    '/': pressed('index.html', htmlPage('The academy', body, head)),
    '/app.js': pressed('app.js', await bundle('page/peer')),
    '/feed.json': fromFolder(site, 'feed/feed.json'),
  };
  const served = async (find, wanted) => ({ server: await serveSlowly(find), wanted });
  return {
    'ours, modules': await served(own(modules), ours),
    'ours, loader': await served(own('<script async src="/v1/loader.js"></script>'), ours),
    'InstantSearch + MiniSearch, dagre, list.js': await served((path) => peer[path], theirs),
  };
}

/** Notes the frame in which the first of several things is there, and shifts. */
function watch(wanted) {
  const notes = { first: undefined, shift: 0 };
  globalThis.bench = notes;
  performance.mark('bench:start');
  new PerformanceObserver((list) =>
    list.getEntries().forEach(({ value, hadRecentInput }) => {
      if (!hadRecentInput) notes.shift += value;
    }),
  ).observe({ type: 'layout-shift', buffered: true });
  const there = ([host, what]) =>
    (host ? document.querySelector(host)?.shadowRoot : document)?.querySelector(what);
  notes.there = there;
  const look = () => {
    if (!wanted.some(there)) return requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (notes.first = performance.now());
    port2.postMessage(0);
  };
  requestAnimationFrame(look);
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const bytesOf = (log) => log.reduce((sum, { bytes }) => sum + bytes, 0);

async function visit(browser, { server, wanted }, { line, slow }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  try {
    await page.addInitScript(watch, wanted);
    await client.send('Emulation.setCPUThrottlingRate', { rate: slow });
    await browser.startTracing(page, { categories: ['-*', 'toplevel', 'blink.user_timing'] });
    server.begin(line);
    await page.goto(`${server.base}/`, { timeout: LIMIT });
    await page.waitForFunction(() => globalThis.bench.first, null, { timeout: LIMIT, polling: 50 });
    const first = await page.evaluate(() => globalThis.bench.first);
    const firstBytes = bytesOf(server.log);
    await sleep(LOOK);
    for (const one of wanted) {
      await page.evaluate(([host, what]) => {
        const target = document.querySelector(host || what.split(' ')[0]);
        (target.closest('section') ?? target).scrollIntoView();
      }, one);
      await page.waitForFunction((each) => globalThis.bench.there(each), one, {
        timeout: LIMIT,
        polling: 100,
      });
      await sleep(LOOK);
    }
    await sleep(LOOK);
    const { shift } = await page.evaluate(() => globalThis.bench);
    await page.evaluate(() => void performance.mark('bench:end'));
    const { tasks } = mainThreadTasks(await browser.stopTracing());
    const most = (name) => Math.max(0, ...tasks.map((task) => task[name]));
    return {
      first,
      firstBytes,
      shift,
      requests: server.log.length,
      bytes: bytesOf(server.log),
      scriptBytes: bytesOf(server.log.filter(({ path }) => /\.(js|css)$/.test(path))),
      blocking: blocking(tasks, 'wall'),
      blockingCpu: blocking(tasks, 'cpu'),
      cpu: tasks.reduce((sum, { cpu }) => sum + cpu, 0),
      longest: most('wall'),
      longestCpu: most('cpu'),
    };
  } finally {
    await context.close();
  }
}
