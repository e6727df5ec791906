import type { Chains } from './chains.js';

/** An order of the vertices of every column, top to bottom, and how many pairs of links cross in it. */
export interface Order {
  readonly columns: readonly (readonly number[])[];
  readonly crossings: number;
}

/** Starts to try, at most. */
const TRIES = 24;

/** Elementary steps that reordering may take: some milliseconds of work, counted so that no clock is needed. */
const budgetFor = (vertices: number) => Math.min(3e6, 3e5 + 300 * vertices);

/**
 * Orders each column so that few lines cross: barycentre sweeps (Sugiyama, Tagawa, Toda 1981) from several starts, each
 * polished by moving one vertex at a time to the best place in its column (the transposition of Gansner et al. 1993,
 * carried through the whole column). The best try is kept, the order that came among them. Lanes never mix.
 */
export function orderColumns({ columns: given, lane, near }: Chains): Order {
  const position = new Int32Array(lane.length);
  const key = new Float64Array(lane.length);
  const filled = new Int32Array(lane.length);
  const byKey = (a: number, b: number) => key[a]! - key[b]!;
  const place = (list: readonly number[]) => list.forEach((vertex, at) => (position[vertex] = at));
  const columns = given.map((list) => [...list].sort((a, b) => lane[a]! - lane[b]!));
  columns.forEach(place);
  const ahead = [...columns.keys()];
  const back = [...ahead].reverse();
  const budget = budgetFor(lane.length);
  let spent = 0;

  /** Sorts the neighbours on one side of a column's vertices by position. */
  const arrange = (at: number, side: 0 | 1) => {
    for (const vertex of columns[at]!) filled[vertex] = 0;
    for (const other of columns[side ? at + 1 : at - 1] ?? [])
      for (const vertex of near[side ? 0 : 1][other]!)
        near[side][vertex]![filled[vertex]!++] = other;
    spent += columns[at]!.length * 2;
  };

  // The accumulator tree (Barth, Mutzel, Jünger 2002): each leaf counts the links that ended there so far, each node
  // those below it; the ones further down than a new link's end are crossed by it.
  const first = 2 ** Math.ceil(Math.log2(Math.max(1, ...columns.map((list) => list.length))));
  const tree = new Int32Array(2 * first);
  const countAll = (): number => {
    let total = 0;
    columns.forEach((list, at) => {
      arrange(at, 1);
      tree.fill(0);
      for (const vertex of list)
        for (const other of near[1][vertex]!)
          for (let leaf = first + position[other]!; leaf; leaf >>= 1) {
            tree[leaf]!++;
            if (leaf > 1 && !(leaf & 1)) total += tree[leaf + 1]!;
          }
      spent += list.length * 4;
    });
    return total;
  };

  /** Sorts a column by the mean place of its neighbours on one side; a vertex without any keeps its place. */
  const sweep = (at: number, side: 0 | 1) => {
    const own = columns[at]!;
    const size = columns[side ? at + 1 : at - 1]?.length;
    own.forEach((vertex, now) => {
      const list = near[side][vertex]!;
      let sum = 0;
      for (const other of list) sum += position[other]! + 0.5;
      const mean = sum ? sum / list.length / size! : (now + 0.5) / own.length;
      key[vertex] = lane[vertex]! * 2 + mean;
    });
    place(own.sort(byKey));
    spent += own.length * 4;
  };

  /** The crossings saved (or, below zero, added) by putting `lower`, now just below `upper`, above it. */
  const gain = (upper: number, lower: number): number => {
    let total = 0;
    for (const side of near) {
      const ends = side[lower]!;
      let less = 0;
      let most = 0;
      for (const other of side[upper]!) {
        const at = position[other]!;
        while (less < ends.length && position[ends[less]!]! < at) less++;
        while (most < ends.length && position[ends[most]!]! <= at) most++;
        // Links of `lower` that end above this one cross it now; those that end below it would cross it then.
        total += less + most - ends.length;
      }
      spent += side[upper]!.length + ends.length;
    }
    return total;
  };

  /** Moves each vertex of a column to the best place within its lane. Returns the crossings saved. */
  const sift = (at: number): number => {
    const own = columns[at]!;
    let saved = 0;
    arrange(at, 0);
    arrange(at, 1);
    for (const vertex of [...own]) {
      const from = position[vertex]!;
      let best = 0;
      let to = from;
      for (const step of [-1, 1]) {
        let sum = 0;
        for (let next = from + step; lane[own[next]!] === lane[vertex]; next += step) {
          sum += step < 0 ? gain(own[next]!, vertex) : gain(vertex, own[next]!);
          if (sum > best) [best, to] = [sum, next];
          spent += 4;
        }
      }
      if (best) {
        own.splice(from, 1);
        own.splice(to, 0, vertex);
        place(own);
        saved += best;
      }
      if (spent > budget) break;
    }
    return saved;
  };

  let seed = 1;
  let best: number[][] = [];
  let crossings = Infinity;
  const keep = () => {
    const now = countAll();
    if (now < crossings) {
      crossings = now;
      best = columns.map((list) => [...list]);
    }
    return now;
  };
  keep();
  for (let attempt = 0; attempt < TRIES && crossings && spent < budget; attempt++) {
    if (attempt)
      for (const list of columns) {
        for (const vertex of list) {
          seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
          key[vertex] = lane[vertex]! + seed / 2 ** 32;
        }
        place(list.sort(byKey));
      }
    let now = Infinity;
    for (let idle = 0, turn = 0; idle < 3 && spent < budget; turn++) {
      for (const at of turn % 2 ? back : ahead) sweep(at, turn % 2 ? 1 : 0);
      const then = countAll();
      idle = then < now ? 0 : idle + 1;
      now = Math.min(now, then);
    }
    for (let saved = 1; saved && spent < budget;) {
      saved = 0;
      for (const at of [...ahead, ...back]) saved += sift(at);
    }
    keep();
  }
  return { columns: best, crossings };
}
