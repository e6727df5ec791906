import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { buildSite } from '../../../../packages/publisher/src/site/build.js';
import { fakeLibrary, now, sample } from './sample-feed.js';

/* The pages of a site under an HTML validator and in a text browser. A second build adds the page of a record that is gone. */

const root = mkdtempSync(join(tmpdir(), 'esca-valid-'));
const site = join(root, 'site');
const build = (feed: typeof sample): Promise<unknown> =>
  buildSite({
    feed,
    out: site,
    baseUrl: 'https://learn.example.org/',
    for: 'public',
    now,
    config: {},
    library: fakeLibrary(join(root, 'library')),
  });
before(async () => {
  await build(sample);
  await build({ ...sample, courses: (sample.courses ?? []).filter(({ id }) => id !== 'plain') });
});
after(() => {
  rmSync(root, { recursive: true, force: true });
});

const pages = (): string[] =>
  readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => join(entry.parentPath, entry.name).slice(site.length + 1))
    .sort();

const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
    rules: {
      // Written in small letters, as the standard itself does.
      'doctype-style': 'off',
      // Our own files on our own host.
      'require-sri': 'off',
      'long-title': 'off',
      // Dates are good ids since HTML 5.
      'valid-id': ['error', { relaxed: true }],
      // A style that lays a table out otherwise takes its meaning from it; the roles give it back.
      'no-redundant-role': 'off',
    },
  }),
);
/** Mail programs lay out by tables and know no newer elements. */
const mail = {
  rules: { 'no-deprecated-attr': 'off', 'prefer-native-element': 'off' },
} as const;

test('every page of a site is valid HTML, in both languages', () => {
  const found: string[] = [];
  for (const path of pages()) {
    const text = readFileSync(join(site, path), 'utf8');
    const report = /^(cy\/)?bulletin\//.test(path)
      ? validator.validateStringSync(text, path, mail)
      : validator.validateStringSync(text, path);
    for (const { column, line, message, ruleId } of report.results.flatMap(
      ({ messages }) => messages,
    ))
      found.push(`${path}:${String(line)}:${String(column)} ${ruleId}: ${message}`);
  }
  assert.deepEqual(found, []);
  assert.ok(pages().length > 60);
});

test('the validator sees a fault', () => {
  const text =
    '<!doctype html><html lang="en"><head><title>t</title></head><body><p><div></div></p><img></body></html>';
  assert.ok(!validator.validateStringSync(text).valid);
});

const browser = ['w3m', 'lynx'].find((name) => spawnSync(name, ['-version']).error === undefined);

test(
  'every kind of page says in a text browser what it is about',
  { skip: browser === undefined ? 'neither w3m nor lynx is installed' : false },
  () => {
    const expected: Record<string, RegExp[]> = {
      'index.html': [/Courses/, /Vacancies/],
      'c/mca/index.html': [
        /Mental capacity/,
        /Thursday 3 December 2026|3 December 2026/,
        /Harlow hub/,
      ],
      'c/plain/index.html': [/Plain course/, /no longer/i],
      'v/job/index.html': [/1 December 2026/, /Harlow hub/],
      'p/sw/index.html': [/Social work/, /ASYE/],
      'b/b1/index.html': [/Bulletin 1/, /Podcast/],
      'e/course-finder/index.html': [/Mental capacity/, /Working with children/],
      'e/vacancy-feed/index.html': [/1 December/, /40,000/],
      'e/pathway-map/index.html': [/ASYE/],
      'e/bulletin-card/index.html': [/Bulletin 1/],
      'cy/c/mca/index.html': [/Galluedd meddyliol/, /3 Rhagfyr 2026/],
      '404.html': [/./],
      'bulletin/b1.html': [/Bulletin 1/, /Podcast/],
    };
    for (const [path, words] of Object.entries(expected)) {
      const args = browser === 'w3m' ? ['-dump', '-T', 'text/html'] : ['-dump', '-nolist'];
      const { stdout } = spawnSync(browser ?? '', [...args, '-cols', '100', join(site, path)], {
        encoding: 'utf8',
      });
      for (const one of words) assert.match(stdout, one, path);
      assert.doesNotMatch(stdout, /undefined|\[object|NaN/, path);
      // Nothing that a reader sees is left over of the page's own tags; what a feed wrote as one is shown as it was written.
      assert.doesNotMatch(stdout, /<\/?(div|li|ul|h1|section|main)\b/, path);
    }
  },
);
