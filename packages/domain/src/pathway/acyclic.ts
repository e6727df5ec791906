import type { PathwayGraph } from './graph.js';

/**
 * Finds the moves to set aside so that the rest contain no cycle: the back edges of a depth-first walk, which starts at
 * the earliest steps so that the move cut is the one that leads back. Sideways moves never count.
 *
 * @returns Places in `graph.moves`.
 */
export function cutCycles(graph: PathwayGraph): number[] {
  const { nodes, moves, out, into } = graph;
  const stage = (node: number) =>
    graph.pathway.stages.findIndex(({ id }) => id === nodes[node]!.stage);
  const roots = nodes
    .map((_, at) => at)
    .sort((a, b) => +(into[a]!.length > 0) - +(into[b]!.length > 0) || stage(a) - stage(b));

  // 0: not met; 1: on the walk from the root to here; 2: left for good. A move to a 1 closes a cycle. The walk keeps its
  // own stack, because a chain of a thousand steps would be too deep for the engine's.
  const state = nodes.map(() => 0);
  const next = nodes.map(() => 0);
  const cut: number[] = [];
  for (const root of roots) {
    if (state[root]) continue;
    const walk = [root];
    state[root] = 1;
    while (walk.length) {
      const node = walk[walk.length - 1]!;
      const edge = out[node]![next[node]!++];
      if (edge === undefined) {
        state[node] = 2;
        walk.pop();
        continue;
      }
      const { move, to } = moves[edge]!;
      if (move.kind === 'lateral') continue;
      if (state[to] === 1) cut.push(edge);
      else if (!state[to]) {
        state[to] = 1;
        walk.push(to);
      }
    }
  }
  return cut;
}
