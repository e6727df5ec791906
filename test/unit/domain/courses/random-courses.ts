import type { Course, Session } from '@esca/feed';
import { pick, randomFrom, seed } from '../search/random.js';

/* Courses of every sort, as a reader of feeds gives them. */

export const random = randomFrom(seed);
export const some = <T>(list: readonly T[]): T[] => list.filter(() => random() < 0.4);
const perhaps = <T>(value: T): T | undefined => (random() < 0.6 ? value : undefined);

/** An object without the keys that have no value: what a reader of feeds gives. */
const clean = <T extends object>(value: T): T =>
  Object.fromEntries(
    Object.entries(value).filter(
      ([, one]) => one !== undefined && !(Array.isArray(one) && one.length === 0),
    ),
  ) as T;

export const randomSession = (id: string): Session => {
  const day = 1 + Math.floor(random() * 28);
  const start = `2026-${pick(random, ['11', '12'])}-${String(day).padStart(2, '0')}`;
  return clean({
    id,
    mode: pick(random, ['in-person', 'online', 'on-demand', 'blended'] as const),
    start: perhaps(random() < 0.5 ? start : `${start}T09:30:00Z`),
    dateText: 'Some day',
    place: perhaps(`place/${pick(random, ['a', 'b'])}`),
    status: perhaps(pick(random, ['scheduled', 'cancelled', 'postponed'] as const)),
    placesLeft: perhaps(Math.floor(random() * 6)),
    waitingList: perhaps(pick(random, ['open', 'closed'] as const)),
    asOf: perhaps('2026-11-30T09:00:00Z'),
    bookingOpens: perhaps(pick(random, ['2026-11-20', '2026-12-03'])),
    bookingCloses: perhaps('2026-12-08'),
    timeZone: perhaps(pick(random, ['Europe/London', 'America/New_York'])),
    approval: perhaps(pick(random, ['none', 'manager'] as const)),
    costs: perhaps([{ amount: pick(random, [0, 20]) }]),
  }) as Session;
};

export const randomCourse = (n: number): Course =>
  clean({
    id: `c${n}`,
    title: pick(random, ['Autism', 'Élan', 'Dementia', 'trauma']) + String(n % 7),
    audience: some(['adults', 'children'] as const),
    alsoOpenTo: some(['adults', 'children'] as const),
    topics: some(['mca', 'bia', 'dols']),
    levels: some(['entry', 'advanced'] as const),
    domains: some(['values', 'rights'] as const),
    format: perhaps(pick(random, ['workshop', 'conference'])),
    approval: perhaps(pick(random, ['manager', 'selection'] as const)),
    provider: perhaps('org/elsewhere'),
    cpdHours: perhaps(Math.floor(random() * 9)),
    duration: perhaps(pick(random, ['P1D', 'PT3H'])),
    modified: perhaps(`2026-11-${pick(random, ['01', '15'])}T00:00:00Z`),
    costs: perhaps([
      { amount: pick(random, [0, 5]) },
      { amount: 9, kind: 'non-attendance' as const },
    ]),
    sessions: Array.from({ length: Math.floor(random() * 4) }, (_, i) => randomSession(`s${i}`)),
  }) as Course;
