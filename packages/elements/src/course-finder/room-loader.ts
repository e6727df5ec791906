import type { WordsLang } from '@esca/domain';
import type { CSSResult, ReactiveControllerHost } from 'lit';
import type { RoomStrings } from './rooms.strings.js';

/** The rooms of the finder that few people open, with their words. */
export interface Rooms {
  readonly lang: WordsLang;
  readonly say: RoomStrings;
  readonly rooms: typeof import('./rooms.js');
}

/** Fetches the other rooms of the finder when one is first opened, in the language of the page. */
export class RoomLoader {
  readonly #host: ReactiveControllerHost & { dress(): void };
  #wanted: WordsLang | undefined;
  #loaded: Rooms | undefined;
  #coming: Promise<void> = Promise.resolve();

  /** They could not be had; the next wish tries again. */
  failed = false;

  constructor(host: ReactiveControllerHost & { dress(): void }) {
    this.#host = host;
  }

  /** How they look, once they are there. */
  get styles(): readonly CSSResult[] {
    return this.#loaded ? [this.#loaded.rooms.styles] : [];
  }

  /** The rooms in a language, when they are there; else they are on their way. */
  ask(lang: WordsLang): Rooms | undefined {
    if (this.#wanted !== lang) {
      this.#wanted = lang;
      this.failed = false;
      const words =
        lang === 'cy'
          ? import('./rooms.strings.cy.js').then((module) => module.cy)
          : import('./rooms.strings.js').then((module) => module.en);
      this.#coming = Promise.all([import('./rooms.js'), words])
        .then(([rooms, say]) => {
          this.#loaded = { lang, say, rooms };
          this.#host.dress();
        })
        .catch(() => {
          this.failed = true;
        })
        .finally(() => this.#host.requestUpdate());
    }
    return this.#loaded;
  }

  /** Ends when the rooms are there, or could not be had. */
  async wait(lang: WordsLang): Promise<void> {
    this.ask(lang);
    await this.#coming;
  }

  /** Forgets a failure, so that the next wish tries again. */
  forget(): void {
    if (this.failed) this.#wanted = undefined;
  }
}
