import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attributesOf, widgets } from '@esca/domain/address';
import {
  OWN,
  beginning,
  readConfiguration,
  readPasted,
  usualHeights,
  writeConfiguration,
  type Configuration,
  type Embeddable,
} from '../../../../packages/builder/src/choices/configuration.js';
import { hiddenFilters, warnings } from '../../../../packages/builder/src/choices/warnings.js';
import { formsFor, hosts, type SiteFacts } from '../../../../packages/builder/src/hosting/forms.js';
import { COLOURS, themeNames } from '../../../../packages/builder/src/look/themes.js';
import { someAttributes } from '../../domain/address/arbitrary.js';

const site: SiteFacts = {
  url: 'https://academy.example/',
  version: '1.0.0',
  presets: { west: { area: 'west' } },
  feedHosts: ['partner.example'],
  languages: ['en', 'cy'],
  audience: 'public',
};

test('no parameter of the page is the name of an attribute', () => {
  for (const widget of widgets)
    for (const { name } of attributesOf(widget)) assert.ok(!OWN.includes(name), name);
});

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`);
const side = fc.dictionary(fc.constantFrom(...COLOURS), colour, { noNullPrototype: true });
const configurations = fc
  .constantFrom(...(Object.keys(usualHeights) as Embeddable[]))
  .chain((widget) =>
    fc.record(
      {
        widget: fc.constant(widget),
        attributes: someAttributes(widget),
        words: fc.constantFrom('', 'Courses & jobs', 'Cyrsiau â lle', '100 % + 1'),
        host: fc.constantFrom(...hosts),
        helped: fc.boolean(),
        open: fc.boolean(),
        above: fc.integer({ min: 1, max: 5 }),
        height: fc.constantFrom(0, 100, 640, 20_000),
        theme: fc.constantFrom(...themeNames),
        chosen: fc.record({ light: side, dark: side }, { noNullPrototype: true }),
      },
      { noNullPrototype: true },
    ),
  );

test('the whole configuration is in the address and comes back from it', () => {
  fc.assert(
    fc.property(configurations, (configuration) => {
      assert.deepEqual(readConfiguration(`?${writeConfiguration(configuration)}`), configuration);
    }),
  );
});

test('an address that says nothing, or nonsense, gives what the page begins with', () => {
  assert.deepEqual(readConfiguration(''), beginning);
  assert.deepEqual(
    readConfiguration(
      '?widget=__proto__&host=x&above=9&height=-1&look=constructor&colours=light.x.ffffff+light.text.zzz&onclick=x',
    ),
    beginning,
  );
});

test('every form that is printed fills the page again when it is pasted', () => {
  const attributes = { area: 'west', 'heading-level': '3' };
  for (const host of hosts)
    for (const helped of [false, true])
      for (const form of formsFor(
        {
          embedding: { widget: 'vacancy-feed', attributes, site: site.url, words: 'Jobs & more' },
          height: 640,
          host,
          helped,
        },
        site,
      )) {
        const pasted = form.name === 'plain' ? form.code.split(' ').at(-1)! : form.code;
        const read = readPasted(pasted, site);
        assert.equal(read?.change.widget, 'vacancy-feed', form.name);
        assert.deepEqual(read.change.attributes, attributes, form.name);
        assert.deepEqual(read.dropped, [], form.name);
        if (!form.isText) assert.equal(read.change.words, 'Jobs & more', form.name);
      }
});

test('a preset address fills the page with what the preset says', () => {
  assert.deepEqual(readPasted('https://academy.example/e/course-finder/west/', site)?.change, {
    widget: 'course-finder',
    attributes: { area: 'west' },
  });
  for (const other of ['', 'https://other.example/e/course-finder/', '<esca-feed></esca-feed>'])
    assert.equal(readPasted(other, site), undefined, other);
});

const situation = (change: Partial<Configuration>, site_ = site): string[] =>
  warnings({
    configuration: { ...beginning, host: 'html', ...change },
    site: site_,
    facts: undefined,
    left: { markup: [], outcome: 'widget' },
    dressed: false,
    hasPreset: true,
  }).map(({ code }) => code);

test('the page warns of what would embarrass its user', () => {
  assert.deepEqual(situation({}), []);
  assert.deepEqual(situation({}, { ...site, audience: 'staff' }), ['staff']);
  assert.deepEqual(situation({ open: false }, { ...site, audience: 'staff' }), []);
  assert.deepEqual(situation({ attributes: { 'heading-level': '4' }, above: 2 }), [
    'skipped-heading',
  ]);
  assert.deepEqual(situation({ attributes: { 'heading-level': '3' }, above: 2 }), []);
  assert.deepEqual(situation({ attributes: { 'heading-level': '1' } }), ['first-heading']);
  assert.deepEqual(situation({ attributes: { area: 'west', locked: 'area' } }), ['hidden-filter']);
  assert.deepEqual(
    situation({ attributes: { area: 'west', locked: 'all', label: 'Courses in the west' } }),
    [],
  );
  assert.deepEqual(situation({ attributes: { limit: '5' } }), ['cut-short']);
  assert.deepEqual(situation({ words: 'Click here' }), ['vague-words']);
  assert.deepEqual(situation({ attributes: { src: 'https://x.example/f.json' } }), [
    'foreign-feed',
  ]);
  assert.deepEqual(situation({ attributes: { src: 'https://partner.example/f.json' } }), []);
});

test('a filter that is set but not offered is hidden', () => {
  const attributes = { area: 'west', topic: 'law', facets: 'topic mode' };
  assert.deepEqual(hiddenFilters({ ...beginning, attributes }), ['area']);
});
