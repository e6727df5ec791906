import type {
  Course,
  Entry,
  Links,
  Organisation,
  Origin,
  Place,
  Session,
  Vacancy,
} from '@esca/feed';
import { textOf } from '../text/choose.js';
import { fill } from '../text/fill.js';
import type { Words } from '../text/words.js';
import { instantOf } from '../time/zone.js';
import type { CalendarEvent } from './write.js';

const SEQUENCE_START = Date.UTC(2020, 0, 1);

/** Minutes from the beginning of 2020 to the last change; 0 when it is not known. */
export function sequenceOf(modified: string | undefined): number {
  const minutes = Math.floor((Date.parse(modified ?? '') - SEQUENCE_START) / 60_000);
  return minutes > 0 ? minutes : 0;
}

function hostOf(address: string | undefined): string {
  try {
    return new URL(address ?? '').hostname;
  } catch {
    return '';
  }
}

function uid(ref: string, { publisher, url }: Origin): string {
  return `${ref}@${hostOf(publisher.url) || hostOf(url) || `${publisher.id}.invalid`}`;
}

function placeText(place: Place | undefined, origin: Origin, words: Words): string {
  if (!place) return '';
  const name = textOf(place.name, words.lang, origin.language);
  return [name, place.address, place.postcode].filter(Boolean).join(', ');
}

function findPlace(ref: string | undefined, origin: Origin, links: Links): Place | undefined {
  const found = ref ? links.find(ref, origin) : undefined;
  return found?.kind === 'place' ? found.entry.record : undefined;
}

/**
 * The events of a session: one for each meeting, else one for the whole. A cancelled or postponed session keeps its
 * events, marked as cancelled, so that calendars that hold them strike them out. A session without a date has none.
 */
export function sessionEvents(
  entry: Entry<Course>,
  session: Session,
  links: Links,
  words: Words,
): CalendarEvent[] {
  const { record, origin } = entry;
  const say = (text: Course['title'] | undefined): string =>
    textOf(text, words.lang, origin.language);
  const modified = session.modified ?? record.modified;
  const zone = session.timeZone ?? origin.timeZone;
  const off = session.status === 'cancelled' || session.status === 'postponed';
  const place = findPlace(session.place, origin, links);
  const status = off ? (words.availability[session.status as 'cancelled'].split('.')[0] ?? '') : '';
  const title = [say(record.title), say(session.title)].filter(Boolean).join(': ');
  const description = [
    status,
    say(record.summary),
    say(session.dateText),
    say(place?.accessibility),
    record.url,
  ]
    .filter(Boolean)
    .join('\n\n');
  const meetings = session.meetings?.length
    ? session.meetings
    : session.start
      ? [{ start: session.start, ...(session.end && { end: session.end }) }]
      : [];
  return meetings.map((meeting, index) => {
    const own = 'place' in meeting ? findPlace(meeting.place, origin, links) : undefined;
    const part = 'title' in meeting ? say(meeting.title) : '';
    const named = part ? `${title}: ${part}` : title;
    const where = placeText(own ?? place, origin, words);
    const location = where || (session.mode === 'online' ? words.modes.online : '');
    const repeats = session.meetings?.length ? undefined : session.repeats;
    return {
      // The first keeps the session's own name, so that adding a second meeting moves nothing.
      uid: uid(`${entry.ref}#${session.id}${index ? `/${index + 1}` : ''}`, origin),
      sequence: sequenceOf(modified),
      stamp: modified ? Date.parse(modified) : origin.generatedAt,
      zone,
      ...meeting,
      title: status ? `${status}: ${named}` : named,
      ...(description && { description }),
      ...(location && { location }),
      ...(record.url && { url: record.url }),
      ...(off && { cancelled: true }),
      ...(repeats && { rule: repeats.rule, ...(repeats.except && { except: repeats.except }) }),
    };
  });
}

/** The events of all sessions of a course, a whole programme in one file. */
export function courseEvents(entry: Entry<Course>, links: Links, words: Words): CalendarEvent[] {
  return (entry.record.sessions ?? []).flatMap((session) =>
    sessionEvents(entry, session, links, words),
  );
}

/** Days before closing at which a reminder sounds. */
const REMINDERS = [2, 1] as const;

/** A reminder of a vacancy's closing, with alarms two days and one day before; `undefined` when it has no closing date. */
export function vacancyEvent(
  entry: Entry<Vacancy>,
  links: Links,
  words: Words,
): CalendarEvent | undefined {
  const { record, origin, ref } = entry;
  const { closes, modified, status, employer } = record;
  if (!closes) return undefined;
  const say = (text: Vacancy['title'] | undefined): string =>
    textOf(text, words.lang, origin.language);
  const found = employer ? links.find(employer, origin) : undefined;
  const organisation: Organisation = found?.kind === 'org' ? found.entry.record : origin.publisher;
  const gone = status !== undefined && status !== 'open' && status !== 'paused';
  // A day closes at its last minute, as the sentence about it says.
  const start =
    closes.length === 10
      ? new Date(instantOf(closes, origin.timeZone, 'end') - 60_000).toISOString()
      : closes;
  const description = [say(record.team), say(organisation.name), record.reference, record.url]
    .filter(Boolean)
    .join('\n');
  const link = record.applyUrl ?? record.url;
  return {
    uid: uid(ref, origin),
    sequence: sequenceOf(modified),
    stamp: modified ? Date.parse(modified) : origin.generatedAt,
    zone: origin.timeZone,
    start,
    title: fill(words.vacancy.reminder, { title: say(record.title) }),
    ...(description && { description }),
    ...(link && { url: link }),
    ...(gone && { cancelled: true }),
    free: true,
    alarms: gone ? [] : REMINDERS,
  };
}
