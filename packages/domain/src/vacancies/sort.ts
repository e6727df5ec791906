import type { Entry, Vacancy } from '@esca/feed';
import { textOf } from '../text/choose.js';
import { yearlyPay } from '../text/money.js';
import type { Words } from '../text/words.js';
import { instantOf } from '../time/zone.js';

/** Orders of a list of vacancies. */
export type VacancySort = 'closing' | 'newest' | 'salary';

function rank({ record, origin }: Entry<Vacancy>, by: VacancySort): number {
  if (by === 'closing') {
    return record.closes ? instantOf(record.closes, origin.timeZone, 'end') : Infinity;
  }
  if (by === 'newest') {
    const since = record.posted ?? record.modified;
    return since ? -instantOf(since, origin.timeZone) : Infinity;
  }
  const pay = yearlyPay(record.salary);
  return pay === undefined ? Infinity : -pay;
}

/**
 * Vacancies in order: closing soonest, newest, or best paid first. What does not state the fact comes last; equals stand
 * by title.
 */
export function sortVacancies(
  entries: readonly Entry<Vacancy>[],
  by: VacancySort,
  words: Words,
): Entry<Vacancy>[] {
  const keyed = entries.map((entry) => ({ entry, rank: rank(entry, by) }));
  const title = ({ record, origin }: Entry<Vacancy>): string =>
    textOf(record.title, words.lang, origin.language);
  return keyed
    .sort((a, b) =>
      a.rank === b.rank ? words.compare(title(a.entry), title(b.entry)) : a.rank - b.rank,
    )
    .map(({ entry }) => entry);
}
