import type { TimeZone } from '@esca/feed';
import { fill } from '../text/fill.js';
import type { Words } from '../text/words.js';
import { formatDeadline } from '../time/format.js';
import { relativeDay } from '../time/relative.js';
import { civilDateOf } from '../time/zone.js';
import type { VacancyState } from './state.js';

/** What a sentence about a vacancy is said with. */
export interface VacancySentenceOptions {
  /** The reader's moment. */
  readonly now: number;
  /** The reader's zone, when the page knows it. */
  readonly readerZone?: TimeZone;
}

/**
 * A vacancy's state in words, without a full stop: "Closes Friday 5 December at 11:59pm, in 3 days". Days are counted on
 * the calendar of the record's zone.
 */
export function vacancySentence(
  { state, zone, closes, closesAt }: VacancyState,
  words: Words,
  options: VacancySentenceOptions,
): string {
  const template = words.vacancy[state];
  if (closes === undefined || closesAt === undefined || !template.includes('{when}'))
    return template;
  const today = civilDateOf(options.now, zone);
  const when = formatDeadline(closes, zone, words, { ...options, today, form: 'on' });
  // Closing at 24:00 is closing on the day that ends then.
  const relative = relativeDay(civilDateOf(closesAt - 1, zone), today, words);
  return fill(template, { when: fill(words.vacancy.relative, { when, relative }) });
}
