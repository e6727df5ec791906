import type { Id, PathwayEdge, PathwayNode } from '@esca/feed';
import { cutCycles } from './acyclic.js';
import { breakLines } from './chains.js';
import type { PathwayGraph } from './graph.js';
import { assignLevels } from './layers.js';
import { drawLines, widenGaps, type Line } from './lines.js';
import { orderColumns } from './order.js';
import { placeNodes, type Place, type Size, type Spacing } from './position.js';

/** What a layout needs to know, in pixels. */
export interface LayoutOptions extends Partial<Spacing> {
  /** The size of a step. */
  readonly size: (node: PathwayNode) => Size;
  /** The size of a move's label; undefined, or no function, when it has none. */
  readonly labelSize?: (move: PathwayEdge) => Size | undefined;
}

/** A step in its place. */
export interface LayoutNode extends Place {
  readonly id: Id;
  /** Its lane, from 0. Lanes without a step are left out. */
  readonly lane: number;
}

/** A move in its place. */
export interface LayoutEdge extends Line {
  readonly from: Id;
  readonly to: Id;
  readonly kind: PathwayEdge['kind'];
  readonly how?: PathwayEdge['how'] | undefined;
  /** The move as the pathway has it. */
  readonly move: PathwayEdge;
}

/** A drawing of a pathway in plain numbers, in pixels from its top left corner. */
export interface PathwayLayout {
  /** In the order of the graph. */
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
  /** `gap` is the space after the column; `stage` is missing in a pathway that names none. */
  readonly columns: readonly { x: number; width: number; gap: number; stage?: Id | undefined }[];
  readonly lanes: readonly { y: number; height: number; track?: Id | undefined }[];
  readonly width: number;
  readonly height: number;
  /** Pairs of links between neighbouring columns that cross. */
  readonly crossings: number;
}

/** Distances that suit steps of about 160 by 48 pixels. */
const SPACING: Spacing = { columnGap: 64, rowGap: 16, laneGap: 24, lineGap: 12, indent: 24 };

/** Lays a pathway out: columns are stages, lanes are tracks. The same input gives the same drawing. */
export function layoutPathway(graph: PathwayGraph, options: LayoutOptions): PathwayLayout {
  const spacing = { ...SPACING, ...options };
  const levels = assignLevels(graph, cutCycles(graph));
  const chains = breakLines(graph, levels);
  const { columns, crossings } = orderColumns(chains);
  const sizes = graph.nodes.map(options.size);
  const gaps = widenGaps(graph, levels, spacing.columnGap);
  const places = placeNodes(levels, chains, columns, sizes, gaps, spacing);
  const lines = drawLines(graph, levels, chains, places, options.labelSize);

  const { stages, tracks } = graph.pathway;
  return {
    nodes: graph.nodes.map(({ id }, at) => ({
      id,
      ...places.boxes[at]!,
      lane: levels.lane[at]!,
    })),
    edges: graph.moves.map(({ move }, at) => ({ ...move, move, ...lines[at]! })),
    columns: places.columns.map((column, at) => ({
      ...column,
      stage: stages[levels.stages[at]!]?.id,
    })),
    lanes: places.lanes.map((lane, at) => ({ ...lane, track: tracks[levels.tracks[at]!]?.id })),
    width: places.width,
    height: places.height,
    crossings,
  };
}
