/**
 * Puts values in the place of `{name}`. A name without a value stays as it is, so that a slip in a translation is seen
 * rather than hidden. Values are put in once: braces inside a value mean nothing.
 */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}
