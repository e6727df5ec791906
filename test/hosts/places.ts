/* Where things of these tests are: what is installed apart, what is packed, what is published. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pack } from '../../.ci/pack.mjs';

/** The repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url));
/** What these tests make and keep for the next run. */
export const cache = join(root, '.cache', 'hosts');

/** The packages as npm would publish them, and a mark that changes when one of them does. */
export interface Packed {
  readonly tarballs: readonly string[];
  readonly mark: string;
}

/** Packs the packages, unless that has been done for the same build. */
export function packed(): Packed {
  const out = join(cache, 'packs');
  const record = join(out, 'made-from.json');
  const build = readFileSync(join(root, '.cache', 'build.json'), 'utf8');
  if (!existsSync(record) || readFileSync(record, 'utf8') !== build) {
    pack(root, out);
    writeFileSync(record, build);
  }
  const tarballs = readdirSync(out)
    .filter((file) => file.endsWith('.tgz'))
    .map((file) => join(out, file));
  const mark = createHash('sha256').update(build).digest('hex');
  return { tarballs, mark };
}

/** A free port of loopback. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}

/** A published site that is being served. */
export interface Site {
  /** Its base address, ending in `/`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Runs the publisher's command line; problems in the samples are no error. */
function esca(...args: string[]): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, 'packages/publisher/bin/esca.js'), ...args],
    { encoding: 'utf8', cwd: cache },
  );
  if (status !== 0 && status !== 1) throw new Error(`esca ${args.join(' ')}\n${stderr}`);
}

/** Publishes the academy's sample content as a site on loopback, with the headers that a real one has. */
export async function publishSite(): Promise<Site> {
  mkdirSync(cache, { recursive: true });
  const samples = join(root, 'packages/publisher/samples/essex');
  const files = readdirSync(samples)
    .filter((file) => /\.(csv|xlsx|xml|ics|json)$/.test(file) && file !== 'esca.config.json')
    .map((file) => join(samples, file));
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}/`;
  const feed = join(cache, 'essex.feed.json');
  const folder = join(cache, 'site');
  const today = new Date().toISOString().slice(0, 10);
  rmSync(folder, { recursive: true, force: true });
  esca('import', ...files, '--out', feed);
  esca('build', feed, '--base-url', url, '--out', folder, '--shift-to', today);
  const child = spawn(
    process.execPath,
    [join(root, 'packages/publisher/bin/esca.js'), 'serve', folder, '--port', String(port)],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const close = async (): Promise<void> => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'close');
  };
  await answers(url, child);
  return { url, close };
}

/** Waits until an address answers; a program that ends before that is an error. */
export async function answers(url: string, child: ReturnType<typeof spawn>): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${basename(child.spawnfile)} ended.\n${said}`);
    const there = await fetch(url, { redirect: 'manual' }).then(
      () => true,
      () => false,
    );
    if (there) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
