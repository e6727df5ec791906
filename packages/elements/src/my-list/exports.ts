import {
  savedEvents,
  savedTable,
  writeCalendar,
  writeCsv,
  type ResolvedItem,
  type SavedContext,
} from '@esca/domain';
import { download } from '../shared/calendar/download.js';

/** Downloads the dates of the list as a calendar, and says whether there were any. */
export function downloadCalendar(
  list: readonly ResolvedItem[],
  context: SavedContext,
  { title, file }: { readonly title: string; readonly file: string },
): boolean {
  const events = savedEvents(list, context);
  if (events.length === 0) return false;
  const text = writeCalendar(events, { name: title, lang: context.words.lang });
  download(text, 'text/calendar', `${file}.ics`);
  return true;
}

/** Downloads the list as a table. */
export function downloadTable(
  list: readonly ResolvedItem[],
  context: SavedContext,
  file: string,
): void {
  download(writeCsv(savedTable(list, context)), 'text/csv', `${file}.csv`);
}
