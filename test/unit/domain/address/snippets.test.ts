import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  divSnippet,
  elementSnippet,
  frameSnippet,
  linkSnippet,
  loaderSnippet,
  readEmbedAddress,
  readSnippet,
  recordPath,
  widgets,
  type Embedding,
} from '@esca/domain/address';
import { holds, someAttributes } from './arbitrary.js';

const site = 'https://academy.example/learn/';
const embedding: Embedding = {
  widget: 'course-finder',
  attributes: { area: 'west', label: 'Courses "here" & <there>' },
  site,
  words: 'Find a course',
};

test('a link is a paragraph with nothing else in it', () => {
  assert.equal(
    linkSnippet({ ...embedding, attributes: { area: 'west', lang: 'cy' } }),
    '<p><a href="https://academy.example/learn/e/course-finder/?area=west&amp;lang=cy">Find a course</a></p>',
  );
});

test('a div and an element hold the link', () => {
  const link =
    '<a href="https://academy.example/learn/e/course-finder/?area=west&amp;label=Courses+%22here%22+%26+%3Cthere%3E">Find a course</a>';
  assert.equal(
    divSnippet(embedding),
    `<div data-esca="course-finder" data-area="west" data-label="Courses &quot;here&quot; &amp; &lt;there&gt;">${link}</div>`,
  );
  assert.equal(
    elementSnippet(embedding),
    `<esca-course-finder area="west" label="Courses &quot;here&quot; &amp; &lt;there&gt;">${link}</esca-course-finder>`,
  );
  assert.equal(
    loaderSnippet(site),
    '<script async src="https://academy.example/learn/v1/loader.js"></script>',
  );
});

for (const widget of widgets.filter((name) => name !== 'feed'))
  test(`${widget}: every form is understood again`, () => {
    holds(
      fc.property(
        someAttributes(widget),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
        (attributes, words) => {
          const made = { widget, attributes, site, words };
          for (const [form, html] of [
            ['link', linkSnippet(made)],
            ['div', divSnippet(made)],
            ['element', elementSnippet(made)],
            ['frame', frameSnippet(made, 600)],
          ] as const)
            assert.deepEqual(readSnippet(html, site), {
              form,
              widget,
              attributes,
              preset: '',
              dropped: [],
              ...(form === 'frame' ? { height: 600 } : {}),
            });
        },
      ),
    );
  });

test('a preset and the Welsh twin are read from the path', () => {
  assert.deepEqual(readEmbedAddress(`${site}e/course-finder/`, site), {
    widget: 'course-finder',
    preset: '',
    welsh: false,
  });
  assert.deepEqual(readEmbedAddress(`${site}cy/e/pathway-map/west/adults/index.html?x=1`, site), {
    widget: 'pathway-map',
    preset: 'west/adults',
    welsh: true,
  });
  for (const other of [
    `${site}e/`,
    `${site}e/feed/`,
    `${site}e/__proto__/`,
    `${site}e/course-finder.zip`,
    `${site}c/course-finder/`,
    'https://evil.example/learn/e/course-finder/',
    'https://academy.example/e/course-finder/',
  ])
    assert.equal(readEmbedAddress(other, site), undefined, other);
});

test('a bare address is understood', () => {
  assert.deepEqual(readSnippet(` ${site}e/vacancy-feed/west/?limit=3 `, site), {
    form: 'link',
    widget: 'vacancy-feed',
    attributes: { limit: '3' },
    preset: 'west',
    dropped: [],
  });
});

test('what a snippet smuggles is left out and reported', () => {
  const read = readSnippet(
    '<esca-course-finder onclick="x()" part=x AREA=west see-all="javascript:x">',
    site,
  );
  assert.deepEqual(read?.attributes, { area: 'west' });
  assert.deepEqual(read.dropped.map(({ name }) => name).sort(), ['onclick', 'part', 'see-all']);
});

test('the widget inside a feed is what a snippet is about', () => {
  const read = readSnippet(
    '<esca-feed src="https://a.example/f.json"><esca-pathway-map></esca-pathway-map></esca-feed>',
    site,
  );
  assert.equal(read?.widget, 'pathway-map');
});

test('anything may be pasted', () => {
  holds(
    fc.property(
      fc.array(
        fc.oneof(
          fc.constantFrom('<', 'esca-feed', ' ', 'data-esca="', 'a', '>', '"', '='),
          fc.string(),
        ),
      ),
      (bits) => {
        readSnippet(bits.join(''), site);
      },
    ),
  );
  // In the processor's own time: other work on the machine does not count.
  const start = process.cpuUsage();
  readSnippet('<a '.repeat(33_000), site);
  readSnippet(`<a ${'x '.repeat(50_000)}`, site);
  assert.ok(process.cpuUsage(start).user < 2_000_000);
});

test('a record has its page, under its publisher when that is another', () => {
  assert.equal(recordPath('essex:course/bia', 'essex'), 'c/bia/');
  assert.equal(recordPath('essex:course/bia#s1', 'essex'), 'c/bia/#s1');
  assert.equal(recordPath('kent:vacancy/v1', 'essex'), 'v/kent/v1/');
  for (const ref of ['course/bia', 'essex:org/x', 'essex:course/../x', 'essex:course/'])
    assert.equal(recordPath(ref, 'essex'), undefined, ref);
});
