import type { PathwayGraph } from './graph.js';
import type { Levels } from './layers.js';

/**
 * What is ordered and placed: one vertex for each role with the qualifications beside it, and one for each column that a
 * long line passes through, so that every link joins neighbouring columns.
 */
export interface Chains {
  /** Vertices by column, in the order they came. */
  readonly columns: readonly (readonly number[])[];
  /** For each vertex, its lane. */
  readonly lane: readonly number[];
  /** For each vertex, the nodes it holds, the role first; empty where a line passes. */
  readonly members: readonly (readonly number[])[];
  /** Links between neighbouring columns: from vertex, to vertex, one after the other. */
  readonly links: readonly number[];
  /** For each node, its vertex. */
  readonly vertexOf: Int32Array;
  /** For each move, the vertices its line passes, from the lower column to the higher; empty for neighbours. */
  readonly through: readonly (readonly number[])[];
}

/** Breaks lines that span several columns into links. A move inside one column has no link. */
export function breakLines(graph: PathwayGraph, levels: Levels): Chains {
  const { layer, lane: laneOf, host } = levels;
  const columns: number[][] = levels.stages.map(() => []);
  const lane: number[] = [];
  const members: number[][] = [];
  const links: number[] = [];
  const vertexOf = new Int32Array(graph.nodes.length);
  const add = (column: number, laneNumber: number, nodes: number[]): number => {
    columns[column]!.push(lane.length);
    lane.push(laneNumber);
    return members.push(nodes) - 1;
  };

  graph.nodes.forEach((_, node) => {
    if (host[node]! < 0) vertexOf[node] = add(layer[node]!, laneOf[node]!, [node]);
  });
  graph.nodes.forEach((_, node) => {
    if (host[node]! < 0) return;
    vertexOf[node] = vertexOf[host[node]!]!;
    members[vertexOf[node]]!.push(node);
  });

  const through = graph.moves.map(({ from, to }) => {
    const [low, high] = layer[from]! <= layer[to]! ? [from, to] : [to, from];
    const start = layer[low]!;
    const span = layer[high]! - start;
    const passed: number[] = [];
    if (!span) return passed;
    let previous = vertexOf[low]!;
    for (let step = 1; step < span; step++) {
      // A line between two lanes changes lane on the way, a little at a time.
      const share = (laneOf[high]! - laneOf[low]!) * (step / span);
      const vertex = add(start + step, laneOf[low]! + Math.round(share), []);
      links.push(previous, vertex);
      passed.push(vertex);
      previous = vertex;
    }
    links.push(previous, vertexOf[high]!);
    return passed;
  });
  return { columns, lane, members, links, vertexOf, through };
}
