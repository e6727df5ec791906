import type { Chains } from './chains.js';
import type { GraphMove, PathwayGraph } from './graph.js';
import type { Levels } from './layers.js';
import type { Positions, Size } from './position.js';

/** A place, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The line of a move. */
export interface Line {
  /**
   * `across`: points in pairs, each pair level and inside a column, each step from pair to pair inside a gap.
   * `inside`: both ends in one column; four points, the middle two in the gap after it.
   * `beside`: between a role and a qualification beside it; three points that turn once.
   */
  readonly shape: 'across' | 'inside' | 'beside';
  /** From the start of the move to its end. */
  readonly points: readonly Point[];
  /** The middle of a label of the size asked for; absent when there is no room for it. */
  readonly label?: Point;
}

/** Most moves inside one column that are given a track of their own in the gap; further ones share. */
const TRACKS = 8;
const TRACK_WIDTH = 8;
const PORT = 12;

/** The width of the gap after each column, with room for the moves inside the column. */
export function widenGaps(graph: PathwayGraph, levels: Levels, columnGap: number): number[] {
  const inside = levels.stages.map(() => 0);
  for (const edge of graph.moves) if (isInside(edge, levels)) inside[levels.layer[edge.from]!]!++;
  return inside.map((count, at) =>
    count || at + 1 < inside.length ? columnGap + Math.min(TRACKS, count) * TRACK_WIDTH : 0,
  );
}

/**
 * Draws every move as a line that covers no node: level inside columns, where each node and each passing line has its own
 * height, and free only in the gaps between them. Labels stand in gaps, so they cover no node, and not on one another.
 *
 * @param labelSize The size of a move's label; undefined when it has none.
 */
export function drawLines(
  graph: PathwayGraph,
  levels: Levels,
  chains: Chains,
  { boxes, middle, columns }: Positions,
  labelSize: (edge: GraphMove) => Size | undefined,
): Line[] {
  const { moves } = graph;
  const { layer, host } = levels;
  const centre = (node: number) => boxes[node]!.y + boxes[node]!.height / 2;

  // Where lines meet a side of a node: in the order of where they come from, so that they do not cross just before it.
  const sides = graph.nodes.map(() => [[], []] as [Port[], Port[]]);
  const port = (node: number, side: 0 | 1, far: number) => {
    const made: Port = { far, y: 0 };
    sides[node]![side].push(made);
    return made;
  };
  const ends = moves.map((edge, at) => {
    const { from, to } = edge;
    if (isBeside(edge, host)) return undefined;
    if (layer[from] === layer[to])
      return [port(from, 1, centre(to)), port(to, 1, centre(from))] as const;
    const forward = layer[from]! < layer[to]!;
    const passed = chains.through[at]!;
    const first = passed.length ? middle[passed[0]!]! : undefined;
    const last = passed.length ? middle[passed[passed.length - 1]!]! : undefined;
    return [
      port(from, forward ? 1 : 0, (forward ? first : last) ?? centre(to)),
      port(to, forward ? 0 : 1, (forward ? last : first) ?? centre(from)),
    ] as const;
  });
  sides.forEach((both, node) => {
    for (const ports of both) {
      ports.sort((a, b) => a.far - b.far);
      const step = Math.min(PORT, boxes[node]!.height / (ports.length + 1));
      ports.forEach((each, at) => (each.y = centre(node) + (at - (ports.length - 1) / 2) * step));
    }
  });

  const tracks = columns.map(() => 0);
  const taken: { x: number; y: number; width: number; height: number }[][] = columns.map(() => []);
  return moves.map((edge, at) => {
    const { from, to } = edge;
    const a = boxes[from]!;
    const b = boxes[to]!;
    const met = ends[at];
    if (!met) {
      const [role, extra] = host[to] === from ? [a, b] : [b, a];
      const x = (role.x + extra.x) / 2;
      const y = extra.y + extra.height / 2;
      const points = [
        { x, y: role.y + role.height },
        { x, y },
        { x: extra.x, y },
      ];
      return { shape: 'beside', points: role === a ? points : points.reverse() };
    }
    const [{ y: startY }, { y: endY }] = met;
    const size = labelSize(edge);
    const low = Math.min(layer[from]!, layer[to]!);
    const { x, width, gap } = columns[low]!;
    const right = x + width;

    if (layer[from] === layer[to]) {
      const track = (tracks[low]!++ % TRACKS) + 1;
      const bend = right + (gap * track) / (TRACKS + 2);
      const points = [
        { x: a.x + a.width, y: startY },
        { x: bend, y: startY },
        { x: bend, y: endY },
        { x: b.x + b.width, y: endY },
      ];
      const half = (size?.width ?? 0) / 2;
      const middleX = Math.min(Math.max(bend, right + half), right + gap - half);
      const spot = { x: middleX, y: (startY + endY) / 2 };
      const label = size && claim(taken[low]!, spot, size, gap);
      return { shape: 'inside', points, ...(label && { label }) };
    }

    // From the lower column to the higher; a move back is turned round at the end.
    const forward = layer[from] === low;
    const [near, far] = forward ? [a, b] : [b, a];
    const points = [
      { x: near.x + near.width, y: forward ? startY : endY },
      { x: right, y: forward ? startY : endY },
    ];
    chains.through[at]!.forEach((vertex, step) => {
      const column = columns[low + step + 1]!;
      const y = middle[vertex]!;
      points.push({ x: column.x, y }, { x: column.x + column.width, y });
    });
    const y = forward ? endY : startY;
    points.push({ x: columns[Math.max(layer[from]!, layer[to]!)]!.x, y }, { x: far.x, y });

    let label: Point | undefined;
    for (let step = 1; size && !label && step + 1 < points.length; step += 2) {
      const [p, q] = [points[step]!, points[step + 1]!];
      const spot = { x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 };
      label = claim(taken[low + (step - 1) / 2]!, spot, size, q.x - p.x);
    }
    if (!forward) points.reverse();
    return { shape: 'across', points, ...(label && { label }) };
  });
}

interface Port {
  /** The height that the line comes from. */
  readonly far: number;
  /** The height at which it meets the node. */
  y: number;
}

/** Takes a place for a label in a gap; undefined when the gap is too narrow or another label is there. */
function claim(
  taken: { x: number; y: number; width: number; height: number }[],
  spot: Point,
  { width, height }: Size,
  gap: number,
): Point | undefined {
  const meets = taken.some(
    (other) =>
      Math.abs(other.x - spot.x) * 2 < other.width + width &&
      Math.abs(other.y - spot.y) * 2 < other.height + height,
  );
  if (meets || width > gap) return undefined;
  taken.push({ ...spot, width, height });
  return spot;
}

function isBeside({ from, to }: GraphMove, host: Int32Array): boolean {
  return host[to] === from || host[from] === to;
}

function isInside(edge: GraphMove, { layer, host }: Levels): boolean {
  return layer[edge.from] === layer[edge.to] && !isBeside(edge, host);
}
