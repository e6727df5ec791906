import { fill, plural, textOf } from '@esca/domain';
import type { Course, Entry, Ref } from '@esca/feed';
import { html, noChange, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { announce } from '../shared/announcer.js';
import { browse } from '../shared/browse/browse.styles.js';
import { FilterPanel } from '../shared/browse/filter-panel.js';
import { focusAfterChip, type Chip, type Filter } from '../shared/browse/filters.templates.js';
import { SearchBox } from '../shared/browse/search-box.js';
import { FilterEvent, SelectEvent } from '../shared/events.js';
import type { FeedSnapshot } from '../shared/feed-store.js';
import { isModified } from '../shared/records/openers.js';
import { records } from '../shared/records/records.styles.js';
import { SavedItems } from '../shared/saved/saved-controller.js';
import { WidgetContent } from '../shared/widget-content.js';
import { MOST_COMPARED_COURSES } from './card.templates.js';
import type { CourseFinder } from './course-finder.js';
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

/** How many were found: where focus goes when what had it is gone. */
const HEAD = '.result-head [tabindex]';
const COMPARISON = '.comparison [tabindex]';
/** What the visitor changes beside the filters; what is typed is told to nobody. */
const NO_FILTERS = ['query', 'page', 'view', 'sort', 'course', 'compare'];
/** Filters that are shown before the others are asked for. */
const FIRST_FILTERS = 6;

/** What the finder shows: the search field, the filters and the results. */
export class FinderContent
  extends WidgetContent<CourseFinder, FinderStrings>
  implements ReactiveController
{
  override readonly styles = [browse, records, styles];

  readonly #indexing = new CourseIndexing(this.host);
  readonly #rooms = new RoomLoader(this.host);
  readonly #box = new SearchBox(
    this.host,
    (query, how) => this.#change({ query }, how),
    (words) => {
      this.#typed = words;
      this.update();
    },
  );
  readonly #panel = new FilterPanel(this.host, (name, code, on) =>
    this.#toggleFilter(name, code, on),
  );
  readonly #saved = new SavedItems(this.host);
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
  #text: { from: FinderStrings; changed: unknown; all: FinderStrings } | undefined;

  constructor(host: CourseFinder) {
    super(host, 'course-finder', {
      en,
      cy: () => import('./course-finder.strings.cy.js').then((module) => module.cy),
    });
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('beforeprint', this.#print);
    window.addEventListener('afterprint', this.#print);
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeprint', this.#print);
    window.removeEventListener('afterprint', this.#print);
  }

  override prepare(snapshot: FeedSnapshot): void {
    this.#opened.follow(snapshot.catalogue.courses);
    this.#results.derive(
      {
        visitor: this.visitor,
        indexing: this.#indexing,
        typed: this.#typed,
        extra: this.#extra,
        printing: this.#printing,
        limit: this.host.limit,
        pageSize: this.host.pageSize,
        facets: this.host.facets,
        isLocked: (name) => this.isLocked(name),
      },
      this.#filterContext(snapshot),
    );
    if (this.#results.unknown.size > 0 && this.host.sync !== 'none') this.visitor.dropped ||= 1;
  }

  /** Also asks for the index, without which there is nothing to show. */
  override get ready(): boolean {
    const { snapshot } = this.host.loader;
    if (!super.ready || !snapshot) return false;
    this.#indexing.follow(snapshot, this.reader.lang, this.clock.now, this.locale.words);
    // All courses in place of those that were searched for would be a wrong answer.
    const early = this.#query !== '' && this.#indexing.isBuilding && !this.#results.found;
    return this.#indexing.index !== undefined && !early;
  }

  override isEmpty(): boolean {
    return this.#results.found?.total === 0;
  }

  hostUpdated(): void {
    const { found } = this.#results;
    if (!this.#asked || !found) return;
    this.#asked = false;
    this.#say(plural(this.text.courses, found.total, this.locale.words.lang));
    const filters = Object.fromEntries(
      Object.entries(this.visitor.values).filter(([name]) => !NO_FILTERS.includes(name)),
    );
    this.host.dispatchEvent(new FilterEvent(filters, found.total));
  }

  protected override render(snapshot: FeedSnapshot): TemplateResult {
    const { catalogue } = snapshot;
    const { found } = this.#results;
    if (!found) return html``;
    if (catalogue.courses.length === 0) return emptyFeed(catalogue.origins[0], this.text);
    if (this.host.limit > 0) return teaserOf(this.#resultsContext(snapshot));
    const { wide } = this.#panel;
    return html`<div class="browse ${wide && !this.isLocked('all') ? 'wide' : ''}">
      ${this.#box.render(this.text.search, this.#query)} ${this.#renderFilters(found.total)}
      ${resultsOf(this.#resultsContext(snapshot))}
    </div>`;
  }

  /** The same object while the words are the same. */
  protected override get text(): FinderStrings {
    const { strings } = this.locale;
    if (this.#text?.from !== strings || this.#text.changed !== this.host.strings)
      this.#text = { from: strings, changed: this.host.strings, all: super.text };
    return this.#text.all;
  }

  /** What is searched for, committed or not. */
  get #query(): string {
    return this.#typed ?? this.visitor.value('query');
  }

  #filterContext({ catalogue, links }: FeedSnapshot): FilterContext {
    const { text, reader } = this;
    const index = this.#indexing.index!;
    const { now } = this.clock;
    return { index, catalogue, links, words: this.locale.words, text, reader, now };
  }

  #resultsContext(snapshot: FeedSnapshot): ResultsContext {
    const { text, reader, visitor, host } = this;
    const results = this.#results;
    const opened = this.#opened;
    const context: ResultsContext = {
      host,
      snapshot,
      links: snapshot.links,
      words: this.locale.words,
      text,
      reader,
      now: this.clock.now,
      headingLevel: this.host.headingLevel,
      level: this.host.headingLevel + (this.host.limit > 0 ? 1 : 2),
      marked: (words) => {
        const { query } = results.found!;
        return query ? (this.#indexing.engine?.highlight(words, query) ?? []) : [];
      },
      indexing: this.#indexing,
      searching: this.#query !== '',
      results,
      visitor,
      printing: this.#printing,
      comparing: this.#comparing,
      opened,
      saved: this.#saved,
      compared: this.host.limit > 0 ? undefined : visitor.list('compare'),
      rooms: this.#rooms,
      pageSize: this.host.pageSize,
      seeAll: this.host.seeAll,
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
      takeAway: this.#takeAway,
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
    const { snapshot } = this.host.loader;
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
    await this.host.updateComplete;
    focusAfterChip(this.host.renderRoot, index);
  };

  readonly #clear = async (): Promise<void> => {
    const names = new Set(this.#results.chips.map(({ name }) => name));
    this.#change(
      Object.fromEntries(Array.from(names, (name) => [name, name === 'when' ? 'any' : ''])),
    );
    await this.focus(HEAD);
  };

  readonly #go = async (page: number): Promise<void> => {
    this.#extra = 0;
    this.visitor.set({ page: String(page) });
    await this.focus(HEAD);
    const { found, shown } = this.#results;
    if (found) this.#say(pageWords(found, shown.length, this.host.pageSize, this.text));
  };

  readonly #more = async (): Promise<void> => {
    const before = this.#results.shown.length;
    this.#extra++;
    this.update();
    await this.host.updateComplete;
    this.host.renderRoot.querySelectorAll<HTMLElement>('.list > li [tabindex]')[before]?.focus();
  };

  readonly #toggle = (entry: Entry<Course>): void => {
    if (this.#opened.has(entry.ref)) this.#opened.close(entry);
    else if (this.host.dispatchEvent(new SelectEvent('course', entry.ref))) this.#reveal(entry);
  };

  readonly #select = (event: Event, entry: Entry<Course>): void => {
    if (isModified(event)) return;
    event.preventDefault();
    if (this.host.dispatchEvent(new SelectEvent('course', entry.ref))) this.#reveal(entry);
  };

  readonly #close = async (entry: Entry<Course>): Promise<void> => {
    this.#opened.close(entry);
    await this.focus(HEAD);
  };

  #reveal(entry: Entry<Course>, session = ''): void {
    this.#rooms.forget();
    this.#opened.open(entry, this.catalogue.courses, session);
  }

  /** Another widget of the page leads here. */
  override open(ref: Ref): boolean {
    const [name = '', session] = ref.split('#');
    const entry = courseOf(name, this.catalogue.courses);
    if (!entry || this.host.limit > 0) return false;
    this.#reveal(entry, session);
    void this.host.updateComplete.then(() => {
      const cards = [...this.host.renderRoot.querySelectorAll<HTMLElement>('[data-ref]')];
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

  /** From within the comparison, or all of it: the control that had focus goes with what it was for. */
  readonly #takeAway = async (entry?: Entry<Course>): Promise<void> => {
    if (entry) this.#compare(entry, false);
    else {
      this.#comparing = false;
      this.visitor.set({ compare: '' }, 'replace');
    }
    await this.focus(this.#comparing ? COMPARISON : HEAD);
  };

  readonly #showComparison = async (shown: boolean): Promise<void> => {
    this.#rooms.forget();
    this.#comparing = shown;
    await this.#rooms.wait(this.locale.words.lang);
    await this.focus(shown ? COMPARISON : '.compare-bar .primary');
  };

  readonly #print = (event: Event): void => {
    this.#printing = event.type === 'beforeprint';
    // The page is copied to paper when this returns.
    this.host.draw();
  };

  #say(words: string): void {
    announce(words, this.locale.words.lang);
  }
}
