import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributesOf, widgets } from '@esca/domain/address';
import * as components from '@esca/react';
import type { JSX } from 'react';
import { createElement, type ComponentProps } from 'react';
import { renderToString } from 'react-dom/server';
import type {} from '@esca/react/tags';
import { numbers, ownChoices, sharedChoices } from '../../../packages/react/src/choices.js';

type Finder = ComponentProps<typeof components.CourseFinder>;
type Map = ComponentProps<typeof components.PathwayMap>;

test('the choices that the compiler knows are those of the table of attributes', () => {
  for (const widget of widgets) {
    const table: Record<string, readonly string[]> = {};
    for (const { name, rule, shared } of attributesOf(widget)) {
      // A month may stand beside these choices, and a list may hold several of them: for the compiler they are text.
      if (rule.type === 'choice' && !rule.month && !shared) table[name] = rule.values;
      if (rule.type === 'integer') assert.ok((numbers as readonly string[]).includes(name), name);
    }
    assert.deepEqual({ ...ownChoices[widget] }, table, widget);
  }
  for (const [name, values] of Object.entries(sharedChoices)) {
    const rule = attributesOf('my-list').find((row) => row.name === name)?.rule;
    assert.deepEqual(rule, { type: 'choice', values: [...values] }, name);
  }
});

test('there is a component for every element', () => {
  assert.equal(Object.keys(components).length, widgets.length);
});

test('a page that a server makes has the tag with its attributes and the author’s content', () => {
  const { CourseFinder } = components;
  const html = renderToString(
    createElement(
      CourseFinder,
      {
        src: 'https://a.example/feed.json',
        headingLevel: 3,
        area: 'west',
        className: 'wide',
        feed: { courses: [] },
        onEscaSelect: () => undefined,
      },
      createElement('a', { href: '/courses' }, 'Courses'),
    ),
  );
  assert.equal(
    html,
    '<esca-course-finder src="https://a.example/feed.json" heading-level="3" area="west" class="wide"><a href="/courses">Courses</a></esca-course-finder>',
  );
});

test('the compiler knows the props of each component', () => {
  const good: Finder[] = [
    { area: 'west', headingLevel: 3, sort: 'soonest', view: 'agenda', theme: 'dark' },
    { onEscaSelect: (event) => assert.ok(event.detail.kind && event.detail.ref) },
    { onEscaError: ({ detail }) => assert.ok(detail.code), id: 'finder', children: 'Courses' },
    { feed: {}, strings: { heading: 'Training' }, pageSize: 10 },
  ];
  const maps: Map[] = [{ view: 'step', node: 'senior' }];
  const bad: [Finder, Finder, Finder, Map] = [
    // @ts-expect-error: a number
    { headingLevel: 'three' },
    // @ts-expect-error: no such order
    { sort: 'closing' },
    // @ts-expect-error: not an attribute of the finder
    { groupBy: 'area' },
    // @ts-expect-error: not a view of the map
    { view: 'table' },
  ];
  assert.equal(good.length + maps.length + bad.length, 9);
});

test('the compiler knows the tags', () => {
  type Tags = JSX.IntrinsicElements;
  const good: Tags['esca-vacancy-feed'] = {
    'group-by': 'step',
    limit: 3,
    'onesca-outbound': (event) => assert.ok(event.detail.host),
  };
  // @ts-expect-error: the name in HTML has a dash
  const bad: Tags['esca-vacancy-feed'] = { groupBy: 'step' };
  assert.ok(good && bad);
});
