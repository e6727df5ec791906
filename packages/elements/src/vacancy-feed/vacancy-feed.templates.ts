import {
  civilDateOf,
  fill,
  formatDeadline,
  plural,
  readerNow,
  type VacancyState,
} from '@esca/domain';
import type { Catalogue, Entry, Vacancy } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { safeHref } from '../shared/link.templates.js';
import { readerZone } from '../shared/records/course-line.templates.js';
import { recordHref, siteOf } from '../shared/records/openers.js';
import { feedText, heading } from '../shared/text.templates.js';
import type { pageOfGroups } from './groups.js';
import { card, type VacancyView } from './vacancy.templates.js';
import type { VacancyStrings } from './vacancy-feed.strings.js';

/** A list of vacancies; each keeps its place in the page while others come and go. */
export function list(entries: readonly Entry<Vacancy>[], view: VacancyView): TemplateResult {
  return html`<ul part="list" class="list">
    ${repeat(
      entries,
      ({ ref }) => ref,
      (entry) => card(entry, view),
    )}
  </ul>`;
}

/** Lists under headings with their whole counts, whatever part of them this page shows. */
export function groupedList(
  page: ReturnType<typeof pageOfGroups>,
  view: VacancyView,
): TemplateResult {
  const inside = { ...view, level: view.level + 1 };
  return html`${repeat(
    page,
    ({ group }) => group.code,
    ({ group, entries }) =>
      html`<div class="group">
        ${heading(
          view.level,
          html`<bdi lang=${group.lang ?? nothing}
            >${fill(view.strings.groupTitle, { title: group.title, n: group.entries.length })}</bdi
          >`,
          { part: 'group-title' },
        )}
        ${list(entries, inside)}
      </div>`,
  )}`;
}

/** A choice of one among few, as a native control. */
export function choice(
  label: string,
  options: Readonly<Record<string, string>>,
  value: string,
  choose: (value: string) => void,
): TemplateResult {
  return html`<label class="sort">
    <span>${label}</span>
    <select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${Object.entries(options).map(
        ([code, words]) =>
          html`<option value=${code} .selected=${code === value}>${words}</option>`,
      )}
    </select>
  </label>`;
}

/** Why nothing is found, and what to do next. */
export interface Emptiness {
  /** The name of the area in which there is nothing, when there is something elsewhere. */
  readonly area?: string | undefined;
  /** How many there are in other areas. */
  readonly elsewhere: number;
  /** The feed has no open vacancy at all. */
  readonly none: boolean;
}

/** The empty list: three different texts, each with a next step. */
export function emptyTemplate(
  { area, elsewhere, none }: Emptiness,
  { strings, words }: VacancyView,
  { everywhere, clear }: { everywhere: () => void; clear: (() => void) | undefined },
): TemplateResult {
  if (none) {
    return html`<p>${strings.emptyFeed}</p>
      <p class="muted">${strings.emptyFeedHelp}</p>`;
  }
  if (area !== undefined && elsewhere > 0) {
    return html`<p>${fill(strings.emptyArea, { area })}</p>
      <p class="controls">
        <button type="button" @click=${everywhere}>
          ${plural(strings.showAreas, elsewhere, words.lang)}
        </button>
      </p>`;
  }
  return html`<p>${strings.emptyFilters}</p>
    ${
      clear
        ? html`<p class="muted">${strings.emptyFiltersHelp}</p>
            <p class="controls">
              <button type="button" @click=${clear}>${strings.clearAll}</button>
            </p>`
        : nothing
    }`;
}

/** Ways on from the list: the pathway when it is empty, alerts, RSS, and paper. */
export function ways(
  { origins, pathways }: Catalogue,
  strings: VacancyStrings,
  { empty, print }: { empty: boolean; print: (() => void) | undefined },
): TemplateResult | typeof nothing {
  const alerts = safeHref(origins.find(({ alerts }) => alerts)?.alerts);
  const site = origins.map(({ url }) => siteOf(url)).find((address) => address !== undefined);
  const pathway = pathways[0];
  const map = empty
    ? safeHref(pathway && recordHref(pathway.ref, pathway.origin, pathway.record.url))
    : undefined;
  if (!alerts && !site && !map && !print) return nothing;
  return html`<p part="actions" class="ways controls">
    ${map ? html`<a href=${map}>${strings.pathway}</a>` : nothing}
    ${alerts ? html`<a href=${alerts} rel="noopener">${strings.alerts}</a>` : nothing}
    ${
      site
        ? html`<a href="${site}rss/vacancies.xml" aria-label=${strings.rssName}>${strings.rss}</a>`
        : nothing
    }
    ${print ? html`<button type="button" @click=${print}>${strings.print}</button>` : nothing}
  </p>`;
}

/** Why a vacancy that a link led to cannot be applied for; nothing when it can. */
export function reason(
  state: VacancyState,
  entry: Entry<Vacancy>,
  { strings, words, now }: VacancyView,
): string | undefined {
  switch (state.state) {
    case 'filled':
    case 'withdrawn':
    case 'paused':
      return strings[state.state];
    case 'hidden':
      return strings.unlisted;
    case 'closed':
      if (state.closes === undefined) return strings.closed;
      return fill(strings.closedOn, {
        when: formatDeadline(state.closes, state.zone, words, {
          today: civilDateOf(readerNow(now, entry.origin.generatedAt), state.zone),
          readerZone: readerZone(),
          form: 'on',
        }),
      });
    default:
      return undefined;
  }
}

/** The title of an opened vacancy, which takes focus when it opens. */
export function openedTitle(
  { record, origin }: Entry<Vacancy>,
  level: number,
  view: VacancyView,
): TemplateResult {
  return heading(level, feedText(record.title, origin, view.reader), {
    part: 'title',
    focusable: true,
  });
}
