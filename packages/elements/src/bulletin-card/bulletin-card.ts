import { property } from 'lit/decorators.js';
import { EscaElement } from '../shared/esca-element.js';
import type { WidgetContent } from '../shared/widget-content.js';

/**
 * @tag esca-bulletin-card
 * @summary Shows an issue of the bulletin, its headlines, or all issues; what it announces is shown as it stands now.
 *
 * @slot - Shown until the feed is ready, and if it cannot be loaded.
 * @fires {LoadEvent} esca-load - A feed was loaded.
 * @fires {ErrorEvent} esca-error - A feed could not be loaded, after the last try.
 * @fires {SelectEvent} esca-select - An issue or what an item announces was opened; cancel to open it yourself.
 * @fires {SaveEvent} esca-save - Something was saved or taken off the list; cancel to keep the list as it is.
 * @fires {RequestEvent} esca-request - A request is handed over, or an issue is copied; cancel to do that yourself.
 * @fires {OutboundEvent} esca-outbound - A link that leaves the site was followed; cancel to stay.
 * @csspart heading - The heading.
 * @csspart item - One announcement.
 * @csspart title - The name of an announcement.
 * @csspart availability - How what it announces stands now.
 * @csspart meta - Number and dates.
 * @csspart actions - What can be done with the issue.
 * @csspart search-input - The field that searches all issues.
 * @csspart results - The items, or the issues.
 * @csspart result - One issue in the archive.
 * @csspart list - A list of items.
 * @csspart status - How much was found.
 * @csspart banner - What to know before reading.
 */
export class BulletinCard extends EscaElement {
  static override readonly opens = ['issue'] as const;

  /** `latest`, or the id of an issue. */
  @property() issue = 'latest';
  /** `issue`, `headlines` or `archive`. */
  @property() view = 'issue';

  protected override async loadContent(): Promise<WidgetContent> {
    const { BulletinContent } = await import('./bulletin-card.content.js');
    return new BulletinContent(this);
  }
}
