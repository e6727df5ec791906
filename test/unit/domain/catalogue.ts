import type { Catalogue } from '@esca/feed';
import { origin } from './entry.js';

/** A catalogue with only these records. */
export function catalogueOf(records: Partial<Catalogue>): Catalogue {
  return {
    origins: [origin],
    courses: [],
    pathways: [],
    vacancies: [],
    bulletins: [],
    organisations: [],
    places: [],
    removed: new Map(),
    sameAs: new Map(),
    ...records,
  };
}
