import {
  addAll,
  addBit,
  bitsOf,
  countCommon,
  forEachCommon,
  hasBit,
  keepCommon,
  type Bits,
} from './bits.js';
import type { Facet, FacetIndex } from './build.js';

/**
 * Chosen values by facet. Within a facet one is enough, and every facet must pass. No value means no filter; a facet that
 * the index does not have has no effect; a value that it does not know matches nothing.
 */
export type Filters = Readonly<Record<string, readonly string[] | undefined>>;

/**
 * The records that pass all filters and are in `base` (all when absent). Filters on rows are tested together on one row.
 * `without` leaves out the filter of one facet.
 */
export function filterRecords(
  index: FacetIndex,
  filters: Filters,
  base?: Bits,
  without?: string,
): Bits {
  const records = base ? base.slice() : bitsOf(index.count, true);
  const onRows: { facet: Facet; chosen: readonly string[] }[] = [];
  for (const [facet, chosen] of activeFilters(index, filters, without)) {
    if (facet.rows) onRows.push({ facet, chosen });
    else keepCommon(records, union(facet, facet.records, chosen, index.count));
  }
  // With one filter on rows, a record passes when any row does, which is known already.
  const [only] = onRows;
  if (only && onRows.length === 1)
    keepCommon(records, union(only.facet, only.facet.records, only.chosen, index.count));
  else if (only) keepCommon(records, recordsOfRows(index, filterRows(index, filters, without)!));
  return records;
}

/** The rows that pass all filters on rows; `undefined` when there is none. */
export function filterRows(
  index: FacetIndex,
  filters: Filters,
  without?: string,
): Bits | undefined {
  const size = index.rowRecords.length;
  let rows: Bits | undefined;
  for (const [facet, chosen] of activeFilters(index, filters, without)) {
    if (!facet.rows) continue;
    const passing = union(facet, facet.rows, chosen, size);
    if (rows) keepCommon(rows, passing);
    else rows = passing;
  }
  return rows;
}

/** The filters that have an effect: facet, chosen values and name. */
export function activeFilters(
  index: FacetIndex,
  filters: Filters,
  without?: string,
): [facet: Facet, chosen: readonly string[], name: string][] {
  const active: [Facet, readonly string[], string][] = [];
  for (const [name, chosen] of Object.entries(filters)) {
    const facet = index.facets.get(name);
    if (facet && chosen?.length && name !== without) active.push([facet, chosen, name]);
  }
  return active;
}

/** For each facet, in order of its values, how many records would be found. */
export type FacetCounts = ReadonlyMap<string, Uint32Array>;

/**
 * How many records each value of each facet would leave: the facet's own choice is left out, all other filters and `base`
 * hold. Counts records, also where the facet is of rows.
 */
export function countFacets(index: FacetIndex, filters: Filters, base?: Bits): FacetCounts {
  const all = filterRecords(index, filters, base);
  const rowFilters = activeFilters(index, filters).filter(([facet]) => facet.rows);
  // Only the filters on records: the rows are counted one by one where several filters must meet on one.
  const onRecords = rowFilters.length
    ? filterRecords(
        index,
        Object.fromEntries(
          Object.entries(filters).filter(([name]) => !index.facets.get(name)?.rows),
        ),
        base,
      )
    : all;
  const rowsOfAll = keepRowsOf(index, filterRows(index, filters), onRecords);
  const counts = new Map<string, Uint32Array>();
  for (const [name, facet] of index.facets) {
    const own = Boolean(filters[name]?.length);
    if (facet.rows && rowFilters.length > (own ? 1 : 0)) {
      const rows = own ? keepRowsOf(index, filterRows(index, filters, name), onRecords) : rowsOfAll;
      counts.set(
        name,
        Uint32Array.from(facet.rows, (set) => countRecordsOf(index, rows!, set)),
      );
    } else {
      const records = own ? filterRecords(index, filters, base, name) : all;
      counts.set(
        name,
        Uint32Array.from(facet.records, (set) => countCommon(records, set)),
      );
    }
  }
  return counts;
}

/** What taking one filter away would give. */
export interface Relaxation {
  /** The facet whose filter goes; `undefined` for the query. */
  readonly facet: string | undefined;
  /** How many records there would be. */
  readonly count: number;
}

/** For each filter, and for the query that `base` stands for, what there would be without it; the best first. */
export function relaxFilters(index: FacetIndex, filters: Filters, base?: Bits): Relaxation[] {
  const relaxations: Relaxation[] = activeFilters(index, filters).map(([, , facet]) => ({
    facet,
    count: countCommon(filterRecords(index, filters, base, facet)),
  }));
  if (base)
    relaxations.push({ facet: undefined, count: countCommon(filterRecords(index, filters)) });
  return relaxations.sort((a, b) => b.count - a.count);
}

/** The records that have one of these rows. */
export function recordsOfRows({ count, rowRecords }: FacetIndex, rows: Bits): Bits {
  const records = bitsOf(count);
  forEachCommon(rows, rows, (row) => addBit(records, rowRecords[row]!));
  return records;
}

function union(facet: Facet, sets: readonly Bits[], chosen: readonly string[], size: number): Bits {
  const bits = bitsOf(size);
  for (const value of chosen) {
    const position = facet.positions.get(value);
    if (position !== undefined) addAll(bits, sets[position]!);
  }
  return bits;
}

/** Takes away the rows of records that are not in `records`. */
function keepRowsOf(
  { rowRecords }: FacetIndex,
  rows: Bits | undefined,
  records: Bits,
): Bits | undefined {
  if (rows)
    forEachCommon(rows, rows, (row) => {
      if (!hasBit(records, rowRecords[row]!)) rows[row >>> 5]! &= ~(1 << (row & 31));
    });
  return rows;
}

/** How many records have a row in both sets. The rows of a record stand together, so one memory is enough. */
function countRecordsOf({ rowRecords }: FacetIndex, rows: Bits, set: Bits): number {
  let count = 0;
  let last = -1;
  forEachCommon(rows, set, (row) => {
    const record = rowRecords[row]!;
    if (record !== last) count++;
    last = record;
  });
  return count;
}
