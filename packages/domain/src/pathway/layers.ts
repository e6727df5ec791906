import type { PathwayGraph } from './graph.js';

/** Which column and lane each node stands in. */
export interface Levels {
  /** For each node, its column, counted from 0 with no column empty. */
  readonly layer: Int32Array;
  /** For each node, its lane, counted from 0 with no lane empty. */
  readonly lane: Int32Array;
  /** For each node, the role it stands beside, or -1. Its layer and lane are those of that role. */
  readonly host: Int32Array;
  /** For each column, the place in `pathway.stages`; beyond the last stage when there are none. */
  readonly stages: readonly number[];
  /** For each lane, the place in `pathway.tracks`. */
  readonly tracks: readonly number[];
}

/**
 * Gives each node a column and a lane. A stage or track that the author names is kept; the rest is computed: the column
 * is one past the furthest of the steps before it (longest path), never beyond the last stage; the lane is that of the
 * first linked step. Moves that were cut, and sideways moves, have no say.
 */
export function assignLevels(graph: PathwayGraph, cut: readonly number[]): Levels {
  const { nodes, moves, out, into, pathway } = graph;
  const places = (list: readonly { id: string }[]) => new Map(list.map(({ id }, at) => [id, at]));
  const stageOf = places(pathway.stages);
  const trackOf = places(pathway.tracks);
  const fixed = Int32Array.from(nodes, ({ stage }) => stageOf.get(stage ?? '') ?? -1);
  const lane = Int32Array.from(nodes, ({ track }) => trackOf.get(track ?? '') ?? -1);
  const host = Int32Array.from(nodes, (_, node) => findHost(graph, node, fixed, lane));

  const ignored = new Uint8Array(moves.length);
  for (const edge of cut) ignored[edge] = 1;
  moves.forEach(({ move }, edge) => {
    if (move.kind === 'lateral') ignored[edge] = 1;
  });
  const last = stageOf.size ? stageOf.size - 1 : Infinity;

  // Kahn's walk: when a node is taken, every step before it has its column.
  const layer = new Int32Array(nodes.length);
  const waiting = Int32Array.from(into, (list) => list.filter((edge) => !ignored[edge]).length);
  const taken: number[] = [];
  waiting.forEach((count, node) => count || taken.push(node));
  for (let at = 0; at < taken.length; at++) {
    const node = taken[at]!;
    if (fixed[node]! >= 0) layer[node] = fixed[node]!;
    for (const edge of out[node]!) {
      const { to } = moves[edge]!;
      if (ignored[edge]) continue;
      const step = host[to] === node || host[node] === to ? 0 : 1;
      layer[to] = Math.min(last, Math.max(layer[to]!, layer[node]! + step));
      if (!--waiting[to]!) taken.push(to);
    }
  }

  // Longest paths leave early steps far from what follows them. From the end backwards, a node with more ways on than in
  // moves up to the step after it, which makes no line longer than it saves.
  for (let at = taken.length; at--;) {
    const node = taken[at]!;
    if (fixed[node]! >= 0 || host[node]! >= 0) continue;
    const counts = (edge: number) => !ignored[edge];
    const onward = out[node]!.filter((edge) => counts(edge) && host[moves[edge]!.to]! < 0);
    if (onward.length <= into[node]!.filter(counts).length) continue;
    const nearest = Math.min(...onward.map((edge) => layer[moves[edge]!.to]!)) - 1;
    if (nearest > layer[node]!) layer[node] = nearest;
  }

  spreadLanes(graph, lane);
  host.forEach((role, node) => {
    if (role < 0) return;
    layer[node] = layer[role]!;
    lane[node] = lane[role]!;
  });
  return { layer, lane, host, stages: closeRanks(layer), tracks: closeRanks(lane) };
}

/**
 * The role that a qualification stands beside: one with an optional move between them, unless the author put the two in
 * different stages or lanes. Several qualifications beside a role can be held together.
 */
function findHost(graph: PathwayGraph, node: number, fixed: Int32Array, lane: Int32Array): number {
  const { nodes, moves, out, into } = graph;
  if (nodes[node]!.kind !== 'qualification') return -1;
  const agree = (mine: number, its: number) => mine < 0 || mine === its;
  for (const edge of [...into[node]!, ...out[node]!]) {
    const { move, from, to } = moves[edge]!;
    const other = from === node ? to : from;
    if (
      move.kind === 'option' &&
      nodes[other]!.kind === 'role' &&
      agree(fixed[node]!, fixed[other]!) &&
      agree(lane[node]!, lane[other]!)
    )
      return other;
  }
  return -1;
}

/** Gives a lane to each node without one: that of a linked step, nearest first; else the first lane. */
function spreadLanes({ nodes, moves, out, into }: PathwayGraph, lane: Int32Array): void {
  const known = [...nodes.keys()].filter((node) => lane[node]! >= 0);
  for (let at = 0; at < known.length; at++) {
    const node = known[at]!;
    for (const edge of [...out[node]!, ...into[node]!]) {
      const { from, to } = moves[edge]!;
      const other = from === node ? to : from;
      if (lane[other]! >= 0) continue;
      lane[other] = lane[node]!;
      known.push(other);
    }
  }
  lane.forEach((value, node) => {
    if (value < 0) lane[node] = 0;
  });
}

/** Renumbers from 0 without gaps, and returns what each number was. */
function closeRanks(values: Int32Array): number[] {
  const used = [...new Set(values)].sort((a, b) => a - b);
  const rank = new Map(used.map((value, at) => [value, at]));
  values.forEach((value, at) => (values[at] = rank.get(value)!));
  return used;
}
