/** What a widget says before there is anything to show. */
export const en = {
  loading: 'Loading…',
  stillLoading: 'Still loading. This is taking longer than usual.',
  failed: 'This list cannot be shown at the moment.',
  failedVersion: 'This list needs a newer version of this page.',
  failedSource: 'No list has been chosen for this page.',
  publisherPage: 'See the publisher’s own page',
  retry: 'Try again',
};

export type ShellStrings = typeof en;
