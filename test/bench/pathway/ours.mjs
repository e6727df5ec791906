import { layoutPathway } from '../../../packages/domain/src/pathway/layout.ts';
import { readGraph } from '../../../packages/domain/src/pathway/graph.ts';

/** Our own, from a pathway that names no stage, so that layers are computed as the others compute them. */
export function layout({ nodes, edges }) {
  const graph = readGraph({
    id: 'bench',
    title: 'Bench',
    tracks: [{ id: 'only', title: 'Only' }],
    stages: [],
    nodes: nodes.map(({ id }) => ({ id, kind: 'role', title: id })),
    edges: edges.map(([from, to]) => ({ from, to, kind: 'progression' })),
  });
  const { width, height } = nodes[0];
  const drawing = layoutPathway(graph, { size: () => ({ width, height }) });
  return drawing.edges.map(({ points }) => points.map(({ x, y }) => [x, y]));
}
