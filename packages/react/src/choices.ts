/*
 * What the choices of an attribute are, so that the compiler knows them. A test compares these with the table of
 * attributes that every other form of a widget follows.
 */

/** Choices that every widget has. */
export const sharedChoices = {
  theme: ['auto', 'light', 'dark'],
  sync: ['none', 'query', 'hash'],
  storage: ['none', 'device'],
} as const;

/** Choices of one widget. */
export const ownChoices = {
  'course-finder': {
    sort: ['relevance', 'soonest', 'newest', 'title', 'places', 'shortest'],
    view: ['list', 'table', 'agenda'],
  },
  'pathway-map': { view: ['auto', 'map', 'list', 'step'] },
  'vacancy-feed': {
    'group-by': ['none', 'step', 'area'],
    sort: ['closing', 'newest', 'salary'],
  },
  'bulletin-card': { view: ['issue', 'headlines', 'archive'] },
  'my-list': {},
  feed: {},
} as const;

/** Attributes that are numbers. */
export const numbers = ['heading-level', 'limit', 'page', 'page-size'] as const;
