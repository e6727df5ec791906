import { layout, graphlib } from '@dagrejs/dagre';
import { draw } from './svg-page.mjs';

await draw((nodes, edges) => {
  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 16, ranksep: 64 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of nodes) graph.setNode(id, { width: 160, height: 48 });
  for (const { from, to } of edges) graph.setEdge(from, to);
  layout(graph);
  const { width, height } = graph.graph();
  const placed = nodes.map(({ id }) => [id, graph.node(id)]);
  return {
    width,
    height,
    boxes: new Map(placed.map(([id, { x, y }]) => [id, { x: x - 80, y: y - 24 }])),
    lines: graph.edges().map((edge) => graph.edge(edge).points.map(({ x, y }) => [x, y])),
  };
});
