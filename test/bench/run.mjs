/**
 * `npm run bench [-- <name> [options]]`: runs one benchmark of this folder, or all. The libraries to compare with are
 * installed apart, in peers/, on first use, so that `npm test` stays light.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { peers } from './harness.mjs';

const { dependencies } = JSON.parse(readFileSync(join(peers, 'package.json'), 'utf8'));
if (Object.keys(dependencies).some((name) => !existsSync(join(peers, 'node_modules', name)))) {
  console.error('Installing the libraries to compare with (once) …');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: peers,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(1);
}

const notBenchmarks = [
  'run.mjs',
  'publish-memory.mjs',
  'harness.mjs',
  'catalogue.mjs',
  'judged.mjs',
];
const names = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.mjs') && !notBenchmarks.includes(file))
  .map((file) => file.slice(0, -4));
const [wanted, ...options] = process.argv.slice(2);
if (wanted && !wanted.startsWith('-') && !names.includes(wanted)) {
  console.error(`There is no benchmark "${wanted}". There are: ${names.join(', ')}.`);
  process.exit(2);
}
const chosen = wanted && !wanted.startsWith('-') ? [wanted] : names;
for (const name of chosen) {
  const { run } = await import(`./${name}.mjs`);
  await run(chosen.length > 1 || wanted?.startsWith('-') ? process.argv.slice(2) : options);
}
