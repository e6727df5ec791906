import { property } from 'lit/decorators.js';
import { EscaElement } from '../shared/esca-element.js';
import type { WidgetContent } from '../shared/widget-content.js';

/**
 * @tag esca-pathway-map
 * @summary Shows where a career can lead, as a map and as a list: every step with its moves, its courses and its vacancies.
 *
 * @slot - Shown until the feed is ready, and if it cannot be loaded.
 * @fires {LoadEvent} esca-load - A feed was loaded.
 * @fires {ErrorEvent} esca-error - A feed could not be loaded, after the last try.
 * @fires {SelectEvent} esca-select - A step, or a course or vacancy of it, was opened; cancel to open it yourself.
 * @fires {FilterEvent} esca-filter - The visitor changed which steps stand out.
 * @fires {SaveEvent} esca-save - A course was saved or taken off the list; cancel to keep the list as it is.
 * @fires {OutboundEvent} esca-outbound - A link that leaves the site was followed, such as one to a story or to whom to ask; cancel to stay.
 * @csspart heading - The heading.
 * @csspart filters - Everything that narrows what stands out.
 * @csspart filter - One of them.
 * @csspart clear - Takes all of them away.
 * @csspart status - How many steps stand out.
 * @csspart map - The map.
 * @csspart lane - A track of the map.
 * @csspart node - A step of the map.
 * @csspart edge - A move of the map; decoration, because the list and the details say it in words.
 * @csspart list - The steps by stage.
 * @csspart item - One step of the list.
 * @csspart title - The name of a step, course or vacancy.
 * @csspart meta - Kind, track and counts.
 * @csspart panel - The details of a step, or a tool such as the route planner.
 * @csspart result - One way that the route planner found.
 * @csspart actions - What can be done.
 * @csspart availability - Whether a course has places.
 * @csspart banner - What to know before reading.
 * @cssproperty [--esca-pathway-map-step-width=10.5em] - Width of a step on the map.
 * @cssproperty [--esca-pathway-map-practice] - Colour of tracks of practice.
 * @cssproperty [--esca-pathway-map-education] - Colour of tracks that teach others.
 * @cssproperty [--esca-pathway-map-strategic] - Colour of tracks that lead services.
 * @cssproperty [--esca-pathway-map-support] - Colour of tracks of support roles.
 * @cssproperty [--esca-pathway-map-offset=0.5em] - How far below the top of the page the details stay while it scrolls.
 */
export class PathwayMap extends EscaElement {
  static override readonly opens = ['node'] as const;

  /** Id of the pathway; the first of the feed when empty. */
  @property() pathway = '';
  /** `auto` chooses by width; `map`, `list`; `step` shows one step with what is before and after it. */
  @property() view = 'auto';
  /** Id of the step that is open. */
  @property() node = '';
  /** Id of the step that a route starts from. */
  @property() from = '';
  /** Id of the step that a route leads to. */
  @property() to = '';
  /** Id of the track that stands out. */
  @property() track = '';

  protected override async loadContent(): Promise<WidgetContent> {
    const { PathwayMapContent } = await import('./pathway-map.content.js');
    return new PathwayMapContent(this);
  }
}
