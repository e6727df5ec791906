import { fill, plural, textOf } from '@esca/domain';
import type { Course, Entry, Ref } from '@esca/feed';
import { html, noChange, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { announce } from '../shared/announcer.js';
import { browse } from '../shared/browse/browse.styles.js';
import { FilterPanel } from '../shared/browse/filter-panel.js';
import { focusAfterChip, type Chip, type Filter } from '../shared/browse/filters.templates.js';
import { SearchBox } from '../shared/browse/search-box.js';
import { EscaElement } from '../shared/esca-element.js';
import { FilterEvent, SelectEvent } from '../shared/events.js';
import type { FeedSnapshot } from '../shared/feed-store.js';
import { isModified, RecordOpener } from '../shared/records/openers.js';
import { records } from '../shared/records/records.styles.js';
import { MOST_COMPARED_COURSES } from './card.templates.js';
import { en, type FinderStrings } from './course-finder.strings.js';
import { styles } from './course-finder.styles.js';
import { emptyFeed, pageWords } from './course-finder.templates.js';
import { ALSO_OPEN, asFacet, toggleValue, type FilterContext } from './filters.js';
import { CourseIndexing } from './indexing.js';
import { OpenedCourses } from './opened.js';
import { courseOf } from './question.js';
import { FinderResults } from './results.js';
import { resultsOf, teaserOf, type ResultsContext } from './results.templates.js';
import { RoomLoader } from './room-loader.js';

/** Filters that are shown before the others are asked for. */
const FIRST_FILTERS = 6;

/**
 * @tag esca-course-finder
 * @summary Search, filter and compare courses; see dates and places; open what is known of each.
 *
 * @fires {SelectEvent} esca-select - A course or session was opened; cancel to open it yourself.
 * @fires {FilterEvent} esca-filter - The search or the filters were changed.
 * @fires {OutboundEvent} esca-outbound - A link out of the site is followed; cancel to stay.
 * @csspart heading - The heading.
 * @csspart search-input - The search field.
 * @csspart filters - All filters.
 * @csspart filter - One filter.
 * @csspart chip - One chosen value.
 * @csspart clear - The button that takes all filters away.
 * @csspart status - How many courses were found.
 * @csspart results - Everything about the results.
 * @csspart list - The results themselves.
 * @csspart result - One course.
 * @csspart title - The name of a course.
 * @csspart meta - Quiet facts about a course.
 * @csspart availability - Whether there are places.
 * @csspart actions - The buttons of a course.
 * @csspart panel - The details of a course, the comparison and the help when nothing was found.
 * @csspart pagination - The numbered pages.
 * @csspart dialog - The filters where there is little room.
 * @csspart banner - What to know about the list before reading it.
 */
export class CourseFinder extends EscaElement<FinderStrings> {
  static override styles = [...super.styles, browse, records, styles];

  readonly #indexing = new CourseIndexing(this);
  readonly #rooms = new RoomLoader(this);
  readonly #box = new SearchBox(
    this,
    (query, how) => this.#change({ query }, how),
    (words) => {
      this.#typed = words;
      this.requestUpdate();
    },
  );
  readonly #panel = new FilterPanel(this, (name, code, on) => this.#toggleFilter(name, code, on));
  readonly #results = new FinderResults();
  readonly #opened = new OpenedCourses(this.visitor);
  /** What is in the search field but not committed yet. */
  #typed: string | undefined;
  #extra = 0;
  #printing = false;
  #comparing = false;
  /** The visitor changed the question: how many results there are is said and told when they are shown. */
  #asked = false;
  #drawn: readonly Filter[] | undefined;

  /** Words to search for. */
  @property() query = '';
  /** Show only these modes: `in-person`, `online`, `on-demand`, `blended`, `work-based`. */
  @property() mode = '';
  /** Show only these formats: codes of the feed's taxonomy. */
  @property() format = '';
  /** `any`, `two-weeks`, `month`, or a month as `YYYY-MM`. */
  @property() when = 'any';
  /** `bookable`, `opens`, `waiting`, `undated`. */
  @property() availability = '';
  /** `relevance`, `soonest`, `newest`, `title`, `places`, `shortest`. */
  @property() sort = 'relevance';
  /** The page of results, from 1. */
  @property({ type: Number }) page = 1;
  /** How many courses a page has. */
  @property({ attribute: 'page-size', type: Number }) pageSize = 20;
  /** Which filters are offered, in which order; all when empty. */
  @property() facets = '';
  /** `list`, `table` or `agenda`. */
  @property() view = 'list';
  /** A course that is open. */
  @property() course = '';

  constructor() {
    super('course-finder', {
      en,
      cy: () => import('./course-finder.strings.cy.js').then((module) => module.cy),
    });
    new RecordOpener(this, ['course', 'session'], (ref) => this.#openRef(ref));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('beforeprint', this.#print);
    window.addEventListener('afterprint', this.#print);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('beforeprint', this.#print);
    window.removeEventListener('afterprint', this.#print);
  }

  protected override prepare(snapshot: FeedSnapshot): void {
    this.#indexing.follow(snapshot, this.reader.lang, this.clock.now, this.locale.words);
    if (!this.#indexing.index) return;
    this.#opened.follow(snapshot.catalogue.courses);
    this.#results.derive(
      {
        visitor: this.visitor,
        typed: this.#typed,
        extra: this.#extra,
        printing: this.#printing,
        limit: this.limit,
        pageSize: this.pageSize,
        facets: this.facets,
        isLocked: (name) => this.isLocked(name),
      },
      this.#filterContext(snapshot),
    );
    if (this.#results.unknown.size > 0 && this.sync !== 'none') this.visitor.dropped ||= 1;
  }

  protected override isPending(): boolean {
    return !this.#results.found;
  }

  protected override isEmpty(): boolean {
    return this.#results.found?.total === 0;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { found } = this.#results;
    if (!this.#asked || !found) return;
    this.#asked = false;
    this.#say(plural(this.text.courses, found.total, this.locale.words.lang));
    const { query, page, view, sort, course, compare, ...filters } = this.visitor.values;
    this.dispatchEvent(new FilterEvent(filters, found.total));
  }

  protected override renderContent(snapshot: FeedSnapshot): TemplateResult {
    const { catalogue } = snapshot;
    const { found } = this.#results;
    if (!found) return html``;
    if (catalogue.courses.length === 0) return emptyFeed(catalogue.origins[0], this.text);
    if (this.limit > 0) return teaserOf(this.#resultsContext(snapshot));
    const { wide } = this.#panel;
    return html`<div class="browse ${wide && !this.isLocked('all') ? 'wide' : ''}">
      ${this.#box.render(this.text.search, this.#query)} ${this.#renderFilters(found.total)}
      ${resultsOf(this.#resultsContext(snapshot))}
    </div>`;
  }

  /** What is searched for, committed or not. */
  get #query(): string {
    return this.#typed ?? this.visitor.value('query');
  }

  #filterContext({ catalogue, links }: FeedSnapshot): FilterContext {
    const { text, reader } = this;
    const index = this.#indexing.index!;
    return { index, catalogue, links, words: this.locale.words, text, reader };
  }

  #resultsContext(snapshot: FeedSnapshot): ResultsContext {
    const { text, reader, visitor } = this;
    const results = this.#results;
    const opened = this.#opened;
    const context: ResultsContext = {
      host: this,
      snapshot,
      links: snapshot.links,
      words: this.locale.words,
      text,
      reader,
      now: this.clock.now,
      headingLevel: this.headingLevel,
      level: this.headingLevel + (this.limit > 0 ? 1 : 2),
      query: results.found!.query,
      searching: this.#query !== '',
      results,
      visitor,
      printing: this.#printing,
      comparing: this.#comparing,
      opened,
      compared: this.limit > 0 ? undefined : visitor.list('compare'),
      rooms: this.#rooms,
      pageSize: this.pageSize,
      seeAll: this.seeAll,
      filters: this.#filterContext(snapshot),
      facts: (entry) => results.facts(entry, context),
      change: this.#change,
      removeChip: this.#removeChip,
      clear: this.#clear,
      go: this.#go,
      more: this.#more,
      toggle: this.#toggle,
      select: this.#select,
      compare: this.#compare,
      showComparison: this.#showComparison,
      close: this.#close,
    };
    return context;
  }

  #renderFilters(total: number): unknown {
    const { filters, chips } = this.#results;
    if (filters.length === 0) return nothing;
    // While letters come the filters stay as they are, and nothing of them is looked at again.
    if (this.#typed !== undefined && this.#drawn === filters) return noChange;
    this.#drawn = filters;
    const { lang } = this.locale.words;
    const options = { strings: this.text, chosen: chips.length, count: total, lang };
    return this.#panel.render(filters, { ...options, first: FIRST_FILTERS });
  }

  /** Takes a change of the question: the first page again, and nothing half typed. */
  readonly #change = (
    changes: Readonly<Record<string, string>>,
    how: 'push' | 'replace' = 'push',
  ): void => {
    this.#typed = undefined;
    this.#extra = 0;
    this.#asked = true;
    this.visitor.set({ page: '1', ...changes }, how);
  };

  #toggleFilter(name: string, code: string, on: boolean): void {
    const facet = asFacet(name);
    const { snapshot } = this.loader;
    if (!facet || !snapshot) return;
    if (code === ALSO_OPEN) this.#change({ 'also-open': on ? 'yes' : 'no' });
    else if (facet === 'when') this.#change({ when: code });
    else {
      const chosen = this.#results.chosen(facet);
      const next = toggleValue(facet, chosen, code, on, this.#filterContext(snapshot));
      this.#change({ [name]: next.join(' ') });
    }
  }

  readonly #removeChip = async (chip: Chip, index: number): Promise<void> => {
    const rest = this.visitor.list(chip.name).filter((code) => code !== chip.code);
    this.#change({ [chip.name]: chip.name === 'when' ? 'any' : rest.join(' ') });
    await this.updateComplete;
    focusAfterChip(this.renderRoot, index);
  };

  readonly #clear = async (): Promise<void> => {
    const names = new Set(this.#results.chips.map(({ name }) => name));
    this.#change(
      Object.fromEntries(Array.from(names, (name) => [name, name === 'when' ? 'any' : ''])),
    );
    await this.updateComplete;
    this.#focus('.result-head [tabindex]');
  };

  readonly #go = async (page: number): Promise<void> => {
    this.#extra = 0;
    this.visitor.set({ page: String(page) });
    await this.updateComplete;
    this.#focus('.result-head [tabindex]');
    const { found, shown } = this.#results;
    if (found) this.#say(pageWords(found, shown.length, this.pageSize, this.text));
  };

  readonly #more = async (): Promise<void> => {
    const before = this.#results.shown.length;
    this.#extra++;
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('.list > li [tabindex]')[before]?.focus();
  };

  readonly #toggle = (entry: Entry<Course>): void => {
    if (this.#opened.has(entry.ref)) this.#opened.close(entry);
    else if (this.dispatchEvent(new SelectEvent('course', entry.ref))) this.#reveal(entry);
  };

  readonly #select = (event: Event, entry: Entry<Course>): void => {
    if (isModified(event)) return;
    event.preventDefault();
    if (this.dispatchEvent(new SelectEvent('course', entry.ref))) this.#reveal(entry);
  };

  readonly #close = async (entry: Entry<Course>): Promise<void> => {
    this.#opened.close(entry);
    await this.updateComplete;
    this.#focus('.result-head [tabindex]');
  };

  #reveal(entry: Entry<Course>, session = ''): void {
    this.#rooms.forget();
    this.#opened.open(entry, this.loader.catalogue?.courses ?? [], session);
  }

  /** Another widget of the page leads here. */
  #openRef(ref: Ref): boolean {
    const [name = '', session] = ref.split('#');
    const entry = courseOf(name, this.loader.catalogue?.courses ?? []);
    if (!entry || this.limit > 0) return false;
    this.#reveal(entry, session);
    void this.updateComplete.then(() => {
      const cards = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-ref]')];
      const card = cards.find((one) => one.dataset['ref'] === entry.ref);
      card?.querySelector<HTMLElement>('[tabindex]')?.focus();
      card?.scrollIntoView({ block: 'nearest' });
    });
    return true;
  }

  readonly #compare = (entry: Entry<Course>, chosen: boolean): void => {
    const rest = this.visitor.list('compare').filter((ref) => ref !== entry.ref);
    const compare = chosen ? [...rest, entry.ref] : rest;
    if (compare.length < 2) this.#comparing = false;
    this.visitor.set({ compare: compare.join(' ') }, 'replace');
    const { lang } = this.reader;
    const title = textOf(entry.record.title, lang, entry.origin.language);
    const words = chosen ? this.text.compareAdded : this.text.compareRemoved;
    this.#say(fill(words, { title, n: compare.length, most: MOST_COMPARED_COURSES }));
  };

  readonly #showComparison = async (shown: boolean): Promise<void> => {
    this.#rooms.forget();
    this.#comparing = shown;
    this.requestUpdate();
    await this.updateComplete;
    this.#focus(shown ? '.comparison [tabindex]' : '.compare-bar button, .result-head [tabindex]');
  };

  readonly #print = (event: Event): void => {
    this.#printing = event.type === 'beforeprint';
    this.requestUpdate();
    // The page is copied to paper when this returns.
    this.performUpdate();
  };

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #say(words: string): void {
    announce(words, this.locale.words.lang);
  }
}
