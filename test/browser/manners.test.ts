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
import { serveFeed } from '../helpers/feed-server.js';
import { clearPage, control, focused, inside, place, reaches } from '../helpers/widget.driver.js';

/*
 * What a page may expect of a guest: that it can be kept in the browser's memory when the visitor leaves, that a click
 * anywhere in a widget does not move the focus, that what is heard from a widget comes from the widget, and that moving
 * it, or telling it something new, takes nothing from the visitor.
 */

const NOW = '2026-11-16T12:00:00Z';
const feed = buildFeed({
  courses: [buildCourse({ sessions: [buildSession()] }), buildCourse({ id: 'b', title: 'B' })],
  pathways: [buildPathway()],
  vacancies: [buildVacancy()],
  bulletins: [buildBulletin()],
});
const TAGS = ['course-finder', 'pathway-map', 'vacancy-feed', 'bulletin-card', 'my-list'].map(
  (name) => `esca-${name}`,
);

async function show(tag: string): Promise<EscaElement> {
  const widget = place<EscaElement>(`<${tag} now="${NOW}"></${tag}>`, tag);
  widget.feed = feed;
  await reaches(widget, 'ready', 'empty');
  return widget;
}

afterEach(clearPage);

for (const tag of TAGS) {
  it(`${tag} listens to nothing that keeps a page out of the browser's memory`, async () => {
    const heard: string[] = [];
    const own = Object.getOwnPropertyDescriptor(window, 'addEventListener');
    const add = window.addEventListener.bind(window);
    window.addEventListener = ((type: string, listener: EventListener) => {
      heard.push(type);
      add(type, listener);
    }) as typeof window.addEventListener;
    try {
      await show(tag);
    } finally {
      if (own) Object.defineProperty(window, 'addEventListener', own);
      else Reflect.deleteProperty(window, 'addEventListener');
    }
    assert.notInclude(heard, 'unload');
    assert.notInclude(heard, 'beforeunload');
    assert.isNull(window.onunload);
    assert.isNull(window.onbeforeunload);
  });

  it(`${tag} leaves the focus where a click found it, and speaks to the page in its own name`, async () => {
    const widget = await show(tag);
    assert.isFalse(widget.shadowRoot!.delegatesFocus);
    const heard = new Promise<EventTarget | null>((resolve) =>
      document.addEventListener('click', ({ target }) => resolve(target), { once: true }),
    );
    inside(widget).querySelector<HTMLElement>('[part~=heading]')!.click();
    assert.equal(await heard, widget);
  });
}

it('what has the focus keeps it when the page tells the widget something new', async () => {
  const finder = await show('esca-course-finder');
  const button = control(finder, /^Dates and details: Mental Capacity Act/);
  button.focus();
  finder.setAttribute('label', 'Our training');
  finder.feed = { ...feed, courses: [...feed.courses!, buildCourse({ id: 'c', title: 'C' })] };
  await finder.updateComplete;
  await reaches(finder, 'ready');
  assert.equal(inside(finder).querySelector('h2')!.textContent?.trim(), 'Our training');
  assert.equal(focused(finder), button);
});

it('a widget that is moved in one step keeps its focus, what was chosen, and its feed', async function () {
  const { body } = document;
  // WebKitGTK has no way to move in one step.
  if (!('moveBefore' in body)) return this.skip();
  const source = serveFeed(feed);
  const finder = place<EscaElement>(
    `<esca-course-finder src="${source.url}" now="${NOW}"></esca-course-finder>`,
    'esca-course-finder',
  );
  await reaches(finder, 'ready');
  const field = inside(finder).querySelector<HTMLInputElement>('input[type=search]')!;
  field.focus();
  field.value = 'capacity';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await finder.updateComplete;
  const home = finder.parentElement!;
  const other = document.createElement('article');
  home.append(other);
  for (const [to, before] of [
    [other, null],
    [home, other],
  ] as const) {
    (to as HTMLElement & { moveBefore(node: Node, before: Node | null): void }).moveBefore(
      finder,
      before,
    );
    await finder.updateComplete;
    assert.equal(finder.state, 'ready');
    assert.equal(focused(finder), field);
    assert.equal(field.value, 'capacity');
  }
  assert.equal(source.asked, 1);
});
