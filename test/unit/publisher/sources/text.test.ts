import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIds, slug } from '../../../../packages/publisher/src/sources/ids.js';
import {
  cleanText,
  decodeBytes,
  firstParagraph,
} from '../../../../packages/publisher/src/sources/text.js';

const clean = (text: string): string => cleanText(text).text;

test('every usual encoding is decoded', () => {
  const utf16 = (text: string, mark: boolean): Uint8Array =>
    new Uint8Array(Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le'));
  assert.equal(decodeBytes(Buffer.from('\ufeffŵ£')).text, 'ŵ£');
  assert.equal(decodeBytes(utf16('Cwrs £', true)).text, 'Cwrs £');
  assert.equal(decodeBytes(utf16('Title,Start', false)).text, 'Title,Start');
  assert.deepEqual(decodeBytes(new Uint8Array([0x80, 0x31, 0xa3])), {
    text: '€1£',
    encoding: 'windows-1252',
    guessed: true,
  });
  assert.equal(decodeBytes(new Uint8Array([0xa4, 0xa4]), 'big5').text, '中');
});

test('HTML is stripped, also when it was escaped twice; comparisons stay', () => {
  assert.equal(clean('<p>One</p><ul><li>a</li><li>b &amp; c</li></ul>'), 'One\n\n- a\n- b & c');
  assert.equal(clean('&amp;lt;p&amp;gt;One&amp;lt;/p&amp;gt;'), 'One');
  assert.equal(clean('if 5 < 6 and 7 > 6'), 'if 5 < 6 and 7 > 6');
  assert.equal(clean('Care &amp;amp; support'), 'Care & support');
  assert.equal(cleanText('a<script>alert(1)</script><img src=x onerror=alert(1)>b').text, 'ab');
  assert.equal(cleanText('<script>x</script>').active, true);
  assert.doesNotMatch(clean('&lt;&lt;script&gt;alert(1)'), /<script/);
});

test('mojibake is repaired, right text is left alone', () => {
  assert.deepEqual(cleanText('childrenâ€™s cafÃ© Â£5'), {
    text: 'children’s café £5',
    repaired: true,
    active: false,
  });
  for (const text of ['café', 'Âge', 'Ângelo é', 'naïve Ÿ', 'tŷ ŵy'])
    assert.equal(cleanText(text).repaired, false, text);
});

test('control characters, direction marks and lone surrogates go', () => {
  assert.equal(clean('a\u0000b\u202ec\u2066d\u009fe\ufefff'), 'abcdef');
  assert.equal(clean('x\ud800y'), 'x\ufffdy');
  assert.equal(clean('👩‍👧'), '👩‍👧');
});

test('a summary ends at a sentence or a word', () => {
  assert.equal(firstParagraph('One. Two.\n\nThree'), 'One. Two.');
  assert.equal(
    firstParagraph(`${'a '.repeat(40)}end. ${'b '.repeat(40)}`, 100),
    `${'a '.repeat(40)}end.`,
  );
});

test('ids come from keys: folded, cut with a mark, apart when they clash, and stable', () => {
  assert.equal(slug('MCA: Foundation (Level 1)'), 'mca-foundation-level-1');
  assert.equal(slug('Tŷ Gwyn'), 'ty-gwyn');
  assert.match(slug('社会工作'), /^x-[0-9a-f]{6}$/);
  assert.match(slug('a'.repeat(200)), /^a{53}-[0-9a-f]{6}$/);
  const ids = createIds();
  const [first, second] = [ids('A B'), ids('A-B')];
  assert.equal(first, 'a-b');
  assert.match(second, /^a-b-[0-9a-f]{6}$/);
  assert.equal(ids(' a  b'), 'a-b');
  assert.equal(ids('A-B'), second);
});
