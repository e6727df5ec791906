import { layoutPathway } from '../../../packages/domain/src/pathway/layout.ts';
import { readGraph } from '../../../packages/domain/src/pathway/graph.ts';
import { draw } from './svg-page.mjs';

await draw((nodes, edges) => {
  const pathway = { id: 'p', title: 'P', tracks: [], stages: [], nodes: [], edges };
  for (const { id, kind, title } of nodes) pathway.nodes.push({ id, kind, title });
  const drawing = layoutPathway(readGraph(pathway), { size: () => ({ width: 160, height: 48 }) });
  return {
    width: drawing.width,
    height: drawing.height,
    boxes: new Map(drawing.nodes.map((node) => [node.id, node])),
    lines: drawing.edges.map(({ points }) => points.map(({ x, y }) => [x, y])),
  };
});
