/**
 * `npm run bench -- growth`: how time and bytes of the search grow from 100 to 100,000 courses, ours beside MiniSearch, in
 * turn. Writes `.cache/bench/growth.json`, `.md` and `.svg`; with `--docs` also docs/figures/search-growth.svg. Options:
 * `--sizes 100,1000,10000,100000`, `--rounds 3`.
 */
import { dirname, join } from 'node:path';
import { mkdirSync, writeFileSync } from 'node:fs';
import { launch, machineOf, median, optionsOf, root, writeReport } from './harness.mjs';
import { chart } from './growth/chart.mjs';
import { measure, serveEngines } from './search.mjs';

const engines = { esca: 'ours', minisearch: 'MiniSearch' };
const figures = [
  { title: 'Building the search', unit: 'milliseconds', of: (r) => r.build },
  { title: 'Loading it, built before', unit: 'milliseconds', of: (r) => r.load },
  {
    title: 'Two words, one mistyped (p95)',
    unit: 'milliseconds',
    of: (r) => r.typo.p95,
  },
  { title: 'The index, pressed with gzip', unit: 'kilobytes', of: (r) => r.saved.gzip / 1e3 },
];

/** Runs the benchmark with these command-line arguments. */
export async function run(args) {
  const option = optionsOf(args);
  const sizes = option('sizes', '100,300,1000,3000,10000,30000,100000').split(',').map(Number);
  const rounds = Number(option('rounds', 3));
  const { server } = await serveEngines(Object.keys(engines));
  const browser = await launch();
  const machine = machineOf(browser);
  const context = await browser.newContext();
  const results = {};
  for (const size of sizes) {
    results[size] = Object.fromEntries(Object.keys(engines).map((engine) => [engine, []]));
    for (let round = 0; round < rounds; round++)
      for (const engine of Object.keys(engines))
        results[size][engine].push(
          await measure(context, server.base, { engine, size, queries: 200, limit: 2000 }),
        );
    console.error(`${size} courses done`);
  }
  await browser.close();
  await server.close();

  const panels = figures.map(({ title, unit, of }) => ({
    title,
    unit,
    lines: Object.entries(engines).map(([engine, name]) => ({
      name,
      points: sizes.map((size) => [size, median(results[size][engine].map(of))]),
    })),
  }));
  const svg = chart({
    title: `Search from ${sizes[0].toLocaleString('en-GB')} to ${sizes.at(-1).toLocaleString('en-GB')} courses`,
    description: panels.map(describe).join(' '),
    panels,
  });
  const files = [join(root, '.cache/bench/growth.svg')];
  if (args.includes('--docs')) files.push(join(root, 'docs/figures/search-growth.svg'));
  for (const file of files) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, svg);
  }
  await writeReport(
    'growth',
    { machine, rounds, panels },
    markdown({ machine, rounds, sizes, panels }),
  );
}

/** A panel in a sentence, for those who do not see it. */
function describe({ title, unit, lines }) {
  const parts = lines.map(({ name, points }) => {
    const [[, first], [, last]] = [points[0], points.at(-1)];
    return `${name} from ${round(first)} to ${round(last)} ${unit}`;
  });
  return `${title}: ${parts.join(', ')}.`;
}

const round = (value) => (value >= 10 ? value.toFixed(0) : value.toPrecision(2));

function markdown({ machine, rounds, sizes, panels }) {
  let out = `# Growth\n\n${machine.words}; medians of ${rounds} rounds in one run. The last column is by how much the figure grew for each time as many courses: 1 is in step with the courses, less is slower.\n`;
  for (const { title, unit, lines } of panels) {
    out += `\n## ${title} (${unit})\n\n| courses | ${sizes.map((size) => size.toLocaleString('en-GB')).join(' | ')} | growth |\n|${' --- |'.repeat(sizes.length + 2)}\n`;
    for (const { name, points } of lines) {
      const [[from, first], [to, last]] = [points[0], points.at(-1)];
      const power = Math.log(last / first) / Math.log(to / from);
      out += `| ${name} | ${points.map(([, value]) => round(value)).join(' | ')} | ${power.toFixed(2)} |\n`;
    }
  }
  return out;
}
