import type { Caseload, LangTag, Vacancy } from '@esca/feed';
import type { CivilDate } from '../time/civil-date.js';
import { formatDay } from '../time/format.js';
import { textOf } from './choose.js';
import { fill } from './fill.js';
import { plural } from './plural.js';
import type { Words } from './words.js';

/** Hours a week in words; the publisher's own text wins. */
export function formatHours(
  vacancy: Pick<Vacancy, 'hours' | 'hoursText'>,
  words: Words,
  language: LangTag,
): string | undefined {
  if (vacancy.hoursText) return textOf(vacancy.hoursText, words.lang, language);
  return vacancy.hours === undefined
    ? undefined
    : plural(words.hoursAWeek, vacancy.hours, words.lang);
}

/** A caseload in words, with the day it was true: "Usually 14 children, at most 18, protected (as at 1 May 2026)". */
export function formatCaseload(
  caseload: Caseload,
  words: Words,
  language: LangTag,
  today?: CivilDate,
): string {
  const { unit, typical, max, asOf } = caseload;
  const say = words.caseload;
  const count = (n: number): string => plural(say.units[unit], n, words.lang);
  let text = '';
  if (caseload.text) text = textOf(caseload.text, words.lang, language);
  else if (typical !== undefined && max !== undefined) {
    text = fill(say.both, { typical: count(typical), max: String(max) });
  } else if (typical !== undefined) text = fill(say.typical, { typical: count(typical) });
  else if (max !== undefined) text = fill(say.max, { max: count(max) });
  if (caseload.protected) text = fill(say.protected, { text });
  if (!asOf) return text;
  const day = formatDay(asOf, words, { weekday: false, ...(today && { today }) });
  return fill(say.asOf, { text, asOf: day });
}
