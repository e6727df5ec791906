import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  buildSearchIndex,
  type SearchSource,
} from '../../../../packages/domain/src/search/build.js';
import { bestFirst } from '../../../../packages/domain/src/search/rank.js';
import { searchDocuments } from '../../../../packages/domain/src/search/search.js';
import { runAtOnce } from '../../../../packages/domain/src/search/steps.js';
import type { SearchIndex } from '../../../../packages/domain/src/search/search-index.js';
import { pick, randomFrom, seed } from './random.js';
import { slowSearch } from './slow-search.js';

const fields = [
  { weight: 6, length: 5 },
  { weight: 1, length: 30 },
];

function sourceOf(
  texts: readonly (readonly [string, string?])[],
  synonyms?: string[][],
): SearchSource {
  return {
    count: texts.length,
    fields,
    texts: (document) => [texts[document]![0], texts[document]![1] ?? ''],
    ...(synonyms && { synonyms }),
  };
}

function find(index: SearchIndex, query: string): number[] {
  const hits = searchDocuments(index, query);
  return hits ? bestFirst(hits, 0, 100) : Array.from({ length: index.count }, (_, i) => i);
}

const titles = [
  'Mental Capacity Act: an introduction',
  'Best interests assessor (BIA) training',
  'Café conversations on dementia',
  'Supervision for team managers',
  'Children’s rights in practice',
  'Systemic practice, part two',
  'Working with the best of families',
  'Seinfeld and ʻŵyneb’ in Welsh: gofal a chymorth',
  'The 2027 standards',
  '__proto__ and constructor: pitfalls',
] as const;
const synonyms = [
  ['BIA', 'Best Interests Assessor'],
  ['MCA', 'mental capacity act'],
  ['DV', 'DA', 'domestic abuse'],
];
const index = runAtOnce(
  buildSearchIndex(
    sourceOf(
      titles.map((title) => [title] as const),
      synonyms,
    ),
  ),
);

describe('searchDocuments', () => {
  for (const [query, expected, why] of [
    ['mental capacity', [0], 'every word must match'],
    ['capacity mental', [0], 'in any order'],
    ['mental dementia', [], 'no document has both'],
    ['cafe', [2], 'accents are folded'],
    ['CAFÉ', [2], 'in the query, too, and case'],
    ['wyneb', [7], 'Welsh circumflexes are folded'],
    ['ŵyneb', [7], 'or typed'],
    ['superv', [3], 'a word may be begun'],
    ['sup man', [3], 'every word may be begun'],
    ['manager', [3], 'a plural is found by its singular'],
    ['assessors', [1], 'and the reverse'],
    ['childrens rights', [4], 'apostrophes do not matter'],
    ["children's right", [4], 'straight ones, too'],
    ['supervison', [3], 'a missing letter'],
    ['demenita', [2], 'two letters swapped'],
    ['capacitty', [0], 'a letter too many'],
    ['systemyc', [5], 'a wrong letter'],
    ['sepurvision', [3], 'two errors in a long word'],
    ['teem', [3], 'one error from four letters'],
    ['tem', [], 'none in three'],
    ['2026', [], 'numbers are never typing errors'],
    ['2027', [8], 'and are found'],
    ['supevisi', [3], 'an error in a word that is still being typed'],
    ['bia', [1], 'a synonym that is in the text'],
    ['mca', [0], 'an abbreviation finds the words'],
    ['MCA introduction', [0], 'together with other words'],
    ['best interests assessor', [1], 'a document that says both'],
    ['"best interests"', [1], 'a phrase'],
    ['"interests best"', [], 'a phrase in the wrong order'],
    ['"best of families', [6], 'a quote that is still open is no phrase'],
    ['“best of families”', [6], 'typographic quotes, and little words count inside'],
    ['practice', [4, 5], 'equal scores keep the order of the documents'],
    ['supervision for the managers', [3], 'little words need not be there'],
    ['proto', [9], 'names of JavaScript are words'],
    ['constructor', [9], 'like any other'],
    ['hasOwnProperty', [], 'and none is found that is not there'],
    ['', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 'no word matches everything'],
    [' "" – ! ', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 'nor does punctuation ask for anything'],
  ] as const) {
    it(`finds ${JSON.stringify(query)}: ${why}`, () => {
      assert.deepEqual(find(index, query), [...expected]);
    });
  }

  it('ranks a title above a summary and the word above a longer one', () => {
    const ranked = runAtOnce(
      buildSearchIndex(
        sourceOf([
          ['Notes', 'On autism and much else in a long summary'],
          ['Autism'],
          ['Autismspectrum'],
          ['Autims'],
          ['Other'],
          ['Another'],
        ]),
      ),
    );
    assert.deepEqual(find(ranked, 'autism'), [1, 0, 2]);
    assert.deepEqual(find(ranked, 'auitsm'), [1, 0]);
  });

  it('finds the long form by the short and the short by the long', () => {
    const both = runAtOnce(
      buildSearchIndex(
        sourceOf(
          [['Refresher for BIA'], ['Best interests assessor: refresher'], ['Other']],
          synonyms,
        ),
      ),
    );
    assert.deepEqual(find(both, 'bia').sort(), [0, 1]);
    assert.deepEqual(find(both, 'best interests assessors refresher').sort(), [0, 1]);
    assert.deepEqual(find(both, 'bia')[0], 0);
  });

  it('suspects every word when no document has them all', () => {
    const two = runAtOnce(
      buildSearchIndex(sourceOf([['Casework skills'], ['Coursework'], ['Course of law']])),
    );
    assert.deepEqual(find(two, 'coursework skills'), []);
    assert.deepEqual(find(two, 'cousework skills'), [0]);
  });

  it('asks a phrase for its words only where a document has no texts', () => {
    const bare: SearchIndex = { ...index, texts: () => undefined };
    assert.deepEqual(find(bare, '"interests best"'), [1]);
  });

  it('leaves nothing behind in its working memory', () => {
    for (const query of [
      'practice',
      'bia training',
      '"best interests" b',
      'zzzz',
      'a',
      'sepurvision mca',
    ])
      find(index, query);
    for (const { scores, size } of index.scratch) {
      assert.equal(size, 0);
      assert.ok(scores.every((score) => score === 0));
    }
  });

  it('stays quick with a hostile query', () => {
    assert.deepEqual(find(index, '"a '.repeat(5000)), [7]);
    assert.deepEqual(find(index, 'ﷺ'.repeat(5000)), []);
  });

  it('agrees with a slow search in documents and scores', (t) => {
    t.diagnostic(`SEED=${seed}`);
    const random = randomFrom(seed);
    const letters = 'aabcdeeéhilnorsstu';
    for (let round = 0; round < 60; round++) {
      const vocabulary = Array.from({ length: 4 + Math.floor(random() * 40) }, () =>
        Array.from({ length: 1 + Math.floor(random() * 10) }, () =>
          pick(random, [...letters]),
        ).join(''),
      );
      const words = (n: number): string =>
        Array.from({ length: n }, () => pick(random, vocabulary)).join(' ');
      const texts = Array.from(
        { length: 1 + Math.floor(random() * 40) },
        () => [words(1 + Math.floor(random() * 4)), words(Math.floor(random() * 12))] as const,
      );
      const groups = Array.from({ length: 3 }, () => [
        words(1),
        words(1 + Math.floor(random() * 3)),
        words(2),
      ]);
      const source = sourceOf(texts, groups);
      const fast = runAtOnce(buildSearchIndex(source));
      for (let i = 0; i < 12; i++) {
        let query =
          random() < 0.3 ? pick(random, pick(random, groups)) : words(1 + Math.floor(random() * 3));
        if (random() < 0.4) query = query.slice(0, 1 + Math.floor(random() * query.length));
        if (random() < 0.4) {
          const at = Math.floor(random() * query.length);
          query = query.slice(0, at) + pick(random, [...letters, '']) + query.slice(at + 1);
        }
        if (random() < 0.2) query = `"${query}" ${words(1)}`;
        const hits = searchDocuments(fast, query);
        const slow = slowSearch(source, fast, query);
        const got =
          hits &&
          new Map(
            [...hits.documents]
              .map((document, k) => [document, hits.scores[k]!] as const)
              .sort((a, b) => a[0] - b[0]),
          );
        assert.deepEqual(got, slow, `SEED=${seed} round ${round} query ${JSON.stringify(query)}`);
        if (!hits) continue;
        const ranked = [...slow!]
          .sort((a, b) => b[1] - a[1] || a[0] - b[0])
          .map(([document]) => document);
        assert.deepEqual(bestFirst(hits, 0, 7), ranked.slice(0, 7));
        assert.deepEqual(bestFirst(hits, 7, 14), ranked.slice(7, 14));
      }
    }
  });
});
