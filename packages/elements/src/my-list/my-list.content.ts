import {
  MOST_SAVED,
  fill,
  loadSavedWords,
  markSeen,
  migrateState,
  plural,
  removeItem,
  saveItem,
  type DeviceState,
  type SavedContext,
  type SavedItem,
  type SavedWords,
} from '@esca/domain';
import type { Found, Ref } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { announce } from '../shared/announcer.js';
import { SaveEvent } from '../shared/events.js';
import { pageHref } from '../shared/link.templates.js';
import { records } from '../shared/records/records.styles.js';
import {
  deviceTrouble,
  forgetDevice,
  isKept,
  isUsable,
  readDevice,
  updateDevice,
} from '../shared/saved/device.js';
import { SavedItems } from '../shared/saved/saved-controller.js';
import { WidgetContent } from '../shared/widget-content.js';
import type { MyList } from './my-list.js';
import { en, type MyListStrings } from './my-list.strings.js';
import { styles } from './my-list.styles.js';
import { actionsTemplate, emptyTemplate, troubleTemplate } from './list-frame.templates.js';
import {
  changedTemplate,
  clashTemplate,
  groupsTemplate,
  sumTemplate,
  type ListView,
} from './my-list.templates.js';
import { plainTitle, readThings, renamed, type Thing, type Things } from './saved-things.js';
import { sharedTemplate } from './shared-list.templates.js';
import { dropShared, sharedHere } from './share-link.js';

/** What my list shows: everything that a visitor has saved, as it stands now, and what can be done with it. */
export class MyListContent extends WidgetContent<MyList, MyListStrings> {
  override readonly styles = [records, styles];

  #state: DeviceState = readDevice();
  #things: Things | undefined;
  #renaming = false;
  #saved: SavedWords | undefined;
  #savedLang = '';
  /** Names in the page's address, until the visitor has decided about them. */
  #shared: readonly Ref[] = sharedHere();
  /** What was taken off last, to be put back. */
  #taken: { readonly item: SavedItem; readonly title: string } | undefined;

  constructor(host: MyList) {
    super(host, 'my-list', {
      en,
      cy: () => import('./my-list.strings.cy.js').then(({ cy }) => cy),
    });
    // Draws the list again whenever something is saved, here, in another widget or in another tab.
    new SavedItems(host);
    host.addController({
      hostConnected: () => window.addEventListener('hashchange', this.#readShared),
      hostDisconnected: () => window.removeEventListener('hashchange', this.#readShared),
    });
  }

  override get ready(): boolean {
    const { lang } = this.locale.words;
    if (super.ready && this.#savedLang !== lang) {
      this.#savedLang = lang;
      this.#saved = undefined;
      void Promise.resolve(loadSavedWords(lang))
        .catch(() => loadSavedWords('en'))
        .then((saved) => {
          this.#saved = saved;
          this.update();
        });
    }
    return super.ready && this.#saved !== undefined;
  }

  override prepare(): void {
    this.#state = readDevice();
    this.#things = readThings(this.#state, this.catalogue, this.#context, this.reader.lang);
    this.#rename(this.#things);
  }

  override isEmpty(): boolean {
    return this.#state.saved.length === 0 && this.#shared.length === 0;
  }

  protected override render(): TemplateResult {
    const things = this.#things!;
    const view = this.#view;
    const { saved, progress, visits, choices } = this.#state;
    const count = saved.length;
    return html`${troubleTemplate(isUsable() && count >= MOST_SAVED ? 'full' : deviceTrouble(), view)}
    ${this.#renderShared(view)} ${this.#taken ? this.#renderTaken(this.#taken) : nothing}
    ${
      count === 0
        ? this.#shared.length === 0 && isUsable()
          ? emptyTemplate(view)
          : nothing
        : html`${sumTemplate(count, things, view)}
          ${changedTemplate(things, view, () => this.#markSeen())} ${clashTemplate(things, view)}
          ${groupsTemplate(this.#limited(things), view)} ${this.#renderSeeAll()}`
    }
    ${actionsTemplate(view, {
      some: count > 0,
      more: [progress, visits, choices].some((table) => Object.keys(table).length > 0),
      send: (event) => this.#open('openSend', event),
      calendar: () => this.#calendar(),
      table: () => this.#table(),
      share: (event) => this.#open('openShare', event),
      clear: (event, everything) => this.#clear(event, everything),
    })}`;
  }

  get #context(): SavedContext {
    return {
      links: this.links,
      words: this.locale.words,
      saved: this.#saved!,
      now: this.clock.now,
    };
  }

  get #view(): ListView {
    return {
      ...this.#context,
      host: this.host,
      reader: this.reader,
      saved: this.#saved!,
      strings: this.text,
      level: this.host.headingLevel + 1,
      remove: (thing) => this.#remove(thing),
    };
  }

  #limited(things: Things): Things {
    const { limit } = this.host;
    if (!(limit > 0)) return things;
    let room = limit;
    const groups = things.groups.map((group) => {
      const shown = group.things.slice(0, Math.max(0, room));
      room -= shown.length;
      return { ...group, things: shown };
    });
    return { ...things, groups: groups.filter((group) => group.things.length > 0) };
  }

  #renderShared(view: ListView): TemplateResult | typeof nothing {
    if (this.#shared.length === 0) return nothing;
    return sharedTemplate(
      this.#shared.map((ref) => ({ ref, found: this.links.find(ref), kept: isKept(ref) })),
      view,
      { add: isUsable() ? (list) => this.#add(list) : undefined, dismiss: () => this.#dismiss() },
    );
  }

  #renderTaken({ title }: { title: string }): TemplateResult {
    const { removed, putBack, putBackName } = this.text;
    return html`<p class="controls taken">
      ${fill(removed, { title })}
      <button
        type="button"
        class="link"
        aria-label=${fill(putBackName, { title })}
        @click=${() => this.#putBack()}
      >
        ${putBack}
      </button>
    </p>`;
  }

  #renderSeeAll(): TemplateResult | typeof nothing {
    const href = pageHref(this.host.seeAll);
    return href === undefined ? nothing : html`<p><a href=${href}>${this.text.seeAll}</a></p>`;
  }

  #say(words: string): void {
    announce(words, this.locale.words.lang);
  }

  #remove({ item, title }: Thing): void {
    if (!this.host.dispatchEvent(new SaveEvent(item.ref, false))) return;
    const buttons = [...this.host.renderRoot.querySelectorAll<HTMLElement>('.remove')];
    const at = buttons.findIndex(({ dataset }) => dataset['ref'] === item.ref);
    const next = buttons[at + 1]?.dataset['ref'] ?? buttons[at - 1]?.dataset['ref'];
    updateDevice((state) => removeItem(state, item.ref));
    this.#taken = { item, title };
    this.#say(fill(this.text.removed, { title }));
    void this.focus(next === undefined ? '#esca-heading' : `.remove[data-ref="${next}"]`);
  }

  #putBack(): void {
    const { item, title } = this.#taken!;
    if (!this.host.dispatchEvent(new SaveEvent(item.ref, true))) return;
    this.#taken = undefined;
    updateDevice((state) => ({
      ...removeItem(state, item.ref),
      saved: [...state.saved.filter(({ ref }) => ref !== item.ref), item],
    }));
    this.#say(fill(this.text.backAgain, { title }));
    void this.focus(`.remove[data-ref="${item.ref}"]`);
  }

  /** Keeps things under the names they have now. Where that cannot be kept it is tried once, not at every drawing. */
  #rename({ resolved }: Things): void {
    const wanted = renamed(this.#state, resolved);
    if (wanted === this.#state || this.#renaming) return;
    this.#renaming = true;
    // Told later: this is worked out while the list is drawn.
    void Promise.resolve().then(() => {
      this.#renaming = updateDevice((state) => renamed(state, resolved)) !== 'kept';
    });
  }

  #markSeen(): void {
    const { resolved } = this.#things!;
    const now = this.clock.now;
    updateDevice((state) =>
      migrateState(markSeen(state, resolved, now), this.catalogue, this.links, now),
    );
    this.#say(this.text.seenDone);
    void this.focus('#esca-heading');
  }

  readonly #readShared = (): void => {
    this.#shared = sharedHere();
    this.update();
  };

  #add(list: readonly { readonly ref: Ref; readonly found: Found }[]): void {
    const wanted = list.filter(({ ref }) => this.host.dispatchEvent(new SaveEvent(ref, true)));
    updateDevice((before) =>
      wanted.reduce(
        (state, { ref, found }) =>
          saveItem(state, ref, plainTitle(found, this.reader.lang), found, this.clock.now),
        before,
      ),
    );
    const added = wanted.filter(({ ref }) => isKept(ref)).length;
    this.#say(
      added < wanted.length
        ? this.text.notAdded
        : plural(this.text.added, added, this.locale.words.lang),
    );
    this.#dismiss();
  }

  #dismiss(): void {
    dropShared();
    this.#shared = [];
    void this.focus('#esca-heading');
  }

  async #calendar(): Promise<void> {
    const { text } = this;
    const { downloadCalendar } = await import('./exports.js');
    const { resolved } = this.#things!;
    const label = { title: this.host.label || text.heading, file: text.fileName };
    const some = downloadCalendar(resolved, this.#context, label);
    this.#say(some ? text.calendarDone : text.calendarNone);
  }

  async #table(): Promise<void> {
    const { downloadTable } = await import('./exports.js');
    downloadTable(this.#things!.resolved, this.#context, this.text.fileName);
    this.#say(this.text.tableDone);
  }

  async #open(which: 'openSend' | 'openShare', event: Event): Promise<void> {
    const dialog = this.#dialog(event);
    await (await import('./list-dialogs.js'))[which](dialog);
  }

  async #clear(event: Event, everything: boolean): Promise<void> {
    const dialog = this.#dialog(event);
    const { openClear } = await import('./list-dialogs.js');
    openClear(dialog, everything, () => {
      const kept = dialog.list.filter(
        ({ item }) => !this.host.dispatchEvent(new SaveEvent(item.ref, false)),
      );
      const stay = new Set(kept.map(({ item }) => item.ref));
      if (everything && stay.size === 0) forgetDevice();
      else {
        updateDevice((state) => ({
          ...state,
          saved: state.saved.filter(({ ref }) => stay.has(ref)),
        }));
      }
      this.#taken = undefined;
      this.#say(everything ? this.text.forgotten : this.text.cleared);
    });
  }

  #dialog(event: Event): Parameters<typeof import('./list-dialogs.js').openShare>[0] {
    return {
      host: this.host,
      opener: event.currentTarget as HTMLElement,
      // Dialogues close with their own word, which all of them share.
      strings: this.text,
      list: this.#things!.resolved,
      context: this.#context,
    };
  }
}
