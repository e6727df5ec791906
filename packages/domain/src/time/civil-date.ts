import type { Day } from '@esca/feed';

/** A calendar date as `YYYY-MM-DD`: a day of somebody's calendar, not a moment. */
export type CivilDate = Day;

/** Milliseconds of a day of 24 hours. */
export const DAY_MS = 86_400_000;

/** Days from 1 January 1970 to the date. */
export function dayNumber(date: CivilDate): number {
  return Date.parse(date) / DAY_MS;
}

/** Dates by their number. A catalogue has thousands of sessions on a few hundred days. */
const dates = new Map<number, CivilDate>();
const mostDates = 4_000;

/** The date so many days after 1 January 1970. */
export function dateOfNumber(days: number): CivilDate {
  let date = dates.get(days);
  if (date === undefined) {
    date = new Date(days * DAY_MS).toISOString().slice(0, 10);
    if (dates.size >= mostDates) dates.clear();
    dates.set(days, date);
  }
  return date;
}

/** The date so many days later, or earlier when negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return dateOfNumber(dayNumber(date) + days);
}

/** The date so many months later; a day that the month lacks becomes its last. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const count = year * 12 + month - 1 + months;
  const first = new Date(Date.UTC(Math.floor(count / 12), ((count % 12) + 12) % 12, 1));
  const next = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1);
  return dateOfNumber(Math.min(first.getTime() + (day - 1) * DAY_MS, next - DAY_MS) / DAY_MS);
}

/** Days from one date to another; negative when the second is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Day of the week: 0 is Monday, 6 is Sunday. */
export function weekday(date: CivilDate): number {
  // 1 January 1970 was a Thursday.
  return (((dayNumber(date) + 3) % 7) + 7) % 7;
}

/** Weeks of a month (`YYYY-MM`), Monday first, filled up with the days of its neighbours. */
export function monthGrid(month: string): CivilDate[][] {
  const first = `${month}-01`;
  const last = addDays(addMonths(first, 1), -1);
  const weeks: CivilDate[][] = [];
  for (let monday = addDays(first, -weekday(first)); monday <= last; monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
  }
  return weeks;
}
