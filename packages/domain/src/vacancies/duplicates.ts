import type { Entry, Vacancy } from '@esca/feed';
import { textOf } from '../text/choose.js';
import { instantOf } from '../time/zone.js';

/** One job, with the other adverts for it. */
export interface JoinedVacancy {
  readonly entry: Entry<Vacancy>;
  /** Adverts for the same job, from sources of lower priority. */
  readonly others: readonly Entry<Vacancy>[];
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()
    .toLowerCase();

/** Names by which an advert is known: its identifiers, and its title, team and closing moment together. */
function names({ record, origin }: Entry<Vacancy>): string[] {
  const { identifiers = [], title, team, closes } = record;
  const found = identifiers.map(({ scheme, value }) => `i ${scheme} ${value}`);
  // Without team and date two adverts for like posts would look the same.
  if (team && closes) {
    const say = (text: Vacancy['team']): string =>
      plain(textOf(text, origin.language, origin.language));
    const closing = instantOf(closes, origin.timeZone, 'end');
    found.push(`t ${say(title)} ${say(team)} ${closing}`);
  }
  return found;
}

/**
 * Joins adverts for one job: those that share an identifier, else title, team and closing moment. The first in the list,
 * which is the source of highest priority, is the one that is shown. Adverts of one source that share only their words
 * stay apart, because a team may well have two posts.
 */
export function joinVacancies(entries: readonly Entry<Vacancy>[]): JoinedVacancy[] {
  const joined: { entry: Entry<Vacancy>; others: Entry<Vacancy>[] }[] = [];
  const known = new Map<string, (typeof joined)[number]>();
  for (const entry of entries) {
    const own = names(entry);
    const home = own
      .map((name) => ({ name, group: known.get(name) }))
      .find(
        ({ name, group }) =>
          group && (name.startsWith('i') || group.entry.origin.url !== entry.origin.url),
      )?.group;
    const group = home ?? { entry, others: [] };
    if (home) home.others.push(entry);
    else joined.push(group);
    for (const name of own) if (!known.has(name)) known.set(name, group);
  }
  return joined;
}
