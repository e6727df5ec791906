import { vacancyAreas, vacancyStep } from '@esca/domain';
import type { Entry, Ref, Vacancy } from '@esca/feed';
import { stepOrder, valueLabel, type FilterContext } from './filters.js';

/** Vacancies under one heading. */
export interface VacancyGroup {
  /** Of the step or area; empty for those that have none. */
  readonly code: string;
  readonly title: string;
  readonly lang?: string | undefined;
  readonly entries: readonly Entry<Vacancy>[];
}

/**
 * Puts vacancies under headings: by step in the order of the map, by area in the order of the feed's vocabulary, what has
 * none last. A vacancy stands once, under the first of its areas. Within a group the order stays.
 */
export function groupVacancies(
  entries: readonly Entry<Vacancy>[],
  by: 'step' | 'area',
  context: FilterContext,
): VacancyGroup[] {
  const { links, catalogue, strings, index } = context;
  const members = new Map<Ref, Entry<Vacancy>[]>();
  for (const entry of entries) {
    const code = (by === 'step' ? vacancyStep(entry, links) : vacancyAreas(entry, links)[0]) ?? '';
    const group = members.get(code) ?? [];
    group.push(entry);
    members.set(code, group);
  }
  const steps = stepOrder(catalogue);
  const areas = index.facets.facets.get('area')?.positions;
  const place = (code: string): number =>
    code === '' ? Infinity : ((by === 'step' ? steps.get(code) : areas?.get(code)) ?? 9_999);
  return [...members]
    .sort(([a], [b]) => (place(a) === place(b) ? 0 : place(a) - place(b)))
    .map(([code, own]) => {
      const { label, lang } =
        code === ''
          ? { label: by === 'step' ? strings.noStep : strings.noArea, lang: undefined }
          : { lang: undefined, ...valueLabel(by, code, context) };
      return { code, title: label, lang, entries: own };
    });
}

/** The part of the groups that stands on one page: what begins before `from` or ends after `to` is cut. */
export function pageOfGroups(
  groups: readonly VacancyGroup[],
  from: number,
  to: number,
): { readonly group: VacancyGroup; readonly entries: readonly Entry<Vacancy>[] }[] {
  let start = 0;
  return groups.flatMap((group) => {
    const entries = group.entries.slice(Math.max(0, from - start), Math.max(0, to - start));
    start += group.entries.length;
    return entries.length > 0 ? [{ group, entries }] : [];
  });
}
