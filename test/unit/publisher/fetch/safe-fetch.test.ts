import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { isPublicAddress, pinAddress } from '../../../../packages/publisher/src/fetch/addresses.js';
import { folderCache } from '../../../../packages/publisher/src/fetch/cache.js';
import { safeFetch } from '../../../../packages/publisher/src/fetch/safe-fetch.js';

/** Runs a test against a server on this machine. */
async function serving(
  listener: RequestListener,
  run: (origin: string) => Promise<void>,
): Promise<void> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await run(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('only addresses of the public internet are public', () => {
  for (const text of ['8.8.8.8', '93.184.216.34', '2606:4700::1111'])
    assert.equal(isPublicAddress(text), true, text);
  const others =
    '0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 169.254.169.254 172.16.0.1 192.168.1.1 192.0.2.1 198.18.0.1 224.0.0.1 240.0.0.1 255.255.255.255 ::1 :: fe80::1 fc00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2001:db8::1 nonsense';
  for (const text of others.split(' ')) assert.equal(isPublicAddress(text), false, text);
});

test('a host with one private address among public ones is refused', async () => {
  const resolve = () =>
    Promise.resolve([
      { address: '8.8.8.8', family: 4 as const },
      { address: '127.0.0.1', family: 4 as const },
    ]);
  assert.equal(await pinAddress('two.example', false, resolve), undefined);
  assert.equal((await pinAddress('two.example', true, resolve))?.address, '8.8.8.8');
});

test('plain http, user names, other schemes and private hosts are refused with a reason', async () => {
  const refused: [string, RegExp][] = [
    ['http://example.org/', /is not an https address\. Use https/],
    ['file:///etc/passwd', /is not an https address\. Use https/],
    ['data:text/plain,x', /is not an https address\. Use https/],
    ['https://user:secret@example.org/', /user name/],
    ['https://127.0.0.1/', /private address/],
    ['https://[::ffff:10.0.0.1]/', /private address/],
    ['https://0x7f.1/', /private address/],
    ['https://2130706433/', /private address/],
    ['nonsense', /not a web address/],
  ];
  for (const [address, reason] of refused)
    await assert.rejects(safeFetch(address), reason, address);
});

test('the connection goes to the address that was checked', async () => {
  await serving(
    (request, response) => response.end(request.headers.host),
    async (origin) => {
      const port = new URL(origin).port;
      let asked = 0;
      const resolve = () => {
        asked++;
        return Promise.resolve([{ address: '127.0.0.1', family: 4 as const }]);
      };
      const { bytes } = await safeFetch(`http://jobs.invalid:${port}/`, {
        allowPrivate: true,
        resolve,
      });
      assert.equal(new TextDecoder().decode(bytes), `jobs.invalid:${port}`);
      assert.equal(asked, 1);
    },
  );
});

test('redirects are followed three times, and checked each time', async () => {
  await serving(
    (request, response) => {
      const left = Number(request.url?.slice(1));
      if (request.url === '/out') response.writeHead(302, { location: 'ftp://example.org/' }).end();
      else if (left > 0) response.writeHead(302, { location: `/${String(left - 1)}` }).end();
      else response.end('there');
    },
    async (origin) => {
      assert.equal((await safeFetch(`${origin}/3`, { allowPrivate: true })).url, `${origin}/0`);
      await assert.rejects(safeFetch(`${origin}/4`, { allowPrivate: true }), /more than 3 times/);
      await assert.rejects(safeFetch(`${origin}/out`, { allowPrivate: true }), /redirects to ftp/);
    },
  );
});

test('what unpacks to more than the cap is stopped', async () => {
  const bomb = gzipSync(Buffer.alloc(5_000_000));
  await serving(
    (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    async (origin) => {
      await assert.rejects(
        safeFetch(origin, { allowPrivate: true, maxBytes: 1_048_576 }),
        /more than 1 MB/,
      );
      assert.equal((await safeFetch(origin, { allowPrivate: true })).bytes.length, 5_000_000);
    },
  );
});

test('a server that never answers is left after the time limit', async () => {
  await serving(
    () => undefined,
    async (origin) => {
      await assert.rejects(safeFetch(origin, { allowPrivate: true, firstByte: 30 }), /no answer/);
      await assert.rejects(safeFetch(origin, { allowPrivate: true, whole: 30 }), /took too long/);
    },
  );
});

test('an unchanged source is asked for only once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'esca-cache-'));
  const cache = folderCache(folder);
  let sent = 0;
  try {
    await serving(
      (request, response) => {
        if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
        else {
          sent++;
          response.writeHead(200, { etag: '"1"' }).end('feed');
        }
      },
      async (origin) => {
        const first = await safeFetch(origin, { allowPrivate: true, cache });
        const second = await safeFetch(origin, { allowPrivate: true, cache });
        assert.deepEqual([first.cached, second.cached, sent], [false, true, 1]);
        assert.equal(new TextDecoder().decode(second.bytes), 'feed');
      },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
