import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync, gzipSync, brotliCompressSync } from 'node:zlib';
import { startServer } from '../../../../packages/publisher/src/serve/server.js';
import type { RunningServer } from '../../../../packages/publisher/src/serve/server.js';

const root = mkdtempSync(join(tmpdir(), 'esca-serve-'));
const site = join(root, 'site');
let server: RunningServer;

before(async () => {
  mkdirSync(join(site, 'feed'), { recursive: true });
  mkdirSync(join(site, 'r/1.0.0'), { recursive: true });
  mkdirSync(join(site, 'e/course-finder'), { recursive: true });
  mkdirSync(join(root, 'demo'));
  const feed = '{"courses":[]}'.padEnd(2000);
  writeFileSync(join(site, 'feed/feed.json'), feed);
  writeFileSync(join(site, 'feed/feed.json.br'), brotliCompressSync(feed));
  writeFileSync(join(site, 'feed/feed.json.gz'), gzipSync(feed));
  writeFileSync(join(site, 'r/1.0.0/all.js'), 'export {}');
  writeFileSync(join(site, 'e/course-finder/index.html'), '<title>x</title>');
  writeFileSync(join(site, '404.html'), 'not here');
  writeFileSync(join(site, 'site.json'), '{"generator":"esca","feedHosts":["feeds.example.org"]}');
  writeFileSync(join(site, '.secret'), 'secret');
  writeFileSync(join(root, 'outside.txt'), 'secret');
  writeFileSync(join(root, 'demo/page.html'), 'demo');
  symlinkSync(join(root, 'outside.txt'), join(site, 'link.txt'));
  server = await startServer({
    folder: site,
    port: 0,
    mounts: [{ prefix: '/demo/', folder: join(root, 'demo') }],
  });
});
after(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true });
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}
function ask(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  host = '127.0.0.1',
): Promise<Answer> {
  return new Promise((done, fail) => {
    const call = request({ host, port: server.port, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        done({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
        });
      });
    });
    call.on('error', fail);
    call.end();
  });
}

test('compressed twins go to those who accept them, the best first', async () => {
  const br = await ask('/feed/feed.json', { 'accept-encoding': 'gzip, br' });
  assert.equal(br.headers['content-encoding'], 'br');
  assert.equal(br.headers.vary, 'Accept-Encoding');
  assert.equal(brotliDecompressSync(br.body).length, 2000);
  assert.equal(
    (await ask('/feed/feed.json', { 'accept-encoding': 'br;q=0, gzip' })).headers[
      'content-encoding'
    ],
    'gzip',
  );
  const none = await ask('/feed/feed.json');
  assert.equal(none.headers['content-encoding'], undefined);
  assert.equal(none.body.length, 2000);
});

test('a reader that has the newest copy gets 304, per encoding', async () => {
  const first = await ask('/feed/feed.json', { 'accept-encoding': 'br' });
  const tag = String(first.headers.etag);
  assert.equal(
    (await ask('/feed/feed.json', { 'accept-encoding': 'br', 'if-none-match': `W/${tag}, "x"` }))
      .status,
    304,
  );
  assert.equal(
    (await ask('/feed/feed.json', { 'accept-encoding': 'gzip', 'if-none-match': tag })).status,
    200,
  );
});

test('feeds and library are open to every origin, releases are kept for ever, pages have a strict policy', async () => {
  const feed = (await ask('/feed/feed.json', { origin: 'null' })).headers;
  assert.equal(feed['access-control-allow-origin'], '*');
  assert.equal(feed['cross-origin-resource-policy'], 'cross-origin');
  assert.equal(feed['timing-allow-origin'], '*');
  assert.equal(feed['content-type'], 'application/json; charset=utf-8');
  assert.match(String((await ask('/r/1.0.0/all.js')).headers['cache-control']), /immutable/);
  const page = (await ask('/e/course-finder/?area=west')).headers;
  const policy = String(page['content-security-policy']);
  assert.match(
    policy,
    /script-src 'self';.*connect-src 'self' https:\/\/feeds\.example\.org;.*frame-ancestors \*/,
  );
  assert.ok(!policy.includes('unsafe'));
  assert.equal(page['x-content-type-options'], 'nosniff');
  assert.equal(page['access-control-allow-origin'], undefined);
});

test('no address leads out of the site or to hidden files', async () => {
  for (const path of [
    '/../outside.txt',
    '/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '/e/..%5c..%5coutside.txt',
    '/.secret',
    '/%2esecret',
    '/link.txt',
    '/feed/feed.json%00.html',
    '/%ff',
    '//etc/passwd',
    '/C:/x',
    '/demo/../../outside.txt',
    '/demo/%2e%2e/outside.txt',
  ]) {
    const answer = await ask(path);
    assert.ok(answer.status === 400 || answer.status === 404, `${path}: ${String(answer.status)}`);
    assert.ok(!answer.body.includes('secret'), path);
  }
});

test('folders get their slash, what is not there gets the page for it, other methods are refused', async () => {
  const moved = await ask('/e/course-finder?area=west');
  assert.equal(moved.status, 301);
  assert.equal(moved.headers.location, 'course-finder/?area=west');
  const missing = await ask('/nothing');
  assert.equal(missing.status, 404);
  assert.equal(missing.body.toString(), 'not here');
  assert.equal((await ask('/feed/feed.json', {}, 'POST')).status, 405);
  const head = await ask('/feed/feed.json', {}, 'HEAD');
  assert.equal(head.headers['content-length'], '2000');
  assert.equal(head.body.length, 0);
  assert.equal((await ask('/demo/page.html')).body.toString(), 'demo');
});

test('both names of this machine reach it', async () => {
  assert.equal((await ask('/feed/feed.json', {}, 'GET', 'localhost')).status, 200);
});

test('a port in use is an error that names the next free one', async () => {
  await assert.rejects(
    startServer({ folder: site, port: server.port }),
    /in use.*Port \d+ is free/s,
  );
});
