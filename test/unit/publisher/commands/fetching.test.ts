import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { after, before, test } from 'node:test';
import type { Feed } from '@esca/feed';
import { main } from '../../../../packages/publisher/src/cli.js';
import { now, sample } from '../site/sample-feed.js';

/* The commands against a real server on this machine, through the real network code. */

const root = mkdtempSync(join(tmpdir(), 'esca-fetching-'));
const asked: string[] = [];
let server: Server;
let origin = '';
/** True while the server fails for what it gave before. */
let down = false;

function answer({ method, url = '' }: IncomingMessage, response: ServerResponse): void {
  asked.push(`${method ?? ''} ${url}`);
  if (url === '/feed.json') response.end(JSON.stringify(sample));
  else if (url === '/moved') response.writeHead(301, { Location: '/feed.json' }).end();
  else if (url === '/elsewhere') response.writeHead(302, { Location: 'file:///etc/passwd' }).end();
  else if (url === '/no-head') response.writeHead(method === 'HEAD' ? 405 : 200).end('there');
  else if (url === '/flaky.json' && !down) response.end(JSON.stringify(sample));
  else if (url.startsWith('/rpde') && !(down && url !== '/rpde')) response.end(rpdePage(url));
  else if (url === '/news') response.end(newsPage('One', { next_url: '/news?page=2' }));
  else if (url === '/news?page=2')
    response.end(newsPage('Two', { next_url: 'http://127.0.0.1:1/elsewhere' }));
  else response.writeHead(404).end();
}

/** Two pages with a session each, then the empty page on which such a feed ends. */
function rpdePage(url: string): string {
  const page = Number(new URL(url, 'http://localhost').searchParams.get('after') ?? 0);
  const data = {
    '@type': 'Event',
    '@id': `https://example.org/events/${String(page)}`,
    name: `Event ${String(page)}`,
    startDate: '2027-01-14T09:30:00Z',
    eventAttendanceMode: 'online',
  };
  const items = page > 1 ? [] : [{ id: page, state: 'updated', kind: 'Event', data }];
  return JSON.stringify({
    next: `/rpde?after=${String(Math.min(2, page + 1))}`,
    license: 'https://example.org/licence',
    items,
  });
}

function newsPage(title: string, more: object): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'News',
    items: [{ id: title, title, content_text: 'Text', date_published: '2026-11-10T09:00:00Z' }],
    ...more,
  });
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

const readOut = (name: string): Feed => JSON.parse(readFileSync(join(root, name), 'utf8')) as Feed;

test('pages of an OpenActive feed are followed to the empty one, without a problem', async () => {
  asked.length = 0;
  const run = await esca(
    'import',
    `${origin}/rpde`,
    '--out',
    'rpde.json',
    '--allow-private',
    '--publisher',
    'a=A',
  );
  assert.equal(run.code, 0, run.err);
  assert.deepEqual(asked, ['GET /rpde', 'GET /rpde?after=1', 'GET /rpde?after=2']);
  assert.deepEqual(
    readOut('rpde.json').courses?.map(({ title }) => title),
    ['Event 0', 'Event 1'],
  );
  assert.doesNotMatch(run.err, /I873/);
});

test('pages of a JSON Feed are followed on their own host and on no other', async () => {
  asked.length = 0;
  const run = await esca(
    'import',
    `${origin}/news`,
    '--out',
    'news.json',
    '--allow-private',
    '--publisher',
    'a=A',
  );
  assert.deepEqual(asked, ['GET /news', 'GET /news?page=2']);
  assert.equal(JSON.stringify(readOut('news.json')).match(/"title":"(One|Two)"/g)?.length, 2);
  assert.match(run.err, /I873/);
});

test('one address that cannot be read stops no other and takes nothing away; a copy of it is used where there is one', async () => {
  const of = (...sources: string[]): string[] => [
    'import',
    ...sources,
    '--allow-private',
    '--publisher',
    'a=A',
  ];
  const first = await esca(...of(`${origin}/rpde`, `${origin}/news`, '--out', 'both.json'));
  assert.equal(first.code, 0, first.err);
  const before = readOut('both.json');
  assert.ok(existsSync(join(root, '.esca-cache')));
  down = true;
  try {
    const copied = await esca(...of(`${origin}/rpde`, `${origin}/news`, '--out', 'both.json'));
    assert.equal(copied.code, 1);
    assert.match(copied.err, /rpde?.*2026-11-18 is used/s);
    assert.deepEqual(readOut('both.json'), before);

    rmSync(join(root, '.esca-cache'), { recursive: true });
    const without = await esca(
      ...of(`${origin}/none`, `${origin}/news`, '--out', 'both.json', '--accept-fewer'),
    );
    assert.equal(without.code, 1);
    assert.match(without.err, /none answered 404.*The others are imported without it/s);
    assert.equal(readOut('both.json').removed, undefined);

    const nothing = await esca(...of(`${origin}/none`, `${origin}/none2`, '--out', 'nothing.json'));
    assert.equal(nothing.code, 2);
    assert.equal(existsSync(join(root, 'nothing.json')), false);
  } finally {
    down = false;
  }
});
