/**
 * `npm run bench -- quality`: precision and recall over the judged queries, ours beside MiniSearch, Orama and FlexSearch,
 * each with the same fields and weights. It runs in Node, for nothing here depends on time. Writes `.cache/bench/quality.*`.
 */
import { build } from 'esbuild';
import Papa from 'papaparse';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { judged, synonyms } from './judged.mjs';
import { peers, root, writeReport } from './harness.mjs';

const engines = ['finder', 'esca', 'minisearch', 'orama', 'flexsearch'];

/** The sample's courses in the shape of the generated catalogue. Topics are read by their codes. */
function sampleCourses() {
  const csv = readFileSync(join(root, 'packages/publisher/samples/essex/courses.csv'), 'utf8');
  const seen = new Set();
  const courses = [];
  for (const row of Papa.parse(csv, { header: true, skipEmptyLines: true }).data) {
    const key = row['Course id'];
    if (!key || seen.has(key)) continue;
    seen.add(key);
    courses.push({
      key,
      id: courses.length,
      title: row.Title,
      aliases: row['Also known as'] ?? '',
      topicText: (row.Topics ?? '').replaceAll('-', ' '),
      summary: row.Summary,
      description: row.Description ?? '',
      // What sort of thing they all are, so that nobody fails for writing “autism training”.
      provider: 'Essex Social Care Academy; course training learning',
      level: '',
      topics: [],
      sessions: [],
      date: 0,
    });
  }
  return courses;
}

/** Without a place for aliases of its own, an engine reads them with the topics. */
const flattened = (course) => ({
  ...course,
  ownTopics: course.topicText,
  ownSummary: course.summary,
  topicText: `${course.aliases}; ${course.topicText}`,
  summary: `${course.summary} ${course.description}`,
});

async function load(engine) {
  const { outputFiles } = await build({
    entryPoints: [join(root, `test/bench/search/engines/${engine}.mjs`)],
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    conditions: ['esca-source'],
    write: false,
    logLevel: 'error',
    nodePaths: [join(peers, 'node_modules')],
  });
  const folder = join(root, '.cache/bench/engines');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${engine}.mjs`);
  writeFileSync(file, outputFiles[0].contents);
  return import(`${pathToFileURL(file)}?${Date.now()}`);
}

/** Precision and recall of the first ten, success at one, and the mean reciprocal rank of the best. */
async function judge(engine, courses) {
  const module = await load(engine);
  const index = await module.build(courses.map(flattened), synonyms);
  const sums = { precision: 0, recall: 0, first: 0, reciprocal: 0, nothing: 0 };
  const misses = [];
  for (const { query, best, also } of judged) {
    const { ids } = await module.query(index, { text: query });
    const found = [...new Set(ids)].slice(0, 10).map((id) => courses[id].key);
    const right = found.filter((key) => best.includes(key) || also.includes(key));
    const recall = best.filter((key) => found.includes(key)).length / best.length;
    const rank = found.findIndex((key) => best.includes(key));
    sums.precision += found.length ? right.length / found.length : 0;
    sums.recall += recall;
    sums.first += rank === 0 ? 1 : 0;
    sums.reciprocal += rank < 0 ? 0 : 1 / (rank + 1);
    if (!found.length) sums.nothing++;
    if (recall < 1 || rank !== 0)
      misses.push({ query, found, missing: best.filter((key) => !found.includes(key)) });
  }
  const mean = (sum) => sum / judged.length;
  return {
    precision: mean(sums.precision),
    recall: mean(sums.recall),
    first: mean(sums.first),
    reciprocal: mean(sums.reciprocal),
    nothing: sums.nothing,
    misses,
  };
}

/** Runs the benchmark. */
export async function run(args = []) {
  const courses = sampleCourses();
  const known = new Set(courses.map(({ key }) => key));
  for (const { query, best, also } of judged)
    for (const key of [...best, ...also])
      if (!known.has(key))
        throw new Error(`"${query}" names ${key}, which the sample does not have.`);
  const results = {};
  for (const engine of engines) results[engine] = await judge(engine, courses);
  const percent = (value) => `${(value * 100).toFixed(1)} %`;
  const rows = Object.entries(results).map(
    ([engine, r]) =>
      `| ${engine} | ${percent(r.precision)} | ${percent(r.recall)} | ${percent(r.first)} | ${r.reciprocal.toFixed(3)} | ${r.nothing} |`,
  );
  writeReport(
    'quality',
    { queries: judged.length, courses: courses.length, results },
    `# Quality of search\n\n${judged.length} judged queries over ${courses.length} courses; the first ten results.\n\n| engine | precision | recall | best first | reciprocal rank | found nothing |\n| --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`,
  );
  if (args.includes('--misses'))
    console.log(results.finder.misses.map((miss) => JSON.stringify(miss)).join('\n'));
}
