import {
  LitElement,
  adoptStyles,
  html,
  nothing,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { property } from 'lit/decorators.js';
import type { Ref } from '@esca/feed';
import { VERSION } from './define.js';
import { FeedController } from './feed-controller.js';
import { LanguageController } from './language-controller.js';
import { failure } from './failure.templates.js';
import type { WidgetContent } from './widget-content.js';
import type { SelectKind } from './events.js';
import { RecordOpener } from './records/record-opener.js';
import { tokens } from './tokens.styles.js';

/** Where a widget stands. Once ready it never returns to loading. */
export type WidgetState = 'loading' | 'ready' | 'empty' | 'failed';

/** Nothing is said about loading before the first, and something more is said after the second, in milliseconds. */
const PATIENCE = [300, 4_000];
/** The least and the most of properties that are whole numbers. */
const WHOLE: Readonly<Record<string, readonly [least: number, most: number]>> = {
  headingLevel: [1, 6],
  limit: [0, 1_000],
  page: [1, 100_000],
  pageSize: [1, 100],
};

/**
 * What every widget is before there is anything to show: it has the shared attributes, asks for its feed, and keeps the
 * author's content on the page. What it shows is a module of its own, which is fetched beside the feed, so that neither
 * waits for the other.
 *
 * @slot - Shown until the feed is ready, and if it cannot be loaded.
 * @fires {LoadEvent} esca-load - A feed was loaded.
 * @fires {ErrorEvent} esca-error - A feed could not be loaded, after the last try.
 * @cssproperty [--esca-font=system-ui, sans-serif] - The family of all text.
 * @cssproperty [--esca-font-size=1em] - The size of all text; everything else follows it.
 * @cssproperty [--esca-line-height=1.5] - The height of lines.
 * @cssproperty [--esca-color-text=light-dark(#1a1d21, #eceef0)] - Text.
 * @cssproperty [--esca-color-muted=light-dark(#4b525b, #b4bbc4)] - Quiet facts.
 * @cssproperty [--esca-color-background=light-dark(#ffffff, #15181c)] - Behind everything.
 * @cssproperty [--esca-color-surface=light-dark(#f4f6f8, #1f2429)] - Behind panels, notices and what is pointed at.
 * @cssproperty [--esca-color-border=light-dark(#767f8a, #88929d)] - Round fields and buttons; thinned, between items.
 * @cssproperty [--esca-color-accent=light-dark(#1f5fbf, #8ab8ff)] - Links, the main buttons, what is chosen.
 * @cssproperty [--esca-color-on-accent=light-dark(#ffffff, #0b1a30)] - Text on that.
 * @cssproperty [--esca-color-focus=light-dark(#1a1d21, #ffd447)] - The ring round what has the focus.
 * @cssproperty [--esca-color-success=light-dark(#00653b, #6fd3a0)] - Good news, in text.
 * @cssproperty [--esca-color-warning=light-dark(#8a4b00, #ffbe6b)] - Take care, in text.
 * @cssproperty [--esca-color-danger=light-dark(#a8201a, #ff9b94)] - Bad news, in text.
 * @cssproperty [--esca-radius=0.375em] - How round corners are.
 * @cssproperty [--esca-space=1em] - The room between things.
 */
export abstract class EscaElement extends LitElement {
  static readonly version = VERSION;
  static override styles = [tokens];
  /** @internal Kinds of records that are opened here when another widget of the page leads to them. */
  static readonly opens: readonly SelectKind[] = [];

  /** `lang` is the page's own attribute, but a change of it changes our words. */
  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  /** @internal The widget's feed. */
  readonly loader = new FeedController(this);
  /** @internal The page's language. */
  readonly language = new LanguageController(this);
  #patience: ReturnType<typeof setTimeout>[] = [];
  #waited = 0;
  #content: WidgetContent | undefined;
  #asked = false;
  #broken = false;
  #brokenAt = 0;
  #toOpen: Ref | undefined;
  #known = false;

  /** Feed addresses, separated by spaces; the nearest `<esca-feed>` when empty. */
  @property() src = '';
  /** Show only what is for these workforces: `adults`, `children`. */
  @property() audience = '';
  /** Show only these areas: codes of the feed's taxonomy. */
  @property() area = '';
  /** Show only these topics: codes of the feed's taxonomy. */
  @property() topic = '';
  /** Show only these levels of the Professional Capabilities Framework. */
  @property() level = '';
  /** Names of filters that the visitor may not change, or `all`. */
  @property() locked = '';
  /** Heading and accessible name. */
  @property() label = '';
  /** Level of the heading, 1 to 6. */
  @property({ attribute: 'heading-level', type: Number }) headingLevel = 2;
  /** Show at most so many. */
  @property({ type: Number }) limit = 0;
  /** Where a link to the whole list leads. */
  @property({ attribute: 'see-all' }) seeAll = '';
  /** `auto` follows the page's own colour scheme; `light`, `dark`. */
  @property() theme = 'auto';
  /** Keep the visitor's choices in the page's address: `none`, `query`, `hash`. */
  @property() sync = 'none';
  /** Prefix of those choices, when a page holds several widgets of a kind. */
  @property({ attribute: 'state-key' }) stateKey = '';
  /** `device` lets the visitor save things on this device. */
  @property() storage = 'none';
  /** An instant that is used instead of the clock. */
  @property() now = '';
  /** True when `now` came from the address of the page: the widget then says that it shows another day. */
  @property({ attribute: false }) preview = false;
  /** A feed object, used instead of `src`. */
  @property({ attribute: false }) feed: unknown = undefined;
  /** Replaces words. */
  @property({ attribute: false }) strings: Readonly<Record<string, unknown>> = {};

  constructor() {
    super();
    new RecordOpener(this, (this.constructor as typeof EscaElement).opens, (ref) =>
      this.#open(ref),
    );
  }

  /** Where the widget stands. */
  get state(): WidgetState {
    return (this.getAttribute('state') as WidgetState | null) ?? 'loading';
  }

  /** What the widget shows; fetched when the widget comes near the viewport. */
  protected abstract loadContent(): Promise<WidgetContent>;

  override connectedCallback(): void {
    super.connectedCallback();
    // A copy, or markup that was saved, brings a state along that is not its own.
    if (!this.#known) this.setAttribute('state', 'loading');
    this.#known = true;
    this.#waited = 0;
    this.#patience = PATIENCE.map((delay) =>
      setTimeout(() => {
        this.#waited++;
        if (this.state === 'loading') this.requestUpdate();
      }, delay),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#patience.forEach(clearTimeout);
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#mend(changed);
    const { snapshot, error } = this.loader;
    // A module that could not be had is asked for again by a retry, and when the feed says that the network is back.
    if (this.#broken && (snapshot?.loads ?? 0) > this.#brokenAt) this.#asked = false;
    if (this.loader.begun && !this.#asked) this.#fetchContent();
    const content = this.#content;
    let state: WidgetState = this.state === 'failed' ? 'loading' : this.state;
    if (snapshot && content?.ready) {
      content.prepare(snapshot, changed);
      // What is drawn in steps is ready when it is whole.
      if (content.isEmpty()) state = 'empty';
      else if (!content.drawn) state = 'ready';
    } else if ((error && !snapshot) || this.#broken) state = 'failed';
    this.setAttribute('state', state);
    this.toggleAttribute('stale', !!snapshot && !!content?.isStale(snapshot));
    this.toggleAttribute('partial', snapshot?.partial ?? false);
  }

  /**
   * What a property cannot be counts as absent: an attribute that was taken away is null, and a page's own script may give
   * whatever it likes.
   */
  #mend(changed: PropertyValues<this>): void {
    const own = this as unknown as Record<string, unknown>;
    let usual: typeof own | undefined;
    for (const name of changed.keys() as Iterable<string>) {
      const value = own[name];
      const range = WHOLE[name];
      if (range) {
        const number = Number(value);
        own[name] =
          Number.isInteger(number) && number >= range[0] && number <= range[1]
            ? number
            : (usual ??= this.#fresh())[name];
      } else if (value === null || value === undefined) {
        if (name !== 'feed') own[name] = (usual ??= this.#fresh())[name];
      } else if (typeof value === 'number') own[name] = String(value);
    }
  }

  /** An element to which nobody has said anything. */
  #fresh(): Record<string, unknown> {
    return document.createElement(this.localName) as unknown as Record<string, unknown>;
  }

  protected override render(): TemplateResult {
    const { snapshot, error } = this.loader;
    const content = this.#content;
    const shown = snapshot && content?.ready ? content : undefined;
    const failed = (error && !snapshot) || this.#broken;
    const theme = this.theme === 'light' || this.theme === 'dark' ? this.theme : '';
    return html`<slot ?hidden=${shown}></slot>
      <section
        class="root ${theme}"
        lang=${shown ? shown.lang : this.language.ours}
        dir="ltr"
        tabindex="-1"
        aria-labelledby=${shown ? 'esca-heading' : nothing}
      >
        ${
          shown
            ? shown.renderAll(snapshot!)
            : failed
              ? html`${failure(error, this.language.shared, this.#retry)}${content?.renderFailed()}`
              : nothing
        }
      </section>
      ${shown || failed || this.#waited === 0 ? nothing : this.#waiting()}`;
  }

  /**
   * That it takes a while. It is no part of what is shown later, which would then move when the author's content, below
   * which this line stands, goes: until there is something to show, what shows it takes no room.
   */
  #waiting(): TemplateResult {
    const { ours, shared } = this.language;
    return html`<p class="root muted" part="status" lang=${ours} dir="ltr">
      ${this.#waited === 1 ? shared.loading : shared.stillLoading}
    </p>`;
  }

  /** Also waits for what is drawn in steps. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    await this.#content?.drawn;
    return complete;
  }

  protected override updated(): void {
    const ref = this.#toOpen;
    if (ref === undefined || !this.loader.snapshot || !this.#content?.ready) return;
    this.#toOpen = undefined;
    this.#content.open(ref);
  }

  /** Opens a record, once there is something to open it in. */
  #open(ref: Ref): boolean {
    if (this.state === 'failed') return false;
    if (this.loader.snapshot && this.#content?.ready) return this.#content.open(ref);
    this.#toOpen = ref;
    this.loader.begin();
    this.scrollIntoView({ block: 'nearest' });
    return true;
  }

  /** @internal Takes the styles of what is there to show; more of them may come with what is opened. */
  dress(): void {
    const { styles } = this.constructor as typeof EscaElement;
    adoptStyles(this.renderRoot as ShadowRoot, [...styles, ...(this.#content?.styles ?? [])]);
  }

  #fetchContent(): void {
    this.#asked = true;
    // The content will ask for it as well; asked for now, neither waits for the other.
    if (this.sync !== 'none') import('./page-address.js').catch(() => undefined);
    this.loadContent().then(
      (content) => {
        this.#content = content;
        this.#broken = false;
        this.dress();
        this.requestUpdate();
      },
      () => {
        this.#broken = true;
        this.#brokenAt = this.loader.snapshot?.loads ?? 0;
        this.requestUpdate();
      },
    );
  }

  readonly #retry = (): void => {
    if (this.#broken) this.#asked = false;
    this.#broken = false;
    this.loader.retry();
    this.requestUpdate();
    // The button goes with the message; the widget itself keeps the place for what comes.
    this.renderRoot.querySelector<HTMLElement>('.root')?.focus();
  };
}
