import type { EscaElement } from '@esca/elements';
import '../../packages/elements/src/define/bulletin-card.js';
import '../../packages/elements/src/define/course-finder.js';
import '../../packages/elements/src/define/my-list.js';
import '../../packages/elements/src/define/pathway-map.js';
import '../../packages/elements/src/define/vacancy-feed.js';
import { assert } from 'chai';
import {
  buildBulletin,
  buildCourse,
  buildFeed,
  buildPathway,
  buildSession,
  buildVacancy,
} from '../helpers/build.js';
import { json, serveFeed, status } from '../helpers/feed-server.js';
import { takeConsole } from '../helpers/quiet-console.mjs';
import { becomes, clearPage, inside, place, reaches } from '../helpers/widget.driver.js';

/*
 * Widgets that come and go: what they took hold of on the page, they let go of. Everything that the page can be held by
 * is counted, from outside the widgets.
 */

const NOW = '2026-11-16T12:00:00Z';
const TAGS = [
  'esca-course-finder',
  'esca-pathway-map',
  'esca-vacancy-feed',
  'esca-bulletin-card',
  'esca-my-list',
];
const feed = buildFeed({
  courses: [buildCourse({ sessions: [buildSession()] })],
  pathways: [buildPathway()],
  vacancies: [buildVacancy()],
  bulletins: [buildBulletin()],
});

/** What is held on the page at the moment. */
const held = {
  listeners: new Map<string, number>(),
  timers: new Set<number>(),
  // A page holds an observer by the nodes on it that are observed.
  observers: new Map<object, Node[]>(),
};
const originals: (() => void)[] = [];

function watchListeners(target: EventTarget, name: string): void {
  const add = target.addEventListener.bind(target);
  const remove = target.removeEventListener.bind(target);
  const known = new Map<string, Set<unknown>>();
  const set = (type: string): Set<unknown> => {
    if (!known.has(type)) known.set(type, new Set());
    return known.get(type)!;
  };
  const note = (type: string): void => {
    held.listeners.set(`${name} ${type}`, set(type).size);
  };
  Object.assign(target, {
    addEventListener(
      type: string,
      listener: EventListener,
      options?: boolean | AddEventListenerOptions,
    ) {
      set(type).add(listener);
      note(type);
      const signal = typeof options === 'object' ? options.signal : undefined;
      signal?.addEventListener('abort', () => {
        set(type).delete(listener);
        note(type);
      });
      add(type, listener, options);
    },
    removeEventListener(
      type: string,
      listener: EventListener,
      options?: boolean | EventListenerOptions,
    ) {
      set(type).delete(listener);
      note(type);
      remove(type, listener, options);
    },
  });
  originals.push(() => {
    Reflect.deleteProperty(target, 'addEventListener');
    Reflect.deleteProperty(target, 'removeEventListener');
  });
}

function watchTimers(): void {
  const { setTimeout: start, clearTimeout: stop } = window;
  window.setTimeout = ((run: () => void, wait?: number, ...rest: unknown[]) => {
    const id = start(
      () => {
        held.timers.delete(id);
        run();
      },
      wait,
      ...rest,
    );
    held.timers.add(id);
    return id;
  }) as typeof window.setTimeout;
  window.clearTimeout = (id) => {
    held.timers.delete(id as number);
    stop(id);
  };
  originals.push(() => Object.assign(window, { setTimeout: start, clearTimeout: stop }));
}

function watchObservers(): void {
  for (const name of ['IntersectionObserver', 'MutationObserver', 'ResizeObserver'] as const) {
    const Original = window[name] as unknown as new (...args: unknown[]) => {
      observe(...args: unknown[]): void;
      disconnect(): void;
    };
    class Watched extends Original {
      override observe(...args: unknown[]): void {
        held.observers.set(this, [...(held.observers.get(this) ?? []), args[0] as Node]);
        super.observe(...args);
      }
      override disconnect(): void {
        held.observers.delete(this);
        super.disconnect();
      }
    }
    (window as unknown as Record<string, unknown>)[name] = Watched;
    originals.push(() => ((window as unknown as Record<string, unknown>)[name] = Original));
  }
}

interface Held {
  readonly listeners: Readonly<Record<string, number>>;
  readonly timers: number;
  readonly observers: number;
}
const snapshot = (): Held => ({
  listeners: Object.fromEntries([...held.listeners].filter(([, count]) => count > 0).sort()),
  timers: held.timers.size,
  observers: [...held.observers.values()].filter((nodes) => nodes.some((node) => node.isConnected))
    .length,
});
/** Lets what was put off to the end of a task happen. */
const settle = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    let turns = 5;
    port1.onmessage = () => (turns-- > 0 ? port2.postMessage(0) : (port1.close(), resolve()));
    port2.postMessage(0);
  });

afterEach(clearPage);

describe('a widget that comes and goes', function () {
  this.timeout(30_000);

  before(() => {
    watchListeners(window, 'window');
    watchListeners(document, 'document');
    watchListeners(document.documentElement, 'html');
    watchListeners(document.body, 'body');
    watchTimers();
    watchObservers();
  });
  after(() => {
    for (const restore of originals) restore();
  });

  for (const tag of TAGS)
    it(`${tag}: a hundred times, and nothing is held`, async () => {
      const { url } = serveFeed(feed);
      const cycle = async (): Promise<WeakRef<EscaElement>> => {
        const widget = place<EscaElement>(`<${tag} src="${url}" now="${NOW}"></${tag}>`, tag);
        await reaches(widget, 'ready', 'empty');
        clearPage();
        await settle();
        return new WeakRef(widget);
      };
      // The first brings what stays for good: the announcer, the words, the shared shelf.
      await cycle();
      const before = { ...snapshot(), timers: 0 };
      for (let count = 0; count < 100; count++) await cycle();
      // Work in slices that was under way ends by itself.
      for (let turn = 0; turn < 50 && held.timers.size > before.timers; turn++)
        await new Promise((resolve) => requestAnimationFrame(resolve));
      assert.deepEqual(snapshot(), before);
    });

  it('leaves while its feed is on the way: the request ends, and nothing is held', async () => {
    const source = serveFeed();
    source.answer = () => new Promise(() => undefined);
    const before = snapshot();
    for (let count = 0; count < 20; count++) {
      const widget = place<EscaElement>(
        `<esca-course-finder src="${source.url}" now="${NOW}"></esca-course-finder>`,
        'esca-course-finder',
      );
      await source.next();
      widget.remove();
      await settle();
    }
    assert.equal(source.asked, 20);
    assert.deepEqual(snapshot(), before);
  });

  it('moves within the page, and between two homes, without a new request and with what was chosen', async () => {
    const source = serveFeed(feed);
    const widget = place<EscaElement>(
      `<esca-course-finder src="${source.url}" now="${NOW}"></esca-course-finder>`,
      'esca-course-finder',
    );
    await reaches(widget, 'ready');
    const field = inside(widget).querySelector<HTMLInputElement>('input[type=search]')!;
    field.value = 'capacity';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const home = document.createElement('article');
    document.querySelector('.test-home')!.append(home);
    for (let count = 0; count < 10; count++) {
      (count % 2 ? document.querySelector('.test-home')! : home).append(widget);
      await widget.updateComplete;
      assert.equal(widget.state, 'ready');
    }
    assert.equal(
      inside(widget).querySelector<HTMLInputElement>('input[type=search]')!.value,
      'capacity',
    );
    assert.equal(source.asked, 1);
  });

  it('takes attributes that come late, and another feed', async () => {
    const [one, two] = [
      serveFeed(feed),
      serveFeed(buildFeed({ courses: [buildCourse({ id: 'x', title: 'Another' })] })),
    ];
    const widget = place<EscaElement>(
      '<esca-course-finder></esca-course-finder>',
      'esca-course-finder',
    );
    await widget.updateComplete;
    widget.setAttribute('now', NOW);
    widget.setAttribute('src', one.url);
    await reaches(widget, 'ready');
    widget.setAttribute('label', 'Our training');
    await widget.updateComplete;
    assert.equal(inside(widget).querySelector('h2')!.textContent?.trim(), 'Our training');
    widget.setAttribute('src', two.url);
    await two.next().catch(() => undefined);
    await settle();
    await reaches(widget, 'ready');
    assert.include(inside(widget).textContent, 'Another');
  });

  it('keeps its list until another feed is there, and gives it up when that cannot be had', async () => {
    const [one, two] = [serveFeed(feed), serveFeed()];
    const widget = place<EscaElement>(
      `<esca-course-finder src="${one.url}" now="${NOW}"></esca-course-finder>`,
      'esca-course-finder',
    );
    await reaches(widget, 'ready');
    let answer: (response: Response) => void = () => undefined;
    two.answer = () => new Promise((resolve) => (answer = resolve));
    const asked = two.next();
    widget.setAttribute('src', two.url);
    await asked;
    await widget.updateComplete;
    assert.include(inside(widget).textContent, 'Mental Capacity Act');
    answer(json(buildFeed({ courses: [buildCourse({ id: 'x', title: 'Another' })] })));
    await becomes(widget, () => (inside(widget).textContent ?? '').includes('Another'));
    assert.notInclude(inside(widget).textContent, 'Mental Capacity Act');

    const three = serveFeed();
    three.answer = () => status(404);
    widget.setAttribute('src', three.url);
    await reaches(widget, 'failed');
    assert.notInclude(inside(widget).textContent, 'Another');
    takeConsole();
  });

  it('asks again when it comes back from the cache of the browser and its feed is old', async () => {
    const source = serveFeed({ ...feed, refreshMinutes: 5 });
    const widget = place<EscaElement>(
      `<esca-course-finder src="${source.url}"></esca-course-finder>`,
      'esca-course-finder',
    );
    await reaches(widget, 'ready');
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await settle();
    assert.equal(source.asked, 1, 'a fresh feed is not asked for again');
    const now = Date.now;
    Date.now = () => now() + 6 * 60_000;
    try {
      source.answer = () =>
        json({ ...feed, courses: [buildCourse({ id: 'new', title: 'Brand new' })] });
      const asked = source.next();
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      await asked;
      await new Promise<void>((resolve) =>
        widget.addEventListener('esca-load', () => resolve(), { once: true }),
      );
      await widget.updateComplete;
      assert.include(inside(widget).textContent, 'Brand new');
    } finally {
      Date.now = now;
    }
  });
});
