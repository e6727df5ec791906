import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { isLocked, type Widget } from '@esca/domain';
import { ClockController } from './clock-controller.js';
import { VERSION } from './define.js';
import { FeedController } from './feed-controller.js';
import { failure } from './failure.templates.js';
import { isStale, type FeedSnapshot } from './feed-store.js';
import { LocaleController, type Translations } from './locale-controller.js';
import type { SharedStrings } from './shared.strings.js';
import { banners } from './status.templates.js';
import { heading, type Reader } from './text.templates.js';
import { tokens } from './tokens.styles.js';
import { VisitorState } from './visitor-state.js';

/** Where a widget stands. Once ready it never returns to loading. */
export type WidgetState = 'loading' | 'ready' | 'empty' | 'failed';

/** Nothing is said about loading before this, and something more is said after that, in milliseconds. */
const PATIENCE = { quiet: 300, long: 4_000 };

/** Words that a widget adds to the shared ones, its heading among them. */
export type WidgetStrings = SharedStrings & { readonly heading: string };

/**
 * What every widget is: it has the shared attributes, loads its feed, knows the time and the language, keeps the
 * visitor's choices, and shows one of four states. A widget of ours says what it shows when there is a feed.
 *
 * @slot - Shown until the feed is ready, and if it cannot be loaded.
 * @fires {LoadEvent} esca-load - A feed was loaded.
 * @fires {ErrorEvent} esca-error - A feed could not be loaded, after the last try.
 */
export abstract class EscaElement<S extends WidgetStrings = WidgetStrings> extends LitElement {
  static readonly version = VERSION;
  static override styles = [tokens];

  /** `lang` is the page's own attribute, but a change of it changes our words. */
  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  protected readonly loader = new FeedController(this);
  protected readonly clock = new ClockController(this);
  protected readonly locale: LocaleController<S>;
  protected readonly visitor: VisitorState;
  #patience: ReturnType<typeof setTimeout>[] = [];
  #text: { from: S; with: Partial<S>; all: S } | undefined;
  #waited = 0;
  #wasReady = false;

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
  @property({ attribute: false }) strings: Partial<S> = {};

  constructor(widget: Widget, translations: Translations<S>) {
    super();
    this.locale = new LocaleController<S>(this, translations);
    this.visitor = new VisitorState(this, widget);
  }

  /** Where the widget stands. */
  get state(): WidgetState {
    return (this.getAttribute('state') as WidgetState | null) ?? 'loading';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasAttribute('state')) this.setAttribute('state', 'loading');
    this.#waited = 0;
    this.#patience = Object.values(PATIENCE).map((delay, index) =>
      setTimeout(() => {
        this.#waited = index + 1;
        this.requestUpdate();
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

  protected override shouldUpdate(): boolean {
    // Words come with a request of their own; until then the author's content stands.
    return this.locale.ready || this.#wasReady;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { snapshot, error } = this.loader;
    let state: WidgetState = 'loading';
    if (snapshot) {
      this.prepare(snapshot, changed);
      if (!this.isPending()) {
        state = this.isEmpty() ? 'empty' : 'ready';
        this.#wasReady = true;
      } else if (this.#wasReady) state = this.state;
    } else if (error) state = 'failed';
    else if (this.#wasReady) state = this.state;
    this.setAttribute('state', state);
    this.toggleAttribute('stale', !!snapshot && isStale(snapshot, this.clock.now));
    this.toggleAttribute('partial', snapshot?.partial ?? false);
  }

  protected override render(): TemplateResult {
    const { error } = this.loader;
    const snapshot = this.isPending() ? undefined : this.loader.snapshot;
    const { words } = this.locale;
    const theme = this.theme === 'light' || this.theme === 'dark' ? this.theme : '';
    return html`<slot></slot>
      <section
        class="root ${theme}"
        lang=${words.lang}
        dir="ltr"
        aria-labelledby=${snapshot ? 'esca-heading' : nothing}
      >
        ${snapshot ? this.#content(snapshot) : error ? failure(error, this.text, this.#retry) : this.#waiting()}
      </section>`;
  }

  /** The widget's words, with those that the page replaces; the same object while those are the same. */
  protected get text(): S {
    const { strings } = this.locale;
    if (this.#text?.from !== strings || this.#text.with !== this.strings)
      this.#text = { from: strings, with: this.strings, all: { ...strings, ...this.strings } };
    return this.#text.all;
  }

  /** In which language feed texts are chosen, and which language is around them. */
  protected get reader(): Reader {
    return { lang: this.locale.lang, wordsLang: this.locale.words.lang };
  }

  /** Whether the visitor may not change a filter. */
  protected isLocked(name: string): boolean {
    return isLocked(name, this.locked);
  }

  /** Derives what is shown. Called before every render for which there is a feed. */
  protected abstract prepare(snapshot: FeedSnapshot, changed: PropertyValues<this>): void;
  /** Whether there is a feed but nothing can be shown of it yet. Asked after {@link prepare}. */
  protected isPending(): boolean {
    return false;
  }
  /** Whether no record is shown, whatever the reason. Asked after {@link prepare}. */
  protected abstract isEmpty(): boolean;
  /** What is shown when there is a feed, below the heading. Only reads what {@link prepare} derived. */
  protected abstract renderContent(snapshot: FeedSnapshot): TemplateResult;

  /** What stands in the heading. */
  protected renderHeading(): unknown {
    return this.label || this.text.heading;
  }

  #content(snapshot: FeedSnapshot): TemplateResult {
    return html`${heading(this.headingLevel, this.renderHeading(), { id: 'esca-heading', focusable: true })}
    ${banners(snapshot, {
      strings: this.text,
      words: this.locale.words,
      now: this.clock.now,
      stopped: this.clock.fixed !== undefined,
      preview: this.preview && this.clock.fixed !== undefined,
      dropped: this.visitor.dropped > 0,
    })}
    ${this.renderContent(snapshot)}`;
  }

  #waiting(): TemplateResult | typeof nothing {
    if (this.#waited === 0) return nothing;
    return html`<p class="muted" part="status">
      ${this.#waited === 1 ? this.text.loading : this.text.stillLoading}
    </p>`;
  }

  readonly #retry = (): void => {
    this.loader.retry();
    // The button goes with the message; the widget itself keeps the place for what comes.
    this.renderRoot.querySelector<HTMLElement>('.root')?.focus();
  };
}
