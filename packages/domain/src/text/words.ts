import type {
  Approval,
  Audience,
  Caseload,
  Contract,
  Media,
  Mode,
  PathwayEdge,
  PathwayNode,
  PcfDomain,
  PcfLevel,
  Salary,
  Vacancy,
  WorkingPattern,
} from '@esca/feed';
import type { SessionState } from '../availability/session.js';
import type { VacancyStateName } from '../vacancies/state.js';
import type { Compare } from './collate.js';
import type { Plural } from './plural.js';
import { en } from './en.js';

/** Languages that ship complete. */
export type WordsLang = 'en' | 'cy';

/** The PCF's own grouping of its domains. */
export type PcfGroup = 'purpose' | 'practice' | 'impact';

/** Words of dates and times. Months and weekdays are ours, because a browser may have no Welsh. */
export interface TimeWords {
  readonly months: readonly string[];
  readonly monthsShort: readonly string[];
  /** Monday first. */
  readonly weekdays: readonly string[];
  readonly weekdaysShort: readonly string[];
  /** A weekday by itself, inside a sentence, and after the word for "on": `{d}` is the weekday. */
  readonly dayForms: { readonly alone: string; readonly inside: string; readonly on: string };
  /** `{month}` after the word for "in". */
  readonly inMonth: string;
  readonly at: string;
  readonly range: string;
  readonly am: string;
  readonly pm: string;
  /** From six in the evening, where the language tells it apart. */
  readonly evening: string;
  readonly midday: string;
  readonly midnight: string;
  readonly zone: string;
  /** Names of zones whose city says too little. */
  readonly zones: Readonly<Record<string, string>>;
  readonly today: string;
  readonly tomorrow: string;
  readonly yesterday: string;
  readonly inDays: Plural;
  readonly daysAgo: Plural;
  readonly years: Plural;
  readonly monthCount: Plural;
  readonly weeks: Plural;
  readonly days: Plural;
  readonly hours: Plural;
  readonly minutes: Plural;
}

/** States whose sentence carries no number. */
type PlainState = Exclude<SessionState, 'last' | 'few' | 'open' | 'opens'>;

/** Words that more than one package says. Each language is a module of its own, complete by type. */
export interface Words {
  readonly lang: WordsLang;
  /** The order of the alphabet. */
  readonly compare: Compare;
  readonly time: TimeWords;
  readonly and: string;
  /** Before a vowel, where the language tells it apart. */
  readonly andVowel: string;
  readonly or: string;
  readonly modes: Readonly<Record<Mode, string>>;
  readonly audiences: Readonly<Record<Audience, string>>;
  readonly alsoOpenTo: Readonly<Record<Audience, string>>;
  readonly approvals: Readonly<Record<Approval, string>>;
  readonly levels: Readonly<Record<PcfLevel, string>>;
  readonly domains: Readonly<Record<PcfDomain, string>>;
  readonly domainGroups: Readonly<Record<PcfGroup, string>>;
  readonly contracts: Readonly<Record<Contract, string>>;
  readonly patterns: Readonly<Record<WorkingPattern, string>>;
  readonly workplaces: Readonly<Record<NonNullable<Vacancy['workplace']>, string>>;
  readonly nodeKinds: Readonly<Record<PathwayNode['kind'], string>>;
  readonly moveKinds: Readonly<Record<PathwayEdge['kind'], string>>;
  readonly moveHows: Readonly<Record<NonNullable<PathwayEdge['how']>, string>>;
  readonly mediaKinds: Readonly<Record<Media['kind'], string>>;
  readonly availability: Readonly<Record<PlainState, string>> & {
    readonly opens: string;
    /** One, few or many places; `{asOf}` is a day. */
    readonly places: Plural;
    readonly later: string;
    readonly undated: string;
    readonly expected: string;
    readonly everyMonths: Plural;
    readonly withdrawn: string;
  };
  readonly vacancy: Readonly<Record<VacancyStateName, string>> & {
    readonly relative: string;
    /** Title of the calendar's reminder. */
    readonly reminder: string;
  };
  readonly cost: {
    readonly free: string;
    readonly from: string;
    readonly labelled: string;
    readonly charge: string;
  };
  readonly salary: {
    readonly range: string;
    readonly from: string;
    readonly to: string;
    readonly per: Readonly<Record<NonNullable<Salary['period']>, string>>;
    readonly proRata: string;
    readonly grade: string;
  };
  readonly hoursAWeek: Plural;
  readonly cpdHours: Plural;
  readonly caseload: {
    readonly units: Readonly<Record<Caseload['unit'], Plural>>;
    readonly typical: string;
    readonly max: string;
    readonly both: string;
    readonly protected: string;
    readonly asOf: string;
  };
}

/**
 * The words of a language. English is part of every bundle; Welsh is fetched when it is asked for. Any other language
 * gets English, which the caller marks with `words.lang`.
 */
export function loadWords(lang: string): Words | Promise<Words> {
  return /^cy\b/i.test(lang) ? import('./cy.js').then((module) => module.cy) : en;
}
