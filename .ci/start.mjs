// `npm start`: builds, turns the sample spreadsheets into feeds, publishes the demo's site and serves it. What has not
// changed since the last time is not made again.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildWhenChanged } from './build.mjs';
import { say, seconds, step, stop } from './console.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const publisher = join(root, 'packages', 'publisher');
const samples = join(publisher, 'samples');
const hostPages = join(samples, 'host-pages');
const esca = join(publisher, 'bin', 'esca.js');
const demo = join(root, '.demo');
const site = join(demo, 'site');
const pages = join(demo, 'pages');
const stamp = join(demo, 'made-from.json');
/** Made by `npm run storybook:build`; shown with the site when it is there. */
const stories = join(root, 'storybook-static');

/** The folders of sample files; each becomes one feed. */
const publishers = ['essex', 'partner'];

const isFree = (port) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

async function freePort() {
  const port = Number(process.env.PORT ?? 8080);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    stop(`PORT is "${process.env.PORT}"; it must be a whole number from 1 to 65535.`);
  }
  if (await isFree(port)) return port;
  let next = port + 1;
  while (next < 65_535 && !(await isFree(next))) next += 1;
  return stop(
    `Port ${port} is taken by another program. Port ${next} is free: PORT=${next} npm start`,
  );
}

/** Runs the publisher's command line. Code 1 means that it finished and listed problems; 2 that it did nothing. */
function runEsca(...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [esca, ...args], {
      cwd: demo,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let output = '';
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) return resolve(output);
      if (code !== 1) return reject(new Error(`esca ${args.join(' ')}\n${output}`));
      say(output.trimEnd());
      return resolve(output);
    });
  });
}

/** The tables and exports of a publisher: everything in the folder but notes and settings. */
const sampleFiles = (name) =>
  readdirSync(join(samples, name))
    .filter((file) => /\.(csv|xlsx|xml|ics|json)$/.test(file) && file !== 'esca.config.json')
    .sort()
    .map((file) => join(samples, name, file));

function hashOfSamples() {
  const hash = createHash('sha256');
  for (const entry of readdirSync(samples, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** The host pages are as a partner would write them, with `{{site}}` for the address of the published site. */
function copyHostPages(port) {
  rmSync(pages, { recursive: true, force: true });
  cpSync(hostPages, pages, { recursive: true });
  for (const name of readdirSync(pages, { recursive: true })) {
    if (!/\.(html|css|js|txt)$/.test(name)) continue;
    const file = join(pages, name);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replaceAll('{{site}}', `http://127.0.0.1:${port}/`));
  }
}

async function makeSite(port, today) {
  rmSync(site, { recursive: true, force: true });
  rmSync(stamp, { force: true });
  mkdirSync(demo, { recursive: true });
  const feeds = [];
  await Promise.all(
    publishers
      .filter((name) => existsSync(join(samples, name)))
      .map((name) => {
        const feed = join(demo, `${name}.feed.json`);
        feeds.push(feed);
        return step(`import ${name}`, () => runEsca('import', ...sampleFiles(name), '--out', feed));
      }),
  );
  const config = join(samples, 'essex', 'esca.config.json');
  if (existsSync(config)) cpSync(config, join(demo, 'esca.config.json'));
  const base = `http://127.0.0.1:${port}/`;
  await step('publish the site', () =>
    runEsca('build', ...feeds, '--shift-to', today, '--base-url', base, '--out', site),
  );
  if (existsSync(hostPages)) copyHostPages(port);
}

function printPages(port) {
  const line = (address, title) => say(`  ${address.padEnd(50)} ${title}`);
  const published = `http://127.0.0.1:${port}/`;
  say('');
  line(published, 'What is published');
  if (existsSync(join(site, 'builder', 'index.html')))
    line(`${published}builder/`, 'The embed builder');
  if (existsSync(stories)) line(`${published}storybook/`, 'Every widget in every state');
  const files = existsSync(pages) ? readdirSync(pages, { recursive: true }) : [];
  for (const page of files.filter((name) => name.endsWith('.html')).sort()) {
    const [, title] = /<title>([^<]*)<\/title>/.exec(readFileSync(join(pages, page), 'utf8')) ?? [];
    const path = page.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1');
    line(`http://localhost:${port}/demo/${path}`, title ?? page);
  }
  say(
    '\nThe demo pages are on localhost and embed from 127.0.0.1, so every embed crosses origins.',
  );
  say('Ctrl+C ends the server.');
}

const start = performance.now();
const port = await freePort();
try {
  const sources = await buildWhenChanged();
  // The day in the samples' own zone, so that "today" in the demo is the reader's today.
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
  const madeFrom = JSON.stringify({ sources, samples: hashOfSamples(), today, port });
  const same = existsSync(stamp) && readFileSync(stamp, 'utf8') === madeFrom;
  if (!same || !existsSync(join(site, 'index.html'))) {
    say('Publishing the demo …');
    await makeSite(port, today);
    writeFileSync(stamp, madeFrom);
  }
} catch (error) {
  stop('The demo could not be made.', error.message);
}

// The host pages get no headers of the site: they stand for pages of other people, on another origin.
const { startServer } = await import(
  pathToFileURL(join(publisher, 'dist', 'serve', 'server.js')).href
);
try {
  const headers = { 'Cache-Control': 'no-cache' };
  const mounts = existsSync(pages) ? [{ prefix: '/demo/', folder: pages, headers }] : [];
  if (existsSync(stories)) mounts.push({ prefix: '/storybook/', folder: stories, headers });
  const server = await startServer({ folder: site, port, mounts });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void server.close());
} catch (error) {
  stop(error.message);
}
say(`Ready in ${seconds(start)}.`);
printPages(port);
