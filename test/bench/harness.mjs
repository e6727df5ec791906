/** What every benchmark needs: a browser, a server on loopback, medians and a report. */
import { createServer } from 'node:http';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { chromiumArgs, installedChromiums, rememberedChromium } from '../helpers/browsers.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));
/** Where the libraries to compare with are installed. */
export const peers = join(root, 'test/bench/peers');

/** A headless Chromium: `CHROME_PATH`, the one that the tests found, or an installed one. */
export async function launch(options = {}) {
  const executablePath = process.env.CHROME_PATH ?? rememberedChromium() ?? installedChromiums()[0];
  if (!executablePath) throw new Error('No Chromium: set CHROME_PATH, or run npm test once.');
  return chromium.launch({ executablePath, args: [...chromiumArgs], ...options });
}

/**
 * Serves a map of path to `{ type, body, headers }` on a free port of loopback. Pages are isolated from other origins,
 * because only then does Chromium give its finest clock.
 */
export async function serve(files) {
  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url, 'http://localhost').pathname);
    response.writeHead(file ? 200 : 404, {
      'content-type': file?.type ?? 'text/plain',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      ...file?.headers,
    });
    response.end(file?.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Reads `--name value` from command-line arguments. */
export const optionsOf = (args) => (name, otherwise) =>
  args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1] : otherwise;

/** Where a benchmark ran, in fields and in words. */
export function machineOf(browser) {
  const cpu = cpus()[0]?.model ?? 'unknown processor';
  const machine = {
    browser: `Chromium ${browser.version()}`,
    node: process.version,
    cpu,
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 1e9),
  };
  return {
    ...machine,
    words: `${machine.browser}, ${machine.cores} × ${cpu}, ${machine.memoryGB} GB, Node ${machine.node}`,
  };
}

/** The middle of a list; of an even one the mean of the two in the middle; NaN of none. */
export function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Writes `.cache/bench/<name>.json` and `.md`, and prints the second. With `--docs` on the command line the second takes the
 * place of the former one in docs/performance.md, between `<!-- bench:<name> -->` and `<!-- /bench:<name> -->`.
 */
export async function writeReport(name, data, text) {
  const file = join(root, '.cache/bench', name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    `${file}.json`,
    `${JSON.stringify({ date: new Date().toISOString(), ...data }, null, 2)}\n`,
  );
  writeFileSync(`${file}.md`, text);
  console.log(text);
  if (process.argv.includes('--docs')) await writeIntoDocs(name, text);
}

async function writeIntoDocs(name, text) {
  const path = join(root, 'docs/performance.md');
  const page = readFileSync(path, 'utf8');
  const [start, end] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < 0) return console.error(`docs/performance.md has no place for ${name}.`);
  const day = new Date().toISOString().slice(0, 10);
  const block = `${start}\n\nTaken on ${day}.\n\n${text.replace(/^# .*\n/, '').replace(/^## /gm, '### ')}\n`;
  const { format, resolveConfig } = await import('prettier');
  const options = { ...(await resolveConfig(path)), parser: 'markdown' };
  writeFileSync(path, await format(page.slice(0, from) + block + page.slice(to), options));
}
