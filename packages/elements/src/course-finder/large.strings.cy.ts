import type { LargeStrings } from './large.strings.js';

/** The same in Welsh. */
export const cy: LargeStrings = {
  facets:
    'Ni ellir dangos yr hidlwyr na’r chwiliad ar hyn o bryd. Gallwch fynd drwy’r cyrsiau i gyd.',
  search: 'Ni ellir defnyddio’r chwiliad ar hyn o bryd. Gallwch ddefnyddio’r hidlwyr.',
  cards: 'Ni ellid llwytho rhai o gyrsiau’r dudalen hon.',
};
