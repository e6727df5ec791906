import { decrossTwoLayer, graphConnect, sugiyama, twolayerGreedy } from 'd3-dag';

/** d3-dag with its own choice of layers and places, and the greedy two-layer reordering. */
export function layout({ nodes, edges }) {
  const alone = nodes
    .filter(({ id }) => !edges.some((edge) => edge.includes(id)))
    .map(({ id }) => [id, id]);
  const graph = graphConnect().single(true)([...edges, ...alone]);
  sugiyama().nodeSize([48, 160]).gap([16, 64]).decross(decrossTwoLayer().order(twolayerGreedy()))(
    graph,
  );
  return [...graph.links()].map(({ points }) => points.map(([x, y]) => [y, x]));
}
