import type { Duration } from '@esca/feed';

/** The parts of a duration; a part that is not stated is 0. */
export interface DurationParts {
  readonly years: number;
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

const SHAPE =
  /^P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?!$)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Reads an ISO 8601 duration, or gives `undefined` when it is none. */
export function parseDuration(text: Duration): DurationParts | undefined {
  const match = SHAPE.exec(text);
  if (!match) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  return { years, months, weeks, days, hours, minutes, seconds };
}

/** A duration in months, for adding up and comparing: a year of 365 days is 12. */
export function durationMonths(text: Duration): number {
  return durationHours(text) / (365 * 2);
}

/** A duration in hours by the calendar: a day is 24, a month a twelfth of 365 days. For sorting, not for timetables. */
export function durationHours(text: Duration): number {
  const parts = parseDuration(text);
  if (!parts) return 0;
  const days = parts.years * 365 + (parts.months * 365) / 12 + parts.weeks * 7 + parts.days;
  return days * 24 + parts.hours + parts.minutes / 60 + parts.seconds / 3600;
}
