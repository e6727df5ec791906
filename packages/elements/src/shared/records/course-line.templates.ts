import {
  chooseText,
  civilDateOf,
  courseAvailability,
  courseSentence,
  formatRange,
  readableCode,
  readerNow,
  type CourseAvailability,
  type SentenceOptions,
  type SessionChoice,
  type Words,
} from '@esca/domain';
import { deviceTimeZone, type Course, type Entry, type Links } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import type { Reader } from '../text.templates.js';
import { recordLink } from './record-link.templates.js';

/** What courses are described with. */
export interface CourseContext {
  readonly host: HTMLElement;
  readonly links: Links;
  readonly words: Words;
  readonly reader: Reader;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The visitor's own zone; dates of another zone name it. */
export const readerZone = (): string =>
  // A list asks for every course.
  (zone ??= deviceTimeZone());

let zone: string | undefined;

/** Where a session is, in a word or two: its mode when it is in no place, else its area, else the place's name. */
export function whereOf(
  choice: SessionChoice,
  entry: Entry<Course>,
  context: CourseContext,
): string {
  const { mode, place } = choice.session;
  if (mode === 'online' || mode === 'on-demand') return context.words.modes[mode];
  const found = place === undefined ? undefined : context.links.find(place, entry.origin);
  if (found?.kind !== 'place') return context.words.modes[mode];
  const { area, name } = found.entry.record;
  const term =
    area === undefined ? undefined : context.links.term(found.entry.origin, 'area', area);
  const words = term?.title ?? (area === undefined ? name : readableCode(area));
  return chooseText(words, context.reader.lang, found.entry.origin.language).text;
}

/** How availability of a course is said on this page. */
export function sentenceOptions(entry: Entry<Course>, context: CourseContext): SentenceOptions {
  return {
    now: readerNow(context.now, entry.origin.generatedAt),
    readerZone: readerZone(),
    where: (choice) => whereOf(choice, entry, context),
    feedLanguage: entry.origin.language,
  };
}

/** The next date with its time and where it is, or nothing when there is none. */
export function nextDate(
  availability: CourseAvailability,
  entry: Entry<Course>,
  context: CourseContext,
  where = whereOf,
): string | undefined {
  const { next } = availability;
  if (!next?.session.start) {
    const { dateText } = next?.session ?? {};
    return dateText === undefined
      ? undefined
      : chooseText(dateText, context.reader.lang, entry.origin.language).text;
  }
  const { zone } = next.availability;
  const when = formatRange(next.session.start, next.session.end, zone, context.words, {
    today: civilDateOf(readerNow(context.now, entry.origin.generatedAt), zone),
    readerZone: readerZone(),
  });
  return `${when} · ${where(next, entry, context)}`;
}

/** One course in a line or two: its name, its next date, and whether there are places. */
export function courseLine(entry: Entry<Course>, context: CourseContext): TemplateResult {
  const availability = courseAvailability(entry, context.now);
  const date = nextDate(availability, entry, context);
  const { record, origin, ref } = entry;
  return html`${recordLink(
      context.host,
      { kind: 'course', ref, title: record.title, origin, url: record.url },
      context.reader,
    )}
    ${date === undefined ? nothing : html`<span part="meta" class="muted">${date}</span>`}
    <span part="availability" class="availability ${availability.state}"
      >${courseSentence(availability, context.words, sentenceOptions(entry, context))}</span
    >`;
}
