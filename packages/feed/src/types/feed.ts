import type {
  Code,
  Day,
  Href,
  HttpsUrl,
  Id,
  Instant,
  Kind,
  LangTag,
  Ref,
  SourceFormat,
  Text,
  TimeZone,
  Visibility,
} from './scalars.js';
import type { Course } from './course.js';
import type { Pathway } from './pathway.js';
import type { Vacancy } from './vacancy.js';
import type { Bulletin } from './bulletin.js';

/** A name for a record in somebody else's scheme, such as `lars` or an applicant-tracking number. */
export interface Identifier {
  /** The scheme, in lower case. */
  scheme: string;
  /** The name within the scheme, as printed. */
  value: string;
}

/** What every record has. */
export interface Entity {
  /** Unique within publisher and kind. */
  id: Id;
  /** When the record last changed. */
  modified?: Instant;
  /** The entry of `sources` that the record came from. */
  source?: Id;
  /** Names in other schemes; the same pair marks the same thing. */
  identifiers?: Identifier[];
  /** Who may see it; public when absent. */
  visibility?: Visibility;
}

/** One JSON document: what an academy publishes and every widget reads. */
export interface Feed {
  /** Address of the schema, for editors. */
  $schema?: string;
  /**
   * `major.minor`. A reader refuses another major version.
   * @pattern ^1\.\d+$
   */
  schemaVersion: string;
  /** Who publishes the feed; its id is the prefix in full names. */
  publisher: Organisation;
  /** Address of the licence of the data. */
  licence: HttpsUrl;
  /** When the document was written. */
  generatedAt: Instant;
  /** Language of bare strings. */
  language: LangTag;
  /** Zone of days and of wording; Europe/London when absent. */
  timeZone?: TimeZone;
  /** Name of the feed, used in messages. */
  title?: Text;
  /**
   * How long a copy is fresh, in minutes; 60 when absent.
   * @TJS-type integer
   * @minimum 5
   * @maximum 10080
   */
  refreshMinutes?: number;
  /** After this the widgets say that the list may be out of date; 14 days after `generatedAt` when absent. */
  expires?: Instant;
  /** The next page of the same lists. */
  next?: Href;
  /** Other documents that hold the records of an index document. */
  parts?: Part[];
  /** Where merged records came from, in order of priority. */
  sources?: Source[];
  /** Records that are gone; kept at least seven days. */
  removed?: Removed[];
  /** The council's own request form and wording. */
  request?: Request;
  /** Where a person can ask for alerts. */
  alerts?: HttpsUrl;
  /** Vocabularies that codes point into. */
  taxonomies?: Taxonomy[];
  /** Organisations that records point to. */
  organisations?: Organisation[];
  /** Places that records point to. */
  places?: Place[];
  /** Courses with their sessions. */
  courses?: Course[];
  /** Career pathways. */
  pathways?: Pathway[];
  /** Vacancies. */
  vacancies?: Vacancy[];
  /** Bulletin issues. */
  bulletins?: Bulletin[];
}

/** A document that holds some of the records of an index document. */
export interface Part {
  /** Where it is, relative to the index. */
  href: Href;
  /**
   * Which kinds it holds.
   * @minItems 1
   */
  kinds: Kind[];
  /** What it is for; whole records when absent. */
  use?: 'records' | 'cards' | 'facets' | 'search' | 'details';
  /**
   * How many records it holds.
   * @TJS-type integer
   * @minimum 0
   */
  count?: number;
}

/** How "ask my manager" is handed over to a council's own form. */
export interface Request {
  /** Address of the form. */
  form?: Href;
  /** Our field name to the form's field name. */
  fields?: FieldMap;
  /** Opening words of the message. */
  wording?: Text;
}

/**
 * The form's own names for what we fill in, keyed by ours: course, date, place, mode,
 * alternatives, hours, cost, cover, why, link.
 * @minProperties 1
 * @propertyNames {"pattern":"^[a-zA-Z][a-zA-Z0-9_-]{0,40}$"}
 */
export interface FieldMap {
  [ours: string]: string;
}

/** A feed or file that was merged into this one. */
export interface Source {
  /** Named by the `source` of records. */
  id: Id;
  /** Name of the source. */
  title?: Text;
  /** Who published it. */
  publisher: Organisation;
  /** Where it was read. */
  url?: HttpsUrl;
  /** Its own licence, which its records keep. */
  licence?: HttpsUrl;
  /** How it was written. */
  format?: SourceFormat;
  /** When it was read. */
  fetchedAt?: Instant;
  /** When it says that it was written. */
  generatedAt?: Instant;
}

/** A record that is gone. */
export interface Removed {
  /** The record. */
  ref: Ref;
  /** Since when. */
  at: Instant;
}

/** A council, provider or university. */
export interface Organisation extends Entity {
  /** Its name. */
  name: Text;
  /** What it is. */
  kind?: 'council' | 'provider' | 'university' | 'regulator' | 'other';
  /** Its public page. */
  url?: HttpsUrl;
  /**
   * A role mailbox, never a person's address.
   * @format email
   */
  email?: string;
  /** A switchboard or team number. */
  phone?: string;
}

/** A venue or base. */
export interface Place extends Entity {
  /** Its name. */
  name: Text;
  /** Street and town. */
  address?: string;
  /** In capitals with one space, when in the United Kingdom. */
  postcode?: string;
  /**
   * ISO 3166-1 alpha-2; GB when absent.
   * @pattern ^[A-Z]{2}$
   */
  country?: string;
  /** A code in the taxonomy `area`. */
  area?: Code;
  /**
   * Latitude in degrees (WGS 84), together with `lon`.
   * @minimum -90
   * @maximum 90
   */
  lat?: number;
  /**
   * Longitude in degrees (WGS 84), together with `lat`.
   * @minimum -180
   * @maximum 180
   */
  lon?: number;
  /** Step-free access, parking, hearing loop: in words. */
  accessibility?: Text;
}

/** A vocabulary. */
export interface Taxonomy {
  /** Reserved: group, topic, area, service, framework, format, open-to, credit-scheme, register. */
  id: Id;
  /** Its name. */
  title: Text;
  /**
   * Its terms, in the order in which they are shown.
   * @minItems 1
   */
  terms: Term[];
}

/** A term of a vocabulary. */
export interface Term {
  /** Unique in its taxonomy. */
  id: Code;
  /** Its name. */
  title: Text;
  /** The wider term of the same taxonomy. */
  broader?: Code;
  /** Other words for it, used by search and by importers. */
  synonyms?: string[];
  /** The same thing elsewhere. */
  sameAs?: HttpsUrl;
  /** The term that has taken its place. */
  replacedBy?: Code;
  /** First day of use. */
  validFrom?: Day;
  /** Last day of use. */
  validUntil?: Day;
}
