import type { Catalogue, Links } from '@esca/feed';

/** Nothing leads anywhere: for when there is no feed. */
export const NO_LINKS: Links = {
  find: () => undefined,
  coursesOf: () => [],
  nodesOf: () => [],
  vacanciesOf: () => [],
  bulletinsOf: () => [],
  term: () => undefined,
};

/** No records. */
export const NOTHING: Catalogue = {
  origins: [],
  courses: [],
  pathways: [],
  vacancies: [],
  bulletins: [],
  organisations: [],
  places: [],
  removed: new Map(),
  sameAs: new Map(),
};
