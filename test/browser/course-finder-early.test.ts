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

async function show(attributes = ''): Promise<{
  page: FinderDriver;
  seen: { first: string; filters: boolean }[];
}> {
  const finder = place<CourseFinder>(
    `<esca-course-finder now="${NOW}" ${attributes}></esca-course-finder>`,
    'esca-course-finder',
  );
  const seen = watch(finder);
  finder.feed = feed;
  await reaches(finder, 'ready', 'empty');
  return { page: new FinderDriver(finder), seen };
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
    const { page, seen } = await show();
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

  it('begins again when it leaves the page too soon and comes back', async () => {
    const { page } = await show();
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
