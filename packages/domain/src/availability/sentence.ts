import type { LangTag, TimeZone } from '@esca/feed';
import { chooseText } from '../text/choose.js';
import { fill } from '../text/fill.js';
import { plural } from '../text/plural.js';
import type { Words } from '../text/words.js';
import type { CivilDate } from '../time/civil-date.js';
import { formatDay, formatMonth, formatWhen } from '../time/format.js';
import { civilDateOf } from '../time/zone.js';
import type { CourseAvailability, SessionChoice } from './course.js';
import type { SessionAvailability } from './session.js';

/** What a sentence about availability is said with. */
export interface SentenceOptions {
  /** The reader's moment; dates within half a year of it go without their year. */
  readonly now: number;
  /** The reader's zone, when the page knows it. */
  readonly readerZone?: TimeZone;
  /** Names the place of a session, usually its area; "Online" for a session online. */
  readonly where?: (choice: SessionChoice) => string | undefined;
  /** Language of bare strings in the feed. */
  readonly feedLanguage?: LangTag;
}

function today({ now }: SentenceOptions, zone: TimeZone): CivilDate {
  return civilDateOf(now, zone);
}

/** One session's availability in words, without a full stop at the end. Numbers carry the day they were true. */
export function sessionSentence(
  availability: SessionAvailability,
  words: Words,
  options: SentenceOptions,
): string {
  const { state, zone, opens, placesLeft, asOf } = availability;
  const say = words.availability;
  const day = { today: today(options, zone) };
  switch (state) {
    case 'opens': {
      const reader = options.readerZone ? { readerZone: options.readerZone } : {};
      const when = opens && formatWhen(opens, zone, words, { ...day, ...reader, form: 'on' });
      return fill(say.opens, { when: when ?? '' });
    }
    case 'last':
    case 'few':
    case 'open':
      return plural(say.places, placesLeft ?? 0, words.lang, {
        asOf: formatDay(civilDateOf(asOf ?? options.now, zone), words, { ...day, weekday: false }),
      });
    default:
      return say[state];
  }
}

/** The date and area of a session in a few words: "Thursday 14 January, West". */
export function sessionShort(
  choice: SessionChoice,
  words: Words,
  options: SentenceOptions,
): string {
  const { start, zone } = choice.availability;
  const when =
    start === undefined
      ? ''
      : formatDay(civilDateOf(start, zone), words, { today: today(options, zone), form: 'inside' });
  return [when, options.where?.(choice)].filter(Boolean).join(', ');
}

/**
 * A course's availability in words, without a full stop at the end: "Full. Next date with places: Thursday 14 January,
 * West". The publisher's own words for a cadence win over ours.
 */
export function courseSentence(
  availability: CourseAvailability,
  words: Words,
  options: SentenceOptions,
): string {
  const { state, next, later, cadence } = availability;
  const say = words.availability;
  if (next) {
    const sentence = sessionSentence(next.availability, words, options);
    return later
      ? fill(say.later, { sentence, when: sessionShort(later, words, options) })
      : sentence;
  }
  if (state !== 'expected' || !cadence) return say.undated;
  if (cadence.text) {
    const { text } = chooseText(cadence.text, words.lang, options.feedLanguage ?? words.lang);
    return `${say.undated}. ${text}`;
  }
  const { nextExpected, everyMonths } = cadence;
  // An expected month that is over is no longer worth saying.
  if (nextExpected && nextExpected.slice(0, 7) >= today(options, 'UTC').slice(0, 7)) {
    const month = fill(words.time.inMonth, { month: formatMonth(nextExpected, words) });
    return fill(say.expected, { month });
  }
  return everyMonths ? plural(say.everyMonths, everyMonths, words.lang) : say.undated;
}
