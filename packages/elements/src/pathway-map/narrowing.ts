import type { Words } from '@esca/domain';
import { announce } from '../shared/announcer.js';
import { FilterEvent } from '../shared/events.js';
import type { VisitorState } from '../shared/visitor-state.js';
import type { PathwayStrings } from './pathway-map.strings.js';
import type { Step } from './steps.js';
import { matchingLine, type Choices } from './toolbar.templates.js';

/** What the visitor lets stand out. Once they have changed it, they hear how much does, and so does the page. */
export class Narrowing {
  readonly #host: HTMLElement;
  readonly #visitor: VisitorState;
  #changed = false;

  readonly choices: Choices;

  constructor(host: HTMLElement, visitor: VisitorState, isLocked: (name: string) => boolean) {
    this.#host = host;
    this.#visitor = visitor;
    this.choices = {
      value: (name) => visitor.value(name),
      list: (name) => visitor.list(name),
      isLocked,
      set: (changes) => {
        this.#changed = true;
        visitor.set(changes);
      },
    };
  }

  /** Takes note of the steps as they are now; `isOther` says that other ones stand out than before. */
  take(isOther: boolean, steps: readonly Step[], strings: PathwayStrings, words: Words): void {
    if (isOther && this.#changed) {
      const matching = steps.filter(({ match }) => match).length;
      announce(matchingLine(matching, steps.length, { strings, words }), words.lang);
      this.#host.dispatchEvent(new FilterEvent(this.#visitor.values, matching));
    }
    this.#changed = false;
  }
}
