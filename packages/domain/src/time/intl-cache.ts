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

/**
 * A number as people in the United Kingdom write it, to three decimals. Welsh uses the same digits, commas and points, so
 * one way serves both. The usual case needs no Intl, whose first use takes a page some milliseconds.
 */
export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
  if (!options && Math.abs(value) < 1e15) {
    const [whole = '', decimals] = String(Math.round(value * 1000) / 1000).split('.');
    return withCommas(whole) + (decimals ? `.${decimals}` : '');
  }
  const key = `n ${Object.values(options ?? {}).join(' ')}`;
  return keep(key, () => new Intl.NumberFormat('en-GB', options)).format(value);
}

/** Groups the digits of a whole number: "12,500". */
export function withCommas(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
}
