import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stepForKey } from '@esca/domain';
import { career, layout } from './graphs.js';

// Columns from the top:  nq | sw bia pe | senior manager | principal head
const drawing = layout(career());
const go = (from: string, key: string, ctrlKey = false, rightToLeft = false) =>
  stepForKey(drawing, from, { key, ctrlKey }, rightToLeft);

describe('moving about the map', () => {
  it('goes up and down the stage in drawing order, and no further than its ends', () => {
    assert.deepEqual(
      ['sw', 'bia', 'pe'].map((id) => go(id, 'ArrowDown')),
      ['bia', 'pe', undefined],
    );
    assert.deepEqual(
      ['sw', 'bia', 'pe'].map((id) => go(id, 'ArrowUp')),
      [undefined, 'sw', 'bia'],
    );
  });

  it('goes right and left to the first linked step, whichever way the move points', () => {
    assert.equal(go('nq', 'ArrowRight'), 'sw');
    assert.equal(go('sw', 'ArrowRight'), 'senior');
    assert.equal(go('bia', 'ArrowRight'), undefined);
    assert.equal(go('head', 'ArrowLeft'), 'manager');
    assert.equal(go('manager', 'ArrowLeft'), 'sw');
    assert.equal(go('nq', 'ArrowLeft'), undefined);
  });

  it('changes right and left on a page that reads from right to left', () => {
    assert.equal(go('sw', 'ArrowLeft', false, true), 'senior');
  });

  it('goes to the ends of the stage, and with Ctrl of the map', () => {
    assert.deepEqual([go('bia', 'Home'), go('bia', 'End')], ['sw', 'pe']);
    assert.deepEqual([go('bia', 'Home', true), go('bia', 'End', true)], ['nq', 'head']);
  });

  it('leaves other keys, and steps it does not know, to the page', () => {
    assert.equal(go('sw', 'Tab'), undefined);
    assert.equal(go('sw', 'constructor'), undefined);
    assert.equal(go('ghost', 'ArrowDown'), undefined);
  });
});
