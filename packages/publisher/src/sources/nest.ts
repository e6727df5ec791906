/** Puts a value at `salary/min` or `accreditation/0/name` of a record, making the levels between. */
export function nest(record: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path.split('/');
  let level: Record<string, unknown> = record;
  keys.forEach((key, index) => {
    if (index === keys.length - 1) {
      level[key] = value;
      return;
    }
    const next = keys[index + 1] ?? '';
    level[key] ??= /^\d+$/.test(next) ? [] : {};
    level = level[key] as Record<string, unknown>;
  });
}

/** A record without keys whose value is absent, an empty string, an empty list or an empty object. */
export function compact<T extends object>(record: T): T {
  for (const [key, value] of Object.entries(record as Record<string, unknown>)) {
    const gone =
      value === undefined ||
      value === '' ||
      (Array.isArray(value) && value.length === 0) ||
      (typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.keys(value).length === 0);
    if (gone) delete (record as Record<string, unknown>)[key];
  }
  return record;
}
