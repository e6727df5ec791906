import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Frame, Page } from 'playwright-core';
import {
  formsFor,
  hosts,
  leftOf,
  type Form,
  type SiteFacts,
} from '../../packages/builder/src/hosting/forms.js';
import { readMarkup, tagsIn } from '../../packages/builder/src/hosting/markup.js';
import { filters } from '../../packages/builder/src/hosting/filters.js';
import { closePages, openPage } from '../e2e/browser.js';
import { publishSite, type Site } from './places.js';
import { startWordPress, wordpressMissing, type WordPress } from './wordpress.js';

/*
 * A real WordPress, and an author in it who may not write unfiltered HTML. What the embed builder hands over is put
 * through the filter of an author's post, saved, and looked at as a reader of the page does.
 */

const missing = wordpressMissing();
const skip = missing ?? false;
let site: Site;
let wordpress: WordPress;
before(
  async () => {
    if (missing) return;
    site = await publishSite();
    wordpress = await startWordPress(site.url);
  },
  { timeout: 300_000 },
);
after(async () => {
  await wordpress?.close();
  await site?.close();
});
afterEach(closePages);

/** Saves a post as the author and gives its address and what WordPress kept. */
function save(title: string, content: string): { address: string; kept: string } {
  const [[address, kept]] = JSON.parse(wordpress.php('post', [[title, content]])) as [
    [string, string],
  ];
  return { address, kept };
}

const loader = (on: boolean): void => {
  wordpress.php('option', undefined, 'esca_loader', on ? `${site.url}v1/loader.js` : '');
};

const ready = (page: Page | Frame): Promise<unknown> =>
  page.waitForFunction(
    () => document.querySelector('esca-course-finder')?.getAttribute('state') === 'ready',
  );
const results = (page: Page | Frame): Promise<number> =>
  page.evaluate(
    () =>
      document.querySelector('esca-course-finder')!.shadowRoot!.querySelectorAll('[part~=result]')
        .length,
  );

async function facts(): Promise<SiteFacts> {
  const said = (await (await fetch(`${site.url}site.json`)).json()) as {
    presets: SiteFacts['presets'];
    version?: string;
  };
  return {
    url: site.url,
    version: '1.0.0',
    presets: said.presets,
    feedHosts: [],
    languages: ['en', 'cy'],
    audience: 'public',
    hash: 'sha384-AAAA',
  };
}

/** Every form that the builder hands over for any host, for two widgets. */
async function everyForm(): Promise<(Form & { host: string })[]> {
  const about = await facts();
  const found = hosts.flatMap((host) =>
    [true, false].flatMap((helped) =>
      (['course-finder', 'vacancy-feed'] as const).flatMap((widget) =>
        formsFor(
          {
            embedding: {
              widget,
              attributes: { area: 'west', label: 'Here & "there" <now>', 'heading-level': '3' },
              site: site.url,
              words: 'What is on in the west & elsewhere',
            },
            height: 700,
            host,
            helped,
          },
          about,
        ).map((form) => ({ ...form, host })),
      ),
    ),
  );
  return [...new Map(found.map((form) => [form.code, form])).values()];
}

/** What a filter left, as far as it matters: tags with their attributes, and the text between. */
const gist = (html: string): string =>
  JSON.stringify(
    tagsIn(readMarkup(html)).map(({ name, attributes }) => [
      name,
      attributes.map(([key, value]) => `${key}=${value.replace(/&#0?38;|&amp;/g, '&')}`).sort(),
    ]),
  );

test(
  'the real filter of an author leaves of every form what the builder says it leaves',
  { skip },
  async (t) => {
    const forms = (await everyForm()).filter(({ isText }) => !isText);
    const left = JSON.parse(
      wordpress.php(
        'filter',
        forms.map(({ code }) => code),
      ),
    ) as string[];
    assert.equal(left.length, forms.length);
    const rows = forms.map((form, index) => {
      const real = left[index]!;
      const modelled = filters.wordpress(readMarkup(form.code));
      const tags = (list: ReturnType<typeof tagsIn>): string =>
        JSON.stringify(
          list.map(({ name, attributes }) => [
            name,
            attributes
              .map(([key, value]) => `${key}=${value.replace(/&#0?38;|&amp;/g, '&')}`)
              .sort(),
          ]),
        );
      assert.equal(gist(real), tags(tagsIn(modelled)), `${form.host} ${form.name}: ${real}`);
      assert.match(real, /<a [^>]*href="http/, `${form.name} still leads somewhere`);
      return `${form.host} ${form.name} → ${leftOf(form, 'wordpress', true).outcome}`;
    });
    t.diagnostic(
      `${String(rows.length)} forms through wp_kses_post: each kept a working link and what the model says`,
    );
  },
);

test(
  'a pasted link is a link, and the widget once the administrator has added one line',
  { skip },
  async () => {
    const forms = formsFor(
      {
        embedding: {
          widget: 'course-finder',
          attributes: { area: 'west' },
          site: site.url,
          words: 'Courses in the west',
        },
        height: 700,
        host: 'wordpress',
        helped: true,
      },
      await facts(),
    );
    const link = forms.find(({ name }) => name === 'link')!;
    const { address, kept } = save('A link', link.code);
    assert.match(kept, /<p><a href="/);

    loader(false);
    const plain = await openPage();
    await plain.page.goto(address);
    assert.equal(await plain.page.getByRole('link', { name: 'Courses in the west' }).count(), 1);
    assert.equal(await plain.page.locator('esca-course-finder').count(), 0);

    loader(true);
    const { page, errors } = await openPage();
    await page.goto(address);
    await page.locator('esca-course-finder').scrollIntoViewIfNeeded();
    await ready(page);
    assert.ok((await results(page)) > 0);
    assert.equal(await page.locator('esca-course-finder').getAttribute('area'), 'west');
    assert.deepEqual(errors, []);
  },
);

test('a pasted div keeps its settings and becomes the widget', { skip }, async () => {
  const forms = formsFor(
    {
      embedding: {
        widget: 'course-finder',
        attributes: { area: 'west', 'heading-level': '3' },
        site: site.url,
        words: 'Courses in the west',
      },
      height: 700,
      host: 'wordpress',
      helped: true,
    },
    await facts(),
  );
  const div = forms.find(({ name }) => name === 'div')!;
  const { address, kept } = save('A div', `<!-- wp:html -->\n${div.code}\n<!-- /wp:html -->`);
  assert.match(kept, /data-esca="course-finder"/);
  loader(true);
  const { page, errors } = await openPage();
  await page.goto(address);
  await page.locator('esca-course-finder').scrollIntoViewIfNeeded();
  await ready(page);
  assert.ok((await results(page)) > 0);
  assert.equal(await page.locator('esca-course-finder').getAttribute('heading-level'), '3');
  assert.deepEqual(errors, []);
});

test(
  'a bare address becomes a frame of the right height, in a sandbox in which no button is dead',
  { skip },
  async (t) => {
    loader(false);
    const { address } = save('A bare address', `${site.url}e/course-finder/west/`);
    const { page, errors } = await openPage();
    await page.goto(address);
    const frame = page
      .locator('iframe.wp-embedded-content, iframe[src*="/e/course-finder/west/"]')
      .first();
    await frame.waitFor({ state: 'attached' });
    assert.equal(await frame.getAttribute('sandbox'), 'allow-scripts');
    assert.match((await frame.getAttribute('src')) ?? '', /#\?secret=\w+$/);
    // What the site says; WordPress changes it when the frame has told its height, and allows 1,000 at most.
    const written = 900;
    const content = await (await frame.elementHandle()).contentFrame();
    assert.ok(content);
    await ready(content);
    assert.ok((await results(content)) > 0);
    await page.waitForFunction(
      ([before]) => {
        const one = document.querySelector<HTMLIFrameElement>(
          'iframe[src*="/e/course-finder/west/"]',
        )!;
        return one.height !== '' && Number(one.height) !== before;
      },
      [written],
    );
    const height = Number(await frame.getAttribute('height'));
    t.diagnostic(
      `the frame: ${String(written)} px as written, ${String(height)} px as its page asks (WordPress allows 1,000)`,
    );
    assert.ok(height >= 200 && height <= 1000, String(height));

    // A course opens inside; what a sandbox forbids leads, through WordPress, to the record's own page.
    await content.locator('esca-course-finder [part~=result] [part~=title]').first().click();
    await content.locator('esca-course-finder [part~=result] a[href^="https:"]').first().click();
    await page.waitForURL(`${site.url}**`);
    assert.match(page.url(), new RegExp(`^${site.url}c/`));
    assert.deepEqual(errors, []);
  },
);
