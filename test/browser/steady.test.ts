import '../../packages/elements/src/define/course-finder.js';
import { assert } from 'chai';
import { executeServerCommand } from '@web/test-runner-commands';
import type { CourseFinder } from '../../packages/elements/src/course-finder/course-finder.js';
import { NOW } from '../helpers/course-feed.js';
import { FinderDriver } from '../helpers/course-finder.driver.js';
import { serveLargeFeed } from '../helpers/large-feed.js';
import { clearPage, inside, place, reaches, read } from '../helpers/widget.driver.js';

/*
 * What comes late moves nothing that somebody may be reading. A browser forgives what moves within half a second of a
 * key or a click; here every answer is held back until the visitor's own deed is painted, and then nothing is forgiven.
 */

const MOST = 0.02;
const tells = PerformanceObserver.supportedEntryTypes.includes('layout-shift');

interface Shift extends PerformanceEntry {
  readonly value: number;
}

/** Something that waits until it is let go. */
function held<T>(answer: () => T | Promise<T>): { answer: () => Promise<T>; release: () => void } {
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  return { answer: () => gate.then(answer), release };
}

const painted = (): Promise<void> =>
  new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))),
  );

/** How much has moved since the last time that it was asked. */
function watchShifts(): () => Promise<number> {
  const seen: Shift[] = [];
  const observer = new PerformanceObserver((list) => seen.push(...(list.getEntries() as Shift[])));
  observer.observe({ type: 'layout-shift' });
  return async () => {
    await painted();
    seen.push(...(observer.takeRecords() as Shift[]));
    return seen.splice(0).reduce((sum, { value }) => sum + value, 0);
  };
}

for (const width of [1280, 400])
  describe(`a large catalogue on a slow line, ${width} pixels wide`, () => {
    before(function () {
      if (!tells) this.skip();
      return executeServerCommand('page-size', { width, height: 900 }).catch(() => 0);
    });
    afterEach(clearPage);

    it('stands still while its parts come, and when results come late', async () => {
      const feed = serveLargeFeed(300);
      const index = held(feed.index.answer);
      const facets = held(feed.facets.answer);
      feed.index.answer = index.answer;
      feed.facets.answer = facets.answer;
      const moved = watchShifts();
      const finder = place<CourseFinder>(
        `<esca-course-finder now="${NOW}" src="${feed.index.url}" style="min-block-size: 60em">
          <p><a href="/courses">All courses</a></p>
        </esca-course-finder>`,
        'esca-course-finder',
      );
      const page = new FinderDriver(finder);
      await page.until(() => read(inside(finder)).includes('Loading'));
      await moved();
      index.release();
      await reaches(finder, 'ready');
      assert.isAtMost(await moved(), MOST, 'when the first cards come');
      facets.release();
      // The table is there when the filters can say how many.
      await page.until(() => feed.facets.asked === 1);
      if (width > 900) await page.until(() => inside(finder).querySelector('.option') !== null);
      assert.isAtMost(await moved(), MOST, 'when the filters come');

      const later = feed.cards.slice(1).map((file) => {
        const { answer, release } = held(file.answer);
        file.answer = answer;
        return release;
      });
      await page.search('dementia');
      await page.until(() => page.count === '43 courses');
      await moved();
      later.forEach((release) => release());
      await page.until(
        () =>
          page.titles.length === 20 && page.titles.every((title) => title.startsWith('Dementia')),
      );
      assert.isAtMost(await moved(), MOST, 'when the cards of a search come');
    });
  });
