import type { Cost, Currency, LangTag, Salary, Text } from '@esca/feed';
import { formatNumber, withCommas } from '../time/intl-cache.js';
import { textOf } from './choose.js';
import { fill } from './fill.js';
import type { Words } from './words.js';

/** An amount of money: "£120", "£7.50". Pence are shown when there are any. */
export function formatMoney(amount: number, currency: Currency = 'GBP'): string {
  const whole = Number.isInteger(amount);
  if (currency === 'GBP' && amount >= 0 && amount < 1e15) {
    const [pounds = '', pence] = amount.toFixed(whole ? 0 : 2).split('.');
    return `£${withCommas(pounds)}${pence ? `.${pence}` : ''}`;
  }
  return formatNumber(amount, {
    style: 'currency',
    currency,
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: whole ? 0 : 2,
  });
}

function labelled(text: string, label: Text | undefined, words: Words, language: LangTag): string {
  const name = textOf(label, words.lang, language);
  return name ? fill(words.cost.labelled, { text, label: name }) : text;
}

/** Whether a course costs nothing: it states its fees, and each is 0. A charge for not coming is no fee. */
export function isFree(costs: readonly Cost[] | undefined): boolean | undefined {
  const fees = costs?.filter(({ kind }) => kind !== 'non-attendance');
  return fees?.length ? fees.every(({ amount }) => amount === 0) : undefined;
}

/**
 * What something costs: nothing when it is not stated, "Free" when every fee is 0, else the lowest fee, with "from" when
 * there are several. Fees in another currency than the first one's are not compared.
 */
export function formatCost(
  costs: readonly Cost[] | undefined,
  words: Words,
  language: LangTag,
): string | undefined {
  const free = isFree(costs);
  if (free === undefined) return undefined;
  const fees = (costs ?? []).filter(({ kind }) => kind !== 'non-attendance');
  if (free)
    return fees.length === 1
      ? labelled(words.cost.free, fees[0]?.label, words, language)
      : words.cost.free;
  const comparable = fees.filter(({ currency }) => currency === fees[0]?.currency);
  const lowest = comparable.reduce((least, fee) => (fee.amount < least.amount ? fee : least));
  const amount = formatMoney(lowest.amount, lowest.currency);
  // Free for some and not for others is free for those whom the label names, not "from £0".
  const text =
    lowest.amount === 0
      ? words.cost.free
      : fees.length > 1
        ? fill(words.cost.from, { amount })
        : amount;
  return labelled(text, lowest.label, words, language);
}

/** Every cost by itself, for a page of details: "£120 (partner councils)", "£50 if you do not come". */
export function listCosts(
  costs: readonly Cost[] | undefined,
  words: Words,
  language: LangTag,
): string[] {
  return (costs ?? []).map(({ amount, currency, label, kind }) => {
    const money = formatMoney(amount, currency);
    if (kind === 'non-attendance') {
      return labelled(fill(words.cost.charge, { amount: money }), label, words, language);
    }
    return labelled(amount === 0 ? words.cost.free : money, label, words, language);
  });
}

/** Pay in words; the publisher's own text wins. `undefined` when nothing is stated. */
export function formatSalary(
  salary: Salary | undefined,
  words: Words,
  language: LangTag,
): string | undefined {
  if (!salary) return undefined;
  if (salary.text) return textOf(salary.text, words.lang, language);
  const { min, max, currency, period = 'year', grade, proRata } = salary;
  const say = words.salary;
  const per = say.per[period];
  const money = (amount: number): string => formatMoney(amount, currency);
  let text = '';
  if (min !== undefined && max !== undefined && min !== max) {
    text = fill(say.range, { min: money(min), max: money(max), per });
  } else if (min !== undefined && max !== undefined) text = `${money(min)} ${per}`;
  else if (min !== undefined) text = fill(say.from, { min: money(min), per });
  else if (max !== undefined) text = fill(say.to, { max: money(max), per });
  if (text && proRata) text = fill(say.proRata, { text });
  if (grade) {
    // Many publishers write "Grade 10", in either language.
    const named = /^grad[de]\b/i.test(grade) ? grade : fill(say.grade, { grade });
    text = text ? `${text}, ${named}` : named.charAt(0).toUpperCase() + named.slice(1);
  }
  return text || undefined;
}

const YEARLY: Readonly<Record<NonNullable<Salary['period']>, number>> = {
  year: 1,
  month: 12,
  week: 52,
  day: 260,
  hour: 52 * 37,
};

/** The highest stated pay as pounds a year at full time, for sorting and for pay bands; never shown. */
export function yearlyPay(salary: Salary | undefined): number | undefined {
  const amount = salary?.max ?? salary?.min;
  return amount === undefined ? undefined : amount * YEARLY[salary?.period ?? 'year'];
}
