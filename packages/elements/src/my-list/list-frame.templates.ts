import { html, nothing, type TemplateResult } from 'lit';
import type { MyListStrings } from './my-list.strings.js';
import type { ListView } from './my-list.templates.js';

/** What can be done with the whole list. */
export interface ListActions {
  /** Whether anything is on it. */
  readonly some: boolean;
  /** Whether anything else is kept on the device. */
  readonly more: boolean;
  readonly send: (event: Event) => unknown;
  /** Absent where no date is known. */
  readonly calendar?: () => unknown;
  readonly table: () => unknown;
  readonly share: (event: Event) => unknown;
  readonly clear: (event: Event, everything: boolean) => unknown;
}

/** Why things cannot be kept, or why what was kept is not there. */
export function troubleTemplate(
  trouble: keyof MyListStrings['unkept'] | 'full' | undefined,
  { strings }: ListView,
): TemplateResult | typeof nothing {
  if (trouble === undefined) return nothing;
  return html`<div part="banner" class="banner">
    <p>${trouble === 'full' ? strings.full : strings.unkept[trouble]}</p>
  </div>`;
}

/** A list with nothing on it says how something gets there. */
export function emptyTemplate({ strings }: ListView): TemplateResult {
  return html`<svg class="empty-mark" viewBox="0 0 12 15" aria-hidden="true">
      <path d="M1.5 1h9v12.5L6 10l-4.5 3.5z" />
    </svg>
    <p part="status">${strings.empty}</p>
    <p class="muted">${strings.emptyHelp}</p>`;
}

/** The buttons below the list. Clearing stands apart, and is there whenever anything is kept. */
export function actionsTemplate(
  { strings }: ListView,
  { some, more, send, calendar, table, share, clear }: ListActions,
): TemplateResult | typeof nothing {
  if (!some && !more) return nothing;
  const button = (
    words: string,
    press: (event: Event) => unknown,
    { name, look = '' }: { name?: string; look?: string } = {},
  ): TemplateResult =>
    html`<button type="button" class=${look} aria-label=${name ?? nothing} @click=${press}>
      ${words}
    </button>`;
  return html`<div
    part="actions"
    class="actions controls"
    role="group"
    aria-label=${strings.actions}
  >
    ${
      some
        ? html`${button(strings.send, send)}
          ${calendar ? button(strings.calendar, calendar, { name: strings.calendarName }) : nothing}
          ${button(strings.table, table, { name: strings.tableName })}
          ${button(strings.print, () => window.print())} ${button(strings.share, share)}
          ${button(strings.clear, (event) => clear(event, false), { look: 'danger apart' })}`
        : nothing
    }
    ${more ? button(strings.forget, (event) => clear(event, true), { look: 'link' }) : nothing}
  </div>`;
}
