/**
 * Pathway layout side by side with three libraries, in headless Chromium, in one run: `node test/bench/pathway.mjs`.
 *
 * Every measurement has a page of its own, so that each tool starts cold. `cold` is the first graph of a size in a fresh
 * page; `mean` is the mean of all graphs of the size, that one included. The tools take turns within each round.
 * `--rounds 5`, `--sizes 20,50,200,1000` and `--slow 1` (how many times slower the processor is made) may be given.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const tools = ['ours', 'dagre', 'd3-dag', 'elk'];
/** The others take up to minutes for a thousand nodes, so that there is one such graph, and one round of it. */
const graphsOf = (size) => (size > 200 ? 1 : 12);

/** Measures, prints the table and writes it, with its figures, into `.cache/bench/`. */
export async function run(args) {
  const { values } = parseArgs({
    args,
    strict: false,
    options: {
      rounds: { type: 'string', default: '5' },
      sizes: { type: 'string', default: '20,50,200,1000' },
      slow: { type: 'string', default: '1' },
    },
  });
  const rounds = Number(values.rounds);
  const slow = Number(values.slow);
  const bundles = Object.fromEntries(
    await Promise.all(tools.map(async (tool) => [tool, await bundle(tool)])),
  );
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  });
  const rows = [];
  try {
    for (const size of values.sizes.split(',').map(Number)) {
      const results = Object.fromEntries(tools.map((tool) => [tool, []]));
      for (let round = 0; round < (size > 200 ? 1 : rounds); round++)
        for (const tool of tools)
          results[tool].push(await measure(browser, bundles[tool].code, size, slow));
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
    const { length, 0: processor } = cpus();
    const machine =
      `${length} × ${processor.model}, Node ${process.version}, Chromium ${browser.version()}, ` +
      `processor slowed ${slow} times, ${rounds} rounds`;
    await report(machine, rows, bundles);
  } finally {
    await browser.close();
  }
}

/** One tool in one page that does nothing else. */
async function measure(browser, code, size, slow) {
  const page = await browser.newPage();
  try {
    await page.addScriptTag({ content: code });
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slow });
    return await page.evaluate(
      ([count, graphs]) => globalThis.bench(count, graphs),
      [size, graphsOf(size)],
    );
  } finally {
    await page.close();
  }
}

/** The tool with the graphs and the counter, and the size of the tool alone. */
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
        globalThis.bench = async (size, graphs) => {
          const times = [];
          let crossings = 0;
          for (let seed = 1; seed <= graphs; seed++) {
            const graph = layeredGraph(size, seed * 1000 + size);
            const start = performance.now();
            const lines = await layout(graph);
            times.push(performance.now() - start);
            crossings += countCrossings(lines);
          }
          return { cold: times[0], mean: times.reduce((a, b) => a + b) / graphs, crossings };
        };`,
    },
  });
  const alone = await build({
    ...options,
    format: 'esm',
    entryPoints: [here(`pathway/${tool}.mjs`)],
  });
  return { code: run.outputFiles[0].text, bytes: gzipSync(alone.outputFiles[0].contents).length };
}

async function report(machine, rows, bundles) {
  const bytes = Object.fromEntries(tools.map((tool) => [tool, bundles[tool].bytes]));
  const ratio = (mine, theirs) => (theirs ? (mine / theirs).toFixed(2) : '–');
  const lines = [
    '# Pathway layout',
    '',
    machine,
    '',
    `Bytes, minified and gzipped: ${tools.map((tool) => `${tool} ${bytes[tool]}`).join(' · ')}`,
    '',
    '| nodes | tool | cold ms | mean ms | crossings | cold, ours to it | mean, ours to it | crossings, ours to it |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => {
      const ours = rows.find(({ size, tool }) => size === row.size && tool === 'ours');
      return `| ${row.size} | ${row.tool} | ${row.cold.toFixed(1)} | ${row.mean.toFixed(1)} | ${row.crossings} | ${ratio(ours.cold, row.cold)} | ${ratio(ours.mean, row.mean)} | ${ratio(ours.crossings, row.crossings)} |`;
    }),
    '',
  ].join('\n');
  const folder = here('../../.cache/bench/');
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}pathway.md`, lines);
  await writeFile(`${folder}pathway.json`, JSON.stringify({ machine, bytes, rows }, null, 2));
  console.log(lines);
}

function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run(process.argv.slice(2));
