import '../../packages/elements/src/define/course-finder.js';
import { assert } from 'chai';
import { executeServerCommand } from '@web/test-runner-commands';
import type { CourseFinder } from '../../packages/elements/src/course-finder/course-finder.js';
import { buildCourse, buildFeed, buildSession } from '../helpers/build.js';
import { NOW } from '../helpers/course-feed.js';
import { FinderDriver } from '../helpers/course-finder.driver.js';
import { clearPage, inside, parts, place, reaches, read } from '../helpers/widget.driver.js';

/*
 * A catalogue of some hundred courses is shown before all that can be asked of it is worked out: the first page is there,
 * and right; what needs more waits for more, and is never answered with something else meanwhile.
 */

const DAY = 86_400_000;
const COUNT = 1_200;

/** Courses one day apart, the last of the list the soonest; every other one is online. */
const feed = buildFeed({
  courses: Array.from({ length: COUNT }, (_, n) =>
    buildCourse({
      id: `c${n}`,
      title: `Course ${n}`,
      sessions: [
        buildSession({
          id: 's',
          mode: n % 2 ? 'online' : 'in-person',
          start: new Date(Date.parse(NOW) + (COUNT - n) * DAY).toISOString(),
          placesLeft: 4,
        }),
      ],
    }),
  ),
});

/** Waits for the first card. */
const begins = (finder: CourseFinder): Promise<void> =>
  new Promise((resolve) => {
    new MutationObserver(() => {
      if (parts(finder, 'result').length > 0) resolve();
    }).observe(inside(finder), { subtree: true, childList: true });
  });

/** What stands in the first card, and whether there are filters, after each change of the widget. */
function watch(finder: CourseFinder): { first: string; filters: boolean }[] {
  const seen: { first: string; filters: boolean }[] = [];
  new MutationObserver(() => {
    const [title] = parts(finder, 'title');
    if (title) {
      const filters = inside(finder).querySelector('.option') !== null;
      seen.push({ first: read(title), filters });
    }
  }).observe(inside(finder), { subtree: true, childList: true, characterData: true });
  return seen;
}

async function show(
  attributes = '',
  until = (finder: CourseFinder): Promise<unknown> => reaches(finder, 'ready', 'empty'),
): Promise<{
  page: FinderDriver;
  seen: { first: string; filters: boolean }[];
}> {
  const finder = place<CourseFinder>(
    `<esca-course-finder now="${NOW}" ${attributes}></esca-course-finder>`,
    'esca-course-finder',
  );
  const seen = watch(finder);
  finder.feed = feed;
  await until(finder);
  return { page: new FinderDriver(finder), seen };
}

/** The titles after each change of the list from now on. */
function watchTitles(page: FinderDriver): string[][] {
  const seen: string[][] = [];
  new MutationObserver(() => seen.push(page.titles)).observe(inside(page.finder), {
    subtree: true,
    childList: true,
    characterData: true,
  });
  return seen;
}

/** Searches once, and so waits until the search is there. */
async function searched(page: FinderDriver): Promise<void> {
  await page.search('course 5');
  await page.until(() => page.titles.every((title) => title.startsWith('Course 5')));
}

/** Types words, and waits until what they find is drawn; they are not committed yet. */
async function letters(finder: CourseFinder, words: string): Promise<void> {
  const [field] = parts(finder, 'search-input') as HTMLInputElement[];
  field!.value = words;
  field!.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await finder.updateComplete;
}

/** Does something while the page's stopwatch shows another time. */
async function withClock<T>(read: (real: number) => number, deed: () => Promise<T>): Promise<T> {
  const real = performance.now.bind(performance);
  try {
    performance.now = () => read(real());
    return await deed();
  } finally {
    performance.now = real;
  }
}

const options = (page: FinderDriver): number =>
  inside(page.finder).querySelectorAll('.option').length;

before(() => executeServerCommand('page-size', { width: 1280, height: 900 }).catch(() => 0));
afterEach(clearPage);

describe('the course finder: a first page before the rest', () => {
  it('shows the soonest courses before there are filters, and the same when there are', async () => {
    const { page, seen } = await show();
    await page.until(() => options(page) > 0);
    assert.isFalse(seen[0]!.filters);
    assert.deepEqual([...new Set(seen.map(({ first }) => first))], [`Course ${COUNT - 1}`]);
    assert.equal(page.count, '1,200 courses');
    assert.lengthOf(page.titles, 20);
    assert.deepEqual(
      page.titles,
      Array.from({ length: 20 }, (_, n) => `Course ${COUNT - 1 - n}`),
    );
  });

  it('never shows all in place of what the author asks for', async () => {
    const { page, seen } = await show('mode="online" sort="title"');
    assert.deepEqual([...new Set(seen.map(({ first }) => first))], ['Course 1']);
    assert.equal(page.count, '600 courses');
  });

  it('answers what is asked before the rest is there when it is', async () => {
    const { page, seen } = await show('', begins);
    assert.equal(options(page), 0);
    const sort = inside(page.finder).querySelector('select')!;
    sort.value = 'title';
    sort.dispatchEvent(new Event('change', { bubbles: true }));
    await page.until(() => page.titles[0] === 'Course 0');
    assert.lengthOf(page.titles, 20);
    assert.deepEqual(
      [...new Set(seen.map(({ first }) => first))],
      [`Course ${COUNT - 1}`, 'Course 0'],
    );
  });

  it('shows the first cards before the last are made, and is ready when all are there', async () => {
    const finder = place<CourseFinder>(
      `<esca-course-finder now="${NOW}"><p id="mine">Ask the academy</p></esca-course-finder>`,
      'esca-course-finder',
    );
    const mine = finder.querySelector<HTMLElement>('#mine')!;
    const steps: { cards: number; ready: boolean; both: boolean; pages: boolean }[] = [];
    const note = (): void => {
      const cards = parts(finder, 'result').length;
      if (cards === 0) return;
      const both = mine.checkVisibility();
      const pages = parts(finder, 'pagination').length > 0;
      steps.push({ cards, ready: finder.state === 'ready', both, pages });
    };
    new MutationObserver(note).observe(inside(finder), { subtree: true, childList: true });
    new MutationObserver(note).observe(finder, { attributes: true, attributeFilter: ['state'] });
    finder.feed = feed;
    await reaches(finder, 'ready');
    assert.lengthOf(parts(finder, 'result'), 20);
    assert.isBelow(steps[0]!.cards, 20);
    for (const { cards, ready, both, pages } of steps) {
      assert.equal(ready, cards === 20, `ready with ${String(cards)} cards`);
      assert.isFalse(both, 'what the author wrote stands beside the cards');
      if (cards < 20) assert.isFalse(pages, 'what follows the list would be pushed down');
    }
  });

  it('has all cards where no frame is drawn and no timer ends', async () => {
    const { requestAnimationFrame: frame, setTimeout: timer } = globalThis;
    const finder = place<CourseFinder>(
      `<esca-course-finder now="${NOW}" page-size="40"></esca-course-finder>`,
      'esca-course-finder',
    );
    try {
      Object.assign(globalThis, { requestAnimationFrame: () => 0, setTimeout: () => 0 });
      finder.feed = feed;
      await reaches(finder, 'ready');
    } finally {
      Object.assign(globalThis, { requestAnimationFrame: frame, setTimeout: timer });
    }
    assert.lengthOf(parts(finder, 'result'), 40);
  });

  it('is whole on paper, however soon it is printed', async () => {
    const finder = place<CourseFinder>(
      `<esca-course-finder now="${NOW}" page-size="40"></esca-course-finder>`,
      'esca-course-finder',
    );
    finder.feed = feed;
    await begins(finder);
    assert.equal(finder.state, 'loading');
    window.dispatchEvent(new Event('beforeprint'));
    assert.isAbove(parts(finder, 'result').length, 39);
    window.dispatchEvent(new Event('afterprint'));
    await reaches(finder, 'ready');
  });

  it('answers a letter on a slow device with the first cards, and keeps the others until they are drawn', async () => {
    const { page } = await show();
    await searched(page);
    let late = 0;
    const seen = await withClock(
      (real) => real + (late += 20),
      async () => {
        // It learns by one page that the device is slow.
        await letters(page.finder, 'course 2');
        const changes = watchTitles(page);
        await letters(page.finder, 'course 3');
        return changes;
      },
    );
    const after = page.titles;
    assert.lengthOf(after, 20);
    for (const title of after) assert.match(title, /^Course 3/);
    assert.lengthOf(seen[0]!, 20);
    assert.deepEqual(seen[0]!.slice(0, 3), after.slice(0, 3));
    assert.match(seen[0]![19]!, /^Course 2/);
    assert.deepEqual(seen.at(-1), after);
  });

  it('answers a letter with the whole page on a device that can', async () => {
    const { page } = await show();
    await searched(page);
    const seen = await withClock(
      () => 0,
      async () => {
        await letters(page.finder, 'course 2');
        const changes = watchTitles(page);
        await letters(page.finder, 'course 3');
        return changes;
      },
    );
    assert.isAbove(seen.length, 0);
    for (const titles of seen) for (const title of titles) assert.match(title, /^Course 3/);
  });

  it('begins again when it leaves the page too soon and comes back', async () => {
    const { page } = await show('', begins);
    assert.equal(options(page), 0);
    const { finder } = page;
    const home = finder.parentElement!;
    finder.remove();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    home.append(finder);
    await page.until(() => options(page) > 0);
    assert.equal(page.titles[0], `Course ${COUNT - 1}`);
  });
});
