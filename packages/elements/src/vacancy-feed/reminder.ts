import { vacancyEvent, writeCalendar, type Words } from '@esca/domain';
import type { Entry, Links, Vacancy } from '@esca/feed';

/*
 * The calendar file of a closing time. It brings the whole calendar writer, so it comes when somebody asks for it.
 */

/** The file's name: what it is for, by the id that its publisher gave it. */
export const reminderName = ({ record }: Entry<Vacancy>): string => `closing-${record.id}.ics`;

/** The reminder of a closing time, with alarms two days and one day before; undefined when there is no such time. */
export function reminderFile(
  entry: Entry<Vacancy>,
  links: Links,
  words: Words,
): string | undefined {
  const event = vacancyEvent(entry, links, words);
  return event && writeCalendar([event], { lang: words.lang });
}

/** Hands the visitor the reminder as a download. Says whether there was one. */
export function downloadReminder(entry: Entry<Vacancy>, links: Links, words: Words): boolean {
  const text = reminderFile(entry, links, words);
  if (text === undefined) return false;
  const address = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = reminderName(entry);
  link.click();
  // The browser has taken the file by the end of this turn; the address would hold it for as long as the page lives.
  setTimeout(() => URL.revokeObjectURL(address));
  return true;
}
