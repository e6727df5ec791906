import type { Ref } from '@esca/feed';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { announce } from '../shared/announcer.js';
import { isBoxed } from '../shared/boxed.js';
import { RequestEvent } from '../shared/events.js';
import { safeHref } from '../shared/link.templates.js';
import { recordHref, siteOf } from '../shared/records/openers.js';
import type { IssueView } from './issue.templates.js';
import type { ItemView } from './item.templates.js';

type Host = HTMLElement & ReactiveControllerHost & { readonly renderRoot: ParentNode };

/** What stands beside the ways in which an issue leaves the page. */
export interface Beside {
  /** Absent when there is no other issue. */
  readonly archive: (() => void) | undefined;
  /** The button that marks what is new. */
  readonly follow: unknown;
}

/** Hands a whole issue over: as text, as a link, on paper. */
export class IssueHandover {
  readonly #host: Host;
  /** What was said about the last of it. */
  #said = '';
  /** The issue as text, where it could not be copied. */
  #text = '';

  constructor(host: Host) {
    this.#host = host;
  }

  /** Another issue is shown. */
  forget(): void {
    this.#said = this.#text = '';
  }

  /** Other issues, the issue as text, as a link and on paper, and the feed to follow. */
  render(shown: IssueView, view: ItemView, { archive, follow }: Beside): TemplateResult {
    const { ref, origin, record } = shown.issue;
    const { strings } = view;
    const site = siteOf(origin.url);
    const href = safeHref(recordHref(ref, origin, record.url));
    const button = (words: string, press: () => unknown): TemplateResult =>
      html`<button type="button" @click=${press}>${words}</button>`;
    return html`<p part="actions" class="actions controls">
        ${archive ? button(strings.archive, archive) : nothing}
        ${
          isBoxed()
            ? href && html`<a href=${href}>${strings.ownPage}</a>`
            : html`${button(strings.copy, () => this.#copy(shown, view))}
              ${href ? button(strings.share, () => this.#share(href, ref, view)) : nothing}
              ${button(strings.print, () => window.print())}`
        }
        ${follow}
        ${
          site === undefined
            ? nothing
            : html`<a href="${site}rss/bulletins.xml" aria-label=${strings.rssName}
                >${strings.rss}</a
              >`
        }
      </p>
      ${this.#said ? html`<p part="status">${this.#said}</p>` : nothing}
      ${
        this.#text
          ? html`<label class="as-text controls"
              >${strings.asText}<textarea readonly rows="12" .value=${this.#text}></textarea>
            </label>`
          : nothing
      }`;
  }

  /** Copies the issue as it is shown; where the browser does not let the page, it stands below to be copied by hand. */
  async #copy(shown: IssueView, view: ItemView): Promise<void> {
    if (!this.#ask(shown.issue.ref)) return;
    const { strings } = view;
    const { issueText } = await import('./issue-text.js');
    const text = issueText(shown, view);
    if (await copied(text)) {
      this.#tell(strings.copied, view);
      return;
    }
    this.#tell(strings.notCopied, view, text);
    await this.#host.updateComplete;
    const field = this.#host.renderRoot.querySelector<HTMLTextAreaElement>('.as-text textarea');
    field?.focus();
    field?.select();
  }

  async #share(href: string, ref: Ref, view: ItemView): Promise<void> {
    if (!this.#ask(ref)) return;
    this.#tell((await copied(href)) ? view.strings.shared : href, view);
  }

  /** Tells the page, which may do it itself. */
  #ask(ref: Ref): boolean {
    return this.#host.dispatchEvent(new RequestEvent(ref, 'copy'));
  }

  #tell(words: string, view: ItemView, text = ''): void {
    this.#said = words;
    this.#text = text;
    this.#host.requestUpdate();
    announce(words, view.words.lang);
  }
}

/** Copies a text, where the browser lets the page. */
const copied = (text: string): Promise<boolean> =>
  Promise.resolve()
    .then(() => navigator.clipboard.writeText(text))
    .then(
      () => true,
      () => false,
    );
