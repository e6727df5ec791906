import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { smallest } from '../../../../packages/domain/src/search/rank.js';
import {
  runAtOnce,
  runInSlices,
  sortInSteps,
} from '../../../../packages/domain/src/search/steps.js';
import { pick, randomFrom, seed } from './random.js';

describe('runInSlices', () => {
  it('pauses whenever the budget is spent, and gives the result', async () => {
    let clock = 0;
    let pauses = 0;
    function* job(): Generator<void, string> {
      for (let i = 0; i < 10; i++) {
        clock += 3;
        yield;
      }
      return 'done';
    }
    const pause = (): Promise<void> => Promise.resolve(void pauses++);
    assert.equal(await runInSlices(job(), { now: () => clock, pause, budget: 6 }), 'done');
    assert.equal(pauses, 5);
  });

  it('stops when the pause throws', async () => {
    const pause = (): Promise<void> => Promise.reject(new Error('gone'));
    const job = sortInSteps(['a']);
    await assert.rejects(runInSlices(job, { now: () => 0, pause, budget: 0 }), /gone/);
  });
});

describe('sortInSteps', () => {
  it('sorts as a stable sort does, however many share their first letters', (t) => {
    t.diagnostic(`SEED=${seed}`);
    const random = randomFrom(seed);
    const keys = Array.from(
      { length: 9000 },
      () => pick(random, ['', 'a', 'aa', 'b']) + Math.floor(random() * 3000),
    );
    const expected = [...keys.keys()].sort((a, b) =>
      keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b,
    );
    assert.deepEqual([...runAtOnce(sortInSteps(keys))], expected);
  });
});

describe('smallest', () => {
  it('gives any page as a full sort would', (t) => {
    t.diagnostic(`SEED=${seed}`);
    const random = randomFrom(seed);
    for (let i = 0; i < 300; i++) {
      const keys = Float64Array.from(
        { length: Math.floor(random() * 60) },
        () => Math.floor(random() * 20) - 10,
      );
      const from = Math.floor(random() * 40);
      const to = from + Math.floor(random() * 20);
      assert.deepEqual(
        smallest(keys.slice(), from, to),
        keys.slice().sort().slice(from, to),
        `SEED=${seed}`,
      );
    }
  });
});
