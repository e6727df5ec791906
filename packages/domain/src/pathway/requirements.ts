import type { Code, PcfLevel, Ref, Requirement } from '@esca/feed';
import { levelRank } from './pcf.js';

/** What is known of a person. What is left out is not known, which is not the same as not held. */
export interface Profile {
  /** Full names of courses and pathway nodes completed or held. */
  readonly held?: ReadonlySet<Ref>;
  /** The level that they work at. */
  readonly level?: PcfLevel;
  /** Months of experience since qualifying or registration. */
  readonly months?: number;
  /** Months in the present post. */
  readonly monthsInPost?: number;
  /** Codes of the bodies that they are registered with. */
  readonly registered?: ReadonlySet<Code>;
}

/** Met, missing, or not to be known from what is given. */
export type RequirementState = 'met' | 'missing' | 'unknown';

/** A requirement with its answer, and the answers of its parts. */
export interface RequirementAnswer {
  readonly requirement: Requirement;
  readonly state: RequirementState;
  readonly parts: readonly RequirementAnswer[];
}

/** The feed allows three levels of parts; a few more are read before one is answered with "unknown". */
const DEPTH = 6;

/**
 * Answers a requirement for a person. Words alone, kinds that are not known and facts that the profile leaves out are
 * "unknown", never "met".
 *
 * @param fullName Makes a reference of the feed a full one; as it stands when absent.
 */
export function answerRequirement(
  requirement: Requirement,
  profile: Profile,
  fullName: (ref: Ref) => Ref = (ref) => ref,
  depth = DEPTH,
): RequirementAnswer {
  const parts = depth
    ? (requirement.of ?? []).map((part) => answerRequirement(part, profile, fullName, depth - 1))
    : [];
  return { requirement, state: stateOf(requirement, parts, profile, fullName), parts };
}

/** The answer to several requirements that must all be met; "met" when there is none. */
export function allMet(answers: readonly RequirementAnswer[]): RequirementState {
  return enough(answers, answers.length);
}

function stateOf(
  { is, ref, level, months, since, body, atLeast }: Requirement,
  parts: readonly RequirementAnswer[],
  { held, level: own, months: served, monthsInPost, registered }: Profile,
  fullName: (ref: Ref) => Ref,
): RequirementState {
  switch (is) {
    case 'held':
      return ref === undefined ? 'unknown' : said(held?.has(fullName(ref)));
    case 'level':
      return levelRank(level) < 0 || levelRank(own) < 0
        ? 'unknown'
        : said(levelRank(own) >= levelRank(level));
    case 'experience': {
      const time = since === 'in-post' ? monthsInPost : served;
      return months === undefined || time === undefined ? 'unknown' : said(time >= months);
    }
    case 'registered':
      return body === undefined ? 'unknown' : said(registered?.has(body));
    case 'all':
      return parts.length ? allMet(parts) : 'unknown';
    case 'any':
      return parts.length ? enough(parts, atLeast ?? 1) : 'unknown';
    default:
      return 'unknown';
  }
}

function said(answer: boolean | undefined): RequirementState {
  return answer === undefined ? 'unknown' : answer ? 'met' : 'missing';
}

/** Whether so many of the parts are met, may be met, or cannot be. */
function enough(parts: readonly RequirementAnswer[], wanted: number): RequirementState {
  const met = parts.filter(({ state }) => state === 'met').length;
  const open = parts.filter(({ state }) => state === 'unknown').length;
  return met >= wanted ? 'met' : met + open >= wanted ? 'unknown' : 'missing';
}
