/** A code that has no term, made readable: `mental-capacity` becomes "Mental capacity". */
export function readableCode(code: string): string {
  const words = code.replace(/[-_.]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
