import { fill, textOf } from '@esca/domain';
import type { Course, Entry } from '@esca/feed';
import { MOST_COMPARED_COURSES } from './card.templates.js';
import { HEAD, type FinderPort } from './finder-port.js';

/** The heading of the comparison. */
const COMPARISON = '.comparison [tabindex]';

/** Which courses are compared, and whether the comparison is open. What was chosen is in the address. */
export class Comparing {
  readonly #finder: FinderPort;

  /** Whether the comparison is open. */
  open = false;

  constructor(finder: FinderPort) {
    this.#finder = finder;
  }

  /** Adds a course, or takes one away, and says how many there are. */
  readonly choose = (entry: Entry<Course>, chosen: boolean): void => {
    const { visitor, say } = this.#finder;
    const rest = visitor.list('compare').filter((ref) => ref !== entry.ref);
    const compare = chosen ? [...rest, entry.ref] : rest;
    if (compare.length < 2) this.open = false;
    visitor.set({ compare: compare.join(' ') }, 'replace');
    const text = this.#finder.text();
    const title = textOf(entry.record.title, this.#finder.reader().lang, entry.origin.language);
    const words = chosen ? text.compareAdded : text.compareRemoved;
    say(fill(words, { title, n: compare.length, most: MOST_COMPARED_COURSES }));
  };

  /** From within the comparison, or all of it: the control that had focus goes with what it was for. */
  readonly takeAway = async (entry?: Entry<Course>): Promise<void> => {
    if (entry) this.choose(entry, false);
    else {
      this.open = false;
      this.#finder.visitor.set({ compare: '' }, 'replace');
    }
    await this.#finder.focus(this.open ? COMPARISON : HEAD);
  };

  /** Opens the comparison, or closes it; focus goes to its heading, or back to the button that opens it. */
  readonly show = async (shown: boolean): Promise<void> => {
    const { rooms, words } = this.#finder;
    rooms.forget();
    this.open = shown;
    await rooms.wait(words().lang);
    await this.#finder.focus(shown ? COMPARISON : '.compare-bar .primary');
  };
}
