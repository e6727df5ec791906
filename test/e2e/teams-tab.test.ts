import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import {
  teamsAncestors,
  teamsManifest,
  teamsPackage,
} from '../../packages/publisher/src/site/teams.js';
import { headerRules, headersFor } from '../../packages/publisher/src/site/headers.js';
import type { PageContext } from '../../packages/publisher/src/site/context.js';
import { unzipSync } from 'fflate';
import { closePages, openPage } from './browser.js';
import { startServer, type TestServer } from './server.js';

/*
 * A page of the Teams app, in a frame of a Teams that is played here: the browser is told that teams.microsoft.com is a
 * page of ours, and nothing leaves the machine.
 */

const root = fileURLToPath(new URL('../../', import.meta.url));
let server: TestServer;
before(async () => {
  server = await startServer();
  const { outputFiles } = await build({
    entryPoints: [`${root}packages/embed/src/teams.ts`],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['esca-source'],
    logLevel: 'silent',
  });
  server.page('/r/teams.js', outputFiles[0]?.text ?? '');
  server.page(
    '/teams/course-finder/',
    '<!doctype html><title>Tab</title><main><esca-course-finder></esca-course-finder></main><script type="module" src="/r/teams.js"></script>',
    {
      'Content-Security-Policy': headersFor('/teams/course-finder/', headerRules())[
        'Content-Security-Policy'
      ]!,
    },
  );
});
after(() => server.close());
afterEach(closePages);

/** Answers as Teams does: who we are, what the context is; and remembers what the tab said. */
const teams = (
  tab: string,
): string => `<!doctype html><title>Teams</title><iframe src="${tab}"></iframe><script>
  globalThis.said = [];
  addEventListener('message', ({ data, source, origin }) => {
    said.push(data.func);
    const answer = (...args) => source.postMessage({ id: data.id, args }, origin);
    if (data.func === 'initialize') answer('content', 'web', JSON.stringify({ apiVersion: 2, supports: {} }), '2.0.1');
    if (data.func === 'getContext') answer({ theme: 'dark', locale: 'en-gb', hostName: 'Teams', hostClientType: 'web', frameContext: 'content', page: { id: 'x' }, app: { theme: 'dark' } });
  });
  globalThis.theme = (name) => frames[0].postMessage({ func: 'themeChange', args: [name] }, '*');
</script>`;

test('a tab tells Teams that it has loaded, and follows the theme', async () => {
  const { page, errors } = await openPage();
  await page.route('https://teams.microsoft.com/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: teams('https://academy.example/teams/course-finder/'),
    }),
  );
  // A browser lets no page of the world frame a page on loopback, so the tab has an address of the world, too.
  await page.route('https://academy.example/**', async (route) => {
    const answer = await fetch(server.origin + new URL(route.request().url()).pathname);
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: await answer.text(),
    });
  });
  await page.goto('https://teams.microsoft.com/v2/');
  await page.waitForFunction(() =>
    (globalThis as unknown as { said: string[] }).said.includes('appInitialization.success'),
  );
  const [, tab] = page.frames();
  const theme = (): Promise<string | null | undefined> =>
    tab!.evaluate(() => document.querySelector('esca-course-finder')?.getAttribute('theme'));
  assert.equal(await theme(), 'dark');
  await page.evaluate(() =>
    (globalThis as unknown as { theme: (name: string) => void }).theme('default'),
  );
  await tab!.waitForFunction(
    () => document.querySelector('esca-course-finder')?.getAttribute('theme') === 'light',
  );
  assert.equal(await tab!.evaluate(() => document.documentElement.style.colorScheme), 'light');
  assert.deepEqual(errors, []);
});

test('outside Teams the page is an ordinary page and asks nobody', async () => {
  const { page, errors, lines } = await openPage();
  await page.goto(`${server.origin}/teams/course-finder/`);
  assert.equal(await page.locator('esca-course-finder').getAttribute('theme'), null);
  assert.deepEqual(errors, []);
  assert.deepEqual(lines, []);
});

test('nobody but Microsoft may show the page in a frame', async () => {
  const policy =
    headersFor('/teams/course-finder/', headerRules())['Content-Security-Policy'] ?? '';
  assert.ok(policy.includes(`frame-ancestors ${teamsAncestors};`));
  const { page } = await openPage();
  server.page('/host/', `<iframe src="${server.twin}/teams/course-finder/"></iframe>`);
  const refused = page.waitForEvent('console', (line) => line.text().includes('frame-ancestors'));
  await page.goto(`${server.origin}/host/`);
  await refused;
});

test('the package holds a manifest with a tab for each widget, and two icons of the right size', () => {
  const say = {
    courses: 'Courses',
    pathways: 'Pathways',
    vacancies: 'Vacancies',
    bulletins: 'Bulletins',
    myList: 'My list',
    siteIntro: 'All of it.',
  };
  const page = {
    lang: 'en',
    say,
    site: {
      baseUrl: 'https://academy.example/learn/',
      main: { publisher: { name: 'The academy' } },
    },
  } as unknown as PageContext;
  const files = unzipSync(teamsPackage(teamsManifest(page, '1.0.0')));
  const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json'])) as {
    id: string;
    staticTabs: { contentUrl: string; name: string }[];
    validDomains: string[];
    icons: Record<string, string>;
  };
  assert.match(manifest.id, /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.deepEqual(
    manifest.staticTabs.map(({ contentUrl }) => contentUrl),
    ['course-finder', 'pathway-map', 'vacancy-feed', 'bulletin-card'].map(
      (widget) => `https://academy.example/learn/teams/${widget}/`,
    ),
  );
  assert.deepEqual(manifest.validDomains, ['academy.example']);
  for (const [name, size] of [
    ['color.png', 192],
    ['outline.png', 32],
  ] as const) {
    const icon = Buffer.from(files[name]!);
    assert.equal(icon.toString('latin1', 1, 4), 'PNG');
    assert.equal(icon.readUInt32BE(16), size);
  }
  assert.deepEqual(teamsPackage(manifest), teamsPackage(manifest), 'the same bytes each time');
  assert.equal(
    readFileSync(`${root}packages/embed/package.json`, 'utf8').includes(
      '"@microsoft/teams-js": "2.58.0"',
    ),
    true,
  );
});
