import { WAITS, type Surroundings } from '@esca/feed';

/** The page's clock, network and chance. Each is looked up when it is called, so that a page may replace its clock. */
export const surroundings: Surroundings = {
  waits: WAITS,
  fetch: (url, init) => fetch(url, init),
  now: () => Date.now(),
  random: () => Math.random(),
  offline: () => !navigator.onLine,
  hidden: () => document.hidden,
};
