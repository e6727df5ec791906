import type { RequirementStrings } from './requirement.strings.js';

/** The same in Welsh. */
export const cy: RequirementStrings = {
  level: 'Gweithio ar y lefel: {level}',
  experience: '{time} o brofiad',
  qualifying: '{time} o brofiad ers cymhwyso',
  registration: '{time} o brofiad ers cofrestru',
  'in-post': '{time} yn eich swydd bresennol',
  registered: 'Wedi cofrestru gyda {body}',
  allOf: 'Pob un o’r rhain:',
  anyOf: {
    zero: 'O leiaf {n} o’r rhain:',
    one: 'Un o’r rhain:',
    two: 'O leiaf dau o’r rhain:',
    few: 'O leiaf {n} o’r rhain:',
    many: 'O leiaf {n} o’r rhain:',
    other: 'O leiaf {n} o’r rhain:',
  },
};
