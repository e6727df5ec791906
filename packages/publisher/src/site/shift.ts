import {
  addDays,
  dateOfNumber,
  dayNumber,
  DAY_MS,
  instantOf,
  instantOfLocal,
  localOf,
  offsetAt,
  weekday,
} from '@esca/domain';
import type { Entity, Feed } from '@esca/feed';

type Sampled = { 'x-sample'?: unknown; 'x-sample-day'?: unknown; generatedAt?: string };

/** Fields of sessions, vacancies and bulletins that hold a day or a moment. */
const dated = new Set([
  'start',
  'end',
  'asOf',
  'bookingOpens',
  'bookingCloses',
  'modified',
  'except',
  'posted',
  'closes',
  'interviews',
  'starts',
  'contractUntil',
  'issued',
  'until',
  'next',
]);

/**
 * Moves sessions, vacancies and bulletins of sources that are marked as samples by whole weeks, so that the week they
 * were written for becomes the week of `day`. Hours stay as the local clock shows them. The moment when such a source was
 * written moves along, because it says when its counts were true, but never past the beginning of `day`: a source that is
 * dated in the future is one that nobody can rely on. Nothing else moves.
 */
export function shiftSamples(feed: Feed, day: string): Feed {
  const own = weeksFor(feed, day);
  const bySource = new Map(
    (feed.sources ?? []).map((source) => [source.id, weeksFor(source as Sampled, day)]),
  );
  const weeksOf = ({ source }: Entity): number =>
    source === undefined ? own : (bySource.get(source) ?? own);
  const zone = feed.timeZone ?? 'Europe/London';
  const every = [...bySource.values()];
  const envelope =
    own !== 0 ? own : every.length > 0 && every.every((weeks) => weeks !== 0) ? (every[0] ?? 0) : 0;
  const shifted: Feed = { ...feed, generatedAt: written(feed.generatedAt, envelope, day, zone) };
  if (feed.expires !== undefined) shifted.expires = moved(feed.expires, envelope, zone);
  if (feed.sources !== undefined) {
    shifted.sources = feed.sources.map((source) =>
      source.generatedAt === undefined
        ? source
        : {
            ...source,
            generatedAt: written(source.generatedAt, bySource.get(source.id) ?? 0, day, zone),
          },
    );
  }
  if (feed.courses !== undefined) {
    shifted.courses = feed.courses.map((course) =>
      course.sessions === undefined
        ? course
        : {
            ...course,
            sessions: course.sessions.map((session) =>
              inside(session, weeksOf(course), session.timeZone ?? zone),
            ),
          },
    );
  }
  if (feed.vacancies !== undefined) {
    shifted.vacancies = feed.vacancies.map((vacancy) => inside(vacancy, weeksOf(vacancy), zone));
  }
  if (feed.bulletins !== undefined) {
    shifted.bulletins = feed.bulletins.map((bulletin) => inside(bulletin, weeksOf(bulletin), zone));
  }
  return shifted;
}

/** Whole weeks from the week that a sample was written for to the week of `day`; 0 for what is no sample. */
function weeksFor(source: Sampled, day: string): number {
  const mark = source['x-sample'];
  if (mark === undefined || mark === false) return 0;
  const said = [mark, source['x-sample-day'], source.generatedAt?.slice(0, 10)];
  const since = said.find(
    (value): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value),
  );
  return since === undefined ? 0 : Math.round((monday(day) - monday(since)) / 7);
}

function monday(day: string): number {
  return dayNumber(day) - weekday(day);
}

function inside<T>(value: T, weeks: number, zone: string, key = ''): T {
  if (weeks === 0) return value;
  if (typeof value === 'string')
    return (
      dated.has(key) ? moved(value, weeks, zone) : key === 'rule' ? movedRule(value, weeks) : value
    ) as T;
  if (Array.isArray(value))
    return value.map((entry: unknown) => inside(entry, weeks, zone, key)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, below]) => [
      name,
      inside(below as unknown, weeks, zone, name),
    ]),
  ) as T;
}

/** A day or a moment so many weeks later, at the same time on the zone's clocks. */
function moved(when: string, weeks: number, zone: string): string {
  if (weeks === 0) return when;
  if (when.length === 10) return /^\d{4}-/.test(when) ? addDays(when, weeks * 7) : when;
  const instant = Date.parse(when);
  if (Number.isNaN(instant)) return when;
  const later = instantOfLocal(localOf(instant, zone) + weeks * 7 * DAY_MS, zone);
  return writeInstant(later, zone);
}

/** The moment when a source was written, so many weeks later: before `day`, or as it was, or at the beginning of `day`. */
function written(at: string, weeks: number, day: string, zone: string): string {
  const later = moved(at, weeks, zone);
  const begins = instantOf(day, zone);
  if (weeks === 0 || !(Date.parse(later) >= begins)) return later;
  return Date.parse(at) >= begins ? at : writeInstant(begins, zone);
}

/** A moment with the offset of its zone, in whole seconds. */
function writeInstant(instant: number, zone: string): string {
  const offset = offsetAt(instant, zone);
  const local = new Date(instant + offset).toISOString().slice(0, 19);
  if (offset === 0) return `${local}Z`;
  const minutes = Math.abs(offset) / 60_000;
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** A recurrence rule that ends on a day ends so many weeks later. */
function movedRule(rule: string, weeks: number): string {
  return rule.replace(
    /UNTIL=(\d{4})(\d\d)(\d\d)/,
    (_all, year: string, month: string, day: string) => {
      const later = dateOfNumber(dayNumber(`${year}-${month}-${day}`) + weeks * 7);
      return `UNTIL=${later.replaceAll('-', '')}`;
    },
  );
}
