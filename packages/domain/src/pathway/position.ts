/* eslint-disable @typescript-eslint/prefer-for-of -- before it compiles, the engine takes twice as long over an iterator */
import type { Chains } from './chains.js';
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

/** The place of a step. */
export interface Place extends Box {
  /** Its column, from 0. Columns without a step are left out. */
  readonly layer: number;
  /** Its place in the column, from 0 at the top. */
  readonly order: number;
}

/** Where everything stands. */
export interface Positions {
  /** For each node, its place. */
  readonly boxes: readonly Place[];
  /** For each vertex, the height of its middle, where a passing line runs. */
  readonly middle: readonly number[];
  /** `gap` is the width of the space after the column. */
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
 * @param sizes For each node.
 * @param gaps Width of the space after each column.
 */
export function placeNodes(
  { host, tracks }: Levels,
  chains: Chains,
  order: readonly (readonly number[])[],
  sizes: readonly Size[],
  gaps: readonly number[],
  spacing: Spacing,
): Positions {
  const { members, lane } = chains;
  // A vertex's room includes the gap to the next, half above it and half below.
  const room = members.map(
    (held) =>
      held.reduce((sum, node) => sum + sizes[node]!.height + spacing.rowGap, 0) || spacing.lineGap,
  );
  let top = 0;
  const lanes = tracks.map((_, number) => {
    const height = Math.max(
      ...order.map((list) =>
        list.reduce((sum, vertex) => sum + (lane[vertex] === number ? room[vertex]! : 0), 0),
      ),
    );
    const y = top;
    top += height + spacing.laneGap;
    return { y, height };
  });
  const middle = levelLines(chains, order, room, lanes);

  let left = 0;
  const boxes: Place[] = [];
  const columns = order.map((list, layer) => {
    let width = 0;
    let next = 0;
    for (const vertex of list) {
      let y = Math.round(middle[vertex]! - (room[vertex]! - spacing.rowGap) / 2);
      for (const node of members[vertex]!) {
        const size = sizes[node]!;
        const inset = host[node]! < 0 ? 0 : spacing.indent;
        boxes[node] = { x: left + inset, y, ...size, layer, order: next++ };
        y += size.height + spacing.rowGap;
        width = Math.max(width, inset + size.width);
      }
    }
    const column = { x: left, width, gap: gaps[layer]! };
    left += width + column.gap;
    return column;
  });
  return { boxes, middle, columns, lanes, width: left, height: top && top - spacing.laneGap };
}

/** The middle of every vertex. Holds after each run: order and distances are kept, and the lane is not left. */
function levelLines(
  { near, members, lane }: Chains,
  order: readonly (readonly number[])[],
  room: readonly number[],
  lanes: readonly { y: number; height: number }[],
): number[] {
  const middle = lane.map((number) => lanes[number]!.y + lanes[number]!.height / 2);
  // Long lines are kept the straightest, as in Gansner et al. 1993.
  const stiff = members.map((held) => (held.length ? 1 : 3));
  // The vertices of one column in one lane, which push each other.
  const runs = order.flatMap((list) =>
    lanes.map((_, number) => list.filter((vertex) => lane[vertex] === number)),
  );
  for (let sweep = 0; sweep < SWEEPS; sweep++, runs.reverse())
    // Each way in turn at first, the side before first; at last every run listens to both its neighbours.
    for (const run of runs)
      if (run.length)
        fitRun(run, sweep < 2 ? [near[sweep]!] : near, stiff, room, lanes[lane[run[0]!]!]!, middle);
  return middle.map(Math.round);
}

/**
 * Least squares for vertices whose order is fixed. With the room above each taken off, "in order and apart" becomes "not
 * decreasing", which pooling adjacent violators solves in one pass; clipping keeps it the best within bounds.
 */
function fitRun(
  run: readonly number[],
  sides: readonly (readonly number[])[][],
  stiff: readonly number[],
  room: readonly number[],
  { y: low, height }: { y: number; height: number },
  middle: number[],
): void {
  // Blocks that move as one: the sum of what pulls at each, its weight, and its last place.
  const sums: number[] = [];
  const weights: number[] = [];
  const ends: number[] = [];
  let count = 0;
  let above = 0;
  for (let at = 0; at < run.length; at++) {
    const vertex = run[at]!;
    let weight = 0.01;
    let sum = middle[vertex]! * weight;
    for (let side = 0; side < sides.length; side++) {
      const others = sides[side]![vertex]!;
      for (let i = 0; i < others.length; i++) {
        const share = stiff[vertex]! * stiff[others[i]!]!;
        weight += share;
        sum += middle[others[i]!]! * share;
      }
    }
    sum -= weight * (above + room[vertex]! / 2);
    while (count && sums[count - 1]! / weights[count - 1]! >= sum / weight) {
      sum += sums[--count]!;
      weight += weights[count]!;
    }
    sums[count] = sum;
    weights[count] = weight;
    ends[count++] = at;
    above += room[vertex]!;
  }
  const high = low + height - above;
  let y = 0;
  for (let at = 0, block = 0; block < count; block++) {
    const offset = Math.max(low, Math.min(high, sums[block]! / weights[block]!));
    for (; at <= ends[block]!; at++) {
      const vertex = run[at]!;
      middle[vertex] = offset + y + room[vertex]! / 2;
      y += room[vertex]!;
    }
  }
}
