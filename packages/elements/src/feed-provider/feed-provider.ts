import { ContextProvider } from '@lit/context';
import { LitElement, css, html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { VERSION } from '../shared/define.js';
import { FeedController, addressesIn } from '../shared/feed-controller.js';
import { feedContext } from '../shared/feed-context.js';
import { isStale } from '../shared/feed-store.js';
import { surroundings } from '../shared/surroundings.js';

/**
 * @tag esca-feed
 * @summary Loads one feed, or several, for every widget inside it.
 *
 * @slot - The page's own content, with widgets in it.
 * @fires {LoadEvent} esca-load - A feed was loaded.
 * @fires {ErrorEvent} esca-error - A feed could not be loaded, after the last try.
 */
export class FeedProvider extends LitElement {
  static readonly version = VERSION;
  // A block, because what has no box never comes near a viewport.
  static override styles = css`
    :host {
      display: block;
    }
    :host([hidden]) {
      display: none;
    }
  `;

  /** @internal It only hands the address on. */
  readonly partly = true;
  readonly #provider = new ContextProvider(this, { context: feedContext });
  readonly #loader = new FeedController(this);

  /** Feed addresses, separated by spaces; several are merged, the first has priority. */
  @property() src = '';
  /** A feed object, used instead of `src`. */
  @property({ attribute: false }) feed: unknown = undefined;

  #known = false;

  override connectedCallback(): void {
    super.connectedCallback();
    // A copy brings a state along that is not its own.
    if (!this.#known) this.setAttribute('state', 'loading');
    this.#known = true;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('src') || changed.has('feed')) {
      const given = this.feed !== undefined && this.feed !== null;
      const addresses = addressesIn(this.src);
      this.#provider.setValue(
        given
          ? { addresses: [], feed: this.feed }
          : addresses.length > 0
            ? { addresses }
            : undefined,
      );
    }
    const { snapshot, error } = this.#loader;
    if (snapshot) {
      const { courses, pathways, vacancies, bulletins } = snapshot.catalogue;
      const records = courses.length + pathways.length + vacancies.length + bulletins.length;
      this.setAttribute('state', records > 0 ? 'ready' : 'empty');
    } else if (error) this.setAttribute('state', 'failed');
    this.toggleAttribute('stale', !!snapshot && isStale(snapshot, surroundings.now()));
    this.toggleAttribute('partial', snapshot?.partial ?? false);
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
