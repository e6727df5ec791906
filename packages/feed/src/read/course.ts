import {
  boolean,
  count,
  currency,
  day,
  duration,
  id,
  instant,
  lang,
  list,
  named,
  number,
  oneOf,
  ref,
  rule,
  set,
  shape,
  string,
  text,
  timeZone,
  url,
  when,
  type Check,
} from '../checks.js';
import { report, type Trail } from '../trail.js';
import { approval, audience, domain, level, mode, visibility } from './scalars.js';
import { entity } from './support.js';
import type {
  Accreditation,
  Cadence,
  Cost,
  Course,
  Meeting,
  Recurrence,
  Requirement,
  Session,
} from '../types.js';

/** Requirements may stand in each other so deep, and no deeper. */
const DEEPEST_REQUIREMENT = 3;

/** What an `is` cannot do without. */
const NEEDED: Readonly<Record<Requirement['is'], keyof Requirement>> = {
  held: 'ref',
  level: 'level',
  experience: 'months',
  registered: 'body',
  note: 'text',
  all: 'of',
  any: 'of',
};

const requirementAt = (depth: number): Check<Requirement> => {
  const of: Check<Requirement[]> =
    depth < DEEPEST_REQUIREMENT
      ? list((value, trail) => requirementAt(depth + 1)(value, trail), 50)
      : (_value, trail) => {
          report(trail, 'V115', 'error');
          return undefined;
        };
  return shape<Requirement>(
    {
      is: oneOf('held', 'level', 'experience', 'registered', 'note', 'all', 'any'),
      ref,
      level,
      months: number({ min: 1, whole: true }),
      since: oneOf('qualifying', 'registration', 'in-post'),
      body: id,
      of,
      atLeast: number({ min: 1, whole: true }),
      text,
    },
    [],
    completeRequirement,
  );
};

/** A requirement of a kind that is not known keeps its words: it is shown, and never counts as met. */
function completeRequirement(clean: Requirement, trail: Trail): Requirement | undefined {
  const needed = (clean.is as Requirement['is'] | undefined) && NEEDED[clean.is];
  if (needed && clean[needed] !== undefined) {
    if (clean.atLeast !== undefined && clean.of && clean.atLeast > clean.of.length) {
      report(trail, 'V116', 'error', clean.atLeast, 'atLeast');
      const { atLeast: _tooMany, ...rest } = clean;
      return rest;
    }
    return clean;
  }
  report(trail, 'V116', 'error', needed ?? 'is');
  return clean.text === undefined ? undefined : { is: 'note', text: clean.text };
}

const requirementChecks = requirementAt(1);
export const requirements = list(requirementChecks, 50);

export const accreditation = shape<Accreditation>(
  {
    name: text,
    awardedBy: text,
    framework: id,
    level: string,
    credits: number({ min: 0 }),
    creditScheme: id,
    url,
  },
  ['name'],
);

const costs = list(
  shape<Cost>(
    { amount: number({ min: 0 }), currency, label: text, kind: oneOf('fee', 'non-attendance') },
    ['amount'],
  ),
  50,
);

const meetings = list(
  shape<Meeting>({ start: instant, end: instant, place: ref, title: text }, ['start']),
  400,
);

const repeats = shape<Recurrence>({ rule, except: list(when, 400), text }, ['rule']);

const cadence = shape<Cadence>(
  { everyMonths: number({ min: 1, whole: true }), nextExpected: day, text },
  [],
);

const session = shape<Session>(
  {
    id,
    title: text,
    mode,
    start: when,
    end: when,
    timeZone,
    dateText: text,
    place: ref,
    language: lang,
    capacity: count,
    placesLeft: count,
    waitingList: oneOf('open', 'closed'),
    asOf: instant,
    bookingOpens: when,
    bookingCloses: when,
    bookingUrl: url,
    approval,
    costs,
    status: oneOf('scheduled', 'rescheduled', 'postponed', 'cancelled'),
    meetings,
    repeats,
    visibility,
    modified: instant,
  },
  ['id', 'mode'],
  completeSession,
);

/** Dates in the wrong order lose the later one; a session that has no date at all, and needs one, goes. */
function completeSession(clean: Session, trail: Trail): Session | undefined {
  if (clean.start === undefined && clean.dateText === undefined && clean.mode !== 'on-demand') {
    report(trail, 'T401', 'error');
    return undefined;
  }
  if (clean.end !== undefined && !inOrder(clean.start, clean.end)) {
    report(trail, 'T404', 'error', clean.end, 'end');
    delete clean.end;
  }
  if (
    clean.bookingOpens &&
    clean.bookingCloses &&
    before(clean.bookingCloses, clean.bookingOpens)
  ) {
    report(trail, 'T405', 'error', clean.bookingCloses, 'bookingCloses');
    delete clean.bookingCloses;
  }
  if (clean.capacity !== undefined && (clean.placesLeft ?? 0) > clean.capacity) {
    report(trail, 'V117', 'warning', clean.placesLeft, 'placesLeft');
  }
  return clean;
}

/** Start and end are of one kind, and the end is not the earlier. */
function inOrder(start: string | undefined, end: string): boolean {
  return start !== undefined && start.length > 10 === end.length > 10 && !before(end, start);
}

/** Whether one moment is before another. Of a day and an instant only the days are compared: their zones may differ. */
export function before(a: string, b: string): boolean {
  return a.length > 10 && b.length > 10
    ? Date.parse(a) < Date.parse(b)
    : a.slice(0, 10) < b.slice(0, 10);
}

export const course = shape<Course>(
  {
    ...entity,
    title: text,
    summary: text,
    description: text,
    url,
    format: id,
    provider: ref,
    aliases: list(text, 50),
    contact: ref,
    joining: text,
    audience: set(audience),
    alsoOpenTo: set(audience),
    topics: set(id),
    levels: set(level),
    domains: set(domain),
    frameworks: set(id),
    cpdHours: number({ above: 0, max: 2000 }),
    peerReflection: boolean,
    duration,
    eligibility: text,
    openTo: set(id),
    requires: requirements,
    leadsTo: set(ref),
    accreditation: list(accreditation, 50),
    approval,
    costs,
    bookingUrl: url,
    sessions: named(session, 200),
    cadence,
    interestUrl: url,
    support: list(text, 50),
  },
  ['id', 'title'],
);
