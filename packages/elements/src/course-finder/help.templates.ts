import {
  fill,
  joinList,
  plural,
  textOf,
  type CourseFacet,
  type CourseResults,
  type Plural,
} from '@esca/domain';
import type { Catalogue } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { outLink } from '../shared/link.templates.js';
import { courseTitle } from './card.templates.js';
import { valueLabel } from './filters.js';
import { questionOf } from './question.js';
import type { ResultsContext } from './results.templates.js';
import type { RoomStrings } from './rooms.strings.js';

/** So many neighbouring areas and undated courses are offered. */
const NEIGHBOURS = 2;
const UNDATED = 5;
/** Filters that only a date can pass. */
const DATED: readonly CourseFacet[] = ['mode', 'when', 'availability', 'cost', 'area'];

interface Way {
  readonly words: string;
  readonly count: number;
  readonly changes: Readonly<Record<string, string>>;
}

/**
 * What to do when nothing was found: which choice hides most, and what a visitor could do about it, each way with the
 * number of courses that it leads to. A locked filter is never among them.
 */
export function noResults(context: ResultsContext, say: RoomStrings): TemplateResult {
  const { results, visitor, words, filters } = context;
  const found = results.found!;
  const free = (name: string): boolean => !results.isLocked(name);
  const label = (name: CourseFacet): string =>
    fill(say.filterOf, {
      facet: context.text.facets[name],
      values: joinList(
        results.chosen(name).map((value) => valueLabel(name, value, filters).label),
        words,
        'or',
      ),
    });
  const nameOf = (facet: string | undefined): string =>
    facet === undefined
      ? fill(say.search, { query: visitor.value('query') })
      : label(facet as CourseFacet);
  const way = (forms: Plural, count: number, changes: Way['changes'], values = {}): Way => ({
    words: plural(forms, count, words.lang, values),
    count,
    changes,
  });
  const relaxations = found.relaxations().filter(({ facet }) => free(facet ?? 'query'));
  const areas = results.chosen('area');
  const counts = (name: CourseFacet): ReadonlyMap<string, number> =>
    new Map((found.counts.get(name) ?? []).map(({ value, count }) => [value, count]));
  const ways: Way[] = [];
  if (found.online > 0 && free('area') && free('mode'))
    ways.push(way(say.online, found.online, { area: '', mode: 'online on-demand' }));
  if (areas.length > 0 && free('area')) {
    const there = counts('area');
    for (const area of neighbours(areas, there, filters.catalogue, context).slice(0, NEIGHBOURS))
      ways.push(
        way(
          say.inArea,
          there.get(area) ?? 0,
          { area },
          { area: valueLabel('area', area, filters).label },
        ),
      );
  }
  if (visitor.value('also-open') === 'no' && free('audience')) {
    const { total } = ask(context, {}, true);
    if (total > 0) ways.push(way(say.also, total, { 'also-open': 'yes' }));
  }
  if (results.chosen('audience').length > 0 && free('audience')) {
    for (const [audience, count] of counts('audience'))
      if (count > 0 && !results.chosen('audience').includes(audience))
        ways.push(
          way(
            say.otherWorkforce,
            count,
            { audience },
            { audience: valueLabel('audience', audience, filters).label },
          ),
        );
  }
  for (const { facet, count } of relaxations)
    if (count > 0)
      ways.push(
        way(
          say.without,
          count,
          { [facet ?? 'query']: facet === 'when' ? 'any' : '' },
          { filter: nameOf(facet) },
        ),
      );
  const [worst] = relaxations;
  const query = visitor.value('query');
  const most = worst && worst.count > 0 ? worst : undefined;
  const only = areas.length === 1 ? areas[0] : undefined;
  return html`<div part="panel" class="panel help">
    <p>
      ${
        query && results.chips.length === 0
          ? fill(say.noneSearch, { query })
          : html`${
              only === undefined || (worst && worst.facet !== 'area')
                ? say.none
                : fill(say.noneArea, { area: valueLabel('area', only, filters).label })
            }
            ${
              most &&
              (most.facet === undefined
                ? fill(say.mostSearch, { query })
                : fill(say.most, { filter: nameOf(most.facet) }))
            }`
      }
    </p>
    ${ways.length > 0 ? html`<p>${say.try}</p>` : nothing}
    <ul class="controls">
      ${ways.map(
        ({ words: text, changes }) =>
          html`<li>
            <button type="button" @click=${() => context.change(changes)}>${text}</button>
          </li>`,
      )}
      ${
        results.chips.length > 0 || visitor.value('query')
          ? html`<li>
              <button type="button" class="link" @click=${() => startAgain(context)}>
                ${say.all}
              </button>
            </li>`
          : nothing
      }
    </ul>
    ${undated(context, say)}
  </div>`;
}

function startAgain(context: ResultsContext): void {
  const names = new Set(context.results.chips.map(({ name }) => name));
  context.change({
    query: '',
    ...Object.fromEntries(Array.from(names, (name) => [name, name === 'when' ? 'any' : ''])),
  });
}

/** Asks again with other filters. */
function ask(
  context: ResultsContext,
  filters: Readonly<Partial<Record<CourseFacet, readonly string[]>>>,
  alsoOpen?: boolean,
): CourseResults {
  const { results, visitor, indexing } = context;
  const question = questionOf(visitor, results.chosen, visitor.value('query'));
  return indexing.find({
    ...question,
    filters: { ...question.filters, ...filters },
    alsoOpen: alsoOpen ?? question.alsoOpen,
    pageSize: UNDATED,
  });
}

/** Courses that fit but for a date, with the way to say that one wants them. */
function undated(context: ResultsContext, say: RoomStrings): TemplateResult | typeof nothing {
  if (!DATED.some((name) => context.results.chosen(name).length > 0)) return nothing;
  const without = Object.fromEntries(DATED.map((name) => [name, []]));
  const { results } = ask(context, { ...without, availability: ['undated'] });
  if (results.length === 0) return nothing;
  return html`<p>${say.undated}</p>
    <ul>
      ${results.map((entry) => {
        const { record, origin } = entry;
        const title = textOf(record.title, context.reader.lang, origin.language);
        return html`<li>
          ${courseTitle(entry, context)}${
            record.interestUrl
              ? [
                  ' ',
                  html`·
                  ${outLink(record.interestUrl, say.interest, { name: fill(say.interestOf, { title }), from: origin })}`,
                ]
              : nothing
          }
        </li>`;
      })}
    </ul>`;
}

/** The other areas that have something, nearest first where places say where they are; else in their own order. */
function neighbours(
  areas: readonly string[],
  counts: ReadonlyMap<string, number>,
  catalogue: Catalogue,
  { filters: { index } }: ResultsContext,
): string[] {
  const { parents } = index.rows.areas;
  const inside = (value: string | undefined, area: string): boolean => {
    for (let at = value, steps = 0; at !== undefined && steps < 9; at = parents.get(at), steps++)
      if (at === area) return true;
    return false;
  };
  const centre = (area: string): readonly [number, number] | undefined => {
    const spots = catalogue.places.flatMap(({ record: { area: own, lat, lon } }) =>
      lat !== undefined && lon !== undefined && inside(own, area) ? [[lat, lon] as const] : [],
    );
    const mean = (at: 0 | 1): number =>
      spots.reduce((sum, spot) => sum + spot[at], 0) / spots.length;
    return spots.length > 0 ? [mean(0), mean(1)] : undefined;
  };
  const here = centre(areas[0]!);
  const far = (area: string): number => {
    const there = centre(area);
    if (!here || !there) return 1e9;
    const wide = Math.cos((here[0] * Math.PI) / 180);
    return Math.hypot(there[0] - here[0], (there[1] - here[1]) * wide);
  };
  return [...counts]
    .filter(
      ([area, count]) => count > 0 && !areas.some((own) => inside(own, area) || inside(area, own)),
    )
    .map(([area]) => area)
    .sort((a, b) => far(a) - far(b));
}
