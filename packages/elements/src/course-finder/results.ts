import { joinList, type CourseFacet, type CourseResults } from '@esca/domain';
import type { Course, Entry, Ref } from '@esca/feed';
import type { Chip, Filter } from '../shared/browse/filters.templates.js';
import type { CourseContext } from '../shared/records/course-line.templates.js';
import type { VisitorState } from '../shared/visitor-state.js';
import { courseFacts, type CourseFacts } from './card.templates.js';
import type { CourseIndexing } from './indexing.js';
import { buildChips, buildFilters, type FilterContext } from './filters.js';
import { chosenOf, facetOrder, MOST_PRINTED, questionOf, unknownValues } from './question.js';

/** What results depend on. */
export interface ResultsAsked {
  readonly visitor: VisitorState;
  readonly indexing: CourseIndexing;
  /** What is in the search field but not committed yet. */
  readonly typed: string | undefined;
  /** How many further pages are shown below the page. */
  readonly extra: number;
  readonly printing: boolean;
  readonly limit: number;
  readonly pageSize: number;
  readonly facets: string;
  readonly isLocked: (name: string) => boolean;
}

/** Filters on sessions: what they are decides which date a course shows. */
const ON_SESSIONS: readonly CourseFacet[] = ['mode', 'area', 'when', 'availability', 'cost'];

/** The results of a finder. What they depend on is compared, so that nothing is worked out twice. */
export class FinderResults {
  #clock: unknown;
  #key = '';
  #index: unknown;
  #search: unknown;
  #text: unknown;
  #factsKey = '';
  /** Whether cards of the answer are still on their way. */
  #late = false;
  readonly #facts = new Map<Ref, CourseFacts>();

  /** Absent until the lists of courses are built. */
  found: CourseResults | undefined;
  /** The courses on the page. */
  shown: readonly Entry<Course>[] = [];
  /** Counts the answers that came after the visitor had asked, and not at once. */
  answer = 0;
  filters: readonly Filter[] = [];
  /** What the visitor may take away. */
  chips: readonly Chip[] = [];
  /** What the author fixed, in words. */
  fixed = '';
  /** Values of the visitor's that mean nothing here. */
  unknown: ReadonlySet<string> = new Set();
  /** Whether the visitor may not change a filter. */
  isLocked: (name: string) => boolean = () => false;
  /** Which values of a facet hold. */
  chosen: (name: CourseFacet) => readonly string[] = () => [];

  /** Works out what changed. */
  derive(asked: ResultsAsked, context: FilterContext): void {
    const { visitor, indexing, typed, extra, printing, limit, facets, isLocked } = asked;
    const { index, words, text } = context;
    const { page, view, ...values } = visitor.values;
    const key = JSON.stringify([
      values,
      page,
      view,
      typed,
      extra,
      printing,
      limit,
      asked.pageSize,
      indexing.version,
    ]);
    const same = index === this.#index && indexing.search === this.#search && text === this.#text;
    if (same && key === this.#key) return;
    this.#index = index;
    this.#search = indexing.search;
    this.#key = key;
    this.#text = text;
    this.unknown = unknownValues(visitor, index, context.links);
    this.chosen = chosenOf(visitor, this.unknown);
    this.isLocked = isLocked;
    const question = questionOf(visitor, this.chosen, typed ?? visitor.value('query'));
    const first = printing || typed !== undefined ? 1 : Number(visitor.value('page'));
    const pageSize = printing ? MOST_PRINTED : limit || asked.pageSize;
    const typing = typed !== undefined;
    const found = indexing.find({ ...question, page: limit ? 1 : first, pageSize }, typing);
    this.found = found;
    let { results: shown, waiting } = found;
    for (let more = 1; more <= extra && found.page + more <= found.pages; more++) {
      const next = indexing.find({ ...question, page: found.page + more, pageSize });
      shown = [...shown, ...next.results];
      waiting ||= next.waiting;
    }
    // While cards are on their way the former stay, so that nothing blinks.
    if (!waiting || printing || this.shown.length === 0) {
      // What comes late and is another answer is another list: one that turns into it would push its cards about.
      if (this.#late && this.shown.some(({ ref }, at) => ref !== shown[at]?.ref)) this.answer++;
      this.shown = shown;
    }
    this.#late = waiting ?? false;
    // The date that a course shows is the one that it was found by.
    const factsKey = JSON.stringify([words.lang, ON_SESSIONS.map(this.chosen)]);
    if (factsKey !== this.#factsKey || index.clock !== this.#clock) this.#facts.clear();
    this.#factsKey = factsKey;
    this.#clock = index.clock;
    // Between two letters the filters stand as they are: only the list follows every one of them.
    if (typed !== undefined || limit > 0) return;
    const order = facetOrder(facets);
    const free = order.filter((name) => !isLocked(name));
    const alsoOpen = visitor.value('also-open') !== 'no';
    this.filters = buildFilters(free, this.chosen, alsoOpen, this.found, context);
    const all = facetOrder('');
    const chipsOf = (names: readonly CourseFacet[]): Chip[] =>
      buildChips(names, this.chosen, context);
    this.chips = chipsOf(all.filter((name) => !isLocked(name)));
    this.fixed = joinList(
      chipsOf(all.filter(isLocked)).map(({ value }) => value),
      words,
    );
  }

  /** What is said of a course; worked out once while nothing changes that it depends on. */
  facts(entry: Entry<Course>, context: CourseContext): CourseFacts {
    let facts = this.#facts.get(entry.ref);
    if (!facts) {
      facts = courseFacts(entry, context, this.found?.passes ?? (() => true));
      this.#facts.set(entry.ref, facts);
    }
    return facts;
  }
}
