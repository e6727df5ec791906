import type { PathwayGraph } from './graph.js';

/** Which column and lane each node stands in. */
export interface Levels {
  /** For each node, its column, counted from 0 with no column empty. */
  readonly layer: readonly number[];
  /** For each node, its lane, counted from 0 with no lane empty. */
  readonly lane: readonly number[];
  /** For each node, the role it stands beside, or -1. Its column and lane are those of that role. */
  readonly host: readonly number[];
  /** For each column, the place in `pathway.stages`; beyond the last stage when there are none. */
  readonly stages: readonly number[];
  /** For each lane, the place in `pathway.tracks`. */
  readonly tracks: readonly number[];
}

/**
 * Gives each node a column and a lane. A stage or track that the author names is kept; the rest is computed: the column
 * is one past the furthest of the steps before it (longest path), never beyond the last stage; the lane is that of the
 * nearest linked step. Moves that were cut, and sideways moves, have no say.
 */
export function assignLevels(graph: PathwayGraph, cut: readonly number[]): Levels {
  const { nodes, moves, out, into, pathway } = graph;
  const place = (list: readonly { id: string }[], id = '') => list.findIndex((it) => it.id === id);
  const fixed = nodes.map(({ stage }) => place(pathway.stages, stage));
  const lane = nodes.map(({ track }) => place(pathway.tracks, track));
  const touching = (node: number) => [...into[node]!, ...out[node]!].map((edge) => moves[edge]!);

  // A qualification stands beside the first role with an optional move to or from it, unless the author put the two in
  // different stages or lanes. Several beside one role can be held together.
  const agree = (mine: number, its: number) => mine < 0 || mine === its;
  const host = nodes.map(({ kind }, node) => {
    if (kind === 'qualification')
      for (const { move, from, to } of touching(node)) {
        const role = from + to - node;
        if (
          move.kind === 'option' &&
          nodes[role]!.kind === 'role' &&
          agree(fixed[node]!, fixed[role]!) &&
          agree(lane[node]!, lane[role]!)
        )
          return role;
      }
    return -1;
  });

  // Kahn's walk: when a node is taken, every step before it has its column.
  const counted = (lists: PathwayGraph['out']) =>
    lists.map((list) =>
      list.filter((edge) => moves[edge]!.move.kind !== 'lateral' && !cut.includes(edge)),
    );
  const before = counted(into);
  const after = counted(out);
  const last = (pathway.stages.length || Infinity) - 1;
  const layer = nodes.map(() => 0);
  const waiting = before.map((list) => list.length);
  const taken = [...nodes.keys()].filter((node) => !waiting[node]);
  for (const node of taken) {
    if (fixed[node]! >= 0) layer[node] = fixed[node]!;
    for (const edge of after[node]!) {
      const { to } = moves[edge]!;
      const step = host[to] === node || host[node] === to ? 0 : 1;
      layer[to] = Math.min(last, Math.max(layer[to]!, layer[node]! + step));
      if (!--waiting[to]!) taken.push(to);
    }
  }

  // Longest paths leave early steps far from what follows them. From the end backwards, a node with more ways on than in
  // moves up to the step after it, which shortens more lines than it lengthens.
  for (const node of taken.reverse()) {
    const next = after[node]!.map((edge) => layer[moves[edge]!.to]! - 1);
    if (fixed[node]! < 0 && next.length > before[node]!.length)
      layer[node] = Math.max(layer[node]!, Math.min(...next));
  }

  const known = [...nodes.keys()].filter((node) => lane[node]! >= 0);
  for (const node of known)
    for (const { from, to } of touching(node)) {
      const other = from + to - node;
      if (lane[other]! < 0) {
        lane[other] = lane[node]!;
        known.push(other);
      }
    }
  host.forEach((role, node) => {
    lane[node] = Math.max(0, lane[role] ?? lane[node]!);
    layer[node] = layer[role] ?? layer[node]!;
  });
  return { layer, lane, host, stages: closeRanks(layer), tracks: closeRanks(lane) };
}

/** Renumbers from 0 without gaps, and returns what each number was. */
function closeRanks(values: number[]): number[] {
  const used = [...new Set(values)].sort((a, b) => a - b);
  values.forEach((value, at) => (values[at] = used.indexOf(value)));
  return used;
}
