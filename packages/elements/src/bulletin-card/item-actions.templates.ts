import { fill, formatDeadline, sessionDate, textOf, type IssueItem } from '@esca/domain';
import type { Found } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { announce } from '../shared/announcer.js';
import { OutboundEvent } from '../shared/events.js';
import { readerZone } from '../shared/records/course-line.templates.js';
import { outLink, safeHref } from '../shared/link.templates.js';
import { askButton, askKinds, courseAsks } from '../shared/request/ask.js';
import { saveButton, type SavedItems } from '../shared/saved/saved-controller.js';
import { isBoxed } from '../shared/boxed.js';
import { selectionOf, type ItemView } from './item.templates.js';

/** What a reader can do with an announcement: keep what it announces, or ask for it. */
export function itemActions(
  saved: SavedItems,
  item: IssueItem,
  target: Found | undefined,
  view: ItemView,
): TemplateResult | typeof nothing {
  // Without a target that is there the announcement itself can be kept.
  const found = target ?? view.links.find(item.ref);
  const selection = found && selectionOf(found);
  if (!found || !selection) return nothing;
  const { ref } = selection;
  const title = textOf(item.title, view.reader.lang, found.entry.origin.language);
  const { course, session } = item.live ?? {};
  const kinds = course ? courseAsks(course) : session ? askKinds(session.state) : [];
  const asks =
    found.kind === 'course' || found.kind === 'session'
      ? kinds.map((kind) =>
          askButton(
            view,
            {
              entry: found.entry,
              session: found.kind === 'session' ? found.session : undefined,
              kind,
            },
            view.strings,
          ),
        )
      : [];
  const save = title ? saveButton(saved, { ref, title, found }, view) : nothing;
  const dated = datedOf(item);
  const calendar = dated && title ? calendarButton(dated, title, view) : nothing;
  const book = item.item.featured && item.live?.open ? bookLink(item, title, view) : nothing;
  if (asks.length === 0 && [save, calendar, book].every((one) => one === nothing)) return nothing;
  return html`<div class="item-actions controls">${book}${asks}${save}${calendar}</div>`;
}

/** What of an announcement can stand in a calendar: the date that it names, or the closing of a vacancy. */
function datedOf({ live }: IssueItem): Found | undefined {
  const found = live?.found;
  if (!found || !live.open) return undefined;
  if (found.kind === 'vacancy') return live.closesAt === undefined ? undefined : found;
  if (found.kind === 'session') return found.session.start ? found : undefined;
  const session = (live.course?.later ?? live.course?.next)?.session;
  return found.kind === 'course' && session?.start
    ? { kind: 'session', entry: found.entry, session }
    : undefined;
}

/** Which date it is that would stand in the calendar: of a course that is full it is a later one. */
function whenOf(found: Found, { words }: ItemView): string {
  if (found.kind === 'session') return sessionDate(found.session, found.entry, words, readerZone());
  const { closes } = found.kind === 'vacancy' ? found.entry.record : {};
  return closes ? formatDeadline(closes, found.entry.origin.timeZone, words) : '';
}

function calendarButton(
  found: Found,
  title: string,
  view: ItemView,
): TemplateResult | typeof nothing {
  if (isBoxed()) return nothing;
  const { strings } = view;
  const save = async (): Promise<void> => {
    const { downloadCalendar } = await import('../shared/calendar/calendar-file.js');
    downloadCalendar(found, view);
    announce(strings.calendarDone, view.words.lang);
  };
  return html`<button
    type="button"
    aria-label=${fill(strings.calendarName, { title, when: whenOf(found, view) })}
    @click=${save}
  >
    ${strings.calendar}
  </button>`;
}

/** The way to book the event that the issue is built around. */
function bookLink({ ref, live }: IssueItem, title: string, view: ItemView): unknown {
  const found = live?.found;
  const { strings } = view;
  if (found?.kind !== 'course' && found?.kind !== 'session') return nothing;
  const session =
    found.kind === 'session' ? found.session : (live?.course?.later ?? live?.course?.next)?.session;
  const address = session?.bookingUrl ?? found.entry.record.bookingUrl;
  if (!safeHref(address)) return nothing;
  return outLink(address, strings.register, {
    name: fill(strings.registerName, { title }),
    insecure: strings.insecure,
    from: found.entry.origin,
    follow: (event, host) => {
      if (!view.host.dispatchEvent(new OutboundEvent('item', ref, host))) event.preventDefault();
    },
  });
}
