import type { Course, Entry, Found, Links, Ref, Session } from '@esca/feed';
import { recordHref } from '../address/record-href.js';
import { courseAvailability } from '../availability/course.js';
import { courseSentence, sessionSentence } from '../availability/sentence.js';
import { availabilityContext, sessionAvailability } from '../availability/session.js';
import type { CalendarEvent } from '../calendar/write.js';
import { sessionEvents, vacancyEvent } from '../calendar/events.js';
import type { Cell } from '../export/csv.js';
import { sessionDate, sessionPlace } from '../request/facts.js';
import type { Words } from '../text/words.js';
import { formatDeadline } from '../time/format.js';
import { vacancySentence } from '../vacancies/sentence.js';
import { vacancyState } from '../vacancies/state.js';
import type { ResolvedItem } from './migrate.js';
import type { SavedColumn, SavedWords } from './words.js';

/** What an export of the list is written with. */
export interface SavedContext {
  readonly links: Links;
  readonly words: Words;
  readonly saved: SavedWords;
  /** The reader's clock, in epoch milliseconds. */
  readonly now: number;
}

/** One saved thing in words, for a table, a print-out or a message. */
export type SavedRow = Readonly<Record<SavedColumn, string>>;

function courseRow(
  entry: Entry<Course>,
  session: Session | undefined,
  context: SavedContext,
): Partial<SavedRow> {
  const { links, words, now } = context;
  const { record, origin } = entry;
  const options = { now, feedLanguage: origin.language };
  const course = courseAvailability(entry, now);
  const shown = session ?? course.next?.session;
  const status = session
    ? sessionSentence(
        sessionAvailability(session, availabilityContext(origin, now)),
        words,
        options,
      )
    : courseSentence(course, words, options);
  return {
    date: shown ? sessionDate(shown, entry, words) : '',
    place: shown ? sessionPlace(shown, entry, links, words) : '',
    status,
    hours: record.cpdHours === undefined ? '' : String(record.cpdHours),
  };
}

/** The page of a saved thing, as its title in the list leads to it. */
function linkTo(found: Found, ref: Ref): string | undefined {
  const { origin, record } = found.entry;
  const own = found.kind === 'node' ? found.node : found.kind === 'item' ? found.item : undefined;
  return recordHref(ref, origin, own?.url ?? ('url' in record ? record.url : undefined));
}

/** A saved thing in words. What is gone keeps the title under which it was saved. */
export function savedRow(resolved: ResolvedItem, context: SavedContext): SavedRow {
  const { item, found, status, ref } = resolved;
  const { words, saved, now } = context;
  const kind =
    found?.kind ?? (/:(course|vacancy|pathway|bulletin)\//.exec(item.ref)?.[1] as 'course');
  const row: SavedRow = {
    kind: saved.kinds[kind],
    title: item.title,
    date: '',
    place: '',
    status: status === 'gone' ? saved.changes.gone : status === 'unknown' ? saved.unknown : '',
    hours: '',
    link: (found && linkTo(found, ref)) ?? '',
  };
  if (!found) return row;
  switch (found.kind) {
    case 'course':
      return { ...row, ...courseRow(found.entry, undefined, context) };
    case 'session':
      return { ...row, ...courseRow(found.entry, found.session, context) };
    case 'vacancy': {
      const { record } = found.entry;
      const state = vacancyState(found.entry, now);
      return {
        ...row,
        date: state.closes ? formatDeadline(state.closes, state.zone, words) : '',
        status: vacancySentence(state, words, { now }),
        link: row.link || (record.applyUrl ?? ''),
      };
    }
    default:
      return row;
  }
}

const COLUMNS: readonly SavedColumn[] = [
  'kind',
  'title',
  'date',
  'place',
  'status',
  'hours',
  'link',
];

/** The list as rows for `writeCsv`, the first one with the names of the columns. */
export function savedTable(list: readonly ResolvedItem[], context: SavedContext): Cell[][] {
  const rows = list.map((item) => savedRow(item, context));
  return [
    COLUMNS.map((column) => context.saved.columns[column]),
    ...rows.map((row) => COLUMNS.map((column) => row[column])),
  ];
}

/** The list as plain text, one paragraph for each thing: to copy, or to send to a manager. */
export function savedText(list: readonly ResolvedItem[], context: SavedContext): string {
  return list
    .map((item) => {
      const row = savedRow(item, context);
      return [row.title, row.date, row.place, row.status, row.link].filter(Boolean).join('\n');
    })
    .join('\n\n');
}

/** The dates of the list for `writeCalendar`: sessions, and the closing of vacancies. */
export function savedEvents(
  list: readonly ResolvedItem[],
  { links, words }: SavedContext,
): CalendarEvent[] {
  return list.flatMap(({ found }) => {
    if (found?.kind === 'session') return sessionEvents(found.entry, found.session, links, words);
    const closing = found?.kind === 'vacancy' ? vacancyEvent(found.entry, links, words) : undefined;
    return closing ? [closing] : [];
  });
}
