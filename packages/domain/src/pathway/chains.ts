import type { PathwayGraph } from './graph.js';
import type { Levels } from './layers.js';

/**
 * What is ordered and placed: one vertex for each role with the qualifications beside it, and one for each column that a
 * long line passes through, so that every link joins neighbouring columns.
 */
export interface Chains {
  /** Vertices by column. */
  readonly columns: readonly (readonly number[])[];
  /** For each vertex, its lane. */
  readonly lane: readonly number[];
  /** For each vertex, the nodes it holds, the role first; empty where a line passes. */
  readonly members: readonly (readonly number[])[];
  /** For each vertex, those linked to it in the column before (first list) and after (second); sorted by what orders. */
  readonly near: readonly [number[][], number[][]];
  /** For each move, the vertices its line passes, from the lower column to the higher; empty for neighbours. */
  readonly through: readonly (readonly number[])[];
}

/** Breaks lines that span several columns into links. A move inside one column has no link. */
export function breakLines({ nodes, moves }: PathwayGraph, levels: Levels): Chains {
  const { layer, lane: laneOf, host } = levels;
  const columns: number[][] = levels.stages.map(() => []);
  const lane: number[] = [];
  const members: number[][] = [];
  const near: [number[][], number[][]] = [[], []];
  const add = (column: number, number: number, held: number[]): number => {
    columns[column]!.push(lane.length);
    near[0].push([]);
    near[1].push([]);
    members.push(held);
    return lane.push(number) - 1;
  };
  const link = (before: number, after: number) => {
    near[1][before]!.push(after);
    near[0][after]!.push(before);
  };

  const vertexOf = nodes.map((_, node) =>
    host[node]! < 0 ? add(layer[node]!, laneOf[node]!, [node]) : -1,
  );
  host.forEach((role, node) => {
    if (role < 0) return;
    vertexOf[node] = vertexOf[role]!;
    members[vertexOf[node]]!.push(node);
  });

  const through = moves.map(({ from, to }) => {
    const [low, high] = layer[from]! < layer[to]! ? [from, to] : [to, from];
    const span = layer[high]! - layer[low]!;
    const passed: number[] = [];
    let previous = vertexOf[low]!;
    for (let step = 1; step < span; step++) {
      // A line between two lanes changes lane on the way, a little at a time.
      const share = Math.round((laneOf[high]! - laneOf[low]!) * (step / span));
      const vertex = add(layer[low]! + step, laneOf[low]! + share, []);
      link(previous, vertex);
      passed.push((previous = vertex));
    }
    if (span) link(previous, vertexOf[high]!);
    return passed;
  });
  return { columns, lane, members, near, through };
}
