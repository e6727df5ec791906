import {
  savedEvents,
  savedTable,
  writeCalendar,
  writeCsv,
  type ResolvedItem,
  type SavedContext,
} from '@esca/domain';

/** Hands a text to the browser as a file. */
function download(text: string, type: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read by then; the address is not needed afterwards.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Downloads the dates of the list as a calendar, and says whether there were any. */
export function downloadCalendar(
  list: readonly ResolvedItem[],
  context: SavedContext,
  { title, file }: { readonly title: string; readonly file: string },
): boolean {
  const events = savedEvents(list, context);
  if (events.length === 0) return false;
  const text = writeCalendar(events, { name: title, lang: context.words.lang });
  download(text, 'text/calendar;charset=utf-8', `${file}.ics`);
  return true;
}

/** Downloads the list as a table. */
export function downloadTable(
  list: readonly ResolvedItem[],
  context: SavedContext,
  file: string,
): void {
  download(writeCsv(savedTable(list, context)), 'text/csv;charset=utf-8', `${file}.csv`);
}
