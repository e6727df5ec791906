import { attributesOf, type Attribute, type Rule } from './rules.js';
import type { Widget } from './names.js';
import { isAllowedFeed, webAddress, webAddresses } from './web-address.js';

/** Attributes of one element: only names from its table, only values that passed their rule. */
export type Attributes = Readonly<Record<string, string>>;

/** Something that was left out, and why. */
export interface Dropped {
  readonly name: string;
  readonly value: string;
  /** `unknown`: no such attribute; `value`: not a value of it; `feed`: a feed that this site does not list; `locked`: not the visitor's to change. */
  readonly why: 'unknown' | 'value' | 'feed' | 'locked';
}

/** What passed, and what did not. */
export interface Cleaned {
  readonly attributes: Attributes;
  readonly dropped: readonly Dropped[];
}

/** Where attributes came from, as far as it decides what they may say. */
export interface Whence {
  /** Resolves relative addresses; without it only absolute ones pass. */
  readonly base?: string;
  /** The site's base address: given for links and embed pages, where `src` may name listed feeds only. */
  readonly site?: string;
  /** Hosts of feeds that the publisher lists beside its own site. */
  readonly feedHosts?: readonly string[];
}

const code = /^[a-z0-9][a-z0-9._-]{0,79}$/;
const key = /^[A-Za-z0-9._-]{0,80}$/;
const id = '[a-z0-9][a-z0-9._-]{0,79}';
const ref = new RegExp(`^(?:(?:${id}:)?[a-z]{1,12}/)?${id}(?:#${id})?$`);
const lang = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,5}$/;
const month = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const instant =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;
// Controls and marks that turn the direction of text; they have no place in a heading or a search.

const unprintable = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g;

/** Half of a surrogate pair is no character: it becomes the replacement character, as `toWellFormed` would make it. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** One word of a list, or a single value, against its rule. */
function fits(rule: Rule, word: string): boolean {
  switch (rule.type) {
    case 'choice':
    case 'choices':
      return rule.values.includes(word) || (rule.month === true && month.test(word));
    case 'integer':
      return /^\d{1,6}$/.test(word) && Number(word) >= rule.min && Number(word) <= rule.max;
    case 'code':
    case 'codes':
      return code.test(word);
    case 'key':
      return key.test(word);
    case 'ref':
    case 'refs':
      return ref.test(word);
    case 'instant':
      return instant.test(word);
    case 'lang':
      return lang.test(word);
    default:
      return true;
  }
}

/** The good part of a value in its one canonical spelling, and the parts that were refused. */
function cleanValue(
  rule: Rule,
  raw: string,
  whence: Whence,
): { value?: string; bad: string[]; why?: 'feed' } {
  if (rule.type === 'text') {
    const text = wellFormed(raw).replace(unprintable, ' ').replace(/\s+/g, ' ').trim();
    const value = [...text].slice(0, 200).join('').trim();
    return { value, bad: [] };
  }
  const trimmed = raw.trim();
  if (rule.type === 'url' || rule.type === 'feeds') {
    if (trimmed === '') return { bad: [] };
    const value = (rule.type === 'url' ? webAddress : webAddresses)(trimmed, whence.base);
    if (value === undefined) return { bad: [trimmed] };
    const { site, feedHosts } = whence;
    const foreign =
      rule.type === 'feeds' &&
      site !== undefined &&
      value.split(' ').some((url) => !isAllowedFeed(url, site, feedHosts));
    return foreign ? { bad: [trimmed], why: 'feed' } : { value, bad: [] };
  }
  if (isList(rule)) {
    const list = [...new Set(trimmed.split(/\s+/).filter(Boolean))].slice(0, 50);
    const value = list.filter((word) => fits(rule, word)).join(' ');
    const bad = list.filter((word) => !fits(rule, word));
    return value === '' && bad.length > 0 ? { bad } : { value, bad };
  }
  if (trimmed === '') return { value: '', bad: [] };
  if (!fits(rule, trimmed)) return { bad: [trimmed] };
  return { value: rule.type === 'integer' ? String(Number(trimmed)) : trimmed, bad: [] };
}

/** True for rules whose words are separated by spaces. */
const isList = ({ type }: Rule): boolean =>
  type === 'codes' || type === 'choices' || type === 'refs';

/** True when an empty value means something: a choice taken back, or, for `state-key`, bare names. */
function mayBeEmpty(row: Attribute<string>): boolean {
  return row.state === true || row.rule.type === 'key';
}

/** Joins what is given twice for a list; of anything else the first counts. */
function gather(row: Attribute<string>, values: readonly string[]): string {
  return isList(row.rule) ? values.join(' ') : (values[0] ?? '');
}

/**
 * Takes from name and value pairs what an element may have, in the order of its table. What is not in the table is
 * never copied, whatever it is called; values that break their rule are left out, and both are reported.
 */
export function cleanAttributes(
  widget: Widget,
  pairs: Iterable<readonly [string, string]>,
  whence: Whence = {},
): Cleaned {
  return cleanRows(attributesOf(widget), pairs, whence);
}

/** The same for any rows of a table. */
export function cleanRows(
  rows: readonly Attribute<string>[],
  pairs: Iterable<readonly [string, string]>,
  whence: Whence = {},
): Cleaned {
  const given = new Map<string, string[]>();
  for (const [name, value] of pairs) given.set(name, [...(given.get(name) ?? []), value]);
  const attributes: Record<string, string> = {};
  const dropped: Dropped[] = [];
  for (const row of rows) {
    const values = given.get(row.name);
    given.delete(row.name);
    if (values === undefined) continue;
    const { value, bad, why } = cleanValue(row.rule, gather(row, values), whence);
    if (value || (value === '' && mayBeEmpty(row))) attributes[row.name] = value;
    for (const each of bad) dropped.push({ name: row.name, value: each, why: why ?? 'value' });
  }
  for (const [name, values] of given)
    for (const value of values) dropped.push({ name, value, why: 'unknown' });
  return { attributes, dropped };
}
