import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Parser } from 'htmlparser2';
import {
  addSearchBlock,
  loadCourseTable,
  loadSearchIndex,
  runAtOnce,
  searchDocuments,
} from '@esca/domain';
import type { Course, Feed, Origin, Part, Visibility } from '@esca/feed';
import { bucketOf, parseFeed } from '@esca/feed';
import { buildSite } from '../../../../packages/publisher/src/site/build.js';
import type { SiteRecord } from '../../../../packages/publisher/src/site/record.js';
import type { Config } from '../../../../packages/publisher/src/commands/config.js';
import { fakeLibrary, now, sample } from './sample-feed.js';

const root = mkdtempSync(join(tmpdir(), 'esca-build-'));
const baseUrl = 'https://learn.example.org/academy/';
const day = 86_400_000;
after(() => {
  rmSync(root, { recursive: true, force: true });
});

interface Asked {
  feed?: Feed;
  audience?: Visibility;
  at?: number;
  library?: string;
  config?: Config;
}
async function build(out: string, asked: Asked = {}): Promise<string> {
  await buildSite({
    feed: asked.feed ?? sample,
    out,
    baseUrl,
    for: asked.audience ?? 'public',
    now: asked.at ?? now,
    config: asked.config ?? {},
    library: asked.library ?? fakeLibrary(join(root, 'library')),
  });
  return out;
}

/** True for an issue as e-mail: a document to be sent, with its styles in its tags, and no page of the site. */
const isMail = (path: string): boolean => /^(cy\/)?bulletin\//.test(path);

/** Every file of a site with its bytes, compressed ones unpacked. */
function files(site: string): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    found.set(
      file.slice(site.length + 1),
      file.endsWith('.br')
        ? brotliDecompressSync(bytes)
        : file.endsWith('.gz')
          ? gunzipSync(bytes)
          : bytes,
    );
  }
  return found;
}

interface Tag {
  name: string;
  attributes: Record<string, string>;
}
function tags(html: string): Tag[] {
  const found: Tag[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      found.push({ name, attributes });
    },
  });
  parser.end(html);
  return found;
}
function dataOf(html: string): Record<string, unknown>[] {
  return [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
    (match) => JSON.parse(match[1] ?? '') as Record<string, unknown>,
  );
}

let site: string;
let pages: Map<string, Buffer>;
const page = (path: string): string => {
  const bytes = pages.get(path);
  assert.ok(bytes, `${path} is missing`);
  return bytes.toString('utf8');
};
before(async () => {
  site = await build(join(root, 'public'));
  pages = files(site);
});

test('the site holds every part of the contract', () => {
  for (const path of [
    'index.html',
    'feed/feed.json',
    'v1/loader.js',
    'r/1.0.0/all.js',
    'e/course-finder/index.html',
    'e/course-finder/west/index.html',
    'e/course-finder/adults/index.html',
    'e/course-finder/west/adults/index.html',
    'e/pathway-map/index.html',
    'e/vacancy-feed/index.html',
    'e/bulletin-card/index.html',
    'e/my-list/index.html',
    'c/mca/index.html',
    'v/job/index.html',
    'p/sw/index.html',
    'b/b1/index.html',
    'oembed/course-finder.json',
    'oembed/course-finder/west/adults.json',
    'cy/index.html',
    'cy/e/course-finder/west/index.html',
    'cy/c/mca/index.html',
    'cy/oembed/course-finder.json',
    'calendar/courses.ics',
    'calendar/courses-west-adults.ics',
    'rss/vacancies.xml',
    'rss/vacancies-west-adults.json',
    'rss/bulletins.xml',
    '404.html',
    'sitemap.xml',
    'robots.txt',
    'site.json',
    '_headers',
    'nginx.conf',
    'feed/feed.json.br',
    'feed/feed.json.gz',
  ])
    assert.ok(pages.has(path), path);
});

test('no staff-only or partner string is in any byte of a public site', () => {
  for (const [path, bytes] of pages) {
    assert.ok(!/SECRET|PARTNER-COURSE/.test(bytes.toString('latin1')), path);
    assert.ok(
      !/(course\/inside|place\/bunker|org\/spies|sw#hidden)/.test(bytes.toString('latin1')),
      `reference in ${path}`,
    );
  }
});

test('partners see what is theirs and nothing of staff; staff see all', async () => {
  const partners = files(await build(join(root, 'partners'), { audience: 'partners' }));
  assert.ok([...partners.values()].some((bytes) => bytes.includes('PARTNER-COURSE')));
  assert.ok(![...partners.values()].some((bytes) => bytes.includes('SECRET')));
  assert.match(String(partners.get('robots.txt')), /Disallow: \//);
  const staff = files(await build(join(root, 'staff'), { audience: 'staff' }));
  for (const word of [
    'SECRET-COURSE',
    'SECRET-SESSION',
    'SECRET-STEP',
    'SECRET-JOB',
    'SECRET-DRAFT',
    'SECRET-ITEM',
    'SECRET-MOVE',
  ]) {
    assert.ok(String(staff.get('feed/feed.json')).includes(word), word);
  }
});

test('the published feed is a good feed', () => {
  const parsed = parseFeed(JSON.parse(page('feed/feed.json')));
  assert.deepEqual(
    parsed.problems.filter(({ code }) => code !== 'V110'),
    [],
  );
});

test('the first page links to every calendar and news feed by a name that a reader understands', () => {
  const shared = [...pages.keys()].filter((path) =>
    /^(calendar|rss)\/.*\.(ics|xml|json)$/.test(path),
  );
  assert.ok(shared.length > 8);
  for (const [start, up] of [
    ['', ''],
    ['cy/', '../'],
  ]) {
    const home = page(`${start}index.html`);
    for (const path of shared) {
      const words = new RegExp(`href="${up}${path}">([^<]+)</a>`).exec(home)?.[1] ?? '';
      assert.match(words, /\((iCalendar|RSS|JSON Feed)\)$/, path);
    }
  }
  assert.match(
    page('index.html'),
    /href="calendar\/courses-west-adults\.ics">Courses and events: West, Adults’ services \(iCalendar\)</,
  );
});

test('an issue that is not out yet is named neither on the first page nor on that of a course', async () => {
  const [issue] = sample.bulletins ?? [];
  assert.ok(issue);
  const later = { ...issue, id: 'later', title: 'NOT-YET', issued: '2099-01-01' };
  const out = await build(join(root, 'not-yet'), {
    feed: { ...sample, bulletins: [issue, later] },
  });
  const course = readFileSync(join(out, 'c/mca/index.html'), 'utf8');
  assert.match(course, /Announced in/);
  for (const html of [course, readFileSync(join(out, 'index.html'), 'utf8')])
    assert.ok(!html.includes('NOT-YET'));
});

test('what a reader can do about a course stands before its dates and details', () => {
  const course = page('c/mca/index.html');
  const at = course.indexOf('<p class="action"><a href="https://book');
  assert.ok(at > course.indexOf('class="note"') && at < course.indexOf('<section'), String(at));
});

test('the same input gives the same bytes, and unchanged files keep their times', async () => {
  const again = await build(join(root, 'again'));
  const other = files(again);
  assert.deepEqual([...other.keys()].sort(), [...pages.keys()].sort());
  for (const [path, bytes] of pages) assert.ok(bytes.equals(other.get(path) ?? Buffer.of()), path);
  const times = (): string[] =>
    [...other.keys()].map((path) => `${path} ${String(statSync(join(again, path)).mtimeMs)}`);
  const before = times();
  await build(again);
  const changed = times().filter((line, index) => line !== before[index]);
  assert.deepEqual(changed, []);
});

test('each issue is there as e-mail, text and Teams card, in both languages, and its page links to them', () => {
  for (const start of ['', 'cy/'])
    for (const ending of ['html', 'txt', 'card.json'])
      assert.ok(pages.has(`${start}bulletin/b1.${ending}`), `${start}${ending}`);
  for (const id of ['draft', 'later']) assert.ok(!pages.has(`bulletin/${id}.html`), id);
  const page = pages.get('cy/b/b1/index.html')?.toString('utf8') ?? '';
  assert.match(page, /href="\.\.\/\.\.\/bulletin\/b1\.html"/);
  const mail = pages.get('cy/bulletin/b1.html')?.toString('utf8') ?? '';
  assert.match(mail, /href="https:\/\/[^"]*\/cy\/c\/mca\/#s1"/);
  assert.ok(!mail.includes('SECRET'));
});

test('nothing of a feed becomes markup, a script or an unsafe link on any page', () => {
  for (const [path, bytes] of pages) {
    if (!path.endsWith('.html')) continue;
    for (const { attributes, name } of tags(bytes.toString('utf8'))) {
      // An issue as e-mail has its styles with it, because mail programs fetch none.
      const styled = isMail(path);
      assert.ok(name !== 'img' && name !== 'iframe', `${path}: ${name}`);
      assert.ok(name !== 'style' || styled, `${path}: ${name}`);
      for (const key of Object.keys(attributes))
        assert.ok(!/^(on|style$)/.test(key) || (key === 'style' && styled), `${path}: ${key}`);
      if (name === 'script')
        assert.ok(
          attributes['type'] === 'application/ld+json' ||
            /(\/(embed-page|teams)|\/frame-[0-9a-f]{12})\.js$/.test(attributes['src'] ?? ''),
          path,
        );
      if (attributes['href'] !== undefined)
        assert.ok(!/^(javascript|data|vbscript|blob):/i.test(attributes['href']), path);
    }
    dataOf(bytes.toString('utf8'));
  }
});

test('every link of every page leads to a file of the site', () => {
  let checked = 0;
  for (const [path, bytes] of pages) {
    if (!path.endsWith('.html')) continue;
    const html = bytes.toString('utf8');
    const here = new URL(path.replace(/index\.html$/, ''), baseUrl);
    for (const { attributes, name } of tags(html)) {
      const target = attributes['href'] ?? (name === 'script' ? attributes['src'] : undefined);
      if (target === undefined || /^(mailto|tel):/.test(target)) continue;
      const url = new URL(target, here);
      if (!url.href.startsWith(baseUrl)) continue;
      const inside = decodeURIComponent(url.pathname.slice(new URL(baseUrl).pathname.length));
      const file = inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
      assert.ok(pages.has(file), `${path}: ${target}`);
      if (url.hash.length > 1) {
        const id = url.hash.slice(1);
        assert.ok(
          tags(String(pages.get(file))).some((tag) => tag.attributes['id'] === id),
          `${path}: ${target}`,
        );
      }
      checked++;
    }
  }
  assert.ok(checked > 500);
});

test('every address in the sitemap is a page, in both languages', () => {
  const urls = [...page('sitemap.xml').matchAll(/<loc>(.*?)<\/loc>/g)].map(
    (match) => match[1] ?? '',
  );
  assert.ok(urls.includes(`${baseUrl}cy/c/mca/`));
  assert.ok(!urls.includes(`${baseUrl}v/shut/`));
  for (const url of urls) assert.ok(pages.has(`${url.slice(baseUrl.length)}index.html`), url);
});

test('embed pages are complete without a script and carry what the script needs', () => {
  const html = page('e/course-finder/west/adults/index.html');
  assert.match(
    html,
    /<esca-course-finder src="\.\.\/\.\.\/\.\.\/\.\.\/feed\/feed\.json" audience="adults" area="west"/,
  );
  for (const words of ['Mental capacity', '2 places', 'Plain course'])
    assert.ok(html.includes(words), words);
  assert.ok(!html.includes('Working with children'));
  assert.match(html, /<meta name="esca-publisher" content="essex">/);
  assert.match(
    html,
    /rel="alternate" type="application\/json\+oembed" href="https:\/\/learn\.example\.org\/academy\/oembed\/course-finder\/west\/adults\.json"/,
  );
  assert.ok(html.indexOf('json+oembed') < 150_000);
  assert.ok(page('e/pathway-map/index.html').includes('After a year'));
  assert.ok(page('e/bulletin-card/index.html').includes('Podcast'));
  assert.ok(page('e/vacancy-feed/index.html').includes('Closes'));
});

test('oEmbed answers hold a frame of their own page', () => {
  const answer = JSON.parse(page('cy/oembed/vacancy-feed/west.json')) as Record<string, unknown>;
  assert.equal(answer['type'], 'rich');
  assert.match(
    String(answer['html']),
    /^<blockquote><a href="https:\/\/learn\.example\.org\/academy\/cy\/e\/vacancy-feed\/west\/">[^<]+<\/a><\/blockquote><iframe src="https:\/\/learn\.example\.org\/academy\/cy\/e\/vacancy-feed\/west\/" title="/,
  );
});

test('pages have twins with hreflang, a visible switch, one heading, landmarks and their language', () => {
  for (const [path, bytes] of pages) {
    if (!path.endsWith('.html') || path === '404.html' || isMail(path)) continue;
    const found = tags(bytes.toString('utf8'));
    const names = found.map(({ name }) => name);
    assert.equal(names.filter((name) => name === 'h1').length, 1, path);
    assert.equal(names.filter((name) => name === 'main').length, 1, path);
    assert.equal(
      found.find(({ name }) => name === 'html')?.attributes['lang'],
      path.startsWith('cy/') ? 'cy' : 'en',
      path,
    );
    assert.equal(
      found.filter(
        ({ attributes }) =>
          attributes['hreflang'] !== undefined && attributes['rel'] === 'alternate',
      ).length,
      2,
      path,
    );
    assert.ok(
      found.some(({ attributes, name }) => name === 'a' && attributes['hreflang'] !== undefined),
      path,
    );
    assert.equal(
      new Set(found.flatMap(({ attributes }) => attributes['id'] ?? [])).size,
      found.filter(({ attributes }) => attributes['id'] !== undefined).length,
      `${path}: an id twice`,
    );
  }
  assert.ok(page('cy/c/mca/index.html').includes('<h1>Galluedd meddyliol</h1>'));
  assert.ok(page('cy/c/plain/index.html').includes('<bdi lang="en">Plain course</bdi>'));
});

test('structured data keeps to its rules', () => {
  const course = dataOf(page('c/mca/index.html'));
  assert.equal(course[0]?.['@type'], 'Course');
  assert.equal((course[0]['hasCourseInstance'] as unknown[]).length, 2);
  const list = dataOf(page('e/course-finder/index.html'));
  assert.equal(list[0]?.['@type'], 'ItemList');
  assert.deepEqual(
    dataOf(page('e/course-finder/mid/children/index.html')),
    [],
    'fewer than three courses are no list',
  );
  const job = dataOf(page('v/job/index.html'))[0];
  assert.equal(job?.['@type'], 'JobPosting');
  for (const key of [
    'title',
    'description',
    'datePosted',
    'hiringOrganization',
    'jobLocation',
    'validThrough',
    'baseSalary',
    'identifier',
  ])
    assert.ok(key in job, key);
  assert.equal(job['validThrough'], '2026-12-01T23:59:59.000Z');
  assert.deepEqual(dataOf(page('v/shut/index.html')), []);
  for (const [path, bytes] of pages) {
    if (path.endsWith('.html') && !/^(cy\/)?v\/job\//.test(path))
      assert.ok(!bytes.includes('JobPosting'), path);
  }
  assert.equal(dataOf(page('p/sw/index.html'))[0]?.['@type'], 'Occupation');
  assert.equal(dataOf(page('b/b1/index.html'))[0]?.['@type'], 'Event');
});

test('calendars and news feeds hold what belongs to them', () => {
  assert.match(page('calendar/courses-west.ics'), /SUMMARY:Mental capacity/);
  assert.ok(!page('calendar/courses-west.ics').includes('https://book'));
  assert.match(page('rss/vacancies.xml'), /<guid isPermaLink="false">essex:vacancy\/job<\/guid>/);
  assert.ok(!page('rss/vacancies.xml').includes('Closed job'));
  assert.ok(!page('rss/vacancies.xml').includes('<script>'));
  const feed = JSON.parse(page('rss/bulletins.json')) as { items: { id: string }[] };
  assert.deepEqual(
    feed.items.map(({ id }) => id),
    ['essex:bulletin/b1#i1', 'essex:bulletin/b1#i4'],
  );
});

test('bulletins have a news feed per area and workforce: what is elsewhere is not in it', async () => {
  const [issue] = sample.bulletins ?? [];
  assert.ok(issue);
  const items = [
    { id: 'there', ref: 'course/mca#s1', title: 'IN-WEST' },
    { id: 'job', ref: 'vacancy/job', title: 'JOB-IN-WEST' },
    { id: 'all', title: 'EVERYWHERE' },
    { id: 'child', title: 'FOR-CHILDREN', audience: ['children'] },
  ] as typeof issue.items;
  const out = await build(join(root, 'areas'), {
    feed: { ...sample, bulletins: [{ ...issue, items }] },
  });
  const titles = (path: string): string[] =>
    [...readFileSync(join(out, path), 'utf8').matchAll(/<title>([A-Z-]+)<\/title>/g)].map(
      ([, title]) => title ?? '',
    );
  assert.deepEqual(titles('rss/bulletins-west.xml').sort(), [
    'EVERYWHERE',
    'FOR-CHILDREN',
    'IN-WEST',
    'JOB-IN-WEST',
  ]);
  assert.deepEqual(titles('rss/bulletins-mid.xml'), ['EVERYWHERE', 'FOR-CHILDREN']);
  assert.deepEqual(titles('rss/bulletins-mid-adults.xml'), ['EVERYWHERE']);
  assert.ok(existsSync(join(out, 'rss/bulletins-west-children.json')));
});

test('what one page cannot hold is on further pages, vacancies too', async () => {
  const vacancies = Array.from({ length: 1100 }, (_, index) => ({
    id: `v${String(index)}`,
    title: `Post ${String(index)}`,
    closes: '2026-12-01',
    url: `https://jobs.example.org/${String(index)}`,
  }));
  const out = await build(join(root, 'many-vacancies'), { feed: { ...sample, vacancies } });
  const text = (path: string): string => readFileSync(join(out, path), 'utf8');
  assert.match(text('e/vacancy-feed/index.html'), /href="[^"]*all\/vacancies\/">.*600 more/);
  assert.match(text('cy/e/vacancy-feed/index.html'), /all\/vacancies\/">.*600 swydd/);
  const listed = ['', '2/', '3/'].flatMap((page) =>
    [...text(`all/vacancies/${page}index.html`).matchAll(/href="[^"]*\/v\/(v\d+)\/"/g)].map(
      ([, id]) => id,
    ),
  );
  assert.equal(new Set(listed).size, 1100);
  assert.equal(existsSync(join(out, 'all/courses')), false);
});

test('a record that is gone keeps a short page for 24 months, but one that became secret does not', async () => {
  const out = await build(join(root, 'gone'));
  const { courses = [], ...rest } = sample;
  const renamed = courses.map((course) =>
    course.id === 'mca' ? { ...course, id: 'mca-new' } : course,
  );
  const feed: Feed = {
    ...rest,
    courses: renamed
      .filter(({ id }) => id !== 'plain')
      .map((course) =>
        course.id === 'child' ? { ...course, visibility: 'staff' as const } : course,
      ),
  };
  await build(out, { feed, at: now + day });
  const gone = readFileSync(join(out, 'c/mca/index.html'), 'utf8');
  assert.match(gone, /noindex/);
  assert.match(gone, /<h1>Mental capacity is no longer listed<\/h1>/);
  assert.match(gone, /href="\.\.\/mca-new\/"/);
  assert.match(readFileSync(join(out, 'c/plain/index.html'), 'utf8'), /no longer listed/);
  assert.equal(existsSync(join(out, 'c/child')), false);
  for (const bytes of files(out).values()) assert.ok(!bytes.includes('Working with children'));
  await build(out, { feed, at: now + 700 * day });
  assert.ok(existsSync(join(out, 'c/mca/index.html')));
  await build(out, { feed, at: now + 740 * day });
  assert.equal(existsSync(join(out, 'c/mca/index.html')), false);
});

test('a public build over a staff site leaves nothing of it behind', async () => {
  const out = await build(join(root, 'narrowed'), { audience: 'staff' });
  await build(out);
  for (const [path, bytes] of files(out)) assert.ok(!bytes.includes('SECRET'), path);
});

test('releases stay when a newer one is built, and the page pinned to the old one still works', async () => {
  const out = await build(join(root, 'releases'), {
    library: fakeLibrary(join(root, 'one'), '1.0.0', 'old'),
  });
  await build(out, { library: fakeLibrary(join(root, 'two'), '1.1.0', 'new') });
  assert.equal(readFileSync(join(out, 'r/1.0.0/all.js'), 'utf8'), 'old');
  assert.match(
    readFileSync(join(out, 'e/course-finder/index.html'), 'utf8'),
    /r\/1\.1\.0\/embed-page\.js/,
  );
});

test('presets of the configuration become pages, and bad ones are refused by name', async () => {
  const config: Config = {
    presets: [
      { widget: 'course-finder', name: 'soon', attributes: { when: 'month', label: 'Soon' } },
    ],
    feedHosts: ['feeds.example.org'],
    languages: ['en'],
  };
  const found = files(await build(join(root, 'presets'), { config }));
  const html = String(found.get('e/course-finder/soon/index.html'));
  assert.match(html, /when="month"/);
  assert.match(html, /<meta name="esca-feed-hosts" content="feeds\.example\.org">/);
  const { presets } = JSON.parse(String(found.get('site.json'))) as SiteRecord;
  assert.deepEqual(presets['course-finder/soon'], { when: 'month', label: 'Soon' });
  assert.deepEqual(presets['west'], { area: 'west' });
  assert.deepEqual(presets['west/adults'], { area: 'west', audience: 'adults' });
  assert.equal(presets['soon'], undefined);
  assert.match(String(found.get('_headers')), /^\/academy\/e\/\*$/m);
  assert.match(String(found.get('_headers')), /connect-src 'self' https:\/\/feeds\.example\.org/);
  assert.ok(![...found.keys()].some((path) => path.startsWith('cy/')));
  await assert.rejects(
    build(join(root, 'bad'), {
      config: { presets: [{ widget: 'course-finder', name: 'x', attributes: { onclick: 'x' } }] },
    }),
    /onclick/,
  );
  assert.equal(existsSync(join(root, 'bad')), false);
});

// The later in the list, the sooner the date, so that order by date shows.
const large = Array.from({ length: 2100 }, (_, index): Course => {
  const start = new Date(Date.parse('2032-12-01T09:00:00Z') - index * day).toISOString();
  return {
    id: `c${String(index)}`,
    title: `Course ${String(index)}`,
    description: 'Long '.repeat(50),
    sessions: [{ id: 's', mode: 'online', start: start.slice(0, 10) }],
  };
});

test('a catalogue beyond 2,000 courses is split, with the whole feed beside the index', async () => {
  const out = await build(join(root, 'large'), {
    feed: { ...sample, courses: large },
    config: { languages: ['en'] },
  });
  const read = (path: string): Feed =>
    JSON.parse(readFileSync(join(out, 'feed', path), 'utf8')) as Feed;
  const index = read('feed.json');
  assert.equal(index.courses, undefined);
  assert.equal(index.vacancies, undefined);
  const parts = (use: Part['use']): Part[] =>
    (index.parts ?? []).filter((part) => part.use === use);
  const byId = (list: readonly Course[]): Course[] =>
    [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
  const whole = read('whole.json');
  assert.equal(whole.courses?.length, 2100);

  // The details together are the courses of the whole, each in the file that the hash of its id names.
  assert.equal(parts('details').length, 1);
  const files = read(parts('details')[0]?.href ?? '').parts ?? [];
  assert.equal(files.length, 32);
  const details = files.flatMap(({ count, href }, bucket) => {
    const { courses: held = [] } = read(`parts/${href}`);
    assert.equal(held.length, count);
    for (const { id } of held) assert.equal(bucketOf(id, files.length), bucket, id);
    return held;
  });
  assert.deepEqual(byId(details), byId(whole.courses ?? []));

  // The other records are those of the whole, too.
  const others = read(parts('records')[0]?.href ?? '');
  for (const list of ['pathways', 'vacancies', 'bulletins'] as const)
    assert.deepEqual(others[list], whole[list], list);

  // Cards hold every course once, the soonest first, and are parts of the details.
  const [firstCards, laterCards] = parts('cards');
  const later = (read(laterCards?.href ?? '').parts ?? []).map((part) => ({
    ...part,
    href: `parts/${part.href}`,
  }));
  const cards = [firstCards!, ...later].flatMap(({ count, href }) => {
    const { courses: held = [] } = read(href);
    assert.equal(held.length, count);
    return held;
  });
  assert.equal(cards.length, 2100);
  assert.deepEqual(
    cards.slice(0, 3).map(({ id }) => id),
    ['c2099', 'c2098', 'c2097'],
  );
  assert.ok(cards.every(({ description }) => description === undefined));
  const first = ['feed.json.br', `${parts('cards')[0]?.href ?? ''}.br`];
  const bytes = first.reduce((sum, path) => sum + statSync(join(out, 'feed', path)).size, 0);
  assert.ok(bytes <= 20_000, `the first page of results takes ${String(bytes)} bytes`);

  // The n-th document of the search index is the n-th card.
  const bytesOf = (path: string): ArrayBuffer =>
    new Uint8Array(readFileSync(join(out, 'feed', path))).buffer;
  const search = loadSearchIndex(bytesOf(parts('search')[0]?.href ?? ''));
  search.blocks?.forEach(({ name }, i) => addSearchBlock(search, i, bytesOf(`parts/${name}`)));
  const found = searchDocuments(search, 'course 1234');
  assert.ok([...found!.documents].some((document) => cards[document]?.title === 'Course 1234'));

  // The table says of every card what filters and orders need.
  const bytesOfTable = readFileSync(join(out, 'feed', parts('facets')[0]?.href ?? ''));
  const origin = { language: 'en' } as Origin;
  const table = runAtOnce(loadCourseTable(new Uint8Array(bytesOfTable).buffer, () => origin));
  assert.deepEqual(
    table.courses.map(({ record }) => record.sessions?.map(({ start }) => start)),
    cards.map(({ sessions }) => sessions?.map(({ start }) => start)),
  );

  // The one problem is the hostile address that the sample has on purpose.
  for (const page of [index, others, whole])
    assert.ok(parseFeed(page).problems.every(({ detail }) => detail === 'javascript:alert(1)'));
  assert.ok(existsSync(join(out, 'all/courses/5/index.html')));
  assert.match(readFileSync(join(out, 'all/courses/index.html'), 'utf8'), /Course 2099/);
});

test('building a large catalogue again keeps every file as it is', async () => {
  const out = join(root, 'large');
  const before = statSync(join(out, 'feed/whole.json.br')).mtimeMs;
  const { changed } = await buildSite({
    feed: { ...sample, courses: large },
    out,
    baseUrl,
    for: 'public',
    now,
    config: { languages: ['en'] },
    library: fakeLibrary(join(root, 'library')),
  });
  assert.equal(changed, 0);
  assert.equal(statSync(join(out, 'feed/whole.json.br')).mtimeMs, before);
});

test('the first page names what is open and out now; what is not posted yet has no page', async () => {
  const job = (id: string, more: object): object => ({ id, title: `Job ${id}`, ...more });
  const issue = (id: string, issued: string): object => ({
    id,
    title: `Issue ${id}`,
    issued,
    items: [{ id: 'i', title: 'Item' }],
  });
  const site = await build(join(root, 'first-page'), {
    feed: {
      ...sample,
      vacancies: [
        job('open', { closes: '2026-12-01' }),
        job('early', { posted: '2026-12-24', closes: '2027-01-01' }),
        job('over', { closes: '2026-11-01' }),
        job('withdrawn', { status: 'withdrawn' }),
        job('filled', { status: 'filled' }),
        job('undated', { posted: '2026-01-01' }),
      ],
      bulletins: [issue('out', '2026-11-17'), issue('tomorrow', '2026-12-24')],
    } as Feed,
  });
  const text = (path: string): string => readFileSync(join(site, path), 'utf8');
  const first = text('index.html');
  assert.deepEqual(
    [...first.matchAll(/>((Job|Issue) \w+)</g)].map((match) => match[1]),
    ['Job open', 'Issue out'],
  );
  assert.equal(existsSync(join(site, 'v/early/index.html')), false);
  assert.equal(existsSync(join(site, 'b/tomorrow/index.html')), false);
  const note = (id: string): string | undefined =>
    /<p class="note">([^<]*)</.exec(text(`v/${id}/index.html`))?.[1];
  assert.equal(note('over'), 'This vacancy has closed.');
  assert.equal(note('withdrawn'), 'Withdrawn by the employer');
  assert.equal(note('filled'), 'Filled');
  assert.equal(note('undated'), 'This vacancy is not open to applications.');
  assert.match(text('cy/v/withdrawn/index.html'), /Wedi’i thynnu’n ôl gan y cyflogwr/);
});

test('a course that is free for some has an offer for each fee; the page for nowhere speaks every language', async () => {
  const costs = [
    { amount: 95, label: { en: 'Others', cy: 'Eraill' } },
    { amount: 0, label: 'Staff' },
    { amount: 40, kind: 'non-attendance' },
  ];
  const site = await build(join(root, 'offers'), {
    feed: { ...sample, courses: [{ id: 'c', title: 'C', costs }] } as Feed,
  });
  const page = readFileSync(join(site, 'cy/c/c/index.html'), 'utf8');
  const [, data = ''] = /<script type="application\/ld\+json">([^<]*)</.exec(page) ?? [];
  const offer = (name: string, category: string, price: number): object => ({
    '@type': 'Offer',
    name,
    category,
    price,
    priceCurrency: 'GBP',
  });
  assert.deepEqual((JSON.parse(data) as { offers: unknown }).offers, [
    offer('Staff', 'Free', 0),
    offer('Eraill', 'Paid', 95),
  ]);
  const missing = readFileSync(join(site, '404.html'), 'utf8');
  assert.match(missing, /<h1>There is no such page<\/h1>/);
  assert.match(missing, /<section lang="cy">\s*<h2>Nid oes tudalen o’r fath<\/h2>/);
  assert.match(missing, /href="\/academy\/cy\/e\/course-finder\/"/);
});

test('a role names the qualifications that it asks for, and none that is one of a choice', async () => {
  const held = (id: string): object => ({ is: 'held', ref: `pathway/p#${id}` });
  const nodes = [
    { id: 'bia', kind: 'qualification', title: 'Best interests assessor' },
    { id: 'amhp', kind: 'qualification', title: 'Approved professional' },
    {
      id: 'role',
      kind: 'role',
      title: 'Role',
      requires: [held('bia'), { is: 'any', of: [held('amhp'), { is: 'note', text: 'x' }] }],
    },
  ];
  const [tracks, stages] = [[{ id: 't', title: 'T' }], [{ id: 's', title: 'S' }]];
  const pathways = [{ id: 'p', title: 'P', tracks, stages, nodes, edges: [] }];
  const site = await build(join(root, 'roles'), { feed: { ...sample, pathways } as Feed });
  const page = readFileSync(join(site, 'p/p/index.html'), 'utf8');
  const [, data = ''] = /<script type="application\/ld\+json">([^<]*)</.exec(page) ?? [];
  assert.deepEqual((JSON.parse(data) as { qualifications: unknown }).qualifications, [
    {
      '@type': 'EducationalOccupationalCredential',
      name: 'Best interests assessor',
      url: `${baseUrl}p/p/#bia`,
    },
  ]);
});
