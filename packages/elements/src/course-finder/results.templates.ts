import { fill, plural, type CourseSort } from '@esca/domain';
import type { Course, Entry, Ref } from '@esca/feed';
import { html, noChange, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { chips, type Chip } from '../shared/browse/filters.templates.js';
import { pagination } from '../shared/browse/pagination.templates.js';
import type { FeedSnapshot } from '../shared/feed-store.js';
import { pageHref } from '../shared/link.templates.js';
import { heading } from '../shared/text.templates.js';
import type { VisitorState } from '../shared/visitor-state.js';
import { siteOf } from '../shared/records/openers.js';
import { calendarAddress } from './calendar-address.js';
import { courseCard, MOST_COMPARED_COURSES, type CardContext } from './card.templates.js';
import { compareBar, sortSelect, viewSwitch } from './course-finder.templates.js';
import { valueLabel, type FilterContext } from './filters.js';
import type { CourseIndexing } from './indexing.js';
import type { OpenedCourses } from './opened.js';
import { printHead } from './print.templates.js';
import type { FinderResults } from './results.js';
import type { RoomLoader } from './room-loader.js';

/** What a visitor does; it may move focus when the page has followed. */
type Deed = void | Promise<void>;

/** What the results are shown with, and what a visitor can do there. */
export interface ResultsContext extends CardContext {
  readonly snapshot: FeedSnapshot;
  readonly headingLevel: number;
  readonly searching: boolean;
  readonly results: FinderResults;
  /** So many cards are drawn at most. */
  readonly most: number;
  readonly indexing: CourseIndexing;
  readonly visitor: VisitorState;
  readonly printing: boolean;
  readonly comparing: boolean;
  readonly opened: OpenedCourses;
  readonly compared: readonly Ref[] | undefined;
  readonly rooms: RoomLoader;
  readonly pageSize: number;
  readonly seeAll: string;
  readonly filters: FilterContext;
  readonly change: (changes: Readonly<Record<string, string>>, how?: 'push' | 'replace') => void;
  readonly removeChip: (chip: Chip, index: number) => Deed;
  readonly clear: () => Deed;
  readonly go: (page: number) => Deed;
  readonly more: () => Deed;
  readonly takeAway: (entry?: Entry<Course>) => Deed;
  readonly showComparison: (shown: boolean) => Deed;
  readonly close: (entry: Entry<Course>) => Deed;
}

/** A few courses and the way to all of them. */
export function teaserOf(context: ResultsContext): TemplateResult {
  const { results, text, seeAll } = context;
  const href = pageHref(seeAll);
  return html`<div part="results" class="results">
    ${
      results.shown.length > 0
        ? list(context)
        : html`<p part="status">${plural(text.courses, 0, context.words.lang)}</p>`
    }
    ${href ? html`<p><a href=${href}>${text.seeAll}</a></p>` : nothing}
  </div>`;
}

/** How many there are, what they were filtered by, the courses, and the other pages. */
export function resultsOf(context: ResultsContext): TemplateResult {
  const { results, text, words, visitor, printing, headingLevel } = context;
  const found = results.found!;
  const { total, page, pages, online } = found;
  const view = visitor.value('view');
  const choose = (name: string) => (value: string) => context.change({ [name]: value });
  const left = total - (page - 1) * context.pageSize - results.shown.length;
  const more = plural(text.online, online, words.lang);
  return html`<div part="results" class="results">
    <div class="result-head">
      ${heading(headingLevel + 1, plural(text.courses, total, words.lang), {
        part: 'status',
        focusable: true,
      })}
      <div class="tools controls">
        ${
          view === 'agenda'
            ? nothing
            : sortSelect(
                visitor.value('sort') as CourseSort,
                context.searching,
                text,
                choose('sort'),
              )
        }
        ${viewSwitch(view, text, choose('view'))}
      </div>
    </div>
    ${
      results.fixed
        ? html`<p class="muted">${fill(text.only, { values: results.fixed })}</p>`
        : nothing
    }
    ${
      online > 0
        ? html`<p>
            ${
              results.isLocked('area') || results.isLocked('mode')
                ? more
                : html`<button
                    type="button"
                    class="link"
                    @click=${() => context.change({ area: '', mode: 'online on-demand' })}
                  >
                    ${more}
                  </button>`
            }
          </p>`
        : nothing
    }
    ${chips(results.chips, text, context.removeChip, context.clear)}
    ${
      printing
        ? printHead(
            results.shown.length,
            total,
            [visitor.value('query'), ...results.chips.map(({ value }) => value), results.fixed]
              .filter(Boolean)
              .join(', '),
            context.snapshot.catalogue.origins[0]!,
            context,
          )
        : nothing
    }
    ${context.indexing.large?.notice(text.retry, words.lang) ?? nothing} ${comparison(context)}
    ${pinned(context)} ${total > 0 ? body(context, view) : help(context)}
    ${
      context.most < results.shown.length
        ? noChange
        : printing || total === 0
          ? nothing
          : html`${
              left > 0
                ? html`<button type="button" class="more controls" @click=${context.more}>
                    ${plural(text.moreCourses, Math.min(left, results.found!.results.length), words.lang)}
                  </button>`
                : nothing
            }
            ${pagination(page, pages, text, context.go)} ${subscription(context)}`
    }
  </div>`;
}

/** The calendar of the published site that comes nearest to what is chosen; nothing where there is no such site. */
function subscription(context: ResultsContext): TemplateResult | typeof nothing {
  const { results, text, filters, snapshot } = context;
  const site = snapshot.catalogue.origins.map(({ url }) => siteOf(url)).find(Boolean);
  if (site === undefined) return nothing;
  const only = (name: 'area' | 'audience'): string | undefined => {
    const [value, another] = results.chosen(name);
    return another === undefined ? value : undefined;
  };
  const [area, audience] = [only('area'), only('audience')];
  const values = [
    ...(area === undefined ? [] : [valueLabel('area', area, filters).label]),
    ...(audience === undefined ? [] : [valueLabel('audience', audience, filters).label]),
  ];
  return html`<p class="controls">
    <a href=${calendarAddress(site, area, audience)}
      >${values.length > 0 ? fill(text.subscribeTo, { values: values.join(', ') }) : text.subscribe}</a
    >
  </p>`;
}

/** The course that an address or another widget opened, when the page of results does not have it, or nobody has. */
function pinned(context: ResultsContext): TemplateResult | typeof nothing {
  const { opened, results, text } = context;
  if (opened.lost) {
    const room = context.rooms.ask(context.words.lang);
    return room ? html`<p part="banner" class="banner">${room.say.lost}</p>` : nothing;
  }
  const entry = opened.named;
  if (!entry || !opened.has(entry.ref) || results.shown.includes(entry)) return nothing;
  return html`<div role="group" aria-label=${text.opened}>
    <ul class="list">
      ${card(entry, context)}
    </ul>
    <button type="button" class="link controls" @click=${() => context.close(entry)}>
      ${text.backToList}
    </button>
  </div>`;
}

function body(context: ResultsContext, view: string): unknown {
  if (view === 'list' || context.printing) return list(context);
  const room = context.rooms.ask(context.words.lang);
  if (!room) return context.rooms.failed ? list(context) : nothing;
  const { tableView, agendaView } = room.rooms;
  return (view === 'table' ? tableView : agendaView)(context, room.say);
}

/** The cards. */
function list(context: ResultsContext): TemplateResult {
  const { answer, shown } = context.results;
  return html`<ul part="list" class="list">
    ${keyed(
      answer,
      // What is not drawn again yet stands as it was.
      shown.map((entry, at) => (at < context.most ? card(entry, context) : noChange)),
    )}
  </ul>`;
}

function card(entry: Entry<Course>, context: ResultsContext): TemplateResult {
  return courseCard(
    entry,
    context,
    context.opened.has(entry.ref) ? details(entry, context) : nothing,
  );
}

/** What is known of a course, when its room is there. */
export function details(entry: Entry<Course>, context: ResultsContext): unknown {
  const { large } = context.indexing;
  const whole = large?.whole(entry);
  if (whole === 'coming') return html`<p class="muted">${context.text.loading}</p>`;
  const room = context.rooms.ask(context.words.lang);
  if (room) {
    // The list has the card; the whole may have come since.
    const found = context.links.find(entry.ref);
    const known = found?.kind === 'course' ? found.entry : entry;
    return html`${
      whole === 'failed'
        ? html`<p>
            ${context.text.detailsFailed}
            <button type="button" class="link" @click=${() => large?.retry()}>
              ${context.text.retry}
            </button>
          </p>`
        : nothing
    }${room.rooms.courseDetails(known, context, room.say)}`;
  }
  return context.rooms.failed ? html`<p>${context.text.detailsFailed}</p>` : nothing;
}

function help(context: ResultsContext): unknown {
  const room = context.rooms.ask(context.words.lang);
  return room ? room.rooms.noResults(context, room.say) : nothing;
}

function comparison(context: ResultsContext): unknown {
  const { compared = [], comparing, text, words, showComparison } = context;
  const bar = compareBar(compared.length, MOST_COMPARED_COURSES, text, words.lang, {
    open: () => showComparison(true),
    clear: () => context.takeAway(),
  });
  const room = comparing ? context.rooms.ask(words.lang) : undefined;
  return html`${bar}${room ? room.rooms.comparison(context, room.say) : nothing}`;
}
