import type { Organisation } from '@esca/feed';

/** Which template a table is. */
export type TableKind =
  | 'courses'
  | 'places'
  | 'vacancies'
  | 'pathway-nodes'
  | 'pathway-edges'
  | 'bulletin-items'
  | 'organisations'
  | 'taxonomies'
  | 'pathways'
  | 'feed';

/** How one table of somebody else's is read. */
export interface TableProfile {
  /** The template that it amounts to. */
  kind: TableKind;
  /** Sheet that it is for; every sheet when absent. */
  sheet?: string;
  /** Row that holds the column names, counted from 1; found by itself when absent. */
  headerRow?: number;
  /** Their column name to ours. */
  columns?: Record<string, string>;
  /** Our column name to their word to ours. */
  values?: Record<string, Record<string, string>>;
  /** Values of our columns where theirs are empty. */
  defaults?: Record<string, string>;
}

/** How an XML of another shape is read. */
export interface XmlProfile {
  /** Element that holds one vacancy. */
  record: string;
  /** Our field to their element, a path with `/`, or `@name` for an attribute. */
  fields: Record<string, string>;
  /** What separates locations in one element; they are one location when absent. */
  locationSeparator?: string;
  /** Their number or word for a pay period to ours. */
  periods?: Record<string, string>;
}

/** A file that a publisher keeps beside an export of another system, so that it can be read every week in the same way. */
export interface Profile {
  /** Order of day and month in `03/04/2027`; `dmy` when absent. */
  dateOrder?: 'dmy' | 'mdy';
  /** Tables, the first that fits wins. */
  tables?: TableProfile[];
  /** XML. */
  xml?: XmlProfile;
  /** What a calendar, a news feed or a page holds, when it is not the usual. */
  as?: 'courses' | 'vacancies' | 'bulletins';
  /** Who publishes. */
  publisher?: Organisation;
  /** Licence of the data. */
  licence?: string;
}

/** Reads a profile from parsed JSON; anything that is not of the shape is left out. */
export function readProfile(value: unknown): Profile | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return value;
}
