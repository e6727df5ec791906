// `locked="all"` is about filters: what is searched for, and where the visitor is, stays the visitor's.
const notFilters = 'query page sort view group-by course compare vacancy node from to issue'.split(
  ' ',
);

/** Whether the visitor may not change an attribute: it is named in `locked`, or `locked` says `all` and it is a filter. */
export function isLocked(name: string, locked = ''): boolean {
  const names = locked.split(/\s+/);
  return names.includes(name) || (names.includes('all') && !notFilters.includes(name));
}
