import type { Course, Session } from '@esca/feed';

/** Courses on the first page of cards: what a finder shows before anybody scrolls, and a little more. */
export const firstCards = 40;
/** A page of results is spread over as many files as it has courses, so later pages are short. */
const laterCards = 20;
/** Later pages at most: a list of parts has an end, and its names alone are a good deal to load. */
const mostPages = 4000;
/** Courses that a file of details holds on average. */
const perBucket = 100;

/** Courses as pages of cards: a first one that is shown at once, then those that are asked for one by one. */
export function* cardPages<T>(courses: readonly T[]): Generator<readonly T[]> {
  yield courses.slice(0, firstCards);
  const rest = courses.length - firstCards;
  const size = laterCards * Math.ceil(rest / (laterCards * mostPages));
  for (let from = firstCards; from < courses.length; from += size)
    yield courses.slice(from, from + size);
}

/** How many files the details of so many courses are spread over: a power of two, so that the number seldom changes. */
export function bucketCount(courses: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(courses / perBucket)));
}

/** What a card shows of a course and what filters ask of it. Dates that are over are left out. */
export function cardOf(course: Course, isOver: (session: Session) => boolean): Course {
  const {
    accreditation: _accreditation,
    contact: _contact,
    description: _description,
    domains: _domains,
    eligibility: _eligibility,
    identifiers: _identifiers,
    joining: _joining,
    requires: _requires,
    sessions,
    support: _support,
    ...rest
  } = course;
  const ahead = (sessions ?? []).filter((session) => !isOver(session));
  if (ahead.length === 0) return rest;
  return {
    ...rest,
    sessions: ahead.map((session) => {
      const { bookingUrl: _booking, meetings: _meetings, repeats: _repeats, ...kept } = session;
      return kept;
    }),
  };
}
