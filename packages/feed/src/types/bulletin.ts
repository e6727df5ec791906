import type {
  Audience,
  Code,
  Day,
  Duration,
  HttpsUrl,
  Id,
  Ref,
  Text,
  Visibility,
  When,
} from './scalars.js';
import type { Entity } from './feed.js';

/** One issue of the bulletin. */
export interface Bulletin extends Entity {
  /** Its name. */
  title: Text;
  /** Its number, as printed. */
  number?: string;
  /** When it is issued; hidden until then. */
  issued: When;
  /** When it moves to the archive. */
  until?: When;
  /** Which workforce. */
  audience?: Audience[];
  /** Opening words. */
  intro?: Text;
  /** The issue on the web. */
  url?: HttpsUrl;
  /** Day of the next issue. */
  next?: Day;
  /** True until it is approved; drafts exist only in staff builds. */
  draft?: boolean;
  /**
   * What it announces.
   * @minItems 1
   */
  items: BulletinItem[];
}

/** One announcement. It needs at least one of `title`, `ref`, `url` and `media`. */
export interface BulletinItem {
  /** Unique in the issue. */
  id: Id;
  /** Its heading; the target's name when absent. */
  title?: Text;
  /** What it says. */
  text?: Text;
  /** The course, session, vacancy, pathway or node that it is about. */
  ref?: Ref;
  /** Where to read more. */
  url?: HttpsUrl;
  /** Something to hear, watch or read. */
  media?: Media;
  /** A code in `group`. */
  group?: Code;
  /** True to stand first. */
  pinned?: boolean;
  /** When it is over. */
  until?: When;
  /** Who may see it; the when absent. */
  visibility?: Visibility;
  /** Which workforce; the or the target's when absent. */
  audience?: Audience[];
  /**
   * Codes in `topic`.
   * @items {"$ref":"#/definitions/Code"}
   */
  topics?: Code[];
  /** True for the event that the issue is built around. */
  featured?: boolean;
}

/** Something to hear, watch or read. Nothing of it loads before a person asks. */
export interface Media {
  /** What it is. */
  kind: 'podcast' | 'video' | 'audio' | 'document';
  /** Its page or file. */
  src: HttpsUrl;
  /** Its MIME type. */
  type?: string;
  /** How long it takes. */
  duration?: Duration;
  /** Its transcript. */
  transcript?: HttpsUrl;
  /** Its captions. */
  captions?: HttpsUrl;
}
