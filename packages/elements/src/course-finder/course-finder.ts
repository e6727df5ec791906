import { property } from 'lit/decorators.js';
import { EscaElement } from '../shared/esca-element.js';
import type { WidgetContent } from '../shared/widget-content.js';

/**
 * @tag esca-course-finder
 * @summary Search, filter and compare courses; see dates and places; open what is known of each.
 *
 * @slot - Shown until the feed is ready, and if it cannot be loaded.
 * @fires {LoadEvent} esca-load - A feed was loaded.
 * @fires {ErrorEvent} esca-error - A feed could not be loaded, after the last try.
 * @fires {SelectEvent} esca-select - A course or session was opened; cancel to open it yourself.
 * @fires {FilterEvent} esca-filter - The search or the filters were changed.
 * @fires {SaveEvent} esca-save - A course or session was kept on the device, or let go; cancel to do it yourself.
 * @fires {RequestEvent} esca-request - A request was handed over: copied, e-mailed, sent to Teams or a form, or a waiting or interest list; cancel to do it yourself.
 * @fires {OutboundEvent} esca-outbound - A link out of the site is followed; cancel to stay.
 * @csspart heading - The heading.
 * @csspart search-input - The search field.
 * @csspart filters - All filters.
 * @csspart filter - One filter.
 * @csspart chip - One chosen value.
 * @csspart clear - The button that takes all filters away.
 * @csspart status - How many courses were found.
 * @csspart results - Everything about the results.
 * @csspart list - The results themselves.
 * @csspart result - One course.
 * @csspart title - The name of a course.
 * @csspart meta - Quiet facts about a course.
 * @csspart availability - Whether there are places.
 * @csspart actions - The buttons of a course.
 * @csspart panel - The details of a course, the comparison and the help when nothing was found.
 * @csspart pagination - The numbered pages.
 * @csspart dialog - The filters where there is little room.
 * @csspart banner - What to know about the list before reading it.
 */
export class CourseFinder extends EscaElement {
  static override readonly opens = ['course', 'session'] as const;
  /** @internal Of a large catalogue the finder asks for what it shows. */
  readonly partly = true;

  /** Words to search for. */
  @property() query = '';
  /** Show only these modes: `in-person`, `online`, `on-demand`, `blended`, `work-based`. */
  @property() mode = '';
  /** Show only these formats: codes of the feed's taxonomy. */
  @property() format = '';
  /** `any`, `two-weeks`, `month`, or a month as `YYYY-MM`. */
  @property() when = 'any';
  /** `bookable`, `opens`, `waiting`, `undated`. */
  @property() availability = '';
  /** `relevance`, `soonest`, `newest`, `title`, `places`, `shortest`. */
  @property() sort = 'relevance';
  /** The page of results, from 1. */
  @property({ type: Number }) page = 1;
  /** How many courses a page has. */
  @property({ attribute: 'page-size', type: Number }) pageSize = 20;
  /** Which filters are offered, in which order; all when empty. */
  @property() facets = '';
  /** `list`, `table` or `agenda`. */
  @property() view = 'list';
  /** Suggests words to search for, in a list below the search field. */
  @property({ type: Boolean }) suggestions = false;
  /** A course that is open. */
  @property() course = '';

  /** @internal Draws at once what has changed: paper does not wait. */
  draw(): void {
    this.requestUpdate();
    this.performUpdate();
  }

  protected override async loadContent(): Promise<WidgetContent> {
    const { FinderContent } = await import('./course-finder.content.js');
    return new FinderContent(this);
  }
}
