import { parseInstant } from '@esca/domain';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { surroundings } from './surroundings.js';

const MINUTE = 60_000;

/**
 * Tells a widget the time, to the minute, and has it look again when the minute turns: what closes does so before the
 * visitor's eyes. A given `now` stands still. Nothing ticks while the page is hidden.
 */
export class ClockController implements ReactiveController {
  readonly #host: ReactiveControllerHost & { now: string };
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & { now: string }) {
    this.#host = host;
    host.addController(this);
  }

  /** Epoch milliseconds. */
  get now(): number {
    return this.fixed ?? surroundings.now();
  }

  /** The instant that was given instead of the clock. */
  get fixed(): number | undefined {
    return this.#host.now ? parseInstant(this.#host.now) : undefined;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#tick);
    window.addEventListener('pageshow', this.#tick);
    this.#plan();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#tick);
    window.removeEventListener('pageshow', this.#tick);
    clearTimeout(this.#timer);
  }

  readonly #tick = (): void => {
    if (this.fixed === undefined && !surroundings.hidden()) this.#host.requestUpdate();
    this.#plan();
  };

  #plan(): void {
    clearTimeout(this.#timer);
    if (surroundings.hidden()) return;
    this.#timer = setTimeout(this.#tick, MINUTE - (surroundings.now() % MINUTE));
  }
}
