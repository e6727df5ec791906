import type { Day, Duration, Id, PathwayEdge, PathwayNode, Ref } from '@esca/feed';
import { durationMonths } from '../time/duration.js';
import type { PathwayGraph } from './graph.js';
import { highestLevel, levelRank } from './pcf.js';
import { answerRequirement, type Profile, type RequirementAnswer } from './requirements.js';
import { stepStatus } from './step.js';

/** What a person may meet on the way. */
export type Blocker =
  | { readonly is: 'missing'; readonly node: PathwayNode; readonly answer: RequirementAnswer }
  | { readonly is: 'future'; readonly node: PathwayNode; readonly from: Day }
  | { readonly is: 'past'; readonly node: PathwayNode; readonly replacedBy?: Ref | undefined };

/** A qualification or programme that must come first and is not on the route: it is done beside it. */
export interface Alongside {
  readonly node: PathwayNode;
  /** Its full name. */
  readonly ref: Ref;
  readonly held: boolean;
  /** Usual time in months; absent when not stated. */
  readonly months?: number | undefined;
  readonly courses: readonly Ref[];
}

/** One move of a route. */
export interface RouteMove {
  readonly move: PathwayEdge;
  readonly from: PathwayNode;
  readonly to: PathwayNode;
  /** Full name of the step it reaches. */
  readonly ref: Ref;
  /** Full names of the courses that help with the step it reaches. */
  readonly courses: readonly Ref[];
  /** Usual time before the move, in months; absent when not stated. */
  readonly months?: number | undefined;
  /** Conditions of the move, then what the step requires whatever the way, answered as things will stand then. */
  readonly requirements: readonly RequirementAnswer[];
  readonly alongside: readonly Alongside[];
  readonly blockers: readonly Blocker[];
}

/** A way from one step to another. */
export interface Route {
  readonly moves: readonly RouteMove[];
  /** Usual time of the moves that state one, in months to one decimal. */
  readonly months: number;
  /** Moves that state no time: when above 0, the whole takes longer than `months`. */
  readonly notStated: number;
  /** True when the way enters the strategic track before its end. */
  readonly leavesPractice: boolean;
}

/** Two ways, or why there is none. */
export interface RoutePlan {
  readonly fewest?: Route;
  /** The way that stays out of the strategic track as long as it can. */
  readonly practice?: Route;
  /** True when both ways are one. */
  readonly same: boolean;
  readonly problem?: 'unknown-from' | 'unknown-to' | 'already-there' | 'no-way';
}

/** What planning depends on besides the pathway. */
export interface PlanOptions {
  /** The reader's day, `YYYY-MM-DD`. */
  readonly today: Day;
  readonly profile?: Profile;
  /** Makes a reference of this pathway's feed a full one; as it stands when absent. */
  readonly fullName?: (ref: Ref) => Ref;
}

// The costs of a move keep their rank whatever the sums: a step that is over before one that leaves practice, before one
// move more, before a month more. A route has fewer than a thousand moves, and less than a million months counts.
const MOVE = 1e6;
const LEAVE = 1e9;
const OVER = 1e12;
const MOST_MONTHS = 1e3;

/**
 * Plans two ways from one step to another: the fewest moves, and in practice as long as it can be. Ties go to the shorter
 * time, then to the order of the feed. Takes time in proportion to the square of the steps (Dijkstra 1959), however many
 * ways there are. It is a guide, not a promise.
 */
export function planRoutes(graph: PathwayGraph, from: Id, to: Id, options: PlanOptions): RoutePlan {
  const start = graph.index.get(from);
  const end = graph.index.get(to);
  if (start === undefined) return { same: false, problem: 'unknown-from' };
  if (end === undefined) return { same: false, problem: 'unknown-to' };
  if (start === end) return { same: false, problem: 'already-there' };
  const strategic = strategicNodes(graph);
  const over = graph.nodes.map((node) => stepStatus(node, options.today).is === 'past');
  const cost = (edge: number, leave: number) => {
    const target = graph.moves[edge]!.to;
    const time = Math.min(MOST_MONTHS - 1, moveMonths(graph, edge) ?? 0);
    return (
      MOVE + time + (over[target] && target !== end ? OVER : 0) + (strategic[target] ? leave : 0)
    );
  };
  const fewest = cheapest(graph, start, end, (edge) => cost(edge, 0));
  const practice = cheapest(graph, start, end, (edge) => cost(edge, LEAVE));
  if (!fewest || !practice) return { same: false, problem: 'no-way' };
  const describe = (edges: readonly number[]): Route => ({
    ...describeRoute(graph, edges, options),
    leavesPractice: edges.slice(0, -1).some((edge) => strategic[graph.moves[edge]!.to]),
  });
  const same = fewest.join() === practice.join();
  const route = describe(fewest);
  return { fewest: route, practice: same ? route : describe(practice), same };
}

/** Dijkstra over steps: each is settled once, by the cheapest move that reaches it. Of equal ones the first settles first. */
function cheapest(
  { nodes, moves, out }: PathwayGraph,
  start: number,
  end: number,
  cost: (edge: number) => number,
): number[] | undefined {
  const total = nodes.map(() => Infinity);
  const by: number[] = [];
  // Every move costs something, so that none leads back to a step that is settled.
  const reached = new Set([start]);
  total[start] = 0;
  let nearest = start;
  while (nearest !== end) {
    reached.delete(nearest);
    for (const edge of out[nearest]!) {
      const { to } = moves[edge]!;
      const sum = total[nearest]! + cost(edge);
      if (sum >= total[to]!) continue;
      [total[to], by[to]] = [sum, edge];
      reached.add(to);
    }
    if (!reached.size) return undefined;
    nearest = nodes.length;
    for (const node of reached) {
      const ahead = total[node]! - (total[nearest] ?? Infinity);
      if (ahead < 0 || (ahead === 0 && node < nearest)) nearest = node;
    }
  }
  const path: number[] = [];
  for (let node = end; node !== start; node = moves[by[node]!]!.from) path.unshift(by[node]!);
  return path;
}

function strategicNodes({ nodes, pathway }: PathwayGraph): boolean[] {
  const tracks = pathway.tracks.filter(({ kind }) => kind === 'strategic').map(({ id }) => id);
  return nodes.map(({ track }) => track !== undefined && tracks.includes(track));
}

function monthsOf(duration: Duration | undefined): number | undefined {
  return duration === undefined ? undefined : durationMonths(duration);
}

/** Usual months before a move: its own, else how long the step that it leaves usually takes. */
function moveMonths({ nodes, moves }: PathwayGraph, edge: number): number | undefined {
  const { move, from } = moves[edge]!;
  return monthsOf(move.typical ?? nodes[from]!.duration);
}

function describeRoute(
  graph: PathwayGraph,
  edges: readonly number[],
  { today, profile = {}, fullName = (ref) => ref }: PlanOptions,
): Omit<Route, 'leavesPractice'> {
  const { nodes, moves, pathway } = graph;
  const refOf = (node: PathwayNode) => fullName(`pathway/${pathway.id}#${node.id}`);
  const onRoute = new Set(edges.flatMap((edge) => [moves[edge]!.from, moves[edge]!.to]));
  const held = new Set(profile.held);
  let level = profile.level;
  let elapsed = 0;
  let notStated = 0;

  const route = edges.map((edge, at): RouteMove => {
    const { move, from, to } = moves[edge]!;
    const [source, target] = [nodes[from]!, nodes[to]!];
    const months = moveMonths(graph, edge);
    if (months === undefined) notStated++;
    elapsed += months ?? 0;

    // As things will stand: whoever makes this move has been at its start, at the level of its stage, for its time.
    held.add(refOf(source));
    const reached = highestLevel(pathway.stages.find(({ id }) => id === source.stage)?.levels);
    if (levelRank(reached) > levelRank(level)) level = reached;
    const inPost = at ? months : profile.monthsInPost;
    const then: Profile = {
      ...profile,
      ...(profile.held || at ? { held } : {}),
      ...(level && { level }),
      ...(profile.months !== undefined && { months: profile.months + elapsed }),
      ...(inPost !== undefined && { monthsInPost: inPost }),
    };
    const alongside = prerequisites(graph, to, onRoute).map((node): Alongside => {
      const ref = refOf(node);
      return {
        node,
        ref,
        held: profile.held?.has(ref) ?? false,
        months: monthsOf(node.duration),
        courses: (node.courses ?? []).map(fullName),
      };
    });
    const requirements = [...(move.conditions ?? []), ...(target.requires ?? [])].map((one) =>
      answerRequirement(one, then, fullName),
    );
    return {
      move,
      from: source,
      to: target,
      ref: refOf(target),
      courses: (target.courses ?? []).map(fullName),
      months,
      requirements,
      alongside,
      blockers: blockersOf(target, requirements, today),
    };
  });

  // A last step that is not a post is only reached when it is completed.
  const last = nodes[moves[edges.at(-1)!]!.to]!;
  if (last.kind !== 'role') elapsed += monthsOf(last.duration) ?? 0;
  return { moves: route, months: Math.round(elapsed * 10) / 10, notStated };
}

/** What must come before a step and is not on the route, with what must come before that. */
function prerequisites(
  { nodes, moves, into }: PathwayGraph,
  target: number,
  onRoute: ReadonlySet<number>,
): PathwayNode[] {
  const found = new Set<number>();
  const queue = [target];
  for (const node of queue)
    for (const edge of into[node]!) {
      const { move, from } = moves[edge]!;
      if (move.kind !== 'prerequisite' || onRoute.has(from) || found.has(from)) continue;
      found.add(from);
      queue.push(from);
    }
  return [...found].map((node) => nodes[node]!);
}

function blockersOf(
  node: PathwayNode,
  requirements: readonly RequirementAnswer[],
  today: Day,
): Blocker[] {
  const blockers: Blocker[] = requirements
    .filter(({ state }) => state === 'missing')
    .map((answer) => ({ is: 'missing', node, answer }));
  const status = stepStatus(node, today);
  if (status.is === 'future') blockers.push({ is: 'future', node, from: status.from });
  if (status.is === 'past') blockers.push({ is: 'past', node, replacedBy: node.replacedBy });
  return blockers;
}
