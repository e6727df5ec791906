import {
  savedEvents,
  savedTable,
  writeCalendar,
  writeCsv,
  type ResolvedItem,
  type SavedContext,
} from '@esca/domain';
import { download } from '../shared/calendar/download.js';

/**
 * Downloads the dates of the list as a calendar, unless there are none. Gives how many things are not in it: a course of
 * which no date was chosen, a step, an announcement. They are left out, because a calendar has no day to put them on and
 * few programs take tasks from a file.
 */
export function downloadCalendar(
  list: readonly ResolvedItem[],
  context: SavedContext,
  { title, file }: { readonly title: string; readonly file: string },
): number {
  const each = list.map((one) => savedEvents([one], context));
  const events = each.flat();
  const left = each.filter(({ length }) => length === 0).length;
  if (events.length === 0) return left;
  const text = writeCalendar(events, { name: title, lang: context.words.lang });
  download(text, 'text/calendar', `${file}.ics`);
  return left;
}

/** Downloads the list as a table. */
export function downloadTable(
  list: readonly ResolvedItem[],
  context: SavedContext,
  file: string,
): void {
  download(writeCsv(savedTable(list, context)), 'text/csv', `${file}.csv`);
}
