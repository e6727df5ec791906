import type { EscaElement } from '@esca/elements';
import '../../packages/elements/src/define/course-finder.js';
import { executeServerCommand } from '@web/test-runner-commands';
import { assert } from 'chai';
import { buildCourse, buildFeed, buildSession } from '../helpers/build.js';
import { clearPage, inside, place, reaches } from '../helpers/widget.driver.js';

/*
 * Styles of a page do not reach into a widget: what is computed inside equals what is computed on a blank page, property
 * by property, whatever the page does.
 */

const NOW = '2026-11-16T12:00:00Z';
const feed = buildFeed({
  courses: [buildCourse({ summary: 'About it.', sessions: [buildSession()] })],
});

/** Forty properties, of text, of boxes and of what can be done. Lengths that depend on the width are not among them. */
const PROBES =
  `color background-color font-family font-size font-style font-weight font-variant-caps font-stretch
  line-height letter-spacing word-spacing text-align text-transform text-decoration-line text-indent text-shadow
  text-overflow white-space-collapse text-wrap-mode word-break hyphens direction unicode-bidi writing-mode visibility
  opacity cursor user-select pointer-events list-style-type border-top-width border-top-style border-top-color
  border-collapse display float position z-index box-shadow box-sizing padding-top margin-top`.split(
    /\s+/,
  );

/** Elements of each kind that a finder has. */
const KINDS = [
  '.root',
  'h2',
  'h3',
  'p',
  'a',
  '[part~=result] button',
  'input',
  'select',
  'label',
  'legend',
  'li',
  'ul',
  'article',
  'bdi',
  'span',
];

const styleOf = (element: Element): Record<string, string> => {
  const style = getComputedStyle(element);
  return Object.fromEntries(PROBES.map((name) => [name, style.getPropertyValue(name)]));
};

async function probe(around = '<div>', css = '', root = ''): Promise<Record<string, unknown>> {
  const sheet = document.createElement('style');
  sheet.textContent = css;
  document.head.append(sheet);
  document.documentElement.style.cssText = root;
  try {
    const widget = place<EscaElement>(
      `${around}<div id="probe-home" style="all: initial; display: block; inline-size: 340px"><esca-course-finder now="${NOW}"></esca-course-finder></div></div>`,
      'esca-course-finder',
    );
    // What a page may decide is the size of its own text: 16 px, said by the page in its own way.
    document.getElementById('probe-home')!.style.setProperty('font-size', '16px', 'important');
    widget.feed = feed;
    await reaches(widget, 'ready');
    const found: Record<string, unknown> = {};
    for (const kind of KINDS) {
      const element = inside(widget).querySelector(kind);
      if (element) found[kind] = styleOf(element);
    }
    return found;
  } finally {
    sheet.remove();
    document.documentElement.removeAttribute('style');
    clearPage();
  }
}

const hosts: readonly (readonly [string, string, string, string?])[] = [
  ['a root of 62.5 %', '<div>', 'html { font-size: 62.5% } body { font-size: 1.6rem }'],
  [
    'a page in capitals, from right to left, with shadows',
    '<div dir="rtl" lang="ar" class="horror">',
    `html, body, .horror, .horror > * { direction: rtl; text-transform: uppercase; letter-spacing: 0.4em; word-spacing: 1em;
      text-align: right; text-indent: 3em; text-shadow: 1px 1px red; white-space: pre; word-break: break-all; color: lime;
      font: italic small-caps 900 16px/3 fantasy; list-style: square; visibility: visible; cursor: crosshair; user-select: none; quotes: none; }`,
  ],
  [
    'everything important',
    '<div>',
    `* { color: red !important; background: yellow !important; font-family: cursive !important; line-height: 5 !important; border: 3px dotted blue !important;
      padding: 1em !important; margin: 1em !important; text-transform: uppercase !important; letter-spacing: 3px !important; float: left !important;
      position: relative !important; cursor: help !important; box-shadow: 0 0 9px red !important; opacity: 0.9 !important; font-style: italic !important; font-weight: 900 !important; text-align: right !important }`,
  ],
  [
    'a reset',
    '<div>',
    `*, ::before, ::after { all: unset; box-sizing: border-box; margin: 0; padding: 0; border: 0 solid } h1, h2, h3 { font-size: inherit; font-weight: inherit }
     a { color: inherit; text-decoration: inherit } button, input { font: inherit; color: inherit } ol, ul { list-style: none } style, script { display: none } div { display: block }`,
  ],
  [
    'rules for the names that we use',
    '<div>',
    `.root, .muted, .banner, .title, [part], [part~=title], section, article, button, input, select { display: none !important; color: red !important }`,
  ],
];

after(async () => {
  await executeServerCommand('page-media', {}).catch(() => undefined);
});

describe('a widget on a page of its own style', function () {
  this.timeout(20_000);
  let blank: Record<string, unknown>;
  before(async () => {
    blank = await probe();
  });

  it('has forty properties to compare, on most kinds of elements', () => {
    assert.isAtLeast(PROBES.length, 40);
    assert.isAtLeast(Object.keys(blank).length, 10, Object.keys(blank).join());
  });

  it('the control: a change of our own tokens is seen', async () => {
    const changed = await probe('<div>', 'esca-course-finder { --esca-color-text: rgb(1, 2, 3) }');
    assert.notDeepEqual(changed, blank);
  });

  for (const [what, around, css] of hosts)
    it(`looks the same on ${what}`, async () => {
      const found = await probe(around, css);
      for (const kind of Object.keys(blank)) assert.deepEqual(found[kind], blank[kind], kind);
    });

  for (const [what, media] of [
    ['on paper', { media: 'print' }],
    ['in forced colours', { 'forced-colors': 'active' }],
  ] as const)
    it(`is as unmoved ${what}`, async function () {
      const { done } = await executeServerCommand<{ done: boolean }, object>('page-media', media);
      if (!done) return this.skip();
      try {
        const plain = await probe();
        const found = await probe('<div>', hosts[2]![2]);
        for (const kind of Object.keys(plain)) assert.deepEqual(found[kind], plain[kind], kind);
      } finally {
        await executeServerCommand('page-media', {});
      }
    });

  it('stays within a column of 240 px, and can be hidden by the page', async () => {
    const widget = place<EscaElement>(
      `<div style="width: 240px"><esca-course-finder now="${NOW}"></esca-course-finder></div>`,
      'esca-course-finder',
    );
    widget.feed = feed;
    await reaches(widget, 'ready');
    const { right } = widget.getBoundingClientRect();
    for (const element of inside(widget).querySelectorAll<HTMLElement>('.root *')) {
      if (!element.checkVisibility() || element.closest('.visually-hidden')) continue;
      assert.isAtMost(
        Math.floor(element.getBoundingClientRect().right),
        Math.ceil(right),
        element.outerHTML.slice(0, 120),
      );
    }
    widget.hidden = true;
    assert.equal(getComputedStyle(widget).display, 'none');
  });
});
