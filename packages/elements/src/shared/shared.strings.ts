import { en as shell } from './shell.strings.js';

/** Words that every widget says. */
export const en = {
  ...shell,
  partial: 'Part of the list could not be loaded from {hosts}. Everything else is shown.',
  partialRecords: 'Some entries could not be read. Everything else is shown.',
  stale: 'This list may be out of date. It was last updated on {date}.',
  veryStale:
    'This list was last updated a long time ago, on {date}. Please check before you rely on it.',
  outdated: 'The latest version could not be loaded. Showing the list as of {date}.',
  future: 'This list is dated {date}, which is still to come. Please check before you rely on it.',
  preview: 'Preview as at {date}',
  addressDropped: 'Part of the address of this page was not understood and has been left out.',
  newTab: 'opens in a new tab',
  insecure: 'not a secure link',
  close: 'Close',
  more: 'Show more',
  less: 'Show less',
  seeAll: 'See all',
  ask: {
    manager: 'Ask my manager',
    'waiting-list': 'Join the waiting list',
    interest: 'Tell me about dates',
  },
};

export type SharedStrings = typeof en;
