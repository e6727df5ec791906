import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attributesToQuery, queryToAttributes, widgets } from '@esca/domain/address';
import { holds, someAttributes } from './arbitrary.js';

test('lists are separated by plus signs, and references stay readable', () => {
  assert.equal(
    attributesToQuery('course-finder', {
      area: 'west north',
      course: 'essex:course/bia#s1',
      query: 'a & b',
    }),
    'area=west+north&query=a+%26+b&course=essex:course/bia%23s1',
  );
});

test('what equals its default is left out', () => {
  assert.equal(
    attributesToQuery('course-finder', { sort: 'relevance', page: '1', view: 'table' }),
    'view=table',
  );
});

test('a plus, a percent and a space are three ways to write a list', () => {
  for (const query of [
    '?area=west+north',
    'area=west%20north',
    'area=west&area=north',
    'area=west north',
  ])
    assert.deepEqual(queryToAttributes('course-finder', query).attributes, { area: 'west north' });
});

const routes: [string, string][] = [
  ['onclick=alert(1)', 'unknown'],
  ['style=display:none', 'unknown'],
  ['id=main', 'unknown'],
  ['class=x', 'unknown'],
  ['part=x', 'unknown'],
  ['slot=x', 'unknown'],
  ['__proto__=x', 'unknown'],
  ['constructor.prototype=x', 'unknown'],
  ['%5F%5Fproto%5F%5F=x', 'unknown'],
  ['src=https://evil.example/feed.json', 'feed'],
  ['src=javascript:alert(1)', 'value'],
  ['see-all=javascript:alert(1)', 'value'],
  ['see-all=java%0Ascript:alert(1)', 'value'],
  ['area=%E0%A4%A', 'value'],
];
for (const [query, why] of routes)
  test(`?${query} changes nothing and is reported as ${why}`, () => {
    const site = 'https://academy.example/';
    const cleaned = queryToAttributes('course-finder', query, { site, base: site });
    assert.deepEqual(Reflect.ownKeys(cleaned.attributes), []);
    assert.deepEqual(
      cleaned.dropped.map((drop) => drop.why),
      [why],
    );
  });

for (const widget of widgets)
  test(`${widget}: attributes come back from a query as they went in`, () => {
    holds(
      fc.property(someAttributes(widget), (attributes) => {
        const query = attributesToQuery(widget, attributes);
        assert.deepEqual(queryToAttributes(widget, query), { attributes, dropped: [] });
        // The same through the browser's own reading of a query.
        const pairs = [...new URLSearchParams(query)];
        assert.deepEqual(Object.fromEntries(pairs), attributes);
      }),
    );
  });

test('nothing in a query makes the reader throw, and only names of the table come out', () => {
  holds(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (query) => {
      const { attributes } = queryToAttributes('course-finder', query);
      assert.equal(Object.getPrototypeOf(attributes), Object.prototype);
    }),
  );
});
