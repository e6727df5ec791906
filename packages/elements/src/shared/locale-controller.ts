import { en, loadWords, type Words } from '@esca/domain';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A widget's words in every language that ships; those beside English come when they are asked for. */
export interface Translations<S extends object> {
  readonly en: S;
  readonly cy: () => Promise<S>;
}

/** The language of the nearest `lang`, looked for through shadow roots as well. */
export function nearestLang(element: Element): string {
  for (let node: Node | null = element; node; node = node.parentNode ?? hostOf(node)) {
    const lang = node instanceof Element && node.getAttribute('lang');
    if (lang) return lang;
  }
  return 'en';
}

const hostOf = (node: Node): Node | null => (node instanceof ShadowRoot ? node.host : null);

/**
 * Gives a widget its words in the language of the page around it. Until Welsh has come the widget waits; a language that
 * does not ship gets English, marked as English.
 */
export class LocaleController<S extends object> implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #translations: Translations<S>;
  #wanted = '';
  #observer: MutationObserver | undefined;

  /** The words that all packages share. */
  words: Words = en;
  /** The widget's own words. */
  strings: S;
  /** The page's language as written, for choosing among a feed's texts. */
  lang = 'en';
  /** False while another language's words are on their way for the first time. */
  ready = true;

  constructor(host: ReactiveControllerHost & Element, translations: Translations<S>) {
    this.#host = host;
    this.#translations = translations;
    this.strings = translations.en;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#follow());
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
    if (lang === this.#wanted) return;
    this.#wanted = lang;
    this.lang = lang;
    if (!/^cy\b/i.test(lang)) {
      this.#take(en, this.#translations.en);
      return;
    }
    this.ready = this.words !== en;
    void Promise.all([loadWords(lang), this.#translations.cy()])
      // Without its Welsh a widget speaks English rather than not at all.
      .catch(() => [en, this.#translations.en] as const)
      .then(([words, strings]) => {
        if (this.#wanted === lang) this.#take(words, strings);
      });
  }

  #take(words: Words, strings: S): void {
    this.words = words;
    this.strings = strings;
    this.ready = true;
    this.#host.requestUpdate();
  }
}
