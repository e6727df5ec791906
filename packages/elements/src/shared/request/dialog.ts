import { html, render, type TemplateResult } from 'lit';
import { dress } from '../saved/device.js';
import type { SavedHost } from '../saved/saved-controller.js';
import { dialogs } from './request.styles.js';

/** A dialogue on the page. */
export interface OpenDialog {
  readonly element: HTMLDialogElement;
  /** Draws it anew. */
  draw(): void;
  close(): void;
}

/** What stands in a dialogue. */
export interface DialogContent {
  readonly title: string;
  readonly close: string;
  readonly body: (dialog: OpenDialog) => TemplateResult;
  /** Where focus goes afterwards, when it is not to go back to what opened the dialogue. */
  readonly focusAfter?: () => HTMLElement | null | undefined;
}

/**
 * Opens a native dialogue inside a widget: the browser keeps focus in it and closes it with Escape. It stands in the
 * widget's own root, for its colours, its language and its styles.
 */
export function openDialog(
  host: SavedHost,
  opener: HTMLElement | undefined,
  content: () => DialogContent,
): OpenDialog {
  dress(host, dialogs);
  const root = host.renderRoot.querySelector('.root') ?? host.renderRoot;
  const home = document.createElement('div');
  root.append(home);
  const closed = (): void => {
    const { focusAfter } = content();
    home.remove();
    const heading = (): HTMLElement | null => host.renderRoot.querySelector('#esca-heading');
    void host.updateComplete.then(() => {
      const next = focusAfter?.() ?? (opener?.isConnected ? opener : heading());
      next?.focus();
    });
  };
  const dialog: OpenDialog = {
    get element() {
      return home.querySelector('dialog')!;
    },
    draw() {
      const { title, close, body } = content();
      render(
        html`<dialog
          part="dialog"
          class="esca-dialog"
          aria-labelledby="esca-dialog-title"
          @close=${closed}
        >
          <div class="dialog-head">
            <h2 id="esca-dialog-title" tabindex="-1">${title}</h2>
            <button type="button" @click=${() => dialog.close()}>${close}</button>
          </div>
          ${body(dialog)}
        </dialog>`,
        home,
      );
    },
    close: () => dialog.element.close(),
  };
  dialog.draw();
  // The widget may have left the page while what draws this was on its way.
  if (!home.isConnected) return dialog;
  dialog.element.showModal();
  // What it is about is said first; the first field is one Tab away.
  home.querySelector<HTMLElement>('#esca-dialog-title')?.focus();
  return dialog;
}
