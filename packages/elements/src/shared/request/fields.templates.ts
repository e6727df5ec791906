import { sessionDate, sessionPlace } from '@esca/domain';
import type { Course, Entry, Session } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { readerZone, type CourseContext } from '../records/course-line.templates.js';
import type { RequestStrings } from './request.strings.js';

/** What a visitor answers before the message is written. */
export interface Answers {
  session: Session | undefined;
  second: Session | undefined;
  why: string;
  cover: string;
}

/** What the fields of a request are made of. */
export interface Fields {
  readonly context: CourseContext;
  readonly entry: Entry<Course>;
  readonly strings: RequestStrings;
  readonly answered: (answers: Partial<Answers>) => void;
}

/** A date with its place, in full: a message is read on another day. */
function named(session: Session, { context, entry }: Fields): string {
  const { links, words } = context;
  const parts = [
    sessionDate(session, entry, words, readerZone()),
    sessionPlace(session, entry, links, words),
  ];
  return parts.filter(Boolean).join(' – ') || words.modes[session.mode];
}

function choice(
  label: string,
  fields: Fields,
  sessions: readonly Session[],
  chosen: Session | undefined,
  choose: (session: Session | undefined) => void,
  none?: string,
): TemplateResult {
  const change = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    choose(sessions.find(({ id }) => id === value));
  };
  // A select cuts what is longer than itself, where dates begin to differ.
  return html`<div class="field">
    <label>
      ${label}
      <select @change=${change}>
        ${none === undefined ? nothing : html`<option value="" ?selected=${!chosen}>${none}</option>`}
        ${sessions.map(
          (session) =>
            html`<option value=${session.id} ?selected=${session.id === chosen?.id}>
              ${named(session, fields)}
            </option>`,
        )}
      </select>
    </label>
    ${chosen ? html`<span class="muted help" aria-hidden="true">${named(chosen, fields)}</span>` : nothing}
  </div>`;
}

/** Which date is asked for. */
export const dateField = (
  fields: Fields,
  dates: readonly Session[],
  chosen: Session | undefined,
): TemplateResult =>
  choice(fields.strings.date, fields, dates, chosen, (session) => fields.answered({ session }));

/** Which date would do as well. */
export const secondField = (
  fields: Fields,
  others: readonly Session[],
  chosen: Session | undefined,
): TemplateResult =>
  choice(
    fields.strings.second,
    fields,
    others,
    chosen,
    (second) => fields.answered({ second }),
    fields.strings.noSecond,
  );

/** What a visitor writes in their own words. */
export function textField({ strings, answered }: Fields, name: 'why' | 'cover'): TemplateResult {
  return html`<div class="field">
    <label for="esca-${name}"
      >${strings[name]} <span class="muted">${strings.optional}</span></label
    >
    <input
      id="esca-${name}"
      aria-describedby="esca-${name}-help"
      maxlength="500"
      autocomplete="off"
      @input=${(event: Event) => answered({ [name]: (event.target as HTMLInputElement).value })}
    />
    <span class="muted help" id="esca-${name}-help">${strings[`${name}Help`]}</span>
  </div>`;
}
