import { sharedPage, type Found, type Ref } from '@esca/feed';
import type { Words } from '@esca/domain';
import { nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { DEVICE_EVENT } from '../events.js';

type Device = typeof import('./device.js');

/** A widget whose records can be saved. */
export interface SavedHost extends ReactiveControllerHost, HTMLElement {
  readonly storage: string;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** A record, or a part of one, that a visitor can save. */
export interface SaveTarget {
  /** Full name. */
  readonly ref: Ref;
  /** Its title in plain words. */
  readonly title: string;
  /** What tells it from others of that title, where several stand side by side. */
  readonly name?: string;
  readonly found: Found;
}

/** What a widget knows of the moment and the language. */
export interface SaveContext {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly words: Words;
}

/** Whether the page wants a widget to let things be saved. */
export function wantsStorage(host: Pick<SavedHost, 'storage'>): boolean {
  return (
    host.storage === 'device' ||
    !!sharedPage().lists ||
    document.getElementsByTagName('esca-my-list').length > 0
  );
}

/**
 * What the visitor keeps on the device, for one widget: nothing before `storage="device"` or a list on the page asks for
 * it, and then in a module that comes by itself. Every change, in this tab or another, draws the widget again.
 */
export class SavedItems implements ReactiveController {
  readonly host: SavedHost;
  #asked = false;

  /** How to read and change what is kept; absent until it is wanted and has come. */
  device: Device | undefined;

  constructor(host: SavedHost) {
    this.host = host;
    host.addController(this);
  }

  /** Whether things can be saved here and now. */
  get enabled(): boolean {
    return wantsStorage(this.host) && !!this.device?.isUsable();
  }

  hostConnected(): void {
    window.addEventListener(DEVICE_EVENT, this.#look);
  }

  hostDisconnected(): void {
    window.removeEventListener(DEVICE_EVENT, this.#look);
  }

  hostUpdated(): void {
    if (this.#asked || !wantsStorage(this.host)) return;
    this.#asked = true;
    import('./device.js').then(
      (device) => {
        this.device = device;
        device.dress(this.host);
        this.host.requestUpdate();
      },
      // Without the module nothing can be saved; everything else works.
      () => undefined,
    );
  }

  /** Whether something is on the visitor's list. */
  has(ref: Ref): boolean {
    return this.enabled && this.device!.isKept(ref);
  }

  /** Saves something or takes it off the list, unless the page cancels. */
  toggle(target: SaveTarget, context: SaveContext): void {
    this.device?.toggle(this.host, target, context);
  }

  readonly #look = (): void => this.host.requestUpdate();
}

/** The button that saves a record or takes it off the list; nothing where nothing can be saved. */
export function saveButton(saved: SavedItems, target: SaveTarget, context: SaveContext): unknown {
  return saved.enabled ? saved.device!.saveButton(saved, target, context) : nothing;
}
