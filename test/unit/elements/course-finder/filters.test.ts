import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildCourseLists, en as words, findListed, runAtOnce } from '@esca/domain';
import { linkCatalogue, mergeFeeds } from '@esca/feed';
import { en as text } from '../../../../packages/elements/src/course-finder/course-finder.strings.js';
import {
  buildFilters,
  toggleValue,
  type FilterContext,
} from '../../../../packages/elements/src/course-finder/filters.js';
import { facetOrder } from '../../../../packages/elements/src/course-finder/question.js';
import { buildCourse, buildFeed, buildSession } from '../../../helpers/build.js';

const now = Date.parse('2026-11-16T12:00:00Z');
const districts = { harlow: 'west', uttlesford: 'west', chelmsford: 'mid', braintree: 'mid' };

// A county of two quadrants with two districts each; nothing is held in Braintree.
const { catalogue } = mergeFeeds([
  {
    url: 'https://feeds.example/feed.json',
    feed: buildFeed({
      taxonomies: [
        {
          id: 'area',
          title: 'Area',
          terms: [
            { id: 'essex', title: 'Essex' },
            { id: 'west', title: 'West', broader: 'essex' },
            { id: 'mid', title: 'Mid', broader: 'essex' },
            ...Object.entries(districts).map(([id, broader]) => ({ id, title: id, broader })),
          ],
        },
      ],
      places: Object.keys(districts).map((id) => ({ id, name: id, area: id })),
      courses: ['harlow', 'harlow', 'uttlesford', 'chelmsford'].map((area, i) =>
        buildCourse({
          id: `c${i}`,
          title: `Course ${i}`,
          levels: ['entry'],
          sessions: [buildSession({ mode: 'in-person', place: `place/${area}` })],
        }),
      ),
    }),
  },
]);
const links = linkCatalogue(catalogue);
const index = runAtOnce(buildCourseLists(catalogue.courses, links, { now, lang: 'en' }));
const reader = { lang: 'en', wordsLang: 'en' } as const;
const context: FilterContext = { index, catalogue, links, words, text, reader, now };

/** The area's filter when these are chosen: a line for each value, indented by its depth. */
function areas(chosen: readonly string[]): string[] {
  const of = (name: string): readonly string[] => (name === 'area' ? chosen : []);
  const found = findListed(index, { filters: { area: chosen } });
  const [filter] = buildFilters(['area'], of, true, found, context);
  return filter!.options.map(
    ({ code, count, checked, mixed, depth }) =>
      `${'  '.repeat(depth ?? 0)}${checked ? '[x]' : mixed ? '[-]' : '[ ]'} ${code} ${count}`,
  );
}

describe('the filter of a tree', () => {
  it('goes from county to quadrant to district, each with all that is below it', () => {
    assert.deepEqual(areas([]), [
      '[ ] essex 4',
      '  [ ] west 3',
      '    [ ] harlow 2',
      '    [ ] uttlesford 1',
      '  [ ] mid 1',
      '    [ ] chelmsford 1',
    ]);
  });

  it('marks what is above a choice as mixed, and what is below it as chosen', () => {
    assert.deepEqual(areas(['west']), [
      '[-] essex 4',
      '  [x] west 3',
      '    [x] harlow 2',
      '    [x] uttlesford 1',
      '  [ ] mid 1',
      '    [ ] chelmsford 1',
    ]);
    assert.equal(areas(['harlow'])[0], '[-] essex 4');
    assert.equal(areas(['harlow'])[1], '  [-] west 3');
  });

  const toggles: [before: string, code: string, checked: boolean, after: string][] = [
    ['', 'harlow', true, 'harlow'],
    ['harlow', 'west', true, 'west'],
    ['harlow uttlesford', 'essex', true, 'essex'],
    ['essex', 'harlow', false, 'uttlesford mid'],
    ['essex', 'west', false, 'mid'],
    ['west', 'harlow', false, 'uttlesford'],
    ['harlow chelmsford', 'west', false, 'chelmsford'],
  ];
  for (const [before, code, checked, after] of toggles)
    it(`${checked ? 'ticking' : 'clearing'} ${code} after "${before}" leaves "${after}"`, () => {
      const chosen = before.split(' ').filter(Boolean);
      assert.deepEqual(toggleValue('area', chosen, code, checked, context), after.split(' '));
    });
});

describe('the filters', () => {
  it('stand in the order that the author chose, and no others', () => {
    assert.deepEqual(facetOrder('level area unheard-of level'), ['level', 'area']);
    assert.deepEqual(facetOrder(''), facetOrder('unheard-of'));
    const found = findListed(index, {});
    const built = buildFilters(facetOrder('level area'), () => [], true, found, context);
    assert.deepEqual(
      built.map(({ name }) => name),
      ['level', 'area'],
    );
  });

  it('show a value that nothing would be left of with 0', () => {
    const filters = { area: ['harlow'], mode: ['in-person'] };
    const found = findListed(index, { filters: { ...filters, level: [] } });
    const none = findListed(index, { filters: { ...filters, area: ['chelmsford'] }, query: '' });
    assert.equal(found.total, 2);
    assert.equal(none.total, 1);
    const [filter] = buildFilters(
      ['area'],
      () => [],
      true,
      findListed(index, { filters: { mode: ['online'] } }),
      context,
    );
    assert.ok(filter!.options.every(({ count }) => count === 0));
    assert.equal(filter!.options.length, 6);
  });
});
