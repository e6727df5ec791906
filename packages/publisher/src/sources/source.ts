import type {
  Feed,
  LangTag,
  Organisation,
  Problem,
  SourceFormat,
  SourcePlace,
  TimeZone,
} from '@esca/feed';
import type { Profile } from './profile.js';

/** A file as it was read from disk or from an address; nothing in it is trusted. */
export interface SourceFile {
  /** Its name, for messages and for nothing else. */
  name: string;
  /** Its content. A file on disk is read whenever this is asked for, so that a folder of files never stands in memory whole. */
  readonly bytes: Uint8Array;
  /** How many bytes it has, when that is known before they are read. */
  readonly size?: number;
  /** Its first bytes, when they can be had without the others. */
  start?(length: number): Uint8Array;
  /** Where it was fetched from; relative links in it are resolved against this. */
  url?: string;
  /** True when nobody else needs these bytes, so that another thread may take them over. */
  passing?: boolean;
  /** True when the page that follows it is imported with it. */
  followed?: boolean;
}

/** What an importer may know beside the file. */
export interface ImportContext {
  /** The clock, in epoch milliseconds. */
  now: number;
  /** Language of bare text. */
  language: LangTag;
  /** Zone of dates and times that name none. */
  timeZone: TimeZone;
  /** Whose records these are, when the caller knows. */
  publisher?: Organisation;
  /** How somebody else's columns or elements are to be read. */
  profile?: Profile;
  /** Address of an advert with `{id}` in it, for vacancies that have none. */
  jobUrl?: string;
  /** Look-up lists of an applicant-tracking system: list name → id → words. */
  lookups?: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** True when no other file is imported with this one. */
  alone?: boolean;
}

/** Part of a feed: whichever lists and envelope fields a file holds. */
export type PartialFeed = { [K in keyof Feed]?: Feed[K] };

/** Where a record and its fields stood in the file, so that a later problem can name the cell. */
export interface RecordPlace extends SourcePlace {
  /** Columns (or element names) of the record's fields. */
  columns?: Readonly<Record<string, string>>;
}

/** What an importer gives back. It never throws for what is in the file. */
export interface ImportResult {
  /** How the file was written. */
  format: SourceFormat;
  /** What it holds. */
  feed: PartialFeed;
  /** What was wrong with it, each with its place. */
  problems: Problem[];
  /** True when nothing in the file could be used: its format is unknown or it broke a limit. */
  refused?: boolean;
  /** Places of records, by the record object itself. */
  places?: Pick<WeakMap<object, RecordPlace>, 'get'>;
  /** References of records that the source itself says are gone. */
  gone?: string[];
}

/** From bytes to part of a feed. */
export type Importer = (file: SourceFile, context: ImportContext) => ImportResult;

/** Limits of section 9 of the feed model and of the safety rules. */
export const LIMITS = {
  /** Bytes of one source file. */
  bytes: 20 * 1024 * 1024,
  /** Rows of one table. */
  rows: 50_000,
  /** Records of one XML, JSON or calendar file. */
  records: 50_000,
  /** Nesting of XML and JSON. */
  depth: 64,
  /** Problems listed for one file; the rest are counted. */
  problems: 1_000,
} as const;
