import type { Entry, Ref, Vacancy } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { RequestEvent } from '../shared/events.js';
import { openedHead } from './opened-head.templates.js';
import { openedTitle } from './vacancy-feed.templates.js';
import type { VacancyStrings } from './vacancy-feed.strings.js';
import type { VacancyView } from './vacancy.templates.js';

type Room = typeof import('./opened.templates.js');

/** What an opened vacancy is shown with. */
export interface OneModel {
  /** How it is described: its parts lie a level below its title. */
  readonly view: VacancyView;
  /** What is open beside it. */
  readonly listed: readonly Entry<Vacancy>[];
  /** Its title is the widget's heading, unless the author has given another. */
  readonly titled: boolean;
  /** The way back to the list; absent where the author shows this one alone. */
  readonly back: (() => void) | undefined;
  readonly print: () => void;
}

/** The way back to the list, where there is one. */
export const wayBack = (
  back: OneModel['back'],
  { all }: VacancyStrings,
): TemplateResult | typeof nothing =>
  back
    ? html`<p class="controls back"><button type="button" @click=${back}>${all}</button></p>`
    : nothing;

/** One vacancy, opened: fetches what only an opened one says, and does what can be done with it. */
export class OneVacancy {
  readonly #host: HTMLElement;
  readonly #update: () => void;
  readonly #say: (words: string) => void;
  #room: Room | undefined;
  #fetching = false;
  /** What was said about the last thing that the visitor did with it. */
  #said = '';

  /** The vacancy of the list that the visitor came from. */
  from: Ref | undefined;

  constructor(host: HTMLElement, update: () => void, say: (words: string) => void) {
    this.#host = host;
    this.#update = update;
    this.#say = say;
  }

  /** Another one is opened. */
  open(ref: Ref): void {
    this.from ??= ref;
    this.#said = '';
  }

  /** Back at the list. Gives where the visitor came from. */
  leave(): Ref | undefined {
    const { from } = this;
    this.from = undefined;
    return from;
  }

  /** Fetches what an opened one says beyond its card; tried again when it could not be had. */
  fetch(): void {
    if (this.#room || this.#fetching) return;
    this.#fetching = true;
    void import('./opened.templates.js')
      .then((room) => {
        this.#room = room;
        this.#update();
      })
      // Without it the head of the advert is there, with the way to apply.
      .catch(() => undefined)
      .then(() => (this.#fetching = false));
  }

  render(entry: Entry<Vacancy>, model: OneModel): TemplateResult {
    const { view, listed, titled, back, print } = model;
    const room = this.#room;
    const deeds = room?.deedsTemplate(entry, view, {
      remind: () => void this.#remind(entry, view),
      share: () => void this.#share(entry, view),
      print,
    });
    return html`<div class="opened">
      ${titled ? openedTitle(entry, view.level - 1, view) : nothing}
      ${openedHead(entry, view, { more: room?.moreFacts(entry, view) ?? [], deeds })}
      <p part="status" class="said">${this.#said}</p>
      ${room?.openedTemplate(entry, listed, view) ?? nothing} ${wayBack(back, view.strings)}
    </div>`;
  }

  async #remind(entry: Entry<Vacancy>, { links, words, strings }: VacancyView): Promise<void> {
    const { downloadCalendar } = await import('../shared/calendar/calendar-file.js');
    downloadCalendar({ kind: 'vacancy', entry }, { links, words });
    this.#tell(strings.reminded);
  }

  async #share(entry: Entry<Vacancy>, view: VacancyView): Promise<void> {
    if (!this.#host.dispatchEvent(new RequestEvent(entry.ref, 'copy'))) return;
    this.#tell(await this.#room!.copyLink(entry, view));
  }

  #tell(words: string): void {
    this.#said = words;
    this.#update();
    this.#say(words);
  }
}
