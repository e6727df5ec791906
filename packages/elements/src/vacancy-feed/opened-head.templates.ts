import { vacancyState } from '@esca/domain';
import type { Entry, Vacancy } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { reason } from './vacancy-feed.templates.js';
import {
  applyLine,
  facts,
  mainFacts,
  summary,
  type Fact,
  type VacancyView,
} from './vacancy.templates.js';

/** The beginning of an opened vacancy: why it cannot be applied for, else how to, and the facts. */
export function openedHead(
  entry: Entry<Vacancy>,
  view: VacancyView,
  { more, deeds }: { more: readonly Fact[]; deeds: unknown },
): TemplateResult {
  const why = reason(vacancyState(entry, view.now), entry, view);
  return html`${why === undefined ? nothing : html`<p part="banner" class="banner">${why}</p>`}
  ${summary(entry, view)} ${facts([...mainFacts(entry, view), ...more])}
  ${applyLine(entry, view, deeds)}`;
}
