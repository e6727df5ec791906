import type { Duration } from '@esca/feed';
import { plural } from '../text/plural.js';
import type { Words } from '../text/words.js';
import type { CivilDate } from './civil-date.js';
import { daysBetween } from './civil-date.js';
import { parseDuration } from './duration.js';

/** How far a day is from today: "today", "tomorrow", "in 3 days", "2 days ago". */
export function relativeDay(day: CivilDate, today: CivilDate, words: Words): string {
  const days = daysBetween(today, day);
  const { time, lang } = words;
  if (days === 0) return time.today;
  if (days === 1) return time.tomorrow;
  if (days === -1) return time.yesterday;
  return plural(days > 0 ? time.inDays : time.daysAgo, Math.abs(days), lang);
}

/** A duration in words: "2 years 6 months", "3 awr". Seconds are left out. */
export function formatDuration(duration: Duration, words: Words): string {
  const parts = parseDuration(duration);
  if (!parts) return '';
  const { time, lang } = words;
  const named = [
    [parts.years, time.years],
    [parts.months, time.monthCount],
    [parts.weeks, time.weeks],
    [parts.days, time.days],
    [parts.hours, time.hours],
    [parts.minutes, time.minutes],
  ] as const;
  return named
    .filter(([count]) => count)
    .map(([count, forms]) => plural(forms, count, lang))
    .join(' ');
}
