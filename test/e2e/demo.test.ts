import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { workbook } from '../helpers/workbook.js';
import { RULES_OF_A_PART } from '../helpers/axe-options.js';
import { violationsOn } from './axe.js';
import { closePages, openPage, type Watched } from './browser.js';

/*
 * The demonstration, published and served as `npm start` does it, and walked through as a visitor does. `ESCA_DEMO` names
 * a server that runs already.
 */

const root = fileURLToPath(new URL('../../', import.meta.url));
let server: ChildProcess | undefined;
let base = process.env.ESCA_DEMO ?? '';

before(
  async () => {
    if (base) return;
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const address = probe.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    probe.close();
    server = spawn(process.execPath, ['.ci/start.mjs'], {
      cwd: root,
      env: { ...process.env, PORT: port },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer): void => {
        said += chunk.toString();
        if (said.includes('Ready in')) resolve();
      };
      server!.stdout!.on('data', hear);
      server!.stderr!.on('data', hear);
      server!.once('close', () => {
        reject(new Error(said));
      });
    });
    base = `http://localhost:${port}/demo/`;
  },
  // The demonstration builds what has changed first.
  { timeout: 300_000 },
);
after(() => {
  server?.kill('SIGTERM');
});
afterEach(closePages);

const SETTLED = `(() => {
  const all = [...document.querySelectorAll('esca-course-finder, esca-pathway-map, esca-vacancy-feed, esca-bulletin-card, esca-my-list')];
  return all.length > 0 && !document.querySelector('div[data-esca]:not(:has(*))') && all.every((each) => ['ready', 'empty'].includes(each.getAttribute('state')));
})()`;

async function visit(name: string): Promise<Watched & { asked: string[] }> {
  const watched = await openPage({ viewport: { width: 1200, height: 12_000 } });
  const asked: string[] = [];
  watched.page.on('request', (request) => asked.push(request.url()));
  await watched.page.goto(base + name);
  await watched.page.waitForFunction(SETTLED);
  return { ...watched, asked };
}

for (const name of ['intranet.html', 'recruitment.html', 'partner.html'])
  test(`${name}: every widget is ready, one request a feed, nothing on the console, axe content`, async () => {
    const { page, errors, lines, asked } = await visit(name);
    assert.deepEqual(errors, []);
    assert.deepEqual(lines, []);
    const files = asked.filter((url) => /\.json(\?|$)/.test(url));
    assert.equal(new Set(files).size, files.length, files.join('\n'));
    const violations = await violationsOn(page, RULES_OF_A_PART, [
      'esca-course-finder',
      'esca-pathway-map',
      'esca-vacancy-feed',
      'esca-bulletin-card',
      'esca-my-list',
    ]);
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${id} ${target.flat().join(' ')}`),
    );
    assert.deepEqual(found, []);
  });

/** What has focus, in the innermost shadow root: its words, its target and the widget it is in. */
const focused = (page: Page): Promise<{ words: string; href: string; widget: string }> =>
  page.evaluate(() => {
    let element = document.activeElement;
    let widget = '';
    while (element?.shadowRoot?.activeElement) {
      widget = element.localName;
      element = element.shadowRoot.activeElement;
    }
    return {
      words: (element?.getAttribute('aria-label') ?? element?.textContent ?? '')
        .replace(/\s+/g, ' ')
        .trim(),
      href: element?.getAttribute('href') ?? '',
      widget,
    };
  });

/** Presses Tab until something is reached, and fails when it is not. */
async function tabTo(
  page: Page,
  wanted: (at: { words: string; href: string; widget: string }) => boolean,
): Promise<string> {
  const passed: string[] = [];
  for (let press = 0; press < 250; press++) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (wanted(at)) return at.words;
    passed.push(`${at.widget}: ${at.words.slice(0, 50)}`);
  }
  throw new Error(`Not reached with Tab. Passed:\n${passed.slice(-60).join('\n')}`);
}

test('the page of a widget alone fits a frame of 240 pixels', async () => {
  const { page } = await openPage({ viewport: { width: 240, height: 700 } });
  for (const widget of ['course-finder', 'pathway-map', 'vacancy-feed', 'bulletin-card']) {
    await page.goto(`${siteOf(base)}e/${widget}/`);
    await page.locator(`esca-${widget}[state=ready]`).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 240, widget);
  }
});

/** The published site that the demonstration embeds from. */
const siteOf = (demo: string): string =>
  demo.replace('localhost', '127.0.0.1').replace('demo/', '');

test('a widget’s page alone has the menu of the site, and in a frame it has none', async () => {
  const { page, lines } = await openPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries() as (PerformanceEntry & { value: number })[])
        document.documentElement.dataset['shift'] = String(
          Number(document.documentElement.dataset['shift'] ?? 0) + value,
        );
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const shift = (): Promise<number> =>
    page.evaluate(() => Number(document.documentElement.dataset['shift'] ?? 0));
  for (const widget of ['course-finder', 'pathway-map', 'vacancy-feed', 'bulletin-card']) {
    await page.goto(`${siteOf(base)}e/${widget}/`);
    await page.locator(`esca-${widget}[state=ready]`).waitFor();
    await page.getByRole('navigation', { name: 'Pages' }).getByText('My list').waitFor();
    assert.ok((await shift()) <= 0.02, widget);
  }
  await page.goto(base);
  await page.setContent(`<iframe width="800" height="600" src="${siteOf(base)}e/course-finder/">`);
  const frame = page.frameLocator('iframe');
  await frame.locator('esca-course-finder[state=ready]').waitFor();
  assert.equal(await frame.locator('header').isVisible(), false);
  assert.equal(await frame.locator('esca-course-finder').getAttribute('storage'), null);
  assert.deepEqual(lines, []);
});

test('a course saved on the page of courses stands on the page of the list, and nothing is kept before', async () => {
  const { page } = await openPage();
  await page.goto(siteOf(base));
  await page.getByRole('navigation', { name: 'Pages' }).getByText('Courses').click();
  const save = page.getByRole('button', { name: /^Save / }).first();
  await save.waitFor();
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await save.click();
  await page.getByRole('navigation', { name: 'Pages' }).getByText('My list').click();
  await page.locator('esca-my-list[state=ready] [part~=item]').first().waitFor();
});

test('the menu is there where scripts are off', async () => {
  const { page } = await openPage({ javaScriptEnabled: false });
  await page.goto(`${siteOf(base)}e/my-list/`);
  await page.getByRole('link', { name: 'Courses and events' }).click();
  await page.getByRole('heading', { level: 1, name: 'Courses and events' }).waitFor();
});

test('whatever day it is, the lists of the demonstration are of that day, and places are counted', async () => {
  const { page } = await visit('intranet.html');
  const shown = await page.evaluate(() =>
    [...document.querySelectorAll('esca-course-finder')].map(({ shadowRoot }) => ({
      banners: [...shadowRoot!.querySelectorAll('[part~=banner]')].map((one) => one.textContent),
      places: [...shadowRoot!.querySelectorAll('[part~=availability]')].filter((one) =>
        /places? left/.test(one.textContent),
      ).length,
    })),
  );
  assert.ok(shown.length > 0);
  for (const { banners } of shown) assert.deepEqual(banners, []);
  assert.ok(shown.some(({ places }) => places > 0));
});

test('by keyboard alone: from the step Practice educator to its next course with places, to a vacancy that names the role, and back', async () => {
  const { page, errors } = await visit('recruitment.html');
  // The page's own link to the step.
  await tabTo(page, ({ words }) => words === 'practice educator');
  await page.keyboard.press('Enter');
  await page.waitForURL(/pathway-map\.node=practice-educator/);
  await page.waitForFunction(SETTLED);
  const panel = page.locator('esca-pathway-map').getByText('Practice educator', { exact: false });
  await panel.first().waitFor();
  // A course of the step that can be booked: its link is in the map, and it opens in the finder.
  const course = await tabTo(
    page,
    ({ widget, words, href }) =>
      widget === 'esca-pathway-map' &&
      href !== '' &&
      /^(Practice educator award|When a placement|Practice educators: keeping)/.test(words),
  );
  await page.keyboard.press('Enter');
  await page.waitForFunction(`/course-finder\\.course=/.test(location.search)`);
  const opened = page.locator('esca-course-finder').getByRole('heading', { name: course });
  await opened.first().waitFor();
  const availability = await page
    .locator('esca-course-finder')
    .evaluate((each) => each.shadowRoot!.textContent);
  assert.match(availability, /place|waiting list|booking|full/i);
  await page.goBack();
  await page.waitForFunction(SETTLED);
  // A vacancy that names the role.
  const open = await page
    .locator('esca-pathway-map a[href]')
    .evaluateAll((links) =>
      links
        .filter((link) => (link.getAttribute('href') ?? '').includes('/v/'))
        .map((link) =>
          (link.getAttribute('aria-label') ?? link.textContent ?? '').replace(/\s+/g, ' ').trim(),
        ),
    );
  assert.ok(open.length > 0, 'the step names a vacancy');
  await page.getByRole('link', { name: 'All demonstration pages' }).first().focus();
  const vacancy = await tabTo(
    page,
    ({ widget, words, href }) =>
      widget === 'esca-pathway-map' && href.includes('/v/') && open.includes(words),
  );
  await page.keyboard.press('Enter');
  await page.waitForFunction(`/vacancy-feed\\.vacancy=/.test(location.search)`);
  assert.ok(vacancy.length > 0);
  await page.goBack();
  await page.waitForURL(/pathway-map\.node=practice-educator/);
  await page.waitForFunction(SETTLED);
  assert.match(
    await page.locator('esca-pathway-map').evaluate((each) => each.shadowRoot!.textContent),
    /Practice educator/,
  );
  assert.deepEqual(errors, []);
});

test(
  'esca check on a workbook with ten planted faults: ten problems with sheet, row, column and fix; code 1',
  {
    skip:
      existsSync(`${root}packages/publisher/dist/cli.js`) || process.env.ESCA_CLI
        ? false
        : 'run "npm run build" first',
  },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'esca-faults-'));
    try {
      const head = [
        'id',
        'title',
        'audience',
        'session id',
        'mode',
        'start',
        'start time',
        'end',
        'end time',
        'capacity',
        'places left',
        'booking url',
        'url',
        'cpd hours',
      ];
      const good = (id: string): (string | number)[] => [
        id,
        `Course ${id}`,
        'adults',
        's1',
        'online',
        '2027-01-14',
        '09:30',
        '2027-01-14',
        '16:30',
        '20',
        '3',
        'https://essex.example/book',
        'https://essex.example/c',
        '6',
      ];
      const bad = (id: string, column: string, value: string): (string | number)[] =>
        good(id).map((cell, index) => (head[index] === column ? value : cell));
      const planted: [string, string][] = [
        ['audience', 'everybody-else'],
        ['mode', 'by pigeon'],
        ['start', '2027-02-30'],
        ['start time', '25:99'],
        ['end', 'never'],
        ['capacity', 'lots'],
        ['places left', '-3'],
        ['booking url', 'javascript:alert(1)'],
        ['url', 'not an address'],
        ['cpd hours', 'six'],
      ];
      const file = join(folder, 'courses.xlsx');
      writeFileSync(
        file,
        workbook([
          {
            name: 'Courses',
            rows: [
              head,
              good('fine'),
              ...planted.map(([column, value], index) => bad(`c${String(index)}`, column, value)),
            ],
          },
        ]),
      );
      const cli = process.env.ESCA_CLI ?? `${root}packages/publisher/bin/esca.js`;
      const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'check', file], {
        cwd: folder,
        encoding: 'utf8',
      });
      const said = stdout + stderr;
      assert.equal(status, 1, said);
      planted.forEach(([column], index) => {
        const row = String(index + 3);
        assert.match(
          said,
          new RegExp(`Courses[^\\n]*row ${row}\\b`, 'i'),
          `${column}, row ${row}:\n${said}`,
        );
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
