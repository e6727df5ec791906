import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en, fill, joinList, loadWords, plural, readableCode, textBlocks } from '@esca/domain';

const cy = await loadWords('cy-GB');

/** Every text of a table with its path. */
function texts(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, `${path}/${key}`));
}

const PLURAL = /\/(zero|one|two|few|many|other)$/;

test('English needs no loading, Welsh is loaded, other languages get English', async () => {
  assert.equal(loadWords('en-GB'), en);
  assert.equal((await loadWords('cy')).lang, 'cy');
  assert.equal(loadWords('fr'), en);
});

test('no word is empty in either language', () => {
  for (const [path, text] of [...texts(en), ...texts(cy)]) {
    if (!path.includes('dayForms')) assert.ok(text.trim(), path);
  }
});

test('both languages have the same words, plural forms apart', () => {
  const paths = (words: unknown): string[] =>
    [...new Set(texts(words).map(([path]) => path.replace(PLURAL, '')))].sort();
  assert.deepEqual(paths(cy), paths(en));
});

test('both languages fill the same places, but for a number that is written out', () => {
  const places = (text: string): string[] =>
    (text.match(/\{\w+\}/g) ?? []).filter((place) => place !== '{n}').sort();
  const english = new Map(texts(en));
  for (const [path, text] of texts(cy)) {
    const twin = english.get(path) ?? english.get(path.replace(PLURAL, '/other')) ?? '';
    assert.deepEqual(places(text), places(twin), path);
  }
});

test('numbers take the plural form of the language', () => {
  assert.equal(plural(en.time.days, 1, 'en'), '1 day');
  assert.equal(plural(en.time.days, 1200, 'en'), '1,200 days');
  const children = [0, 1, 2, 3, 5, 6, 11].map((n) => plural(cy.caseload.units.children, n, 'cy'));
  assert.deepEqual(children, [
    '0 plentyn',
    '1 plentyn',
    '2 blentyn',
    '3 phlentyn',
    '5 plentyn',
    '6 phlentyn',
    '11 plentyn',
  ]);
});

test('filling leaves unknown places alone and reads values as plain text', () => {
  assert.equal(fill('{a} and {b}', { a: '{b}' }), '{b} and {b}');
  assert.equal(fill('{constructor}', {}), '{constructor}');
});

test('a list is joined as a sentence does', () => {
  assert.equal(joinList([], en), '');
  assert.equal(joinList(['West'], en), 'West');
  assert.equal(joinList(['West', 'Mid', 'South'], en), 'West, Mid and South');
  assert.equal(joinList(['West', 'Mid'], en, 'or'), 'West or Mid');
});

test('Welsh "and" changes before a vowel', () => {
  assert.equal(joinList(['Mai', 'Awst'], cy), 'Mai ac Awst');
  assert.equal(joinList(['Mai', 'Ŵyn'], cy), 'Mai ac Ŵyn');
  assert.equal(joinList(['Awst', 'Mai'], cy), 'Awst a Mai');
});

test('a code without a term is made readable', () => {
  assert.equal(readableCode('mental-capacity'), 'Mental capacity');
  assert.equal(readableCode('swe_2.0'), 'Swe 2 0');
  assert.equal(readableCode(''), '');
});

test('blank lines part paragraphs, dashes make lists', () => {
  assert.deepEqual(textBlocks('One\nstill one\n\nTwo:\n- a\n- b\nThree\r\n\r\n\r\n- c'), [
    { kind: 'paragraph', text: 'One\nstill one' },
    { kind: 'paragraph', text: 'Two:' },
    { kind: 'list', items: ['a', 'b'] },
    { kind: 'paragraph', text: 'Three' },
    { kind: 'list', items: ['c'] },
  ]);
  assert.deepEqual(textBlocks(' \n '), []);
  assert.deepEqual(textBlocks('-5 degrees'), [{ kind: 'paragraph', text: '-5 degrees' }]);
});
