import type { CSSResult, PropertyValues, TemplateResult } from 'lit';
import { html } from 'lit';
import { isLocked, type Widget } from '@esca/domain';
import type { Catalogue, Links, Ref } from '@esca/feed';
import { ClockController } from './clock-controller.js';
import type { EscaElement } from './esca-element.js';
import { isStale, type FeedSnapshot } from './feed-store.js';
import type { SharedStrings } from './shared.strings.js';
import { banners } from './status.templates.js';
import { heading, type Reader } from './text.templates.js';
import { VisitorState } from './visitor-state.js';
import { WordsLoader, type Translations } from './words-loader.js';

/** Words that a widget adds to the shared ones, its heading among them. */
export type WidgetStrings = SharedStrings & { readonly heading: string };

/**
 * What a widget shows once it has a feed: it derives before every render and only reads while rendering. It knows the
 * time, the words, and what the visitor chose; it belongs to one element, which stays when the content is not there yet.
 */
export abstract class WidgetContent<
  H extends EscaElement = EscaElement,
  S extends WidgetStrings = WidgetStrings,
> {
  protected readonly host: H;
  protected readonly clock: ClockController;
  protected readonly locale: WordsLoader<S>;
  protected readonly visitor: VisitorState;

  #text: { readonly ours: S; readonly theirs: object; readonly both: S } | undefined;

  /** Styles beyond the ground that every widget stands on. */
  abstract readonly styles: readonly CSSResult[];

  constructor(host: H, widget: Widget, translations: Translations<S>) {
    this.host = host;
    this.clock = new ClockController(host);
    this.locale = new WordsLoader(host, translations);
    this.visitor = new VisitorState(host, widget);
  }

  /** Whether the words, and what the address says, are there. */
  get ready(): boolean {
    return this.locale.ready && this.visitor.ready;
  }

  /** Language of the words. */
  get lang(): string {
    return this.locale.words.lang;
  }

  isStale(snapshot: FeedSnapshot): boolean {
    return isStale(snapshot, this.clock.now);
  }

  /** Derives what is shown. Called before every render. */
  abstract prepare(snapshot: FeedSnapshot, changed: PropertyValues<H>): void;
  /** Ends when all is drawn; absent when nothing more is to come. Asked after {@link prepare}. */
  get drawn(): Promise<void> | undefined {
    return undefined;
  }

  /** Whether no record is shown, whatever the reason. Asked after {@link prepare}. */
  abstract isEmpty(): boolean;
  /** What stands below the heading. Only reads what {@link prepare} derived. */
  protected abstract render(snapshot: FeedSnapshot): TemplateResult;

  /** What can be shown although there is no feed. */
  renderFailed(): unknown {
    return undefined;
  }

  /** Opens a record that another widget of the page leads to, and says whether it is here. */
  open(_ref: Ref): boolean {
    return false;
  }

  /** What stands in the heading. */
  protected renderHeading(): unknown {
    return this.host.label || this.text.heading;
  }

  /** The heading, what to know before reading, and the content. */
  renderAll(snapshot: FeedSnapshot): TemplateResult {
    return html`${heading(this.host.headingLevel, this.renderHeading(), {
      id: 'esca-heading',
      focusable: true,
    })}
    ${banners(snapshot, {
      strings: this.text,
      words: this.locale.words,
      now: this.clock.now,
      stopped: this.clock.fixed !== undefined,
      preview: this.host.preview && this.clock.fixed !== undefined,
      dropped: this.visitor.dropped > 0,
    })}
    ${this.render(snapshot)}`;
  }

  /** The widget's words, with those that the page replaces. */
  protected get text(): S {
    const { strings: ours } = this.locale;
    const { strings: theirs } = this.host;
    // One object for as long as the words are the same, so that what is drawn from them can be kept.
    if (this.#text?.ours !== ours || this.#text.theirs !== theirs) {
      const words = Object.entries(ours).map(([name, word]) => {
        const other = (theirs as Record<string, unknown>)[name];
        // What is no such word would break the sentence that it is put in.
        return [name, typeof other === typeof word ? other : word];
      });
      this.#text = { ours, theirs, both: Object.fromEntries(words) as S };
    }
    return this.#text.both;
  }

  /** In which language feed texts are chosen, and which language is around them. */
  protected get reader(): Reader {
    return { lang: this.locale.lang, wordsLang: this.locale.words.lang };
  }

  /** The records. There are some whenever anything is prepared or rendered. */
  protected get catalogue(): Catalogue {
    return this.host.loader.catalogue!;
  }

  /** How the records point at each other. */
  protected get links(): Links {
    return this.host.loader.links!;
  }

  /** Whether the visitor may not change a filter. */
  protected isLocked(name: string): boolean {
    return isLocked(name, this.host.locked);
  }

  /** Draws again, because something that is shown has changed. */
  protected update(): void {
    this.host.requestUpdate();
  }

  /** Draws what has changed, and then moves focus to what a selector finds. */
  protected async focus(selector: string): Promise<void> {
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
