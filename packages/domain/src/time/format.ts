import type { Instant, TimeZone, When } from '@esca/feed';
import { fill } from '../text/fill.js';
import type { TimeWords, Words } from '../text/words.js';
import type { CivilDate } from './civil-date.js';
import { DAY_MS, dateOfNumber, daysBetween, weekday } from './civil-date.js';
import { instantOf, localOf, offsetAt } from './zone.js';

/** How a date is written. */
export interface DayOptions {
  /** The reader's date. Within half a year of it the year is left out; without it the year is always written. */
  readonly today?: CivilDate;
  /** False leaves the weekday out. */
  readonly weekday?: boolean;
  /** True shortens the names: "Fri 5 Dec". */
  readonly short?: boolean;
  /** Where the words stand: by themselves, inside a sentence, or after "on" or "to" (Welsh mutates). Default `alone`. */
  readonly form?: keyof TimeWords['dayForms'];
}

/** How a moment is written. */
export interface MomentOptions extends DayOptions {
  /** The reader's own zone. When its clocks differ from the record's at that moment, the record's zone is named. */
  readonly readerZone?: TimeZone;
}

const HALF_YEAR = 183;

/** A date in words: "Friday 5 December", "Dydd Gwener 5 Rhagfyr 2026". */
export function formatDay(day: CivilDate, words: Words, options: DayOptions = {}): string {
  const { months, monthsShort, weekdays, weekdaysShort, dayForms } = words.time;
  const [year = '', month = '', date = ''] = day.split('-');
  const parts = [
    String(Number(date)),
    (options.short ? monthsShort : months)[Number(month) - 1] ?? '',
  ];
  if (options.weekday !== false) {
    const name = (options.short ? weekdaysShort : weekdays)[weekday(day)] ?? '';
    parts.unshift(options.short ? name : fill(dayForms[options.form ?? 'alone'], { d: name }));
  }
  if (!options.today || Math.abs(daysBetween(options.today, day)) > HALF_YEAR) parts.push(year);
  return parts.join(' ');
}

/** A month (`YYYY-MM` or a date in it) in words, with its year: "March 2027". */
export function formatMonth(month: string, words: Words): string {
  return `${words.time.months[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`;
}

/** A time of day as the zone's clocks show it: "9:30am", "midday", "4yp". */
export function formatTime(instant: number, zone: TimeZone, words: Words): string {
  const minutes = Math.floor(localOf(instant, zone) / 60_000);
  const hour = Math.floor((((minutes % 1440) + 1440) % 1440) / 60);
  const minute = ((minutes % 60) + 60) % 60;
  const { am, pm, evening, midday, midnight } = words.time;
  if (!minute && hour % 12 === 0) return hour ? midday : midnight;
  const clock = `${hour % 12 || 12}${minute ? `:${String(minute).padStart(2, '0')}` : ''}`;
  return fill(hour < 12 ? am : hour < 18 ? pm : evening, { t: clock });
}

/** Names the zone after the text, when the reader's clocks show another time at that moment. */
export function withZone(
  text: string,
  instant: number,
  zone: TimeZone,
  words: Words,
  readerZone: TimeZone = zone,
): string {
  if (readerZone === zone || offsetAt(instant, zone) === offsetAt(instant, readerZone)) return text;
  const city = zone.split('/').pop() ?? zone;
  return fill(words.time.zone, {
    text,
    place: words.time.zones[zone] ?? city.replaceAll('_', ' '),
  });
}

function dayAndTime(instant: number, zone: TimeZone, words: Words, options: MomentOptions): string {
  const day = formatDay(dateOfNumber(Math.floor(localOf(instant, zone) / DAY_MS)), words, options);
  const text = fill(words.time.at, { day, time: formatTime(instant, zone, words) });
  return withZone(text, instant, zone, words, options.readerZone);
}

/** A day or a moment in words: "Friday 5 December", "Friday 5 December at 9:30am (UK time)". */
export function formatWhen(
  when: When,
  zone: TimeZone,
  words: Words,
  options: MomentOptions = {},
): string {
  return when.length > 10
    ? dayAndTime(Date.parse(when), zone, words, options)
    : formatDay(when, words, options);
}

/**
 * A deadline in words, always with a time: "Friday 5 December at 11:59pm". One that falls on midnight is said as the
 * last minute of the day before, because "midnight on Friday" is read as either end of Friday.
 */
export function formatDeadline(
  when: When,
  zone: TimeZone,
  words: Words,
  options: MomentOptions = {},
): string {
  const instant = instantOf(when, zone, 'end');
  const midnight = localOf(instant, zone) % DAY_MS === 0;
  return dayAndTime(midnight ? instant - 60_000 : instant, zone, words, options);
}

/** A stretch of time in words: "Thursday 14 January, 9:30am to 4pm", "Monday 4 January to Wednesday 6 January". */
export function formatRange(
  start: When,
  end: When | undefined,
  zone: TimeZone,
  words: Words,
  options: MomentOptions = {},
): string {
  if (!end || end === start) return formatWhen(start, zone, words, options);
  if (start.length === 10) {
    return fill(words.time.range, {
      from: formatDay(start, words, options),
      to: formatDay(end.slice(0, 10), words, { ...options, form: 'on' }),
    });
  }
  const [from, to] = [start, end].map((edge: Instant, index) => {
    const day = dateOfNumber(Math.floor(localOf(Date.parse(edge), zone) / DAY_MS));
    const form = index ? 'on' : (options.form ?? 'alone');
    return {
      date: day,
      day: formatDay(day, words, { ...options, form }),
      time: formatTime(Date.parse(edge), zone, words),
    };
  });
  if (!from || !to) return '';
  const last = from.date === to.date ? to.time : `${to.day}, ${to.time}`;
  const text = fill(words.time.range, { from: `${from.day}, ${from.time}`, to: last });
  return withZone(text, Date.parse(start), zone, words, options.readerZone);
}
