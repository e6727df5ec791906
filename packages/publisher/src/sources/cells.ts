import type { Severity } from '@esca/feed';
import { dayExists, dayText, isZone, resolveLocal, type LocalTime } from './zones.js';

/** What was read from one cell, or why not. `value` may stand beside a warning. */
export interface Reading<T> {
  value?: T;
  fault?: { code: string; severity: Severity };
}

/** What a date may need beside its own characters. */
export interface DateRules {
  /** Order of `03/04/2027`. */
  order: 'dmy' | 'mdy';
  /** First year of the workbook's serial numbers. */
  epoch: 1900 | 1904;
}

/** Sense of dates in the United Kingdom, in a workbook as Windows writes it. */
export const BRITISH: DateRules = { order: 'dmy', epoch: 1900 };

const fault = <T>(code: string, severity: Severity = 'error'): Reading<T> => ({
  fault: { code, severity },
});

const WELSH_MONTHS = 'ion chw maw ebr mai meh gor aws med hyd tac rha'.split(' ');
const FULL =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

function monthOf(word: string): number {
  const low = word.toLowerCase();
  const named = FULL.findIndex(
    (month) =>
      low.length >= 3 && (month.startsWith(low) || (low === 'sept' && month === 'september')),
  );
  return named >= 0 ? named + 1 : WELSH_MONTHS.indexOf(low.slice(0, 3)) + 1;
}

/** Excel's day number as a local date and time. Serial 60 of the 1900 epoch is a day that never was; it counts as 28 February. */
export function fromSerial(serial: number, epoch: 1900 | 1904): LocalTime {
  const shifted = epoch === 1904 ? serial + 1462 : serial;
  const days = shifted < 60 ? shifted + 1 : shifted;
  const moment = Date.UTC(1899, 11, 30) + Math.round(days * 86_400) * 1000;
  const date = new Date(moment);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

function checkedDay(year: number, month: number, day: number): Reading<string> {
  if (year < 100) return fault('I817');
  if (year === 0 || year < 2000) return fault('I818', 'warning');
  if (!dayExists(year, month, day)) return fault('I819');
  return { value: dayText(year, month, day) };
}

/** Takes a day of the week off the front: "Tue 3 Mar 2027", "Tuesday, 3 March 2027". */
function withoutWeekday(text: string): string {
  return text.replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+(?=\d|[a-z])/i, '');
}

/** A calendar date. Whatever follows it (a time) is given back as `rest`. */
export function readDay(
  raw: string,
  rules: DateRules = BRITISH,
): Reading<string> & { rest?: string } {
  const text = withoutWeekday(raw.trim());
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(.*))?$/.exec(text);
  if (iso) {
    if (text.startsWith('0000-00-00')) return fault('I818', 'warning');
    return withRest(checkedDay(Number(iso[1]), Number(iso[2]), Number(iso[3])), iso[4]);
  }
  const slashed = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:,?\s+(.*))?$/.exec(text);
  if (slashed) {
    const [first, second] = [Number(slashed[1]), Number(slashed[2])];
    const year = slashed[3] ?? '';
    if (year.length === 2) return fault('I817');
    const [day, month] = rules.order === 'dmy' ? [first, second] : [second, first];
    return withRest(checkedDay(Number(year), month, day), slashed[4]);
  }
  const british =
    /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?([\p{L}]{3,9})\.?,?[\s-]+(\d{4}|\d{2})(?!\d)(?:,?\s+(.*))?$/iu.exec(
      text,
    );
  if (british) {
    if (british[3]?.length === 2) return fault('I817');
    const month = monthOf(british[2] ?? '');
    if (month > 0)
      return withRest(checkedDay(Number(british[3]), month, Number(british[1])), british[4]);
  }
  const american =
    /^([\p{L}]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:,?\s+(.*))?$/iu.exec(text);
  if (american) {
    const month = monthOf(american[1] ?? '');
    if (month > 0)
      return withRest(checkedDay(Number(american[3]), month, Number(american[2])), american[4]);
  }
  if (/^\d{4,5}(\.\d+)?$/.test(text) && Number(text) >= 20_000) {
    const at = fromSerial(Number(text), rules.epoch);
    const time = `${String(at.hour).padStart(2, '0')}:${String(at.minute).padStart(2, '0')}`;
    return withRest(checkedDay(at.year, at.month, at.day), time === '00:00' ? undefined : time);
  }
  return fault('I816');
}

function withRest(
  reading: Reading<string>,
  rest: string | undefined,
): Reading<string> & { rest?: string } {
  const clean = rest?.replace(/^(at|from)\s+/i, '').trim();
  return clean === undefined || clean === '' ? reading : { ...reading, rest: clean };
}

/** A time of day as `HH:MM:SS`. */
export function readTime(raw: string): Reading<string> {
  const text = raw.trim().toLowerCase().replace(/\s+/g, ' ');
  if (/^(12 ?)?(noon|midday)$/.test(text)) return { value: '12:00:00' };
  if (/^(12 ?)?midnight$/.test(text)) return { value: '00:00:00' };
  if (/^0?\.\d+$|^0$/.test(text) && Number(text) < 1 && !/^0\.\d\d$/.test(text)) {
    const at = fromSerial(Number(text) + 40_000, 1900);
    return clock(at.hour, at.minute, at.second);
  }
  const match =
    /^(\d{1,2})(?:[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?)?\s*(a\.?m\.?|p\.?m\.?)?(?:\s*(?:hrs|hours))?$/.exec(
      text,
    );
  if (!match || (match[2] === undefined && match[4] === undefined)) {
    const packed = /^([01]\d|2[0-3])([0-5]\d)(?:\s*(?:hrs|hours))?$/.exec(text);
    return packed ? clock(Number(packed[1]), Number(packed[2]), 0) : fault('I820', 'warning');
  }
  let hour = Number(match[1]);
  const half = match[4]?.charAt(0);
  if (half !== undefined && (hour < 1 || hour > 12)) {
    if (hour > 23 || half === 'a') return fault('I820', 'warning');
  } else if (half === 'p' && hour < 12) hour += 12;
  else if (half === 'a' && hour === 12) hour = 0;
  return clock(hour, Number(match[2] ?? 0), Number(match[3] ?? 0));
}

function clock(hour: number, minute: number, second: number): Reading<string> {
  if (hour > 23 || minute > 59 || second > 59) return fault('I820', 'warning');
  return {
    value: [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':'),
  };
}

/** A day and a time of day in a zone as an instant. */
export function joinDayTime(day: string, time: string, zone: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  return resolveLocal(
    { year, month, day: date, hour, minute, second },
    isZone(zone) ? zone : 'UTC',
  );
}

/** A day, or a day with a time, as a day or an instant. An offset in the text is kept. */
export function readWhen(raw: string, zone: string, rules: DateRules = BRITISH): Reading<string> {
  const text = raw.trim();
  const exact =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})$/i.exec(text);
  if (exact) {
    const day = readDay(exact[1] ?? '', rules);
    if (day.value === undefined) return day;
    const mark = (exact[4] ?? 'Z').toUpperCase();
    const offset = mark.length === 5 ? `${mark.slice(0, 3)}:${mark.slice(3)}` : mark;
    const time = readTime(`${exact[2] ?? ''}${(exact[3] ?? ':00').slice(0, 3)}`);
    if (time.value === undefined) return { ...day, fault: { code: 'I820', severity: 'warning' } };
    return { value: `${day.value}T${time.value}${offset}` };
  }
  const day = readDay(text, rules);
  if (day.value === undefined || day.rest === undefined)
    return day.fault ? { fault: day.fault } : { value: day.value ?? '' };
  const time = readTime(day.rest);
  if (time.value === undefined)
    return { value: day.value, fault: { code: 'I820', severity: 'warning' } };
  return { value: joinDayTime(day.value, time.value, zone) };
}

const YES = new Set('yes y true 1 x ✓ ✔ ☑ ✅ on ie oes ydy'.split(' '));
const NO = new Set('no n false 0 - ✗ ✘ ☐ ❌ off na nage'.split(' '));

/** Yes or no. */
export function readYesNo(raw: string): Reading<boolean> {
  const text = raw.trim().toLowerCase();
  if (YES.has(text)) return { value: true };
  if (NO.has(text)) return { value: false };
  return fault('I821', 'warning');
}

/** A plain number. */
export function readNumber(raw: string, { whole = false } = {}): Reading<number> {
  const text = raw.trim().replace(/(\d),(?=\d{3}(\D|$))/g, '$1');
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text)) return fault('I826');
  const value = Number(text);
  if (!Number.isFinite(value) || (whole && !Number.isInteger(value))) return fault('I826');
  return { value };
}

/** Money: one figure or two, the currency when it is named. */
export interface Money {
  min?: number;
  max?: number;
  currency?: string;
  /** True when the words say that nothing is charged. */
  free?: boolean;
}

const SIGNS: Record<string, string> = { '£': 'GBP', '€': 'EUR', $: 'USD' };

/** One figure, or two with a dash or "to" between. Anything else is text, which the caller keeps. */
export function readMoney(raw: string): Reading<Money> {
  const text = raw
    .trim()
    .toLowerCase()
    .replace(/\u00a0/g, ' ');
  if (/^(free( of charge)?|nil|none|no (charge|cost|fee)|am ddim|gratis|n\/?a|-)\.?$/.test(text))
    return {
      value:
        text === '-' || text.startsWith('n/') || text === 'na'
          ? {}
          : { min: 0, max: 0, free: true },
    };
  const pence = /^(\d{1,5}(?:\.\d+)?)\s?p(ence)?$/.exec(text);
  if (pence) {
    const amount = Number(pence[1]) / 100;
    return { value: { min: amount, max: amount, currency: 'GBP' } };
  }
  const named = /^[a-z]{3}(?=\s?\d)|\b[a-z]{3}$/.exec(text)?.[0].toUpperCase();
  const code = named !== undefined && isCurrency(named) ? named : undefined;
  const sign = /[£€$]/.exec(text)?.[0];
  const bare = (code === undefined ? text : text.replace(code.toLowerCase(), ''))
    .replace(/[£€$]/g, '')
    .trim();
  const range = /^([\d.,]+)(k)?(?:\s*(?:-|–|—|to|hyd at)\s*([\d.,]+)(k)?)?$/.exec(bare);
  if (!range) return fault('I822', 'warning');
  const min = figure(range[1] ?? '', range[2] ?? range[4]);
  const max = range[3] === undefined ? min : figure(range[3], range[4]);
  if (min === undefined || max === undefined) return fault('I822', 'warning');
  const currency = code ?? (sign === undefined ? undefined : SIGNS[sign]);
  return { value: currency === undefined ? { min, max } : { min, max, currency } };
}

function figure(text: string, thousands: string | undefined): number | undefined {
  const plain = text.replace(/,(?=\d{3}(\D|$))/g, '');
  if (!/^\d+(\.\d+)?$/.test(plain)) return undefined;
  const value = Number(plain) * (thousands === undefined ? 1 : 1000);
  return Math.round(value * 100) / 100;
}

let currencies: Set<string> | undefined;
function isCurrency(code: string): boolean {
  currencies ??= new Set(Intl.supportedValuesOf('currency'));
  return currencies.has(code);
}

const UNITS: [RegExp, string, number][] = [
  [/^(minutes?|mins?|m|munud)$/, 'minutes', 1],
  [/^(hours?|hrs?|h|awr|oriau)$/, 'minutes', 60],
  [/^(days?|d|diwrnod|dydd)$/, 'days', 1],
  [/^(weeks?|wks?|w|wythnos)$/, 'weeks', 1],
  [/^(months?|mths?|mis)$/, 'months', 1],
  [/^(years?|yrs?|y|blwyddyn)$/, 'years', 1],
];
const ISO_DURATION = /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?!$)(\d+H)?(\d+M)?(\d+S)?)?$/;

/** A length of time as ISO 8601: `6 hours`, `1.5 days` (a day of study is six hours when halves are counted), `4 months (approx)`. */
export function readDuration(raw: string): Reading<string> {
  const text = raw.trim();
  if (ISO_DURATION.test(text.toUpperCase())) return { value: text.toUpperCase() };
  const plain = text
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\b(about|approx(imately|\.)?|around|up to|circa|c\.)/g, ' ')
    .replace(/\b(\d+) half[- ]days\b/, (_, count: string) => `${String(Number(count) / 2)} days`)
    .replace(/\bhalf[- ](a )?day\b/, '0.5 day')
    .replace(/\b(an?|one) (?=(hour|day|week|month|year))/g, '1 ')
    .replace(/½/g, '.5')
    .trim();
  const parts = [...plain.matchAll(/(\d+(?:\.\d+)?|\.\d+)\s*-?\s*([a-z]+)/g)];
  const left = plain.replace(/(\d+(?:\.\d+)?|\.\d+)\s*-?\s*[a-z]+/g, '').replace(/[\s,&]|and/g, '');
  if (parts.length === 0 || left !== '') return fault('I823', 'warning');
  const total: Record<string, number> = {};
  for (const part of parts) {
    const unit = UNITS.find(([pattern]) => pattern.test(part[2] ?? ''));
    if (!unit) return fault('I823', 'warning');
    total[unit[1]] = (total[unit[1]] ?? 0) + Number(part[1]) * unit[2];
  }
  return writeDuration(total);
}

function writeDuration(total: Record<string, number>): Reading<string> {
  let { years = 0, months = 0, weeks = 0, days = 0, minutes = 0 } = total;
  // ISO 8601 as the feed writes it has whole numbers: a half goes down into the next unit.
  months += Math.round((years % 1) * 12);
  weeks += Math.round((months % 1) * 4);
  days += Math.round((weeks % 1) * 7);
  minutes += Math.round((days % 1) * 6 * 60);
  [years, months, weeks, days] = [years, months, weeks, days].map(Math.floor) as [
    number,
    number,
    number,
    number,
  ];
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  const date = `${years ? `${years}Y` : ''}${months ? `${months}M` : ''}${weeks ? `${weeks}W` : ''}${days ? `${days}D` : ''}`;
  const time = `${hours ? `${hours}H` : ''}${rest ? `${rest}M` : ''}`;
  if (date === '' && time === '') return fault('I823', 'warning');
  return { value: `P${date}${time ? `T${time}` : ''}` };
}

/** A list in one cell: `;`, `|` or line breaks, never commas. */
export function readList(raw: string): string[] {
  return raw
    .split(/[;|\n]/)
    .map((part) => part.replace(/^\s*[-•*]\s+/, '').trim())
    .filter((part) => part !== '');
}

/** A web address; `www.` and bare hosts get `https://`, spaces are encoded. */
export function readUrl(raw: string, base?: string): Reading<string> {
  let text = raw.trim().replace(/^<|>$/g, '');
  if (
    /^(www\.[^\s/]+|[a-z0-9-]+(\.[a-z0-9-]+)*\.(uk|org|com|net|wales|cymru|ac|gov))(\/\S*)?$/i.test(
      text,
    )
  )
    text = `https://${text}`;
  if (!URL.canParse(text, base)) return fault('I827');
  const url = new URL(text, base);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return fault('I827');
  if (url.username !== '' || url.password !== '' || url.href.length > 2000) return fault('I827');
  return { value: url.href };
}
