import type { Course, Entry, Links, Session, TimeZone } from '@esca/feed';
import { courseAvailability, sessionsAhead } from '../availability/course.js';
import { textOf } from '../text/choose.js';
import { formatCost } from '../text/money.js';
import { plural } from '../text/plural.js';
import { readableCode } from '../text/readable.js';
import type { Words } from '../text/words.js';
import { formatRange } from '../time/format.js';
import { formatDuration } from '../time/relative.js';
import type { RequestField } from './words.js';

/** What is being asked for. */
export interface RequestSubject {
  readonly entry: Entry<Course>;
  /** The chosen date; without it the course as such. */
  readonly session?: Session;
  /** A second choice, named before other dates. */
  readonly second?: Session;
  /** What the person wrote. */
  readonly why?: string;
  readonly cover?: string;
  /** Address of the course for the reader of the message; the course's own when absent. */
  readonly link?: string;
  /** The reader's clock, in epoch milliseconds. */
  readonly now: number;
  /** The reader's zone, when the page knows it. */
  readonly readerZone?: TimeZone;
}

/** What a message says of each field; what is not known is left out. */
export type RequestFacts = Readonly<Partial<Record<RequestField, string>>>;

/** So many other dates are named. */
const MOST_ALTERNATIVES = 3;
const WITH_PLACES: ReadonlySet<string> = new Set(['open', 'few', 'last']);

/** Name and area of a session's place; empty when it has none. */
export function sessionPlace(
  session: Session,
  { origin }: Entry<Course>,
  links: Links,
  words: Words,
): string {
  const found = session.place ? links.find(session.place, origin) : undefined;
  if (found?.kind !== 'place') return '';
  const { name, area } = found.entry.record;
  const place = textOf(name, words.lang, found.entry.origin.language);
  if (!area) return place;
  const term = links.term(found.entry.origin, 'area', area);
  const where = term
    ? textOf(term.title, words.lang, found.entry.origin.language)
    : readableCode(area);
  return `${place}, ${where}`;
}

/** A session's date in full, or the words that it has instead. */
export function sessionDate(
  session: Session,
  { origin }: Entry<Course>,
  words: Words,
  readerZone?: TimeZone,
): string {
  if (!session.start) return textOf(session.dateText, words.lang, origin.language);
  const zone = session.timeZone ?? origin.timeZone;
  return formatRange(session.start, session.end, zone, words, {
    ...(readerZone && { readerZone }),
  });
}

/** Other sessions of the course that have places, soonest first. */
export function alternativeSessions(
  entry: Entry<Course>,
  chosen: Session | undefined,
  now: number,
): Session[] {
  return sessionsAhead(entry, now)
    .filter(
      ({ session, availability }) =>
        session.id !== chosen?.id && WITH_PLACES.has(availability.state),
    )
    .map(({ session }) => session)
    .slice(0, MOST_ALTERNATIVES);
}

/** Gathers what the message says. Dates carry their year, because a message is read on another day. */
export function requestFacts(subject: RequestSubject, links: Links, words: Words): RequestFacts {
  const { entry, second, why, cover, now, readerZone } = subject;
  const { record, origin } = entry;
  const session = subject.session ?? courseAvailability(entry, now).next?.session;
  const others = alternativeSessions(entry, session, now).filter(({ id }) => id !== second?.id);
  const dated = (one: Session): string =>
    [sessionDate(one, entry, words, readerZone), sessionPlace(one, entry, links, words)]
      .filter(Boolean)
      .join(' – ');
  const hours = [
    record.cpdHours === undefined ? '' : plural(words.cpdHours, record.cpdHours, words.lang),
    record.duration ? formatDuration(record.duration, words) : '',
  ];
  const found: Record<RequestField, string | undefined> = {
    course: textOf(record.title, words.lang, origin.language),
    date: session && sessionDate(session, entry, words, readerZone),
    place: session && sessionPlace(session, entry, links, words),
    mode: session && words.modes[session.mode],
    alternatives: [...(second ? [second] : []), ...others].map(dated).filter(Boolean).join('; '),
    hours: hours.filter(Boolean).join(', '),
    cost: formatCost(session?.costs ?? record.costs, words, origin.language),
    cover: cover?.trim(),
    why: why?.trim(),
    link: subject.link ?? record.url,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value));
}
