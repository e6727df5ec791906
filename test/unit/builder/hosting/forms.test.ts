import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  divSnippet,
  elementSnippet,
  readSnippet,
  type Attributes,
  type Embedding,
} from '@esca/domain/address';
import { filters, type FilterName } from '../../../../packages/builder/src/hosting/filters.js';
import {
  formsFor,
  hosts,
  leftByFilter,
  leftOf,
  type SiteFacts,
  type Wish,
} from '../../../../packages/builder/src/hosting/forms.js';
import { readMarkup, writeMarkup } from '../../../../packages/builder/src/hosting/markup.js';
import {
  usualHeights,
  type Embeddable,
} from '../../../../packages/builder/src/choices/configuration.js';

const site: SiteFacts = {
  url: 'https://academy.example/',
  version: '1.0.0',
  presets: { west: { area: 'west' }, 'west/adults': { area: 'west', audience: 'adults' } },
  feedHosts: [],
  languages: ['en', 'cy'],
  audience: 'public',
  hash: 'sha384-abc',
};
const widgets = Object.keys(usualHeights) as Embeddable[];
const settings: readonly Attributes[] = [
  {},
  { area: 'west' },
  { area: 'west', audience: 'adults', lang: 'cy' },
  { area: 'west mid', label: 'Courses & "more" <here>', 'heading-level': '3', limit: '5' },
  { src: 'https://partner.example/feed.json', theme: 'dark', locked: 'all' },
];
const embed = (widget: Embeddable, attributes: Attributes): Embedding => ({
  widget,
  attributes,
  site: site.url,
  words: 'Find "it" & <more>',
  welsh: true,
});
const everyWish = (): Wish[] =>
  widgets.flatMap((widget) =>
    settings.flatMap((attributes) =>
      hosts.flatMap((host) =>
        [false, true].map((helped) => ({
          embedding: embed(widget, attributes),
          height: 700,
          host,
          helped,
        })),
      ),
    ),
  );
/** What a filter leaves of a piece of HTML. */
const after = (filter: FilterName, html: string): string =>
  writeMarkup(filters[filter](readMarkup(html)));

test('what editors may paste is what was measured on each host', () => {
  const element = '<esca-course-finder src="f.json">fallback</esca-course-finder>';
  const div = '<div class="x" id="y" data-esca="course-finder" data-area="west">in</div>';
  const link = '<p><a class="x" data-x="1" href="https://a.example/?theme=dark#x">go</a></p>';
  const script = '<script src="https://a.example/x.js" data-y="1"></script>';
  const frame = '<iframe src="https://a.example/"></iframe>';
  for (const [filter, html, left] of [
    ['wordpress', script, ''],
    ['wordpress', element, 'fallback'],
    ['wordpress', div, div],
    ['wordpress', link, link],
    ['wordpress', frame, ''],
    ['wordpress', '<script type="application/ld+json">{"a":1}</script>', '{"a":1}'],
    ['wordpress', '<p style="--esca-accent:red">x</p>', '<p style="--esca-accent:red">x</p>'],
    ['drupal', script, ''],
    ['drupal', element, 'fallback'],
    ['drupal', div, 'in'],
    ['drupal', link, '<p><a href="https://a.example/?theme=dark#x">go</a></p>'],
    ['drupal', frame, ''],
    ['drupal', '<p style="color:red">x</p>', '<p>x</p>'],
    ['sharepoint', script, ''],
    [
      'sharepoint',
      '<iframe src="https://a.example/" allow="x" height="9">in</iframe>',
      '<iframe src="https://a.example/" height="9"></iframe>',
    ],
    ['sharepoint', `<p>x</p>${frame}`, '<p>x</p>'],
    ['umbraco', `${element}${frame}`, 'fallback'],
    ['mail', `${script}${element}`, 'fallback'],
  ] as const)
    assert.equal(after(filter, html), left, `${filter}: ${html}`);
  for (const filter of ['wordpress', 'drupal', 'sharepoint', 'umbraco', 'mail'] as const)
    assert.equal(after(filter, '<a href="javascript:x()">x</a>'), '<a>x</a>', filter);
});

test('every form that is printed for a host gives at least a working link there', () => {
  let forms = 0;
  for (const wish of everyWish())
    for (const form of formsFor(wish, site)) {
      const { outcome, markup } = leftOf(form, wish.host, wish.helped);
      const told = `${wish.host} ${String(wish.helped)} ${form.name}: ${form.code}`;
      // A frame that SharePoint has not been told to allow is offered with the word that it needs to be.
      if (wish.host === 'sharepoint' && form.name === 'frame' && !wish.helped) continue;
      assert.notEqual(outcome, 'nothing', told);
      if (outcome === 'link')
        assert.ok(
          readSnippet(writeMarkup(markup), site.url),
          `the link leads to a widget: ${told}`,
        );
      forms++;
    }
  assert.ok(forms > 500);
});

test('every form in HTML gives at least a working link through every filter, without any script', () => {
  const rows = new Map<string, string>();
  for (const wish of everyWish())
    for (const form of formsFor(wish, site)) {
      if (form.isText) continue;
      for (const filter of Object.keys(filters) as FilterName[]) {
        // A frame in an Embed web part is a frame or nothing: the text part is where its link would be.
        const { outcome } = leftByFilter(form.code, filter, filter === 'sharepoint');
        assert.notEqual(outcome, 'nothing', `${filter} ${form.name}: ${form.code}`);
        rows.set(`${form.name} ${filter}`, outcome);
      }
    }
  assert.equal(rows.get('element wordpress'), 'link');
  assert.equal(rows.get('frame drupal'), 'link');
  assert.equal(rows.get('frame sharepoint'), 'frame');
  assert.equal(rows.get('pinned none'), 'widget');
  assert.equal(rows.get('react wordpress'), 'link');
});

test('the best form comes first, and is better where an administrator has helped', () => {
  const best = (host: Wish['host'], helped: boolean, attributes: Attributes = {}): string => {
    const [form] = formsFor(
      { embedding: embed('course-finder', attributes), height: 700, host, helped },
      site,
    );
    assert.ok(form);
    return `${form.name} ${leftOf(form, host, helped).outcome}`;
  };
  assert.deepEqual(
    hosts.map((host) => [host, best(host, false), best(host, true)]),
    [
      ['wordpress', 'address frame', 'div widget'],
      ['drupal', 'link link', 'link widget'],
      ['sharepoint', 'link link', 'frame frame'],
      ['teams', 'address link', 'address link'],
      ['umbraco', 'link link', 'link widget'],
      ['html', 'loaded widget', 'element widget'],
      ['react', 'react widget', 'react widget'],
      ['email', 'mail link', 'mail link'],
    ],
  );
});

test('WordPress is given an address only where the path says everything', () => {
  const addresses = (attributes: Attributes): string[] =>
    formsFor(
      { embedding: embed('vacancy-feed', attributes), height: 1, host: 'wordpress', helped: false },
      site,
    )
      .filter(({ name }) => name === 'address')
      .map(({ code }) => code);
  assert.deepEqual(addresses({}), ['https://academy.example/e/vacancy-feed/']);
  assert.deepEqual(addresses({ area: 'west', audience: 'adults', lang: 'cy' }), [
    'https://academy.example/cy/e/vacancy-feed/west/adults/',
  ]);
  assert.deepEqual(addresses({ area: 'west', limit: '5' }), []);
});

test('elements keep their room and name their feed, so that they work on any page', () => {
  const { code } = formsFor(
    { embedding: embed('course-finder', {}), height: 640, host: 'html', helped: true },
    site,
  )[0]!;
  const tag = 'esca-course-finder src="https://academy.example/feed/feed.json"';
  assert.ok(code.startsWith(`<${tag} style="min-height:640px">`));
});

test('reading and writing a tree is writing what was read', () => {
  for (const html of [
    divSnippet(embed('course-finder', settings[3]!)),
    elementSnippet(embed('course-finder', settings[3]!)),
    '<p>a<br>b &amp; c</p>',
  ])
    assert.equal(
      writeMarkup(readMarkup(html)),
      html.replaceAll('"it"', '"it"').replace(/(>[^<]*)&quot;it&quot;/g, '$1"it"'),
    );
  assert.equal(writeMarkup(readMarkup('</p>a < b<p>c')), 'a &lt; b<p>c</p>');
});
