import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { en, type ShellStrings } from './shell.strings.js';

/** The language of the nearest `lang`, looked for through shadow roots as well. */
export function nearestLang(element: Element): string {
  for (let node: Node | null = element; node; node = node.parentNode ?? hostOf(node)) {
    const lang = node instanceof Element && node.getAttribute('lang');
    if (lang) return lang;
  }
  return 'en';
}

const hostOf = (node: Node): Node | null => (node instanceof ShadowRoot ? node.host : null);

/** Follows the language of the page around a widget, and has the few words that are needed before all others. */
export class LanguageController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #observer: MutationObserver | undefined;

  /** The page's language as written. */
  lang = '';
  /** The language of the words below. */
  ours: 'en' | 'cy' = 'en';
  shared: ShellStrings = en;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#host.requestUpdate());
    this.#observer.observe(document.documentElement, { attributeFilter: ['lang'] });
    this.#follow();
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  #follow(): void {
    const lang = nearestLang(this.#host);
    if (lang === this.lang) return;
    this.lang = lang;
    const take = (ours: 'en' | 'cy', shared: ShellStrings): void => {
      if (this.lang !== lang) return;
      this.ours = ours;
      this.shared = shared;
      this.#host.requestUpdate();
    };
    if (/^cy\b/i.test(lang)) {
      import('./shell.strings.cy.js').then(({ cy }) => take('cy', cy)).catch(() => take('en', en));
    } else take('en', en);
  }
}
