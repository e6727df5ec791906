import {
  courseEvents,
  sessionEvents,
  vacancyEvent,
  writeCalendar,
  type CalendarEvent,
  type Words,
} from '@esca/domain';
import type { Found, Links } from '@esca/feed';
import { download } from './download.js';

/*
 * The calendar file of one record. It brings the whole calendar writer, so it comes when somebody asks for it.
 */

/** Where records are looked up, and the language of the file. */
export interface CalendarContext {
  readonly links: Links;
  readonly words: Words;
}

function eventsOf(found: Found, { links, words }: CalendarContext): CalendarEvent[] {
  switch (found.kind) {
    case 'course':
      return courseEvents(found.entry, links, words);
    case 'session':
      return sessionEvents(found.entry, found.session, links, words);
    case 'vacancy':
      return [vacancyEvent(found.entry, links, words)].filter((event) => event !== undefined);
    default:
      return [];
  }
}

/** Everything of a record that has a date, as a calendar file: of a course all its dates. Undefined when nothing has. */
export function calendarFile(found: Found, context: CalendarContext): string | undefined {
  const events = eventsOf(found, context);
  return events.length > 0 ? writeCalendar(events, { lang: context.words.lang }) : undefined;
}

/** The file's name: by the ids that the publisher gave. */
export const calendarName = (found: Found): string =>
  [found.kind === 'vacancy' ? 'closing' : found.kind]
    .concat(found.entry.record.id, found.kind === 'session' ? found.session.id : [])
    .join('-') + '.ics';

/** Hands the visitor the calendar file of a record. Says whether there was one. */
export function downloadCalendar(found: Found, context: CalendarContext): boolean {
  const text = calendarFile(found, context);
  if (text !== undefined) download(text, 'text/calendar', calendarName(found));
  return text !== undefined;
}
