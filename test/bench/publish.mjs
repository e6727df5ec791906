/**
 * `npm run bench -- publish [--courses 10000,100000]`: how long a publish takes and how much memory it needs, each command in a
 * process of its own. The catalogue is richer than the other benchmarks': texts of a hundred words, prices, requirements, two
 * languages and four sessions a course, in CSV files of at most 40,000 rows as a publisher would have them.
 */
import { spawn } from 'node:child_process';
import {
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { randomFrom } from './catalogue.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const esca = join(root, 'packages', 'publisher', 'bin', 'esca.js');
const watcher = new URL('publish-memory.mjs', import.meta.url);

/** Seconds and megabytes that a publish may take. */
const limits = { 10_000: { seconds: 30 }, 100_000: { seconds: 300, megabytes: 1024 } };

const words =
  'assessment practice safeguarding adults children family court capacity law supervision reflective learning support worker evidence decision rights risk plan carers dementia autism domestic abuse neglect recovery housing health partners records review team manager strengths voice culture identity consent care'.split(
    ' ',
  );
const areas = ['west', 'mid', 'north-east', 'south'];

async function writeCourses(folder, count) {
  const random = randomFrom(7);
  const some = (n) =>
    Array.from({ length: n }, () => words[Math.floor(random() * words.length)]).join(' ');
  const head =
    'Course id,Title,Title (Welsh),Summary,Description,Audience,Topics,Levels,CPD hours,Cost,Cost label,Requires,Approval,Booking link,Session id,Mode,Start date,Start time,End time,Place,Capacity,Places left,Counts as of\n';
  let file;
  let rows = 0;
  let number = 0;
  const open = async () => {
    if (file) await new Promise((done) => file.end(done));
    file = createWriteStream(join(folder, `courses-${String(++number)}.csv`));
    file.write(head);
    rows = 0;
  };
  await open();
  for (let index = 0; index < count; index++) {
    const sessions = count > 20_000 ? 2 : 4;
    // An importer takes files of at most 20 MB.
    if (rows + sessions > 20_000) await open();
    const id = `course-${String(index)}`;
    const title = `${some(4)} ${String(index)}`;
    const own = `"${title}","${title} (cy)","${some(25)}.","${some(60)}.\n\n${some(40)}.","${index % 3 === 0 ? 'adults' : 'all'}","topic-${String(index % 40)}; topic-${String(index % 7)}","newly-qualified; social-worker",6,"95; free","partners; staff","registered: swe; note: Agreement of your manager",manager,"https://book.example.org/${id}"`;
    for (let session = 0; session < sessions; session++, rows++) {
      const day = new Date(Date.UTC(2026, 11, 1 + ((index * 7 + session * 40) % 365)));
      const line = `${id},${session === 0 ? own : `"${title}"${','.repeat(12)}`},s${String(session)},${index % 2 ? 'in-person' : 'online'},${day.toISOString().slice(0, 10)},09:30,16:30,${index % 2 ? `place-${String(index % 30)}` : ''},18,${String(index % 19)},2026-11-16\n`;
      if (!file.write(line)) await once(file, 'drain');
    }
  }
  await new Promise((done) => file.end(done));
}

function writeSupport(folder) {
  const places = Array.from(
    { length: 30 },
    (_, index) => `place-${String(index)},Centre ${String(index)},CM1 1XL,${areas[index % 4]}`,
  );
  writeFileSync(join(folder, 'places.csv'), `Place id,Name,Postcode,Area\n${places.join('\n')}\n`);
  const terms = [
    ...areas.map((area) => `area,${area},${area}`),
    ...Array.from(
      { length: 40 },
      (_, index) => `topic,topic-${String(index)},Topic ${String(index)}`,
    ),
  ];
  writeFileSync(join(folder, 'terms.csv'), `Taxonomy,Term id,Title\n${terms.join('\n')}\n`);
  writeFileSync(
    join(folder, 'feed.csv'),
    'Key,Value\nPublisher id,bench\nPublisher name,Bench academy\nLicence,https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/\nLanguage,en\nTime zone,Europe/London\n',
  );
}

/** Runs a command; seconds on the clock, seconds of processor time, and the most memory that it held. */
async function measure(folder, args) {
  const report = join(folder, 'memory.json');
  const started = process.hrtime.bigint();
  const child = spawn(process.execPath, ['--import', watcher.href, esca, ...args], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      SOURCE_DATE_EPOCH: '1795003200',
      ESCA_MEMORY_REPORT: report,
      NODE_OPTIONS: '',
    },
  });
  let said = '';
  child.stderr.on('data', (chunk) => (said += chunk));
  const [code] = await once(child, 'close');
  const wall = Number(process.hrtime.bigint() - started) / 1e9;
  if (code !== 0) throw new Error(`esca ${args.join(' ')} ended with ${String(code)}\n${said}`);
  const { cpu, rss } = JSON.parse(readFileSync(report, 'utf8'));
  return { wall, cpu, rss, said: said.trim().split('\n').at(-1) };
}

const line = (name, { cpu, rss, wall }) =>
  `| ${name} | ${wall.toFixed(1)} | ${cpu.toFixed(1)} | ${String(Math.round(rss))} |`;

/** Runs the benchmark and prints a table. */
export async function run(options = []) {
  const at = options.indexOf('--courses');
  const counts = (at < 0 ? '10000,100000' : options[at + 1]).split(',').map(Number);
  console.log(
    `${String(cpus().length)} processors, ${String(Math.round(totalmem() / 2 ** 30))} GB, Node ${process.version}\n`,
  );
  console.log('| command | seconds | processor seconds | MB |\n| --- | --- | --- | --- |');
  const failures = [];
  for (const count of counts) {
    const folder = mkdtempSync(join(tmpdir(), 'esca-publish-'));
    try {
      const content = join(folder, 'content');
      mkdirSync(content);
      writeSupport(content);
      await writeCourses(content, count);
      const imported = await measure(folder, [
        'import',
        'content',
        '--out',
        'feed.json',
        '--quiet',
      ]);
      console.log(line(`import ${String(count)} courses`, imported));
      const address = ['--base-url', 'https://learn.example.org/', '--out', 'site'];
      const built = await measure(folder, ['build', 'feed.json', ...address]);
      console.log(line(`build ${String(count)} courses`, built));
      const again = await measure(folder, ['build', 'feed.json', ...address]);
      console.log(line(`build again, unchanged`, again));
      const limit = limits[count];
      const seconds = imported.wall + built.wall;
      if (limit && seconds > limit.seconds)
        failures.push(
          `${String(count)} courses took ${seconds.toFixed(0)} s, over ${String(limit.seconds)}`,
        );
      const most = Math.max(imported.rss, built.rss, again.rss);
      if (limit?.megabytes && most > limit.megabytes)
        failures.push(
          `${String(count)} courses took ${String(Math.round(most))} MB, over ${String(limit.megabytes)}`,
        );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  for (const one of failures) console.log(`\nOver the limit: ${one}`);
  if (failures.length > 0) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await run(process.argv.slice(2));
