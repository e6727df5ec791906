import type { SavedChange } from './changes.js';

/** Words of the saved list that its exports say as well. */
export interface SavedWords {
  readonly changes: Readonly<Record<SavedChange, string>>;
  readonly columns: Readonly<Record<SavedColumn, string>>;
  readonly kinds: Readonly<Record<SavedKind, string>>;
  readonly unknown: string;
}

/** Columns of the exported list. */
export type SavedColumn = 'kind' | 'title' | 'date' | 'place' | 'status' | 'hours' | 'link';

/** What a saved thing is. */
export type SavedKind =
  'course' | 'session' | 'node' | 'pathway' | 'vacancy' | 'bulletin' | 'item' | 'org' | 'place';

/** English. */
export const savedEn: SavedWords = {
  changes: {
    gone: 'No longer available',
    replaced: 'Replaced by this step',
    cancelled: 'Cancelled since you saved it',
    postponed: 'Postponed since you saved it',
    'new-date': 'New date',
    full: 'Now full',
    places: 'Places available again',
    'booking-open': 'Booking is now open',
    closed: 'Closed since you saved it',
    filled: 'Filled since you saved it',
    withdrawn: 'Withdrawn since you saved it',
    'closing-soon': 'Closing soon',
    'new-closing': 'New closing date',
  },
  columns: {
    kind: 'Type',
    title: 'Title',
    date: 'Date',
    place: 'Place',
    status: 'Status',
    hours: 'CPD hours',
    link: 'Link',
  },
  kinds: {
    course: 'Course',
    session: 'Course date',
    node: 'Career step',
    pathway: 'Career pathway',
    vacancy: 'Vacancy',
    bulletin: 'Bulletin',
    item: 'Bulletin item',
    org: 'Organisation',
    place: 'Place',
  },
  unknown: 'Not in the list that was loaded',
};

/** The words of a language; Welsh is fetched when it is asked for. */
export function loadSavedWords(lang: string): SavedWords | Promise<SavedWords> {
  return /^cy\b/i.test(lang) ? import('./cy.js').then((module) => module.savedCy) : savedEn;
}
