import { heldBy, statesOf, type State, type Widget } from '@esca/domain';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

type PageAddress = typeof import('./page-address.js');

/** What a widget brings to the state that its visitor changes. */
export interface StateHost extends ReactiveControllerHost, HTMLElement {
  sync: string;
  stateKey: string;
  locked: string;
}

/**
 * What the visitor chose, laid over what the author wrote. The author's attributes are never touched, so an author's
 * change and a visitor's reset both find what they expect. With `sync` the choices live in the page's address: a
 * committed change is a step in its history, typing is not.
 */
export class VisitorState implements ReactiveController {
  readonly #host: StateHost;
  readonly #widget: Widget;
  /** By name, the property that the author's value is in, and what it may be. */
  readonly #states: ReadonlyMap<string, readonly [property: string, state: State]>;
  #address: PageAddress | undefined;
  #chosen = new Map<string, string>();
  #connected = false;
  #asked = false;

  #before: Map<string, string> | undefined;

  /** How many values of the address could not be used. */
  dropped = 0;

  /** Whether the address has been read, where it matters. */
  get ready(): boolean {
    return this.#connected;
  }

  constructor(host: StateHost, widget: Widget) {
    this.#host = host;
    this.#widget = widget;
    this.#states = new Map(
      statesOf(widget).map((state) => [state.name, [propertyOf(state.name), state]]),
    );
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.#restore);
    window.addEventListener('hashchange', this.#restore);
    this.#connected = false;
    this.#asked = false;
  }

  hostUpdate(): void {
    // Attributes are in place only now, `sync` and `state-key` among them.
    if (this.#synced && !this.#address) {
      if (!this.#asked) void this.#fetchAddress();
    } else this.#begin();
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.#restore);
    window.removeEventListener('hashchange', this.#restore);
  }

  /** The value that holds: the visitor's, else the author's, else the default. */
  value(name: string): string {
    return this.#chosen.get(name) ?? this.author(name);
  }

  /** The same as a list. */
  list(name: string): readonly string[] {
    return this.value(name).split(/\s+/).filter(Boolean);
  }

  /** What the author wrote, as attribute or property; the default where they wrote nothing that the state can be. */
  author(name: string): string {
    const [property = propertyOf(name), state] = this.#states.get(name) ?? [];
    const value = (this.#host as unknown as Record<string, unknown>)[property];
    const written = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    return state ? heldBy(state, written) : written;
  }

  /** Every value that differs from its default, for events and links. */
  get values(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      [...this.#states].flatMap(([name, [, { usual }]]) => {
        const value = this.value(name);
        return value === usual ? [] : [[name, value]];
      }),
    );
  }

  /** Takes the visitor's choices. While typing, the address is rewritten in place. */
  set(changes: Readonly<Record<string, string>>, how: 'push' | 'replace' = 'push'): void {
    for (const [name, value] of Object.entries(changes)) {
      if (value === this.author(name)) this.#chosen.delete(name);
      else this.#chosen.set(name, value);
    }
    this.dropped = 0;
    if (!this.#before) this.#write(how);
    this.#host.requestUpdate();
  }

  /** Whether choices are only tried for now. */
  get trying(): boolean {
    return this.#before !== undefined;
  }

  /** From now on choices count, but they are not in the address, and all can be undone at once. */
  try(): void {
    this.#before = new Map(this.#chosen);
  }

  /** Ends a trial: what was chosen is kept, as one step in the history, or undone. */
  settle(kept: boolean): void {
    if (!kept && this.#before) this.#chosen = this.#before;
    this.#before = undefined;
    this.set({});
  }

  readonly #restore = (): void => {
    if (!this.#synced) return;
    this.#read();
    this.#host.requestUpdate();
  };

  get #synced(): boolean {
    return this.#host.sync === 'query' || this.#host.sync === 'hash';
  }

  async #fetchAddress(): Promise<void> {
    this.#asked = true;
    // Where the module cannot be had, choices work without an address.
    this.#address = await import('./page-address.js').catch(() => undefined);
    this.#begin();
    this.#host.requestUpdate();
  }

  #begin(): void {
    if (this.#connected) return;
    this.#connected = true;
    this.#read();
  }

  #key(): { key?: string; locked: string } {
    const { stateKey, locked } = this.#host;
    return this.#host.hasAttribute('state-key') ? { key: stateKey, locked } : { locked };
  }

  #read(): void {
    if (!this.#address || !this.#synced) return;
    const address = this.#host.sync === 'hash' ? location.hash : location.search;
    const { attributes, dropped } = this.#address.readState(this.#widget, address, this.#key());
    this.#chosen = new Map(Object.entries(attributes));
    this.#before = undefined;
    this.dropped = dropped.length;
  }

  #write(how: 'push' | 'replace'): void {
    if (!this.#address || !this.#synced) return;
    const { sync } = this.#host;
    const { pathname, search, hash } = location;
    const names = [...this.#states.keys()];
    const author = Object.fromEntries(names.map((name) => [name, this.author(name)]));
    const values = Object.fromEntries(names.map((name) => [name, this.value(name)]));
    const part = this.#address.writeState(
      this.#widget,
      sync === 'hash' ? hash || '#' : search,
      values,
      author,
      this.#key(),
    );
    const address = sync === 'hash' ? pathname + search + part : pathname + part + hash;
    if (address === pathname + search + hash) return;
    try {
      // In a sandboxed frame, and after a hundred calls in half a minute, this may be refused: the filters still work.
      if (how === 'push') history.pushState(history.state, '', address);
      else history.replaceState(history.state, '', address);
    } catch {
      // The address keeps what it has.
    }
  }
}

const propertyOf = (name: string): string =>
  name.replace(/-(.)/g, (_dash, letter: string) => letter.toUpperCase());
