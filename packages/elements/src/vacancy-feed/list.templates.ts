import { findVacancies, plural, type VacancyQuery, type VacancyResults } from '@esca/domain';
import { html, noChange, nothing, type TemplateResult } from 'lit';
import type { FilterPanel } from '../shared/browse/filter-panel.js';
import { chips, type Chip } from '../shared/browse/filters.templates.js';
import { pagination } from '../shared/browse/pagination.templates.js';
import type { SearchBox } from '../shared/browse/search-box.js';
import { pageHref } from '../shared/link.templates.js';
import { heading } from '../shared/text.templates.js';
import {
  FILTERS,
  buildChips,
  buildFilters,
  valueLabel,
  without,
  type FilterContext,
} from './filters.js';
import { groupVacancies, pageOfGroups } from './groups.js';
import type { Paging } from './paging.js';
import { choice, emptyTemplate, groupedList, list } from './vacancy-feed.templates.js';
import type { VacancyView } from './vacancy.templates.js';

/** A list as it stands, and what can be done with it. */
export interface ListModel {
  readonly asked: VacancyQuery;
  readonly results: VacancyResults;
  readonly context: FilterContext;
  readonly paging: Paging;
  /** So many cards are drawn for now. */
  readonly most: number;
  /** How it is grouped. */
  readonly by: string;
  readonly query: string;
  readonly limit: number;
  readonly seeAll: string;
  /** Level of the heading of the results. */
  readonly level: number;
  readonly search: SearchBox;
  readonly panel: FilterPanel;
  isLocked(name: string): boolean;
  /** How vacancies are described whose headings lie so many levels below the widget's. */
  view(level: number): VacancyView;
  order(changes: Record<string, string>): void;
  drop(chip: Chip, at: number): void;
  clear(): void;
  everywhere(): void;
  turn(page: number): void;
}

/** So many filters are shown before the others are asked for. */
const FIRST_FILTERS = 5;

/** The first few, with the way to all: no filters, no pages. */
export function teaser(model: ListModel): TemplateResult {
  const { results, limit, seeAll, context } = model;
  const href = pageHref(seeAll);
  return html`<div part="results">
    ${
      results.entries.length === 0
        ? noResults(model)
        : list(results.entries.slice(0, limit), model.view(1))
    }
    ${
      href === undefined
        ? nothing
        : html`<p class="see-all"><a href=${href}>${context.strings.seeAll}</a></p>`
    }
  </div>`;
}

/** The list with its search, filters, order, groups and pages. */
export function fullList(model: ListModel): TemplateResult {
  const { asked, results, context, panel, paging } = model;
  const { strings, index, words } = context;
  if (index.entries.length === 0) return html`<div part="results">${noResults(model)}</div>`;
  const isLocked = (name: string): boolean => model.isLocked(name);
  const chosen = buildChips(asked.filters ?? {}, isLocked, context);
  const count = results.entries.length;
  const growing = paging.from + model.most < paging.to;
  return html`<div class="browse ${panel.wide ? 'wide' : ''}">
    ${model.search.render(strings.search, model.query)}
    ${panel.render(buildFilters(asked, results, isLocked, context), {
      strings,
      chosen: chosen.length,
      count,
      lang: words.lang,
      first: FIRST_FILTERS,
    })}
    <div part="results" class="results ${growing ? 'growing' : ''}">
      <div class="result-head">
        ${heading(model.level, plural(strings.vacancies, count, words.lang), {
          part: 'status',
          focusable: true,
        })}
        <div class="choices controls">
          ${choice(strings.sort, strings.sorts, asked.sort ?? 'closing', (sort) => model.order({ sort }))}
          ${choice(strings.groupBy, strings.groups, model.by, (by) => model.order({ 'group-by': by }))}
        </div>
      </div>
      ${chips(
        chosen,
        strings,
        (chip, at) => model.drop(chip, at),
        () => model.clear(),
      )}
      ${count === 0 ? noResults(model) : page(model)}
      ${
        growing
          ? noChange
          : pagination(paging.page, paging.pages, strings, (target) => model.turn(target))
      }
    </div>
  </div>`;
}

function page({ results, paging, most, by, context, view }: ListModel): TemplateResult {
  const { from } = paging;
  const to = Math.min(paging.to, from + most);
  return by === 'step' || by === 'area'
    ? groupedList(pageOfGroups(groupVacancies(results.entries, by, context), from, to), view(2))
    : list(results.entries.slice(from, to), view(2));
}

function noResults(model: ListModel): TemplateResult {
  const { asked, context } = model;
  const { filters = {}, query } = asked;
  const { index, words } = context;
  const areas = filters['area'] ?? [];
  const free = FILTERS.filter((name) => !model.isLocked(name) && filters[name]?.length);
  return emptyTemplate(
    {
      none: index.entries.length === 0,
      area: areas.map((code) => valueLabel('area', code, context).label).join(', '),
      elsewhere: free.includes('area')
        ? findVacancies(index, without(asked, 'area'), words).entries.length
        : 0,
    },
    model.view(1),
    {
      everywhere: () => model.everywhere(),
      clear: free.length > 0 || query ? () => model.clear() : undefined,
    },
  );
}
