import { fullRef, type Catalogue, type Entry, type Ref, type Vacancy } from '@esca/feed';

/** What became of the vacancy that a link or an attribute names. */
export type Wanted =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly entry: Entry<Vacancy> }
  /** `removed`: the feed says that it is gone; `unknown`: the feed does not know it. */
  | { readonly kind: 'removed' | 'unknown' };

/** Finds the vacancy that an id or a reference names. A bare id means the first source that has it. */
export function findWanted(wanted: string, { vacancies, removed, origins }: Catalogue): Wanted {
  if (!wanted) return { kind: 'none' };
  const isNamed = (ref: Ref, id: string): boolean =>
    wanted === ref || ref.endsWith(`:${wanted}`) || wanted === id;
  const entry = vacancies.find(({ ref, record }) => isNamed(ref, record.id));
  if (entry) return { kind: 'found', entry };
  const gone = origins.some((origin) =>
    [wanted, `vacancy/${wanted}`].some((ref) => removed.has(fullRef(ref, origin))),
  );
  return { kind: gone ? 'removed' : 'unknown' };
}
