import { fill, textOf } from '@esca/domain';
import type { Course, Entry, Found } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { announce } from '../shared/announcer.js';
import { isBoxed } from '../shared/boxed.js';
import { siteOf } from '../shared/records/openers.js';
import { calendarAddress } from './calendar-address.js';
import type { CardContext } from './card.templates.js';
import type { RoomStrings } from './rooms.strings.js';

/** The button that hands over one date, or all dates of a course, as a calendar file; nothing where no file can be had. */
export function calendarButton(
  found: Found & { readonly kind: 'course' | 'session' },
  when: string,
  { words, links, reader }: CardContext,
  say: RoomStrings,
): TemplateResult | typeof nothing {
  if (isBoxed()) return nothing;
  const { record, origin } = found.entry;
  const title = textOf(record.title, reader.lang, origin.language);
  const all = found.kind === 'course';
  const hand = async (): Promise<void> => {
    const { downloadCalendar } = await import('../shared/calendar/calendar-file.js');
    if (downloadCalendar(found, { links, words })) announce(say.calendarDone, words.lang);
  };
  return html`<button
    type="button"
    class="link controls"
    aria-label=${fill(all ? say.calendarAllOf : say.calendarOf, { title, when })}
    @click=${hand}
  >
    ${all ? say.calendarAll : say.calendar}
  </button>`;
}

/**
 * How to hear of dates that are not set yet: what the published site offers to follow. Nothing where the feed does not
 * lie on such a site.
 */
export function hearOfDates(
  { record, origin }: Entry<Course>,
  say: RoomStrings,
): TemplateResult | typeof nothing {
  const site = siteOf(origin.url);
  if (site === undefined) return nothing;
  const [audience, another] = record.audience ?? [];
  const known = audience === 'all' || another ? undefined : audience;
  const ways = [
    [calendarAddress(site, undefined, known), say.hearCalendar],
    [`${site}e/bulletin-card/`, say.hearBulletin],
    [`${site}rss/bulletins.xml`, say.hearRss],
  ] as const;
  return html`<div class="hear">
    <p>${say.hear}</p>
    <ul class="bullets">
      ${ways.map(([href, words]) => html`<li><a href=${href}>${words}</a></li>`)}
    </ul>
  </div>`;
}
