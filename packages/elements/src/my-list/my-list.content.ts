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
  isKept,
  isUsable,
  readDevice,
  updateDevice,
} from '../shared/saved/device.js';
import { SavedItems } from '../shared/saved/saved-controller.js';
import { heading } from '../shared/text.templates.js';
import { WidgetContent } from '../shared/widget-content.js';
import type { MyList } from './my-list.js';
import { en, type MyListStrings } from './my-list.strings.js';
import { styles } from './my-list.styles.js';
import { ListDeeds } from './list-deeds.js';
import { actionsTemplate, emptyTemplate, troubleTemplate } from './list-frame.templates.js';
import {
  changedTemplate,
  clashTemplate,
  groupsTemplate,
  sumTemplate,
  type ListView,
} from './my-list.templates.js';
import { NOTHING, NO_LINKS } from './no-records.js';
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
  readonly #deeds = new ListDeeds(this.host, () => (this.#taken = undefined));
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
      ...this.#deeds.of(things, view),
    })}
    ${this.#deeds.said}`;
  }

  /** Without a feed what was saved is still the visitor's: its titles, and what can be done with them. */
  override renderFailed(): unknown {
    if (!this.ready) return nothing;
    this.#state = readDevice();
    const { saved } = this.#state;
    if (saved.length === 0) return nothing;
    const { text } = this;
    const view: ListView = {
      ...this.#view,
      saved: { ...this.#saved!, unknown: '' },
      strings: { ...text, groups: { ...text.groups, others: text.kept } },
    };
    const things = readThings(this.#state, NOTHING, view, this.reader.lang);
    this.#things = things;
    const { calendar: _dates, ...rest } = this.#deeds.of(things, view);
    return html`${heading(this.host.headingLevel, this.renderHeading(), {
        id: 'esca-heading',
        focusable: true,
      })}
      <p>${text.keptHelp}</p>
      ${this.#taken ? this.#renderTaken(this.#taken) : nothing}
      ${groupsTemplate(this.#limited(things), view)}
      ${actionsTemplate(view, { some: true, more: false, ...rest })} ${this.#deeds.said}`;
  }

  get #context(): SavedContext {
    return {
      links: this.host.loader.links ?? NO_LINKS,
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

  #remove({ item, name: title }: Thing): void {
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
}
