import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  attributeOf,
  attributesToQuery,
  cleanAttributes,
  elementSnippet,
  embedLink,
  queryToAttributes,
  readSnippet,
  widgets,
} from '@esca/domain/address';
import { hostile } from '../../helpers/hostile.js';
import { someAttributes } from '../domain/address/arbitrary.js';
import { holds } from './mutation.js';

const SITE = 'https://academy.example/learn/';
const widget = fc.constantFrom(...widgets);
const words = fc.oneof(
  fc.constantFrom(
    ...(['text', 'link', 'id', 'date', 'number'] as const).flatMap((each) =>
      hostile(each, 150, 11),
    ),
  ),
  fc.string({ unit: 'binary', maxLength: 80 }),
);
const names = fc.oneof(
  fc.constantFrom(
    ...['src', 'see-all', 'area', 'label', 'now', 'limit', 'course', 'lang', 'query', 'locked'],
    ...[
      'onclick',
      'ONLOAD',
      'style',
      'id',
      'class',
      'part',
      'slot',
      'srcdoc',
      '__proto__',
      'constructor',
    ],
  ),
  words,
);
const pairs = fc.array(fc.tuple(names, words), { maxLength: 12 });

test('of any pairs of words only attributes of the table come through, and cleaning them again changes nothing', () =>
  holds(
    fc.property(widget, pairs, (tag, given) => {
      const { attributes } = cleanAttributes(tag, given, { base: SITE, site: SITE });
      assert.equal(Object.getPrototypeOf(attributes), Object.prototype);
      for (const [name, value] of Object.entries(attributes)) {
        assert.ok(attributeOf(tag, name), name);
        assert.doesNotMatch(name, /^on|^(style|id|class|part|slot|srcdoc)$/i);
        if (name === 'src')
          for (const url of value.split(' ')) assert.ok(url.startsWith(SITE), url);
        if (name === 'see-all') assert.match(value, /^https?:\/\/(?![^/]*@)/);
      }
      const again = cleanAttributes(tag, Object.entries(attributes), { base: SITE, site: SITE });
      assert.deepEqual(again.attributes, attributes);
      assert.deepEqual(again.dropped, []);
    }),
  ));

test('attributes that an author may write survive the way into an address and back', () =>
  holds(
    fc.property(
      widget.chain((tag) => fc.tuple(fc.constant(tag), someAttributes(tag))),
      ([tag, attributes]) => {
        const { attributes: clean } = cleanAttributes(tag, Object.entries(attributes));
        const query = attributesToQuery(tag, clean);
        assert.deepEqual(queryToAttributes(tag, query).attributes, clean);
      },
    ),
  ));

test('a snippet is read again as it was written, and words cannot leave their attribute', () =>
  holds(
    fc.property(widget, words, words, (tag, label, text) => {
      const { attributes } = cleanAttributes(tag, [['label', label]]);
      const embedding = { widget: tag, attributes, site: SITE, words: text };
      const html = elementSnippet(embedding);
      assert.equal(html.split('<script').length - 1, html.includes('loader.js') ? 1 : 0);
      assert.doesNotMatch(html, /<(img|svg|iframe|object|video)[\s>]/i);
      assert.deepEqual(readSnippet(html, SITE)?.attributes, attributes);
      assert.ok(new URL(embedLink(embedding)).href.startsWith(SITE));
    }),
  ));

test('anything at all may be pasted where a snippet is expected', () =>
  holds(
    fc.property(words, widget, pairs, (junk, tag, given) => {
      const around = given.map(([name, value]) => `${name}="${value}"`).join(' ');
      for (const paste of [
        junk,
        `<esca-${tag} ${around}>${junk}`,
        `<div data-esca="${tag}" ${around}>`,
        `${SITE}e/${tag}/?${junk}`,
      ]) {
        const read = readSnippet(paste, SITE);
        for (const name of Object.keys(read?.attributes ?? {}))
          assert.ok(attributeOf(read!.widget, name), name);
      }
    }),
  ));
