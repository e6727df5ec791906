import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fold, splitWords, stem } from '../../../../packages/domain/src/search/tokens.js';

describe('fold', () => {
  for (const [text, folded] of [
    ['Straße', 'strasse'],
    ['STRAẞE', 'strasse'],
    ['ﬁnance', 'finance'],
    ['İstanbul', 'istanbul'],
    ['Tŷ Ŵy', 'ty wy'],
    ['e\u0301te\u0301', 'ete'],
    ['ΣΊΣΥΦΟΣ', 'σισυφοσ'],
    ['manager’s', 'managers'],
    ["manager's", 'managers'],
    ['Ｆｕｌｌ', 'full'],
  ] as const) {
    it(`makes ${folded} of ${text}`, () => assert.equal(fold(text), folded));
  }

  it('changes nothing when done twice, for every character', () => {
    for (let code = 0; code < 0x20000; code++) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const once = fold(String.fromCodePoint(code));
      assert.equal(fold(once), once, code.toString(16));
    }
  });
});

describe('splitWords', () => {
  for (const [text, words] of [
    ['', []],
    ['  –  ', []],
    ['DV/DA, part-time', ['dv', 'da', 'part', 'time']],
    ['👩‍👩‍👧 family', ['family']],
    ['C# & F#', ['c', 'f']],
    ['社会福祉', ['社会福祉']],
    ['½ day', ['1', '2', 'day']],
  ] as const) {
    it(`splits ${JSON.stringify(text)}`, () => assert.deepEqual(splitWords(text), [...words]));
  }
});

describe('stem', () => {
  for (const [word, root] of [
    ['courses', 'course'],
    ['policies', 'policy'],
    ['processes', 'process'],
    ['approaches', 'approach'],
    ['process', 'process'],
    ['analysis', 'analysis'],
    ['status', 'status'],
    ['bus', 'bus'],
    ['lies', 'lie'],
  ] as const) {
    it(`makes ${root} of ${word}`, () => {
      assert.equal(stem(word), root);
      assert.equal(stem(root), root);
    });
  }
});
