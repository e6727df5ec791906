// Installs the npm packages that are missing, and nothing when all are there.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { heartbeat, say, seconds, stop } from './console.mjs';

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/**
 * Whether everything that the lock file asks for is installed. npm writes `node_modules/.package-lock.json` last, after a
 * complete installation, so what it lists is really there; comparing the two also honours an `npm ci` done by hand.
 */
export function isInstalled(root, { dev }) {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  let installed;
  try {
    installed = readJson(hidden).packages;
  } catch {
    return false;
  }
  const wanted = readJson(join(root, 'package-lock.json')).packages;
  return Object.entries(wanted).every(([path, want]) => {
    const optional = want.optional || want.devOptional || want.peerOptional;
    if (!path.includes('node_modules/') || optional || (want.dev && !dev)) return true;
    const have = installed[path];
    return have !== undefined && have.version === want.version && existsSync(join(root, path));
  });
}

const offline =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH|network/;

/** Runs `npm ci`; `dev: false` leaves out what only tests and stories need. */
export async function install(root, { dev }) {
  const start = performance.now();
  say(`Installing packages${dev ? '' : ' (without those that only tests need)'} …`);
  const options = [
    'ci',
    dev ? '--include=dev' : '--omit=dev',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
  ];
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js')
    ? [process.execPath, [npm, ...options]]
    : ['npm', options];
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: command === 'npm' && process.platform === 'win32',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (output += chunk));
  const end = heartbeat('npm ci');
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      output += String(error);
      resolve(1);
    });
    child.once('close', resolve);
  });
  end();
  if (code !== 0) {
    const advice = offline.test(output)
      ? 'The package registry was not reached. Check the network (or the registry that `npm config get registry` names), then run the command again.'
      : '`npm ci` failed; its messages are above. When they speak of the lock file, run `npm install` and look at what changed.';
    process.stderr.write(output);
    stop(advice);
  }
  say(`  packages installed ${seconds(start)}`);
}
