import type { Entry, Links, PcfLevel, Term, Vacancy } from '@esca/feed';
import { CONTRACTS, PATTERNS } from '../text/orders.js';
import { yearlyPay } from '../text/money.js';
import type { FacetSource } from '../facets/build.js';
import { DAY_MS } from '../time/civil-date.js';
import { vacancyAreas, vacancyStep, vacancyTrack } from './joins.js';
import { vacancyState } from './state.js';

/** Lower ends of the pay bands, in pounds a year at full time. */
export const PAY_BANDS = [0, 30_000, 35_000, 40_000, 45_000, 50_000, 60_000] as const;

/** Choices of the filter `closing`: within so many days, or without a date. */
export const CLOSING_WINDOWS = ['3', '7', '14', '30', 'none'] as const;

/** Choices of the filter `welcome`. */
const WELCOMES = ['newly-qualified', 'student'] as const;
const STUDENT_LEVELS: readonly PcfLevel[] = ['readiness', 'first-placement', 'last-placement'];

/** What a vacancy answers to each filter of the list. */
export type VacancyFacetName =
  | 'step'
  | 'audience'
  | 'service'
  | 'area'
  | 'team'
  | 'contract'
  | 'pattern'
  | 'pay'
  | 'level'
  | 'track'
  | 'welcome'
  | 'closing';

/** The band of a vacancy's pay, as the band's lower end. */
export function payBand(vacancy: Vacancy): string | undefined {
  const pay = yearlyPay(vacancy.salary);
  if (pay === undefined) return undefined;
  return String([...PAY_BANDS].reverse().find((from) => pay >= from) ?? 0);
}

/** The windows in which a vacancy closes: one that closes in two days is in all that are longer. */
export function closingWindows(entry: Entry<Vacancy>, clock: number): string[] {
  const { closesAt } = vacancyState(entry, clock);
  if (closesAt === undefined) return ['none'];
  return CLOSING_WINDOWS.filter((days) => closesAt - clock <= Number(days) * DAY_MS);
}

/** Who a vacancy is open to beside those with experience: the newly qualified, and those on a route to qualifying. */
function welcomes({ contract, levels = [] }: Vacancy): string[] {
  const student =
    contract === 'apprenticeship' ||
    contract === 'placement' ||
    levels.some((level) => STUDENT_LEVELS.includes(level));
  return [
    ...(levels.includes('newly-qualified') ? ['newly-qualified'] : []),
    ...(student ? ['student'] : []),
  ];
}

function termsOf(entries: readonly Entry<Vacancy>[], taxonomy: string): readonly Term[] {
  const origins = new Set(entries.map(({ origin }) => origin));
  return [...origins].flatMap(
    ({ taxonomies }) => taxonomies.find(({ id }) => id === taxonomy)?.terms ?? [],
  );
}

const some = (value: string | undefined): string[] => (value === undefined ? [] : [value]);

/**
 * Where the values of each filter come from, for `buildFacets`. Items are positions in `entries`.
 *
 * @param clock the reader's clock; build again when `nextChange` says that a state has changed.
 */
export function vacancyFacets(
  entries: readonly Entry<Vacancy>[],
  links: Links,
  clock: number,
): Record<VacancyFacetName, FacetSource> {
  const at =
    (values: (entry: Entry<Vacancy>) => readonly string[]) =>
    (item: number): readonly string[] => {
      const entry = entries[item];
      return entry ? values(entry) : [];
    };
  const areas = termsOf(entries, 'area');
  return {
    step: { of: at((entry) => some(vacancyStep(entry, links))) },
    audience: {
      values: ['adults', 'children'],
      of: at(({ record: { audience } }) =>
        !audience || audience.includes('all') ? ['adults', 'children'] : audience,
      ),
    },
    service: {
      values: termsOf(entries, 'service').map(({ id }) => id),
      of: at(({ record }) => some(record.service)),
    },
    area: {
      values: areas.map(({ id }) => id),
      parents: new Map(areas.flatMap(({ id, broader }) => (broader ? [[id, broader]] : []))),
      of: at((entry) => vacancyAreas(entry, links)),
    },
    team: {
      of: at(({ record: { team } }) => some(typeof team === 'string' ? team : undefined)),
    },
    contract: { values: CONTRACTS, of: at(({ record }) => some(record.contract)) },
    pattern: { values: PATTERNS, of: at(({ record }) => record.patterns ?? []) },
    pay: { values: PAY_BANDS.map(String), of: at(({ record }) => some(payBand(record))) },
    level: { of: at(({ record }) => record.levels ?? []) },
    track: { of: at((entry) => some(vacancyTrack(entry, links))) },
    welcome: { values: WELCOMES, of: at(({ record }) => welcomes(record)) },
    closing: { values: CLOSING_WINDOWS, of: at((entry) => closingWindows(entry, clock)) },
  };
}
