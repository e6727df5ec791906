import type { Words } from '@esca/domain';
import type { Course, Entry } from '@esca/feed';
import type { Reader } from '../shared/text.templates.js';
import type { VisitorState } from '../shared/visitor-state.js';
import type { CourseFinder } from './course-finder.js';
import type { FinderStrings } from './course-finder.strings.js';
import type { RoomLoader } from './room-loader.js';

/** What the parts of the finder know of the whole, and ask of it. */
export interface FinderPort {
  readonly host: CourseFinder;
  readonly visitor: VisitorState;
  readonly rooms: RoomLoader;
  text(): FinderStrings;
  words(): Words;
  reader(): Reader;
  courses(): readonly Entry<Course>[];
  /** Fetches a course of a large catalogue that is not there yet. Says whether it may come. */
  seek(name: string): boolean;
  /** Asks another question. */
  change(changes: Readonly<Record<string, string>>): void;
  /** Draws what has changed, and then moves focus to what a selector finds. */
  focus(selector: string): Promise<void>;
  /** Speaks to a screen reader. */
  say(words: string): void;
}

/** How many were found: where focus goes when what had it is gone. */
export const HEAD = '.result-head [tabindex]';
