import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { courseFeed, manyCourses, NOW } from '../helpers/course-feed.js';
import { closePages, engine, openPage } from './browser.js';
import { startServer, type TestServer } from './server.js';
import { serveWidgets } from './widgets.js';

/*
 * The course finder as people meet it: by keyboard alone, by what a screen reader gets, in a link that a colleague was
 * sent, on paper, magnified, with their own spacing and colours. What a screen reader gets is the browser's own tree of
 * roles and names, written out.
 */

const skip = engine === 'Chromium' ? false : 'the tree and the media are asked of Chromium';

let host: TestServer;
before(async () => {
  if (skip) return;
  host = await startServer();
  await serveWidgets(host);
  host.page('/feed/feed.json', JSON.stringify(courseFeed()));
  host.page('/many.json', JSON.stringify(courseFeed(manyCourses(41))));
});
after(() => host?.close());
afterEach(closePages);

const finder = (attributes: string, src = '/feed/feed.json', html = ''): string =>
  `<!doctype html><html lang="en" ${html}><meta name="viewport" content="width=device-width"><title>Courses</title>
   <body><a href="#top">Top</a>
   <esca-course-finder src="${src}" now="${NOW}" ${attributes}></esca-course-finder>
   <script type="module" src="/lib/all.js"></script>`;

async function visit(
  path: string,
  markup: string,
  options: Parameters<typeof openPage>[0] = { viewport: { width: 1280, height: 900 } },
): Promise<Page> {
  host.page(path.split('?')[0]!, markup);
  const { page } = await openPage(options);
  await page.goto(host.origin + path);
  await page.locator('esca-course-finder:is([state=ready], [state=empty])').waitFor();
  return page;
}

/** The name of what has focus, as a person would say it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.querySelector('esca-course-finder')?.shadowRoot?.activeElement;
    const label = element?.getAttribute('aria-label') ?? element?.closest('label')?.innerText;
    return (label ?? element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  });

/** Presses Tab until a control with that name has focus: every control is reached this way, or it cannot be reached. */
async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (name.test(now)) return;
    passed.push(now);
  }
  assert.fail(`Tab never reaches ${String(name)}. It passed: ${passed.join(' | ')}`);
}

/** Waits until something was said to a screen reader. */
const hears = (page: Page, words: string): Promise<void> =>
  page.locator('[data-esca-announcer]').filter({ hasText: words }).waitFor({ state: 'attached' });

test(
  'by keyboard alone: search, filter, remove a chip, open details, compare two',
  { skip },
  async () => {
    const page = await visit('/keys.html', finder(''));
    await tabTo(page, /^Search courses$/);
    await page.keyboard.type('mental');
    await page.keyboard.press('Enter');
    await hears(page, '2 courses');
    await tabTo(page, /^In person/);
    await page.keyboard.press('Space');
    await hears(page, '1 course');
    await tabTo(page, /^Remove filter: How it is held, In person$/);
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      () =>
        document
          .querySelector('esca-course-finder')
          ?.shadowRoot?.activeElement?.textContent?.trim() === '2 courses',
    );
    await hears(page, '2 courses');
    await tabTo(page, /^Dates and details: Mental Capacity Act: foundation$/);
    await page.keyboard.press('Enter');
    const details = page.getByRole('table', { name: 'Dates' });
    await details.waitFor();
    assert.equal(await focused(page), 'Dates and details: Mental Capacity Act: foundation');
    await tabTo(page, /^Book: Mental Capacity Act: foundation, Wednesday 9 December/);
    await tabTo(page, /^Add to calendar: Mental Capacity Act: foundation, Wednesday 9 December/);
    await tabTo(page, /^Dates and details: Mental Capacity Act: foundation$/, 'Shift+Tab');
    await page.keyboard.press('Space');
    await details.waitFor({ state: 'detached' });
    await tabTo(page, /^Compare: Mental Capacity Act: foundation$/);
    await page.keyboard.press('Space');
    await hears(page, 'Mental Capacity Act: foundation added. 1 of 3 chosen to compare.');
    await tabTo(page, /^Compare: Best interests assessor$/);
    await page.keyboard.press('Space');
    await hears(page, 'Best interests assessor added. 2 of 3 chosen to compare.');
    await tabTo(page, /^Compare them$/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: 'Courses compared' }).waitFor();
    await page.waitForFunction(
      () =>
        document
          .querySelector('esca-course-finder')
          ?.shadowRoot?.activeElement?.textContent?.trim() === 'Courses compared',
    );
    await tabTo(page, /^Close the comparison$/);
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      () =>
        document
          .querySelector('esca-course-finder')
          ?.shadowRoot?.activeElement?.textContent?.trim() === 'Compare them',
    );
  },
);

test('by keyboard alone: turn the page, and hear which one it is', { skip }, async () => {
  const page = await visit('/pages.html', finder('', '/many.json'));
  await tabTo(page, /^Search courses$/);
  await tabTo(page, /^Page 2$/);
  await page.keyboard.press('Enter');
  await hears(page, 'Page 2 of 3, items 21 to 40');
  assert.equal(await focused(page), '45 courses');
});

test(
  'a shared address shows the same in a new tab: search, filter, sort, view, page, comparison, opened course',
  { skip },
  async () => {
    const markup = finder('sync="query"', '/many.json');
    const page = await visit('/share.html', markup);
    await page.getByRole('checkbox', { name: /^Online/ }).check();
    await page.getByLabel('Sort by').selectOption('title');
    await page.getByRole('button', { name: 'Page 2' }).click();
    await page.getByRole('checkbox', { name: 'Compare: Extra 020' }).check();
    await page.getByRole('checkbox', { name: 'Compare: Extra 021' }).check();
    await page.getByRole('button', { name: 'Dates and details: Extra 022' }).click();
    await page.getByRole('table', { name: 'Dates' }).waitFor();
    const titles = (of: Page): Promise<string[]> =>
      of.locator('esca-course-finder [part=title]').allInnerTexts();
    const shared = page.url();
    assert.equal(
      new URL(shared).search,
      '?course-finder.mode=online&course-finder.sort=title&course-finder.page=2&course-finder.course=extra-22&course-finder.compare=essex:course/extra-20+essex:course/extra-21',
    );
    const other = await visit(shared.slice(host.origin.length), markup);
    await other.getByRole('table', { name: 'Dates' }).waitFor();
    assert.deepEqual(await titles(other), await titles(page));
    assert.ok(await other.getByRole('checkbox', { name: /^Online/ }).isChecked());
    assert.ok(
      await other
        .getByRole('button', { name: 'Remove filter: How it is held, Online' })
        .isVisible(),
    );
    assert.equal(await other.getByLabel('Sort by').inputValue(), 'title');
    assert.ok(await other.getByRole('checkbox', { name: 'Compare: Extra 021' }).isChecked());
    await other.getByRole('button', { name: 'Compare them' }).click();
    await other.getByRole('columnheader', { name: 'Extra 020' }).waitFor();
  },
);

test(
  'a screen reader gets names, roles and states: the finder, one course, its dates',
  { skip },
  async () => {
    const page = await visit('/tree.html', finder('query="capacity" facets="mode" course="mca"'));
    await page.getByRole('table', { name: 'Dates' }).waitFor();
    const tree = await page.locator('esca-course-finder').ariaSnapshot();
    // A line with a colon in it is written in quotation marks.
    const lines = tree.split('\n').map((line) => line.trim().replace(/^- '(.*)'/, '- $1'));
    for (const line of [
      '- heading "Find a course" [level=2]',
      '- search "Search courses":',
      '- searchbox "Search courses": capacity',
      '- group "Filters":',
      '- group "How it is held":',
      '- checkbox "In person (1)"',
      '- heading "2 courses" [level=3]',
      '- combobox "Sort by":',
      '- option "Best match (usual)" [selected]',
      '- radio "List" [checked]',
      '- heading "Mental Capacity Act: foundation" [level=4]:',
      '- button "Dates and details: Mental Capacity Act: foundation" [expanded]: Dates and details',
      '- checkbox "Compare: Mental Capacity Act: foundation"',
      '- columnheader "Date"',
      '- rowheader "Wednesday 9 December, 9:30am to 4:30pm"',
      '- cell "8 places left, as at 16 November"',
      '- link "Book: Mental Capacity Act: foundation, Wednesday 9 December, 9:30am to 4:30pm":',
      '- button "Ask my manager: Mental Capacity Act: foundation, Wednesday 9 December, 9:30am to 4:30pm": Ask my manager',
      '- heading "Before you come" [level=5]',
    ])
      assert.ok(lines.includes(line), `${line}\n\n${tree}`);
    const named = Array.from(
      tree.matchAll(/- '?((?:button|link|checkbox) "[^"]*")/g),
      ([, control]) => control,
    );
    const twice = named.filter((control, at) => named.indexOf(control) !== at);
    // A course and a step are named in a sentence wherever they are mentioned, and the link leads to the same place.
    assert.deepEqual(twice, ['link "Senior practitioner"']);
  },
);

test(
  'paper has the list, what it was filtered by, the date, the address and whom to ask, and no control',
  { skip },
  async () => {
    const page = await visit('/paper.html', finder('mode="online" course="bia"', '/many.json'));
    await page.getByRole('table', { name: 'Dates' }).waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    const controls = await page
      .locator(
        'esca-course-finder :is(button:not(.link), input, select, dialog, .tools, .chips, nav)',
      )
      .evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.outerHTML));
    assert.deepEqual(controls, []);
    assert.equal(await page.locator('esca-course-finder [part=result]').count(), 42);
    const text = await page.locator('esca-course-finder .root').innerText();
    assert.match(text, /Filters: Online\./);
    assert.match(
      text,
      new RegExp(`Printed on Monday 16 November 2026 from ${host.origin}/paper.html`),
    );
    const pdf = await page.pdf({ format: 'A4' });
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  },
);

for (const [name, size] of [
  ['320 pixels wide', { width: 320, height: 800 }],
  ['magnified four times', { width: 320, height: 256 }],
] as const)
  for (const state of [
    'course="mca"',
    'view="table"',
    'view="agenda"',
    'area="west" when="2027-05"',
  ])
    test(`nothing is cut off or scrolls sideways, ${name}: ${state}`, { skip }, async () => {
      const page = await visit('/narrow.html', finder(state), { viewport: size });
      if (state.startsWith('course')) await page.getByRole('table', { name: 'Dates' }).waitFor();
      const spacing =
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }';
      for (const sheet of ['', spacing]) {
        const wide = await page.evaluate((rules) => {
          const root = document.querySelector('esca-course-finder')!.shadowRoot!;
          const style = new CSSStyleSheet();
          style.replaceSync(rules);
          root.adoptedStyleSheets = [...root.adoptedStyleSheets, style];
          const out = [...root.querySelectorAll('.root *')].filter(
            (one) =>
              one.checkVisibility() &&
              !one.closest('.unseen, thead') &&
              one.getBoundingClientRect().right > innerWidth + 1,
          );
          return [
            document.documentElement.scrollWidth > innerWidth ? 'the page scrolls sideways' : '',
            ...out.map((one) => one.outerHTML.slice(0, 120)),
          ].filter(Boolean);
        }, sheet);
        assert.deepEqual(wide, []);
      }
    });

test('moves nothing for those who want no motion', { skip }, async () => {
  const page = await visit('/still.html', finder(''), { reducedMotion: 'reduce' });
  const moving = await page.locator('esca-course-finder *').evaluateAll((all) =>
    all.filter((one) => {
      const { transitionDuration, animationName } = getComputedStyle(one);
      return transitionDuration !== '0s' || animationName !== 'none';
    }),
  );
  assert.deepEqual(moving, []);
});

test(
  'in forced colours what is chosen, and what has focus, can be told without colour',
  { skip },
  async () => {
    const page = await visit('/forced.html', finder('page-size="1"', '/many.json'), {
      forcedColors: 'active',
    });
    const outline = (selector: string): Promise<string> =>
      page
        .locator(`esca-course-finder ${selector}`)
        .evaluate((one) => getComputedStyle(one).outlineStyle);
    assert.equal(await outline('.views label:has(:checked)'), 'solid');
    assert.equal(await outline('[aria-current=page]'), 'solid');
    await page.keyboard.press('Tab');
    await tabTo(page, /^Search courses$/);
    assert.equal(await outline('[part=search-input]'), 'solid');
  },
);

test(
  'stands on a page that is written from right to left, and keeps texts of such a language in their own order',
  { skip },
  async () => {
    const [first, ...rest] = courseFeed().courses!;
    const feed = {
      ...courseFeed(),
      courses: [
        { ...first!, title: { ur: 'ذہنی صلاحیت (MCA) 2005', en: 'Mental capacity' } },
        ...rest,
      ],
    };
    host.page('/urdu.json', JSON.stringify(feed));
    const page = await visit('/urdu.html', finder('lang="ur"', '/urdu.json', 'dir="rtl"'), {
      viewport: { width: 320, height: 800 },
    });
    const title = page.locator('esca-course-finder bdi[lang=ur]').first();
    assert.equal(await title.evaluate((one) => getComputedStyle(one).direction), 'rtl');
    assert.equal(
      await page.evaluate(() => document.documentElement.scrollWidth > innerWidth),
      false,
    );
  },
);
