import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, afterEach, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { closePages, openPage } from './browser.js';
import { anyOrigin, startServer, type TestServer } from './server.js';

/*
 * The pinned form: a page names one file and one hash, and that file vouches for every module that it fetches later.
 */

const root = fileURLToPath(new URL('../../', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };
const release = `${root}packages/embed/dist/r/${version}/`;
const skip = existsSync(`${release}all.js`) ? false : 'run "npm run build" first';

let host: TestServer;
let site: TestServer;

before(async () => {
  [host, site] = await Promise.all([startServer(), startServer()]);
  site.folder('/r/', release);
  host.page(
    '/feed.json',
    readFileSync(`${root}schemas/examples/course-waiting-list.feed.json`, 'utf8'),
  );
});
after(() => Promise.all([host.close(), site.close()]));
afterEach(closePages);

const hashes = (): Record<string, string> =>
  JSON.parse(readFileSync(`${release}integrity.json`, 'utf8')) as Record<string, string>;

function serve(file: string, type: string, integrity = hashes()[file] ?? ''): string {
  const src = `${site.origin}/r/${file}`;
  host.page(
    '/',
    `<!doctype html><html lang="en"><title>Pinned</title>
    <script ${type} src="${src}" integrity="${integrity}" crossorigin="anonymous"></script>
    <esca-course-finder src="/feed.json"><a href="/courses">All courses</a></esca-course-finder>`,
  );
  return `${host.origin}/`;
}

const stateOf = (state: string): string => `esca-course-finder[state="${state}"]`;

for (const [file, type] of [
  ['all.js', 'type="module"'],
  ['all.classic.js', 'async'],
] as const) {
  test(`${file} shows a widget from another origin under its hash`, { skip }, async () => {
    const { page, errors } = await openPage();
    await page.goto(serve(file, type));
    await page.waitForSelector(stateOf('ready'));
    assert.deepEqual(errors, []);
  });

  test(
    `${file} under another hash registers nothing and leaves the author’s link`,
    { skip },
    async () => {
      const { page } = await openPage();
      await page.goto(serve(file, type, `sha384-${'A'.repeat(64)}`), { waitUntil: 'load' });
      assert.equal(await page.locator('esca-course-finder').getAttribute('state'), null);
      assert.ok(await page.getByRole('link', { name: 'All courses' }).isVisible());
    },
  );
}

/** The file of what the finder shows, as the pinned file names it. */
function contentFile(): string {
  const pinned = readFileSync(`${release}all.js`, 'utf8');
  const content = /"(course-finder\.content\.[0-9a-f]+\.js)"/.exec(pinned)?.[1] ?? '';
  assert.notEqual(content, '');
  return content;
}

test('a later module that was lost on its way comes with a retry', { skip }, async () => {
  const content = contentFile();
  let lost = true;
  site.answer(`/r/${content}`, (response) => {
    if (lost) response.writeHead(404, anyOrigin).end();
    else
      response
        .writeHead(200, { ...anyOrigin, 'Content-Type': 'text/javascript' })
        .end(readFileSync(release + content));
  });
  const { page } = await openPage();
  await page.goto(serve('all.js', 'type="module"'));
  await page.waitForSelector(stateOf('failed'));
  assert.ok(await page.getByRole('link', { name: 'All courses' }).isVisible());
  lost = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.waitForSelector(stateOf('ready'));
});

test(
  'a later module that is not the one that was pinned is refused, and the author’s link stays',
  { skip },
  async () => {
    const content = contentFile();
    site.answer(`/r/${content}`, (response) =>
      response
        .writeHead(200, { ...anyOrigin, 'Content-Type': 'text/javascript' })
        .end('globalThis.forged = true; export class CourseFinderContent {}'),
    );
    const { page } = await openPage();
    await page.goto(serve('all.js', 'type="module"'));
    await page.waitForSelector(stateOf('failed'));
    assert.equal(await page.evaluate(() => 'forged' in globalThis), false);
    assert.ok(await page.getByRole('link', { name: 'All courses' }).isVisible());
  },
);
