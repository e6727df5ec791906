/**
 * `npm run bench -- journey`: one cold visit after another: load, type "mental capacity" letter by letter, tick a filter;
 * ours beside InstantSearch with MiniSearch, list.js and Pagefind's components, in turn (A B A B …), at 1,000 and 10,000
 * courses, on a LAN and on slow 4G, with the processor slowed four times. Writes `.cache/bench/journey.*`.
 *
 * Options: `--sizes 1000,10000`, `--lines lan,slow4g`, `--tools esca,instantsearch`, `--rounds 5`, `--slow 4`, `--no-trace`.
 *
 * `esca` is a bare page with the published module and the site that `esca build` makes; `esca-loader` the same page with
 * the loader in its place; every other page is bare too, and has the same catalogue, six filters and 20 results a page.
 */
import { buildWhenChanged } from '../../.ci/build.mjs';
import { launch, machineOf, median, optionsOf, writeReport } from './harness.mjs';
import { lines, serveSlowly } from './journey/network.mjs';
import { prepare } from './journey/site.mjs';
import { PACE, visit, WORDS } from './journey/visit.mjs';

const tools = ['esca', 'esca-loader', 'instantsearch', 'listjs', 'pagefind'];
const names = {
  esca: 'ours, module',
  'esca-loader': 'ours, loader',
  instantsearch: 'InstantSearch + MiniSearch',
  listjs: 'list.js',
  pagefind: 'Pagefind components',
};

/** What the table shows: the words above a column, its value in one visit, and its digits. */
const columns = [
  ['requests', (r) => r.requests],
  ['kB in all', (r) => r.bytes / 1e3, 1],
  ['kB to first results', (r) => r.loadBytes / 1e3, 1],
  ['script and style kB', (r) => r.scriptBytes / 1e3, 1],
  ['first results painted ms', (r) => r.firstResults],
  ['filters there ms', (r) => r.filters],
  ['blocking, load ms', (r) => r.phases?.load.blocking],
  ['blocking, typing ms', (r) => r.phases?.typing.blocking],
  ['key to paint, median ms', (r) => median(r.keys)],
  ['key to paint, worst ms', (r) => Math.max(...r.keys)],
  ['results final after last key ms', (r) => r.final],
  ['filter to paint ms', (r) => r.tick],
  ['filter to results ms', (r) => r.tickFinal],
  ['layout shift', (r) => r.shift, 3],
  ['longest task ms', (r) => longest(r, 'longest')],
  ['thread: load ms', (r) => r.phases?.load.cpu],
  ['thread: blocking, load ms', (r) => r.phases?.load.blockingCpu],
  ['thread: typing ms', (r) => r.phases?.typing.cpu],
  ['thread: blocking, typing ms', (r) => r.phases?.typing.blockingCpu],
  ['thread: filter ms', (r) => r.phases?.tick.cpu],
  ['thread: longest task ms', (r) => longest(r, 'longestCpu')],
];
const longest = ({ phases }, of) =>
  phases && Math.max(...Object.values(phases).map((phase) => phase[of]));

/** Runs the benchmark with these command-line arguments. */
export async function run(args) {
  const option = optionsOf(args);
  const sizes = option('sizes', '1000,10000').split(',').map(Number);
  const chosen = option('tools', tools.join(',')).split(',');
  const wanted = option('lines', 'lan,slow4g').split(',');
  const rounds = Number(option('rounds', 5));
  const slow = Number(option('slow', 4));
  const trace = !args.includes('--no-trace');
  await buildWhenChanged();
  const browser = await launch();
  const machine = machineOf(browser);
  const tables = [];
  for (const size of sizes) {
    const ready = {};
    for (const name of chosen) {
      const tool = await prepare(name, size);
      ready[name] = { tool, server: await serveSlowly(tool.find) };
    }
    for (const line of wanted) {
      const all = Object.fromEntries(chosen.map((name) => [name, []]));
      const failures = [];
      for (let round = 0; round < rounds; round++)
        for (const name of chosen) {
          const { tool, server } = ready[name];
          try {
            const visited = await visit(browser, server, tool, { line: lines[line], slow, trace });
            all[name].push(visited);
            if (visited.wrong.length) failures.push(`${name}: ${visited.wrong.join('; ')}`);
          } catch (error) {
            failures.push(`${name}: ${error.message.split('\n')[0]}`);
          }
          console.error(`${size} · ${line} · round ${round + 1} · ${name}`);
        }
      tables.push({ size, line, rows: summarise(all), failures: [...new Set(failures)], all });
      // A long run that is ended early leaves what it had.
      const report = { machine, rounds, slow, tables };
      await writeReport('journey', report, markdown(report));
    }
    for (const { server } of Object.values(ready)) await server.close();
  }
  await browser.close();
}

function summarise(all) {
  return Object.fromEntries(
    Object.entries(all)
      .filter(([, list]) => list.length)
      .map(([name, list]) => [
        name,
        Object.fromEntries(
          columns.map(([words, read]) => [
            words,
            median(list.map(read).filter((value) => Number.isFinite(value))),
          ]),
        ),
      ]),
  );
}

function markdown({ machine, rounds, slow, tables }) {
  let out = `# The journey: load, type “${WORDS}”, tick a filter\n\n${machine.words}; processor slowed ${slow} ×; a letter every ${PACE} ms; HTTP/1.1 from loopback with brotli, no cache; medians of ${rounds} rounds in one run. “Thread” is processor time of the page's main thread, which other programs on the machine lengthen less than the clock's. Ours is a bare page with the published module (or loader) and the site that \`esca build\` makes; the others are bare pages with the same catalogue, filters and 20 results a page. Pagefind shows results only after words.\n`;
  for (const { size, line, rows, failures } of tables) {
    const all = Object.keys(rows);
    out += `\n## ${size} courses, ${lines[line].words}\n\n| | ${all.map((name) => names[name] ?? name).join(' | ')} | ours to InstantSearch | ours to the best other |\n|${' --- |'.repeat(all.length + 3)}\n`;
    for (const [words, , digits = 0] of columns) {
      const value = (name) => rows[name]?.[words];
      const cells = all.map((name) => format(value(name), digits));
      const others = all
        .filter((name) => !name.startsWith('esca'))
        .map(value)
        .filter(Number.isFinite);
      out += `| ${words} | ${cells.join(' | ')} | ${ratio(value('esca'), value('instantsearch'))} | ${ratio(value('esca'), Math.min(...others))} |\n`;
    }
    if (failures.length) out += `\nWrong: ${failures.join(' · ')}\n`;
  }
  return out;
}

const format = (value, digits) => (Number.isFinite(value) ? value.toFixed(digits) : '–');
const ratio = (one, other) =>
  Number.isFinite(one) && Number.isFinite(other) && other > 0 ? (one / other).toFixed(2) : '–';
