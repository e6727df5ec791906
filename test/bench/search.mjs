/**
 * `npm run bench -- search [--sizes 1000,10000] [--rounds 5] [--engines esca,minisearch] [--large]`: every engine in turn
 * (A B A B …), each in a page of its own, in one headless Chromium. Prints medians and ratios; writes `.cache/bench/search.json`
 * and `.md`. `--large` adds 100,000 courses. An engine that has had `--seconds` (300) at a size gets no further round there;
 * the table says how many it had.
 */
import { build } from 'esbuild';
import { gzipSync, brotliCompressSync } from 'node:zlib';
import { join } from 'node:path';
import {
  launch,
  machineOf,
  median,
  optionsOf,
  peers,
  root,
  serve,
  writeReport,
} from './harness.mjs';
import { pagefindIndex } from './search/pagefind-index.mjs';

const engines = [
  'esca',
  'minisearch',
  'orama',
  'flexsearch',
  'itemsjs',
  'lunr',
  'fuse',
  'ufuzzy',
  'pagefind',
];
/** Where an engine is left out, and why. */
const leftOut = {
  pagefind: {
    above: 10_000,
    why: 'its index is a file for every course, made outside the browser, and a broad query takes many seconds',
  },
};
const kinds = {
  prefix: 'prefix word',
  typo: 'two words, one typo',
  filtered: 'query + facets + counts + sort',
  empty: 'empty query, three facets',
};

async function bundle(engine) {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'test/bench/search/page.mjs')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'error',
    nodePaths: [join(peers, 'node_modules')],
    alias: { engine: join(root, `test/bench/search/engines/${engine}.mjs`) },
  });
  return outputFiles[0].contents;
}

/** `made` is what an engine that does not build in the browser brings along: its build, its bytes and its address. */
export async function measure(context, base, { engine, size, queries, limit, made }) {
  const page = await context.newPage();
  await page.goto(`${base}/${engine}.html`);
  await page.waitForFunction(() => globalThis.bench);
  const client = await context.newCDPSession(page);
  const heap = async () => {
    await client.send('HeapProfiler.collectGarbage');
    await client.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize = 0 } = await client.send('Runtime.getHeapUsage');
    return usedSize + backingStorageSize;
  };
  await page.evaluate(([n, q]) => globalThis.bench.prepare(n, q), [size, queries]);
  const empty = await heap();
  const result = made ?? { build: await page.evaluate(() => globalThis.bench.build()) };
  if (made) result.load = await page.evaluate((at) => globalThis.bench.load(at), made.address);
  result.memory = ((await heap()) - empty) / 1e6;
  result.saved ??= await page.evaluate(() => globalThis.bench.save());
  if (result.saved && !made) {
    await heap();
    result.load = await page.evaluate(() => globalThis.bench.load());
  }
  result.facets = await page.evaluate(() => globalThis.bench.facets());
  for (const kind of Object.keys(kinds))
    result[kind] = await page.evaluate(([k, l]) => globalThis.bench.ask(k, l), [kind, limit]);
  await page.close();
  return result;
}

/** Serves a page for each engine; gives the server, its files, to which more can be added, and the size of each script. */
export async function serveEngines(chosen) {
  const files = new Map();
  const scripts = [];
  for (const engine of chosen) {
    const script = await bundle(engine);
    files.set(`/${engine}.js`, { type: 'text/javascript', body: script });
    files.set(`/${engine}.html`, {
      type: 'text/html',
      body: `<!doctype html><script type="module" src="${engine}.js"></script>`,
    });
    scripts.push([engine, brotliCompressSync(script).length]);
    console.error(
      `${engine}: ${gzipSync(script, { level: 9 }).length} bytes gzip, ${scripts.at(-1)[1]} brotli, with the harness`,
    );
  }
  return { files, scripts, server: await serve(files) };
}

/** Runs the benchmark with these command-line arguments. */
export async function run(args) {
  const option = optionsOf(args);
  const sizes = option('sizes', args.includes('--large') ? '1000,10000,100000' : '1000,10000')
    .split(',')
    .map(Number);
  const rounds = Number(option('rounds', 5));
  const seconds = Number(option('seconds', 300));
  const chosen = option('engines', engines.join(',')).split(',');
  const { files, scripts, server } = await serveEngines(chosen);
  const browser = await launch();
  const context = await browser.newContext();
  const tables = {};
  const notes = [];
  for (const size of sizes) {
    const all = Object.fromEntries(chosen.map((engine) => [engine, []]));
    const skipped = new Set();
    const spent = {};
    for (const engine of chosen) {
      const { above = Infinity, why } = leftOut[engine] ?? {};
      if (size <= above) continue;
      skipped.add(engine);
      notes.push(`${engine} was not run at ${size} courses: ${why}.`);
    }
    const made = {};
    if (chosen.includes('pagefind') && !skipped.has('pagefind')) {
      made.pagefind = await pagefindIndex(size);
      for (const [path, file] of made.pagefind.files) files.set(path, file);
      delete made.pagefind.files;
    }
    for (let round = 0; round < rounds; round++)
      for (const engine of chosen) {
        if (skipped.has(engine) || spent[engine] > seconds * 1000) continue;
        const begun = performance.now();
        try {
          all[engine].push(
            await measure(context, server.base, {
              engine,
              size,
              queries: 200,
              limit: 3000,
              made: made[engine] && { ...made[engine] },
            }),
          );
          spent[engine] = (spent[engine] ?? 0) + performance.now() - begun;
          console.error(
            `${size} · round ${round + 1} · ${engine} · build ${all[engine].at(-1).build.toFixed(0)} ms`,
          );
        } catch (error) {
          skipped.add(engine);
          notes.push(`${engine} failed at ${size} courses: ${error.message.split('\n')[0]}.`);
          console.error(notes.at(-1));
        }
      }
    for (const engine of chosen)
      if (all[engine].length > 0 && all[engine].length < rounds)
        notes.push(
          `${engine} had ${all[engine].length} of ${rounds} rounds at ${size} courses, for they took too long.`,
        );
    tables[size] = Object.fromEntries(
      Object.entries(all)
        .filter(([, list]) => list.length)
        .map(([engine, list]) => [engine, summarise(list)]),
    );
  }
  const machine = machineOf(browser);
  await browser.close();
  await server.close();
  const sizesOf = Object.fromEntries(scripts);
  await writeReport(
    'search',
    { machine, rounds, scripts: sizesOf, notes, tables },
    markdown({ machine, rounds, scripts: sizesOf, notes, tables }),
  );
}

function summarise(list) {
  const of = (read) => median(list.map(read).filter((value) => value !== undefined));
  const one = {
    build: of((r) => r.build),
    load: of((r) => r.load),
    memory: of((r) => r.memory),
    bytes: of((r) => r.saved?.bytes),
    gzip: of((r) => r.saved?.gzip),
    facets: of((r) => r.facets),
    found: of((r) => r.typo.found),
    rounds: list.length,
  };
  for (const kind of Object.keys(kinds)) {
    one[`${kind} p50`] = of((r) => r[kind].p50);
    one[`${kind} p95`] = of((r) => r[kind].p95);
    one[`${kind} hits`] = of((r) => r[kind].mean);
  }
  return one;
}

function markdown({ machine, rounds, scripts, notes, tables }) {
  const number = (value, digits = 2) =>
    value === undefined || Number.isNaN(value) ? '–' : value.toFixed(value >= 100 ? 0 : digits);
  let out = `# Search\n\n${machine.words}; medians of ${rounds} rounds in one run.\n\nScripts, brotli kB, each with the 2 kB that ask the questions: ${Object.entries(
    scripts,
  )
    .map(([engine, bytes]) => `${engine} ${(bytes / 1e3).toFixed(1)}`)
    .join(
      ', ',
    )}. Pagefind's own files are among its index; it is built in Node, its queries fetch what they show, and its worker's memory is not counted.\n`;
  if (notes.length) out += `\n${notes.join(' ')}\n`;
  for (const [size, table] of Object.entries(tables)) {
    out += `\n## ${size} courses\n\n| engine | build ms | load ms | memory MB | index gzip kB | ${Object.values(
      kinds,
    )
      .map((kind) => `${kind}, p50 / p95 ms`)
      .join(' | ')} | typo found % | hits |\n|${' --- |'.repeat(5 + 4 + 2)}\n`;
    for (const [engine, row] of Object.entries(table))
      out += `| ${engine} | ${number(row.build, 1)} | ${number(row.load, 1)} | ${number(row.memory, 1)} | ${number(row.gzip / 1e3, 0)} | ${Object.keys(
        kinds,
      )
        .map((kind) => `${number(row[`${kind} p50`], 3)} / ${number(row[`${kind} p95`], 3)}`)
        .join(' | ')} | ${number(row.found * 100, 1)} | ${Object.keys(kinds)
        .map((kind) => number(row[`${kind} hits`], 0))
        .join(', ')} |\n`;
    const { esca, ...others } = table;
    if (!esca || !others.minisearch) continue;
    const mini = others.minisearch;
    out += `\nAgainst minisearch: build ${number(esca.build / mini.build)}, load ${number(esca.load / mini.load)}, memory ${number(esca.memory / mini.memory)}, typos found ${number((esca.found - mini.found) * 100, 1)} points. `;
    out += `p95 against the best peer that finds typos: ${Object.keys(kinds)
      .map((kind) => {
        const best = Math.min(
          ...Object.entries(others)
            .filter(([name, row]) => name !== 'flexsearch' && row.found > 0.3)
            .map(([, row]) => row[`${kind} p95`]),
        );
        return `${kinds[kind]} ${number(esca[`${kind} p95`] / best)}`;
      })
      .join('; ')}.\n`;
  }
  return out;
}
