import type { Ref } from '@esca/feed';
import { SelectEvent, type SelectKind } from '../events.js';
import { openHere } from './record-opener.js';

export { recordHref, siteOf } from '@esca/domain';
export { RecordOpener } from './record-opener.js';

/*
 * Records lead to each other across widgets: a vacancy to its step, a step to its courses. Where a widget of the same
 * page can show the record, it does; else the link leads to the record's published page.
 */

/**
 * The visitor asks for a record: tells the page, and unless the page shows it itself, shows it in the first widget that
 * can. A link without anybody to show its record is followed as it is.
 */
export function selectRecord(host: HTMLElement, event: Event, kind: SelectKind, ref: Ref): void {
  if (isModified(event)) return;
  if (!host.dispatchEvent(new SelectEvent(kind, ref))) {
    event.preventDefault();
    return;
  }
  if (openHere(kind, ref)) event.preventDefault();
}

/** A click that asks for a new tab or window is the browser's. */
export const isModified = (event: Event): boolean =>
  event instanceof MouseEvent &&
  (event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0);
