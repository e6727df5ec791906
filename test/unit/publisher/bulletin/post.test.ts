import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import {
  POST_PAUSE,
  postMessages,
  refusedWebhook,
} from '../../../../packages/publisher/src/bulletin/post.js';
import { teamsCards, teamsMessage } from '../../../../packages/publisher/src/bulletin/teams.js';
import { feedWith, mixed, outgoing } from './sample-issue.js';

interface Seen {
  method: string | undefined;
  type: string | undefined;
  body: string;
}

/** Runs a test against a webhook on this machine that remembers what it was sent. */
async function serving(
  answer: (count: number, response: ServerResponse) => void,
  run: (address: string, seen: Seen[]) => Promise<void>,
): Promise<void> {
  const seen: Seen[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = '';
    for await (const part of request as AsyncIterable<Buffer>) body += part.toString();
    seen.push({ method: request.method, type: request.headers['content-type'], body });
    answer(seen.length, response);
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    await run(`http://127.0.0.1:${String(port)}/hook?sig=SECRET`, seen);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const messages = async (): Promise<ReturnType<typeof teamsMessage>[]> => {
  const [card] = teamsCards(await outgoing(feedWith(mixed)));
  assert.ok(card !== undefined);
  return [card, card, card].map(teamsMessage);
};

test('messages are posted whole, one after the other, at most four a second', async () => {
  const waits: number[] = [];
  const sent = await messages();
  await serving(
    (_, response) => response.writeHead(202).end(),
    async (address, seen) => {
      const posted = await postMessages(address, sent, {
        allowPrivate: true,
        wait: (time) => {
          waits.push(time);
          return Promise.resolve();
        },
      });
      assert.deepEqual(posted, { done: 3 });
      assert.deepEqual(
        seen,
        sent.map((message) => ({
          method: 'POST',
          type: 'application/json',
          body: JSON.stringify(message),
        })),
      );
    },
  );
  assert.deepEqual(waits, [POST_PAUSE, POST_PAUSE]);
  assert.ok(1000 / POST_PAUSE <= 4);
});

test('posting stops at the first message that is not taken, and no word of the secret is said', async () => {
  await serving(
    (count, response) =>
      response.writeHead(count === 1 ? 200 : 429, { 'retry-after': '10' }).end('no'),
    async (address, seen) => {
      const posted = await postMessages(address, await messages(), {
        allowPrivate: true,
        wait: () => Promise.resolve(),
      });
      assert.equal(posted.done, 1);
      assert.match(posted.failed ?? '', /come back later \(429\), after 10/);
      assert.ok(!posted.failed?.includes('SECRET'));
      assert.equal(seen.length, 2);
    },
  );
});

test('a webhook that redirects, refuses or cannot be reached is told by its fault', async () => {
  const answers: [number, RegExp][] = [
    [307, /redirects/],
    [400, /answered 400/],
    [500, /answered 500/],
  ];
  for (const [status, reason] of answers)
    await serving(
      (_, response) => response.writeHead(status, { location: '/elsewhere' }).end(),
      async (address, seen) => {
        const posted = await postMessages(address, await messages(), { allowPrivate: true });
        assert.equal(posted.done, 0);
        assert.match(posted.failed ?? '', reason);
        assert.equal(seen.length, 1);
      },
    );
  const nobody = await postMessages('http://127.0.0.1:1/hook?sig=SECRET', await messages(), {
    allowPrivate: true,
  });
  assert.match(nobody.failed ?? '', /^cannot be reached/);
  assert.ok(!nobody.failed?.includes('SECRET'));
});

test('messages go over https, or to this machine when that is allowed', () => {
  for (const address of ['https://prod.example.org/workflows/x?sig=1'])
    assert.equal(refusedWebhook(address, false), undefined);
  for (const address of [
    'http://127.0.0.1:8000/',
    'http://localhost:8000/',
    'http://[::1]:8000/',
  ]) {
    assert.match(refusedWebhook(address, false) ?? '', /--allow-private/);
    assert.equal(refusedWebhook(address, true), undefined);
  }
  for (const address of [
    'http://example.org/',
    'http://10.0.0.1/',
    'http://127.0.0.1.example.org/',
    'file:///etc/passwd',
    'https://user:word@example.org/',
    'nonsense',
  ])
    assert.notEqual(refusedWebhook(address, true), undefined, address);
});
