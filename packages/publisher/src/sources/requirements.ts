import type { PcfLevel, Requirement } from '@esca/feed';
import { slug } from './ids.js';
import { wordFor } from './words.js';

/** Requirements of a cell, and the items that could not be read. */
export interface RequirementReading {
  requires: Requirement[];
  bad: string[];
}

/** Splits on a mark outside brackets. */
function split(text: string, marks: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of text) {
    if (char === '(') depth++;
    else if (char === ')') depth = Math.max(0, depth - 1);
    if (depth === 0 && marks.includes(char)) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  parts.push(part);
  return parts.map((item) => item.trim()).filter((item) => item !== '');
}

/**
 * The small language of the `Requires` and `Conditions` columns. An item that begins with no known word is a note: people
 * write sentences there.
 */
export function readRequirements(cell: string, language: string, depth = 0): RequirementReading {
  const reading: RequirementReading = { requires: [], bad: [] };
  for (const item of split(cell, ';\n')) {
    const [main = '', ...texts] = split(item, '|');
    const requirement = readOne(main, language, depth, reading.bad);
    if (!requirement) continue;
    addTexts(requirement, texts, language);
    reading.requires.push(requirement);
  }
  return reading;
}

function addTexts(requirement: Requirement, texts: string[], language: string): void {
  let own = typeof requirement.text === 'string' ? requirement.text : undefined;
  const others: Record<string, string> = {};
  for (const text of texts) {
    const tagged = /^([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*):\s*(.+)$/s.exec(text);
    if (tagged) others[tagged[1] ?? ''] = (tagged[2] ?? '').trim();
    else own = text;
  }
  if (Object.keys(others).length > 0)
    requirement.text = own === undefined ? others : { [language]: own, ...others };
  else if (own !== undefined) requirement.text = own;
}

function readOne(
  item: string,
  language: string,
  depth: number,
  bad: string[],
): Requirement | undefined {
  const group = /^(?:any(?:\s+(\d{1,3}))?|(all))\s*(?:of)?\s*\((.*)\)$/is.exec(item);
  if (group) {
    const inner = depth < 3 ? readRequirements(group[3] ?? '', language, depth + 1) : undefined;
    if (!inner || inner.requires.length === 0) {
      bad.push(item);
      return undefined;
    }
    bad.push(...inner.bad);
    if (group[2] !== undefined) return { is: 'all', of: inner.requires };
    const atLeast = group[1] === undefined ? 1 : Number(group[1]);
    return {
      is: 'any',
      atLeast: Math.min(Math.max(1, atLeast), inner.requires.length),
      of: inner.requires,
    };
  }
  const [, key = '', rest = ''] = /^(\w+)\s*:\s*(.*)$/s.exec(item) ?? [];
  const value = rest.trim();
  const made = key === '' ? undefined : readKeyed(key.toLowerCase(), value);
  if (made === 'bad') {
    bad.push(item);
    return undefined;
  }
  return made ?? { is: 'note', text: item };
}

function readKeyed(key: string, value: string): Requirement | 'bad' | undefined {
  switch (key) {
    case 'held':
      return /^([a-z0-9][a-z0-9._-]*:)?(course|pathway)\/[a-z0-9][\w.#-]*$/.test(value)
        ? { is: 'held', ref: value }
        : 'bad';
    case 'level': {
      const level = wordFor('level', value);
      return level === undefined ? 'bad' : { is: 'level', level: level as PcfLevel };
    }
    case 'registered':
      return value === '' ? 'bad' : { is: 'registered', body: slug(value) };
    case 'note':
      return value === '' ? 'bad' : { is: 'note', text: value };
    case 'experience':
      return readExperience(value);
    default:
      return undefined;
  }
}

function readExperience(value: string): Requirement | 'bad' {
  const match =
    /^(\d{1,3}(?:\.\d+)?)\s*(months?|years?)?(?:\s+since\s+(qualifying|registration|in[ -]post))?$/i.exec(
      value,
    );
  if (!match) return 'bad';
  const months = Math.round(Number(match[1]) * (/^year/i.test(match[2] ?? '') ? 12 : 1));
  if (months < 1) return 'bad';
  const since = match[3]?.toLowerCase().replace(' ', '-');
  if (since === 'qualifying' || since === 'registration' || since === 'in-post')
    return { is: 'experience', months, since };
  return { is: 'experience', months };
}
