import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countTypos, typosAllowed } from '../../../../packages/domain/src/search/typos.js';
import { pick, randomFrom, seed } from './random.js';
import { slowTypos } from './slow-search.js';

describe('countTypos', () => {
  for (const [a, b, typos] of [
    ['word', 'word', 0],
    ['word', 'wrod', 1],
    ['word', 'words', 1],
    ['word', 'wod', 1],
    ['word', 'ward', 1],
    ['word', 'sward', 2],
    ['word', 'other', 3],
  ] as const) {
    it(`counts ${typos} between ${a} and ${b}`, () => assert.equal(countTypos(a, b, 2), typos));
  }

  it('agrees with a slow count, for whole words and for beginnings', (t) => {
    t.diagnostic(`SEED=${seed}`);
    const random = randomFrom(seed);
    const word = (): string =>
      Array.from({ length: Math.floor(random() * 7) }, () => pick(random, ['a', 'b', 'c'])).join(
        '',
      );
    for (let i = 0; i < 20_000; i++) {
      const a = word();
      const b = word();
      const limit = 1 + (i % 2);
      const message = `SEED=${seed} ${a} ${b} ${limit}`;
      assert.equal(countTypos(a, b, limit), Math.min(limit + 1, slowTypos(a, b)), message);
      const starts = Array.from({ length: b.length + 1 }, (_, n) => slowTypos(a, b.slice(0, n)));
      assert.equal(countTypos(a, b, limit, true), Math.min(limit + 1, ...starts), message);
    }
  });
});

describe('typosAllowed', () => {
  for (const [word, allowed] of [
    ['mca', 0],
    ['care', 1],
    ['support', 1],
    ['capacity', 2],
    ['covid19', 0],
  ] as const) {
    it(`forgives ${allowed} in ${word}`, () => assert.equal(typosAllowed(word), allowed));
  }
});
