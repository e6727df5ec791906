/** Longer texts are seldom the same. */
const longest = 32;
/** Beyond so many different texts new ones are not remembered: they are names, and no longer words and dates. */
const most = 20_000;

/**
 * Makes equal short texts of records one text: a hundred thousand courses begin at some thousand times in a few dozen
 * places. The records are changed in place and given back.
 */
export function textSharer(): <T>(record: T) => T {
  const known = new Map<string, string>();
  const share = (text: string): string => {
    if (text.length > longest) return text;
    const shared = known.get(text);
    if (shared !== undefined) return shared;
    if (known.size < most) known.set(text, text);
    return text;
  };
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const fields = value as Record<string, unknown>;
    for (const key of Object.keys(fields)) {
      const inner = fields[key];
      if (typeof inner === 'string') fields[key] = share(inner);
      else walk(inner);
    }
  };
  return (record) => {
    walk(record);
    return record;
  };
}
