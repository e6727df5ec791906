import { formatNumber, pluralRules } from '../time/intl-cache.js';
import { fill } from './fill.js';

/** One wording per plural form of the language; English has two, Welsh six. `{n}` stands for the number. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** The wording for a number, with the number filled in. */
export function plural(
  forms: Plural,
  n: number,
  lang: string,
  more: Readonly<Record<string, string | number>> = {},
): string {
  const form = forms[pluralRules(lang).select(n)] ?? forms.other;
  return fill(form, { n: formatNumber(n), ...more });
}
