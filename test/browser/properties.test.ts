import { assert } from 'chai';
import type { EscaElement } from '@esca/elements';
import '../../packages/elements/src/define/bulletin-card.js';
import '../../packages/elements/src/define/course-finder.js';
import '../../packages/elements/src/define/feed.js';
import '../../packages/elements/src/define/my-list.js';
import '../../packages/elements/src/define/pathway-map.js';
import '../../packages/elements/src/define/vacancy-feed.js';
import list from '../../schemas/examples/saved-list.feed.json';
import pathway from '../../schemas/examples/pathway-branching.feed.json';
import vacant from '../../schemas/examples/vacancies-in-every-state.feed.json';
import { buildCourse, buildFeed } from '../helpers/build.js';
import { serveFeed } from '../helpers/feed-server.js';
import { takeConsole } from '../helpers/quiet-console.mjs';
import {
  clearPage,
  eventually,
  hears,
  inside,
  parts,
  place,
  reaches,
  read,
} from '../helpers/widget.driver.js';

/*
 * What a page, or its framework, may do to attributes and properties: a value that breaks its rule counts as absent.
 */

afterEach(clearPage);

const WIDGETS = ['course-finder', 'pathway-map', 'vacancy-feed', 'bulletin-card', 'my-list'];
const NOW = 'now="2026-11-17T12:00:00Z"';

/** Something for every widget. */
const example = { ...list, pathways: pathway.pathways, vacancies: vacant.vacancies };

async function show(widget: string, attributes = ''): Promise<EscaElement> {
  const element = place<EscaElement>(
    `<esca-${widget} ${NOW} ${attributes}></esca-${widget}>`,
    `esca-${widget}`,
  );
  element.feed = example;
  await reaches(element, 'ready', 'empty');
  return element;
}

const level = (widget: EscaElement): string =>
  inside(widget).querySelector('[part=heading]')!.localName;
const many = buildFeed({
  courses: Array.from({ length: 30 }, (_, at) =>
    buildCourse({ id: `c${at}`, title: `Course ${at}` }),
  ),
});

for (const name of WIDGETS)
  it(`an esca-${name} outlives every attribute that is taken away, and every property that is emptied`, async () => {
    const widget = await show(name, 'heading-level="3"');
    const state = widget.getAttribute('state');
    const { observedAttributes } = widget.constructor as typeof EscaElement;
    for (const attribute of observedAttributes.filter((one) => one !== 'now')) {
      widget.setAttribute(attribute, 'zz');
      widget.removeAttribute(attribute);
    }
    for (const property of ['src', 'locked', 'label', 'strings', 'headingLevel', 'limit', 'sync'])
      for (const value of [null, undefined, 7]) {
        Object.assign(widget, { [property]: value });
        await widget.updateComplete;
      }
    Object.assign(widget, { headingLevel: undefined, limit: undefined, label: '', src: '' });
    await widget.updateComplete;
    assert.equal(level(widget), 'h2');
    assert.equal(widget.getAttribute('state'), state);
    widget.label = 'Still here';
    await widget.updateComplete;
    assert.equal(read(parts(widget, 'heading')[0]), 'Still here');
  });

it('a number that an attribute cannot be counts as absent', async () => {
  const finder = place<EscaElement & { pageSize: number }>(
    `<esca-course-finder ${NOW}></esca-course-finder>`,
    'esca-course-finder',
  );
  finder.feed = many;
  await reaches(finder, 'ready');
  for (const wrong of ['abc', '', '0', '-3', '2.5', '1000']) {
    finder.setAttribute('page-size', wrong);
    finder.setAttribute('heading-level', wrong);
    finder.setAttribute('limit', '-2');
    await finder.updateComplete;
    assert.lengthOf(parts(finder, 'result'), 20, `page-size="${wrong}"`);
    assert.equal(level(finder), 'h2', `heading-level="${wrong}"`);
  }
  finder.setAttribute('page-size', '5');
  finder.removeAttribute('limit');
  await finder.updateComplete;
  assert.lengthOf(parts(finder, 'result'), 5);
});

it('a word that is none of those to choose from counts as absent', async () => {
  const finder = await show('course-finder');
  const usual = parts(finder, 'result').map(read);
  for (const attribute of ['when', 'sort', 'view']) finder.setAttribute(attribute, 'zz');
  await finder.updateComplete;
  assert.deepEqual(parts(finder, 'result').map(read), usual);
  // Only what is near the window loads.
  clearPage();
  const results = parts(await show('vacancy-feed'), 'result').map(read);
  assert.isNotEmpty(results);
  clearPage();
  const vacancies = await show('vacancy-feed', 'sort="zz" group-by="zz"');
  assert.deepEqual(parts(vacancies, 'result').map(read), results);
});

it('words of a kind that they cannot be are not taken', async () => {
  const finder = await show('course-finder');
  const before = read(parts(finder, 'status')[0]);
  finder.strings = { heading: 5, courses: 'n' };
  await finder.updateComplete;
  assert.equal(read(parts(finder, 'heading')[0]), 'Find a course');
  assert.equal(read(parts(finder, 'status')[0]), before);
});

it('a copy of a widget says that it is loading until it shows something itself', async () => {
  const finder = await show('course-finder');
  const copy = finder.cloneNode(true) as EscaElement;
  finder.after(copy);
  assert.equal(copy.getAttribute('state'), 'loading');
  copy.feed = example;
  await reaches(copy, 'ready');
});

it('the page hears of a feed once the widget shows it', async () => {
  const finder = place<EscaElement>(
    `<esca-course-finder ${NOW}></esca-course-finder>`,
    'esca-course-finder',
  );
  const heard = new Promise<[state: string | null, results: number, sources: unknown]>((resolve) =>
    finder.addEventListener('esca-load', (event) =>
      resolve([
        finder.getAttribute('state'),
        parts(finder, 'result').length,
        (event as CustomEvent<{ sources: unknown }>).detail.sources,
      ]),
    ),
  );
  finder.feed = many;
  assert.deepEqual(await heard, ['ready', 20, []]);
});

it('a widget that leaves its provider leaves the feed of it', async () => {
  const { url } = serveFeed(many);
  const finder = place<EscaElement>(
    `<esca-feed src="${url}"><esca-course-finder ${NOW}></esca-course-finder></esca-feed>`,
    'esca-course-finder',
  );
  await reaches(finder, 'ready');
  const failed = hears<{ code: string }>(finder, 'esca-error');
  finder.closest('esca-feed')!.after(finder);
  assert.equal((await failed).code, 'no-source');
  await eventually(() => finder.getAttribute('state') === 'failed');
  takeConsole();
});
