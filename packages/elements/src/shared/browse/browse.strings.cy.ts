import type { BrowseStrings } from './browse.strings.js';

/** The same in Welsh. */
export const cy: BrowseStrings = {
  search: 'Chwilio',
  filters: 'Hidlwyr',
  showFilters: 'Hidlo',
  filtersChosen: 'Hidlo ({n} wedi’u dewis)',
  apply: {
    zero: 'Dangos {n} canlyniad',
    one: 'Dangos {n} canlyniad',
    two: 'Dangos {n} ganlyniad',
    few: 'Dangos {n} chanlyniad',
    many: 'Dangos {n} chanlyniad',
    other: 'Dangos {n} canlyniad',
  },
  applyNone: 'Dangos dim canlyniadau',
  removeFilter: 'Tynnu hidlydd: {facet}, {value}',
  clearAll: 'Clirio’r cyfan',
  chosen: 'Hidlwyr a ddewiswyd',
  sort: 'Trefnu yn ôl',
  results: {
    zero: '{n} canlyniad',
    one: '{n} canlyniad',
    two: '{n} ganlyniad',
    few: '{n} chanlyniad',
    many: '{n} chanlyniad',
    other: '{n} canlyniad',
  },
  page: 'Tudalen {page} o {pages}',
  pageRange: 'Tudalen {page} o {pages}, eitemau {from} i {to}',
  pages: 'Tudalennau',
  goToPage: 'Tudalen {page}',
  previous: 'Blaenorol',
  next: 'Nesaf',
  moreOptions: 'Dangos pob un ({n})',
  fewerOptions: 'Dangos llai',
  count: '({n})',
};
