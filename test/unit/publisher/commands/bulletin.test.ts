import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { after, test } from 'node:test';
import { main } from '../../../../packages/publisher/src/cli.js';
import { feedWith, mixed, now } from '../bulletin/sample-issue.js';

const root = mkdtempSync(join(tmpdir(), 'esca-bulletin-'));
after(() => {
  rmSync(root, { recursive: true, force: true });
});

interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Runs `esca bulletin` with these words; addresses are answered from `web`. */
async function bulletin(args: string[], web: Record<string, string> = {}): Promise<Ran> {
  const texts = { out: '', err: '' };
  const into = (key: 'out' | 'err'): Writable =>
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        texts[key] += chunk.toString();
        done();
      },
    });
  const code = await main(['bulletin', ...args], {
    stdout: into('out'),
    stderr: into('err'),
    cwd: root,
    now,
    fetch: (input) => {
      const text = web[String(input instanceof Request ? input.url : input)];
      return Promise.resolve(new Response(text ?? '', { status: text === undefined ? 404 : 200 }));
    },
  });
  return { code, ...texts };
}

const feed = feedWith(mixed);
const [issue] = feed.bulletins ?? [];
assert.ok(issue !== undefined);
const issues = [
  issue,
  { ...issue, id: 'draft', draft: true },
  { ...issue, id: 'later', issued: '2026-12-01' },
  {
    ...issue,
    id: 'inner',
    issued: '2026-11-02',
    items: [
      { id: 'a', title: 'For all' },
      { id: 'b', title: 'SECRET-ITEM', visibility: 'staff' as const },
    ],
  },
];
writeFileSync(join(root, 'feed.json'), JSON.stringify({ ...feed, bulletins: issues }));
mkdirSync(join(root, 'site/feed'), { recursive: true });
writeFileSync(join(root, 'site/feed/feed.json'), JSON.stringify(feed));
const record = JSON.stringify({
  generator: 'esca',
  baseUrl: 'https://learn.example.org/',
  languages: ['en', 'cy'],
});
writeFileSync(join(root, 'site/site.json'), record);

test('every form is written to standard output', async () => {
  const begins: [string, RegExp][] = [
    ['email', /^<!DOCTYPE html>/],
    ['eml', /^From: /],
    ['text', /^The week’s news\n=/],
    ['markdown', /^# The week’s news\n/],
    [
      'teams',
      /^\{"type":"message","attachments":\[\{"contentType":"application\/vnd.microsoft.card.adaptive"/,
    ],
  ];
  for (const [form, begin] of begins) {
    const { code, err, out } = await bulletin(['feed.json', '--as', form]);
    assert.equal(code, 0, err);
    assert.match(out, begin);
    assert.equal(err, '');
  }
});

test('links lead to the site that the feed lies in, on disk and on the web', async () => {
  const local = await bulletin(['site/feed/feed.json', '--as', 'text', '--lang', 'cy']);
  assert.match(local.out, /https:\/\/learn\.example\.org\/cy\/c\/mca\/#s1/);
  const web = {
    'https://learn.example.org/feed/feed.json': JSON.stringify(feed),
    'https://learn.example.org/site.json': record,
  };
  const remote = await bulletin(['https://learn.example.org/feed/feed.json', '--as', 'text'], web);
  assert.match(remote.out, /https:\/\/learn\.example\.org\/c\/mca\/#s1/);
  const alone = await bulletin(['feed.json', '--as', 'text']);
  assert.ok(!alone.out.includes('learn.example.org'));
  const named = await bulletin(['feed.json', '--as', 'text', '--base-url', 'https://x.example/y']);
  assert.match(named.out, /https:\/\/x\.example\/y\/v\/job\//);
});

test('what is not for the audience is not in the message', async () => {
  const open = await bulletin(['feed.json', '--as', 'text', '--issue', 'inner']);
  assert.match(open.out, /For all/);
  assert.ok(!open.out.includes('SECRET'));
  const staff = await bulletin(['feed.json', '--as', 'text', '--issue', 'inner', '--for', 'staff']);
  assert.match(staff.out, /SECRET-ITEM/);
});

test('drafts and issues to come are for staff, with a note, and are not posted', async () => {
  for (const id of ['draft', 'later']) {
    const open = await bulletin(['feed.json', '--as', 'text', '--issue', id]);
    assert.equal(open.code, 2);
    assert.match(open.err, /--for staff/);
    assert.equal(open.out, '');
    const staff = await bulletin(['feed.json', '--as', 'text', '--issue', id, '--for', 'staff']);
    assert.equal(staff.code, 0);
    assert.match(staff.err, /Note: .*(draft|come out)/);
    const address = 'https://hook.example.org/?sig=SECRET';
    const posted = await bulletin([
      'feed.json',
      '--issue',
      id,
      '--for',
      'staff',
      '--post',
      address,
    ]);
    assert.equal(posted.code, 2);
    assert.match(posted.err, /not posted/);
  }
});

test('wrong usage ends with 2, a hint, and nothing on standard output', async () => {
  const wrong: [string[], RegExp][] = [
    [[], /Name one feed/],
    [['feed.json'], /--as email, text/],
    [['feed.json', '--as', 'pdf'], /not "pdf"/],
    [['feed.json', '--as', 'text', '--lang', 'fr'], /en or cy/],
    [['feed.json', '--as', 'text', '--for', 'me'], /public, partners or staff/],
    [['feed.json', '--as', 'text', '--issue', 'b9'], /no issue "b9".*b1, inner/],
    [['feed.json', '--as', 'text', '--dry-run'], /goes with --post/],
    [['feed.json', '--as', 'text', '--base-url', 'javascript:1'], /web address/],
    [['feed.json', '--as', 'email', '--post', 'https://a.example/'], /Only Teams cards/],
    [['feed.json', '--post', 'http://a.example/?sig=SECRET'], /https only/],
    [['missing.json', '--as', 'text'], /nothing at .*missing\.json/],
  ];
  for (const [args, reason] of wrong) {
    const { code, err, out } = await bulletin(args);
    assert.equal(code, 2, args.join(' '));
    assert.match(err, reason);
    assert.equal(out, '');
    assert.ok(!err.includes('SECRET'));
  }
});

test('a feed with errors is written and ends with 1', async () => {
  writeFileSync(
    join(root, 'bad.json'),
    JSON.stringify({ ...feed, courses: [...(feed.courses ?? []), { id: 'Bad Id', title: 'x' }] }),
  );
  const { code, err, out } = await bulletin(['bad.json', '--as', 'text']);
  assert.equal(code, 1);
  assert.match(err, /bad\.json: V\d+/);
  assert.match(out, /The week’s news/);
});

test('a dry run prints what would be posted and posts nothing', async () => {
  const { code, err, out } = await bulletin([
    'feed.json',
    '--post',
    'https://hook.invalid/path?sig=SECRET',
    '--dry-run',
  ]);
  assert.equal(code, 0);
  assert.equal((JSON.parse(out) as { type: string }).type, 'message');
  assert.match(err, /1 card would be posted to https:\/\/hook\.invalid\/…/);
  assert.ok(!err.includes('SECRET'));
});

test('posting sends the same message that a dry run prints, and its fault ends with 2', async () => {
  const bodies: string[] = [];
  let status = 202;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      bodies.push(body);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const args = ['feed.json', '--post', `http://127.0.0.1:${String(port)}/?sig=SECRET`];
    assert.match((await bulletin(args)).err, /--allow-private/);
    const dry = await bulletin([...args, '--allow-private', '--dry-run']);
    assert.equal(bodies.length, 0);
    const sent = await bulletin([...args, '--allow-private']);
    assert.equal(sent.code, 0, sent.err);
    assert.equal(sent.out, '');
    assert.match(sent.err, /1 card posted/);
    assert.deepEqual(bodies, [dry.out.trim()]);
    status = 403;
    const refused = await bulletin([...args, '--allow-private']);
    assert.equal(refused.code, 2);
    assert.match(refused.err, /0 of 1 card posted .* answered 403/);
    assert.ok(!refused.err.includes('SECRET'));
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
