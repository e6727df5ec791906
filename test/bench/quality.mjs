/**
 * `npm run bench -- quality`: precision and recall over the judged queries, those of the sample and those of the generated
 * catalogue, ours beside MiniSearch, Orama and FlexSearch, each with the same fields and weights. It runs in Node, for
 * nothing here depends on time. Writes `.cache/bench/quality.*`. `--misses` prints what the finder did not find.
 */
import { build } from 'esbuild';
import Papa from 'papaparse';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { judged, synonyms } from './judged.mjs';
import { answersOf, generated, generatedCourses } from './judged/generated.mjs';
import { peers, root, writeReport } from './harness.mjs';

const names = {
  finder: 'ours, with the fields of the finder',
  esca: 'ours, with the fields of the others',
  minisearch: 'MiniSearch',
  orama: 'Orama',
  flexsearch: 'FlexSearch',
};
const engines = Object.keys(names);

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

/**
 * Precision and recall of the first ten, success at one, and the mean reciprocal rank of the best. Where more than ten are
 * best, finding ten of them is all that can be asked.
 */
async function judge(engine, { courses, queries, synonyms: own }) {
  const module = await load(engine);
  const index = await module.build(courses.map(flattened), own);
  const sums = { precision: 0, recall: 0, first: 0, reciprocal: 0, nothing: 0 };
  const misses = [];
  for (const { query, best, also } of queries) {
    const { ids } = await module.query(index, { text: query });
    const found = [...new Set(ids)].slice(0, 10).map((id) => courses[id].key);
    const right = found.filter((key) => best.includes(key) || also.includes(key));
    const recall = best.filter((key) => found.includes(key)).length / Math.min(10, best.length);
    const rank = found.findIndex((key) => best.includes(key));
    sums.precision += found.length ? right.length / found.length : 0;
    sums.recall += recall;
    sums.first += rank === 0 ? 1 : 0;
    sums.reciprocal += rank < 0 ? 0 : 1 / (rank + 1);
    if (!found.length) sums.nothing++;
    if (recall < 1 || rank !== 0)
      misses.push({ query, found, missing: best.filter((key) => !found.includes(key)) });
  }
  const mean = (sum) => sum / queries.length;
  return {
    precision: mean(sums.precision),
    recall: mean(sums.recall),
    first: mean(sums.first),
    reciprocal: mean(sums.reciprocal),
    nothing: sums.nothing,
    misses,
  };
}

/** The two judged sets. A query that nothing could answer is a mistake in the set. */
function judgedSets() {
  const sample = sampleCourses();
  const known = new Set(sample.map(({ key }) => key));
  for (const { query, best, also } of judged)
    for (const key of [...best, ...also])
      if (!known.has(key))
        throw new Error(`"${query}" names ${key}, which the sample does not have.`);
  const made = generatedCourses();
  const queries = generated.map(({ query, means }) => ({ query, ...answersOf(made, means) }));
  for (const { query, best } of queries)
    if (best.length === 0) throw new Error(`Nothing answers "${query}" in the generated courses.`);
  return [
    { name: 'The sample catalogue', courses: sample, queries: judged, synonyms },
    { name: 'The generated catalogue', courses: made, queries, synonyms: [] },
  ];
}

/** Runs the benchmark. */
export async function run(args = []) {
  const sets = judgedSets();
  const total = sets.reduce((sum, { queries }) => sum + queries.length, 0);
  const percent = (value) => `${(value * 100).toFixed(1)} %`;
  let out = `# Quality of search\n\n${total} judged queries; the first ten results of each.\n`;
  const data = [];
  for (const set of sets) {
    const results = {};
    for (const engine of engines) results[engine] = await judge(engine, set);
    const { name, courses, queries } = set;
    data.push({ name, courses: courses.length, queries: queries.length, results });
    const rows = Object.entries(results).map(
      ([engine, r]) =>
        `| ${names[engine]} | ${percent(r.precision)} | ${percent(r.recall)} | ${percent(r.first)} | ${r.reciprocal.toFixed(3)} | ${r.nothing} |`,
    );
    out += `\n## ${name}: ${queries.length} queries, ${courses.length} courses\n\n| engine | precision | recall | best first | reciprocal rank | found nothing |\n| --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
    if (args.includes('--misses'))
      console.log(results.finder.misses.map((miss) => JSON.stringify(miss)).join('\n'));
  }
  await writeReport('quality', { sets: data }, out);
}
