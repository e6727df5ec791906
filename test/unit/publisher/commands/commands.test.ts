import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { after, test } from 'node:test';
import type { Feed } from '@esca/feed';
import { parseFeed } from '@esca/feed';
import { main } from '../../../../packages/publisher/src/cli.js';
import { shiftSamples } from '../../../../packages/publisher/src/site/shift.js';
import { now, sample } from '../site/sample-feed.js';

const root = mkdtempSync(join(tmpdir(), 'esca-commands-'));
after(() => {
  rmSync(root, { recursive: true, force: true });
});

interface Ran {
  code: number;
  out: string;
  err: string;
}
async function esca(
  args: string[],
  answers: Record<string, string | number> = {},
  at = now,
): Promise<Ran> {
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
    now: at,
    fetch: (input) => {
      const answer = answers[String(input instanceof Request ? input.url : input)];
      if (answer === undefined) return Promise.reject(new TypeError('fetch failed'));
      return Promise.resolve(
        typeof answer === 'number' ? new Response('', { status: answer }) : new Response(answer),
      );
    },
  });
  return { code, ...texts };
}
const put = (name: string, value: unknown): string => {
  writeFileSync(join(root, name), typeof value === 'string' ? value : JSON.stringify(value));
  return name;
};
const partner: Feed = {
  ...sample,
  publisher: { id: 'partner', name: 'Partner' },
  organisations: [],
  courses: [
    { id: 'a', title: 'A', leadsTo: ['essex:pathway/sw#bia'] },
    { id: 'b', title: 'B' },
    { id: 'c', title: 'C', identifiers: [{ scheme: 'academy', value: 'A1' }] },
  ],
  pathways: [],
  vacancies: [],
  bulletins: [],
};

test('help, version and wrong usage have their exit codes and hints', async () => {
  assert.equal((await esca(['--help'])).code, 0);
  assert.match((await esca(['--version'])).out, /^\d+\.\d+\.\d+\n$/);
  assert.equal((await esca([])).code, 2);
  const typo = await esca(['biuld']);
  assert.equal(typo.code, 2);
  assert.match(typo.err, /Did you mean "build"\?/);
  for (const command of ['init', 'check', 'merge', 'build', 'diff', 'serve']) {
    const help = await esca(['help', command]);
    assert.equal(help.code, 0);
    assert.match(help.out, /Examples?:/);
  }
  const option = await esca(['check', '--nonsense']);
  assert.equal(option.code, 2);
  assert.ok(!/\bat .*\.ts/.test(option.err), 'no stack trace');
  assert.equal((await esca(['check', 'missing.json'])).code, 2);
  assert.equal((await esca(['check', put('text.json', 'not json'), '--format', 'pdf'])).code, 2);
});

test('check says 0 for a good feed and 1 for errors, in every format', async () => {
  const good = put('good.json', partner);
  assert.equal(
    (await esca(['check', good, put('essex.json', sample)])).code,
    1,
    'the sample has a script for a link',
  );
  const bad = put('bad.json', {
    ...partner,
    courses: [{ id: 'x' }, { id: 'y', title: 'evil \u001b[2Jtitle', titel: 1 }],
  });
  const text = await esca(['check', bad]);
  assert.equal(text.code, 1);
  assert.match(text.out, /error V102 {2}\/courses\/0\/title/);

  assert.ok(!(text.out + text.err).includes(''));
  const json = JSON.parse((await esca(['check', bad, '--format', 'json'])).out) as {
    counts: { error: number };
  };
  assert.equal(json.counts.error, 2, JSON.stringify(json));
  assert.match((await esca(['check', bad, '--format', 'html'])).out, /^<!doctype html>/);
});

test('links are asked once each, and dead ones are told', async () => {
  const feed = put('links.json', {
    ...partner,
    courses: [
      { id: 'a', title: 'A', url: 'https://dead.example/' },
      { id: 'b', title: 'B', url: 'https://dead.example/' },
      { id: 'c', title: 'C', url: 'https://127.0.0.1/' },
    ],
    vacancies: undefined,
  });
  const { out } = await esca(['check', feed, '--links'], { 'https://dead.example/': 404 });
  assert.equal(out.match(/R215/g)?.length, 1);
  assert.match(out, /R216[\s\S]*127\.0\.0\.1/);
});

test('merge keeps whole records with their source, and both names of one thing', async () => {
  const { code, err } = await esca([
    'merge',
    put('one.json', { ...sample, organisations: [] }),
    put('two.json', partner),
    '--out',
    'merged.json',
  ]);
  assert.equal(code, 0, err);
  const parsed = parseFeed(JSON.parse(readFileSync(join(root, 'merged.json'), 'utf8')));
  assert.deepEqual(parsed.problems, []);
  const { courses = [], sources = [] } = parsed.feed ?? ({} as Feed);
  assert.deepEqual(
    sources.map(({ id }) => id),
    ['essex', 'partner'],
  );
  assert.deepEqual(
    courses.filter(({ source }) => source === 'partner').map(({ id }) => id),
    ['a', 'b', 'c'],
  );
  const time = statSync(join(root, 'merged.json')).mtimeMs;
  await esca(['merge', 'one.json', 'two.json', '--out', 'merged.json']);
  assert.equal(
    statSync(join(root, 'merged.json')).mtimeMs,
    time,
    'an unchanged feed is not written again',
  );
});

test('a source that fails keeps its last good records until they expire, and is named', async () => {
  const url = 'https://partner.example/feed.json';
  const args = [
    'merge',
    put('own.json', { ...sample, organisations: [] }),
    url,
    '--out',
    'kept.json',
  ];
  assert.equal((await esca(args, { [url]: JSON.stringify(partner) })).code, 0);
  const courses = (): number =>
    (JSON.parse(readFileSync(join(root, 'kept.json'), 'utf8')) as Feed).courses?.length ?? 0;
  assert.equal(courses(), 7);
  const failed = await esca(args, { [url]: 503 });
  assert.equal(failed.code, 1);
  assert.match(failed.err, /partner\.example.*503.*kept/s);
  assert.equal(courses(), 7);
  const cut = await esca(args, {
    [url]: JSON.stringify({ ...partner, courses: [{ id: 'a', title: 'A' }] }),
  });
  assert.equal(cut.code, 1);
  assert.match(cut.err, /cut short/);
  assert.equal(courses(), 7);
  await esca(args, { [url]: 503 }, now + 30 * 86_400_000);
  assert.equal(courses(), 4);
  const none = await esca(['merge', url, '--out', 'none.json']);
  assert.equal(none.code, 2);
  assert.equal(existsSync(join(root, 'none.json')), false);
});

test('addresses must be https and public unless the person says otherwise', async () => {
  for (const address of [
    'http://partner.example/feed.json',
    'https://127.0.0.1/feed.json',
    'https://[::1]/feed.json',
    'https://localhost/feed.json',
  ]) {
    const ran = await esca(['merge', address, '--out', 'x.json'], {
      [address]: JSON.stringify(partner),
    });
    assert.equal(ran.code, 2, address);
  }
});

test('merge takes bare texts of another language as what they are', async () => {
  const welsh = {
    ...partner,
    publisher: { id: 'cymru', name: 'Cymru' },
    language: 'cy',
    courses: [{ id: 'x', title: 'Cwrs' }],
    taxonomies: [],
  };
  await esca(['merge', 'own.json', put('welsh.json', welsh), '--out', 'both.json']);
  const { courses } = JSON.parse(readFileSync(join(root, 'both.json'), 'utf8')) as Feed;
  assert.deepEqual(courses?.find(({ id }) => id === 'x')?.title, { cy: 'Cwrs' });
});

test('diff says what came, went and changed', async () => {
  const changed = {
    ...partner,
    courses: [
      { id: 'a', title: 'A2', sessions: [{ id: 's', mode: 'online', start: '2027-01-01' }] },
      { id: 'c', title: 'C' },
      { id: 'd', title: 'D' },
    ],
  };
  const { code, out } = await esca(['diff', put('old.json', partner), put('new.json', changed)]);
  assert.equal(code, 0);
  for (const words of [
    'Added: 1',
    'D (partner:course/d)',
    'Removed: 1',
    'B (partner:course/b)',
    'title: A → A2',
    'session s: added',
  ])
    assert.ok(out.includes(words), `${words}\n${out}`);
  assert.equal((await esca(['diff', 'old.json', 'old.json'])).out, 'Nothing has changed.\n');
});

test('init makes templates that import reads, and never overwrites', async () => {
  assert.equal((await esca(['init', 'academy'])).code, 0);
  assert.match(
    readFileSync(join(root, 'academy/content/courses.csv'), 'utf8'),
    /^\ufeffCourse id,Title,/,
  );
  writeFileSync(join(root, 'academy/README.md'), 'mine');
  await esca(['init', 'academy']);
  assert.equal(readFileSync(join(root, 'academy/README.md'), 'utf8'), 'mine');
});

test('samples move by whole weeks and keep their local time; what is no sample stays', () => {
  const marked = { ...sample, 'x-sample': '2026-11-16' } as Feed;
  const shifted = shiftSamples(marked, '2027-04-03');
  const session = shifted.courses?.[0]?.sessions?.[0];
  assert.equal(session?.start, '2027-04-15T09:30:00+01:00', 'half past nine in summer, too');
  assert.equal(shifted.vacancies?.[0]?.closes, '2027-04-13');
  assert.equal(shifted.bulletins?.[0]?.issued, '2027-03-30');
  assert.deepEqual(shifted.pathways, sample.pathways);
  assert.equal(shifted.generatedAt, '2027-03-29T09:00:00+01:00'.replace('09', '08'));
  assert.deepEqual(shiftSamples(sample, '2027-04-03'), sample);
});

test('a sample that is read today is not dated in the future, whatever week it was written for', () => {
  const read = (generatedAt: string): Feed =>
    ({ ...sample, generatedAt, 'x-sample': true, 'x-sample-day': '2026-11-16' }) as Feed;
  const dated = (generatedAt: string, day: string): string =>
    shiftSamples(read(generatedAt), day).generatedAt;
  assert.equal(dated('2026-11-30T06:40:38Z', '2026-11-30'), '2026-11-30T06:40:38Z', 'read today');
  assert.equal(dated('2026-11-20T09:00:00Z', '2026-12-02'), '2026-12-02T00:00:00Z', 'a Friday');
  assert.equal(dated('2026-11-16T09:00:00Z', '2026-12-02'), '2026-11-30T09:00:00Z', 'a Monday');
  const sources = [
    { id: 'a', publisher: sample.publisher, generatedAt: '2026-11-30T06:40:38Z' },
  ] as NonNullable<Feed['sources']>;
  sources.forEach((source) => Object.assign(source, { 'x-sample': '2026-11-16' }));
  const [source] = shiftSamples({ ...sample, sources }, '2026-11-30').sources ?? [];
  assert.equal(source?.generatedAt, '2026-11-30T06:40:38Z');
});

test('build refuses wrong usage before it writes anything', async () => {
  put('feed.json', partner);
  for (const args of [
    ['feed.json'],
    ['feed.json', '--out', 'site'],
    ['feed.json', '--out', 'site', '--base-url', 'ftp://x/'],
    ['feed.json', '--out', 'site', '--base-url', 'https://x.example/', '--for', 'everyone'],
    ['feed.json', '--out', 'site', '--base-url', 'https://x.example/', '--shift-to', 'today'],
    ['--out', 'site', '--base-url', 'https://x.example/'],
  ]) {
    const ran = await esca(['build', ...args]);
    assert.equal(ran.code, 2, args.join(' '));
  }
  put('esca.config.json', { feedhosts: [] });
  assert.match((await esca(['build', 'feed.json'])).err, /"feedhosts" is not known/);
  rmSync(join(root, 'esca.config.json'));
  assert.equal(existsSync(join(root, 'site')), false);
});

test('what cannot be read at all is 2: check says so, and build leaves the old site as it is', async () => {
  const options = ['--out', 'live', '--base-url', 'https://x.example/'];
  put('live.json', partner);
  assert.equal((await esca(['build', 'live.json', ...options])).code, 0);
  const before = readFileSync(join(root, 'live/index.html'), 'utf8');
  for (const [name, content] of [
    ['broken.json', '{"a":'],
    ['list.json', '[]'],
    ['a.pdf', '%PDF-1.7 x'],
    ['page.csv', '<!doctype html><html>'],
    ['empty.csv', ''],
    ['binary', '\0\u0001\u0002'],
    ['headings.csv', 'Nothing,that,is,known\n1,2,3,4\n'],
  ] as const) {
    put(name, content);
    const checked = await esca(['check', name]);
    assert.equal(checked.code, 2, name);
    assert.match(checked.out, /error I8/, name);
    for (const given of [[name], ['live.json', name]]) {
      const built = await esca(['build', ...given, ...options]);
      assert.equal(built.code, 2, given.join(' '));
      assert.match(built.err, new RegExp(`Nothing was written.*${name}`));
    }
  }
  assert.equal((await esca(['check', 'live.json', 'page.csv'])).code, 1);
  mkdirSync(join(root, 'folder'));
  put('folder/courses.csv', 'a table,that lost its headings\n');
  put('folder/organisations.csv', 'Organisation id,Name\nx,X\n');
  assert.equal((await esca(['build', 'folder', ...options])).code, 2);
  put('folder/courses.csv', 'Course id,Title\na,A\n');
  put('folder/~$courses.xlsx', 'kept by Excel while it is open');
  assert.equal(readFileSync(join(root, 'live/index.html'), 'utf8'), before);
  const mended = await esca(['build', 'folder', ...options]);
  assert.equal(mended.code, 0, mended.err);
});

test('a partner takes no record of another away, neither in the merged document nor when it is read', async () => {
  const removed = [
    { ref: 'essex:course/mca', at: '2026-11-16T00:00:00Z' },
    { ref: 'course/a', at: '2026-11-16T00:00:00Z' },
  ];
  put('one.json', { ...sample, organisations: [] });
  put('two.json', { ...partner, removed });
  const ran = await esca(['merge', 'one.json', 'two.json', '--out', 'kept.json']);
  assert.equal(ran.code, 0, ran.err);
  const merged = JSON.parse(readFileSync(join(root, 'kept.json'), 'utf8')) as Feed;
  const ids = merged.courses?.map(({ id }) => id) ?? [];
  assert.ok(ids.includes('mca') && ids.includes('b') && !ids.includes('a'), ids.join());
  const gone = merged.removed?.map(({ ref }) => ref) ?? [];
  assert.ok(gone.includes('partner:course/a') && !gone.includes('essex:course/mca'), gone.join());
  const alone = await esca(['merge', 'two.json', '--out', 'alone.json']);
  assert.match(alone.err, /of 1 source\./);
});

test('a folder that is not there is named as one', async () => {
  put('one.json', partner);
  for (const out of ['nowhere/feed.json', 'one.json/feed.json']) {
    const ran = await esca(['merge', 'one.json', '--out', out]);
    assert.equal(ran.code, 2);
    assert.match(ran.err, /There is no folder .*(nowhere|one\.json)\. Make it first/);
  }
});

test('output that nobody reads any more ends quietly', async () => {
  const cli = new URL('../../../../packages/publisher/src/cli.ts', import.meta.url).href;
  const program = `const { main } = await import(${JSON.stringify(cli)}); process.exitCode = await main(['help']);`;
  const child = spawn(process.execPath, [
    ...process.execArgv,
    '--input-type=module',
    '-e',
    program,
  ]);
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  child.stdout.destroy();
  const [code] = (await once(child, 'close')) as [number];
  assert.equal(said, '');
  assert.equal(code, 0);
});
