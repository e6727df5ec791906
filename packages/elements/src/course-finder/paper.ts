import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether the page is being printed: paper has the whole list, and does not wait for it. */
export class Paper implements ReactiveController {
  readonly #host: ReactiveControllerHost & { draw(): void };

  printing = false;

  constructor(host: ReactiveControllerHost & { draw(): void }) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('beforeprint', this.#turn);
    window.addEventListener('afterprint', this.#turn);
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeprint', this.#turn);
    window.removeEventListener('afterprint', this.#turn);
  }

  readonly #turn = (event: Event): void => {
    this.printing = event.type === 'beforeprint';
    // The page is copied to paper when this returns.
    this.#host.draw();
  };
}
