import { plural } from '@esca/domain';
import { html, nothing, type TemplateResult } from 'lit';
import { announce } from '../shared/announcer.js';
import { SaveEvent } from '../shared/events.js';
import { forgetDevice, updateDevice } from '../shared/saved/device.js';
import type { ListDialog } from './list-dialogs.js';
import type { ListActions } from './list-frame.templates.js';
import type { MyList } from './my-list.js';
import type { ListView } from './my-list.templates.js';
import type { Things } from './saved-things.js';

type Deeds = Pick<ListActions, 'send' | 'calendar' | 'table' | 'share' | 'clear'>;

/** Does what can be done with the whole list; what each needs comes with the first press. */
export class ListDeeds {
  readonly #host: MyList;
  readonly #cleared: () => void;
  #said = '';

  /** `cleared` is told when the list is emptied. */
  constructor(host: MyList, cleared: () => void) {
    this.#host = host;
    this.#cleared = cleared;
  }

  /** What came of the last of it, for those who see. */
  get said(): TemplateResult | typeof nothing {
    return this.#said ? html`<p part="status" class="said">${this.#said}</p>` : nothing;
  }

  /** The deeds for a list as it is shown. */
  of(things: Things, view: ListView): Deeds {
    const dialog = (event: Event): ListDialog => ({
      host: this.#host,
      opener: event.currentTarget as HTMLElement,
      // Dialogues close with their own word, which all of them share.
      strings: view.strings,
      list: things.resolved,
      context: view,
    });
    return {
      send: async (event) => {
        const opened = dialog(event);
        await (await import('./list-dialogs.js')).openSend(opened);
      },
      share: async (event) => {
        const opened = dialog(event);
        (await import('./list-dialogs.js')).openShare(opened);
      },
      calendar: () => this.#calendar(things, view),
      table: async () => {
        const { downloadTable } = await import('./exports.js');
        downloadTable(things.resolved, view, view.strings.fileName);
        this.#say(view.strings.tableDone, view);
      },
      clear: (event, everything) => this.#clear(dialog(event), everything, view),
    };
  }

  async #calendar({ resolved }: Things, view: ListView): Promise<void> {
    const { strings, words } = view;
    const { downloadCalendar } = await import('./exports.js');
    const title = this.#host.label || strings.heading;
    const left = downloadCalendar(resolved, view, { title, file: strings.fileName });
    const done = left === resolved.length ? strings.calendarNone : strings.calendarDone;
    const more = left > 0 && left < resolved.length;
    this.#say(more ? `${done} ${plural(strings.calendarLeft, left, words.lang)}` : done, view);
  }

  async #clear(dialog: ListDialog, everything: boolean, view: ListView): Promise<void> {
    const { openClear } = await import('./list-dialogs.js');
    openClear(dialog, everything, () => {
      const kept = dialog.list.filter(
        ({ item }) => !this.#host.dispatchEvent(new SaveEvent(item.ref, false)),
      );
      const stay = new Set(kept.map(({ item }) => item.ref));
      if (everything && stay.size === 0) forgetDevice();
      else {
        updateDevice((state) => ({
          ...state,
          saved: state.saved.filter(({ ref }) => stay.has(ref)),
        }));
      }
      this.#cleared();
      this.#say(everything ? view.strings.forgotten : view.strings.cleared, view);
    });
  }

  #say(words: string, { words: { lang } }: ListView): void {
    this.#said = words;
    this.#host.requestUpdate();
    announce(words, lang);
  }
}
