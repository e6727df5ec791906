import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { en, loadWords } from '@esca/domain';

const cy = await loadWords('cy');

test('Welsh letters of two signs have their own places', () => {
  const letters = 'a b c ch d dd e f ff g ng h i j l ll m n o p ph r rh s t th u w y'.split(' ');
  const words = letters.map((letter) => `${letter}a`);
  assert.deepEqual([...words].reverse().sort(cy.compare), words);
});

test('ch comes after cz, ll after lu, and accents do not count', () => {
  const sorted = ['cyfarfod', 'chwarae', 'cztery', 'lôn', 'llan', 'lu', 'Âb', 'ac'].sort(
    cy.compare,
  );
  assert.deepEqual(sorted, ['Âb', 'ac', 'cyfarfod', 'cztery', 'chwarae', 'lôn', 'lu', 'llan']);
});

test('numbers stand before letters and in order of value', () => {
  assert.deepEqual(['Cam 10', 'Cam 9', '2 gam', 'Cam'].sort(cy.compare), [
    '2 gam',
    'Cam',
    'Cam 9',
    'Cam 10',
  ]);
  assert.deepEqual(['Stage 10', 'Stage 9', 'stage 1'].sort(en.compare), [
    'stage 1',
    'Stage 9',
    'Stage 10',
  ]);
});

test('the order is an order: antisymmetric and transitive on any words', () => {
  const seed = Number(process.env['SEED'] ?? Date.now());
  const word = fc.string({ unit: fc.constantFrom(...'acdhlfgnprtŵ 1-'), maxLength: 5 });
  fc.assert(
    fc.property(word, word, word, (a, b, c) => {
      assert.equal(Math.sign(cy.compare(a, b)), -Math.sign(cy.compare(b, a)) || 0, `seed ${seed}`);
      if (cy.compare(a, b) <= 0 && cy.compare(b, c) <= 0)
        assert.ok(cy.compare(a, c) <= 0, `seed ${seed}`);
    }),
    { seed, numRuns: 500 },
  );
});
