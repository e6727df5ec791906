import type { Chains } from './chains.js';

/** An order of the vertices of every column, top to bottom, and how many pairs of links cross in it. */
export interface Order {
  readonly columns: number[][];
  readonly crossings: number;
}

/** Starts to try, at most, and how many without gain end the search. */
const TRIES = 24;
const PATIENCE = 8;

/** Elementary steps that reordering may take: some milliseconds of work, counted so that no clock is needed. */
const budgetFor = (links: number) => Math.min(3e6, 3e5 + 300 * links);

/**
 * Orders each column so that few lines cross: barycentre sweeps (Sugiyama, Tagawa, Toda 1981) from several starts, each
 * polished by moving one vertex at a time to the best place in its column (the transposition of Gansner et al. 1993,
 * carried through the whole column). The best try is kept, the first being the order that came. Lanes never mix.
 */
export function orderColumns({ columns: given, lane, links }: Chains): Order {
  const count = lane.length;
  const column = new Int32Array(count);
  const position = new Int32Array(count);
  let columns = given.map((list, at) => {
    for (const vertex of list) column[vertex] = at;
    return [...list].sort((a, b) => lane[a]! - lane[b]!);
  });

  // Neighbours in the column before (side 0) and after (side 1), each vertex's as a run of one array.
  const sides = [1, 0].map((own) => {
    const start = new Int32Array(count + 1);
    for (let at = own; at < links.length; at += 2) start[links[at]! + 1]!++;
    for (let at = 0; at < count; at++) start[at + 1]! += start[at]!;
    return { start, list: new Int32Array(links.length / 2), fill: new Int32Array(count) };
  }) as [Side, Side];
  for (const [at, own] of [1, 0].entries()) {
    const { start, list, fill } = sides[at]!;
    fill.set(start.subarray(0, count));
    for (let link = 0; link < links.length; link += 2)
      list[fill[links[link + own]!]!++] = links[link + 1 - own]!;
  }
  const tree = new Int32Array(4 * Math.max(1, ...columns.map((list) => list.length)));
  const key = new Float64Array(count);
  const budget = budgetFor(links.length / 2);
  let spent = 0;

  const place = (list: readonly number[]) => list.forEach((vertex, at) => (position[vertex] = at));

  /** Sorts the neighbours on one side by position. Holds before: the neighbours' column is placed. */
  const arrange = (at: number, side: 0 | 1) => {
    const mine = sides[side];
    const theirs = sides[side ? 0 : 1];
    for (const vertex of columns[at]!) mine.fill[vertex] = mine.start[vertex]!;
    for (const other of columns[side ? at + 1 : at - 1] ?? [])
      for (let edge = theirs.start[other]!; edge < theirs.start[other + 1]!; edge++) {
        const vertex = theirs.list[edge]!;
        mine.list[mine.fill[vertex]!++] = other;
      }
  };

  /** Crossings between a column and the next, with an accumulator tree (Barth, Mutzel, Jünger 2002). */
  const crossingsAfter = (at: number): number => {
    arrange(at, 1);
    const width = columns[at + 1]!.length;
    let first = 1;
    while (first < width) first *= 2;
    tree.fill(0, 0, 2 * first);
    const { start, list } = sides[1];
    let total = 0;
    for (const vertex of columns[at]!) {
      for (let edge = start[vertex]!; edge < start[vertex + 1]!; edge++) {
        // Each leaf counts the links that end there so far; those further down are crossed by this one.
        let leaf = first + position[list[edge]!]!;
        for (tree[leaf]!++; leaf > 1; leaf >>= 1) {
          if (!(leaf & 1)) total += tree[leaf + 1]!;
          tree[leaf >> 1]!++;
        }
      }
    }
    spent += links.length / columns.length + columns[at]!.length;
    return total;
  };
  const countAll = () => {
    let total = 0;
    for (let at = 0; at + 1 < columns.length; at++) total += crossingsAfter(at);
    return total;
  };

  /** Sorts a column by the mean place of its neighbours on one side; a vertex without any keeps its place. */
  const sweepColumn = (at: number, side: 0 | 1) => {
    const { start, list } = sides[side];
    const own = columns[at]!;
    const size = columns[side ? at + 1 : at - 1]!.length;
    for (let place = 0; place < own.length; place++) {
      const vertex = own[place]!;
      const from = start[vertex]!;
      const to = start[vertex + 1]!;
      let sum = 0;
      for (let edge = from; edge < to; edge++) sum += position[list[edge]!]! + 0.5;
      const mean = to > from ? sum / (to - from) / size : (place + 0.5) / own.length;
      key[vertex] = lane[vertex]! * 2 + mean;
    }
    own.sort((a, b) => key[a]! - key[b]!);
    place(own);
    spent += own.length * 4;
  };

  /** What is gained (or, below zero, lost) in crossings by putting `lower`, now just below `upper`, above it. */
  const gain = (upper: number, lower: number): number => {
    let total = 0;
    for (const { start, list } of sides) {
      const endA = start[upper + 1]!;
      const endB = start[lower + 1]!;
      let b = start[lower]!;
      let less = b;
      for (let a = start[upper]!; a < endA; a++) {
        const at = position[list[a]!]!;
        while (less < endB && position[list[less]!]! < at) less++;
        if (b < less) b = less;
        while (b < endB && position[list[b]!]! === at) b++;
        // Links of `lower` that end above this one cross now; those that end below it would cross then.
        total += less - start[lower]! - (endB - b);
      }
      spent += endA - start[upper]! + endB - start[lower]!;
    }
    return total;
  };

  /** Moves each vertex of a column to the best place within its lane. Returns the crossings saved. */
  const sift = (at: number): number => {
    const own = columns[at]!;
    if (own.length < 2) return 0;
    if (at) arrange(at, 0);
    if (at + 1 < columns.length) arrange(at, 1);
    let saved = 0;
    for (const vertex of [...own]) {
      if (spent > budget) break;
      const from = position[vertex]!;
      let best = 0;
      let to = from;
      let sum = 0;
      for (let j = from; j-- && lane[own[j]!] === lane[vertex];) {
        sum += gain(own[j]!, vertex);
        if (sum > best) [best, to] = [sum, j];
      }
      sum = 0;
      for (let j = from + 1; j < own.length && lane[own[j]!] === lane[vertex]; j++) {
        sum += gain(vertex, own[j]!);
        if (sum > best) [best, to] = [sum, j];
      }
      spent += 4;
      if (!best) continue;
      own.splice(from, 1);
      own.splice(to, 0, vertex);
      for (let j = Math.min(from, to); j <= Math.max(from, to); j++) position[own[j]!] = j;
      saved += best;
    }
    return saved;
  };

  let seed = 1;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };

  columns.forEach(place);
  let best = columns.map((list) => [...list]);
  let fewest = countAll();
  for (
    let attempt = 0, stale = 0;
    attempt < TRIES && stale < PATIENCE && fewest && spent < budget;
    attempt++, stale++
  ) {
    if (attempt) {
      for (const vertex of column.keys()) key[vertex] = lane[vertex]! * 2 + random();
      for (const list of columns) list.sort((a, b) => key[a]! - key[b]!);
      columns.forEach(place);
    }
    let now = Infinity;
    for (let idle = 0, sweep = 0; idle < 3 && sweep < 24; sweep++) {
      if (sweep % 2) for (let at = columns.length - 1; at--;) sweepColumn(at, 1);
      else for (let at = 1; at < columns.length; at++) sweepColumn(at, 0);
      const then = countAll();
      idle = then < now ? 0 : idle + 1;
      now = Math.min(now, then);
    }
    for (let saved = 1; saved && spent < budget;) {
      saved = 0;
      for (let at = 0; at < columns.length; at++) saved += sift(at);
      for (let at = columns.length; at--;) saved += sift(at);
    }
    now = countAll();
    if (now < fewest) {
      fewest = now;
      stale = 0;
      best = columns.map((list) => [...list]);
    }
  }
  columns = best;
  return { columns, crossings: fewest };
}

interface Side {
  readonly start: Int32Array;
  readonly list: Int32Array;
  /** Where the next neighbour goes while a run is filled. */
  readonly fill: Int32Array;
}
