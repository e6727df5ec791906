import type { Course, Session } from '@esca/feed';

/** Courses on the first page of cards: what a finder shows before anybody scrolls, and a little more. */
export const firstCards = 40;
/** Courses on each later page of cards. */
export const laterCards = 200;
/** Courses that a file of details holds on average. */
const perBucket = 100;

/** Courses as pages of cards: a short first one, then longer ones. */
export function* cardPages<T>(courses: readonly T[]): Generator<readonly T[]> {
  yield courses.slice(0, firstCards);
  for (let from = firstCards; from < courses.length; from += laterCards)
    yield courses.slice(from, from + laterCards);
}

/** How many files the details of so many courses are spread over: a power of two, so that the number seldom changes. */
export function bucketCount(courses: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(courses / perBucket)));
}

/**
 * The file of details, counted from 0, that holds the course with this id: FNV-1a of the id, 32 bits, over the number of files.
 * An id is plain ASCII, so letters are bytes.
 */
export function bucketOf(id: string, buckets: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index++)
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  return (hash >>> 0) % buckets;
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
