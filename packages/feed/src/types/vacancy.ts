import type { Audience, Code, Day, HttpsUrl, PcfLevel, Ref, Text, When } from './scalars.js';
import type { Entity } from './feed.js';
import type { Requirement } from './course.js';
import type { Salary } from './pathway.js';

/** A post that is, or was, open. */
export interface Vacancy extends Entity {
  /** The job, not the headline of the advert. */
  title: Text;
  /** The advert; the published page when absent. */
  url?: HttpsUrl;
  /** Where to apply; `url` when absent. */
  applyUrl?: HttpsUrl;
  /** The applicant-tracking number, as printed. */
  reference?: string;
  /** One sentence. */
  summary?: Text;
  /** The advert's text. */
  description?: Text;
  /** The employer; the publisher when absent. */
  employer?: Ref;
  /** Which workforce. */
  audience?: Audience[];
  /** A code in `service`. */
  service?: Code;
  /** The team, in words. */
  team?: Text;
  /** The pathway node that it is. */
  role?: Ref;
  /** Levels that suit; newly-qualified here welcomes the newly qualified. */
  levels?: PcfLevel[];
  /**
   * Codes in `open-to`; anyone when absent.
   * @items {"$ref":"#/definitions/Code"}
   */
  openTo?: Code[];
  /**
   * Bases.
   * @items {"$ref":"#/definitions/Ref"}
   */
  places?: Ref[];
  /** Where the work is done. */
  workplace?: 'on-site' | 'hybrid' | 'remote';
  /** Pay. */
  salary?: Salary;
  /**
   * Hours a week.
   * @exclusiveMinimum 0
   * @maximum 60
   */
  hours?: number;
  /** Hours in words. */
  hoursText?: Text;
  /** Kind of contract. */
  contract?: Contract;
  /** Last day of a contract that ends. */
  contractUntil?: Day;
  /**
   * Patterns that are possible.
   * @uniqueItems true
   */
  patterns?: WorkingPattern[];
  /**
   * How many posts.
   * @TJS-type integer
   * @minimum 1
   */
  positions?: number;
  /** When it was advertised; hidden until then. */
  posted?: When;
  /** When it closes; a day closes at 24:00. */
  closes?: When;
  /** True when it has no closing date by intent. */
  evergreen?: boolean;
  /**
   * When interviews are held.
   * @items {"$ref":"#/definitions/When"}
   */
  interviews?: When[];
  /** When work starts. */
  starts?: Day;
  /** The publisher's word; open when absent. */
  status?: 'open' | 'paused' | 'filled' | 'withdrawn' | 'closed';
  /** How many people a worker holds. */
  caseload?: Caseload;
  /** What a candidate needs. */
  requires?: Requirement[];
  /** What comes with it. */
  benefits?: Text[];
}

/** Kind of contract. */
export type Contract =
  | 'permanent'
  | 'fixed-term'
  | 'secondment'
  | 'casual'
  | 'apprenticeship'
  | 'placement'
  | 'volunteer'
  | 'other';

/** How working time can be arranged. */
export type WorkingPattern =
  | 'full-time'
  | 'part-time'
  | 'job-share'
  | 'flexible'
  | 'term-time'
  | 'compressed'
  | 'shifts'
  | 'out-of-hours';

/** How many people a worker holds. One of `typical`, `max` and `text` is needed. */
export interface Caseload {
  /** Who is counted. */
  unit: 'children' | 'families' | 'adults' | 'cases';
  /**
   * Usually.
   * @minimum 0
   */
  typical?: number;
  /**
   * At most.
   * @minimum 0
   */
  max?: number;
  /** True when policy keeps it lower. */
  protected?: boolean;
  /** When it was true. */
  asOf?: Day;
  /** The same in words. */
  text?: Text;
}
