import { readState, stateOf, writeState, type Attribute, type Widget } from '@esca/domain';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

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
  readonly #rows: readonly Attribute<string>[];
  #chosen = new Map<string, string>();
  #connected = false;

  /** How many values of the address could not be used. */
  dropped = 0;

  /** Whether the address has been read. */
  get ready(): boolean {
    return this.#connected;
  }

  constructor(host: StateHost, widget: Widget) {
    this.#host = host;
    this.#widget = widget;
    this.#rows = stateOf(widget);
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.#restore);
    window.addEventListener('hashchange', this.#restore);
    this.#connected = false;
  }

  hostUpdate(): void {
    // Attributes are in place only now, `sync` and `state-key` among them.
    if (!this.#connected) {
      this.#connected = true;
      this.#read();
    }
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

  /** What the author wrote, as attribute or property, or the default. */
  author(name: string): string {
    const property = name.replace(/-(.)/g, (_dash, letter: string) => letter.toUpperCase());
    const value = (this.#host as unknown as Record<string, unknown>)[property];
    const written = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    return written || (this.#rows.find((row) => row.name === name)?.default ?? '');
  }

  /** Every value that differs from its default, for events and links. */
  get values(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.#rows.flatMap(({ name, default: usual = '' }) => {
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
    this.#write(how);
    this.#host.requestUpdate();
  }

  readonly #restore = (): void => {
    if (this.#host.sync === 'query' || this.#host.sync === 'hash') {
      this.#read();
      this.#host.requestUpdate();
    }
  };

  #key(): { key?: string; locked: string } {
    const { stateKey, locked } = this.#host;
    return this.#host.hasAttribute('state-key') ? { key: stateKey, locked } : { locked };
  }

  #read(): void {
    const { sync } = this.#host;
    if (sync !== 'query' && sync !== 'hash') return;
    const address = sync === 'hash' ? location.hash : location.search;
    const { attributes, dropped } = readState(this.#widget, address, this.#key());
    this.#chosen = new Map(Object.entries(attributes));
    this.dropped = dropped.length;
  }

  #write(how: 'push' | 'replace'): void {
    const { sync } = this.#host;
    if (sync !== 'query' && sync !== 'hash') return;
    const { pathname, search, hash } = location;
    const author = Object.fromEntries(this.#rows.map(({ name }) => [name, this.author(name)]));
    const values = Object.fromEntries(this.#rows.map(({ name }) => [name, this.value(name)]));
    const part = writeState(
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
