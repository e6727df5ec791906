import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  attributesOf,
  heldBy,
  isLocked,
  readState,
  statesOf,
  widgets,
  writeState,
  type Attributes,
  type Widget,
} from '@esca/domain/address';
import { holds, someAttributes } from './arbitrary.js';

test('only what differs from the author is written, with the key in front', () => {
  assert.equal(
    writeState(
      'course-finder',
      '?utm=1',
      { area: 'north', topic: 'mca' },
      { area: 'west', topic: 'mca' },
    ),
    '?utm=1&course-finder.area=north',
  );
});

test("taking the author's choice back is written as an empty value, and read as one", () => {
  const address = writeState('course-finder', '', {}, { area: 'west' });
  assert.equal(address, '?course-finder.area=');
  assert.deepEqual(readState('course-finder', address).attributes, { area: '' });
});

test('parameters of others keep their order and their spelling', () => {
  const before = '?b=%7e&course-finder.area=west&a=x+y&&map.area=1&area=theirs';
  assert.equal(writeState('course-finder', before, {}, {}), '?b=%7e&a=x+y&map.area=1&area=theirs');
});

test("a fragment that is a page's own anchor survives", () => {
  assert.equal(
    writeState('pathway-map', '#section-2', { node: 'asw' }, {}),
    '#section-2&pathway-map.node=asw',
  );
  assert.equal(writeState('pathway-map', '#section-2&pathway-map.node=asw', {}, {}), '#section-2');
  assert.equal(writeState('pathway-map', '#pathway-map.node=asw', {}, {}), '');
});

test('two widgets on a page keep apart by their keys', () => {
  const first = writeState('course-finder', '', { area: 'west' }, {}, { key: 'one' });
  const both = writeState('course-finder', first, { area: 'north' }, {}, { key: 'two' });
  assert.equal(both, '?one.area=west&two.area=north');
  assert.deepEqual(readState('course-finder', both, { key: 'one' }).attributes, { area: 'west' });
  assert.deepEqual(readState('course-finder', both, { key: 'two' }).attributes, { area: 'north' });
});

test('on our own pages names stand bare, and what the address set stays in it', () => {
  const author = { area: 'west' };
  assert.equal(
    writeState('course-finder', '?area=west&src=x', { area: 'west' }, author, { key: '' }),
    '?src=x&area=west',
  );
  assert.equal(writeState('course-finder', '?area=west', {}, author, { key: '' }), '?area=');
  assert.deepEqual(readState('course-finder', '?area=west&utm=1', { key: '' }), {
    attributes: { area: 'west' },
    dropped: [],
  });
});

test('a locked filter is not changed by an address, and that is reported', () => {
  const read = readState('course-finder', '?course-finder.area=north&course-finder.page=2', {
    locked: 'all',
  });
  assert.deepEqual(read, {
    attributes: { page: '2' },
    dropped: [{ name: 'area', value: 'north', why: 'locked' }],
  });
  assert.equal(isLocked('area', 'topic area'), true);
  assert.equal(isLocked('query', 'all'), false);
  assert.equal(isLocked('query', 'query'), true);
});

for (const name of [
  'src',
  'theme',
  'locked',
  'now',
  'storage',
  'see-all',
  'label',
  'onclick',
  'style',
  '__proto__',
])
  test(`state never carries ${name}`, () => {
    const read = readState('course-finder', `?course-finder.${name}=https://evil.example/`);
    assert.deepEqual(Reflect.ownKeys(read.attributes), []);
    assert.equal(read.dropped[0]?.why, 'unknown');
    assert.equal(writeState('course-finder', '', { [name]: 'x' }, {}), '');
  });

const stateOf = (widget: Widget, attributes: Attributes): Attributes => {
  const rows = attributesOf(widget).filter((row) => row.state);
  return Object.fromEntries(
    rows.flatMap((row) =>
      attributes[row.name] === undefined ? [] : [[row.name, attributes[row.name]!]],
    ),
  );
};

for (const widget of widgets)
  test(`${widget}: author's values and an address give back what the visitor chose`, () => {
    holds(
      fc.property(
        someAttributes(widget),
        someAttributes(widget),
        fc.constantFrom(undefined, '', 'mine'),
        fc.constantFrom('', '?x=1&y', '#top', '?a=%zz'),
        (first, second, key, before) => {
          const [author, values] = [stateOf(widget, first), stateOf(widget, second)];
          const options = key === undefined ? {} : { key };
          const address = writeState(widget, before, values, author, options);
          const read = readState(widget, address, options);
          assert.deepEqual(read.dropped, []);
          const usual = Object.fromEntries(
            attributesOf(widget).map((row) => [row.name, row.default ?? '']),
          );
          for (const [name, value] of Object.entries({ ...usual, ...author, ...read.attributes }))
            if (attributesOf(widget).some((row) => row.state && row.name === name))
              assert.equal(value, values[name] ?? usual[name], name);
          // Writing the author's own values takes everything of ours out again.
          if (key !== '')
            assert.equal(writeState(widget, address, author, author, options), before);
        },
      ),
    );
  });

test('a state is one of its words, where it has some, and otherwise what it usually is', () => {
  const held = (name: string, value: string): string =>
    heldBy(
      statesOf('course-finder').find((state) => state.name === name)!,
      value,
    );
  assert.equal(held('sort', 'soonest'), 'soonest');
  assert.equal(held('sort', 'by-colour'), 'relevance');
  assert.equal(held('sort', ''), 'relevance');
  assert.equal(held('when', '2026-12'), '2026-12');
  assert.equal(held('when', '2026-13'), 'any');
  assert.equal(held('area', 'anything at all'), 'anything at all');
});
