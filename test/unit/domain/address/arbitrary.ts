import fc from 'fast-check';
import { attributesOf, type Attribute, type Attributes, type Widget } from '@esca/domain/address';

const code = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,12}$/);
const list = (word: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.uniqueArray(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const address = fc
  .webUrl({ withQueryParameters: true, withFragments: true })
  .map((url) => new URL(url).href);

function valueOf({ rule }: Attribute): fc.Arbitrary<string> {
  switch (rule.type) {
    case 'text':
      return fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
        .map((text) => text.replace(/\s+/g, ' ').trim())
        .filter(Boolean);
    case 'choice':
      return fc.constantFrom(...rule.values);
    case 'choices':
      return list(fc.constantFrom(...rule.values));
    case 'integer':
      return fc.integer({ min: rule.min, max: rule.max }).map(String);
    case 'codes':
      return list(code);
    case 'ref':
      return fc.oneof(
        code,
        fc.tuple(code, code, code).map(([a, b, c]) => `${a}:course/${b}#${c}`),
      );
    case 'url':
      return address;
    case 'feeds':
      return fc.array(address, { minLength: 1, maxLength: 3 }).map((urls) => urls.join(' '));
    case 'instant':
      return fc
        .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
        .map((date) => date.toISOString());
    case 'lang':
      return fc.constantFrom('en', 'cy', 'en-GB', 'fr', 'ar');
    default:
      return code;
  }
}

/** Attributes of an element that an author might write: any of its names, good values, none equal to its default. */
export function someAttributes(widget: Widget): fc.Arbitrary<Attributes> {
  const rows = attributesOf(widget);
  return fc
    .record(Object.fromEntries(rows.map((row) => [row.name, valueOf(row)])), { requiredKeys: [] })
    .map((record) =>
      // In the order of the table, so that two records compare by what they hold.
      Object.fromEntries(
        rows
          .filter((row) => record[row.name] !== undefined && record[row.name] !== row.default)
          .map((row) => [row.name, record[row.name]!]),
      ),
    );
}

/** Runs a property with a seed that is printed, so that a failure can be run again. */
export function holds<T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>): void {
  const seed = Number(process.env.SEED ?? Date.now() & 0x7fffffff);
  console.log(`# seed ${String(seed)}`);
  fc.assert(property, { seed, numRuns: 100 });
}
