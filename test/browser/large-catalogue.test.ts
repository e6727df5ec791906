import '../../packages/elements/src/define/course-finder.js';
import '../../packages/elements/src/define/vacancy-feed.js';
import { assert } from 'chai';
import { executeServerCommand } from '@web/test-runner-commands';
import type { CourseFinder } from '../../packages/elements/src/course-finder/course-finder.js';
import { violations } from '../helpers/accessibility.js';
import { NOW } from '../helpers/course-feed.js';
import { FinderDriver } from '../helpers/course-finder.driver.js';
import { status } from '../helpers/feed-server.js';
import { serveLargeFeed, type LargeFeed } from '../helpers/large-feed.js';
import {
  clearPage,
  hears,
  inside,
  parts,
  place,
  press,
  reaches,
  read,
} from '../helpers/widget.driver.js';

const COUNT = 300;

/** A finder of a large catalogue, as soon as it shows anything. */
async function show(feed: LargeFeed, attributes = ''): Promise<FinderDriver> {
  const finder = place<CourseFinder>(
    `<esca-course-finder now="${NOW}" src="${feed.index.url}" ${attributes}></esca-course-finder>`,
    'esca-course-finder',
  );
  await reaches(finder, 'ready', 'empty', 'failed');
  return new FinderDriver(finder);
}

const asked = (feed: LargeFeed): number =>
  feed.cards.reduce((sum, { asked: times }) => sum + times, 0);
const banner = (page: FinderDriver): string => parts(page.finder, 'banner').map(read).join(' ');
const ready = (page: FinderDriver): Promise<void> =>
  page.until(() => inside(page.finder).querySelectorAll('.option').length > 0);

before(() => executeServerCommand('page-size', { width: 1280, height: 900 }).catch(() => 0));
afterEach(clearPage);

describe('a large catalogue', () => {
  it('shows its first courses from the index and the first cards alone', async () => {
    const feed = serveLargeFeed(COUNT);
    feed.facets.answer = () => new Promise(() => undefined);
    const page = await show(feed);
    assert.equal(page.count, '300 courses');
    assert.lengthOf(page.titles, 20);
    assert.equal(page.titles[0], 'Autism 0');
    assert.equal(asked(feed), 1);
    assert.equal(feed.search.asked, 0);
    assert.isEmpty(await violations(page.finder));
  });

  it('tells the page how many courses there are in all', async () => {
    const feed = serveLargeFeed(COUNT);
    const finder = place<CourseFinder>(
      `<esca-course-finder now="${NOW}"></esca-course-finder>`,
      'esca-course-finder',
    );
    const told = hears<{ counts: { courses: number } }>(finder, 'esca-load');
    finder.src = feed.index.url;
    assert.equal((await told).counts.courses, COUNT);
  });

  it('filters and counts all courses by the table, and fetches the cards that are shown', async () => {
    const feed = serveLargeFeed(COUNT);
    const page = await show(feed);
    await ready(page);
    assert.equal(asked(feed), 1);
    await page.tick('Online');
    await page.until(() => page.count === '100 courses' && page.titles.at(-1) === 'Dementia 57');
    assert.deepEqual(page.titles.slice(0, 3), ['Autism 0', 'Hoarding 3', 'Carers 6']);
    assert.equal(asked(feed), 2);
  });

  it('fetches of the saved search only what the words need, and nothing for a first letter', async () => {
    const feed = serveLargeFeed(COUNT);
    const page = await show(feed);
    await ready(page);
    const fetched = (): number => feed.blocks.filter(({ asked: times }) => times > 0).length;
    assert.isAbove(feed.blocks.length, 4);
    await page.type('d');
    assert.equal(fetched(), 0);
    await page.search('dementia');
    await page.until(() => page.count === '43 courses');
    const once = fetched();
    assert.isAtLeast(once, 1);
    assert.isBelow(once, feed.blocks.length);
    await page.search('dementai');
    await page.until(() => page.count === '43 courses');
    await page.search('dementia 1');
    await page.until(() => page.count !== '43 courses');
    assert.isTrue(feed.blocks.every(({ asked: times }) => times <= 1));
  });

  it('keeps its first courses when somebody searches before the table is there, and then answers', async () => {
    const feed = serveLargeFeed(COUNT);
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const { answer } = feed.facets;
    feed.facets.answer = () => gate.then(answer);
    const page = await show(feed);
    await page.search('dementia');
    await page.until(() => feed.blocks.some(({ asked: times }) => times > 0));
    assert.equal(page.titles[0], 'Autism 0');
    assert.lengthOf(page.titles, 20);
    release();
    await page.until(() => page.count === '43 courses');
    await page.until(() => page.titles.every((title) => title.startsWith('Dementia')));
  });

  it('shows what was found until what is searched for is there', async () => {
    const feed = serveLargeFeed(COUNT);
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    for (const block of feed.blocks) {
      const { answer } = block;
      block.answer = () => gate.then(answer);
    }
    const page = await show(feed);
    await ready(page);
    await page.tick('Mid');
    await page.until(() => page.count === '100 courses');
    const before = page.titles;
    await page.search('dementia');
    assert.deepEqual(page.titles, before);
    assert.equal(page.count, '100 courses');
    release();
    await page.until(() => page.titles.every((title) => title.startsWith('Dementia')));
    assert.isBelow(parseInt(page.count), 43);
  });

  it('searches with the saved index, which comes when somebody turns to the widget', async () => {
    const feed = serveLargeFeed(COUNT);
    const page = await show(feed);
    await ready(page);
    assert.equal(feed.search.asked, 0);
    await page.search('dementia');
    await page.until(
      () =>
        page.count === '43 courses' &&
        page.titles.length === 20 &&
        page.titles.every((title) => title.startsWith('Dementia')),
    );
    assert.equal(feed.search.asked, 1);
    assert.include([...inside(page.finder).querySelectorAll('mark')].map(read), 'Dementia');
  });

  it('goes to any page, and to any order', async () => {
    const feed = serveLargeFeed(COUNT);
    const page = await show(feed, 'sort="title" page="15"');
    await page.until(() => page.titles.length === 20);
    assert.equal(page.titles.at(-1), 'Trauma 96');
  });

  it('opens a course that an address names, with all that is known of it', async () => {
    const feed = serveLargeFeed(COUNT);
    const page = await show(feed, 'course="c271"');
    await page.until(
      () =>
        page.card('Carers 270') !== '' ||
        read(inside(page.finder)).includes('All about number 271.'),
    );
    assert.include(read(inside(page.finder)), 'All about number 271.');
    assert.equal(
      feed.details.reduce((sum, file) => sum + file.asked, 0),
      1,
    );
  });

  it('fetches the details when a course is opened', async () => {
    const feed = serveLargeFeed(COUNT);
    const page = await show(feed);
    await press(page.finder, 'Dates and details: Autism 0');
    await page.until(() => read(inside(page.finder)).includes('All about number 0.'));
  });
});

describe('a large catalogue of which a part cannot be had', () => {
  it('shows its first courses although the table that they had to make way for is broken', async () => {
    const feed = serveLargeFeed(60, { dates: 200 });
    feed.facets.answer = () => new Response(new ArrayBuffer(60));
    const clock = performance.now.bind(performance);
    let late = 0;
    try {
      // A device that does a little at a time is not done with the first courses when the table comes.
      performance.now = () => clock() + (late += 20);
      const page = await show(feed);
      await page.until(() => banner(page).includes('You can go through all courses'));
      assert.equal(page.titles[0], 'Autism 0');
    } finally {
      performance.now = clock;
    }
  });

  const faults: Record<string, () => Response> = {
    'is not found': () => status(404),
    'is cut short': () => new Response(new ArrayBuffer(60)),
    'is a page of something else': () => new Response('<!doctype html><title>Sign in</title>'),
  };
  for (const [fault, answer] of Object.entries(faults)) {
    it(`the table ${fault}: all courses can be gone through, and trying again mends it`, async () => {
      const feed = serveLargeFeed(COUNT);
      const good = feed.facets.answer;
      feed.facets.answer = answer;
      const page = await show(feed);
      await page.until(() => banner(page).includes('You can go through all courses'));
      assert.lengthOf(page.titles, 20);
      await press(page.finder, 'Page 15');
      await page.until(() => page.titles[0] === 'Autism 280');
      feed.facets.answer = good;
      await press(page.finder, 'Try again');
      await ready(page);
      assert.equal(banner(page), '');
    });

    it(`a block of the search ${fault}: filters go on, and trying again mends it`, async () => {
      const feed = serveLargeFeed(COUNT);
      const good = feed.blocks.map(({ answer: each }) => each);
      for (const block of feed.blocks) block.answer = answer;
      const page = await show(feed);
      await ready(page);
      await page.search('dementia');
      await page.until(() => banner(page).includes('The search cannot be used'));
      assert.lengthOf(page.titles, 20);
      feed.blocks.forEach((block, at) => (block.answer = good[at]!));
      await press(page.finder, 'Try again');
      await page.until(() => page.count === '43 courses');
      assert.equal(banner(page), '');
    });

    it(`the search index ${fault}: filters go on, and trying again mends it`, async () => {
      const feed = serveLargeFeed(COUNT);
      const good = feed.search.answer;
      feed.search.answer = answer;
      const page = await show(feed);
      await ready(page);
      await page.search('dementia');
      await page.until(() => banner(page).includes('The search cannot be used'));
      assert.lengthOf(page.titles, 20);
      feed.search.answer = good;
      await press(page.finder, 'Try again');
      await page.until(() => page.count === '43 courses');
      assert.equal(banner(page), '');
    });
  }

  it('cards that do not come are said, the others are shown, and trying again mends it', async () => {
    const feed = serveLargeFeed(COUNT);
    const page = await show(feed);
    await ready(page);
    const good = feed.cards[1]!.answer;
    feed.cards[1]!.answer = () => status(404);
    await page.tick('Online');
    await page.until(() => banner(page).includes('could not be loaded'));
    assert.equal(page.count, '100 courses');
    assert.lengthOf(page.titles, 14);
    feed.cards[1]!.answer = good;
    await press(page.finder, 'Try again');
    await page.until(() => page.titles.length === 20);
    assert.equal(banner(page), '');
  });

  it('details that do not come are said, with what the card knows', async () => {
    const feed = serveLargeFeed(COUNT);
    for (const file of feed.details) file.answer = () => status(404);
    const page = await show(feed);
    await press(page.finder, 'Dates and details: Autism 0');
    await page.until(() => read(inside(page.finder)).includes('The details cannot be shown'));
    assert.isAbove(parts(page.finder, 'panel').length, 0);
  });
});

describe('a large catalogue that widgets of other kinds read too', () => {
  /** Another widget of the page that reads the same feed. */
  const beside = (feed: LargeFeed): unknown =>
    place(`<esca-vacancy-feed src="${feed.index.url}"></esca-vacancy-feed>`, 'esca-vacancy-feed');

  it('is loaded whole, with one request for its index, and searched with the saved index', async () => {
    const feed = serveLargeFeed(COUNT);
    beside(feed);
    const page = await show(feed);
    await page.until(() => page.count === '300 courses');
    await ready(page);
    await page.search('dementia');
    await page.until(() => page.count === '43 courses');
    assert.equal(feed.index.asked, 1);
    assert.equal(asked(feed), 14);
    assert.equal(feed.search.asked, 1);
  });

  it('is loaded whole when such a widget comes later', async () => {
    const feed = serveLargeFeed(COUNT);
    const page = await show(feed);
    await ready(page);
    beside(feed);
    await page.search('dementia');
    await page.until(
      () =>
        page.count === '43 courses' && page.titles.every((title) => title.startsWith('Dementia')),
    );
    assert.equal(feed.index.asked, 1);
  });
});

describe('an index document without a table', () => {
  it('has all its cards loaded, and filters and searches them', async () => {
    const feed = serveLargeFeed(COUNT, { table: false });
    const page = await show(feed);
    assert.equal(page.count, '300 courses');
    assert.equal(asked(feed), 14);
    await ready(page);
    await page.search('dementia');
    await page.until(() => page.count === '43 courses');
  });
});
