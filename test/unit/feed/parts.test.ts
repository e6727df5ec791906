import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, it } from 'node:test';
import { bucketOf, loadFeed, sharedPage, WAITS, type Feed, type FeedParts } from '@esca/feed';
import { buildCourse, buildFeed, buildVacancy } from '../../helpers/build.js';

const COUNT = 100;
const BUCKETS = 4;
const { signal } = new AbortController();
const around = {
  fetch: (url: string, init: RequestInit) => fetch(url, init),
  now: () => 0,
  waits: { ...WAITS, retries: [] },
  random: () => 0.5,
  offline: () => false,
  hidden: () => false,
};

const servers: Server[] = [];
let asked: string[] = [];
let atOnce = 0;
let most = 0;
afterEach(async () => {
  sharedPage().requests.clear();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const ids = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, i) => `c${from + i}`);
const courses = (list: readonly string[]): Feed =>
  buildFeed({ courses: list.map((id) => buildCourse({ id, title: `Course ${id}` })) });

/** The files of a catalogue of 100 courses: 10 in the first file, then in fives. */
function filesOf(): Map<string, string> {
  const files = new Map<string, string>();
  const put = (path: string, content: unknown): void =>
    void files.set(path, JSON.stringify(content));
  const part = (href: string, use: string, count: number): object => ({
    href,
    use,
    count,
    kinds: ['course'],
  });
  const later = Array.from({ length: 18 }, (_, i) => 10 + i * 5);
  put('/p/first.json', courses(ids(0, 10)));
  for (const from of later) put(`/p/from-${from}.json`, courses(ids(from, from + 5)));
  put('/p/list.json', {
    ...buildFeed(),
    parts: later.map((from) => part(`from-${from}.json`, 'cards', 5)),
  });
  const details = Array.from({ length: BUCKETS }, (_, bucket) => {
    const held = ids(0, COUNT).filter((id) => bucketOf(id, BUCKETS) === bucket);
    const feed = courses(held);
    for (const course of feed.courses!) course.description = `All about ${course.id}`;
    put(`/p/details-${bucket}.json`, feed);
    return part(`details-${bucket}.json`, 'details', held.length);
  });
  put('/p/details.json', { ...buildFeed(), parts: details });
  put('/p/records.json', buildFeed({ vacancies: [buildVacancy()] }));
  files.set('/p/table.bin', '12345678');
  put('/', {
    ...buildFeed(),
    parts: [
      part('p/first.json', 'cards', 10),
      part('p/list.json', 'cards', 90),
      part('p/table.bin', 'facets', COUNT),
      part('p/details.json', 'details', COUNT),
      { href: 'p/records.json', kinds: ['vacancy'], use: 'records' },
    ],
  });
  return files;
}

async function serve(files: Map<string, string>): Promise<string> {
  asked = [];
  most = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    most = Math.max(most, ++atOnce);
    setImmediate(() => {
      atOnce--;
      const body = files.get(path);
      response.writeHead(body === undefined ? 404 : 200).end(body);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** Opens the catalogue for a widget that a part will do for. */
async function open(files = filesOf()): Promise<{ parts: FeedParts; there: () => string[] }> {
  const { parts } = await loadFeed(await serve(files), { signal, around, partly: true });
  assert.ok(parts);
  const there = (): string[] =>
    parts.documents.flatMap(({ feed }) => (feed.courses ?? []).map(({ id }) => id));
  return { parts, there };
}

describe('a catalogue in parts', () => {
  it('is opened with the index and the first cards, which know their places', async () => {
    const { parts, there } = await open();
    assert.deepEqual(asked, ['/', '/p/first.json']);
    assert.equal(parts.count, COUNT);
    assert.equal(parts.whole, false);
    assert.deepEqual(there(), ids(0, 10));
    const { feed } = parts.documents[0]!;
    assert.deepEqual(
      feed.courses!.map((course) => parts.position(course)),
      [...Array(10).keys()],
    );
  });

  it('fetches the files of the cards that are wanted, each once', async () => {
    const { parts, there } = await open();
    assert.equal(await parts.loadCards([12, 13, 99, 3], signal), true);
    assert.deepEqual(asked.slice(2), ['/p/list.json', '/p/from-10.json', '/p/from-95.json']);
    assert.deepEqual(there(), [...ids(0, 10), ...ids(10, 15), ...ids(95, 100)]);
    assert.equal(await parts.loadCards([14], signal), true);
    assert.equal(asked.length, 5);
    const places = parts.documents[0]!.feed.courses!.map((course) => parts.position(course));
    assert.deepEqual(places.slice(-5), [95, 96, 97, 98, 99]);
  });

  it('says when cards cannot be had, keeps the others, and asks again the next time', async () => {
    const files = filesOf();
    const lost = files.get('/p/from-20.json')!;
    files.delete('/p/from-20.json');
    const { parts, there } = await open(files);
    assert.equal(await parts.loadCards([10, 20], signal), false);
    assert.deepEqual(there(), ids(0, 15));
    assert.deepEqual(
      parts.problems.map(({ code }) => code),
      ['V123'],
    );
    files.set('/p/from-20.json', lost);
    assert.equal(await parts.loadCards([20], signal), true);
    assert.deepEqual(there(), [...ids(0, 15), ...ids(20, 25)]);
  });

  it('does not trust the places of a file that holds another number of cards', async () => {
    const files = filesOf();
    files.set('/p/from-10.json', JSON.stringify(courses(ids(10, 14))));
    const { parts } = await open(files);
    assert.equal(await parts.loadCards([10], signal), false);
    const held = parts.documents[0]!.feed.courses!.find(({ id }) => id === 'c11')!;
    assert.equal(parts.position(held), undefined);
  });

  it('puts the whole of a course in the place of its card', async () => {
    const { parts, there } = await open();
    assert.equal(await parts.loadCourse('c4', signal), true);
    assert.deepEqual(there(), ids(0, 10));
    const whole = parts.documents[0]!.feed.courses![4]!;
    assert.equal(whole.description, 'All about c4');
    assert.equal(parts.position(whole), 4);
    assert.equal(await parts.loadCourse('c77', signal), true);
    assert.deepEqual(there(), [...ids(0, 10), 'c77']);
    assert.equal(await parts.loadCourse('nobody', signal), false);
  });

  it('fetches other records when they are asked for', async () => {
    const { parts } = await open();
    assert.equal(await parts.loadRecords(signal), true);
    assert.equal(parts.documents[0]!.feed.vacancies?.length, 1);
    assert.equal(await parts.loadRecords(signal), true);
    assert.equal(asked.filter((path) => path === '/p/records.json').length, 1);
  });

  it('gives the bytes of a file, and a failure where there is none', async () => {
    const { parts } = await open();
    assert.equal((await parts.loadBytes('facets', signal)).byteLength, 8);
    assert.equal(parts.has('search'), false);
    await assert.rejects(parts.loadBytes('search', signal), { code: 'format' });
  });

  it('is loaded whole for everybody else, in its order, eight files at a time', async () => {
    const { documents, parts, partial } = await loadFeed(await serve(filesOf()), {
      signal,
      around,
    });
    assert.equal(partial, false);
    assert.equal(parts?.whole, true);
    assert.equal(documents.length, 1);
    const { feed } = documents[0]!;
    assert.deepEqual(
      feed.courses!.map(({ id }) => id),
      ids(0, COUNT),
    );
    assert.equal(feed.vacancies?.length, 1);
    assert.ok(most <= 9, `${most} at once`);
    assert.ok(!asked.some((path) => path.includes('details') || path.endsWith('.bin')));
  });

  it('is loaded whole when it has no table, whoever asks', async () => {
    const files = filesOf();
    const index = JSON.parse(files.get('/')!) as Feed;
    index.parts = index.parts!.filter(({ use }) => use !== 'facets');
    files.set('/', JSON.stringify(index));
    const { parts, there } = await open(files);
    assert.equal(parts.whole, true);
    assert.deepEqual(there(), ids(0, COUNT));
  });

  it('that a widget no longer waits for is an end like any other', async () => {
    const { parts } = await open();
    const controller = new AbortController();
    const cards = parts.loadCards([50], controller.signal);
    controller.abort();
    await assert.rejects(cards, { name: 'AbortError' });
    assert.equal(await parts.loadCards([50], signal), true);
  });
});
