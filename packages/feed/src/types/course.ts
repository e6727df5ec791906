import type {
  Approval,
  Audience,
  Code,
  Currency,
  Day,
  Duration,
  HttpsUrl,
  Id,
  Instant,
  LangTag,
  Mode,
  PcfDomain,
  PcfLevel,
  Ref,
  Text,
  TimeZone,
  Visibility,
  When,
} from './scalars.js';
import type { Entity } from './feed.js';

/**
 * Something to learn. What can be booked is a session of it; a course without sessions can be asked for ("register
 * interest").
 */
export interface Course extends Entity {
  /** Its name. */
  title: Text;
  /** One sentence on what a person gains; 300 characters are enough. */
  summary?: Text;
  /** What it is about; up to 4,000 characters. */
  description?: Text;
  /** A public page for people. */
  url?: HttpsUrl;
  /** A code in `format`: course, workshop, webinar, conference, wellbeing and so on. */
  format?: Code;
  /** The organisation that provides it; the publisher when absent. */
  provider?: Ref;
  /** Other names that people search for. */
  aliases?: Text[];
  /** The organisation to ask. */
  contact?: Ref;
  /** What to know before joining. Never a joining link. */
  joining?: Text;
  /**
   * Who it is for; everybody when absent.
   * @minItems 1
   * @uniqueItems true
   */
  audience?: Audience[];
  /**
   * The other workforce, when it may come too.
   * @uniqueItems true
   */
  alsoOpenTo?: Audience[];
  /**
   * Codes in `topic`.
   * @items {"$ref":"#/definitions/Code"}
   * @uniqueItems true
   */
  topics?: Code[];
  /** Levels of the Professional Capabilities Framework. */
  levels?: PcfLevel[];
  /** Domains of the Professional Capabilities Framework. */
  domains?: PcfDomain[];
  /**
   * Codes in `framework`.
   * @items {"$ref":"#/definitions/Code"}
   */
  frameworks?: Code[];
  /**
   * Hours of continuing professional development, by the employer's own count.
   * @exclusiveMinimum 0
   * @maximum 2000
   */
  cpdHours?: number;
  /** True when it includes discussion that a practitioner can record as peer reflection. */
  peerReflection?: boolean;
  /** Length of study. */
  duration?: Duration;
  /** Who can come, in words. */
  eligibility?: Text;
  /**
   * Codes in `open-to`.
   * @items {"$ref":"#/definitions/Code"}
   */
  openTo?: Code[];
  /** What must be true first. */
  requires?: Requirement[];
  /**
   * Pathway nodes that it counts towards.
   * @items {"$ref":"#/definitions/Ref"}
   */
  leadsTo?: Ref[];
  /** What it awards. */
  accreditation?: Accreditation[];
  /** Whose agreement is needed; nobody's when absent. */
  approval?: Approval;
  /** What it costs; not stated when absent, free when every fee is 0. */
  costs?: Cost[];
  /** Where to book. */
  bookingUrl?: HttpsUrl;
  /** What can be booked. */
  sessions?: Session[];
  /** How often it usually runs. */
  cadence?: Cadence;
  /** Where to register interest. */
  interestUrl?: HttpsUrl;
  /** Protected time, mentoring, study leave. */
  support?: Text[];
}

/** How often a course usually runs; read only when no date can be booked. */
export interface Cadence {
  /**
   * Usual months from one run to the next.
   * @TJS-type integer
   * @minimum 1
   */
  everyMonths?: number;
  /** When it is next expected. */
  nextExpected?: Day;
  /** The same in words. */
  text?: Text;
}

/** A run of a course that a person can book. */
export interface Session {
  /** Unique in the course. */
  id: Id;
  /** Its own name, if it has one. */
  title?: Text;
  /** How it is attended. */
  mode: Mode;
  /** First day, or first moment. */
  start?: When;
  /** Last day (inclusive), or last moment; of the same kind as `start`. */
  end?: When;
  /** Zone of its days and wording; the feed's when absent. */
  timeZone?: TimeZone;
  /** "Spring 2027, to be confirmed"; never parsed. */
  dateText?: Text;
  /** Where it is. */
  place?: Ref;
  /** Language of delivery. */
  language?: LangTag;
  /**
   * All places.
   * @TJS-type integer
   * @minimum 0
   */
  capacity?: number;
  /**
   * Places that are left.
   * @TJS-type integer
   * @minimum 0
   */
  placesLeft?: number;
  /** Whether one can wait for a place; there is no list when absent. */
  waitingList?: 'open' | 'closed';
  /** When the counts were true; `generatedAt` when absent. */
  asOf?: Instant;
  /** When booking opens; a day opens at 00:00. */
  bookingOpens?: When;
  /** When booking closes; a day closes at 24:00. */
  bookingCloses?: When;
  /** Replaces the course's. */
  bookingUrl?: HttpsUrl;
  /** Replaces the course's. */
  approval?: Approval;
  /** Replaces the course's. */
  costs?: Cost[];
  /** As scheduled when absent. */
  status?: 'scheduled' | 'rescheduled' | 'postponed' | 'cancelled';
  /** The days of a session that meets several times, sorted. */
  meetings?: Meeting[];
  /** The rule behind the meetings, for calendars. */
  repeats?: Recurrence;
  /** Who may see it; the course's when absent. */
  visibility?: Visibility;
  /** When it last changed. */
  modified?: Instant;
}

/** One meeting of a session. */
export interface Meeting {
  /** When it begins. */
  start: Instant;
  /** When it ends. */
  end?: Instant;
  /** Where it is, when not where the session is. */
  place?: Ref;
  /** What it is about. */
  title?: Text;
}

/** A recurrence rule (RFC 5545), passed on to calendars and never expanded by a widget. */
export interface Recurrence {
  /**
   * The value of RRULE.
   * @pattern ^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[A-Z0-9,+-]+)*$
   */
  rule: string;
  /**
   * When it does not happen.
   * @items {"$ref":"#/definitions/When"}
   */
  except?: When[];
  /** The rule in words. */
  text?: Text;
}

/** A price. */
export interface Cost {
  /**
   * How much, in the currency's main unit.
   * @minimum 0
   */
  amount: number;
  /** GBP when absent. */
  currency?: Currency;
  /** For whom or what: "partner councils", "per stage". */
  label?: Text;
  /** A charge for not coming never makes a course "paid". */
  kind?: 'fee' | 'non-attendance';
}

/** What a course or step awards. */
export interface Accreditation {
  /** Its name. */
  name: Text;
  /** Who awards it. */
  awardedBy?: Text;
  /** A code in `framework`. */
  framework?: Code;
  /** The level as printed. */
  level?: string;
  /**
   * How many credits.
   * @minimum 0
   */
  credits?: number;
  /** A code in `credit-scheme`. */
  creditScheme?: Code;
  /** Its public page. */
  url?: HttpsUrl;
}

/**
 * Something that must be true first. One flat shape: as a union of shapes the schema reports one fault ten times. Which
 * fields an `is` needs is checked in code.
 */
export interface Requirement {
  /** What kind of thing must be true. */
  is: 'held' | 'level' | 'experience' | 'registered' | 'note' | 'all' | 'any';
  /** For `held`: a course or a pathway node. */
  ref?: Ref;
  /** For `level`. */
  level?: PcfLevel;
  /**
   * For `experience`.
   * @TJS-type integer
   * @minimum 1
   */
  months?: number;
  /** For `experience`: counted from when. */
  since?: 'qualifying' | 'registration' | 'in-post';
  /** For `registered`: a code in `register`. */
  body?: Code;
  /**
   * For `all` and `any`.
   * @minItems 1
   */
  of?: Requirement[];
  /**
   * For `any`: how many of them; one when absent.
   * @TJS-type integer
   * @minimum 1
   */
  atLeast?: number;
  /** What is shown, when present. */
  text?: Text;
}
