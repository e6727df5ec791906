/*
 * WordPress from Debian's packages, with a database of its own on a socket and PHP's own server on loopback: installed
 * into a scratch folder, gone when the test ends.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answers, freePort, root } from './places.js';

const files = '/usr/share/wordpress';
const themes = '/usr/share/wordpress/wp-content/themes';

/** What has to be installed for these tests, when something is missing. */
export function wordpressMissing(): string | undefined {
  const missing = [
    existsSync(join(files, 'wp-load.php')) || 'wordpress',
    existsSync(themes) || 'wordpress-theme-twentytwentythree',
    spawnSync('php', ['-r', "exit(function_exists('mysqli_connect') ? 0 : 1);"]).status === 0 ||
      'php-cli php-mysql',
    spawnSync('mariadbd', ['--version']).status === 0 || 'mariadb-server-core',
    spawnSync('mariadb', ['--version']).status === 0 || 'mariadb-client-core',
  ].filter((name) => name !== true);
  return missing.length === 0
    ? undefined
    : `needs Debian's packages: apt-get install --no-install-recommends ${missing.join(' ')}`;
}

/** A WordPress that runs. */
export interface WordPress {
  /** Its address, without a slash at the end. */
  readonly url: string;
  /** Runs one of the scripts in `wordpress/` and gives what it printed. */
  php(script: string, input?: unknown, ...args: string[]): string;
  close(): Promise<void>;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'close');
}

async function startDatabase(folder: string): Promise<{ socket: string; server: ChildProcess }> {
  const data = join(folder, 'data');
  const socket = join(folder, 'db.sock');
  const account = process.getuid?.() === 0 ? ['--user=root'] : [];
  const made = spawnSync(
    'mariadb-install-db',
    [
      '--no-defaults',
      `--datadir=${data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      ...account,
    ],
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`mariadb-install-db\n${made.stdout}${made.stderr}`);
  const server = spawn(
    'mariadbd',
    [
      '--no-defaults',
      `--datadir=${data}`,
      `--socket=${socket}`,
      '--skip-networking',
      '--innodb-flush-log-at-trx-commit=0',
      `--pid-file=${join(folder, 'db.pid')}`,
      ...account,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready for connections')) resolve();
    });
    server.once('close', () => {
      reject(new Error(`mariadbd ended.\n${said}`));
    });
  });
  const created = spawnSync(
    'mariadb',
    ['--no-defaults', `--socket=${socket}`, '--user=root', '-e', 'CREATE DATABASE wordpress'],
    { encoding: 'utf8' },
  );
  if (created.status !== 0) throw new Error(created.stderr);
  return { socket, server };
}

/** Installs and starts WordPress for a published site of the academy. */
export async function startWordPress(site: string): Promise<WordPress> {
  const folder = mkdtempSync(join(tmpdir(), 'esca-wordpress-'));
  const web = join(folder, 'web');
  cpSync(files, web, {
    recursive: true,
    dereference: true,
    filter: (file) => !/wp-config(-sample)?\.php$|\.htaccess$/.test(file),
  });
  const own = join(root, 'test/hosts/wordpress');
  for (const script of ['wp-config', 'install', 'filter', 'post', 'option'])
    cpSync(join(own, `${script}.php`), join(web, `${script}.php`));
  const plugins = join(web, 'wp-content', 'mu-plugins');
  mkdirSync(plugins, { recursive: true });
  cpSync(join(own, 'esca-test.php'), join(plugins, 'esca-test.php'));

  const { socket, server: database } = await startDatabase(folder);
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const env = {
    ...process.env,
    ESCA_SOCKET: socket,
    ESCA_HOME: url,
    ESCA_SITE_PORT: new URL(site).port,
    // The editor asks for several things at once, and WordPress asks itself.
    PHP_CLI_SERVER_WORKERS: '6',
  };
  const php = (script: string, input?: unknown, ...args: string[]): string => {
    const { status, stdout, stderr } = spawnSync('php', [join(web, `${script}.php`), ...args], {
      cwd: web,
      env,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      input: input === undefined ? '' : JSON.stringify(input),
    });
    if (status !== 0) throw new Error(`${script}.php\n${stdout}${stderr}`);
    return stdout;
  };
  let server: ChildProcess | undefined;
  const close = async (): Promise<void> => {
    // The workers of PHP's server are a process group of their own.
    if (server?.pid !== undefined && server.exitCode === null) {
      process.kill(-server.pid, 'SIGTERM');
      await once(server, 'close');
    }
    await end(database);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const rights = php('install');
    if (!rights.endsWith('filtered') || rights.endsWith('unfiltered'))
      throw new Error(`WordPress was not installed as meant: ${rights.slice(-200)}`);
    server = spawn('php', ['-S', `127.0.0.1:${String(port)}`, '-t', web], {
      env,
      cwd: web,
      detached: true,
      stdio: 'ignore',
    });
    await answers(`${url}/wp-login.php`, server);
    return { url, php, close };
  } catch (error) {
    await close();
    throw error;
  }
}
