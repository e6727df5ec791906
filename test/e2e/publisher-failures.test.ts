import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  buildBulletin,
  buildCourse,
  buildFeed,
  buildPathway,
  buildSession,
  buildVacancy,
} from '../helpers/build.js';
import { chance } from '../helpers/hostile.js';
import { begin, esca, skip } from './command-line.js';

/*
 * A machine that fails under the publisher's command line: it is killed at random moments, the disk is full, two run at
 * once, outputs cannot be written. What was published stays whole, what failed says so in plain words, and the next run works.
 */

const SEED = Number(process.env['SEED'] ?? 20_261_116);
const root = mkdtempSync(join(tmpdir(), 'esca-failures-'));
const BASE = ['--base-url', 'https://learn.example/'];
const feedOf = (title: string): string =>
  JSON.stringify(
    buildFeed({
      courses: Array.from({ length: 40 }, (_, nth) =>
        buildCourse({
          id: `c${String(nth)}`,
          title: `${title} ${String(nth)}`,
          sessions: [buildSession()],
        }),
      ),
      pathways: [buildPathway()],
      vacancies: [buildVacancy()],
      bulletins: [buildBulletin()],
    }),
  );
before(() => {
  writeFileSync(join(root, 'old.json'), feedOf('Old'));
  writeFileSync(join(root, 'new.json'), feedOf('New'));
});
const mounts: string[] = [];
after(() => {
  for (const mount of mounts) spawnSync('umount', [mount]);
  rmSync(root, { recursive: true, force: true });
});

/** Every file of a folder with a hash of its bytes; records of when it was built are left aside. */
function contents(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile() && !/(^|\/)\.|\.(br|gz)$/.test(path))
      .sort()
      .map((path) => [
        path,
        createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex'),
      ]),
  );
}
const titlesOf = (site: string): string =>
  readFileSync(join(site, 'feed', 'feed.json'), 'utf8').includes('Old 7') ? 'old' : 'new';

/** A disk of a size of its own, when this machine lets us have one. */
function disk(name: string, size: string): string | undefined {
  const folder = join(root, name);
  mkdirSync(folder);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  if (status !== 0) return undefined;
  mounts.push(folder);
  return folder;
}
const plain = (err: string): void => {
  assert.doesNotMatch(err, /node:internal|at async|\n\s+at /, err);
  assert.ok(err.trim().length > 20);
};

test(
  `a build that is killed at random moments leaves the old site or the new one, whole (seed ${String(SEED)})`,
  { skip },
  async () => {
    const site = join(root, 'site');
    assert.equal((await esca(['build', 'old.json', '--out', 'site', ...BASE], root)).code, 0);
    const whole = { old: contents(site), new: {} as Record<string, string> };
    let began = performance.now();
    assert.equal((await esca(['build', 'new.json', '--out', 'site', ...BASE], root)).code, 0);
    let takes = performance.now() - began;
    whole.new = contents(site);
    assert.notDeepEqual(whole.old['feed/feed.json'], whole.new['feed/feed.json']);
    const random = chance(SEED);
    const rounds = process.env['ESCA_FULL'] ? 40 : 4;
    let killed = 0;
    for (let round = 0; round < rounds; round++) {
      const next = round % 2 === 0 ? 'old' : 'new';
      const { child, ended } = begin(['build', `${next}.json`, '--out', 'site', ...BASE], root);
      const timer = setTimeout(() => child.kill('SIGKILL'), random() * takes * 1.1);
      const { code } = await ended;
      clearTimeout(timer);
      if (code === null) killed++;
      // A reader between two renames finds the site where the next run puts it back.
      await esca(['check', 'old.json'], root);
      const there = readdirSync(root).includes('site');
      if (there) {
        const now = contents(site);
        const which = titlesOf(site) as 'old' | 'new';
        assert.deepEqual(
          Object.keys(now).filter((path) => !whole.old[path] && !whole.new[path]),
          [],
          'nothing half written',
        );
        for (const [path, hash] of Object.entries(whole[which]))
          assert.equal(now[path], hash, `${path} of the ${which} site`);
      } else {
        assert.ok(
          readdirSync(root).some((name) => /^\.site\.esca-(old|new)/.test(name)),
          'the site is gone',
        );
      }
      // The next run is not in the way of what was left, and cleans it up.
      began = performance.now();
      const again = await esca(['build', `${next}.json`, '--out', 'site', ...BASE], root);
      assert.equal(again.code, 0, again.err);
      // How long a build takes changes with what else the machine does: the last one tells best.
      takes = performance.now() - began;
      assert.equal(titlesOf(site), next);
      assert.deepEqual(
        readdirSync(root).filter((name) => name.startsWith('.site')),
        [],
      );
    }
    console.log(`# ${String(killed)} of ${String(rounds)} builds were killed before their end`);
    assert.ok(killed >= rounds / 4, `only ${String(killed)} were killed`);
  },
);

test(
  'two builds of one site at once: one of them works, the other says why it does not',
  { skip },
  async () => {
    const runs = [0, 1, 2].map(
      () => begin(['build', 'old.json', '--out', 'twice', ...BASE], root).ended,
    );
    const codes = await Promise.all(runs);
    assert.ok(codes.some(({ code }) => code === 0));
    for (const { code, err } of codes) {
      if (code === 0) continue;
      assert.equal(code, 2);
      assert.match(err, /Another build is writing/);
    }
    assert.equal(titlesOf(join(root, 'twice')), 'old');
    assert.deepEqual(
      readdirSync(root).filter((name) => name.startsWith('.twice')),
      [],
    );
  },
);

test('a disk that is full: the old output stays, and the message says so', { skip }, async (t) => {
  const small = disk('small', '3m');
  if (!small) return t.skip('this machine gives no disk of a chosen size');
  writeFileSync(join(small, 'feed.json'), 'the old one');
  writeFileSync(join(small, 'filler'), new Uint8Array(3 * 1024 * 1024 - 12_288));
  for (const args of [
    ['merge', 'old.json', 'new.json', '--out', 'small/feed.json'],
    ['build', 'old.json', '--out', 'small/site', ...BASE],
  ]) {
    const { code, err } = await esca(args, root);
    assert.equal(code, 2, `${args[0]!}: ${err}`);
    assert.match(err, /full|no space|room/i);
    plain(err);
  }
  assert.equal(readFileSync(join(small, 'feed.json'), 'utf8'), 'the old one');
  assert.ok(!readdirSync(small).includes('site'));
});

test('a file that may not grow: nothing half written stays', { skip }, async (t) => {
  if (spawnSync('prlimit', ['--version']).status !== 0) return t.skip('there is no prlimit here');
  const { code, err } = await esca(
    ['merge', 'old.json', 'new.json', '--out', 'limited.json'],
    root,
    ['prlimit', '--fsize=4096'],
  );
  // The system ends the program, or tells it: either way nothing stands under the name.
  assert.ok(code === 2 || code === null, err);
  assert.ok(!readdirSync(root).includes('limited.json'));
});

test('outputs that cannot be written are a plain message and exit code 2', { skip }, async (t) => {
  const fixed = disk('fixed', '3m');
  writeFileSync(join(root, 'file'), 'a file');
  const outputs = ['file/feed.json', '/proc/feed.json'];
  if (fixed) {
    spawnSync('mount', ['-o', 'remount,ro', fixed]);
    outputs.push('fixed/feed.json');
  }
  for (const output of outputs) {
    const { code, err } = await esca(['merge', 'old.json', 'new.json', '--out', output], root);
    assert.equal(code, 2, `${output}: ${err}`);
    plain(err);
    const built = await esca(
      ['build', 'old.json', '--out', output.replace('feed.json', 'site'), ...BASE],
      root,
    );
    assert.equal(built.code, 2, `${output}: ${built.err}`);
    plain(built.err);
  }
  assert.equal(readFileSync(join(root, 'file'), 'utf8'), 'a file');
  if (!fixed) t.diagnostic('no read-only disk here');
});
