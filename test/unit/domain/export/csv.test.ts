import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Papa from 'papaparse';
import { guardCell, unguardCell, writeCsv } from '@esca/domain';

test('what a spreadsheet would work out is guarded, in full-width signs and after blanks too', () => {
  for (const text of [
    '=1+1',
    '+cmd|x',
    '-1+1',
    '@SUM(A1)',
    '＝1',
    '＋1',
    '－A',
    '＠A',
    ' =1',
    '\t=1',
    '\r=1',
    '\n=1',
  ]) {
    assert.match(guardCell(text), /^\s*'/, JSON.stringify(text));
  }
});

test('a formula after a separator is guarded as well', () => {
  assert.equal(guardCell('a,=1'), "a,'=1");
  assert.equal(guardCell('a; @x'), "a;' @x");
});

test('figures and telephone numbers stay readable', () => {
  for (const text of ['-5', '+44 1245 430430', '-5.25', '01245 430430', '12']) {
    assert.equal(guardCell(text), text);
  }
});

test('ordinary words stay as they are', () => {
  for (const text of ['Mental Capacity Act', "O'Brien", 'a - b', 'x@y.example', '']) {
    assert.equal(guardCell(text), text);
  }
});

test('every cell is quoted, quotes are doubled, and the file begins with its mark', () => {
  const file = writeCsv([
    ['Title', 'Hours'],
    ['Say "no"', 6],
    [undefined, '=1'],
  ]);
  assert.equal(file, '\uFEFF"Title","Hours"\r\n"Say ""no""","6"\r\n"","\'=1"\r\n');
});

test('control characters go, line breaks stay inside their cell', () => {
  assert.equal(writeCsv([['a\u0000b\u202e\r\nc']]), '\uFEFF"ab\nc"\r\n');
});

test('guarding can be undone, and no guarded cell begins like a formula', () => {
  const seed = Number(process.env['SEED'] ?? Date.now());
  const text = fc.string({ unit: fc.constantFrom(...'=+-@＝＋－＠,;\t \n\'"a1'), maxLength: 12 });
  fc.assert(
    fc.property(text, (original) => {
      const guarded = guardCell(original);
      assert.equal(unguardCell(guarded), original, `seed ${seed}`);
      if (!/^[+-]?\d[\d ]*([.,]\d+)?$/.test(original)) {
        assert.doesNotMatch(guarded, /^\s*[=+\-@＝＋－＠]/, `seed ${seed}`);
      }
    }),
    { seed, numRuns: 1000 },
  );
});

test('a CSV reader finds the same cells', () => {
  const rows = [
    ['a', 'b;c', 'd,"e"'],
    ['line\nbreak', "'quoted", 'ŵ 👩‍⚕️'],
  ];
  assert.deepEqual(Papa.parse(writeCsv(rows).slice(1), { skipEmptyLines: true }).data, rows);
});
