import type { FeedErrorCode, Ref } from '@esca/feed';

/*
 * What the widgets tell the page. Events bubble and cross shadow roots; they carry ids and counts, never what a person
 * typed. An event reports what the visitor or the network did, never what the page's own code set.
 */

/** Tells every widget of the page that what is kept on the device, or where it may be kept, has changed. */
export const DEVICE_EVENT = 'esca-device';

/** What can be opened. */
export type SelectKind = 'course' | 'session' | 'node' | 'vacancy' | 'issue' | 'item';

/** How a request is handed over. */
export type RequestChannel = 'copy' | 'email' | 'teams' | 'form' | 'waiting-list' | 'interest';

/** Records by kind. */
export interface Counts {
  readonly courses: number;
  readonly pathways: number;
  readonly vacancies: number;
  readonly bulletins: number;
}

class EscaEvent<Detail> extends CustomEvent<Detail> {
  constructor(name: string, detail: Detail, cancelable = false) {
    super(name, { detail, bubbles: true, composed: true, cancelable });
  }
}

/** A feed was loaded, for the first time or again. */
export class LoadEvent extends EscaEvent<{
  readonly sources: readonly string[];
  readonly counts: Counts;
  readonly problems: number;
}> {
  constructor(sources: readonly string[], counts: Counts, problems: number) {
    super('esca-load', { sources, counts, problems });
  }
}

/** A feed could not be loaded, after the last try. */
export class ErrorEvent extends EscaEvent<{
  readonly code: FeedErrorCode;
  readonly url: string;
  readonly status?: number;
}> {
  constructor(code: FeedErrorCode, url: string, status?: number) {
    super('esca-error', status === undefined ? { code, url } : { code, url, status });
  }
}

/** The visitor opened a record. Cancel it to open the record yourself. */
export class SelectEvent extends EscaEvent<{ readonly kind: SelectKind; readonly ref: Ref }> {
  constructor(kind: SelectKind, ref: Ref) {
    super('esca-select', { kind, ref }, true);
  }
}

/** The visitor changed the filters. `filters` holds attribute values that differ from none; a query is only counted. */
export class FilterEvent extends EscaEvent<{
  readonly filters: Readonly<Record<string, string>>;
  readonly count: number;
}> {
  constructor(filters: Readonly<Record<string, string>>, count: number) {
    super('esca-filter', { filters, count });
  }
}

/** The visitor saved a record or took it off the list. Cancel it to keep the list as it is. */
export class SaveEvent extends EscaEvent<{ readonly ref: Ref; readonly saved: boolean }> {
  constructor(ref: Ref, saved: boolean) {
    super('esca-save', { ref, saved }, true);
  }
}

/** The visitor hands over a request. Cancel it to hand it over yourself. */
export class RequestEvent extends EscaEvent<{
  readonly ref: Ref;
  readonly channel: RequestChannel;
}> {
  constructor(ref: Ref, channel: RequestChannel) {
    super('esca-request', { ref, channel }, true);
  }
}

/** The visitor follows a link that leaves the site. Cancel it to stay. */
export class OutboundEvent extends EscaEvent<{
  readonly kind: SelectKind;
  readonly ref: Ref;
  readonly host: string;
}> {
  constructor(kind: SelectKind, ref: Ref, host: string) {
    super('esca-outbound', { kind, ref, host }, true);
  }
}

declare global {
  interface HTMLElementEventMap {
    'esca-load': LoadEvent;
    'esca-error': ErrorEvent;
    'esca-select': SelectEvent;
    'esca-filter': FilterEvent;
    'esca-save': SaveEvent;
    'esca-request': RequestEvent;
    'esca-outbound': OutboundEvent;
  }
}
