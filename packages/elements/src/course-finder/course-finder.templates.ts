import { fill, plural, type CourseResults, type CourseSort } from '@esca/domain';
import type { Origin } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { outLink } from '../shared/link.templates.js';
import type { FinderStrings } from './course-finder.strings.js';

/** The orders a visitor can choose; the first needs something to be searched for. */
export const SORTS: readonly CourseSort[] = [
  'relevance',
  'soonest',
  'places',
  'newest',
  'title',
  'shortest',
];
/** The ways in which results can be shown. */
export const VIEWS: readonly string[] = ['list', 'table', 'agenda'];

/** The order that holds, with the usual one named as such. */
export function sortSelect(
  sort: CourseSort,
  searching: boolean,
  text: FinderStrings,
  choose: (sort: CourseSort) => void,
): TemplateResult {
  const usual: CourseSort = searching ? 'relevance' : 'soonest';
  const orders = searching ? SORTS : SORTS.slice(1);
  const held = sort === 'relevance' ? usual : sort;
  return html`<label class="sort"
    >${text.sort}
    <select
      name="sort"
      .value=${held}
      @change=${(event: Event) => {
        const chosen = (event.target as HTMLSelectElement).value as CourseSort;
        choose(chosen === usual ? 'relevance' : chosen);
      }}
    >
      ${orders.map(
        (order) =>
          html`<option value=${order} ?selected=${order === held}>
            ${order === usual ? fill(text.usual, { sort: text.sorts[order] }) : text.sorts[order]}
          </option>`,
      )}
    </select></label
  >`;
}

/** List, table or by date: native radio buttons that look like one switch. */
export function viewSwitch(
  view: string,
  text: FinderStrings,
  choose: (view: string) => void,
): TemplateResult {
  return html`<fieldset class="views">
    <legend class="unseen">${text.view}</legend>
    ${VIEWS.map(
      (one) =>
        html`<label
          ><input
            type="radio"
            name="view"
            value=${one}
            .checked=${one === view}
            @change=${() => choose(one)}
          /><span>${text.views[one]}</span></label
        >`,
    )}
  </fieldset>`;
}

/** How many are chosen to compare, said before the limit is met, and what can be done with them. */
export function compareBar(
  count: number,
  most: number,
  text: FinderStrings,
  lang: string,
  { open, clear }: { open: () => void | Promise<void>; clear: () => void | Promise<void> },
): TemplateResult | typeof nothing {
  if (count === 0) return nothing;
  return html`<div class="compare-bar controls" role="group" aria-label=${text.compare}>
    <span>${count < most ? plural(text.comparing, count, lang) : text.comparingFull}</span>
    <button type="button" class="primary" ?disabled=${count < 2} @click=${open}>
      ${text.compareNow}
    </button>
    <button type="button" class="link" @click=${clear}>${text.compareClear}</button>
  </div>`;
}

/** What stands in place of a list when the feed has no courses. */
export function emptyFeed(origin: Origin | undefined, text: FinderStrings): TemplateResult {
  return html`<p part="status">
    ${text.emptyFeed}
    ${origin?.publisher.url ? outLink(origin.publisher.url, text.publisherPage) : nothing}
  </p>`;
}

/** "Page 2 of 4, items 21 to 40". */
export function pageWords(
  { page, pages }: CourseResults,
  shown: number,
  size: number,
  text: FinderStrings,
): string {
  const from = (page - 1) * size + 1;
  return fill(text.pageRange, { page, pages, from, to: from + shown - 1 });
}
