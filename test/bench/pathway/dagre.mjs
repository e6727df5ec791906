import * as dagre from '@dagrejs/dagre';

/** dagre as its own page recommends, left to right. */
export function layout({ nodes, edges }) {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 16, ranksep: 64 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
  for (const [from, to] of edges) graph.setEdge(from, to);
  dagre.layout(graph);
  return graph.edges().map((edge) => graph.edge(edge).points.map(({ x, y }) => [x, y]));
}
