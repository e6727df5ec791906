import type { Plural } from '@esca/domain';

/** Words of every list that can be searched and filtered. */
export const en = {
  search: 'Search',
  filters: 'Filters',
  showFilters: 'Filter',
  filtersChosen: 'Filter ({n} chosen)',
  apply: { one: 'Show {n} result', other: 'Show {n} results' } as Plural,
  applyNone: 'Show no results',
  removeFilter: 'Remove filter: {facet}, {value}',
  clearAll: 'Clear all',
  chosen: 'Filters chosen',
  sort: 'Sort by',
  results: { one: '{n} result', other: '{n} results' } as Plural,
  page: 'Page {page} of {pages}',
  pageRange: 'Page {page} of {pages}, items {from} to {to}',
  pages: 'Pages',
  goToPage: 'Page {page}',
  previous: 'Previous',
  next: 'Next',
  moreOptions: 'Show all {n}',
  fewerOptions: 'Show fewer',
  moreFilters: 'More filters',
  fewerFilters: 'Fewer filters',
  count: '({n})',
};

export type BrowseStrings = typeof en;
