import type { Origin, Ref } from '@esca/feed';
import { OutboundEvent, type SelectKind } from '../shared/events.js';
import { outLink } from '../shared/link.templates.js';
import type { TemplateResult } from 'lit';

/** A link of a record that leaves the site: the page hears of it when it is followed, and may keep the visitor. */
export function recordOutLink(
  host: HTMLElement,
  kind: SelectKind,
  ref: Ref,
  url: string | undefined,
  content: unknown,
  from?: Origin,
): TemplateResult {
  return outLink(url, content, {
    ...(from && { from }),
    follow: (event, to) => {
      if (!host.dispatchEvent(new OutboundEvent(kind, ref, to))) event.preventDefault();
    },
  });
}
