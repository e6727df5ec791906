import { plural } from '@esca/domain';
import type { Ref } from '@esca/feed';
import {
  html,
  noChange,
  nothing,
  type CSSResult,
  type ReactiveController,
  type TemplateResult,
} from 'lit';
import { announce } from '../shared/announcer.js';
import { browse } from '../shared/browse/browse.styles.js';
import { CardsInSteps } from '../shared/browse/cards-in-steps.js';
import { FilterPanel } from '../shared/browse/filter-panel.js';
import type { Filter } from '../shared/browse/filters.templates.js';
import { SearchBox } from '../shared/browse/search-box.js';
import { FilterEvent } from '../shared/events.js';
import type { FeedSnapshot } from '../shared/feed-store.js';
import { records } from '../shared/records/records.styles.js';
import { SavedItems } from '../shared/saved/saved-controller.js';
import { WidgetContent } from '../shared/widget-content.js';
import { Choosing } from './choosing.js';
import { Comparing } from './comparing.js';
import type { CourseFinder } from './course-finder.js';
import { en, type FinderStrings } from './course-finder.strings.js';
import { styles } from './course-finder.styles.js';
import { emptyFeed } from './course-finder.templates.js';
import type { FilterContext } from './filters.js';
import { CourseIndexing } from './indexing.js';
import type { FinderPort } from './finder-port.js';
import { OpenedCourses } from './opened.js';
import { Paper } from './paper.js';
import { isPlain } from './question.js';
import { FinderResults } from './results.js';
import { resultsOf, teaserOf, type ResultsContext } from './results.templates.js';
import { RoomLoader } from './room-loader.js';
import { Suggesting } from './suggesting.js';
import { Turning } from './turning.js';

/** What the visitor changes beside the filters; what is typed is told to nobody. */
const NO_FILTERS = ['query', 'page', 'view', 'sort', 'course', 'compare'];
/** Filters that are shown before the others are asked for. */
const FIRST_FILTERS = 6;

/** What the finder shows: the search field, the filters and the results. */
export class FinderContent
  extends WidgetContent<CourseFinder, FinderStrings>
  implements ReactiveController
{
  readonly #indexing = new CourseIndexing(this.host);
  readonly #rooms = new RoomLoader(this.host);
  readonly #box = new SearchBox(
    this.host,
    (query, how) => this.#change({ query }, how),
    (words) => {
      this.#typed = words;
      this.#cards.begin();
      this.update();
    },
  );
  readonly #panel = new FilterPanel(
    this.host,
    (name, code, on) => this.#choosing.toggle(name, code, on),
    {
      try: () => this.visitor.try(),
      settle: (kept) => {
        this.#asked ||= kept && this.#tried;
        this.#tried = false;
        this.visitor.settle(kept);
      },
    },
  );
  readonly #saved = new SavedItems(this.host);
  readonly #results = new FinderResults();
  readonly #port: FinderPort = {
    host: this.host,
    visitor: this.visitor,
    rooms: this.#rooms,
    text: () => this.text,
    reader: () => this.reader,
    words: () => this.locale.words,
    courses: () => this.catalogue.courses,
    seek: (name) => this.#indexing.seek([name], this.catalogue.courses),
    change: (changes) => this.#change(changes),
    focus: (selector) => this.focus(selector),
    say: (words) => this.#say(words),
  };
  readonly #opened = new OpenedCourses(this.#port);
  readonly #comparing = new Comparing(this.#port);
  readonly #turning = new Turning(this.#port, this.#results, () => this.#settled());
  readonly #suggesting = new Suggesting(this.#port, this.#results);
  readonly #choosing = new Choosing(this.#port, this.#results, () => {
    const { snapshot } = this.host.loader;
    return snapshot && this.#filterContext(snapshot);
  });
  /** What is in the search field but not committed yet. */
  #typed: string | undefined;
  readonly #paper = new Paper(this.host);
  readonly #cards = new CardsInSteps(this.host);
  /** The visitor changed the question: how many results there are is said and told when they are shown. */
  #asked = false;
  /** The same, in the dialog of filters: told when the visitor keeps it. */
  #tried = false;
  #drawn: readonly Filter[] | undefined;

  constructor(host: CourseFinder) {
    super(host, 'course-finder', {
      en,
      cy: () => import('./course-finder.strings.cy.js').then((module) => module.cy),
    });
    host.addController(this);
  }

  override get styles(): readonly CSSResult[] {
    return [browse, records, styles, ...this.#rooms.styles];
  }

  override prepare(snapshot: FeedSnapshot): void {
    const { courses } = snapshot.catalogue;
    this.#indexing.seek([this.visitor.value('course'), ...this.visitor.list('compare')], courses);
    this.#opened.follow(courses);
    this.#results.derive(
      {
        visitor: this.visitor,
        indexing: this.#indexing,
        typed: this.#typed,
        extra: this.#turning.extra,
        printing: this.#paper.printing,
        limit: this.host.limit,
        pageSize: this.host.pageSize,
        facets: this.host.facets,
        isLocked: (name) => this.isLocked(name),
      },
      this.#filterContext(snapshot),
    );
    const whole =
      this.visitor.value('view') !== 'list' || this.host.limit > 0 || this.#paper.printing;
    this.#cards.take(this.#results.shown.length, whole);
    if (this.#results.unknown.size > 0 && this.host.sync !== 'none') this.visitor.dropped ||= 1;
  }

  /** Also asks for the index, without which there is nothing to show. */
  override get ready(): boolean {
    const { snapshot } = this.host.loader;
    if (!super.ready || !snapshot) return false;
    const size = this.host.limit || this.host.pageSize;
    const plain = isPlain(this.visitor, size);
    this.#indexing.follow(snapshot, {
      lang: this.reader.lang,
      now: this.clock.now,
      words: this.locale.words,
      ...(plain && { first: size }),
    });
    // All courses in place of those that were searched for would be a wrong answer.
    const searching = this.#indexing.turnTo(this.#query) !== '' && this.#indexing.isBuilding;
    const early = searching || (this.#indexing.isComing && !plain);
    return this.#indexing.index !== undefined && (!early || this.#results.found !== undefined);
  }

  override get drawn(): Promise<void> | undefined {
    return this.#cards.drawn;
  }

  override isEmpty(): boolean {
    return this.#results.found?.total === 0;
  }

  hostUpdated(): void {
    const { found } = this.#results;
    const { isBuilding, isComing } = this.#indexing;
    if (!this.#asked || !found || isComing || this.drawn || (this.#query && isBuilding)) return;
    this.#asked = false;
    this.#say(plural(this.text.courses, found.total, this.locale.words.lang));
    // What is only tried is nothing that the visitor has chosen yet.
    if (this.visitor.trying) return;
    const filters = Object.fromEntries(
      Object.entries(this.visitor.values).filter(([name]) => !NO_FILTERS.includes(name)),
    );
    this.host.dispatchEvent(new FilterEvent(filters, found.total));
  }

  protected override render(snapshot: FeedSnapshot): TemplateResult {
    const { catalogue } = snapshot;
    const { found } = this.#results;
    if (!found) return html``;
    if (catalogue.courses.length === 0 && !this.#indexing.isPartly)
      return emptyFeed(catalogue.origins[0], this.text);
    if (this.host.limit > 0) return teaserOf(this.#resultsContext(snapshot));
    const { wide } = this.#panel;
    return html`<div class="browse ${wide && !this.isLocked('all') ? 'wide' : ''}">
      ${this.#box.render(this.text.search, this.#query, {
        name: this.host.label,
        assist: this.#suggesting.assist,
      })}
      ${this.#renderFilters(found.total)} ${resultsOf(this.#resultsContext(snapshot))}
    </div>`;
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
      most: this.#cards.most,
      visitor,
      printing: this.#paper.printing,
      comparing: this.#comparing.open,
      opened,
      saved: this.#saved,
      compared: this.host.limit > 0 ? undefined : visitor.list('compare'),
      rooms: this.#rooms,
      pageSize: this.host.pageSize,
      seeAll: this.host.seeAll,
      filters: this.#filterContext(snapshot),
      facts: (entry) => results.facts(entry, context),
      change: this.#change,
      removeChip: this.#choosing.removeChip,
      clear: this.#choosing.clear,
      go: this.#turning.go,
      more: this.#turning.more,
      toggle: opened.toggle,
      select: opened.select,
      compare: this.#comparing.choose,
      takeAway: this.#comparing.takeAway,
      showComparison: this.#comparing.show,
      close: opened.close,
    };
    return context;
  }

  #renderFilters(total: number): unknown {
    const { filters, chips } = this.#results;
    // Of what is still to come the place is kept.
    if (filters.length === 0 && !this.#indexing.isComing) return nothing;
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
    this.#turning.extra = 0;
    this.#asked = true;
    this.#tried = this.visitor.trying;
    this.visitor.set({ page: '1', ...changes }, how);
  };

  /** Ends when what was asked for is shown. */
  async #settled(): Promise<void> {
    await this.host.updateComplete;
    await this.#indexing.large?.settled;
    await this.host.updateComplete;
  }

  /** Another widget of the page leads here. */
  override open(ref: Ref): boolean {
    return this.#opened.find(ref);
  }

  #say(words: string): void {
    announce(words, this.locale.words.lang);
  }
}
