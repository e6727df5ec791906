import type { Words } from '@esca/domain';
import { announce } from '../shared/announcer.js';
import { FilterEvent } from '../shared/events.js';
import type { PathwayStrings } from './pathway-map.strings.js';
import type { Step } from './steps.js';
import { matchingLine, narrowed, type Choices } from './toolbar.templates.js';
import type { Wanted } from './wanted.js';

/** What the visitor lets stand out. Once they have changed it, they hear how much does, and so does the page. */
export class Narrowing {
  readonly #host: HTMLElement;
  #changed = false;

  readonly choices: Choices;

  constructor(host: HTMLElement, wanted: Wanted, isLocked: (name: string) => boolean) {
    this.#host = host;
    this.choices = {
      value: (name) => wanted.value(name),
      list: (name) => wanted.list(name),
      isLocked,
      set: (changes) => {
        this.#changed = true;
        wanted.visitor.set(changes);
      },
    };
  }

  /** Takes note of the steps as they are now; `isOther` says that other ones stand out than before. */
  take(isOther: boolean, steps: readonly Step[], strings: PathwayStrings, words: Words): void {
    if (isOther && this.#changed) {
      const matching = steps.filter(({ match }) => match).length;
      announce(matchingLine(matching, steps.length, { strings, words }), words.lang);
      this.#host.dispatchEvent(new FilterEvent(narrowed(this.choices), matching));
    }
    this.#changed = false;
  }
}
