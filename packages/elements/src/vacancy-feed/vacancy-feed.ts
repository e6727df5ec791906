import { property } from 'lit/decorators.js';
import { EscaElement } from '../shared/esca-element.js';
import type { WidgetContent } from '../shared/widget-content.js';

/**
 * @tag esca-vacancy-feed
 * @summary Lists open vacancies with filters, and shows one with its step, its training and others like it.
 *
 * @slot - Shown until the feed is ready, and if it cannot be loaded.
 * @fires {LoadEvent} esca-load - A feed was loaded.
 * @fires {ErrorEvent} esca-error - A feed could not be loaded, after the last try.
 * @fires {FilterEvent} esca-filter - The visitor searched or changed a filter.
 * @fires {SelectEvent} esca-select - A vacancy, a step or a course was opened; cancel to open it yourself.
 * @fires {RequestEvent} esca-request - The link to a vacancy is copied; cancel to share it yourself.
 * @fires {SaveEvent} esca-save - A vacancy was saved or taken off the list; cancel to keep the list as it is.
 * @fires {OutboundEvent} esca-outbound - A link to apply was followed; cancel to stay.
 * @csspart heading - The heading.
 * @csspart search-input - The field that searches the vacancies.
 * @csspart filters - All filters.
 * @csspart filter - One group of choices.
 * @csspart dialog - The filters where there is little room.
 * @csspart chip - A chosen value, as a button that takes it away.
 * @csspart clear - Takes all filters away.
 * @csspart results - The list with its heading.
 * @csspart status - How many were found.
 * @csspart list - A list of vacancies.
 * @csspart result - One vacancy.
 * @csspart title - The name of a vacancy.
 * @csspart meta - Employer, team and dates.
 * @csspart availability - When it closes, or what became of it.
 * @csspart actions - What can be done with it.
 * @csspart pagination - The pages.
 * @csspart banner - What to know before reading.
 */
export class VacancyFeed extends EscaElement {
  static override readonly opens = ['vacancy'] as const;

  /** Words to search for. */
  @property() query = '';
  /** Show only vacancies for this step of the pathway: an id or a reference. */
  @property() step = '';
  /** Show only these kinds of team: codes of the feed's taxonomy. */
  @property() service = '';
  /** Show only these contracts: `permanent`, `fixed-term`, `secondment`, `apprenticeship` … */
  @property() contract = '';
  /** Put vacancies under headings: `none`, `step`, `area`. */
  @property({ attribute: 'group-by' }) groupBy = 'none';
  /** `closing`, `newest` or `salary`. */
  @property() sort = 'closing';
  /** The page of the list. */
  @property({ type: Number }) page = 1;
  /** Vacancies on a page. */
  @property({ attribute: 'page-size', type: Number }) pageSize = 20;
  /** One vacancy, alone: an id or a reference. */
  @property() vacancy = '';

  protected override async loadContent(): Promise<WidgetContent> {
    const { VacancyContent } = await import('./vacancy-feed.content.js');
    return new VacancyContent(this);
  }
}
