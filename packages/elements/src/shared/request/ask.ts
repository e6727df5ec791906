import { chooseText, type CourseAvailability, type RequestKind } from '@esca/domain';
import type { Course, Entry, Session } from '@esca/feed';
import { html, type TemplateResult } from 'lit';
import { RequestEvent } from '../events.js';
import { outLink, safeHref } from '../link.templates.js';
import type { CourseContext } from '../records/course-line.templates.js';
import type { SharedStrings } from '../shared.strings.js';

/** What a visitor can ask for about a course or one of its dates. */
export interface Ask {
  readonly entry: Entry<Course>;
  readonly session?: Session | undefined;
  readonly kind: RequestKind;
  /** When it is, where several dates of a course are asked for side by side. */
  readonly when?: string;
}

const BOOKABLE = 'open few last check opens on-demand';
const CLOSED = 'past closed';

/**
 * What it makes sense to ask for when availability is as it is. `later` says that a later date has places.
 */
export function askKinds(state: string, later = false): RequestKind[] {
  const bookable = later || BOOKABLE.split(' ').includes(state);
  if (state === 'waiting') return ['manager', 'waiting-list'];
  if (bookable) return ['manager'];
  return CLOSED.split(' ').includes(state) ? [] : ['interest'];
}

/** The same of a whole course, for which a later date will do. */
export const courseAsks = ({ state, later, possible }: CourseAvailability): RequestKind[] =>
  askKinds(state, !!(later ?? possible));

/**
 * The button that asks: it fetches the dialogue and opens it. Where the feed gives an address for just that, it is a link
 * there instead.
 */
export function askButton(
  context: CourseContext,
  ask: Ask,
  strings: SharedStrings,
): TemplateResult {
  const { entry, session, kind, when } = ask;
  const { record, origin } = entry;
  const label = strings.ask[kind];
  const { text } = chooseText(record.title, context.reader.lang, origin.language);
  const name = [`${label}: ${text}`, when].filter(Boolean).join(', ');
  const given = {
    manager: undefined,
    'waiting-list': session?.bookingUrl ?? record.bookingUrl,
    interest: record.interestUrl,
  }[kind];
  if (kind !== 'manager' && safeHref(given)) {
    const ref = session ? `${entry.ref}#${session.id}` : entry.ref;
    return outLink(given, label, {
      name,
      follow: (event) => {
        if (!context.host.dispatchEvent(new RequestEvent(ref, kind))) event.preventDefault();
      },
      insecure: strings.insecure,
      from: origin,
    });
  }
  const open = async (event: Event): Promise<void> => {
    const opener = event.currentTarget as HTMLElement;
    const { openRequest } = await import('./request-dialog.js');
    await openRequest(context, ask, opener);
  };
  return html`<button
    type="button"
    class="ask controls"
    aria-haspopup="dialog"
    aria-label=${name}
    @click=${open}
  >
    ${label}
  </button>`;
}
