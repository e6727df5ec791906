import ELK from 'elkjs/lib/elk.bundled.js';

/** elk's layered algorithm with straight pieces, so that bends are counted as the other tools draw them. */
export async function layout({ nodes, edges }) {
  const result = await new ELK().layout({
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.edgeRouting': 'POLYLINE',
      'elk.spacing.nodeNode': '16',
      'elk.layered.spacing.nodeNodeBetweenLayers': '64',
    },
    children: nodes.map(({ id, width, height }) => ({ id, width, height })),
    edges: edges.map(([from, to], at) => ({ id: `e${at}`, sources: [from], targets: [to] })),
  });
  return result.edges.map(({ sections: [section] }) =>
    [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(({ x, y }) => [x, y]),
  );
}
