import { isDay, isInstant, isWhen } from './dates.js';
import { isTimeZone } from './time-zone.js';
import { report, type Trail } from './trail.js';
import type { Text, TextMap } from './types.js';

/**
 * Reads one value: gives a clean copy, or nothing when it cannot be used, in which case the problem is on the trail.
 * `undefined`, `null`, an empty string and an empty list are absent, never wrong.
 */
export type Check<T> = (value: unknown, trail: Trail) => T | undefined;

/** Longest text that is kept; the page shows less and offers more. */
const LONGEST_TEXT = 20_000;
const ID = /^[a-z0-9][a-z0-9._-]{0,79}$/;
const REF =
  /^([a-z0-9][a-z0-9._-]{0,79}:)?(course|pathway|vacancy|bulletin|org|place)\/[a-z0-9][a-z0-9._-]{0,79}(#[a-z0-9][a-z0-9._-]{0,79})?$/;
const LANG = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,8}$/;
const DURATION =
  /^P(?!$)(\d{1,6}Y)?(\d{1,6}M)?(\d{1,6}W)?(\d{1,6}D)?(T(?!$)(\d{1,6}H)?(\d{1,6}M)?(\d{1,6}S)?)?$/;
const EMAIL = /^[^\s@<>()[\],;:"\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;
/** Anything that is not printable ASCII is looked at more closely. */
const PLAIN = /^[\x20-\x7e]*$/;
/** Control characters but line breaks and tabs, and the marks that turn the direction of what follows. */
export const UNSEEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

/** Replaces halves of surrogate pairs; older engines lack `toWellFormed`. */
const wellFormed = (text: string): string =>
  text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (part) =>
    part.length === 2 ? part : '\ufffd',
  );

/** Text as it may be shown: composed (NFC), trimmed, without unseen characters. */
export function cleanText(text: string): string {
  return (
    PLAIN.test(text)
      ? text
      : wellFormed(text).replace(/\r\n?/g, '\n').replace(UNSEEN, '').normalize('NFC')
  ).trim();
}

/** Whether a value counts as absent. */
export const isAbsent = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

/** Whether a value is an object with keys. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A string of a certain form. */
const matching =
  <T extends string>(accepts: (value: string) => boolean, code: string): Check<T> =>
  (value, trail) => {
    if (typeof value === 'string' && accepts(value)) return value as T;
    report(trail, code, 'error', value);
    return undefined;
  };

export const id = matching<string>((value) => ID.test(value), 'V103');
export const ref = matching<string>((value) => REF.test(value), 'V104');
export const lang = matching<string>((value) => LANG.test(value), 'V105');
export const duration = matching<string>((value) => DURATION.test(value), 'V106');
export const email = matching<string>((value) => value.length <= 254 && EMAIL.test(value), 'V107');
export const currency = matching<string>((value) => /^[A-Z]{3}$/.test(value), 'M501');
export const country = matching<string>((value) => /^[A-Z]{2}$/.test(value), 'V108');
export const day = matching<string>(isDay, 'T402');
export const instant = matching<string>(isInstant, 'T402');
export const when = matching<string>(isWhen, 'T402');
export const rule = matching<string>(
  (value) =>
    value.length < 500 && /^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[A-Z0-9,+-]+)*$/.test(value),
  'T410',
);

/** A zone that the engine knows. Asked once per name, whatever the engine has to do to know it. */
const zones = new Map<string, boolean>();
export const timeZone = matching<string>((value) => {
  const known = zones.get(value) ?? isTimeZone(value);
  zones.set(value, known);
  return known;
}, 'T403');

/** A plain string. */
export const string: Check<string> = (value, trail) => {
  if (typeof value !== 'string') {
    report(trail, 'V101', 'error', value);
    return undefined;
  }
  if (value.length > LONGEST_TEXT) report(trail, 'V109', 'warning', `${value.length} characters`);
  return cleanText(value.slice(0, LONGEST_TEXT)) || undefined;
};

/** A string, or one string per language. */
export const text: Check<Text> = (value, trail) => {
  if (!isObject(value)) return string(value, trail);
  const map: TextMap = {};
  for (const [tag, words] of Object.entries(value).slice(0, 50)) {
    if (!LANG.test(tag)) report(trail, 'V105', 'error', tag, tag);
    else if (!isAbsent(words)) {
      const clean = string(words, trail);
      if (clean !== undefined) map[tag] = clean;
    }
  }
  if (Object.keys(map).length > 0) return map;
  report(trail, 'V101', 'error', 'no text in any language');
  return undefined;
};

/** An absolute web address without user information. Plain `http` is kept with a warning. */
export const url: Check<string> = (value, trail) => {
  const parsed = typeof value === 'string' && value.length <= 2000 ? parseUrl(value) : undefined;
  if (!parsed) {
    report(trail, 'V110', 'error', value);
    return undefined;
  }
  if (parsed.protocol === 'http:') report(trail, 'V111', 'warning', value);
  return parsed.href;
};

function parseUrl(value: string): URL | undefined {
  try {
    const parsed = new URL(value);
    const web = parsed.protocol === 'https:' || parsed.protocol === 'http:';
    // Without the slashes "https:host" would parse as well.
    return web && /^https?:\/\//i.test(value.trim()) && !parsed.username && !parsed.password
      ? parsed
      : undefined;
  } catch {
    return undefined;
  }
}

/** An `https` address or a relative path; it is resolved, and checked again, by whoever follows it. */
export const href = matching<string>(
  (value) =>
    value.length <= 2000 &&
    /^(https:\/\/[^\s\\]+|\/(?![/\\])[^\s\\]*|[^:/\\\s?#][^:\s\\]*)$/.test(value),
  'V110',
);

/** A true or a false. */
export const boolean: Check<boolean> = (value, trail) => {
  if (typeof value === 'boolean') return value;
  report(trail, 'V101', 'error', value);
  return undefined;
};

/** A number within bounds; `above` is exclusive. */
export const number =
  ({ min = -Infinity, max = Infinity, above = -Infinity, whole = false } = {}): Check<number> =>
  (value, trail) => {
    if (
      typeof value === 'number' &&
      Number.isFinite(value) &&
      value >= min &&
      value <= max &&
      value > above &&
      (!whole || Number.isSafeInteger(value))
    ) {
      return value;
    }
    report(trail, 'V112', 'error', value);
    return undefined;
  };

/** Whole, and nought or more. */
export const count = number({ min: 0, whole: true });

/**
 * One of a few words. An unknown word is what a newer minor version may write: it becomes "other" where there is one, and
 * is otherwise left out, with a note.
 */
export const oneOf = <T extends string>(...words: T[]): Check<T> => {
  const known = new Set<unknown>(words);
  return (value, trail) => {
    if (known.has(value)) return value as T;
    report(trail, 'V113', 'error', value);
    return known.has('other') && typeof value === 'string' ? ('other' as T) : undefined;
  };
};

/** A list whose bad entries go, one by one. A single value is read as a list of one. */
export const list =
  <T>(check: Check<T>, most = 1000): Check<T[]> =>
  (value, trail) => {
    if (!Array.isArray(value)) {
      report(trail, 'V101', 'error', value);
      return undefined;
    }
    if (value.length > most)
      report(trail, 'V114', 'error', `${value.length} entries, ${most} kept`);
    const kept: T[] = [];
    for (let index = 0; index < value.length && index < most; index++) {
      if (isAbsent(value[index])) continue;
      trail.keys.push(index);
      const clean = check(value[index], trail);
      trail.keys.pop();
      if (clean !== undefined) kept.push(clean);
    }
    return kept.length > 0 ? kept : undefined;
  };

/** A list without repeats. */
export const set =
  <T>(check: Check<T>, most = 100): Check<T[]> =>
  (value, trail) => {
    const kept = list(check, most)(value, trail);
    return kept && [...new Set(kept)];
  };

/** A list of things with ids of which the first of a name is kept. */
export const named =
  <T extends { id: string }>(check: Check<T>, most: number): Check<T[]> =>
  (value, trail) => {
    const seen = new Set<string>();
    return list((entry: unknown, at) => {
      const clean = check(entry, at);
      if (!clean) return undefined;
      if (!seen.has(clean.id)) {
        seen.add(clean.id);
        return clean;
      }
      report(at, 'R208', 'error', clean.id);
      return undefined;
    }, most)(value, trail);
  };

/** Keys that begin with `x-` belong to the publisher: any JSON of reasonable depth and size is handed on as it is. */
export function copyExtensions(from: Record<string, unknown>, to: object): void {
  for (const [key, value] of Object.entries(from)) {
    if (key.startsWith('x-') && isShallow(value)) Object.assign(to, { [key]: value });
  }
}

/** Whether a value is nested at most 64 deep. Looks without recursion, so that no depth can exhaust the stack. */
export function isShallow(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= 64; depth++) {
    level = level.flatMap((entry): unknown[] =>
      typeof entry === 'object' && entry !== null ? Object.values(entry) : [],
    );
    if (level.length === 0) return true;
  }
  return false;
}

/** One check for every field of a type: a field added to the type does not compile until it is read here. */
export type Fields<T> = { [K in keyof Required<T>]: Check<NonNullable<T[K]>> };

/**
 * An object: named fields are read, all others ignored. A bad optional field goes alone; a bad required field takes the
 * object with it. `refine` sees the clean object and may mend it or refuse it.
 */
export const shape = <T extends object>(
  fields: Fields<T>,
  required: readonly (keyof T & string)[],
  refine: (clean: T, trail: Trail) => T | undefined = (clean) => clean,
): Check<T> => {
  const checks = new Map<string, Check<unknown>>(Object.entries(fields));
  return (value, trail) => {
    if (!isObject(value)) {
      report(trail, 'V101', 'error', value);
      return undefined;
    }
    const clean: Record<string, unknown> = {};
    // What is there is walked, not what could be: a record has a dozen of its forty fields.
    for (const name of Object.keys(value)) {
      const check = checks.get(name);
      if (!check || isAbsent(value[name])) continue;
      trail.keys.push(name);
      const read = check(value[name], trail);
      trail.keys.pop();
      if (read !== undefined) clean[name] = read;
    }
    if (trail.extensions) copyExtensions(value, clean);
    for (const name of required) {
      if (clean[name] !== undefined) continue;
      report(trail, 'V102', 'error', undefined, name);
      return undefined;
    }
    return refine(clean as T, trail);
  };
};
