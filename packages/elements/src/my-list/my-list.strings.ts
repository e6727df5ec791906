import type { Plural } from '@esca/domain';
import { en as shared } from '../shared/shared.strings.js';

/** What my list says. */
export const en = {
  ...shared,
  heading: 'My list',
  empty: 'Nothing is on your list yet.',
  emptyHelp:
    'Press Save beside a course, a date, a career step or a vacancy, and it will be here. It is kept on this device only, and nobody else can see it.',
  unkept: {
    off: 'This browser does not let the page keep anything, so nothing can be saved here. Everything else works.',
    newer:
      'Your list was saved by a newer version of this page. It is safe, but cannot be shown here.',
    corrupt:
      'What was kept on this device could not be read, so your list begins anew with the next thing you save.',
  },
  full: 'Your list is full. Take something off it before you save more.',
  items: { one: '{n} thing saved', other: '{n} things saved' } as Plural,
  total: '{hours} in all',
  groups: {
    courses: 'Courses and dates',
    steps: 'Career steps',
    vacancies: 'Vacancies',
    bulletins: 'From the bulletin',
    others: 'Not found',
  },
  kept: 'Saved on this device',
  keptHelp:
    'This is what you have saved, under the names it had then. Dates and places will be here again when the list of courses can be loaded.',
  changed: {
    one: '{n} thing has changed since you saved it.',
    other: '{n} things have changed since you saved them.',
  } as Plural,
  seen: 'I have seen this',
  seenDone: 'Changes are marked as seen.',
  clashes: 'Dates that clash',
  clash: '{a} and {b} are on at the same time, on {when}.',
  savedOn: 'Saved on {date}',
  askedOn: 'Asked on {date}',
  newName: 'Now: {title}',
  remove: 'Remove',
  removeName: 'Remove {title} from my list',
  removed: '{title} is off your list.',
  putBack: 'Put it back',
  putBackName: 'Put {title} back on my list',
  backAgain: '{title} is back on your list.',
  actions: 'What you can do with your list',
  calendar: 'Calendar file',
  calendarName: 'Calendar file with all dates (.ics)',
  calendarNone: 'There is no date on your list that a calendar could hold.',
  calendarDone: 'The calendar file is among your downloads.',
  calendarLeft: {
    one: '{n} thing has no date of its own yet, so it is not in it.',
    other: '{n} things have no date of their own yet, so they are not in it.',
  } as Plural,
  table: 'Spreadsheet',
  tableName: 'Spreadsheet of the list (.csv)',
  tableDone: 'The spreadsheet is among your downloads.',
  fileName: 'my-list',
  print: 'Print',
  share: 'Share a link',
  send: 'Send to my manager',
  clear: 'Clear my list',
  shareTitle: 'Share my list',
  shareHelp:
    'Whoever opens this link can add the same things to their own list. It holds only the names of the things on your list, nothing about you.',
  shareMost: 'A link holds at most {n} things, so only the first {n} are in it.',
  shareLink: 'Link',
  shareCopy: 'Copy the link',
  shareCopied: 'The link has been copied.',
  shareNotCopied: 'The link is marked. Press Ctrl and C, or ⌘ and C, to copy it.',
  sharedTitle: 'A list was shared with you',
  sharedAbout: {
    one: 'It has {n} thing that is not on your list yet.',
    other: 'It has {n} things that are not on your list yet.',
  } as Plural,
  sharedNone: 'Everything on it is on your list already, or no longer there.',
  sharedUnknown: {
    one: '{n} more thing could not be found.',
    other: '{n} more things could not be found.',
  } as Plural,
  add: { one: 'Add it to my list', other: 'Add these {n} to my list' } as Plural,
  added: {
    one: '{n} thing is on your list now.',
    other: '{n} things are on your list now.',
  } as Plural,
  notAdded: 'Not all of it could be saved: there is no room left on this device.',
  dismiss: 'Leave it',
  clearTitle: 'Clear my list?',
  clearHelp: {
    one: 'The {n} thing on your list is taken off it. This cannot be undone.',
    other: 'All {n} things on your list are taken off it. This cannot be undone.',
  } as Plural,
  clearYes: 'Clear my list',
  clearNo: 'Keep my list',
  forget: 'Forget everything',
  forgetTitle: 'Forget everything?',
  forgetHelp:
    'Your list, your marks on the career map, your last visits and small choices are all that these pages keep on this device. All of it will be gone.',
  cleared: 'Your list is empty.',
  forgotten: 'Nothing is kept on this device any more.',
};

export type MyListStrings = typeof en;
