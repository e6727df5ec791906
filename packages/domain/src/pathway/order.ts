/* eslint-disable @typescript-eslint/prefer-for-of -- before it compiles, the engine takes twice as long over an iterator */
import type { Chains } from './chains.js';

/** An order of the vertices of every column, top to bottom, and how many pairs of links cross in it. */
export interface Order {
  readonly columns: readonly (readonly number[])[];
  readonly crossings: number;
}

/**
 * Orders each column so that few lines cross: barycentre sweeps (Sugiyama, Tagawa, Toda 1981), then every vertex is moved
 * along its column as far as that costs nothing (the transposition of Gansner et al. 1993, carried on) until none gains.
 * Then, again and again, a column where lines cross is shuffled, the sweeps start from there, and what comes of it is kept
 * unless it is worse, until many in a row have gained nothing. The order that came is among those the best is chosen from.
 * Lanes never mix. Loops count by hand, because most maps are ordered once, before the engine has compiled anything.
 */
export function orderColumns({ columns: given, lane, near }: Chains): Order {
  const position = new Int32Array(lane.length);
  const key = new Float64Array(lane.length);
  const by = (values: ArrayLike<number>) => (a: number, b: number) => values[a]! - values[b]!;
  const byPlace = by(position);
  const byKey = by(key);
  /** Takes note of where the vertices of a column stand, and says whether one stood elsewhere before. */
  const place = (at: number): boolean => {
    const list = columns[at]!;
    const moved = list.some((vertex, to) => position[vertex] !== to);
    if (moved) {
      list.forEach((vertex, to) => (position[vertex] = to));
      open.fill(true, at && at - 1, at + 2);
      stale.fill(true, at && at - 1, at + 1);
    }
    return moved;
  };
  const columns = given.map((list) => [...list].sort(by(lane)));
  /** Columns in which a vertex may have a better place: they or a column beside them have changed. */
  const open = columns.map(() => true);
  /** Columns after which the crossings are to be counted again. */
  const stale = columns.map(() => true);
  columns.forEach((_, at) => place(at));
  // Elementary steps that reordering may take: some milliseconds of work, a fifth of a second for what nobody would draw,
  // counted so that no clock is needed.
  const budget = Math.min(3e4 + 200 * lane.length, 2e6);
  let spent = 0;
  // Columns to shuffle in vain before the order is good enough: many where that costs nothing, few on a real map.
  const patience = lane.length < 14 ? 200 : 8;
  let tries = patience;
  /** Crossings after each column. */
  const crossed: number[] = [];

  /** Sorts the neighbours on one side of a column's vertices by position. */
  const arrange = (at: number, side: 0 | 1) => {
    const own = columns[at]!;
    for (let i = 0; i < own.length; i++) near[side][own[i]!]!.sort(byPlace);
  };

  // The accumulator tree (Barth, Mutzel, Jünger 2002): each leaf counts the links that ended there so far, each node
  // those below it; the ones further down than a new link's end are crossed by it.
  let first = 1;
  while (columns.some((list) => list.length > first)) first *= 2;
  const tree = new Int32Array(2 * first);
  const countAll = (): number =>
    columns.reduce((sum, list, at) => {
      if (!stale[at]) return sum + crossed[at]!;
      stale[at] = false;
      let total = 0;
      arrange(at, 1);
      tree.fill(0);
      for (let i = 0; i < list.length; i++) {
        const others = near[1][list[i]!]!;
        for (let j = 0; j < others.length; j++)
          for (let leaf = first + position[others[j]!]!; leaf; leaf >>= 1) {
            tree[leaf]!++;
            if (!(leaf & 1)) total += tree[leaf + 1]!;
          }
      }
      spent += list.length * 4;
      return sum + (crossed[at] = total);
    }, 0);

  /**
   * Sorts a column by the mean place of its neighbours on one side; a vertex without any keeps its place. Says whether any
   * has moved.
   */
  const sweep = (at: number, side: 0 | 1): boolean => {
    const own = columns[at]!;
    const size = columns[at + 2 * side - 1]?.length;
    for (let now = 0; now < own.length; now++) {
      const vertex = own[now]!;
      const list = near[side][vertex]!;
      let sum = 0;
      for (let i = 0; i < list.length; i++) sum += position[list[i]!]! + 0.5;
      const mean = sum ? sum / list.length / size! : (now + 0.5) / own.length;
      key[vertex] = lane[vertex]! * 2 + mean;
    }
    own.sort(byKey);
    spent += own.length * 4;
    return place(at);
  };

  /** The crossings saved (or, below zero, added) by putting `lower`, now just below `upper`, above it. */
  const gain = (upper: number, lower: number): number => {
    let total = 0;
    for (let side = 0; side < 2; side++) {
      const starts = near[side]![upper]!;
      const ends = near[side]![lower]!;
      let less = 0;
      let most = 0;
      for (let i = 0; i < starts.length; i++) {
        const at = position[starts[i]!]!;
        while (less < ends.length && position[ends[less]!]! < at) less++;
        while (most < ends.length && position[ends[most]!]! <= at) most++;
        // Links of `lower` that end above this one cross it now; those that end below it would cross it then.
        total += less + most - ends.length;
      }
      spent += starts.length + ends.length + 2;
    }
    return total;
  };

  /** Moves each vertex of a column, within its lane, past those it gains by passing: further on is seldom better. */
  const sift = (at: number) => {
    const own = columns[at]!;
    arrange(at, 0);
    arrange(at, 1);
    open[at] = false;
    for (const vertex of [...own]) {
      const from = position[vertex]!;
      let best = 0;
      let to = from;
      for (let step = -1; step < 2; step += 2) {
        let sum = 0;
        for (let next = from + step; lane[own[next]!] === lane[vertex]; next += step) {
          sum += step < 0 ? gain(own[next]!, vertex) : gain(vertex, own[next]!);
          if (sum < best) break;
          if (sum > best) to = next;
          best = sum;
        }
      }
      if (best) {
        own.splice(from, 1);
        own.splice(to, 0, vertex);
        place(at);
      }
      if (spent > budget) break;
    }
  };

  let best = columns.map((list) => [...list]);
  let crossings = countAll();
  /** Sifts until nothing is gained; holds after: the columns are the best so far. */
  const polish = () => {
    while (open.includes(true) && spent < budget) open.forEach((is, at) => is && sift(at));
    const now = countAll();
    if (now > crossings) {
      best.forEach((list, at) => {
        columns[at] = [...list];
        place(at);
      });
      // The best has no better place for anything.
      open.fill(false);
      countAll();
    } else {
      if (now < crossings) tries = patience;
      crossings = now;
      best = columns.map((list) => [...list]);
    }
  };

  /** Sweeps from a column to both ends; once all have been swept, as far as that moves anything. */
  const spread = (from: number, all = false) => {
    for (let at = from; ++at < columns.length && (sweep(at, 0) || all););
    for (let at = from; at-- && (sweep(at, 1) || all););
  };

  for (const at of [columns.length, 0, columns.length]) spread(at, true);
  polish();
  let seed = 1;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  while (tries-- && crossings && spent < budget) {
    // One side of a gap, the more likely the more lines cross in it.
    let left = random() * crossings;
    let at = 0;
    while ((left -= crossed[at]!) > 0) at++;
    if (random() < 0.5) at++;
    for (const vertex of columns[at]!)
      key[vertex] = lane[vertex]! + position[vertex]! / columns[at]!.length / 2 + random() / 2;
    columns[at]!.sort(byKey);
    place(at);
    spread(at);
    polish();
  }
  return { columns: best, crossings };
}
