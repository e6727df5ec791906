import {
  alternativeSessions,
  civilDateOf,
  contactAddress,
  courseAvailability,
  fill,
  formLink,
  formatDay,
  markAsked,
  requestFacts,
  requestMessage,
  saveItem,
  sessionsAhead,
  textOf,
  type RequestFacts,
  type RequestMessage,
  type RequestWords,
} from '@esca/domain';
import type { Session } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { outLink, safeHref } from '../link.templates.js';
import { readerZone, type CourseContext } from '../records/course-line.templates.js';
import { recordHref } from '../records/openers.js';
import { isKept, isUsable, readDevice, updateDevice } from '../saved/device.js';
import { wantsStorage, type SavedHost } from '../saved/saved-controller.js';
import type { Ask } from './ask.js';
import { channels, type Channel } from './channels.templates.js';
import { openDialog, type OpenDialog } from './dialog.js';
import {
  dateField,
  secondField,
  textField,
  type Answers,
  type Fields,
} from './fields.templates.js';
import { loadDialogWords } from './dialog-words.js';
import type { RequestStrings } from './request.strings.js';

/** What the visitor has answered and done so far. */
interface Draft extends Answers {
  /** The message as the visitor wrote it; absent while it follows the answers. */
  own?: string;
  keep: boolean;
  handed?: Channel | 'failed';
}

/** Opens the dialogue in which a visitor writes a request. Settles when it is open. */
export async function openRequest(
  context: CourseContext,
  ask: Ask,
  opener: HTMLElement,
): Promise<OpenDialog> {
  const [strings, words] = await loadDialogWords(context.words.lang);
  const request = new RequestDialog(context, ask, strings, words);
  const dialog = openDialog(context.host as SavedHost, opener, () => ({
    title: strings.title[ask.kind],
    close: strings.close,
    body: (open) => request.body(open),
  }));
  return dialog;
}

/** One request, from the first answer to the moment at which it is handed over. */
class RequestDialog {
  readonly #context: CourseContext;
  readonly #ask: Ask;
  readonly #strings: RequestStrings;
  readonly #words: RequestWords;
  readonly #draft: Draft;

  constructor(context: CourseContext, ask: Ask, strings: RequestStrings, words: RequestWords) {
    this.#context = context;
    this.#ask = ask;
    this.#strings = strings;
    this.#words = words;
    const { entry, session, kind } = ask;
    const next = kind === 'interest' ? undefined : courseAvailability(entry, context.now);
    this.#draft = {
      session: session ?? (next?.later ?? next?.possible ?? next?.next)?.session,
      second: undefined,
      why: '',
      cover: '',
      keep: false,
    };
    this.#draft.keep = isKept(this.#ref);
  }

  body(dialog: OpenDialog): TemplateResult {
    const strings = this.#strings;
    const { entry, kind } = this.#ask;
    const { facts, message } = this.#message();
    const draft = this.#draft;
    const edit = (event: Event): void => {
      draft.own = (event.target as HTMLTextAreaElement).value;
      dialog.draw();
    };
    const rewrite = (): void => {
      delete draft.own;
      dialog.draw();
      this.#field(dialog)?.focus();
    };
    return html`<div class="dialog-main">
        <p class="label"><bdi>${facts.course ?? ''}</bdi></p>
        ${kind === 'manager' ? this.#steps() : nothing} ${this.#asked()}
        <p>${strings.intro}</p>
        ${this.#fields(dialog)}
        <div class="field">
          <label for="esca-message">${strings.message}</label>
          <span class="muted help">${fill(strings.subject, { subject: message.subject })}</span>
          <textarea id="esca-message" rows="10" .value=${message.body} @input=${edit}></textarea>
          ${
            draft.own === undefined
              ? nothing
              : html`<p class="muted">
                  ${strings.edited}
                  <button type="button" class="link" @click=${rewrite}>${strings.rewrite}</button>
                </p>`
          }
        </div>
        ${this.#keep(dialog)}
      </div>
      ${channels({
        host: this.#context.host,
        ref: this.#ref,
        message,
        strings,
        words: this.#words,
        address: this.#address ?? location.href,
        to: kind === 'manager' ? undefined : contactAddress(entry, this.#context.links),
        form:
          kind === 'manager'
            ? formLink(entry.origin.request, facts, message, entry.origin)
            : undefined,
        handed: draft.handed,
        field: () => this.#field(dialog),
        done: (how) => this.#handedOver(how, dialog),
        page: this.#address ? { href: this.#address, title: facts.course ?? '' } : undefined,
      })}`;
  }

  /** The date if one is chosen, else the course. */
  get #ref(): string {
    const { entry } = this.#ask;
    const session = this.#ask.session ?? (this.#dates.length > 0 ? this.#draft.session : undefined);
    return session ? `${entry.ref}#${session.id}` : entry.ref;
  }

  get #address(): string | undefined {
    const { ref, origin, record } = this.#ask.entry;
    return safeHref(recordHref(ref, origin, record.url));
  }

  /** Dates to choose from, when the visitor did not come from one of them. */
  get #dates(): readonly Session[] {
    const { entry, session, kind } = this.#ask;
    if (session || kind === 'interest') return [];
    return sessionsAhead(entry, this.#context.now).map((choice) => choice.session);
  }

  #message(): { facts: RequestFacts; message: RequestMessage } {
    const { entry, kind } = this.#ask;
    const { session, second, why, cover, own } = this.#draft;
    const { links, words, now } = this.#context;
    const link = this.#address;
    const facts = requestFacts(
      {
        entry,
        now,
        why,
        cover,
        readerZone: readerZone(),
        ...(session && { session }),
        ...(second && { second }),
        ...(link && { link }),
      },
      links,
      words,
    );
    const { request, language } = entry.origin;
    const message = requestMessage(kind, facts, this.#words, request, language);
    return { facts, message: own === undefined ? message : { ...message, body: own } };
  }

  #steps(): TemplateResult {
    const { step, done, honest, book, steps } = this.#strings;
    const { entry, session } = this.#ask;
    const asked = this.#draft.handed !== undefined && this.#draft.handed !== 'failed';
    const at = asked ? 2 : 1;
    const booking = (session ?? this.#draft.session)?.bookingUrl ?? entry.record.bookingUrl;
    const title = this.#title;
    return html`<ol class="steps" aria-label=${steps}>
        ${Object.values(step).map(
          (name, index) =>
            html`<li
              class=${index < at ? 'done' : ''}
              aria-current=${index === at ? 'step' : nothing}
            >
              ${index < at ? fill(done, { step: name }) : name}
            </li>`,
        )}
      </ol>
      <p class="muted">
        ${honest}
        ${safeHref(booking) ? outLink(booking, fill(book, { title }), { from: entry.origin }) : nothing}
      </p>`;
  }

  get #title(): string {
    const { record, origin } = this.#ask.entry;
    return textOf(record.title, this.#context.reader.lang, origin.language);
  }

  #asked(): TemplateResult | typeof nothing {
    const at = wantsStorage(this.#context.host as SavedHost)
      ? readDevice().saved.find(({ ref }) => ref === this.#ref)?.asked
      : undefined;
    if (at === undefined) return nothing;
    const day = formatDay(civilDateOf(at, this.#ask.entry.origin.timeZone), this.#context.words, {
      form: 'on',
    });
    return html`<p class="banner">${fill(this.#strings.asked, { date: day })}</p>`;
  }

  #fields(dialog: OpenDialog): TemplateResult {
    const { kind, entry } = this.#ask;
    const draft = this.#draft;
    const fields: Fields = {
      context: this.#context,
      entry,
      strings: this.#strings,
      answered: (answers) => {
        Object.assign(draft, answers);
        if (answers.session) {
          draft.second = undefined;
          draft.keep = isKept(this.#ref);
        }
        dialog.draw();
      },
    };
    const dates = this.#dates;
    const others =
      kind === 'manager' ? alternativeSessions(entry, draft.session, this.#context.now) : [];
    return html`${dates.length > 1 ? dateField(fields, dates, draft.session) : nothing}
      ${others.length > 0 ? secondField(fields, others, draft.second) : nothing}
      <div class="pair">
        ${textField(fields, 'why')} ${kind === 'manager' ? textField(fields, 'cover') : nothing}
      </div>`;
  }

  #keep(dialog: OpenDialog): TemplateResult | typeof nothing {
    if (
      this.#ask.kind !== 'manager' ||
      !wantsStorage(this.#context.host as SavedHost) ||
      !isUsable()
    ) {
      return nothing;
    }
    return html`<label class="check">
      <input
        type="checkbox"
        .checked=${this.#draft.keep}
        @change=${(event: Event) => {
          this.#draft.keep = (event.target as HTMLInputElement).checked;
          dialog.draw();
        }}
      />
      <span>${this.#strings.keep}</span>
    </label>`;
  }

  #field(dialog: OpenDialog): HTMLTextAreaElement | null {
    return dialog.element.querySelector('#esca-message');
  }

  #handedOver(how: Channel | 'failed', dialog: OpenDialog): void {
    this.#draft.handed = how;
    const { now, links } = this.#context;
    const ref = this.#ref;
    const found = links.find(ref);
    if (
      how !== 'failed' &&
      this.#ask.kind === 'manager' &&
      this.#draft.keep &&
      found &&
      wantsStorage(this.#context.host as SavedHost)
    ) {
      updateDevice((state) => markAsked(saveItem(state, ref, this.#title, found, now), ref, now));
    }
    dialog.draw();
  }
}
