import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, test } from 'node:test';
import {
  isFeedAddress,
  loadFeed,
  sharedPage,
  WAITS,
  type FeedError,
  type LoadedFeed,
} from '@esca/feed';
import { buildCourse, buildFeed, buildVacancy } from '../../helpers/build.js';

const servers: Server[] = [];
const asked: string[] = [];

/** A real server on this machine; gives its address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

afterEach(async () => {
  asked.length = 0;
  sharedPage().requests.clear();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const around = {
  fetch: (url: string, init: RequestInit) => fetch(url, init),
  now: () => 0,
  // The plan is the real one; only its pauses are shorter. A busy machine must not be taken for a silent server.
  waits: { ...WAITS, retries: [1, 1, 1] },
  random: () => 0.5,
  offline: () => false,
  hidden: () => false,
};
const load = (
  url: string,
  options: { signal?: AbortSignal; kinds?: ['course'] } = {},
): Promise<LoadedFeed> =>
  loadFeed(url, { signal: new AbortController().signal, around, ...options });
const feed = JSON.stringify(buildFeed({ courses: [buildCourse()] }));

/** The error that a load ends with. */
async function failure(promise: Promise<unknown>): Promise<FeedError> {
  return promise.then(
    () => assert.fail('it was loaded'),
    (error: unknown) => error as FeedError,
  );
}

test('a feed is loaded whatever type the server says it is, with or without a byte order mark', async () => {
  const url = await serve((_request, response) =>
    response.setHeader('content-type', 'text/html').end(`\ufeff${feed}`),
  );
  const { documents, partial } = await load(url);
  assert.deepEqual(
    documents.map(({ feed: { courses } }) => courses),
    [[buildCourse()]],
  );
  assert.equal(partial, false);
});

test('many who wait for one address share one request', async () => {
  const url = await serve((_request, response) => response.end(feed));
  await Promise.all(Array.from({ length: 50 }, () => load(url)));
  await load(url);
  assert.equal(asked.length, 1);
});

test('a copy that is too old is asked for again', async () => {
  const url = await serve((_request, response) => response.end(feed));
  await load(url);
  await loadFeed(url, {
    signal: new AbortController().signal,
    around: { ...around, now: () => 10_000 },
    maxAge: 5_000,
  });
  assert.equal(asked.length, 2);
});

for (const [status, tries] of [
  [404, 1],
  [410, 1],
  [403, 1],
  [408, 4],
  [429, 4],
  [500, 4],
  [503, 4],
] as const) {
  test(`status ${status} is asked ${tries === 1 ? 'once' : `${tries} times`} and named`, async () => {
    const url = await serve((_request, response) => response.writeHead(status).end('x'));
    const error = await failure(load(url));
    assert.deepEqual([error.code, error.status, error.url], ['status', status, url]);
    assert.equal(asked.length, tries);
  });
}

test('nobody looks: a failure is not tried again until somebody does', async () => {
  const url = await serve((_request, response) => response.writeHead(500).end());
  const hidden = { ...around, hidden: () => true };
  await failure(loadFeed(url, { signal: new AbortController().signal, around: hidden }));
  assert.equal(asked.length, 1);
});

test('a failure is forgotten, so that the next load is a real one', async () => {
  let good = false;
  const url = await serve((_request, response) =>
    good ? response.end(feed) : response.writeHead(404).end(),
  );
  await assert.rejects(load(url));
  good = true;
  assert.equal((await load(url)).documents.length, 1);
});

for (const [name, body, code] of [
  ['a log-in page', '<!doctype html><title>Sign in</title>', 'format'],
  ['a truncated feed', feed.slice(0, -10), 'format'],
  ['UTF-16', Buffer.from(feed, 'utf16le'), 'format'],
  ['an empty body', '', 'format'],
  [
    'a feed of another major version',
    JSON.stringify({ ...buildFeed(), schemaVersion: '2.0' }),
    'version',
  ],
  ['JSON that is no feed', '{"a":1}', 'format'],
  ['JSON nested without end', '['.repeat(200_000) + ']'.repeat(200_000), 'format'],
] as const) {
  test(`${name} is refused with the code ${code}, once`, async () => {
    const url = await serve((_request, response) => response.end(body));
    const error = await load(url).then(
      () => assert.fail('it was loaded'),
      (reason: unknown) => reason as FeedError,
    );
    assert.equal(error.code, code);
    assert.equal(asked.length, 1);
  });
}

test('a file beyond the limit is given up while it is read', async () => {
  const piece = Buffer.alloc(1 << 20, 32);
  const url = await serve((_request, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write(piece));
    };
    response.on('drain', more);
    more();
  });
  await assert.rejects(load(url), { code: 'too-large' });
});

test('a server that answers and then falls silent is given up on time', async () => {
  const url = await serve((_request, response) => response.write('{'));
  const waits = { ...around.waits, whole: 400 };
  const signal = new AbortController().signal;
  const error = await failure(loadFeed(url, { signal, around: { ...around, waits } }));
  assert.equal(error.code, 'timeout');
  assert.equal(asked.length, WAITS.retries.length + 1);
});

test('a server that says nothing is left at the limit of the first byte, not at that of the whole', async () => {
  const url = await serve(() => undefined);
  const waits = { ...WAITS, retries: [], firstByte: 50, whole: 60_000 };
  const began = performance.now();
  const signal = new AbortController().signal;
  const error = await failure(loadFeed(url, { signal, around: { ...around, waits } }));
  assert.equal(error.code, 'timeout');
  assert.ok(performance.now() - began < 30_000);
});

test('a body that breaks off is a network fault', async () => {
  const url = await serve((request, response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('{', () => request.socket.destroy());
  });
  assert.equal((await failure(load(url))).code, 'network');
  assert.equal(asked.length, 4);
});

test('the request ends when the last one who waits has left, and not before', async () => {
  let closed = 0;
  let begun: (() => void) | undefined;
  const started = new Promise<void>((resolve) => (begun = resolve));
  const gone = new Promise<void>((resolve) => {
    void serve((request) => {
      begun?.();
      request.on('close', () => {
        closed++;
        resolve();
      });
    }).then((url) => (address = url));
  });
  let address = '';
  while (!address) await new Promise((resolve) => setImmediate(resolve));
  const first = new AbortController();
  const second = new AbortController();
  const loads = [load(address, { signal: first.signal }), load(address, { signal: second.signal })];
  const outcomes = Promise.allSettled(loads);
  await started;
  first.abort();
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(closed, 0);
  second.abort();
  await gone;
  assert.ok((await outcomes).every(({ status }) => status === 'rejected'));
});

test('pages follow each other, and a circle of pages ends', async () => {
  const url = await serve((request, response) => {
    const page = request.url === '/' ? 1 : 2;
    const next = page === 1 ? 'page2.json' : './';
    response.end(JSON.stringify(buildFeed({ next, courses: [buildCourse({ id: `c${page}` })] })));
  });
  const { documents } = await load(url);
  assert.deepEqual(
    documents.flatMap(({ feed: { courses } }) => courses?.map(({ id }) => id)),
    ['c1', 'c2'],
  );
  assert.equal(asked.length, 2);
});

test('only the parts that are wanted are fetched, and a part that fails makes the list partial', async () => {
  const url = await serve((request, response) => {
    if (request.url === '/') {
      const parts = [
        { href: 'courses.json', kinds: ['course'] },
        { href: 'gone.json', kinds: ['course'] },
        { href: 'vacancies.json', kinds: ['vacancy'] },
        { href: 'search.bin', kinds: ['course'], use: 'search' },
      ];
      response.end(JSON.stringify({ ...buildFeed(), parts }));
    } else if (request.url === '/courses.json') response.end(feed);
    else if (request.url === '/vacancies.json')
      response.end(JSON.stringify(buildFeed({ vacancies: [buildVacancy()] })));
    else response.writeHead(404).end();
  });
  const { documents, partial, problems } = await load(url, { kinds: ['course'] });
  // A part of the same publisher is read as if it stood in the index.
  assert.equal(documents.length, 1);
  assert.equal(documents[0]!.feed.courses?.length, 1);
  assert.equal(partial, true);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['V123'],
  );
  assert.deepEqual(asked.sort(), ['/', '/courses.json', '/gone.json']);
});

test('of a large catalogue the cards are read, and neither its search index nor its details', async () => {
  const url = await serve((request, response) => {
    if (request.url !== '/') {
      response.end(feed);
      return;
    }
    const parts = [
      { href: 'cards.json', kinds: ['course'], use: 'cards' },
      { href: 'search.bin', kinds: ['course'], use: 'search' },
      { href: 'details.json', kinds: ['course'], use: 'details' },
    ];
    response.end(JSON.stringify({ ...buildFeed(), parts }));
  });
  const { documents } = await load(url);
  assert.deepEqual(
    documents.flatMap(({ feed: { courses = [] } }) => courses.map(({ id }) => id)),
    ['mca-foundation'],
  );
  assert.deepEqual(asked.sort(), ['/', '/cards.json']);
});

test('more than half of ten records or more make a list partial', async () => {
  const records = (bad: number): unknown[] =>
    Array.from({ length: 10 }, (_, index) =>
      index < bad ? { id: index } : buildCourse({ id: `c${index}` }),
    );
  let bad = 5;
  const url = await serve((_request, response) =>
    response.end(JSON.stringify({ ...buildFeed(), courses: records(bad) })),
  );
  assert.equal((await load(url)).partial, false);
  sharedPage().requests.clear();
  bad = 6;
  assert.equal((await load(url)).partial, true);
});

for (const [url, page, may] of [
  ['https://a.example/feed.json', 'https:', true],
  ['http://a.example/feed.json', 'https:', false],
  ['http://a.example/feed.json', 'http:', true],
  ['http://localhost:8080/feed.json', 'https:', true],
  ['http://127.0.0.1/feed.json', 'https:', true],
  ['http://localhost.evil.example/', 'https:', false],
  ['https://user@a.example/', 'https:', false],
  ['file:///etc/passwd', 'http:', false],
  ['data:application/json,{}', 'http:', false],
  ['not an address', 'http:', false],
] as const) {
  test(`from a page on ${page} a feed ${may ? 'may' : 'may not'} be read at ${url}`, () => {
    assert.equal(isFeedAddress(url, page), may);
  });
}
