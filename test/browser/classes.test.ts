import * as all from '@esca/elements';
import { BulletinCard } from '@esca/elements/bulletin-card.js';
import { CourseFinder } from '@esca/elements/course-finder.js';
import { FeedProvider } from '@esca/elements/feed.js';
import { MyList } from '@esca/elements/my-list.js';
import { PathwayMap } from '@esca/elements/pathway-map.js';
import { VacancyFeed } from '@esca/elements/vacancy-feed.js';
import { assert } from 'chai';
import { buildCourse, buildFeed, WRITTEN } from '../helpers/build.js';

const classes = { BulletinCard, CourseFinder, FeedProvider, MyList, PathwayMap, VacancyFeed };

describe('a class of the library', () => {
  it('registers nothing by being imported, from its own module or from the one of all', () => {
    for (const tag of ['course-finder', 'pathway-map', 'vacancy-feed', 'bulletin-card', 'feed'])
      assert.isUndefined(customElements.get(`esca-${tag}`), tag);
    for (const [name, one] of Object.entries(classes))
      assert.equal((all as Record<string, unknown>)[name], one, name);
  });

  it('works under a tag that a page chooses', async () => {
    customElements.define('our-courses', class extends CourseFinder {});
    const courses = document.createElement('our-courses') as CourseFinder;
    courses.feed = buildFeed({ courses: [buildCourse()] });
    courses.now = WRITTEN;
    const ready = new Promise<void>((resolve) => {
      const watch = new MutationObserver(() => {
        if (courses.state !== 'ready') return;
        watch.disconnect();
        resolve();
      });
      watch.observe(courses, { attributes: true });
    });
    document.body.append(courses);
    await ready;
    await courses.updateComplete;
    assert.include(courses.shadowRoot!.textContent, 'Mental Capacity Act');
    courses.remove();
  });
});
