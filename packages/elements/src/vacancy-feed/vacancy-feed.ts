import {
  fill,
  findVacancies,
  isClosedLately,
  plural,
  readerNow,
  vacancyState,
  type VacancyIndex,
  type VacancyQuery,
  type VacancyResults,
  type VacancySort,
} from '@esca/domain';
import type { Entry, Ref, Vacancy } from '@esca/feed';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { announce } from '../shared/announcer.js';
import { browse } from '../shared/browse/browse.styles.js';
import { FilterPanel } from '../shared/browse/filter-panel.js';
import { chips, focusAfterChip, type Chip } from '../shared/browse/filters.templates.js';
import { pagination } from '../shared/browse/pagination.templates.js';
import { SearchBox } from '../shared/browse/search-box.js';
import { EscaElement } from '../shared/esca-element.js';
import { FilterEvent, RequestEvent, SelectEvent } from '../shared/events.js';
import type { FeedSnapshot } from '../shared/feed-store.js';
import { safeHref } from '../shared/link.templates.js';
import { RecordOpener, isModified } from '../shared/records/openers.js';
import { records } from '../shared/records/records.styles.js';
import { feedText, heading } from '../shared/text.templates.js';
import {
  FILTERS,
  buildChips,
  buildFilters,
  resolveStep,
  toggleValue,
  valueLabel,
  without,
  type FilterContext,
} from './filters.js';
import { groupVacancies, pageOfGroups } from './groups.js';
import { openedHead } from './opened-head.templates.js';
import { OpenVacancies } from './open-vacancies.js';
import { choice, emptyTemplate, groupedList, list, ways } from './vacancy-feed.templates.js';
import { en, type VacancyStrings } from './vacancy-feed.strings.js';
import { styles } from './vacancy-feed.styles.js';
import type { VacancyView } from './vacancy.templates.js';
import { findWanted } from './wanted.js';

type Opened = typeof import('./opened.templates.js');

/** So many filters are shown before the others are asked for. */
const FIRST_FILTERS = 5;

/**
 * @tag esca-vacancy-feed
 * @summary Lists open vacancies with filters, and shows one with its step, its training and others like it.
 *
 * @slot - Shown until the feed is ready, and if it cannot be loaded.
 * @fires {LoadEvent} esca-load - A feed was loaded.
 * @fires {ErrorEvent} esca-error - A feed could not be loaded, after the last try.
 * @fires {FilterEvent} esca-filter - The visitor searched or changed a filter.
 * @fires {SelectEvent} esca-select - A vacancy, a step or a course was opened; cancel to open it yourself.
 * @fires {RequestEvent} esca-request - The link to a vacancy is copied; cancel to share it yourself.
 * @fires {OutboundEvent} esca-outbound - A link to apply was followed; cancel to stay.
 * @csspart heading - The heading.
 * @csspart search-input - The field that searches the vacancies.
 * @csspart filters - All filters.
 * @csspart filter - One group of choices.
 * @csspart dialog - The filters where there is little room.
 * @csspart chip - A chosen value, as a button that takes it away.
 * @csspart clear - Takes all filters away.
 * @csspart results - The list with its heading.
 * @csspart status - How many were found.
 * @csspart list - A list of vacancies.
 * @csspart result - One vacancy.
 * @csspart title - The name of a vacancy.
 * @csspart meta - Employer, team and dates.
 * @csspart availability - When it closes, or what became of it.
 * @csspart actions - What can be done with it.
 * @csspart pagination - The pages.
 * @csspart banner - What to know before reading.
 */
export class VacancyFeed extends EscaElement<VacancyStrings> {
  static override styles = [...super.styles, browse, records, styles];

  readonly #search = new SearchBox(this, (words, how) => this.#change({ query: words }, how));
  readonly #panel = new FilterPanel(this, (name, code, on) => this.#toggle(name, code, on));
  readonly #open = new OpenVacancies(this);
  #index!: VacancyIndex;
  #asked: VacancyQuery = {};
  #results!: VacancyResults;
  #one: Entry<Vacancy> | undefined;
  #note: string | undefined;
  #from: Ref | undefined;
  #room: Opened | undefined;

  /** Words to search for. */
  @property() query = '';
  /** Show only vacancies for this step of the pathway: an id or a reference. */
  @property() step = '';
  /** Show only these kinds of team: codes of the feed's taxonomy. */
  @property() service = '';
  /** Show only these contracts: `permanent`, `fixed-term`, `secondment`, `apprenticeship` … */
  @property() contract = '';
  /** Put vacancies under headings: `none`, `step`, `area`. */
  @property({ attribute: 'group-by' }) groupBy = 'none';
  /** `closing`, `newest` or `salary`. */
  @property() sort = 'closing';
  /** The page of the list. */
  @property({ type: Number }) page = 1;
  /** Vacancies on a page. */
  @property({ attribute: 'page-size', type: Number }) pageSize = 20;
  /** One vacancy, alone: an id or a reference. */
  @property() vacancy = '';

  /** What was said about the last thing that the visitor did with the opened vacancy. */
  @state() private said = '';

  constructor() {
    super('vacancy-feed', {
      en,
      cy: () => import('./vacancy-feed.strings.cy.js').then(({ cy }) => cy),
    });
    new RecordOpener(this, ['vacancy'], (ref) => this.#show(ref));
  }

  protected override prepare({ catalogue, links }: FeedSnapshot): void {
    const { now } = this.clock;
    const { words, lang } = this.locale;
    const { index, closed } = this.#open.at(now, catalogue, links, lang);
    this.#open.plan(now, this.clock.fixed !== undefined);
    this.#index = index;
    const filters = Object.fromEntries(FILTERS.map((name) => [name, this.visitor.list(name)]));
    filters['step'] = filters['step']!.map((step) => resolveStep(step, catalogue));
    const sort = this.visitor.value('sort') as VacancySort;
    this.#asked = { query: this.visitor.value('query'), filters, sort };
    this.#results = findVacancies(index, this.#asked, words);
    this.#want();
    if (closed > 0) announce(plural(this.text.closedNow, closed, words.lang), words.lang);
  }

  protected override isEmpty(): boolean {
    return !this.#one && this.#results.entries.length === 0;
  }

  protected override update(changed: PropertyValues<this>): void {
    const focused = this.shadowRoot?.activeElement;
    super.update(changed);
    // What closed while somebody was at it takes focus with it: the nearest heading keeps the place.
    if (focused && !focused.isConnected) this.#home()?.focus();
  }

  protected override renderHeading(): unknown {
    const one = this.#one;
    if (!one || this.label) return super.renderHeading();
    return feedText(one.record.title, one.origin, this.reader);
  }

  protected override renderContent({ catalogue }: FeedSnapshot): TemplateResult {
    if (this.#one) return this.#renderOne(this.#one);
    const note = this.#note;
    const empty = this.#results.entries.length === 0;
    return html`${
      note === undefined
        ? nothing
        : html`<p part="banner" class="banner">
            ${note} ${empty ? nothing : this.text.unknownHelp}
          </p>`
    }
    ${this.limit > 0 ? this.#renderTeaser() : this.#renderList()}
    ${ways(catalogue, this.text, {
      empty,
      print: empty || this.limit > 0 || window.origin === 'null' ? undefined : this.#print,
    })}`;
  }

  /** Which vacancy is shown alone, or what to say of the one that was wanted. */
  #want(): void {
    const wanted = findWanted(this.visitor.value('vacancy'), this.loader.catalogue!);
    this.#one = undefined;
    this.#note = undefined;
    if (wanted.kind === 'removed') this.#note = this.text.removed;
    else if (wanted.kind === 'unknown') this.#note = this.text.unknown;
    else if (wanted.kind === 'found') {
      const { entry } = wanted;
      const now = readerNow(this.clock.now, entry.origin.generatedAt);
      const found = vacancyState(entry, now);
      if (found.state === 'hidden') this.#note = this.text.unlisted;
      else if (found.state === 'closed' && !isClosedLately(found, now)) {
        this.#note = this.text.removed;
      } else this.#one = entry;
    }
    if (this.#one && !this.#room) {
      void import('./opened.templates.js').then((room) => {
        this.#room = room;
        this.requestUpdate();
      });
    }
  }

  #view(level: number): VacancyView {
    return {
      host: this,
      links: this.loader.links!,
      words: this.locale.words,
      reader: this.reader,
      now: this.clock.now,
      strings: this.text,
      level: this.headingLevel + level,
      others: this.#index.others,
      open: this.#choose,
    };
  }

  #context(): FilterContext {
    return {
      index: this.#index,
      catalogue: this.loader.catalogue!,
      links: this.loader.links!,
      words: this.locale.words,
      strings: this.text,
      reader: this.reader,
    };
  }

  #renderOne(entry: Entry<Vacancy>): TemplateResult {
    const room = this.#room;
    const view = this.#view(this.label ? 2 : 1);
    const { text } = this;
    const deeds = room?.deedsTemplate(entry, view, {
      remind: () => void this.#remind(entry),
      share: () => void this.#share(entry, view),
      print: this.#print,
    });
    return html`<div class="opened">
      ${
        this.label
          ? heading(
              this.headingLevel + 1,
              feedText(entry.record.title, entry.origin, view.reader),
              {
                part: 'title',
                focusable: true,
              },
            )
          : nothing
      }
      ${openedHead(entry, view, { more: room?.moreFacts(entry, view) ?? [], deeds })}
      <p part="status" class="said">${this.said}</p>
      ${room?.openedTemplate(entry, this.#index.entries, view) ?? nothing}
      ${
        this.isLocked('vacancy')
          ? nothing
          : html`<p class="controls back">
              <button type="button" @click=${this.#back}>${text.all}</button>
            </p>`
      }
    </div>`;
  }

  #renderTeaser(): TemplateResult {
    const { entries } = this.#results;
    const href = safeHref(this.seeAll);
    return html`<div part="results">
      ${
        entries.length === 0
          ? this.#renderEmpty()
          : list(entries.slice(0, this.limit), this.#view(1))
      }
      ${href === undefined ? nothing : html`<p class="see-all"><a href=${href}>${this.text.seeAll}</a></p>`}
    </div>`;
  }

  #renderList(): TemplateResult {
    const { text, locale, visitor } = this;
    const { entries } = this.#results;
    const context = this.#context();
    const isLocked = (name: string): boolean => this.isLocked(name);
    const chosen = buildChips(this.#asked.filters ?? {}, isLocked, context);
    const filters = buildFilters(this.#asked, this.#results, isLocked, context);
    const count = entries.length;
    const lang = locale.words.lang;
    if (this.#index.entries.length === 0) {
      return html`<div part="results">${this.#renderEmpty()}</div>`;
    }
    return html`<div class="browse ${this.#panel.wide ? 'wide' : ''}">
      ${this.#search.render(text.search, visitor.value('query'))}
      ${this.#panel.render(filters, {
        strings: text,
        chosen: chosen.length,
        count,
        lang,
        first: FIRST_FILTERS,
      })}
      <div part="results" class="results">
        <div class="result-head">
          ${heading(this.headingLevel + 1, plural(text.vacancies, count, lang), {
            part: 'status',
            focusable: true,
          })}
          <div class="choices controls">
            ${choice(text.sort, text.sorts, visitor.value('sort'), (sort) => this.#order({ sort }))}
            ${choice(text.groupBy, text.groups, visitor.value('group-by'), (by) =>
              this.#order({ 'group-by': by }),
            )}
          </div>
        </div>
        ${chips(chosen, text, this.#drop, this.#clear)}
        ${count === 0 ? this.#renderEmpty() : this.#renderPage(context)}
      </div>
    </div>`;
  }

  #renderPage(context: FilterContext): TemplateResult {
    const { entries } = this.#results;
    const { page, pages, from, to } = this.#paging();
    const by = this.visitor.value('group-by');
    const view = this.#view(2);
    return html`${
      by === 'step' || by === 'area'
        ? groupedList(pageOfGroups(groupVacancies(entries, by, context), from, to), view)
        : list(entries.slice(from, to), view)
    }
    ${pagination(page, pages, this.text, (target) => this.#turn(target))}`;
  }

  #renderEmpty(): TemplateResult {
    const { filters = {}, query } = this.#asked;
    const areas = filters['area'] ?? [];
    const context = this.#context();
    const free = FILTERS.filter((name) => !this.isLocked(name) && filters[name]?.length);
    const elsewhere = areas.length > 0 && free.includes('area');
    return emptyTemplate(
      {
        none: this.#index.entries.length === 0,
        area: areas.map((code) => valueLabel('area', code, context).label).join(', '),
        elsewhere: elsewhere
          ? findVacancies(this.#index, without(this.#asked, 'area'), this.locale.words).entries
              .length
          : 0,
      },
      this.#view(1),
      {
        everywhere: () => this.#change({ area: '' }, 'push', true),
        clear: free.length > 0 || query ? this.#clear : undefined,
      },
    );
  }

  #paging(): { page: number; pages: number; from: number; to: number } {
    const size = Math.max(1, this.pageSize || 20);
    const count = this.#results.entries.length;
    const pages = Math.max(1, Math.ceil(count / size));
    const page = Math.min(pages, Math.max(1, Number(this.visitor.value('page')) || 1));
    return { page, pages, from: (page - 1) * size, to: Math.min(count, page * size) };
  }

  /** What takes focus when what had it is gone. */
  #home(): HTMLElement | null {
    const find = (selector: string): HTMLElement | null => this.renderRoot.querySelector(selector);
    if (this.#one) return find('.opened [part=title]') ?? find('#esca-heading');
    return find('[part~=results] [tabindex]') ?? find('#esca-heading');
  }

  #toggle(name: string, code: string, on: boolean): void {
    const chosen = this.#asked.filters?.[name] ?? [];
    this.#change({ [name]: toggleValue(name, chosen, code, on) });
  }

  readonly #drop = ({ name, code }: Chip, at: number): void => {
    this.#toggle(name, code, false);
    void this.updateComplete.then(() => focusAfterChip(this.renderRoot, at));
  };

  readonly #clear = (): void => {
    const free = FILTERS.filter((name) => !this.isLocked(name));
    const none = Object.fromEntries([...free, 'query'].map((name) => [name, '']));
    this.#change(none, 'push', true);
  };

  /** Takes the visitor's filters; says and tells what they give. */
  #change(changes: Record<string, string>, how: 'push' | 'replace' = 'push', away = false): void {
    this.visitor.set({ ...changes, page: '1' }, how);
    void this.updateComplete.then(() => {
      const { entries } = this.#results;
      const chosen = Object.entries(this.#asked.filters ?? {}).flatMap(([name, values = []]) =>
        values.length > 0 ? [[name, values.join(' ')]] : [],
      );
      if (away) this.#home()?.focus();
      this.#say(plural(this.text.vacancies, entries.length, this.locale.words.lang));
      this.dispatchEvent(
        new FilterEvent(Object.fromEntries(chosen) as Record<string, string>, entries.length),
      );
    });
  }

  #order(changes: Record<string, string>): void {
    this.visitor.set({ ...changes, page: '1' });
    void this.updateComplete.then(() => {
      const { text } = this;
      const count = plural(text.vacancies, this.#results.entries.length, this.locale.words.lang);
      const sort = text.sorts[this.visitor.value('sort')] ?? '';
      this.#say(changes['sort'] ? fill(text.sorted, { sort, count }) : count);
    });
  }

  #turn(target: number): void {
    this.visitor.set({ page: String(target) });
    void this.updateComplete.then(() => {
      const { page, pages, from, to } = this.#paging();
      this.#home()?.focus();
      this.#say(fill(this.text.pageRange, { page, pages, from: from + 1, to }));
    });
  }

  readonly #choose = (event: Event, ref: Ref): void => {
    if (isModified(event)) return;
    event.preventDefault();
    if (this.dispatchEvent(new SelectEvent('vacancy', ref))) this.#show(ref);
  };

  /** Opens a vacancy of this feed, whatever became of it, and says whether it is one. */
  #show(ref: Ref): boolean {
    const { catalogue } = this.loader;
    if (!catalogue || findWanted(ref, catalogue).kind === 'unknown') return false;
    this.#from ??= ref;
    this.said = '';
    this.visitor.set({ vacancy: ref });
    void this.updateComplete.then(() => this.#home()?.focus());
    return true;
  }

  /** Back to the list, to the vacancy that the visitor came from. */
  readonly #back = (): void => {
    const from = this.#from;
    this.#from = undefined;
    this.visitor.set({ vacancy: '' });
    void this.updateComplete.then(() => {
      const links = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-ref]')];
      (links.find(({ dataset }) => dataset['ref'] === from) ?? this.#home())?.focus();
    });
  };

  async #remind(entry: Entry<Vacancy>): Promise<void> {
    const { downloadReminder } = await import('./reminder.js');
    downloadReminder(entry, this.loader.links!, this.locale.words);
    this.#tell(this.text.reminded);
  }

  async #share(entry: Entry<Vacancy>, view: VacancyView): Promise<void> {
    if (!this.dispatchEvent(new RequestEvent(entry.ref, 'copy'))) return;
    this.#tell(await this.#room!.copyLink(entry, view));
  }

  readonly #print = (): void => window.print();

  #say(words: string): void {
    announce(words, this.locale.words.lang);
  }

  #tell(words: string): void {
    this.said = words;
    this.#say(words);
  }
}
