import {
  PCF_DOMAINS,
  type Course,
  type Id,
  type PathwayNode,
  type PcfDomain,
  type PcfLevel,
  type Ref,
} from '@esca/feed';
import type { PathwayGraph } from './graph.js';
import { levelRank } from './pcf.js';

/** A course as the lens needs it. */
export interface LensCourse {
  /** Its full name. */
  readonly ref: Ref;
  readonly record: Pick<Course, 'domains' | 'levels'>;
}

/** A step seen through one domain. */
export interface LensStep {
  readonly node: PathwayNode;
  /** The level expected; absent when the step says nothing of the domain. */
  readonly level?: PcfLevel | undefined;
  /** Courses that build the domain at that level. */
  readonly courses: readonly Ref[];
}

/** A domain in which one step asks for more than another. */
export interface CapabilityGap {
  readonly domain: PcfDomain;
  /** What the first step asks for; absent when it says nothing. */
  readonly have?: PcfLevel | undefined;
  readonly need: PcfLevel;
  /** Courses that build the domain at the level needed. */
  readonly courses: readonly Ref[];
}

/** Every step with the level it asks for in a domain, in the order of the pathway, and the courses that build it. */
export function capabilityLens(
  graph: PathwayGraph,
  domain: PcfDomain,
  courses: readonly LensCourse[],
): LensStep[] {
  return graph.nodes.map((node) => {
    const level = levelIn(node, domain);
    return { node, level, courses: level ? coursesFor(courses, domain, level) : [] };
  });
}

/** What a person must build to go from one step to another, domain by domain in the framework's order. */
export function capabilityGaps(
  graph: PathwayGraph,
  from: Id,
  to: Id,
  courses: readonly LensCourse[],
): CapabilityGap[] {
  const start = graph.nodes[graph.index.get(from) ?? -1];
  const end = graph.nodes[graph.index.get(to) ?? -1];
  if (!end) return [];
  return PCF_DOMAINS.flatMap((domain) => {
    const have = start && levelIn(start, domain);
    const need = levelIn(end, domain);
    return need && levelRank(need) > levelRank(have)
      ? [{ domain, have, need, courses: coursesFor(courses, domain, need) }]
      : [];
  });
}

/** The level that a step asks for in a domain; the highest, if it says so twice. */
export function levelIn(node: PathwayNode, domain: PcfDomain): PcfLevel | undefined {
  let found: PcfLevel | undefined;
  for (const capability of node.capabilities ?? [])
    if (capability.domain === domain && levelRank(capability.level) > levelRank(found))
      found = capability.level;
  return found;
}

/** Courses of the domain that name the level; those that name no level are for all. */
function coursesFor(courses: readonly LensCourse[], domain: PcfDomain, level: PcfLevel): Ref[] {
  return courses
    .filter(
      ({ record: { domains, levels } }) =>
        domains?.includes(domain) && (!levels?.length || levels.includes(level)),
    )
    .map(({ ref }) => ref);
}
