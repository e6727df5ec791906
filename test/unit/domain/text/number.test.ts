import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { en, formatMoney, formatNumber, plural, type Plural } from '@esca/domain';

const seed = Number(process.env['SEED'] ?? Date.now());

test('numbers and pounds are written as Intl writes them for the United Kingdom', () => {
  const number = new Intl.NumberFormat('en-GB');
  const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });
  const thousandths = fc.oneof(
    fc.nat(5000),
    fc.maxSafeNat().map((n) => n % 1e12),
  );
  fc.assert(
    fc.property(thousandths, (n) => {
      assert.equal(formatNumber(n / 1000), number.format(n / 1000), `seed ${seed}`);
      if (n % 100) assert.equal(formatMoney(n / 100), pounds.format(n / 100), `seed ${seed}`);
    }),
    { seed, numRuns: 500 },
  );
  assert.equal(formatNumber(-12_500), '-12,500');
  assert.equal(formatMoney(-3), '-£3');
});

test('every number takes the plural form that Unicode gives it', () => {
  const forms: Plural = {
    zero: 'zero',
    one: 'one',
    two: 'two',
    few: 'few',
    many: 'many',
    other: 'other',
  };
  for (const lang of ['en', 'cy', 'en-GB']) {
    const rules = new Intl.PluralRules(lang);
    for (const n of [0, 1, 2, 3, 4, 5, 6, 7, 11, 21, 100, 1.5])
      assert.equal(plural(forms, n, lang), rules.select(n), `${n} in ${lang}`);
  }
});

test('English order is that of Intl on words, whatever their case and accents', () => {
  const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });
  const word = fc.string({ unit: fc.constantFrom(...'abczéÀöñ 129'), maxLength: 6 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const [first, second] = [a, b].map((text) => text.replace(/\s+/g, ' ').trim());
      const wanted = collator.compare(first!, second!);
      if (wanted) assert.equal(Math.sign(en.compare(a, b)), wanted, `seed ${seed}: ${a} | ${b}`);
    }),
    { seed, numRuns: 2000 },
  );
});
