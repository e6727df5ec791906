import { assert } from 'chai';
import example from '../../schemas/examples/pathway-branching.feed.json';
import { details, items, nodes, openStep, section, show } from '../helpers/pathway-map.driver.js';
import { clearPage, control, inside, read } from '../helpers/widget.driver.js';

afterEach(clearPage);

/** The example with a page of its own for a step, and one for its story. */
const linked = {
  ...example,
  pathways: example.pathways.map((pathway) => ({
    ...pathway,
    nodes: pathway.nodes.map((node) =>
      node.id === 'senior-practitioner'
        ? {
            ...node,
            url: 'https://careers.example.org/senior',
            stories: [{ text: 'I stayed.', url: 'https://stories.example.org/stayed' }],
          }
        : node,
    ),
  })),
};

describe('what the pathway map tells its page', () => {
  it('is every link that leaves the site, and the page may keep the visitor', async () => {
    const map = await show(linked);
    const panel = await openStep(map, 'senior-practitioner');
    const heard: unknown[] = [];
    map.addEventListener('esca-outbound', (event) => {
      heard.push(event.detail);
      event.preventDefault();
    });
    const links = ['stories.example.org', 'careers.example.org', 'mailto:academy'].map((part) =>
      panel.querySelector<HTMLAnchorElement>(`a[href*="${part}"]`)!,
    );
    const stayed = links.map((link) => {
      const click = new MouseEvent('click', { bubbles: true, cancelable: true });
      link.dispatchEvent(click);
      return click.defaultPrevented;
    });
    const ref = 'example:pathway/social-work#senior-practitioner';
    assert.deepEqual(
      heard,
      ['stories.example.org', 'careers.example.org', ''].map((host) => ({
        kind: 'node',
        ref,
        host,
      })),
    );
    assert.deepEqual(stayed, [true, true, true]);
  });
});

describe('a topic of the page', () => {
  const topical = {
    ...example,
    taxonomies: [
      ...example.taxonomies,
      {
        id: 'topic',
        title: 'Topic',
        terms: [
          { id: 'people', title: 'People' },
          { id: 'supervision', title: 'Supervision', broader: 'people' },
        ],
      },
    ],
    courses: example.courses.map((course) =>
      /supervis/i.test(JSON.stringify(course.title))
        ? { ...course, topics: ['supervision'] }
        : course,
    ),
  };

  it('counts and names only its courses, those of narrower topics among them', async () => {
    const map = await show(topical, 'topic="people"');
    assert.include(read(nodes(map).get('senior-practitioner')), '1 course');
    assert.notInclude(read(nodes(map).get('newly-qualified')), 'course');
    const panel = await openStep(map, 'senior-practitioner');
    assert.include(section(panel, 'Courses that help'), 'Supervision: the basics');
    control(map, 'Courses I can book now').click();
    await map.updateComplete;
    assert.isTrue(nodes(map).get('newly-qualified')!.classList.contains('off'));
    assert.isFalse(nodes(map).get('senior-practitioner')!.classList.contains('off'));
  });

  it('leaves every step within reach', async () => {
    const map = await show(topical, 'topic="other" view="list"');
    assert.equal(items(map).size, 9);
    assert.isNull(inside(map).querySelector('.count.courses'));
    items(map).get('newly-qualified')!.querySelector('button')!.click();
    await details(map);
  });
});
