import { addBit, bitsOf, hasBit, type Bits } from './bits.js';

/** Where one facet's values come from. */
export interface FacetSource {
  /** Known values in the order in which they are shown; others follow, in the order in which they are met. */
  readonly values?: readonly string[];
  /** Of a tree: the value above a value. What has a value has also those above it. */
  readonly parents?: ReadonlyMap<string, string>;
  /** The values of an item; none is an empty list. */
  readonly of: (item: number) => readonly string[];
}

/** One facet: a set of items for each value. */
export interface Facet {
  /** The values, in order. */
  readonly values: readonly string[];
  /** The position of each value. */
  readonly positions: ReadonlyMap<string, number>;
  /** For each value the records that have it, in a row or themselves. */
  readonly records: readonly Bits[];
  /** For each value the rows that have it, when the facet is of rows. */
  readonly rows?: readonly Bits[];
}

/**
 * Facets of records (a course) and of their rows (its sessions). Filters on rows are tested together: one row must pass
 * them all.
 */
export interface FacetIndex {
  /** How many records. */
  readonly count: number;
  /** For each row its record, ascending. Records without rows pass no filter on rows, so give each at least one. */
  readonly rowRecords: Uint32Array;
  /** The facets by name, in order. */
  readonly facets: ReadonlyMap<string, Facet>;
}

const STEPS = 64;

/** Builds the facets of `count` records, a little at every step. `withRowFacets` adds those of rows. */
export function* buildFacets(
  count: number,
  sources: Readonly<Record<string, FacetSource>>,
): Generator<void, FacetIndex> {
  const facets = new Map<string, Facet>();
  for (const [name, source] of Object.entries(sources)) {
    const growing = startFacet(source);
    for (let record = 0; record < count; record++) {
      if (record % STEPS === STEPS - 1) yield;
      for (const position of positionsOf(growing, source, record))
        addBit((growing.sets[position] ??= bitsOf(count)), record);
    }
    facets.set(name, finish(growing, count));
  }
  return { count, rowRecords: new Uint32Array(0), facets };
}

/**
 * The same index with other rows; what is known of the records is shared, not built again. A row that is not `live` (a
 * session that is over) has no values: it passes no filter. Use it again when the clock has changed what rows are.
 */
export function* withRowFacets(
  index: FacetIndex,
  rowRecords: Uint32Array,
  live: Bits,
  sources: Readonly<Record<string, FacetSource>>,
): Generator<void, FacetIndex> {
  const { count } = index;
  const facets = new Map([...index.facets].filter(([, facet]) => !facet.rows));
  for (const [name, source] of Object.entries(sources)) {
    const growing = startFacet(source);
    const records: Bits[] = [];
    for (let row = 0; row < rowRecords.length; row++) {
      if (row % STEPS === STEPS - 1) yield;
      if (!hasBit(live, row)) continue;
      for (const position of positionsOf(growing, source, row)) {
        addBit((growing.sets[position] ??= bitsOf(rowRecords.length)), row);
        addBit((records[position] ??= bitsOf(count)), rowRecords[row]!);
      }
    }
    const rows = finish(growing, rowRecords.length);
    facets.set(name, {
      ...rows,
      records: rows.values.map((_, i) => records[i] ?? bitsOf(count)),
      rows: rows.records,
    });
  }
  return { count, rowRecords, facets };
}

interface GrowingFacet {
  readonly values: string[];
  readonly positions: Map<string, number>;
  /** For each value its own position and those of the values above it. */
  readonly upwards: (readonly number[] | undefined)[];
  readonly sets: Bits[];
}

function startFacet({ values = [] }: FacetSource): GrowingFacet {
  const growing: GrowingFacet = { values: [], positions: new Map(), upwards: [], sets: [] };
  for (const value of values) positionOf(growing, value);
  return growing;
}

function positionOf({ values, positions }: GrowingFacet, value: string): number {
  let position = positions.get(value);
  if (position === undefined) {
    position = values.push(value) - 1;
    positions.set(value, position);
  }
  return position;
}

/** The positions of an item's values and of all above them, perhaps repeated. */
function* positionsOf(
  growing: GrowingFacet,
  { of, parents }: FacetSource,
  item: number,
): Iterable<number> {
  for (const value of of(item)) {
    const own = positionOf(growing, value);
    if (!parents) {
      yield own;
      continue;
    }
    let upwards = growing.upwards[own];
    if (!upwards) {
      // A set, because a tree that is wrong may go round in circles.
      const seen = new Set<string>();
      for (
        let at: string | undefined = value;
        at !== undefined && !seen.has(at);
        at = parents.get(at)
      )
        seen.add(at);
      upwards = growing.upwards[own] = Array.from(seen, (one) => positionOf(growing, one));
    }
    yield* upwards;
  }
}

function finish({ values, positions, sets }: GrowingFacet, size: number): Facet {
  return { values, positions, records: values.map((_, i) => sets[i] ?? bitsOf(size)) };
}
