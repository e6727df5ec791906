import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildSearchIndex } from '../../../../packages/domain/src/search/build.js';
import { highlight, locateWords } from '../../../../packages/domain/src/search/highlight.js';
import { searchDocuments } from '../../../../packages/domain/src/search/search.js';
import { runAtOnce } from '../../../../packages/domain/src/search/steps.js';
import { splitWords } from '../../../../packages/domain/src/search/tokens.js';
import { pick, randomFrom, seed } from './random.js';

/** The text with what is marked in square brackets. */
function marked(text: string, query: Parameters<typeof highlight>[1]): string {
  let out = '';
  let at = 0;
  for (const { start, end } of highlight(text, query)) {
    out += `${text.slice(at, start)}[${text.slice(start, end)}]`;
    at = end;
  }
  return out + text.slice(at);
}

describe('highlight', () => {
  for (const [text, query, expected] of [
    ['Mental Capacity Act', 'capacity', 'Mental [Capacity] Act'],
    ['Mental Capacity Act', 'cap me', '[Mental] [Capacity] Act'],
    ['Straßenarbeit', 'strassen', '[Straßenarbeit]'],
    ['Große Straße hier', 'strasse', 'Große [Straße] hier'],
    ['eﬃcient ﬁnance today', 'finance', 'eﬃcient [ﬁnance] today'],
    ['İİ İstanbul ok', 'istanbul', 'İİ [İstanbul] ok'],
    ['cafe\u0301 and more', 'cafe', '[cafe\u0301] and more'],
    ['👩‍👩‍👧‍👦 Family 👨🏽‍🦱 work', 'family', '👩‍👩‍👧‍👦 [Family] 👨🏽‍🦱 work'],
    ['The managers’ own', 'manager', 'The [managers]’ own'],
    ["children's rights", 'childrens', "[children's] rights"],
    ['’twas children’s', 'child', '’twas [children’s]'],
    ['Tŷ a gardd', 'ty', '[Tŷ] a gardd'],
    ['½ day', '2', '[½] day'],
    ['½ day', '1/2', '[½] day'],
    ['best of the best interests', '"best interests"', 'best of the [best] [interests]'],
    ['best of the best interests', '"best interests" the', 'best of [the] [best] [interests]'],
    ['Nothing here', 'else', 'Nothing here'],
    ['Nothing here', '', 'Nothing here'],
    ['', 'x', ''],
    ['constructor __proto__', 'proto', 'constructor __[proto]__'],
  ] as const) {
    it(`marks ${JSON.stringify(query)} in ${JSON.stringify(text)}`, () => {
      assert.equal(marked(text, query), expected);
    });
  }

  it('marks synonyms and typing errors of a search', () => {
    const index = runAtOnce(
      buildSearchIndex({
        count: 2,
        fields: [{ weight: 1, length: 5 }],
        texts: (i) => [['Best interests assessors', 'Supervision'][i]!],
        synonyms: [['BIA', 'best interests assessor']],
      }),
    );
    assert.equal(
      marked('Best interests assessors', searchDocuments(index, 'bia')!.query),
      '[Best] [interests] [assessors]',
    );
    assert.equal(
      marked('Supervision now', searchDocuments(index, 'supervison')!.query),
      '[Supervision] now',
    );
    assert.equal(
      marked('Supervision now', searchDocuments(index, 'supevis')!.query),
      '[Supervision] now',
    );
  });

  it('sees the same words as the index, and ranges that are of the text', (t) => {
    t.diagnostic(`SEED=${seed}`);
    const random = randomFrom(seed);
    const pieces = [
      'a',
      'B',
      'é',
      'e\u0301',
      'ß',
      'ﬁ',
      'İ',
      'ı',
      'Σ',
      'ς',
      '½',
      '…',
      '👩‍👧',
      '’',
      "'",
      ' ',
      '-',
      '9',
      'ŵ',
      '한',
      '\u0301',
      'ᾳ',
      '"',
    ];
    for (let i = 0; i < 5000; i++) {
      const text = Array.from({ length: 1 + Math.floor(random() * 12) }, () =>
        pick(random, pieces),
      ).join('');
      const words = locateWords(text);
      assert.deepEqual(
        words.map(({ word }) => word),
        splitWords(text),
        `SEED=${seed} ${JSON.stringify(text)}`,
      );
      let at = 0;
      for (const { start, end } of highlight(text, words.map(({ word }) => word).join(' '))) {
        assert.ok(
          start >= at && end > start && end <= text.length,
          `SEED=${seed} ${JSON.stringify(text)}`,
        );
        at = end;
      }
    }
  });
});
