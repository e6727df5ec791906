import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hereIn, markProgress, migrateProgress, type ProgressState } from '@esca/domain';

const progress = (rows: Record<string, ProgressState>) => new Map(Object.entries(rows));
const renames = new Map([
  ['a', 'b'],
  ['b', 'c'],
  ['x', 'y'],
  ['y', 'x'],
  ['self', 'self'],
]);
const replacement = (ref: string) => renames.get(ref);

describe('progress', () => {
  it('moves along replacements to the last', () => {
    const moved = migrateProgress(progress({ a: 'held', z: 'aiming' }), replacement);
    assert.deepEqual(
      [...moved.progress],
      [
        ['c', 'held'],
        ['z', 'aiming'],
      ],
    );
    assert.deepEqual(moved.moved, [{ from: 'a', to: 'c', state: 'held' }]);
  });

  it('keeps the stronger mark when two meet', () => {
    for (const rows of [
      { a: 'aiming', c: 'held' },
      { a: 'held', b: 'doing' },
    ] as Record<string, ProgressState>[])
      assert.deepEqual([...migrateProgress(progress(rows), replacement).progress], [['c', 'held']]);
  });

  it('leaves marks in a ring of replacements where they are', () => {
    const rows = progress({ x: 'doing', self: 'held' });
    const { progress: kept, moved } = migrateProgress(rows, replacement);
    assert.deepEqual([...kept], [...rows]);
    assert.deepEqual(moved, []);
  });

  it('has one "here": the one before becomes held', () => {
    const start = progress({ a: 'here' });
    const next = markProgress(start, 'b', 'here');
    assert.deepEqual(
      [...next],
      [
        ['a', 'held'],
        ['b', 'here'],
      ],
    );
    assert.equal(hereIn(next), 'b');
    assert.equal(hereIn(start), 'a');
    assert.equal(hereIn(markProgress(next, 'b')), undefined);
  });
});
