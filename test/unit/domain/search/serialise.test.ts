import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildSearchIndex } from '../../../../packages/domain/src/search/build.js';
import type { SearchIndex } from '../../../../packages/domain/src/search/search-index.js';
import { missingBlocks, searchDocuments } from '../../../../packages/domain/src/search/search.js';
import {
  addSearchBlock,
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

/** The files of an index: the first is the head, the others are its blocks, of about so many bytes. */
function filesOf(built: SearchIndex, size?: number): [head: ArrayBuffer, ...blocks: ArrayBuffer[]] {
  const { blocks, head } = saveSearchIndex(built, size);
  return [head(blocks.map((_, i) => `block-${i}.bin`)), ...blocks];
}

/** An index from all of its files. */
function loaded([head, ...blocks]: ReturnType<typeof filesOf>): SearchIndex {
  const whole = loadSearchIndex(head, index.texts);
  blocks.forEach((block, i) => addSearchBlock(whole, i, block));
  return whole;
}

const files = filesOf(index, 600);
const queries = ['car', 'bia', '"best interests"', 'supervison', '社', 'cpacity act', 'care xyzzy'];

describe('loadSearchIndex', () => {
  it('gives back an index that answers alike, in however many blocks it comes', () => {
    for (const size of [1, 600, 1e6]) {
      const each = filesOf(index, size);
      const { scratch: _a, letters: _c, ...before } = index;
      const { scratch: _b, letters: _d, blocks, ...after } = loaded(each);
      assert.deepEqual(after, before);
      assert.equal(blocks?.length, each.length - 1);
      for (const query of queries)
        assert.deepEqual(searchDocuments(loaded(each), query), searchDocuments(index, query));
    }
    assert.equal(filesOf(index, 1).length, index.terms.length + 1, 'a block a word');
    assert.equal(filesOf(index, 1e6).length, 2, 'all in one');
  });

  it('gives back an index of nothing', () => {
    const empty = runAtOnce(buildSearchIndex({ count: 0, fields: [], texts: () => [] }));
    const [head, ...blocks] = filesOf(empty);
    assert.equal(blocks.length, 0);
    assert.equal(loadSearchIndex(head).terms.length, 0);
    assert.equal(searchDocuments(empty, 'word')?.documents.length, 0);
  });

  it('refuses bytes that are cut short, damaged, of another version or something else', () => {
    const damaged = /^Error: \[esca\] This search index is damaged/;
    files.forEach((whole, place) => {
      const read = (buffer: ArrayBuffer): void => {
        if (place === 0) loadSearchIndex(buffer);
        else addSearchBlock(loadSearchIndex(files[0]), place - 1, buffer);
      };
      read(whole);
      const other = files[(place + 1) % files.length]!;
      for (const bad of [
        new ArrayBuffer(0),
        new ArrayBuffer(64),
        whole.slice(0, 40),
        whole.slice(0, -1),
        other,
      ])
        assert.throws(() => {
          read(bad);
        }, damaged);
      const newer = whole.slice(0);
      new Uint32Array(newer, 0, 2)[1] = 3;
      assert.throws(() => {
        read(newer);
      }, /version 3/);
      for (let i = 0; i < 60; i++) {
        const copy = whole.slice(0);
        new Uint8Array(copy)[Math.floor(random() * copy.byteLength)]! ^=
          1 << Math.floor(random() * 8);
        assert.throws(
          () => {
            read(copy);
          },
          /^Error: \[esca\]/,
          `SEED=${seed}`,
        );
      }
    });
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
    for (let i = 0; i < 400; i++) {
      const place = Math.floor(random() * files.length);
      const whole = files[place]!;
      const at = 12 + Math.floor(random() * (whole.byteLength - 12));
      const bad = [...files] as ReturnType<typeof filesOf>;
      bad[place] = forge(whole, at, Math.floor(random() * 256));
      let found;
      try {
        found = loaded(bad);
      } catch {
        continue;
      }
      for (const query of ['c', 'care', 'suprvision', 'best interests'])
        for (const document of searchDocuments(found, query)!.documents)
          assert.ok(document < index.count, `SEED=${seed}`);
    }
  });
});

describe('missingBlocks', () => {
  /** Answers a query with only the blocks that it asks for, and says which those were. */
  function answer(query: string): { found: ReturnType<typeof searchDocuments>; asked: number[] } {
    const part = loadSearchIndex(files[0], index.texts);
    const asked: number[] = [];
    for (let round = 0; round < 3; round++) {
      const missing = missingBlocks(part, query);
      if (missing.length === 0) break;
      for (const at of missing) addSearchBlock(part, at, files[at + 1]!);
      asked.push(...missing);
    }
    assert.deepEqual(missingBlocks(part, query), []);
    return { found: searchDocuments(part, query), asked };
  }

  it('names what a query needs, and no more: the answer is that of the whole index', () => {
    assert.ok(files.length > 5);
    for (const query of queries) {
      const { found, asked } = answer(query);
      assert.deepEqual(found, searchDocuments(index, query), query);
      assert.equal(new Set(asked).size, asked.length, 'nothing is asked for twice');
    }
    assert.equal(answer('supervision').asked.length, 1);
    assert.ok(answer('care').asked.length < files.length - 1);
  });

  it('asks for nothing without words, and where all is there', () => {
    assert.deepEqual(answer('').asked, []);
    assert.deepEqual(answer('xyzzy').asked, []);
    assert.deepEqual(missingBlocks(index, 'care'), []);
    assert.deepEqual(missingBlocks(loaded(files), 'care'), []);
  });
});
