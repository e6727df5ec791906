import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostTurns } from '../../../../packages/publisher/src/fetch/turns.js';

test('requests to one host begin apart, and another host does not wait for them', async () => {
  let now = 1000;
  const slept: number[] = [];
  const turn = hostTurns(
    250,
    () => now,
    (milliseconds) => {
      slept.push(milliseconds);
      return Promise.resolve();
    },
  );
  await Promise.all([turn('a'), turn('a'), turn('b'), turn('a')]);
  assert.deepEqual(slept, [250, 500]);
  now = 2000;
  await turn('a');
  assert.deepEqual(slept, [250, 500]);
});
