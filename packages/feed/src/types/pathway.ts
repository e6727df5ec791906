import type {
  Audience,
  Currency,
  Day,
  Duration,
  HttpsUrl,
  Id,
  PcfDomain,
  PcfLevel,
  Ref,
  Text,
  Visibility,
} from './scalars.js';
import type { Entity } from './feed.js';
import type { Accreditation, Requirement } from './course.js';

/** A branching map of where a career can lead. Positions are computed, never published. */
export interface Pathway extends Entity {
  /** Its name. */
  title: Text;
  /** One sentence. */
  summary?: Text;
  /** What it is about. */
  description?: Text;
  /** A public page for people. */
  url?: HttpsUrl;
  /** Who it is for. */
  audience?: Audience[];
  /**
   * Lanes of the map, in order.
   * @minItems 1
   */
  tracks: Track[];
  /**
   * Columns of the map, in order; the first is entry.
   * @minItems 1
   */
  stages: Stage[];
  /**
   * Roles, qualifications, programmes and steps.
   * @minItems 1
   */
  nodes: PathwayNode[];
  /** Moves from node to node. */
  edges: PathwayEdge[];
}

/** A lane of the map. */
export interface Track {
  /** Unique in the pathway. */
  id: Id;
  /** Its name. */
  title: Text;
  /** What sort of track it is. */
  kind?: 'practice' | 'education' | 'strategic' | 'support';
}

/** A column of the map. */
export interface Stage {
  /** Unique in the pathway. */
  id: Id;
  /** Its name. */
  title: Text;
  /** Levels of the Professional Capabilities Framework that it covers. */
  levels?: PcfLevel[];
}

/** A step of the map. */
export interface PathwayNode {
  /** Unique in the pathway. */
  id: Id;
  /** What it is; a "role" is one of these. */
  kind: 'role' | 'qualification' | 'programme' | 'step';
  /** Its name. */
  title: Text;
  /** One sentence. */
  summary?: Text;
  /** A public page for people. */
  url?: HttpsUrl;
  /** Its track; computed when absent. */
  track?: Id;
  /** Its stage; computed when absent. */
  stage?: Id;
  /** Who it is for. */
  audience?: Audience[];
  /** How long it usually takes. */
  duration?: Duration;
  /** What must be true first, whatever the route. */
  requires?: Requirement[];
  /**
   * Learning that helps.
   * @items {"$ref":"#/definitions/Ref"}
   */
  courses?: Ref[];
  /** What it awards. */
  accreditation?: Accreditation[];
  /** A place to start from. */
  entry?: boolean;
  /** A place to end at. */
  goal?: boolean;
  /** First day of use. */
  validFrom?: Day;
  /** Last day of use. */
  validUntil?: Day;
  /** The node that takes its place; saved progress moves along. */
  replacedBy?: Ref;
  /** Usual pay. */
  salary?: Salary;
  /** What comes with it: mentoring, protected caseload. */
  support?: Text[];
  /** Figures with their date. */
  facts?: Fact[];
  /** Short accounts by people who took it. */
  stories?: Story[];
  /** What a person does in it. */
  duties?: Text[];
  /** The organisation to ask. */
  contact?: Ref;
  /** Level expected in each domain. */
  capabilities?: Capability[];
  /** Who may see it; the pathway's when absent. */
  visibility?: Visibility;
}

/** A short account. */
export interface Story {
  /** What they say. */
  text: Text;
  /** Who, by role rather than by name. */
  by?: Text;
  /** The whole account. */
  url?: HttpsUrl;
}

/** The level expected in a domain. */
export interface Capability {
  /** The domain. */
  domain: PcfDomain;
  /** The level. */
  level: PcfLevel;
}

/** A move from one node to another. */
export interface PathwayEdge {
  /** Where from. */
  from: Id;
  /** Where to. */
  to: Id;
  /** The usual next step; what must come first; what is open besides; a move across. */
  kind: 'progression' | 'prerequisite' | 'option' | 'lateral';
  /** How the move is decided. */
  how?: 'automatic' | 'appraisal' | 'panel' | 'application' | 'secondment';
  /** What must be true on this route, besides what the node requires. */
  conditions?: Requirement[];
  /** A few words for the line. */
  label?: Text;
  /** Usual time. */
  typical?: Duration;
}

/** A figure, ideally dated. */
export interface Fact {
  /** What is counted. */
  label: Text;
  /** How many. */
  value: Text;
  /** When it was true. */
  asOf?: Day;
}

/** Pay. One of `min`, `max`, `text` and `grade` is expected. */
export interface Salary {
  /**
   * From.
   * @minimum 0
   */
  min?: number;
  /**
   * To.
   * @minimum 0
   */
  max?: number;
  /** GBP when absent. */
  currency?: Currency;
  /** Per year when absent. */
  period?: 'year' | 'month' | 'week' | 'day' | 'hour';
  /** The grade as printed. */
  grade?: string;
  /** True when it is paid in proportion to hours. */
  proRata?: boolean;
  /** What is shown, when present. */
  text?: Text;
}
