import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseText, textOf } from '@esca/domain';

test('a bare string is in the feed’s language', () => {
  assert.deepEqual(chooseText('Supervision', 'cy', 'en-GB'), {
    text: 'Supervision',
    lang: 'en-GB',
  });
});

test('the exact language comes first, whatever its case', () => {
  const text = { en: 'Colour', 'en-US': 'Color' };
  assert.deepEqual(chooseText(text, 'en-us', 'en'), { text: 'Color', lang: 'en-US' });
});

test('then the same language of another region', () => {
  assert.deepEqual(chooseText({ fr: 'Cours', 'cy-GB': 'Cwrs' }, 'cy', 'fr'), {
    text: 'Cwrs',
    lang: 'cy-GB',
  });
});

test('then the feed’s language', () => {
  assert.deepEqual(chooseText({ fr: 'Cours', en: 'Course' }, 'cy', 'en-GB'), {
    text: 'Course',
    lang: 'en',
  });
});

test('and last the first there is', () => {
  assert.deepEqual(chooseText({ fr: 'Cours', de: 'Kurs' }, 'cy', 'en'), {
    text: 'Cours',
    lang: 'fr',
  });
});

test('a key that every object has is no language', () => {
  assert.equal(textOf({ en: 'Course' }, 'constructor', 'en'), 'Course');
  assert.equal(textOf(undefined, 'en', 'en'), '');
});
