import type { WordsLang } from '@esca/domain';
import type { CSSResult } from 'lit';
import type { EscaElement } from '../shared/esca-element.js';

/** What a room brings besides its words. */
interface Room {
  readonly styles?: CSSResult;
}

/**
 * A part of the widget that comes when it is first asked for: its module, and its words in the language of the page.
 */
export class OnDemand<T extends Room> {
  readonly #host: EscaElement;
  readonly #load: (lang: WordsLang) => Promise<T>;
  #asked: WordsLang | undefined;
  #coming: Promise<T | undefined> = Promise.resolve(undefined);
  #room: T | undefined;

  /** It could not be had; only {@link fetch} asks again. */
  failed = false;

  constructor(host: EscaElement, load: (lang: WordsLang) => Promise<T>) {
    this.#host = host;
    this.#load = load;
  }

  /** The room when it is there; otherwise it is on its way, and the widget draws again when it has come. */
  get(lang: WordsLang): T | undefined {
    if (!this.failed) void this.fetch(lang);
    return this.#room;
  }

  /** Asks for the room and waits for it; `undefined` when it cannot be had now. */
  fetch(lang: WordsLang): Promise<T | undefined> {
    if (this.#asked !== lang) {
      this.#asked = lang;
      this.failed = false;
      this.#coming = this.#load(lang).then(
        (room) => this.#take(room, lang),
        () => {
          this.#asked = undefined;
          this.failed = true;
          this.#host.requestUpdate();
          return undefined;
        },
      );
    }
    return this.#coming;
  }

  #take(room: T, lang: WordsLang): T {
    if (this.#asked !== lang) return room;
    const root = this.#host.renderRoot;
    const sheet = room.styles?.styleSheet;
    if (sheet && root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(sheet))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.#room = room;
    this.#host.requestUpdate();
    return room;
  }
}
