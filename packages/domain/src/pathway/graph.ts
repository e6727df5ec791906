import type { Id, Pathway, PathwayEdge, PathwayNode, Problem } from '@esca/feed';

/** A move whose two ends exist. `from` and `to` are places in {@link PathwayGraph.nodes}. */
export interface GraphMove {
  readonly move: PathwayEdge;
  readonly from: number;
  readonly to: number;
}

/** A pathway as the other functions of this folder read it: sound, and linked both ways. */
export interface PathwayGraph {
  readonly pathway: Pathway;
  readonly nodes: readonly PathwayNode[];
  readonly moves: readonly GraphMove[];
  /** From a node's id to its place in `nodes`. */
  readonly index: ReadonlyMap<Id, number>;
  /** For each node, the places in `moves` of the moves that leave it. */
  readonly out: readonly (readonly number[])[];
  /** For each node, the places in `moves` of the moves that reach it. */
  readonly into: readonly (readonly number[])[];
  /** Nodes that no move touches; a page lists them after the map. */
  readonly loose: readonly Id[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a pathway into a graph. Moves that lead nowhere, lead to their own start or are given twice are left out and
 * reported; so is a second node of the same id.
 *
 * @param keep Which nodes to take; all when absent. Moves to nodes that are left out go without a report.
 */
export function readGraph(
  pathway: Pathway,
  keep: (node: PathwayNode) => boolean = () => true,
): PathwayGraph {
  const nodes: PathwayNode[] = [];
  const index = new Map<Id, number>();
  const known = new Set<Id>();
  const problems: Problem[] = [];
  const report = (code: string, severity: Problem['severity'], path: string, detail: string) =>
    problems.push({ code, severity, path, detail: detail.slice(0, 120) });

  pathway.nodes.forEach((node, at) => {
    if (known.has(node.id)) report('R208', 'error', `/nodes/${at}`, node.id);
    else if (keep(node)) {
      index.set(node.id, nodes.length);
      nodes.push(node);
    }
    known.add(node.id);
  });

  const moves: GraphMove[] = [];
  const out: number[][] = nodes.map(() => []);
  const into: number[][] = nodes.map(() => []);
  const seen = new Set<string>();
  pathway.edges.forEach((move, at) => {
    const { from, to, kind } = move;
    const name = `${from} ${to} ${kind}`;
    const start = index.get(from);
    const end = index.get(to);
    if (!known.has(from) || !known.has(to)) report('R206', 'error', `/edges/${at}`, name);
    else if (from === to || seen.has(name)) report('R210', 'warning', `/edges/${at}`, name);
    else if (start !== undefined && end !== undefined) {
      out[start]!.push(moves.length);
      into[end]!.push(moves.length);
      moves.push({ move, from: start, to: end });
    }
    seen.add(name);
  });

  const loose = nodes.filter((_, at) => !out[at]!.length && !into[at]!.length).map(({ id }) => id);
  return { pathway, nodes, moves, index, out, into, loose, problems };
}
