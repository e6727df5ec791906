/**
 * The pathway map measured in headless Chromium: `npm run bench -- pathway`, or one part with `--only`:
 *
 * - `layout`: side by side with three libraries, in one run. Every measurement has a page of its own, so that each tool
 *   starts cold: `cold` is the first graph of a size in a fresh page, `mean` the mean of all graphs of the size, that one
 *   included. Both are processor time of the page's thread, which a busy machine does not stretch as it does wall time.
 *   The scripts of all begin with the line that our published files have (docs/decisions/0010), so that each is compiled
 *   while it loads, and only laying out is compared. The tools take turns within each round.
 * - `deeds`: opening a step, choosing a direction or a route on a published map of 200 steps, from the event to the next
 *   paint.
 * - `page`: from an empty page to the drawing of 50 steps, beside dagre with lines in SVG; three times as many rounds,
 *   because how long a page takes to load varies more than what it does then.
 * - `hostile`: from an empty page to the map of pathways that are large or that nobody would draw, and the longest task.
 *
 * `--rounds 5`, `--sizes 20,50,200,1000` and `--slow 4` (for all but the first) may be given.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { minify } from 'terser';
import { launch, median, writeReport } from './harness.mjs';
import { hostileMaps, interactions, pageToDrawing } from './pathway/widget.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const tools = ['ours', 'dagre', 'd3-dag', 'elk'];
/** Our layout alone: the graph that it takes is read for the list as well. The wrappers of the others are a few lines. */
const OURS = `export { layoutPathway } from './layout.ts';`;
/** V8's hint to compile a script while it loads. */
const COMPILE_AT_ONCE = '//# allFunctionsCalledOnLoad\n';
/** The others take up to minutes for a thousand nodes, so that there is one such graph, and one round of it. */
const graphsOf = (size) => (size > 200 ? 1 : 12);

/** Measures, prints the tables and writes them, with their figures, into `.cache/bench/`. */
export async function run(args) {
  const { values } = parseArgs({
    args,
    strict: false,
    options: {
      rounds: { type: 'string', default: '5' },
      sizes: { type: 'string', default: '20,50,200,1000' },
      slow: { type: 'string', default: '4' },
      only: { type: 'string', default: 'layout,deeds,page,hostile' },
    },
  });
  const [rounds, slow] = [Number(values.rounds), Number(values.slow)];
  const wanted = values.only.split(',');
  const browser = await launch();
  try {
    const { length, 0: processor } = cpus();
    const machine =
      `${length} × ${processor.model}, Node ${process.version}, Chromium ${browser.version()}, ` +
      `load ${loadavg()[0].toFixed(1)}, ${rounds} rounds`;
    const data = { machine };
    const parts = ['# Pathway map', machine];
    if (wanted.includes('layout')) {
      const sizes = values.sizes.split(',').map(Number);
      data.layout = await compareLayouts(browser, sizes, rounds);
      parts.push(layoutTable(data.layout));
    }
    if (wanted.includes('deeds')) {
      data.deeds = await interactions(browser, { rounds, slow });
      parts.push(deedsTable(data.deeds, slow));
    }
    if (wanted.includes('page')) {
      data.page = await pageToDrawing(browser, { rounds: rounds * 3, slow });
      parts.push(pageTable(data.page, slow));
    }
    if (wanted.includes('hostile')) {
      data.hostile = await hostileMaps(browser, { rounds, slow });
      parts.push(hostileTable(data.hostile, slow));
    }
    writeReport('pathway', data, `${parts.join('\n\n')}\n`);
  } finally {
    await browser.close();
  }
}

async function compareLayouts(browser, sizes, rounds) {
  const bundles = Object.fromEntries(
    await Promise.all(tools.map(async (tool) => [tool, await bundle(tool)])),
  );
  const rows = [];
  for (const size of sizes) {
    const results = Object.fromEntries(tools.map((tool) => [tool, []]));
    for (let round = 0; round < (size > 200 ? 1 : rounds); round++)
      for (const tool of tools)
        results[tool].push(await measure(browser, bundles[tool].code, size));
    for (const tool of tools)
      rows.push({
        size,
        tool,
        cold: median(results[tool].map(({ cold }) => cold)),
        mean: median(results[tool].map(({ mean }) => mean)),
        crossings: results[tool][0].crossings,
      });
    console.error(`[esca] ${size} nodes done`);
  }
  return { rows, bytes: Object.fromEntries(tools.map((tool) => [tool, bundles[tool].bytes])) };
}

/** One tool in one page that does nothing else. */
async function measure(browser, code, size) {
  const page = await browser.newPage();
  try {
    await page.addScriptTag({ content: code });
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const spent = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
    };
    const layOut = async (from, to) => {
      const before = await spent();
      await page.evaluate(([a, b]) => globalThis.layOut(a, b), [from, to]);
      return (await spent()) - before;
    };
    const graphs = graphsOf(size);
    // The graphs are made, and the driver's own script is sent, before anything is counted.
    await page.evaluate(([n, count]) => globalThis.prepare(n, count), [size, graphs]);
    // What it takes to ask and to hear the answer is not the tool's.
    const asking = await layOut(1, 0);
    const cold = Math.max(0, (await layOut(1, 1)) - asking);
    const others = graphs > 1 ? (await layOut(2, graphs)) - asking : 0;
    const crossings = await page.evaluate(() => globalThis.crossings());
    return { cold, mean: (cold + others) / graphs, crossings };
  } finally {
    await page.close();
  }
}

/** The tool with the graphs and the counter, and the size of the tool alone, minified as our published files are. */
async function bundle(tool) {
  const options = {
    bundle: true,
    minify: true,
    write: false,
    conditions: ['esca-source'],
    nodePaths: [here('peers/node_modules')],
    logLevel: 'error',
  };
  const run = await build({
    ...options,
    format: 'iife',
    stdin: {
      resolveDir: here('pathway'),
      contents: `
        import { layout } from './${tool}.mjs';
        import { layeredGraph } from './graphs.mjs';
        import { countCrossings } from './crossings.mjs';
        const graphs = [];
        const drawings = [];
        globalThis.prepare = (size, count) => {
          for (let seed = 1; seed <= count; seed++)
            graphs.push(layeredGraph(size, seed * 1000 + size));
        };
        globalThis.layOut = async (from, to) => {
          for (let at = from - 1; at < to; at++) drawings.push(await layout(graphs[at]));
        };
        globalThis.crossings = () =>
          drawings.reduce((sum, lines) => sum + countCrossings(lines), 0);`,
    },
  });
  const alone = await build({
    ...options,
    format: 'esm',
    minify: false,
    ...(tool === 'ours'
      ? { stdin: { contents: OURS, resolveDir: here('../../packages/domain/src/pathway') } }
      : { entryPoints: [here(`pathway/${tool}.mjs`)] }),
  });
  const { code } = await minify(alone.outputFiles[0].text, {
    module: true,
    ecma: 2022,
    compress: { passes: 2 },
    format: { comments: false },
  });
  return { code: COMPILE_AT_ONCE + run.outputFiles[0].text, bytes: gzipSync(code).length };
}

const table = (heads, rows) =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const ratio = (mine, theirs) => (theirs ? String(Number((mine / theirs).toPrecision(2))) : '–');

function layoutTable({ rows, bytes }) {
  const heads = ['nodes', 'tool', 'cold ms', 'mean ms', 'crossings', 'cold, ours to it'];
  const lines = rows.map((row) => {
    const ours = rows.find(({ size, tool }) => size === row.size && tool === 'ours');
    return [
      row.size,
      row.tool,
      row.cold.toFixed(1),
      row.mean.toFixed(1),
      row.crossings,
      ...['cold', 'mean', 'crossings'].map((what) => ratio(ours[what], row[what])),
    ];
  });
  return (
    '## Layout, in processor time\n\n' +
    `Bytes, minified and gzipped: ${tools.map((tool) => `${tool} ${bytes[tool]}`).join(' · ')}\n\n` +
    table([...heads, 'mean, ours to it', 'crossings, ours to it'], lines)
  );
}

const deedsTable = (rows, slow) =>
  `## A map of 200 steps, from the event to the next paint\n\n` +
  table(
    ['deed', `wall ms, slowed ${slow} times`, 'worst', 'thread ms, not slowed', `times ${slow}`],
    rows.map(({ name, paint, worst, thread }) => [
      name,
      paint.toFixed(0),
      worst.toFixed(0),
      thread.toFixed(1),
      (thread * slow).toFixed(0),
    ]),
  );

const hostileTable = (rows, slow) =>
  `## From an empty page to the map, large and hostile pathways\n\n` +
  table(
    [
      'pathway',
      `wall ms, slowed ${slow} times`,
      'thread ms, not slowed',
      'longest task, not slowed',
    ],
    rows.map(({ name, wall, thread, task }) => [
      name,
      wall.toFixed(0),
      thread.toFixed(0),
      task.toFixed(1),
    ]),
  );

function pageTable(rows, slow) {
  const theirs = rows.at(-1);
  return (
    `## From an empty page to the drawing of 50 steps, slowed ${slow} times\n\n` +
    table(
      ['page', 'wall ms', 'thread ms', 'wall, it to dagre', 'thread, it to dagre'],
      rows.map((row) => [
        row.name,
        row.wall.toFixed(0),
        row.thread.toFixed(0),
        ratio(row.wall, theirs.wall),
        ratio(row.thread, theirs.thread),
      ]),
    )
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run(process.argv.slice(2));
