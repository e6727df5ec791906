import type { ShellStrings } from './shell.strings.js';

/** The same in Welsh. */
export const cy: ShellStrings = {
  loading: 'Yn llwytho…',
  stillLoading: 'Yn dal i lwytho. Mae hyn yn cymryd mwy o amser nag arfer.',
  failed: 'Nid oes modd dangos y rhestr hon ar hyn o bryd.',
  failedVersion: 'Mae angen fersiwn mwy diweddar o’r dudalen hon ar gyfer y rhestr hon.',
  failedSource: 'Nid oes rhestr wedi’i dewis ar gyfer y dudalen hon.',
  publisherPage: 'Gweld tudalen y cyhoeddwr',
  retry: 'Rhoi cynnig arall arni',
};
