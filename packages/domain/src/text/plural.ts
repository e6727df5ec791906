import { formatNumber } from '../time/intl-cache.js';
import { fill } from './fill.js';

/** One wording per plural form of the language; English has two, Welsh six. `{n}` stands for the number. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** The forms of the numbers from 0 (Unicode CLDR, plural rules); all others, and fractions, are `other`. */
const FORMS: Readonly<Record<string, readonly (keyof Plural)[]>> = {
  en: ['other', 'one'],
  cy: ['zero', 'one', 'two', 'few', 'other', 'other', 'many'],
};

/** The wording for a number, with the number filled in. */
export function plural(
  forms: Plural,
  n: number,
  lang: string,
  more: Readonly<Record<string, string | number>> = {},
): string {
  const form = forms[FORMS[lang.slice(0, 2)]?.[n] ?? 'other'] ?? forms.other;
  return fill(form, { n: formatNumber(n), ...more });
}
