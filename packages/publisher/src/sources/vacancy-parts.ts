import type { Place, Ref, Salary } from '@esca/feed';
import { readMoney, readDay } from './cells.js';
import { findById } from './indexed.js';
import { slug } from './ids.js';
import { compact } from './nest.js';
import type { PartialFeed } from './source.js';
import { wordFor } from './words.js';

/** What a salary is written as in another system. */
export interface SalaryWords {
  from?: string;
  to?: string;
  text?: string;
  period?: string;
  currency?: string;
  grade?: string;
}

const figureOf = (raw: string | undefined): number | undefined => {
  const money = raw === undefined || raw === '' ? undefined : readMoney(raw).value;
  return money?.min !== undefined && money.min > 0 && money.free !== true ? money.min : undefined;
};

/** The pay period that a figure can only mean, when nobody says it. */
function likelyPeriod(figure: number | undefined): Salary['period'] {
  if (figure === undefined) return undefined;
  if (figure < 250) return 'hour';
  return figure >= 8_000 ? 'year' : undefined;
}

/** Salary from words: 0 and words that are no figure are "not stated"; text that only repeats the figures is left out. */
export function salaryFrom(words: SalaryWords): { salary?: Salary; bad?: string } {
  const salary: Salary = {};
  let bad: string | undefined;
  for (const [side, raw] of [
    ['min', words.from],
    ['max', words.to],
  ] as const) {
    const figure = figureOf(raw);
    if (figure !== undefined) salary[side] = figure;
    else if (raw !== undefined && raw !== '' && readMoney(raw).fault) bad = raw;
  }
  const text = words.text ?? '';
  const inText = readMoney(text).value;
  if (
    salary.min === undefined &&
    salary.max === undefined &&
    inText?.min !== undefined &&
    inText.min > 0
  ) {
    salary.min = inText.min;
    if (inText.max !== undefined) salary.max = inText.max;
  }
  const repeats =
    inText !== undefined && (inText.min === (salary.min ?? salary.max) || inText.min === 0);
  if (text !== '' && !repeats) salary.text = text;
  if (salary.min !== undefined && salary.max !== undefined && salary.min > salary.max)
    [salary.min, salary.max] = [salary.max, salary.min];
  if (words.grade !== undefined && words.grade !== '') salary.grade = words.grade;
  const stated = words.period === undefined ? undefined : wordFor('period', words.period);
  const figure = salary.min ?? salary.max;
  const period =
    figure === undefined ? undefined : ((stated as Salary['period']) ?? likelyPeriod(figure));
  if (period !== undefined) salary.period = period;
  const currency = words.currency ?? inText?.currency;
  if (
    currency !== undefined &&
    /^[A-Z]{3}$/.test(currency) &&
    currency !== 'GBP' &&
    figure !== undefined
  )
    salary.currency = currency;
  compact(salary);
  return {
    ...(Object.keys(salary).length > 0 ? { salary } : {}),
    ...(bad === undefined ? {} : { bad }),
  };
}

/** Adds a place that is known by its name (and postcode) only, once, and gives its reference. */
export function placeNamed(feed: PartialFeed, name: string, more: Partial<Place> = {}): Ref {
  const id = slug(more.id ?? name);
  const places = (feed.places ??= []);
  if (!findById(places, id)) places.push(compact({ ...more, id, name }));
  return `place/${id}`;
}

/** Adds an organisation that is known by its name only, once, and gives its reference. */
export function orgNamed(feed: PartialFeed, name: string, url?: string): Ref {
  const id = slug(name);
  const list = (feed.organisations ??= []);
  if (!findById(list, id)) list.push({ id, name, ...(url === undefined ? {} : { url }) });
  return `org/${id}`;
}

const CLOSING =
  /\b(?:clos(?:ing|es)(?: date)?|deadline|apply by)\b[^.\n\d]{0,30}((?:\w{3,9},? )?\d{1,2}(?:st|nd|rd|th)?[ /.-](?:\d{1,2}|[a-z]{3,9})[ /.,-]{1,2}\d{4})/i;

/** A closing date that stands only in an advert's words: a suggestion, for it may be the interview's or last year's. */
export function closingInText(text: string): string | undefined {
  const found = CLOSING.exec(text)?.[1];
  return found === undefined ? undefined : readDay(found).value;
}

/** A partner's name in brackets at the end of a title. */
export function employerInTitle(title: string): string | undefined {
  const inside = /\(([^()]{4,60})\)\s*$/.exec(title)?.[1];
  return inside !== undefined &&
    /\b(council|trust|nhs|university|college|borough|charity|ltd|limited|cic)\b/i.test(inside)
    ? inside
    : undefined;
}

const CONTRACTS: [RegExp, string][] = [
  [/permanent/i, 'permanent'],
  [/fixed|temporary|\btemp\b|contract(or)?\b/i, 'fixed-term'],
  [/second/i, 'secondment'],
  [/apprentic/i, 'apprenticeship'],
  [/intern|placement/i, 'placement'],
  [/volunt/i, 'volunteer'],
  [/casual|relief|bank|zero|per diem/i, 'casual'],
];
const PATTERNS: [RegExp, string][] = [
  [/full[-_ ]?time/i, 'full-time'],
  [/part[-_ ]?time/i, 'part-time'],
  [/job[-_ ]?share/i, 'job-share'],
  [/flexi/i, 'flexible'],
  [/term[-_ ]?time/i, 'term-time'],
  [/shift|rota/i, 'shifts'],
  [/compressed/i, 'compressed'],
  [/out[-_ ]of[-_ ]hours/i, 'out-of-hours'],
];

/** Contract and working patterns out of one or more words of another system ("Permanent Full Time"). */
export function contractOf(words: readonly string[]): { contract?: string; patterns?: string[] } {
  const text = words.join(' ');
  const contract = CONTRACTS.find(([pattern]) => pattern.test(text))?.[1];
  const patterns = PATTERNS.filter(([pattern]) => pattern.test(text)).map(([, name]) => name);
  return {
    ...(contract === undefined ? {} : { contract }),
    ...(patterns.length > 0 ? { patterns } : {}),
  };
}
