import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildSearchIndex } from '../../../../packages/domain/src/search/build.js';
import type { SearchIndex } from '../../../../packages/domain/src/search/search-index.js';
import { missingBlocks, searchDocuments } from '../../../../packages/domain/src/search/search.js';
import {
  addSearchBlock,
  checksumOf,
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

  it('says which version it reads, when the words are of a newer one', () => {
    const newer = files[0].slice(0);
    new Uint32Array(newer, 0, 2)[1] = 4;
    assert.throws(() => loadSearchIndex(newer), /version 4, not 3/);
  });

  it('refuses another block, though it have the same shape, of this index or of another', () => {
    const ofWords = (...each: string[]): SearchIndex =>
      runAtOnce(
        buildSearchIndex({
          count: each.length,
          fields: [{ weight: 1, length: 1 }],
          texts: (document) => [each[document]!],
        }),
      );
    const [head, act, bia] = filesOf(ofWords('act', 'bia'), 1);
    const [, other] = filesOf(ofWords('bia', 'act'), 1);
    assert.equal(act!.byteLength, bia!.byteLength);
    assert.equal(act!.byteLength, other!.byteLength);
    const part = loadSearchIndex(head);
    for (const wrong of [bia!, other!])
      assert.throws(() => {
        addSearchBlock(part, 0, wrong);
      }, /damaged/);
    assert.equal(part.blocks![0]!.there, false);
    addSearchBlock(part, 0, act!);
    assert.equal(part.blocks![0]!.there, true);
  });

  /** The files with one byte changed, in the words or in the postings, and every checksum right. */
  function forged(): ReturnType<typeof filesOf> {
    const byte = Math.floor(random() * 256);
    const changed = (bytes: Uint8Array, from = 0): Uint8Array => {
      const copy = bytes.slice();
      copy[from + Math.floor(random() * (copy.length - from))] = byte;
      return copy;
    };
    const part = pick(random, ['head', 'gaps', 'impacts'] as const);
    if (part !== 'head') return filesOf({ ...index, [part]: changed(index[part]) }, 600);
    const [whole, ...blocks] = files;
    const head = changed(new Uint8Array(whole), 12).buffer as ArrayBuffer;
    new Uint32Array(head, 0, 3)[2] = checksumOf(head);
    return [head, ...blocks];
  }

  it('is not harmed by a forged file: it refuses it, or finds nothing that is not there', (t) => {
    t.diagnostic(`SEED=${seed}`);
    let read = 0;
    for (let i = 0; i < 400; i++) {
      const bad = forged();
      let found;
      try {
        found = loaded(bad);
      } catch {
        continue;
      }
      read++;
      for (const query of ['c', 'care', 'suprvision', 'best interests'])
        for (const document of searchDocuments(found, query)!.documents)
          assert.ok(document < index.count, `SEED=${seed}`);
    }
    assert.ok(read > 200, 'postings with right checksums are taken in');
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
