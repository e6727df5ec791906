import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  attributeNames,
  attributesOf,
  cleanAttributes,
  isWidget,
  widgets,
  type Widget,
} from '@esca/domain/address';

const site = 'https://academy.example/learn/';
const one = (widget: Widget, name: string, value: string, whence = {}): string | undefined =>
  cleanAttributes(widget, [[name, value]], whence).attributes[name];

test('every name has a row, and every row a name', () => {
  for (const widget of widgets)
    assert.deepEqual(
      attributesOf(widget).map(({ name }) => name),
      attributeNames(widget),
    );
});

test('no name is spelt in a way that HTML would change', () => {
  for (const widget of widgets)
    for (const name of attributeNames(widget)) assert.match(name, /^[a-z]+(-[a-z]+)*$/);
});

test('no name is a global HTML or ARIA attribute, but for lang', () => {
  const globals =
    'accesskey autocapitalize autofocus class contenteditable dir draggable enterkeyhint exportparts hidden id inert inputmode is itemid itemprop itemref itemscope itemtype nonce part popover role slot spellcheck style tabindex title translate'.split(
      ' ',
    );
  for (const widget of widgets)
    for (const name of attributeNames(widget)) {
      assert.ok(!globals.includes(name), name);
      assert.ok(!/^(on|aria-|data-)/.test(name), name);
    }
});

test('only our own elements are elements', () => {
  for (const name of ['__proto__', 'constructor', 'toString', '', 'COURSE-FINDER', null, undefined])
    assert.equal(isWidget(name), false);
  assert.equal(isWidget('course-finder'), true);
});

const accepted: [Widget, string, string, string][] = [
  ['course-finder', 'area', ' west  north west ', 'west north'],
  ['course-finder', 'audience', 'adults', 'adults'],
  ['course-finder', 'level', 'experienced advanced', 'experienced advanced'],
  ['course-finder', 'when', '2027-03', '2027-03'],
  ['course-finder', 'when', 'two-weeks', 'two-weeks'],
  ['course-finder', 'page-size', '050', '50'],
  ['course-finder', 'course', 'essex:course/bia-2027#s1', 'essex:course/bia-2027#s1'],
  ['course-finder', 'course', 'bia-2027', 'bia-2027'],
  ['course-finder', 'label', '  Courses \u202e in\u0000 Essex ', 'Courses in Essex'],
  ['course-finder', 'label', 'broken \ud800', 'broken \ufffd'],
  ['course-finder', 'now', '2026-11-21T09:00:00Z', '2026-11-21T09:00:00Z'],
  ['course-finder', 'lang', 'cy', 'cy'],
  ['course-finder', 'state-key', '', ''],
  ['course-finder', 'area', '', ''],
  ['pathway-map', 'view', 'step', 'step'],
  ['vacancy-feed', 'sort', 'salary', 'salary'],
  ['bulletin-card', 'issue', 'latest', 'latest'],
  [
    'feed',
    'src',
    'https://a.example/f.json https://b.example/g.json',
    'https://a.example/f.json https://b.example/g.json',
  ],
];
for (const [widget, name, value, expected] of accepted)
  test(`${widget} takes ${name}=${JSON.stringify(value)}`, () => {
    assert.equal(one(widget, name, value), expected);
  });

const refused: [Widget, string, string][] = [
  ['course-finder', 'audience', 'everyone'],
  ['course-finder', 'area', 'West!'],
  ['course-finder', 'area', '__proto__'],
  ['course-finder', 'heading-level', '7'],
  ['course-finder', 'heading-level', '2.5'],
  ['course-finder', 'limit', '-1'],
  ['course-finder', 'page', '1e3'],
  ['course-finder', 'when', '2027-13'],
  ['course-finder', 'view', 'map'],
  ['pathway-map', 'view', 'table'],
  ['course-finder', 'sort', 'salary'],
  ['course-finder', 'now', 'tomorrow'],
  ['course-finder', 'now', '2026-11-21'],
  ['course-finder', 'lang', 'cy"><script>'],
  ['course-finder', 'theme', 'javascript:alert(1)'],
  ['course-finder', 'see-all', 'javascript:alert(1)'],
  ['course-finder', 'see-all', 'JaVaScRiPt:alert(1)'],
  ['course-finder', 'see-all', 'java\tscript:alert(1)'],
  ['course-finder', 'see-all', 'data:text/html,hello'],
  ['course-finder', 'see-all', 'https://user:password@evil.example/'],
  ['course-finder', 'src', 'blob:https://academy.example/1'],
  ['course-finder', 'src', 'file:///etc/passwd'],
  ['course-finder', 'src', 'https://good.example/f.json javascript:alert(1)'],
  ['course-finder', 'src', '/relative/without/base.json'],
  ['feed', 'src', ''],
];
for (const [widget, name, value] of refused)
  test(`${widget} refuses ${name}=${JSON.stringify(value)} and reports it`, () => {
    const { attributes, dropped } = cleanAttributes(widget, [[name, value]]);
    assert.deepEqual(attributes, {});
    if (value)
      assert.deepEqual(
        dropped.map(({ name: of, why }) => [of, why]),
        [[name, 'value']],
      );
  });

test('a list keeps what is good and reports the rest', () => {
  const { attributes, dropped } = cleanAttributes('course-finder', [['mode', 'online astral']]);
  assert.deepEqual(attributes, { mode: 'online' });
  assert.deepEqual(dropped, [{ name: 'mode', value: 'astral', why: 'value' }]);
});

test('a list given twice, as a form sends it, is joined; anything else counts once', () => {
  const { attributes } = cleanAttributes('course-finder', [
    ['area', 'west'],
    ['area', 'north'],
    ['sort', 'title'],
    ['sort', 'newest'],
  ]);
  assert.deepEqual(attributes, { area: 'west north', sort: 'title' });
});

const smuggled =
  'onclick onload style id class part slot is href srcdoc innerHTML __proto__ constructor feed strings state stale data-x aria-label ONCLICK Area'.split(
    ' ',
  );
for (const name of smuggled)
  test(`${name} is never taken`, () => {
    const { attributes, dropped } = cleanAttributes('course-finder', [[name, 'west']]);
    assert.deepEqual(Reflect.ownKeys(attributes), []);
    assert.equal(Object.getPrototypeOf(attributes), Object.prototype);
    assert.deepEqual(dropped, [{ name, value: 'west', why: 'unknown' }]);
  });

test('esca-feed takes a source and no filter', () => {
  const { attributes } = cleanAttributes('feed', [
    ['src', 'https://a.example/f.json'],
    ['area', 'west'],
  ]);
  assert.deepEqual(attributes, { src: 'https://a.example/f.json' });
});

test('an address may name feeds of this site and of listed hosts, and no other', () => {
  const whence = {
    base: `${site}e/course-finder/`,
    site,
    feedHosts: ['partner.example', 'localhost:8080'],
  };
  const takes = (src: string): boolean => one('course-finder', 'src', src, whence) !== undefined;
  assert.equal(takes(`${site}feed/feed.json`), true);
  assert.equal(takes('../../feed/feed.json'), true);
  assert.equal(takes('https://partner.example/feed.json'), true);
  assert.equal(takes('http://localhost:8080/feed.json'), true);
  for (const foreign of [
    'https://evil.example/feed.json',
    'https://academy.example/other/feed.json',
    '../../../other/feed.json',
    `${site}../other/feed.json`,
    `${site}%2e%2e/other/feed.json`,
    'https://academy.example.evil.example/learn/feed.json',
    'https://partner.example.evil.example/',
    'https://partner.example:8443/feed.json',
    '//evil.example/feed.json',
    '\\\\evil.example\\feed.json',
    `${site}feed/feed.json https://evil.example/feed.json`,
  ])
    assert.equal(takes(foreign), false, foreign);
  const { dropped } = cleanAttributes('course-finder', [['src', 'https://evil.example/f']], whence);
  assert.equal(dropped[0]?.why, 'feed');
});

test('a prototype that a page has polluted adds nothing', () => {
  Object.defineProperty(Object.prototype, 'audience', {
    value: 'adults',
    configurable: true,
    enumerable: true,
  });
  try {
    assert.deepEqual(Object.keys(cleanAttributes('course-finder', []).attributes), []);
  } finally {
    Reflect.deleteProperty(Object.prototype, 'audience');
  }
});
