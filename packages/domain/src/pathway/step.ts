import type { Day, Id, PathwayEdge, PathwayNode, Ref, Stage, Track } from '@esca/feed';
import type { PathwayGraph } from './graph.js';

/** Whether a step can be taken: now, from a day on, or no longer. */
export type StepStatus =
  | { readonly is: 'current'; readonly until?: Day }
  | { readonly is: 'future'; readonly from: Day }
  | { readonly is: 'past'; readonly until?: Day };

/** A move seen from one of its ends. */
export interface StepMove {
  readonly move: PathwayEdge;
  /** The step at the other end. */
  readonly node: PathwayNode;
}

/** A step with what stands round it. */
export interface StepDetails {
  readonly node: PathwayNode;
  readonly stage?: Stage | undefined;
  readonly track?: Track | undefined;
  readonly status: StepStatus;
  /** "Comes from": moves that reach it, sideways ones apart. */
  readonly from: readonly StepMove[];
  /** "Leads to": moves that leave it, sideways ones apart. */
  readonly to: readonly StepMove[];
  /** Sideways moves from it and to it, each step once. */
  readonly across: readonly StepMove[];
  /** Steps of the same kind and stage on other tracks. */
  readonly equivalents: readonly PathwayNode[];
  /** Qualifications joined by an optional move, which can be held together. */
  readonly alongside: readonly PathwayNode[];
  /** The step of this pathway that takes its place, at the end of the chain of replacements. */
  readonly replacedBy?: PathwayNode | undefined;
  /** Steps of this pathway that it takes the place of. */
  readonly replaces: readonly PathwayNode[];
}

/**
 * The status of a step on a day. A step with a replacement is past from the day the replacement is valid from, or at once
 * when no date is given.
 *
 * @param today The reader's day, `YYYY-MM-DD`, in the feed's zone.
 */
export function stepStatus(node: PathwayNode, today: Day): StepStatus {
  const { validFrom, validUntil } = node;
  if (validFrom !== undefined && today < validFrom) return { is: 'future', from: validFrom };
  const until = validUntil === undefined ? {} : { until: validUntil };
  const over = validUntil === undefined ? node.replacedBy !== undefined : today > validUntil;
  return { is: over ? 'past' : 'current', ...until };
}

/** A step with its moves, equivalents and replacements; undefined when the pathway has none of this id. */
export function describeStep(graph: PathwayGraph, id: Id, today: Day): StepDetails | undefined {
  const { nodes, moves, index, out, into, pathway } = graph;
  const at = index.get(id);
  if (at === undefined) return undefined;
  const node = nodes[at]!;
  const seen = (edges: readonly number[], end: 'from' | 'to'): StepMove[] =>
    edges.map((edge) => ({ move: moves[edge]!.move, node: nodes[moves[edge]![end]]! }));
  const to = seen(out[at]!, 'to');
  const from = seen(into[at]!, 'from');
  const lateral = ({ move }: StepMove) => move.kind === 'lateral';
  const onward = (list: readonly StepMove[]) => list.filter((step) => !lateral(step));

  const across: StepMove[] = [];
  for (const step of [...to, ...from].filter(lateral))
    if (!across.some((other) => other.node === step.node)) across.push(step);
  const alongside = [...from, ...to]
    .filter(({ move, node: other }) => move.kind === 'option' && other.kind === 'qualification')
    .map(({ node: other }) => other);

  return {
    node,
    stage: pathway.stages.find((stage) => stage.id === node.stage),
    track: pathway.tracks.find((track) => track.id === node.track),
    status: stepStatus(node, today),
    from: onward(from),
    to: onward(to),
    across,
    equivalents: nodes.filter(
      (other) =>
        other !== node &&
        node.stage !== undefined &&
        other.stage === node.stage &&
        other.kind === node.kind &&
        other.track !== node.track,
    ),
    alongside: [...new Set(alongside)],
    replacedBy: followReplacement(graph, node),
    replaces: nodes.filter((other) => replacementIn(graph, other) === node),
  };
}

/** Steps to start from, in the order of the pathway. */
export function startingPoints(graph: PathwayGraph): readonly PathwayNode[] {
  return graph.nodes.filter(({ entry }) => entry === true);
}

/**
 * The nearest thing to a step that an address asks for and the pathway does not have: the step that replaced it, when
 * anything still tells so; else the one whose id begins most alike, if at least half of it does.
 */
export function nearestStep(graph: PathwayGraph, id: Id): PathwayNode | undefined {
  const wanted = id.toLowerCase();
  const shared = (other: string) => {
    let at = 0;
    while (at < wanted.length && wanted[at] === other[at]) at++;
    return at;
  };
  const exact = graph.index.get(wanted);
  if (exact !== undefined)
    return followReplacement(graph, graph.nodes[exact]!) ?? graph.nodes[exact];
  let best: PathwayNode | undefined;
  for (const node of graph.nodes) {
    const reach = shared(node.id);
    if (reach * 2 >= wanted.length && reach > (best ? shared(best.id) : 0)) best = node;
  }
  return best && (followReplacement(graph, best) ?? best);
}

/** The node of the same pathway that a reference names; undefined for those of other pathways. */
export function nodeOfRef(graph: PathwayGraph, ref: Ref | undefined): PathwayNode | undefined {
  const found = /^(?:[^:/]+:)?pathway\/([^#]+)#(.+)$/.exec(ref ?? '');
  if (found?.[1] !== graph.pathway.id) return undefined;
  return graph.nodes[graph.index.get(found[2]!) ?? -1];
}

function replacementIn(graph: PathwayGraph, node: PathwayNode): PathwayNode | undefined {
  return nodeOfRef(graph, node.replacedBy);
}

/** The last of a chain of replacements; the first of a ring of them is never met twice. */
function followReplacement(graph: PathwayGraph, node: PathwayNode): PathwayNode | undefined {
  const met = new Set([node]);
  let last: PathwayNode | undefined;
  for (let next = replacementIn(graph, node); next && !met.has(next);) {
    met.add(next);
    last = next;
    next = replacementIn(graph, next);
  }
  return last;
}
