import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { after, before, test } from 'node:test';
import { main } from '../../../../packages/publisher/src/cli.js';
import { now, sample } from '../site/sample-feed.js';

/* The commands against a real server on this machine, through the real network code. */

const root = mkdtempSync(join(tmpdir(), 'esca-fetching-'));
const asked: string[] = [];
let server: Server;
let origin = '';

function answer({ method, url = '' }: IncomingMessage, response: ServerResponse): void {
  asked.push(`${method ?? ''} ${url}`);
  if (url === '/feed.json') response.end(JSON.stringify(sample));
  else if (url === '/moved') response.writeHead(301, { Location: '/feed.json' }).end();
  else if (url === '/elsewhere') response.writeHead(302, { Location: 'file:///etc/passwd' }).end();
  else if (url === '/no-head') response.writeHead(method === 'HEAD' ? 405 : 200).end('there');
  else response.writeHead(404).end();
}
before(async () => {
  server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
after(() => {
  server.close();
  server.closeAllConnections();
  rmSync(root, { recursive: true, force: true });
});

async function esca(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const texts = { out: '', err: '' };
  const into = (key: 'out' | 'err'): Writable =>
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        texts[key] += chunk.toString();
        done();
      },
    });
  const code = await main(args, {
    stdout: into('out'),
    stderr: into('err'),
    cwd: root,
    now,
    fetch: globalThis.fetch,
  });
  return { code, ...texts };
}

test('a feed of this machine is read with --allow-private and refused without', async () => {
  for (const path of ['/feed.json', '/moved']) {
    const refused = await esca('check', `${origin}${path}`);
    assert.equal(refused.code, 2);
    assert.match(refused.err, /https/);
    const { out } = await esca('check', `${origin}${path}`, '--allow-private', '--format', 'json');
    assert.ok(out.startsWith('{'), path);
  }
  assert.ok(asked.every((line) => line.startsWith('GET ')));
});

test('a redirect to another scheme and a missing feed are refused in words', async () => {
  const elsewhere = await esca('check', `${origin}/elsewhere`, '--allow-private');
  assert.equal(elsewhere.code, 2);
  assert.match(elsewhere.err, /redirects to file:/);
  const missing = await esca('check', `${origin}/none`, '--allow-private');
  assert.match(missing.err, /answered 404/);
});

test('links are asked by the same rules: dead ones are named, private ones are not asked', async () => {
  const courses = ['/feed.json', '/moved', '/no-head', '/dead'].map((path, index) => ({
    id: `c${String(index)}`,
    title: `Course ${path}`,
    url: `${origin}${path}`,
  }));
  const { url: _url, ...publisher } = sample.publisher;
  const { licence: _licence, ...rest } = sample;
  const feed = {
    ...rest,
    publisher,
    licence: `${origin}/feed.json`,
    organisations: [],
    pathways: [],
    vacancies: [],
    bulletins: [],
    courses,
  };
  writeFileSync(join(root, 'links.json'), JSON.stringify(feed));
  asked.length = 0;
  const open = await esca('check', 'links.json', '--links', '--allow-private', '--format', 'json');
  const { problems } = JSON.parse(open.out) as { problems: { code: string; detail?: string }[] };
  const about = (code: string): (string | undefined)[] =>
    problems.filter((one) => one.code === code).map(({ detail }) => detail);
  assert.deepEqual(about('R215'), [`${origin}/dead`]);
  assert.deepEqual(about('R216'), []);
  assert.ok(asked.includes('GET /no-head'));

  asked.length = 0;
  const shut = await esca('check', 'links.json', '--links', '--format', 'json');
  assert.deepEqual(asked, []);
  assert.match(shut.out, /R216/);
});
