import type { Id } from '@esca/feed';
import type { Step } from './steps.js';

/** What is true of the steps for the moment. */
export interface Moment {
  readonly steps: readonly Step[];
  /** The step that has the Tab stop of the map. */
  readonly first: Id | undefined;
  /** The step that is open. */
  readonly open: Id | undefined;
  /** The steps on the planned route. */
  readonly way: ReadonlySet<Id>;
}

/** A button of the map with what is set on it: a bit for each of the states below, nothing while that is unknown. */
interface Shown {
  readonly button: HTMLElement;
  state?: number;
}

const FIRST = 1;
const OPEN = 2;
const OFF = 4;
const ON = 8;
const WAY = 16;
/** A map of no more steps changes all at once. */
const FEW = 60;

/**
 * Sets on the steps of the map what changes while they stand. A button is only touched where something of it changes:
 * going through a template for every step whenever one is opened takes longer than all that the browser does with it.
 * On a large map what a visitor sees changes first, and what is out of sight once that has been painted.
 */
export class StepStates {
  #shown = new Map<Id, Shown>();
  #moment: Moment | undefined;
  #isWaiting = false;

  /** Takes the buttons as they have just been drawn, whatever is set on those that stood before. */
  take(canvas: HTMLElement): void {
    this.#shown = new Map(
      [...canvas.querySelectorAll<HTMLElement>('.node')].map((button) => [
        button.dataset['step']!,
        { button },
      ]),
    );
  }

  /**
   * Brings every step into its state. When all of them are what is looked for, none stands out.
   *
   * @param inSight Which steps can be seen; all when absent.
   */
  show(moment: Moment, inSight?: (id: Id) => boolean): void {
    this.#moment = moment;
    const { steps, first, open, way } = moment;
    const narrowed = steps.some(({ match }) => !match);
    // A page that nobody sees has no frames.
    const late = steps.length > FEW && !document.hidden ? inSight : undefined;
    for (const { id, match } of steps) {
      const shown = this.#shown.get(id);
      if (!shown) continue;
      const state =
        (id === first ? FIRST : 0) |
        (id === open ? OPEN : 0) |
        (match ? (narrowed ? ON : 0) : OFF) |
        (way.has(id) ? WAY : 0);
      const before = shown.state ?? ~state;
      let changed = state ^ before;
      if (changed & (ON | OFF) && late && !late(id)) {
        this.#wait();
        changed &= ~(ON | OFF);
      }
      shown.state = before ^ changed;
      if (changed) change(shown.button, state, changed);
    }
  }

  /** Shows the rest after the frame that is still to be painted. */
  #wait(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.#isWaiting = false;
        this.show(this.#moment!);
      }),
    );
  }
}

function change(button: HTMLElement, state: number, changed: number): void {
  const { classList } = button;
  if (changed & FIRST) button.tabIndex = state & FIRST ? 0 : -1;
  if (changed & ON) classList.toggle('on', !!(state & ON));
  if (changed & WAY) classList.toggle('way', !!(state & WAY));
  if (changed & OPEN) {
    classList.toggle('open', !!(state & OPEN));
    button.setAttribute('aria-expanded', state & OPEN ? 'true' : 'false');
  }
  if (changed & OFF) {
    classList.toggle('off', !!(state & OFF));
    if (state & OFF) button.setAttribute('aria-describedby', 'esca-outside');
    else button.removeAttribute('aria-describedby');
  }
}
