import type { Course, Entry } from '@esca/feed';
import type { TemplateResult } from 'lit';
import { OutboundEvent } from '../shared/events.js';
import { outLink } from '../shared/link.templates.js';
import type { CardContext } from './card.templates.js';
import type { RoomStrings } from './rooms.strings.js';

/** A link out of the site, which the page is told of. */
export function follow(
  url: string,
  content: unknown,
  { ref, origin }: Entry<Course>,
  { host }: CardContext,
  say: RoomStrings,
  name?: string,
  kind: 'course' | 'session' = 'course',
): TemplateResult {
  return outLink(url, content, {
    ...(name !== undefined && { name }),
    insecure: say.insecure,
    from: origin,
    follow: (event, to) => {
      if (!host.dispatchEvent(new OutboundEvent(kind, ref, to))) event.preventDefault();
    },
  });
}
