/**
 * Intl objects cost far more to make than to use, so each is made once. Keys are short and few: a page has one or two
 * languages and zones.
 */
const cache = new Map<string, unknown>();

/** Gives the object kept under `key`, making it on first use. */
export function keep<T>(key: string, make: () => T): T {
  let kept = cache.get(key) as T | undefined;
  if (kept === undefined) {
    kept = make();
    cache.set(key, kept);
  }
  return kept;
}

/** Plural rules of a language. */
export function pluralRules(lang: string): Intl.PluralRules {
  return keep(`p ${lang}`, () => new Intl.PluralRules(lang));
}

/**
 * A number as people in the United Kingdom write it. Welsh uses the same digits, commas and points, so one locale serves
 * both, and no browser's missing Welsh data is asked for.
 */
export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
  const key = `n ${Object.values(options).join(' ')}`;
  return keep(key, () => new Intl.NumberFormat('en-GB', options)).format(value);
}
