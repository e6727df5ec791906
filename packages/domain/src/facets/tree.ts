import type { Origin } from '@esca/feed';

/** The terms of a vocabulary in order, those of several feeds one after the other, and what is above each. */
export function treeOf(
  origins: readonly Origin[],
  id: string,
): { values: readonly string[]; parents: ReadonlyMap<string, string> } {
  const parents = new Map<string, string>();
  const values = new Set<string>();
  for (const { taxonomies } of origins)
    for (const taxonomy of taxonomies) {
      if (taxonomy.id !== id) continue;
      for (const term of taxonomy.terms) {
        if (!values.has(term.id) && term.broader !== undefined) parents.set(term.id, term.broader);
        values.add(term.id);
      }
    }
  return { values: [...values], parents };
}
