/**
 * The feed's types: the only definition. The schema, the field reference in the docs and the tolerant reader follow from
 * them. What each field maps to elsewhere stands in `docs/feed.md`.
 */
export type * from './types/scalars.js';
export type * from './types/feed.js';
export type * from './types/course.js';
export type * from './types/pathway.js';
export type * from './types/vacancy.js';
export type * from './types/bulletin.js';
