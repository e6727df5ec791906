import type { Chains } from './chains.js';
import type { PathwayGraph } from './graph.js';
import type { Levels } from './layers.js';

/** Width and height, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Distances of a layout, in pixels. */
export interface Spacing {
  /** Between columns. */
  readonly columnGap: number;
  /** Between steps of one column; at least 1. */
  readonly rowGap: number;
  /** Between lanes. */
  readonly laneGap: number;
  /** Height kept free where a line passes through a column. */
  readonly lineGap: number;
  /** How far a qualification stands in from its role. */
  readonly indent: number;
}

/** A rectangle. `x` and `y` are its top left corner. */
export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/** Where everything stands. */
export interface Positions {
  /** For each node, its box. */
  readonly boxes: readonly Box[];
  /** For each vertex, the height of its middle, where a passing line runs. */
  readonly middle: Float64Array;
  readonly columns: readonly { x: number; width: number; gap: number }[];
  readonly lanes: readonly { y: number; height: number }[];
  readonly width: number;
  readonly height: number;
}

const SWEEPS = 4;

/**
 * Turns columns in order into places. Every lane is as high as its fullest column; inside it each column is moved towards
 * its neighbours, with the least squares that the order and the distances allow, so that lines run level.
 *
 * @param gaps Width of the space after each column.
 */
export function placeNodes(
  graph: PathwayGraph,
  { host }: Levels,
  chains: Chains,
  columns: readonly (readonly number[])[],
  sizes: readonly Size[],
  gaps: readonly number[],
  spacing: Spacing,
): Positions {
  const { members, lane } = chains;
  const rowGap = Math.max(1, spacing.rowGap);
  const inset = (node: number) => (host[node]! < 0 ? 0 : spacing.indent);
  // A vertex's room includes the gap to the next, half above it and half below.
  const room = Float64Array.from(members, (nodes) =>
    nodes.reduce(
      (sum, node) => sum + sizes[node]!.height + rowGap,
      nodes.length ? 0 : spacing.lineGap,
    ),
  );

  const heights: number[] = [];
  for (const list of columns) {
    const filled: number[] = [];
    for (const vertex of list) filled[lane[vertex]!] = (filled[lane[vertex]!] ?? 0) + room[vertex]!;
    filled.forEach((height, at) => (heights[at] = Math.max(heights[at] ?? 0, height)));
  }
  let top = 0;
  const lanes = heights.map((height) => {
    const band = { y: top, height };
    top += height + spacing.laneGap;
    return band;
  });

  let left = 0;
  const across = columns.map((list, at) => {
    let width = 0;
    for (const vertex of list)
      for (const node of members[vertex]!)
        width = Math.max(width, inset(node) + sizes[node]!.width);
    const column = { x: left, width, gap: gaps[at]! };
    left += width + gaps[at]!;
    return column;
  });

  const middle = levelLines(chains, columns, room, lanes);
  const boxes: Box[] = [];
  members.forEach((nodes, vertex) => {
    let y = Math.round(middle[vertex]! - room[vertex]! / 2 + rowGap / 2);
    for (const node of nodes) {
      boxes[node] = { x: 0, y, ...sizes[node]! };
      y += sizes[node]!.height + rowGap;
    }
    if (!nodes.length) middle[vertex] = Math.round(middle[vertex]!);
  });
  columns.forEach((list, at) => {
    for (const vertex of list)
      for (const node of members[vertex]!)
        boxes[node] = { ...boxes[node]!, x: across[at]!.x + inset(node) };
  });
  const width = graph.nodes.length ? left : 0;
  return {
    boxes,
    middle,
    columns: across,
    lanes,
    width,
    height: Math.max(0, top - spacing.laneGap),
  };
}

/** The middle of every vertex. Holds after each column: order and distances are kept, and lanes are not left. */
function levelLines(
  { links, members, lane }: Chains,
  columns: readonly (readonly number[])[],
  room: Float64Array,
  lanes: readonly { y: number; height: number }[],
): Float64Array {
  const count = members.length;
  const middle = new Float64Array(count);
  const pull = new Float64Array(count);
  const weight = new Float64Array(count);
  const side = new Int32Array(count);
  columns.forEach((list, at) => {
    for (const vertex of list) side[vertex] = at;
  });
  // Links by the column they start in.
  const after: number[][] = columns.map(() => []);
  for (let at = 0; at < links.length; at += 2) after[side[links[at]!]!]!.push(at);

  const draw = (gap: number, target: 0 | 1) => {
    for (const link of after[gap] ?? []) {
      const vertex = links[link + target]!;
      const other = links[link + 1 - target]!;
      // Long lines are kept the straightest, as in Gansner et al. 1993.
      const share = (members[vertex]!.length ? 1 : 3) * (members[other]!.length ? 1 : 3);
      pull[vertex]! += share * middle[other]!;
      weight[vertex]! += share;
    }
  };
  const settle = (list: readonly number[], both: number) => {
    for (const vertex of list) {
      pull[vertex] = middle[vertex]! * 0.01;
      weight[vertex] = 0.01;
    }
    const at = side[list[0]!]!;
    if (both >= 0) draw(at - 1, 1);
    if (both <= 0) draw(at, 0);
    for (let start = 0, end = 0; start < list.length; start = end) {
      const number = lane[list[start]!]!;
      while (end < list.length && lane[list[end]!] === number) end++;
      const { y, height } = lanes[number]!;
      fitRun(list.slice(start, end), pull, weight, room, y, y + height, middle);
    }
  };

  // The first sweep, with no places yet, stacks each column in the middle of its lanes.
  for (const list of columns) {
    for (const vertex of list) {
      const { y, height } = lanes[lane[vertex]!]!;
      middle[vertex] = y + height / 2;
    }
    settle(list, 1);
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    // Each way in turn at first; at last every column listens to both its neighbours.
    const both = sweep > 1 ? 0 : sweep % 2 ? 1 : -1;
    if (sweep % 2) for (const list of columns) settle(list, both);
    else for (let at = columns.length; at--;) settle(columns[at]!, both);
  }
  return middle;
}

/**
 * Least squares for one run of vertices whose order is fixed. With the room above each taken off, "in order and apart"
 * becomes "not decreasing", which pooling adjacent violators solves in one pass; clipping keeps it the best within bounds.
 */
function fitRun(
  run: readonly number[],
  pull: Float64Array,
  weight: Float64Array,
  room: Float64Array,
  low: number,
  high: number,
  middle: Float64Array,
): void {
  const blocks: { sum: number; weight: number; end: number }[] = [];
  let above = 0;
  run.forEach((vertex, at) => {
    const own = weight[vertex]!;
    let block = {
      sum: pull[vertex]! - own * (above + room[vertex]! / 2),
      weight: own,
      end: at + 1,
    };
    for (let last = blocks.at(-1); last; last = blocks.at(-1)) {
      if (last.sum / last.weight < block.sum / block.weight) break;
      block = { sum: last.sum + block.sum, weight: last.weight + block.weight, end: block.end };
      blocks.pop();
    }
    blocks.push(block);
    above += room[vertex]!;
  });
  const most = high - above;
  let at = 0;
  let passed = 0;
  for (const { sum, weight: total, end } of blocks) {
    const offset = Math.max(low, Math.min(most, sum / total));
    for (; at < end; at++) {
      const vertex = run[at]!;
      middle[vertex] = offset + passed + room[vertex]! / 2;
      passed += room[vertex]!;
    }
  }
}
