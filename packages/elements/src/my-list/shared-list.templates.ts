import { plural } from '@esca/domain';
import type { Found, Ref } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { feedText, heading } from '../shared/text.templates.js';
import type { ListView } from './my-list.templates.js';
import { titleOf } from './saved-things.js';

/** One name of a shared list. */
export interface SharedThing {
  readonly ref: Ref;
  readonly found: Found | undefined;
  readonly kept: boolean;
}

/** A list that came with the page's address, and the choice what to do with it. Nothing is saved by itself. */
export function sharedTemplate(
  things: readonly SharedThing[],
  view: ListView,
  {
    add,
    dismiss,
  }: {
    /** Absent where nothing can be kept. */
    readonly add: ((list: readonly { ref: Ref; found: Found }[]) => void) | undefined;
    readonly dismiss: () => void;
  },
): TemplateResult {
  const { strings, words } = view;
  const fresh = things.flatMap(({ ref, found, kept }) => (found && !kept ? [{ ref, found }] : []));
  const unknown = things.filter(({ found, kept }) => !found && !kept).length;
  return html`<div class="shared">
    ${heading(view.level, strings.sharedTitle, { part: 'group-title' })}
    <p>
      ${
        fresh.length > 0
          ? plural(strings.sharedAbout, fresh.length, words.lang)
          : strings.sharedNone
      }
      ${unknown > 0 ? plural(strings.sharedUnknown, unknown, words.lang) : nothing}
    </p>
    <ul class="bullets">
      ${fresh.map(
        ({ found }) => html`<li>${feedText(titleOf(found), found.entry.origin, view.reader)}</li>`,
      )}
    </ul>
    <p class="buttons controls">
      ${
        add && fresh.length > 0
          ? html`<button type="button" class="primary" @click=${() => add(fresh)}>
              ${plural(strings.add, fresh.length, words.lang)}
            </button>`
          : nothing
      }
      <button type="button" @click=${dismiss}>${strings.dismiss}</button>
    </p>
  </div>`;
}
