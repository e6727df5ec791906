import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  bitsFrom,
  bitsOf,
  countCommon,
  hasBit,
  listBits,
  type Bits,
} from '../../../../packages/domain/src/facets/bits.js';
import {
  buildFacets,
  withRowFacets,
  type FacetIndex,
} from '../../../../packages/domain/src/facets/build.js';
import {
  countFacets,
  filterRecords,
  relaxFilters,
  type Filters,
} from '../../../../packages/domain/src/facets/filter.js';
import { runAtOnce } from '../../../../packages/domain/src/search/steps.js';
import { pick, randomFrom, seed } from '../search/random.js';

interface Row {
  readonly mode: readonly string[];
  readonly area: readonly string[];
  readonly when: readonly string[];
}
interface Item {
  readonly topic: readonly string[];
  readonly level: readonly string[];
  readonly rows: readonly Row[];
}

const parents = new Map([
  ['west', 'county'],
  ['harlow', 'west'],
  ['mid', 'county'],
  ['loop-a', 'loop-b'],
  ['loop-b', 'loop-a'],
]);
const areas = ['county', 'west', 'harlow', 'mid', 'loop-a', 'loop-b'];

function build(items: readonly Item[], dead: ReadonlySet<Row> = new Set()): FacetIndex {
  const rows = items.flatMap((item, record) => item.rows.map((row) => ({ row, record })));
  const records = runAtOnce(
    buildFacets(items.length, {
      topic: { values: ['law', 'none-has-it'], of: (record) => items[record]!.topic },
      level: { of: (record) => items[record]!.level },
    }),
  );
  return runAtOnce(
    withRowFacets(
      records,
      Uint32Array.from(rows, ({ record }) => record),
      bitsFrom(
        rows.length,
        rows.flatMap(({ row }, i) => (dead.has(row) ? [] : [i])),
      ),
      {
        mode: { values: ['online'], of: (row) => rows[row]!.row.mode },
        area: { values: areas, parents, of: (row) => rows[row]!.row.area },
        when: { of: (row) => rows[row]!.row.when },
      },
    ),
  );
}

const upwards = (values: readonly string[]): Set<string> => {
  const all = new Set<string>();
  for (const value of values)
    for (let at: string | undefined = value; at !== undefined && !all.has(at); at = parents.get(at))
      all.add(at);
  return all;
};

/** Which records pass, as the sentence says it. */
function slowFilter(
  items: readonly Item[],
  dead: ReadonlySet<Row>,
  filters: Filters,
  base?: ReadonlySet<number>,
): Set<number> {
  const passes = (name: string, has: ReadonlySet<string>): boolean =>
    !filters[name]?.length || filters[name].some((value) => has.has(value));
  const onRows = ['mode', 'area', 'when'].some((name) => filters[name]?.length);
  const found = new Set<number>();
  items.forEach((item, record) => {
    if (base && !base.has(record)) return;
    if (!passes('topic', new Set(item.topic)) || !passes('level', new Set(item.level))) return;
    const row = item.rows.some(
      (one) =>
        !dead.has(one) &&
        passes('mode', new Set(one.mode)) &&
        passes('area', upwards(one.area)) &&
        passes('when', new Set(one.when)),
    );
    if (!onRows || row) found.add(record);
  });
  return found;
}

const numbersOf = (bits: Bits): number[] => [...listBits(bits)];

const items: Item[] = [
  {
    topic: ['law'],
    level: [],
    rows: [
      { mode: ['online'], area: [], when: ['may'] },
      { mode: ['room'], area: ['harlow'], when: ['june'] },
    ],
  },
  {
    topic: ['law', 'care'],
    level: ['first'],
    rows: [{ mode: ['room'], area: ['mid'], when: ['may'] }],
  },
  { topic: ['care'], level: ['first'], rows: [] },
  {
    topic: ['__proto__'],
    level: ['constructor'],
    rows: [{ mode: ['room'], area: ['west'], when: ['june'] }],
  },
];
const index = build(items);

describe('filterRecords', () => {
  for (const [why, filters, expected] of [
    ['no filter passes all', {}, [0, 1, 2, 3]],
    ['an empty choice is no filter', { topic: [], mode: [] }, [0, 1, 2, 3]],
    ['within a facet one is enough', { topic: ['law', 'care'] }, [0, 1, 2]],
    ['every facet must pass', { topic: ['care'], level: ['first'] }, [1, 2]],
    ['a tree finds what is below', { area: ['west'] }, [0, 3]],
    ['up to the top', { area: ['county'] }, [0, 1, 3]],
    ['filters on rows are tested on one row', { mode: ['online'], when: ['june'] }, []],
    ['which may be any', { mode: ['room'], when: ['june'] }, [0, 3]],
    ['a record without rows passes no filter on rows', { topic: ['care'], mode: ['room'] }, [1]],
    ['an unknown value matches nothing', { topic: ['unheard-of'] }, []],
    [
      'an unknown value beside a known one has no effect',
      { topic: ['unheard-of', 'care'] },
      [1, 2],
    ],
    ['a facet that is not there has no effect', { nonsense: ['x'], toString: ['y'] }, [0, 1, 2, 3]],
    ['names of JavaScript are values', { topic: ['__proto__'], level: ['constructor'] }, [3]],
    ['and not of things that do not have them', { level: ['toString'] }, []],
  ] as const) {
    it(why, () =>
      assert.deepEqual(numbersOf(filterRecords(index, filters as Filters)), [...expected]),
    );
  }

  it('stays within what a query found', () => {
    assert.deepEqual(numbersOf(filterRecords(index, { topic: ['law'] }, bitsFrom(4, [1, 2]))), [1]);
  });
});

describe('countFacets', () => {
  it('leaves out the facet’s own choice, counts records and keeps zeros', () => {
    const counts = countFacets(index, { area: ['harlow'], topic: ['law'] });
    assert.deepEqual([...index.facets.get('area')!.values], areas);
    assert.deepEqual([...counts.get('area')!], [2, 1, 1, 1, 0, 0]);
    assert.deepEqual(
      [...index.facets.get('topic')!.values],
      ['law', 'none-has-it', 'care', '__proto__'],
    );
    assert.deepEqual([...counts.get('topic')!], [1, 0, 0, 0]);
    assert.deepEqual([...counts.get('mode')!], [0, 1]);
  });
});

describe('relaxFilters', () => {
  it('says what taking each filter away would give, the best first', () => {
    const base = bitsFrom(4, [0, 1]);
    assert.deepEqual(relaxFilters(index, { mode: ['online'], when: ['june'], level: [] }, base), [
      { facet: 'mode', count: 1 },
      { facet: 'when', count: 1 },
      { facet: undefined, count: 0 },
    ]);
  });
});

describe('withRowFacets', () => {
  it('replaces the rows and shares what is known of the records', () => {
    const over = new Set([items[0]!.rows[1]!]);
    const later = runAtOnce(
      withRowFacets(index, Uint32Array.of(0, 0, 1, 3), bitsFrom(4, [0, 2, 3]), {
        mode: { of: (row) => items.flatMap((item) => item.rows)[row]!.mode },
      }),
    );
    assert.equal(later.facets.get('topic'), index.facets.get('topic'));
    assert.equal(later.facets.has('when'), false);
    assert.deepEqual(numbersOf(filterRecords(later, { mode: ['room'] })), [1, 3]);
    assert.equal(over.size, 1);
  });
});

describe('facets of random records', () => {
  it('agree with a slow version', (t) => {
    t.diagnostic(`SEED=${seed}`);
    const random = randomFrom(seed);
    const some = (list: readonly string[], most: number): string[] =>
      Array.from({ length: Math.floor(random() * (most + 1)) }, () => pick(random, list));
    const values: Record<string, string[]> = {
      topic: ['law', 'care', 'none-has-it', 'x', 'unheard-of'],
      level: ['1', '2', '3'],
      mode: ['online', 'room', 'both'],
      area: areas,
      when: ['may', 'june', 'july'],
    };
    for (let round = 0; round < 150; round++) {
      const catalogue: Item[] = Array.from({ length: Math.floor(random() * 90) }, () => ({
        topic: some(['law', 'care', 'x'], 2),
        level: some(values.level!, 2),
        rows: Array.from({ length: Math.floor(random() * 4) }, () => ({
          mode: some(values.mode!, 1),
          area: some(areas, 2),
          when: some(values.when!, 2),
        })),
      }));
      const dead = new Set(catalogue.flatMap((item) => item.rows).filter(() => random() < 0.2));
      const fast = build(catalogue, dead);
      for (let i = 0; i < 6; i++) {
        const filters: Filters = Object.fromEntries(
          Object.entries(values).flatMap(([name, list]) =>
            random() < 0.4 ? [[name, some(list, 2)]] : [],
          ),
        );
        const base =
          random() < 0.5
            ? undefined
            : new Set(catalogue.flatMap((_, n) => (random() < 0.5 ? [n] : [])));
        const bits = base && bitsFrom(catalogue.length, [...base]);
        const message = `SEED=${seed} round ${round} ${JSON.stringify(filters)}`;
        assert.deepEqual(
          numbersOf(filterRecords(fast, filters, bits)),
          [...slowFilter(catalogue, dead, filters, base)],
          message,
        );
        const counts = countFacets(fast, filters, bits);
        for (const [name, facet] of fast.facets)
          facet.values.forEach((value, n) => {
            const chosen = { ...filters, [name]: [value] };
            assert.equal(
              counts.get(name)![n],
              slowFilter(catalogue, dead, chosen, base).size,
              `${message} ${name}=${value}`,
            );
          });
        for (const { facet, count } of relaxFilters(fast, filters, bits)) {
          const left = facet === undefined ? filters : { ...filters, [facet]: [] };
          assert.equal(
            count,
            slowFilter(catalogue, dead, left, facet === undefined ? undefined : base).size,
            message,
          );
        }
      }
    }
  });
});

describe('bits', () => {
  it('never hold a number past the last', () => {
    for (const size of [0, 1, 31, 32, 33, 64, 100])
      assert.equal(countCommon(bitsOf(size, true)), size);
  });

  it('tell and list what they hold', () => {
    const bits = bitsFrom(70, [0, 31, 32, 69]);
    assert.deepEqual(numbersOf(bits), [0, 31, 32, 69]);
    assert.equal(hasBit(bits, 31), true);
    assert.equal(hasBit(bits, 30), false);
    assert.equal(hasBit(bits, 500), false);
  });
});
