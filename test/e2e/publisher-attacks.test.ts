import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { buildCourse, buildFeed } from '../helpers/build.js';
import { workbook } from '../helpers/workbook.js';
import { esca, skip, type Ran } from './command-line.js';
import { startServer, type TestServer } from './server.js';

/*
 * Files and addresses that mean harm, given to the publisher's command line. A canary listens on this machine: nothing that
 * a stranger wrote may make the program knock at it. The folder beside the output must stay as it was.
 */

const root = mkdtempSync(join(tmpdir(), 'esca-attacks-'));
const work = join(root, 'work');
let canary: TestServer;
before(async () => {
  mkdirSync(work);
  writeFileSync(join(root, 'secret.txt'), 'root:x:0:0');
  canary = await startServer();
  canary.page('/feed.json', JSON.stringify(buildFeed()));
});
after(async () => {
  await canary.close();
  rmSync(root, { recursive: true, force: true });
});
const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(work, name), content);
  return name;
};

/** A run, and how long it took in real milliseconds. */
async function timed(args: readonly string[]): Promise<Ran & { took: number }> {
  const began = performance.now();
  const ran = await esca(args, work);
  return { ...ran, took: performance.now() - began };
}

/**
 * The longest that the refusal of a bad file may take: some times what an honest file of the kind takes on this machine at
 * this moment, so that other work on the machine counts for both.
 */
async function inAMoment(honest: string): Promise<number> {
  const { code, took, err } = await timed(['import', honest, '--out', 'honest.json']);
  assert.equal(code, 0, err);
  return 5 * took;
}

/** What no terminal may be sent: everything that is no printable character and no line break. */
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]|\u00c2[\u0080-\u009f]/;

test(
  'no way of writing this machine’s own address makes the program knock at it',
  { skip },
  async () => {
    const port = new URL(canary.origin).port;
    const hosts = [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '2130706433',
      '0x7f000001',
      '0177.0.0.1',
      '127.1',
      '127.0.1',
      '0.0.0.0',
      '0',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[::127.0.0.1]',
      '[64:ff9b::7f00:1]',
      'LOCALHOST',
      'localhost.',
      '１２７.0.0.1',
      '①②⑦.⓪.⓪.①',
    ];
    // Each address is a program of its own; the full run asks both ways, which are refused by the same rule.
    const schemes = process.env['ESCA_FULL'] ? ['https', 'http'] : ['https'];
    const addresses = hosts.flatMap((host) =>
      schemes.map((scheme) => `${scheme}://${host}:${port}/feed.json`),
    );
    const odd = [
      'file:///etc/passwd',
      'data:application/json,{}',
      'gopher://127.0.0.1/',
      'https://user:pass@127.0.0.1/',
      'ftp://127.0.0.1/x',
    ];
    const waiting = [...addresses, ...odd];
    const ask = async (): Promise<void> => {
      for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
        const { code, err } = await esca(['import', address, '--out', 'never.json'], work);
        assert.equal(code, 2, `${address}: ${err}`);
        assert.doesNotMatch(err, /root:x|node:internal|at async/);
      }
    };
    await Promise.all([ask(), ask()]);
    assert.deepEqual(
      readdirSync(work).filter((name) => name === 'never.json'),
      [],
    );
    assert.equal(canary.seen.length, 0);
  },
);

test('links, pages and parts that lead to this machine are not followed', { skip }, async () => {
  const feed = {
    ...buildFeed({
      courses: [buildCourse({ url: `${canary.origin}/course`, bookingUrl: `${canary.twin}/book` })],
    }),
    next: `${canary.origin}/feed.json`,
    parts: [{ url: `${canary.origin}/feed.json`, kinds: ['course'] }],
    publisher: { id: 'essex', name: 'Essex', url: `${canary.origin}/` },
  };
  put('links.json', JSON.stringify(feed));
  const { code } = await esca(['check', 'links.json', '--links'], work);
  assert.notEqual(code, null);
  assert.equal(canary.seen.length, 0);
});

test(
  'an outside entity brings in neither a file nor an answer, and a bomb of entities does not go off',
  { skip },
  async () => {
    const doctypes = [
      `<!DOCTYPE rss [<!ENTITY x SYSTEM "file://${root}/secret.txt">]>`,
      `<!DOCTYPE rss [<!ENTITY x SYSTEM "${canary.origin}/feed.json">]>`,
      `<!DOCTYPE rss SYSTEM "${canary.origin}/feed.dtd">`,
      `<!DOCTYPE rss [<!ENTITY % p SYSTEM "${canary.origin}/p"> %p;]>`,
      `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 12 }, (_, nth) => `<!ENTITY ${'abcdefghijklm'[nth + 1]!} "${`&${'abcdefghijklm'[nth]!};`.repeat(10)}">`).join('')}<!ENTITY x "&m;">]>`,
    ];
    put(
      'honest.xml',
      '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><link>https://a.example/</link><item><title>A course</title><link>https://a.example/a</link></item></channel></rss>',
    );
    const moment = await inAMoment('honest.xml');
    for (const doctype of doctypes) {
      put(
        'feed.xml',
        `<?xml version="1.0"?>${doctype}<rss version="2.0"><channel><title>&x;</title><item><title>&x;</title><link>https://a.example/</link></item></channel></rss>`,
      );
      const { code, err, out, took } = await timed(['import', 'feed.xml', '--out', 'xml.json']);
      assert.ok(code === 1 || code === 2, err);
      assert.doesNotMatch(out + err, /root:x/);
      assert.ok(took < moment, `${String(took)} of ${String(moment)} ms`);
    }
    assert.equal(canary.seen.length, 0);
  },
);

test(
  'archives that lie, climb or swell are refused in a moment, and write nothing',
  { skip },
  async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(60 * 1024 * 1024) }, { level: 9 });
    const lying = Uint8Array.from(
      zipSync({ 'xl/workbook.xml': new Uint8Array(5 * 1024 * 1024) }, { level: 9 }),
    );
    // The directory says that little comes out.
    const view = new DataView(lying.buffer);
    for (let at = 0; at < lying.length - 28; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1_000, true);
    const climbing = workbook(
      [
        {
          name: 'courses',
          rows: [
            ['id', 'title'],
            ['a', 'A'],
          ],
        },
      ],
      {
        extra: {
          '../../climbed.txt': strToU8('here'),
          '/climbed.txt': strToU8('here'),
          '..\\climbed.txt': strToU8('here'),
        },
      },
    );
    const crowd = zipSync(
      Object.fromEntries(
        Array.from({ length: 1_200 }, (_, nth) => [`f${String(nth)}`, strToU8('x')]),
      ),
    );
    put(
      'honest.xlsx',
      workbook([
        {
          name: 'courses',
          rows: [
            ['id', 'title'],
            ['a', 'A'],
          ],
        },
      ]),
    );
    const moment = await inAMoment('honest.xlsx');
    for (const [name, bytes] of [
      ['bomb', bomb],
      ['lying', lying],
      ['climbing', climbing],
      ['crowd', crowd],
      ['cut', bomb.subarray(0, 300)],
    ] as const) {
      put(`${name}.xlsx`, bytes);
      const { code, err, took } = await timed(['import', `${name}.xlsx`, '--out', `${name}.json`]);
      assert.ok(code === 1 || code === 2 || name === 'climbing', `${name}: ${err}`);
      assert.doesNotMatch(err, /node:internal|at async/);
      assert.ok(took < moment, `${name}: ${String(took)} of ${String(moment)} ms`);
    }
    assert.deepEqual(readdirSync(root).sort(), ['secret.txt', 'work']);
    assert.ok(!readdirSync(work).includes('climbed.txt'));
  },
);

test('ids and names that are paths stay within the site', { skip }, async () => {
  const ids = [
    '../../out',
    '..',
    '.',
    '/etc/passwd',
    'C:\\x',
    '\\\\host\\share',
    'a/../../b',
    'con',
    'nul',
    '%2e%2e%2f',
    'a\u0000b',
    '.htaccess',
    'x'.repeat(300),
  ];
  const feed = buildFeed({
    courses: ids.map((id, nth) => buildCourse({ id, title: `Course ${String(nth)}` })),
  });
  put('paths.json', JSON.stringify(feed));
  const { code, err } = await esca(
    ['build', 'paths.json', '--out', 'site', '--base-url', 'https://learn.example/'],
    work,
  );
  assert.ok(code === 0 || code === 1, err);
  assert.deepEqual(readdirSync(root).sort(), ['secret.txt', 'work']);
  for (const path of readdirSync(join(work, 'site'), { recursive: true, encoding: 'utf8' }))
    assert.match(path, /^[\w./-]+$/, path);
  const climbed = await esca(
    ['build', 'paths.json', '--out', '/proc/esca-site', '--base-url', 'https://learn.example/'],
    work,
  );
  assert.equal(climbed.code, 2);
});

test('what a feed says cannot steer the terminal', { skip }, async () => {
  const nasty = 'A\u001b[2J\u001b]52;c;ZXZpbA==\u0007\u009b31mB\u202eC\r\bD';
  const feed = buildFeed({
    title: nasty,
    courses: [buildCourse({ id: nasty, title: nasty, url: nasty }), { [nasty]: nasty } as never],
  });
  put(
    'terminal.json',
    JSON.stringify({ ...feed, publisher: { id: 'essex', name: nasty, [nasty]: nasty } }),
  );
  put(
    'terminal.csv',
    `id,title,${nasty.replace(/[\r\n,]/g, '')}\na,"${nasty}",x\n${nasty.replace(/[\r\n,]/g, '')},,\n`,
  );
  for (const args of [
    ['check', 'terminal.json'],
    ['import', 'terminal.csv', '--out', 'terminal-out.json'],
    ['diff', 'terminal.json', 'terminal.json'],
    ['bulletin', 'terminal.json', '--as', 'text'],
    [`no\u001b[2Jsuch`],
    ['check', `no\u001b[2Jsuch.json`],
  ]) {
    const { out, err } = await esca(args, work);
    assert.doesNotMatch(err, controls, args.join(' '));
    assert.doesNotMatch(out.replaceAll('\r\n', '\n'), controls, args.join(' '));
  }
});

test(
  'the program itself reads what it was given, and so can be tricked into nothing more',
  { skip },
  () => {
    // A control: the secret is readable here, so that its absence above means something.
    assert.match(readFileSync(join(root, 'secret.txt'), 'utf8'), /root:x/);
  },
);
