import {
  MOST_SHARED,
  fill,
  plural,
  savedText,
  type ResolvedItem,
  type SavedContext,
} from '@esca/domain';
import { html, nothing } from 'lit';
import { channels, copyText, type Channel } from '../shared/request/channels.templates.js';
import { openDialog } from '../shared/request/dialog.js';
import { loadDialogWords } from '../shared/request/dialog-words.js';
import type { MyListStrings } from './my-list.strings.js';
import type { MyList } from './my-list.js';
import { shareAddress } from './share-link.js';

/** What the dialogues of the list are made of. */
export interface ListDialog {
  readonly host: MyList;
  readonly opener: HTMLElement;
  readonly strings: MyListStrings;
  readonly list: readonly ResolvedItem[];
  readonly context: SavedContext;
}

/** Opens the message with the whole list, to be read, changed and sent by the visitor. */
export async function openSend({ host, opener, list, context }: ListDialog): Promise<void> {
  const [strings, words] = await loadDialogWords(context.words.lang);
  let body = `${strings.listOpening}\n\n${savedText(list, context)}`;
  let handed: Channel | 'failed' | undefined;
  const refs = list.map(({ ref }) => ref);
  openDialog(host, opener, () => ({
    title: strings.listTitle,
    close: strings.close,
    body: (dialog) => {
      const field = (): HTMLTextAreaElement | null => dialog.element.querySelector('textarea');
      return html`<div class="dialog-main">
          <p>${strings.intro}</p>
          <div class="field">
            <label for="esca-message">${strings.message}</label>
            <span class="muted help"
              >${fill(strings.subject, { subject: strings.listSubject })}</span
            >
            <textarea
              id="esca-message"
              rows="12"
              .value=${body}
              @input=${(event: Event) => {
                body = (event.target as HTMLTextAreaElement).value;
                dialog.draw();
              }}
            ></textarea>
          </div>
        </div>
        ${channels({
          host,
          ref: refs.join(' '),
          message: { subject: strings.listSubject, body },
          strings,
          words,
          address: shareAddress(refs),
          handed,
          field,
          done: (how) => {
            handed = how;
            dialog.draw();
          },
        })}`;
    },
  }));
}

/** Opens the link that gives the list to somebody else. */
export function openShare({ host, opener, strings, list }: ListDialog): void {
  let said = '';
  const address = shareAddress(list.map(({ ref }) => ref));
  openDialog(host, opener, () => ({
    title: strings.shareTitle,
    close: strings.close,
    body: (dialog) => {
      const copy = async (): Promise<void> => {
        const copied = await copyText(address, dialog.element.querySelector('input'));
        said = copied ? strings.shareCopied : strings.shareNotCopied;
        dialog.draw();
      };
      return html`<div class="dialog-main">
          <p>${strings.shareHelp}</p>
          ${
            list.length > MOST_SHARED
              ? html`<p>${fill(strings.shareMost, { n: MOST_SHARED })}</p>`
              : nothing
          }
          <div class="field">
            <label for="esca-share">${strings.shareLink}</label>
            <input id="esca-share" readonly .value=${address} />
          </div>
        </div>
        <div class="dialog-actions">
          <div class="channels">
            <button type="button" class="primary" @click=${copy}>${strings.shareCopy}</button>
          </div>
          <p class="handed" role="status">${said || nothing}</p>
        </div>`;
    },
  }));
}

/** Asks whether the list, or everything that is kept, is to go. */
export function openClear(
  { host, opener, strings, list, context }: ListDialog,
  everything: boolean,
  clear: () => void,
): void {
  let cleared = false;
  openDialog(host, opener, () => ({
    title: everything ? strings.forgetTitle : strings.clearTitle,
    close: strings.close,
    focusAfter: () =>
      cleared ? host.renderRoot.querySelector<HTMLElement>('#esca-heading') : undefined,
    body: (dialog) =>
      html`<div class="dialog-main">
          <p>
            ${
              everything
                ? strings.forgetHelp
                : plural(strings.clearHelp, list.length, context.words.lang)
            }
          </p>
        </div>
        <div class="dialog-actions">
          <div class="channels">
            <button
              type="button"
              class="danger"
              @click=${() => {
                cleared = true;
                clear();
                dialog.close();
              }}
            >
              ${everything ? strings.forget : strings.clearYes}
            </button>
            <button type="button" @click=${() => dialog.close()}>${strings.clearNo}</button>
          </div>
        </div>`,
  }));
}
