// Finds a Chromium for the tests, or installs one. A browser counts as found when it has opened a blank page.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  chromiumArgs,
  installedChromiums,
  onPath,
  rememberedChromium,
  rememberedFile,
} from '../test/helpers/browsers.mjs';
import { heartbeat, say, stop } from './console.mjs';

/** Runs a program and gives its output; `idle` milliseconds without a word, or `limit` in all, end it. */
function run(command, args, { limit, idle, env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    let output = '';
    let silence;
    const end = () => child.kill('SIGKILL');
    const whole = limit && setTimeout(end, limit);
    const heard = (chunk) => {
      output += chunk ?? '';
      clearTimeout(silence);
      if (idle) silence = setTimeout(end, idle);
    };
    heard();
    child.stdout.on('data', heard);
    child.stderr.on('data', heard);
    const done = (code) => {
      clearTimeout(silence);
      clearTimeout(whole);
      resolve({ code, output });
    };
    child.once('error', (error) => {
      output += error.message;
      done(1);
    });
    child.once('close', done);
  });
}

/** Whether this browser opens a blank page; when it does not, the reason it gave. */
async function tryBrowser(file) {
  const profile = mkdtempSync(join(tmpdir(), 'esca-browser-'));
  const args = [
    '--headless',
    ...chromiumArgs,
    `--user-data-dir=${profile}`,
    '--dump-dom',
    'about:blank',
  ];
  const { code, output } = await run(file, args, { limit: 60_000 });
  rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  if (code === 0 && output.includes('<html')) return { opened: true };
  const reason = output.split('\n').find((line) => /error|cannot|not found|snap/i.test(line));
  return { opened: false, reason: reason?.trim() ?? `it ended with code ${code}` };
}

async function firstThatOpens(files, tried) {
  for (const file of files) {
    const { opened, reason } = await tryBrowser(file);
    if (opened) return file;
    tried.push(`${file}: ${reason}`);
    say(`  ${file} does not open a blank page: ${reason}`);
  }
  return undefined;
}

async function fromApt(tried) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !onPath('apt-get'))
    return undefined;
  say('No browser found. Installing Chromium with apt-get (update, then install chromium) …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const options = ['-o', 'Acquire::http::Timeout=30', '-o', 'Acquire::Retries=1', '-q', '-y'];
  for (const args of [
    ['update', ...options],
    ['install', '--no-install-recommends', ...options, 'chromium'],
  ]) {
    const end = heartbeat(`apt-get ${args[0]}`);
    const { code, output } = await run('apt-get', args, { limit: 600_000, idle: 120_000, env });
    end();
    if (code === 0) continue;
    const reason = output.split('\n').find((line) => line.startsWith('E:')) ?? `code ${code}`;
    tried.push(`apt-get ${args[0]}: ${reason}`);
    say(`  apt-get ${args[0]} did not work: ${reason}`);
    // An update that fails in part can still leave a package list that is good enough.
    if (args[0] === 'install') return undefined;
  }
  return firstThatOpens(installedChromiums(), tried);
}

async function fromPlaywright(root, tried) {
  const require = createRequire(join(root, 'package.json'));
  const { chromium } = require('playwright-core');
  const file = chromium.executablePath();
  if (!existsSync(file)) {
    say('Downloading the Chromium that Playwright publishes (about 170 MB) …');
    const cli = join(dirname(require.resolve('playwright-core/package.json')), 'cli.js');
    const end = heartbeat('download');
    const { code, output } = await run(
      process.execPath,
      [cli, 'install', '--no-shell', 'chromium'],
      {
        idle: 60_000,
      },
    );
    end();
    if (code !== 0) {
      const said = output.split('\n').find((line) => /^\s*(Error|Failed)\b.*\w/i.test(line));
      const reason = code === null ? 'no progress for 60 s' : (said?.trim() ?? `code ${code}`);
      tried.push(`download: ${reason}`);
      say(`  The download did not work: ${reason}`);
      return undefined;
    }
  }
  return firstThatOpens([file], tried);
}

/** Finds or installs Chromium and remembers it, so that the next run starts at once. */
export async function findBrowser(root) {
  const asked = process.env.CHROME_PATH;
  const remembered = rememberedChromium();
  if (remembered && (!asked || asked === remembered)) return remembered;
  const tried = [];
  const candidates = asked ? [asked, ...installedChromiums()] : installedChromiums();
  const found =
    (await firstThatOpens(candidates, tried)) ??
    (await fromApt(tried)) ??
    (await fromPlaywright(root, tried));
  if (!found) {
    stop(
      'The tests need Chromium, Chrome or Edge, and none could be found or installed.',
      ...tried.map((line) => `  - ${line}`),
      'Install one (for example `apt-get install chromium`), or set CHROME_PATH to its program file, and run `npm test` again.',
    );
  }
  mkdirSync(dirname(rememberedFile), { recursive: true });
  writeFileSync(rememberedFile, `${JSON.stringify({ chromium: found }, null, 2)}\n`);
  say(`  browser: ${found}`);
  return found;
}
