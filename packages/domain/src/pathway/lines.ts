import type { PathwayEdge } from '@esca/feed';
import type { Chains } from './chains.js';
import type { GraphMove, PathwayGraph } from './graph.js';
import type { Levels } from './layers.js';
import type { Box, Positions, Size } from './position.js';

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
  /** The label's box, by its middle, in the size asked for; undefined when there is no room for it. */
  readonly label: Box | undefined;
}

/** Most moves inside one column that have a track of their own in the gap; further ones share. */
const TRACKS = 8;
/** Most distance between lines at one side of a step, and between tracks. */
const PORT = 12;
/** How far a label stays from the steps at either side of its gap, so that its frame does not run into theirs. */
const CLEAR = 3;

/** How a move is drawn, given its columns. */
function shapeOf({ from, to }: GraphMove, { layer, host }: Levels): Line['shape'] {
  if (host[to] === from || host[from] === to) return 'beside';
  return layer[from] === layer[to] ? 'inside' : 'across';
}

/** The width of the gap after each column, with room for the moves inside the column. */
export function widenGaps({ moves }: PathwayGraph, levels: Levels, columnGap: number): number[] {
  const { layer, stages } = levels;
  const gaps = stages.map((_, at) => (at + 1 < stages.length ? columnGap : 0));
  const tracks = stages.map(() => 0);
  for (const edge of moves) {
    const at = layer[edge.from]!;
    if (shapeOf(edge, levels) === 'inside' && tracks[at]!++ < TRACKS)
      gaps[at] = (gaps[at] || columnGap) + PORT;
  }
  return gaps;
}

/**
 * Draws every move as a line that covers no node: level inside columns, where each node and each passing line has its own
 * height, and free only in the gaps between them. Labels stand in gaps, so they cover no node, and not on one another.
 *
 * @param labelSize The size of a move's label; undefined when it has none.
 */
export function drawLines(
  { nodes, moves }: PathwayGraph,
  levels: Levels,
  { through }: Chains,
  { boxes, middle, columns }: Positions,
  labelSize?: (move: PathwayEdge) => Size | undefined,
): Line[] {
  const { layer } = levels;
  const centre = (node: number) => boxes[node]!.y + boxes[node]!.height / 2;

  // Where lines meet the left and the right of a node: in the order of where they come from, so that they do not cross
  // just before it. Lines are built from the lower column to the higher.
  const ports = nodes.map((): [Port[], Port[]] => [[], []]);
  const ends = moves.map((edge, at) => {
    const { from, to } = edge;
    const [low, high] = layer[from]! > layer[to]! ? [to, from] : [from, to];
    const shape = shapeOf(edge, levels);
    const meet = (node: number, side: number, passed: number | undefined, other: number): Port => {
      const port = { far: middle[passed!] ?? centre(other), y: 0 };
      if (shape !== 'beside') ports[node]![side]!.push(port);
      return port;
    };
    const near = meet(low, 1, through[at]![0], high);
    const far = meet(high, shape === 'inside' ? 1 : 0, through[at]!.at(-1), low);
    return { low, high, shape, near, far };
  });
  ports.flat().forEach((list, at) => {
    const node = at >> 1;
    const step = Math.min(PORT, boxes[node]!.height / (list.length + 1));
    list.sort((a, b) => a.far - b.far);
    list.forEach((port, place) => (port.y = centre(node) + (place - (list.length - 1) / 2) * step));
  });

  const tracks = columns.map(() => 0);
  const labels: Box[] = [];
  return ends.map(({ low, high, shape, near, far }, at) => {
    const a = boxes[low]!;
    const b = boxes[high]!;
    const first = layer[low]!;
    const points: Point[] = [];
    const add = (x: number, y: number) => points.push({ x, y });
    const endOf = (column: number) => columns[column]!.x + columns[column]!.width;
    let label: Box | undefined;
    let flip = low !== moves[at]!.from;
    if (shape === 'beside') {
      const [role, extra] = levels.host[high] === low ? [a, b] : [b, a];
      const x = (role.x + extra.x) / 2;
      const y = extra.y + extra.height / 2;
      add(x, role.y + role.height);
      add(x, y);
      add(extra.x, y);
      flip = role === b;
    } else {
      add(a.x + a.width, near.y);
      if (shape === 'inside') {
        const track = (tracks[first]!++ % TRACKS) + 1;
        const x = endOf(first) + (columns[first]!.gap * track) / (TRACKS + 2);
        add(x, near.y);
        add(x, far.y);
        add(b.x + b.width, far.y);
      } else {
        add(endOf(first), near.y);
        through[at]!.forEach((vertex, step) => {
          add(columns[first + step + 1]!.x, middle[vertex]!);
          add(endOf(first + step + 1), middle[vertex]!);
        });
        add(columns[layer[high]!]!.x, far.y);
        add(b.x, far.y);
      }
      // The first gap on the way with room for the label, where no other label is.
      const size = labelSize?.(moves[at]!.move);
      for (let step = 1; size && !label && step + 1 < points.length; step += 2) {
        const column = first + (step >> 1);
        const { gap } = columns[column]!;
        const [p, q] = [points[step]!, points[step + 1]!];
        const low = endOf(column) + CLEAR + size.width / 2;
        const high = low + gap - 2 * CLEAR - size.width;
        const box = {
          x: Math.min(high, Math.max(low, (p.x + q.x) / 2)),
          y: (p.y + q.y) / 2,
          ...size,
        };
        if (high >= low && !labels.some((other) => overlap(box, other))) labels.push((label = box));
      }
    }
    if (flip) points.reverse();
    return { shape, points, label };
  });
}

interface Port {
  /** The height that the line comes from. */
  readonly far: number;
  /** The height at which it meets the node. */
  y: number;
}

/** Whether two boxes, given by their middles, share a place. */
function overlap(a: Box, b: Box): boolean {
  return (
    Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height
  );
}
