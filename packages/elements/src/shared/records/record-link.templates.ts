import type { Origin, Ref, Text } from '@esca/feed';
import { html, type TemplateResult } from 'lit';
import type { SelectKind } from '../events.js';
import { safeHref } from '../link.templates.js';
import { feedText, type Reader } from '../text.templates.js';
import { recordHref, selectRecord } from './openers.js';

/** A record that words on the page lead to. */
export interface Target {
  readonly kind: SelectKind;
  readonly ref: Ref;
  readonly title: Text;
  readonly origin: Origin;
  /** The record's own public page. */
  readonly url?: string | undefined;
}

/**
 * Words that open a record: a link where the record has a page, a button where only a widget of this page can show it.
 */
export function recordLink(
  host: HTMLElement,
  target: Target,
  reader: Reader,
  part = 'title',
): TemplateResult {
  const { kind, ref, origin } = target;
  const words = feedText(target.title, origin, reader);
  const href = safeHref(recordHref(ref, origin, target.url));
  const open = (event: Event): void => selectRecord(host, event, kind, ref);
  return href === undefined
    ? html`<button type="button" class="link" part=${part} @click=${open}>${words}</button>`
    : html`<a part=${part} href=${href} @click=${open}>${words}</a>`;
}
