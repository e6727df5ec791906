import type { Ref } from '@esca/feed';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SelectKind } from '../events.js';

/** Shows a record, and says whether it could. */
type Opener = (ref: Ref) => boolean;

const openers = new Map<SelectKind, Set<Opener>>();

/** Offers a widget as the place where records of some kinds are shown, while it is on the page. */
export class RecordOpener implements ReactiveController {
  readonly #kinds: readonly SelectKind[];
  readonly #open: Opener;

  constructor(host: ReactiveControllerHost, kinds: readonly SelectKind[], open: Opener) {
    this.#kinds = kinds;
    this.#open = open;
    host.addController(this);
  }

  hostConnected(): void {
    for (const kind of this.#kinds) {
      const present = openers.get(kind) ?? new Set();
      openers.set(kind, present.add(this.#open));
    }
  }

  hostDisconnected(): void {
    for (const kind of this.#kinds) openers.get(kind)?.delete(this.#open);
  }
}

/** Shows a record in the first widget of the page that can, and says whether there was one. */
export function openHere(kind: SelectKind, ref: Ref): boolean {
  return [...(openers.get(kind) ?? [])].some((open) => open(ref));
}
