import {
  fill,
  findVacancies,
  plural,
  type VacancyIndex,
  type VacancyQuery,
  type VacancyResults,
  type VacancySort,
} from '@esca/domain';
import type { Entry, Ref, Vacancy } from '@esca/feed';
import { html, noChange, nothing, type TemplateResult } from 'lit';
import { announce } from '../shared/announcer.js';
import { isBoxed } from '../shared/boxed.js';
import { browse } from '../shared/browse/browse.styles.js';
import { CardsInSteps } from '../shared/browse/cards-in-steps.js';
import { FilterPanel } from '../shared/browse/filter-panel.js';
import { focusAfterChip, type Chip } from '../shared/browse/filters.templates.js';
import { SearchBox } from '../shared/browse/search-box.js';
import { FilterEvent, SelectEvent } from '../shared/events.js';
import type { FeedSnapshot } from '../shared/feed-store.js';
import { isModified } from '../shared/records/openers.js';
import { WidgetContent } from '../shared/widget-content.js';
import type { VacancyFeed } from './vacancy-feed.js';
import { records } from '../shared/records/records.styles.js';
import { SavedItems } from '../shared/saved/saved-controller.js';
import { feedText } from '../shared/text.templates.js';
import {
  FILTERS,
  chosenFilters,
  isKnown,
  resolveStep,
  toggleValue,
  type FilterContext,
} from './filters.js';
import { fullList, teaser, type ListModel } from './list.templates.js';
import { OneVacancy, wayBack } from './one-vacancy.js';
import { OpenVacancies } from './open-vacancies.js';
import { pageOf, type Paging } from './paging.js';
import { saveVacancy, type SaveMoment } from './save-vacancy.js';
import { ways } from './vacancy-feed.templates.js';
import { en, type VacancyStrings } from './vacancy-feed.strings.js';
import { styles } from './vacancy-feed.styles.js';
import type { VacancyView } from './vacancy.templates.js';
import { alsoFrom, findWanted } from './wanted.js';

/** What the vacancy feed shows: what is open now, with filters, or one vacancy with all that belongs to it. */
export class VacancyContent extends WidgetContent<VacancyFeed, VacancyStrings> {
  override readonly styles = [browse, records, styles];

  readonly #search = new SearchBox(this.host, (words, how) => this.#change({ query: words }, how));
  readonly #panel = new FilterPanel(this.host, (name, code, on) => this.#toggle(name, code, on), {
    try: () => this.visitor.try(),
    settle: (kept) => this.#settle(kept),
  });
  readonly #saved = new SavedItems(this.host);
  readonly #vacancies = new OpenVacancies(this.host);
  readonly #cards = new CardsInSteps(this.host);
  readonly #opened = new OneVacancy(
    this.host,
    () => this.update(),
    (words) => this.#say(words),
  );
  #asked: VacancyQuery = {};
  #results!: VacancyResults;
  /** What the results are of. */
  #key = '';
  #of: readonly unknown[] = [];
  #one: Entry<Vacancy> | undefined;
  #note: string | undefined;
  /** Filters were changed in the dialog, and the page has not been told: the visitor may not keep them. */
  #tried = false;

  constructor(host: VacancyFeed) {
    super(host, 'vacancy-feed', {
      en,
      cy: () => import('./vacancy-feed.strings.cy.js').then(({ cy }) => cy),
    });
  }

  override get ready(): boolean {
    const { catalogue, links } = this.host.loader;
    if (!super.ready || !catalogue || !links) return super.ready;
    this.#vacancies.follow(this.clock.now, catalogue, links, this.locale.lang);
    return this.#vacancies.index !== undefined;
  }

  get #index(): VacancyIndex {
    return this.#vacancies.index!;
  }

  override prepare({ catalogue }: FeedSnapshot): void {
    const { now } = this.clock;
    const closed = this.#vacancies.takeClosed();
    this.#vacancies.plan(now, this.clock.fixed !== undefined);
    const filters = Object.fromEntries(
      FILTERS.map((name) => {
        const named = this.visitor.list(name);
        const known = named.filter((value) => isKnown(name, value, this.#context()));
        if (known.length < named.length && this.host.sync !== 'none') this.visitor.dropped ||= 1;
        return [name, known];
      }),
    );
    filters['step'] = filters['step']!.map((step) => resolveStep(step, catalogue));
    const sort = this.visitor.value('sort') as VacancySort;
    this.#answer({ query: this.visitor.value('query'), filters, sort });
    const { from, to } = this.#paging();
    this.#want();
    this.#cards.take(to - from, !!this.#one || this.host.limit > 0);
    if (closed > 0) this.#say(plural(this.text.closedNow, closed, this.lang));
    this.#keepFocus();
  }

  /** Finds what is asked for; while the list is drawn in steps it stays what it is. */
  #answer(asked: VacancyQuery): void {
    const of = [this.#index, this.locale.words] as const;
    const key = JSON.stringify(asked);
    if (key === this.#key && of.every((one, at) => one === this.#of[at])) return;
    this.#key = key;
    this.#of = of;
    this.#asked = asked;
    this.#results = findVacancies(this.#index, asked, this.locale.words);
  }

  override get drawn(): Promise<void> | undefined {
    return this.#cards.drawn;
  }

  override isEmpty(): boolean {
    return !this.#one && this.#results.entries.length === 0;
  }

  protected override renderHeading(): unknown {
    const one = this.#one;
    if (!one || this.host.label) return super.renderHeading();
    return feedText(one.record.title, one.origin, this.reader);
  }

  /** The way back stands above the heading too: below a long advert it is far away. */
  override renderAll(snapshot: FeedSnapshot): TemplateResult {
    return html`${this.#one ? wayBack(this.#leave, this.text) : nothing}${super.renderAll(snapshot)}`;
  }

  protected override render(): TemplateResult {
    if (this.#one) return this.#renderOne(this.#one);
    const [note, empty] = [this.#note, this.#results.entries.length === 0];
    return html`${
      note === undefined
        ? nothing
        : html`<p part="banner" class="banner">
            ${note} ${empty ? nothing : this.text.unknownHelp}
          </p>`
    }
    ${this.host.limit > 0 ? teaser(this.#list()) : fullList(this.#list())}
    ${
      this.#cards.drawn
        ? noChange
        : ways(this.catalogue, this.text, {
            empty,
            print: empty || this.host.limit > 0 || isBoxed() ? undefined : this.#print,
          })
    }`;
  }

  /** Finds the vacancy that is shown alone, or what to say of the one that was wanted. */
  #want(): void {
    const wanted = findWanted(this.visitor.value('vacancy'), this.catalogue, this.clock.now);
    this.#one = wanted.kind === 'found' ? wanted.entry : undefined;
    this.#note =
      wanted.kind === 'found' || wanted.kind === 'none' ? undefined : this.text[wanted.kind];
    if (this.#one) this.#opened.fetch();
  }

  #view(level: number): VacancyView {
    return {
      host: this.host,
      links: this.links,
      words: this.locale.words,
      reader: this.reader,
      now: this.clock.now,
      strings: this.text,
      level: this.host.headingLevel + level,
      alsoFrom: (ref) => alsoFrom(ref, this.#index, this.catalogue),
      open: this.#choose,
      actions: (entry) => saveVacancy(this.#saved, entry, this.#moment),
    };
  }

  get #moment(): SaveMoment {
    return { now: this.clock.now, words: this.locale.words, lang: this.reader.lang };
  }

  #context(): FilterContext {
    return {
      index: this.#index,
      catalogue: this.catalogue,
      links: this.links,
      words: this.locale.words,
      strings: this.text,
      reader: this.reader,
    };
  }

  #renderOne(entry: Entry<Vacancy>): TemplateResult {
    const titled = !!this.host.label;
    return this.#opened.render(entry, {
      view: this.#view(titled ? 2 : 1),
      listed: this.#index.entries,
      titled,
      back: this.#leave,
      print: this.#print,
    });
  }

  /** The list with all that it is searched, narrowed, ordered and paged by. */
  #list(): ListModel {
    const { host, visitor } = this;
    return {
      asked: this.#asked,
      results: this.#results,
      context: this.#context(),
      paging: this.#paging(),
      most: this.#cards.most,
      by: visitor.value('group-by'),
      query: visitor.value('query'),
      limit: host.limit,
      seeAll: host.seeAll,
      level: host.headingLevel + 1,
      search: this.#search,
      panel: this.#panel,
      isLocked: (name) => this.isLocked(name),
      view: (level) => this.#view(level),
      order: (changes) => this.#order(changes),
      drop: this.#drop,
      clear: this.#clear,
      everywhere: () => this.#change({ area: '' }, 'push', true),
      turn: (page) => this.#turn(page),
    };
  }

  #paging(): Paging {
    return pageOf(this.visitor.value('page'), this.host.pageSize, this.#results.entries.length);
  }

  /** What closes while somebody is at it takes focus with it: the nearest heading keeps the place. */
  #keepFocus(): void {
    const root = this.host.shadowRoot;
    const focused = root?.activeElement;
    if (!focused) return;
    void this.host.updateComplete.then(() => {
      if (!focused.isConnected && !root.activeElement) this.#home()?.focus();
    });
  }

  /** What takes focus when what had it is gone. */
  #home(): HTMLElement | null {
    const find = (selector: string): HTMLElement | null =>
      this.host.renderRoot.querySelector(selector);
    if (this.#one) return find('.opened [part~=title][tabindex]') ?? find('#esca-heading');
    return find('[part~=results] [tabindex]') ?? find('#esca-heading');
  }

  #toggle(name: string, code: string, on: boolean): void {
    const chosen = this.#asked.filters?.[name] ?? [];
    this.#change({ [name]: toggleValue(name, chosen, code, on) });
  }

  readonly #drop = ({ name, code }: Chip, at: number): void => {
    this.#toggle(name, code, false);
    void this.host.updateComplete.then(() => focusAfterChip(this.host.renderRoot, at));
  };

  readonly #clear = (): void => {
    const free = FILTERS.filter((name) => !this.isLocked(name));
    const none = Object.fromEntries([...free, 'query'].map((name) => [name, '']));
    this.#change(none, 'push', true);
  };

  /** Takes the visitor's filters; says and tells what they give. */
  #change(changes: Record<string, string>, how: 'push' | 'replace' = 'push', away = false): void {
    this.#tried = this.visitor.trying;
    this.#ask({ ...changes, page: '1' }, how);
    void this.host.updateComplete.then(() => {
      if (away) this.#home()?.focus();
      this.#say(plural(this.text.vacancies, this.#results.entries.length, this.lang));
      if (!this.visitor.trying) this.#tell();
    });
  }

  #tell(): void {
    const { length } = this.#results.entries;
    this.host.dispatchEvent(new FilterEvent(chosenFilters(this.#asked.filters), length));
  }

  /** What was tried in the dialog of filters is kept and told, or undone. */
  #settle(kept: boolean): void {
    if (!kept) this.#cards.begin();
    this.visitor.settle(kept);
    if (kept && this.#tried) void this.host.updateComplete.then(() => this.#tell());
    this.#tried = false;
  }

  /** Asks for another list, which is drawn from its top. */
  #ask(changes: Record<string, string>, how?: 'push' | 'replace'): void {
    this.#cards.begin();
    this.visitor.set(changes, how);
  }

  #order(changes: Record<string, string>): void {
    this.#ask({ ...changes, page: '1' });
    void this.host.updateComplete.then(() => {
      const { text } = this;
      const count = plural(text.vacancies, this.#results.entries.length, this.locale.words.lang);
      const sort = text.sorts[this.visitor.value('sort')] ?? '';
      this.#say(changes['sort'] ? fill(text.sorted, { sort, count }) : count);
    });
  }

  #turn(target: number): void {
    this.#ask({ page: String(target) });
    void this.host.updateComplete.then(() => {
      const { page, pages, from, to } = this.#paging();
      this.#home()?.focus();
      this.#say(fill(this.text.pageRange, { page, pages, from: from + 1, to }));
    });
  }

  readonly #choose = (event: Event, ref: Ref): void => {
    if (isModified(event)) return;
    event.preventDefault();
    if (this.host.dispatchEvent(new SelectEvent('vacancy', ref))) this.open(ref);
  };

  /** Opens a vacancy of this feed, whatever became of it, and says whether it is one. */
  override open(ref: Ref): boolean {
    if (findWanted(ref, this.catalogue, this.clock.now).kind === 'unknown') return false;
    this.#opened.open(ref);
    this.visitor.set({ vacancy: ref });
    void this.host.updateComplete.then(() => this.#home()?.focus());
    return true;
  }

  /** The way back; absent where the author shows this one alone. */
  get #leave(): (() => void) | undefined {
    return this.isLocked('vacancy') ? undefined : this.#back;
  }

  /** Back to the list, to the vacancy that the visitor came from. */
  readonly #back = (): void => {
    const from = this.#opened.leave();
    this.visitor.set({ vacancy: '' });
    void this.host.updateComplete.then(() => {
      const links = [...this.host.renderRoot.querySelectorAll<HTMLElement>('[data-ref]')];
      (links.find(({ dataset }) => dataset['ref'] === from) ?? this.#home())?.focus();
    });
  };

  readonly #print = (): void => window.print();

  #say(words: string): void {
    announce(words, this.locale.words.lang);
  }
}
