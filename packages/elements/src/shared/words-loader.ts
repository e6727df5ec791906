import { en, loadWords, type Words } from '@esca/domain';
import type { ReactiveController } from 'lit';
import type { EscaElement } from './esca-element.js';

/** A widget's words in every language that ships; those beside English come when they are asked for. */
export interface Translations<S extends object> {
  readonly en: S;
  readonly cy: () => Promise<S>;
}

/**
 * Gives a widget its words in the language of the page around it. Until Welsh has come the widget waits; a language that
 * does not ship gets English, marked as English.
 */
export class WordsLoader<S extends object> implements ReactiveController {
  readonly #host: EscaElement;
  readonly #translations: Translations<S>;
  #wanted = '';

  /** The words that all packages share. */
  words: Words = en;
  /** The widget's own words. */
  strings: S;
  /** False while another language's words are on their way. */
  ready = false;

  constructor(host: EscaElement, translations: Translations<S>) {
    this.#host = host;
    this.#translations = translations;
    this.strings = translations.en;
    host.addController(this);
    this.hostUpdate();
  }

  /** The page's language as written, for choosing among a feed's texts. */
  get lang(): string {
    return this.#host.language.lang;
  }

  hostUpdate(): void {
    const { lang } = this;
    if (lang === this.#wanted) return;
    this.#wanted = lang;
    if (!/^cy\b/i.test(lang)) {
      this.#take(en, this.#translations.en);
      return;
    }
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
