import { sharedPage } from '@esca/feed';
import { EscaElement } from '../shared/esca-element.js';
import { DEVICE_EVENT } from '../shared/events.js';
import type { WidgetContent } from '../shared/widget-content.js';

/**
 * @tag esca-my-list
 * @summary What a visitor has saved: courses, dates, steps, vacancies and announcements, as they stand now.
 *
 * While it is on a page every widget there lets things be saved, as if it had `storage="device"`.
 *
 * @slot - Shown until the feed is ready, and if it cannot be loaded.
 * @fires {LoadEvent} esca-load - A feed was loaded.
 * @fires {ErrorEvent} esca-error - A feed could not be loaded, after the last try.
 * @fires {SelectEvent} esca-select - Something on the list was opened; cancel to open it yourself.
 * @fires {SaveEvent} esca-save - Something was put on the list or taken off it; cancel to keep the list as it is.
 * @fires {RequestEvent} esca-request - A message is handed over; cancel to hand it over yourself.
 * @fires {OutboundEvent} esca-outbound - A link that leaves the site was followed; cancel to stay.
 * @csspart heading - The heading.
 * @csspart status - How much is on the list.
 * @csspart banner - What to know before reading: what has changed, what clashes, what cannot be kept.
 * @csspart list - The things of one kind.
 * @csspart item - One thing.
 * @csspart title - Its name.
 * @csspart meta - Its date and place.
 * @csspart availability - How it stands now.
 * @csspart actions - What can be done with the list.
 * @csspart dialog - A dialogue.
 */
export class MyList extends EscaElement {
  override connectedCallback(): void {
    super.connectedCallback();
    this.#count(1);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#count(-1);
  }

  protected override async loadContent(): Promise<WidgetContent> {
    const { MyListContent } = await import('./my-list.content.js');
    return new MyListContent(this);
  }

  /** Lets the other widgets of the page know that things can be saved now, or no longer. */
  #count(by: 1 | -1): void {
    const page = sharedPage();
    page.lists = (page.lists ?? 0) + by;
    window.dispatchEvent(new Event(DEVICE_EVENT));
  }
}
