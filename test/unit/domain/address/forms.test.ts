import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  divSnippet,
  elementSnippet,
  embedLink,
  frameSnippet,
  pinnedSnippet,
  presetAttributes,
  presetFor,
  reactSnippet,
  readSnippet,
  type Embedding,
} from '@esca/domain/address';

const site = 'https://academy.example/';
const embedding: Embedding = {
  widget: 'vacancy-feed',
  attributes: { area: 'west', 'heading-level': '3', 'group-by': 'step', label: 'Jobs {here}' },
  site,
  words: 'Jobs in the west',
};

test('the room that is kept is written on elements, and read again', () => {
  const made = { ...embedding, height: 640 };
  for (const html of [divSnippet(made), elementSnippet(made)]) {
    assert.match(html, / style="min-height:640px"/);
    const read = readSnippet(html, site);
    assert.equal(read?.height, 640);
    assert.deepEqual(read.dropped, []);
    assert.deepEqual(read.attributes, embedding.attributes);
  }
  assert.equal(readSnippet(frameSnippet(embedding, 640), site)?.height, 640);
});

test('a frame may carry its link, and is still read as a frame', () => {
  const link = embedLink(embedding).replaceAll('&', '&amp;');
  for (const place of ['inside', 'after'] as const) {
    const html = frameSnippet(embedding, 700, place);
    assert.equal(html.split(`<a href="${link}">`).length, 2, place);
    assert.equal(readSnippet(html, site)?.form, 'frame');
  }
  assert.match(frameSnippet(embedding, 700), /><\/iframe>$/);
});

test('Welsh leads to the Welsh page where the site has one', () => {
  const attributes = { lang: 'cy', area: 'west' };
  const address = embedLink({ ...embedding, attributes, welsh: true });
  assert.equal(address, `${site}cy/e/vacancy-feed/?area=west`);
  assert.deepEqual(readSnippet(address, site)?.attributes, { area: 'west', lang: 'cy' });
  assert.equal(embedLink({ ...embedding, attributes }), `${site}e/vacancy-feed/?area=west&lang=cy`);
});

test('a preset says exactly what the attributes say, or there is none', () => {
  const presets = {
    west: { area: 'west' },
    'west/adults': { area: 'west', audience: 'adults' },
    'course-finder/new': { sort: 'newest' },
    'course-finder/west': { area: 'west', limit: '3' },
  };
  assert.equal(presetFor('vacancy-feed', {}, presets), '');
  assert.equal(presetFor('vacancy-feed', { area: 'west' }, presets), 'west');
  assert.equal(
    presetFor('vacancy-feed', { audience: 'adults', area: 'west' }, presets),
    'west/adults',
  );
  assert.equal(presetFor('course-finder', { sort: 'newest' }, presets), 'new');
  // The same attributes belong to another widget's preset, or to a name that the widget gives another meaning.
  assert.equal(presetFor('vacancy-feed', { sort: 'newest' }, presets), undefined);
  assert.equal(presetFor('course-finder', { area: 'west' }, presets), undefined);
  assert.deepEqual(presetAttributes('course-finder', 'west', presets), {
    area: 'west',
    limit: '3',
  });
  assert.equal(presetAttributes('course-finder', 'constructor', presets), undefined);
});

test('JSX has props where HTML has attributes', () => {
  assert.equal(
    reactSnippet({ ...embedding, height: 640 }),
    `import { VacancyFeed } from '@esca/react';

<VacancyFeed
  area="west"
  label="Jobs {here}"
  headingLevel={3}
  groupBy="step"
  style={{ minHeight: 640 }}
>
  <a href="https://academy.example/e/vacancy-feed/?area=west&amp;label=Jobs+%7Bhere%7D&amp;heading-level=3&amp;group-by=step">Jobs in the west</a>
</VacancyFeed>`,
  );
  assert.equal(readSnippet(reactSnippet(embedding), site)?.widget, 'vacancy-feed');
});

test('the pinned form names the one file with its hash', () => {
  assert.equal(
    pinnedSnippet(site, '1.0.0', 'sha384-abc'),
    '<script type="module" src="https://academy.example/r/1.0.0/all.js" integrity="sha384-abc" crossorigin="anonymous"></script>',
  );
});
