import type {
  Bulletin,
  Course,
  HttpsUrl,
  LangTag,
  Organisation,
  Pathway,
  Place,
  Ref,
  Request,
  Taxonomy,
  Text,
  TimeZone,
  Vacancy,
} from './types.js';

/** Where a record comes from, and what its bare strings and days mean. */
export interface Origin {
  /** Address of the feed that offered the record. */
  readonly url: string;
  readonly publisher: Organisation;
  /** Id of the publisher of the document itself, which may hold records of others. */
  readonly site: string;
  /** Language of bare strings. */
  readonly language: LangTag;
  /** Zone of days. */
  readonly timeZone: TimeZone;
  /** When the records were written, in epoch milliseconds. */
  readonly generatedAt: number;
  /** After this they may be out of date, in epoch milliseconds. */
  readonly expires: number;
  readonly refreshMinutes: number;
  readonly licence: HttpsUrl;
  readonly title?: Text;
  readonly request?: Request;
  readonly alerts?: HttpsUrl;
  readonly taxonomies: readonly Taxonomy[];
}

/** A record with its full name and where it comes from. */
export interface Entry<T> {
  /** `publisher:kind/id`. */
  readonly ref: Ref;
  readonly record: T;
  readonly origin: Origin;
  /** Others that list the same thing, found by a shared identifier. */
  readonly also?: readonly Origin[];
}

/** The records of one or several feeds, each once, in order of priority. */
export interface Catalogue {
  readonly origins: readonly Origin[];
  readonly courses: readonly Entry<Course>[];
  readonly pathways: readonly Entry<Pathway>[];
  readonly vacancies: readonly Entry<Vacancy>[];
  readonly bulletins: readonly Entry<Bulletin>[];
  readonly organisations: readonly Entry<Organisation>[];
  readonly places: readonly Entry<Place>[];
  /** Full names of records that are gone, and since when, in epoch milliseconds. */
  readonly removed: ReadonlyMap<Ref, number>;
  /** Full names of records that are shown under another one's name, because both carry the same identifier. */
  readonly sameAs: ReadonlyMap<Ref, Ref>;
}

/** A ref with the publisher in front. One without is relative to the publisher of the record that holds it. */
export function fullRef(ref: Ref, origin: { readonly publisher: { readonly id: string } }): Ref {
  return ref.slice(0, ref.indexOf('/')).includes(':') ? ref : `${origin.publisher.id}:${ref}`;
}

/** A ref without its `#part`. */
export const wholeRef = (ref: Ref): Ref => ref.split('#', 1)[0]!;
