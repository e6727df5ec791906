import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildSearchIndex } from '../../../../packages/domain/src/search/build.js';
import { searchDocuments } from '../../../../packages/domain/src/search/search.js';
import {
  loadSearchIndex,
  saveSearchIndex,
} from '../../../../packages/domain/src/search/serialise.js';
import { runAtOnce } from '../../../../packages/domain/src/search/steps.js';
import { pick, randomFrom, seed } from './random.js';

const random = randomFrom(seed);
const words = [
  'care',
  'café',
  'capacity',
  'supervision',
  'gofal',
  '社会',
  'act',
  'bia',
  'best',
  'interests',
  'assessor',
];
const texts = Array.from({ length: 700 }, () => [
  Array.from({ length: 6 }, () => pick(random, words)).join(' '),
]);
const index = runAtOnce(
  buildSearchIndex({
    count: texts.length,
    fields: [{ weight: 1, length: 5 }],
    texts: (document) => texts[document]!,
    synonyms: [['BIA', 'best interests assessor']],
  }),
);

describe('loadSearchIndex', () => {
  it('gives back an index that answers alike', () => {
    const loaded = loadSearchIndex(saveSearchIndex(index), index.texts);
    const { scratch: _a, letters: _c, ...before } = index;
    const { scratch: _b, letters: _d, ...after } = loaded;
    assert.deepEqual(after, before);
    for (const query of ['car', 'bia', '"best interests"', 'supervison', '社'])
      assert.deepEqual(searchDocuments(loaded, query), searchDocuments(index, query));
  });

  it('gives back an index of nothing', () => {
    const empty = runAtOnce(buildSearchIndex({ count: 0, fields: [], texts: () => [] }));
    assert.equal(loadSearchIndex(saveSearchIndex(empty)).terms.length, 0);
    assert.equal(searchDocuments(empty, 'word')?.documents.length, 0);
  });

  it('refuses bytes that are cut short, damaged, of another version or something else', () => {
    const whole = saveSearchIndex(index);
    for (const bad of [
      new ArrayBuffer(0),
      new ArrayBuffer(64),
      whole.slice(0, 40),
      whole.slice(0, -1),
    ])
      assert.throws(() => loadSearchIndex(bad), /^Error: \[esca\] This search index is damaged/);
    const newer = whole.slice(0);
    new Uint32Array(newer, 0, 2)[1] = 2;
    assert.throws(() => loadSearchIndex(newer), /version 2/);
    for (let i = 0; i < 200; i++) {
      const copy = whole.slice(0);
      new Uint8Array(copy)[Math.floor(random() * copy.byteLength)]! ^=
        1 << Math.floor(random() * 8);
      assert.throws(() => loadSearchIndex(copy), /^Error: \[esca\]/, `SEED=${seed}`);
    }
  });

  /** A file with one byte changed and its checksum made right again. */
  function forge(file: ArrayBuffer, at: number, byte: number): ArrayBuffer {
    const copy = file.slice(0);
    new Uint8Array(copy)[at] = byte;
    let sum = 0x811c9dc5;
    for (const word of new Uint32Array(copy, 12)) sum = Math.imul(sum ^ word, 0x01000193);
    new Uint32Array(copy, 0, 3)[2] = sum >>> 0;
    return copy;
  }

  it('is not harmed by a forged file: it refuses it, or finds nothing that is not there', (t) => {
    t.diagnostic(`SEED=${seed}`);
    const whole = saveSearchIndex(index);
    for (let i = 0; i < 300; i++) {
      const at = 12 + Math.floor(random() * (whole.byteLength - 12));
      const bad = forge(whole, at, Math.floor(random() * 256));
      let loaded;
      try {
        loaded = loadSearchIndex(bad);
      } catch {
        continue;
      }
      for (const query of ['c', 'care', 'suprvision', 'best interests'])
        for (const document of searchDocuments(loaded, query)!.documents)
          assert.ok(document < index.count, `SEED=${seed}`);
    }
  });
});
