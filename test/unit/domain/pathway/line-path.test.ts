import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linePath } from '@esca/domain';
import { career, layout } from './graphs.js';

describe('the path of a line', () => {
  it('is level inside columns and curves in gaps', () => {
    const points = [0, 10, 50, 60].map((x) => ({ x, y: x < 30 ? 5 : 25 }));
    assert.equal(linePath({ shape: 'across', points }), 'M0 5L10 5C30 5 30 25 50 25L60 25');
  });

  it('turns round corners inside a column and beside a role', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 0, y: 20 },
      { x: 20, y: 20 },
    ];
    assert.equal(linePath({ shape: 'beside', points }), 'M0 0L0 14Q0 20 6 20L20 20');
  });

  it('never holds anything but numbers', () => {
    for (const edge of layout(career()).edges)
      assert.match(linePath(edge), /^M[-\d.]+ [-\d.]+([LQC][-\d. ]+)+$/);
    assert.equal(linePath({ shape: 'across', points: [] }), '');
  });
});
