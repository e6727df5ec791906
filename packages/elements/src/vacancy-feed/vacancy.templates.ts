import {
  chooseText,
  civilDateOf,
  fill,
  formatCaseload,
  formatDay,
  formatHours,
  formatSalary,
  formatWhen,
  joinList,
  readerNow,
  textOf,
  vacancySentence,
  vacancyState,
  vacancyStep,
  type VacancyState,
} from '@esca/domain';
import type { Entry, Origin, Place, Ref, Text, Vacancy } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { OutboundEvent } from '../shared/events.js';
import { outLink, safeHref } from '../shared/link.templates.js';
import { readerZone, type CourseContext } from '../shared/records/course-line.templates.js';
import { recordHref } from '../shared/records/openers.js';
import { recordLink } from '../shared/records/record-link.templates.js';
import { feedText, heading } from '../shared/text.templates.js';
import type { VacancyStrings } from './vacancy-feed.strings.js';

/** What vacancies are described with. */
export interface VacancyView extends CourseContext {
  readonly strings: VacancyStrings;
  /** Level of the heading of a vacancy. */
  readonly level: number;
  /** Where other adverts for the same job come from. */
  alsoFrom(ref: Ref): readonly Origin[];
  /** The visitor opens one. */
  open(event: Event, ref: Ref): void;
  /** Something more for the line of actions of a vacancy, such as a way to save it. */
  readonly actions?: (entry: Entry<Vacancy>) => unknown;
}

/** Words of a feed as plain text, for accessible names and for lists of facts. */
export const plain = (
  text: Text | undefined,
  { origin }: Entry<Vacancy>,
  view: VacancyView,
): string => textOf(text, view.reader.lang, origin.language);

/** The name of the employer: the publisher of the feed, when the vacancy names none. */
export function employerOf({ record, origin }: Entry<Vacancy>, view: VacancyView): TemplateResult {
  const found = record.employer ? view.links.find(record.employer, origin) : undefined;
  return found?.kind === 'org'
    ? html`${feedText(found.entry.record.name, found.entry.origin, view.reader)}`
    : html`${feedText(origin.publisher.name, origin, view.reader)}`;
}

/** The same as plain text. */
export function employerName({ record, origin }: Entry<Vacancy>, view: VacancyView): string {
  const found = record.employer ? view.links.find(record.employer, origin) : undefined;
  const [name, from] =
    found?.kind === 'org'
      ? [found.entry.record.name, found.entry.origin]
      : [origin.publisher.name, origin];
  return textOf(name, view.reader.lang, from.language);
}

/** How the state of a vacancy is said to this reader. */
export function stateSentence(
  state: VacancyState,
  { origin }: Entry<Vacancy>,
  view: VacancyView,
): string {
  const now = readerNow(view.now, origin.generatedAt);
  return vacancySentence(state, view.words, { now, readerZone: readerZone() });
}

/** One vacancy in a list; beside another, with why it stands there and without what needs room. */
export function card(entry: Entry<Vacancy>, view: VacancyView, why?: string): TemplateResult {
  const { record, origin, ref } = entry;
  const { url } = record;
  const title = feedText(record.title, origin, view.reader);
  const href = safeHref(recordHref(ref, origin, url));
  const open = (event: Event): void => view.open(event, ref);
  const link =
    href === undefined
      ? html`<button type="button" class="link" data-ref=${ref} @click=${open}>${title}</button>`
      : html`<a href=${href} data-ref=${ref} @click=${open}>${title}</a>`;
  return html`<li part="result" class="card">
    ${heading(view.level, link, { part: 'title' })} ${summary(entry, view)}
    ${why ? html`<p class="muted">${why}</p>` : nothing}
    ${
      record.summary === undefined || why !== undefined
        ? nothing
        : html`<p>${feedText(record.summary, origin, view.reader)}</p>`
    }
    ${facts(mainFacts(entry, view))}
    ${why === undefined ? html`${small(entry, view)} ${applyLine(entry, view)}` : nothing}
  </li>`;
}

/** Who, where in the organisation, and how it stands: what is below the title wherever a vacancy is shown. */
export function summary(entry: Entry<Vacancy>, view: VacancyView): TemplateResult {
  const { record, origin } = entry;
  const state = vacancyState(entry, view.now);
  return html`<p part="meta" class="meta">
      <span>${employerOf(entry, view)}</span>
      ${record.team === undefined ? nothing : html`<span>${feedText(record.team, origin, view.reader)}</span>`}
      ${record.visibility === 'staff' ? html`<span class="badge internal">${view.strings.internal}</span>` : nothing}
    </p>
    <p part="availability">
      <span class="availability ${state.state}">${stateSentence(state, entry, view)}</span>
    </p>`;
}

/** A fact with its name; absent facts are left out. */
export type Fact = readonly [label: string, value: unknown];

/** Facts as a list of terms. */
export function facts(list: readonly Fact[]): TemplateResult | typeof nothing {
  const known = list.filter(([, value]) => value !== undefined && value !== '');
  if (known.length === 0) return nothing;
  return html`<dl class="tiles">
    ${known.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

/** What people compare vacancies by. */
export function mainFacts(entry: Entry<Vacancy>, view: VacancyView): Fact[] {
  const { record, origin } = entry;
  const { strings, words } = view;
  const patterns = (record.patterns ?? []).map((pattern) => words.patterns[pattern]).join(', ');
  const hours = formatHours(record, words, origin.language);
  const until = record.contractUntil;
  const contract = record.contract && words.contracts[record.contract];
  const audience = record.audience?.includes('all') ? (['all'] as const) : record.audience;
  return [
    [strings.salary, formatSalary(record.salary, words, origin.language)],
    [strings.hours, [hours, patterns].filter(Boolean).join(' · ')],
    [
      strings.contract,
      contract && until
        ? fill(strings.until, { contract, date: formatDay(until, words, { weekday: false }) })
        : contract,
    ],
    [strings.where, where(entry, view)],
    [strings.audience, (audience ?? []).map((one) => words.audiences[one]).join(', ')],
  ];
}

/** The bases with their areas, and how much of the work is done there. */
function where(entry: Entry<Vacancy>, view: VacancyView): string {
  const { record, origin } = entry;
  const { links, reader, words } = view;
  const say = (place: Entry<Place>): string => {
    const { name, area } = place.record;
    const own = textOf(name, reader.lang, place.origin.language);
    const term = area === undefined ? undefined : links.term(place.origin, 'area', area);
    const wider = term && textOf(term.title, reader.lang, place.origin.language);
    return wider && wider !== own ? `${own} (${wider})` : own;
  };
  const places = (record.places ?? []).flatMap((ref) => {
    const found = links.find(ref, origin);
    return found?.kind === 'place' ? [say(found.entry)] : [];
  });
  const note = record.workplace && words.workplaces[record.workplace];
  return [joinList(places, words, 'or'), note].filter(Boolean).join(' · ');
}

/** Dates and sources: of use to some, quiet for all. */
function small(entry: Entry<Vacancy>, view: VacancyView): TemplateResult | typeof nothing {
  const { record } = entry;
  const { strings } = view;
  const step = stepLink(entry, view);
  const lines = [
    step && html`${strings.step}: ${step}`,
    record.caseload && html`${strings.caseload}: ${caseload(entry, view)}`,
    record.interviews?.length &&
      html`${strings.interviews}: ${days(entry, record.interviews, view)}`,
    record.posted && html`${strings.posted}: ${days(entry, [record.posted], view)}`,
    ...sources(entry, view),
  ].filter(Boolean);
  if (lines.length === 0) return nothing;
  return html`<ul class="meta small">
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;
}

/** The step of the pathway that this job is, as a way there. */
export function stepLink(entry: Entry<Vacancy>, view: VacancyView): TemplateResult | undefined {
  const ref = vacancyStep(entry, view.links);
  const found = ref === undefined ? undefined : view.links.find(ref);
  if (ref === undefined || found?.kind !== 'node') return undefined;
  const { node, entry: pathway } = found;
  return recordLink(
    view.host,
    { kind: 'node', ref, title: node.title, origin: pathway.origin, url: node.url },
    view.reader,
    'link',
  );
}

/** The caseload with the day on which it was true. */
export function caseload({ record, origin }: Entry<Vacancy>, view: VacancyView): string {
  const today = civilDateOf(readerNow(view.now, origin.generatedAt), origin.timeZone);
  return record.caseload ? formatCaseload(record.caseload, view.words, origin.language, today) : '';
}

/** Days in words, the year only where it is needed. */
export function days(
  { origin }: Entry<Vacancy>,
  whens: readonly string[],
  view: VacancyView,
): string {
  const zone = origin.timeZone;
  const today = civilDateOf(readerNow(view.now, origin.generatedAt), zone);
  const words = whens.map((when) =>
    when.length === 10
      ? formatDay(when, view.words, { today })
      : formatDay(civilDateOf(Date.parse(when), zone), view.words, { today }),
  );
  return joinList(words, view.words);
}

/** Days with their times, where the feed gives them. */
export function moments(
  { origin }: Entry<Vacancy>,
  whens: readonly string[],
  view: VacancyView,
): string {
  const zone = origin.timeZone;
  const today = civilDateOf(readerNow(view.now, origin.generatedAt), zone);
  const options = { today, readerZone: readerZone() };
  return joinList(
    whens.map((when) => formatWhen(when, zone, view.words, options)),
    view.words,
  );
}

/** Who lists the job, when that is not its employer alone. */
export function sources(entry: Entry<Vacancy>, view: VacancyView): string[] {
  const { strings, reader, words } = view;
  const publisher = ({ publisher: { name }, language }: Origin): string =>
    chooseText(name, reader.lang, language).text;
  const own = publisher(entry.origin);
  const names = new Set(view.alsoFrom(entry.ref).map(publisher));
  names.delete(own);
  return [
    ...(own === employerName(entry, view) ? [] : [fill(strings.listedBy, { name: own })]),
    ...(names.size > 0 ? [fill(strings.alsoListedBy, { names: joinList([...names], words) })] : []),
  ];
}

/** The way to apply, which names the job; the advert when the feed has no more; nothing when it is too late. */
export function applyLine(
  entry: Entry<Vacancy>,
  view: VacancyView,
  extra: unknown = nothing,
): TemplateResult | typeof nothing {
  const { record, ref } = entry;
  const { strings } = view;
  const state = vacancyState(entry, view.now);
  const shut =
    state.changesAt === undefined && !['always-open', 'see-advert'].includes(state.state);
  const href = record.applyUrl ?? record.url;
  const names = { title: plain(record.title, entry, view), employer: employerName(entry, view) };
  const follow = (event: Event, host: string): void => {
    if (!view.host.dispatchEvent(new OutboundEvent('vacancy', ref, host))) event.preventDefault();
  };
  const more = view.actions?.(entry) ?? nothing;
  if ((shut || href === undefined) && extra === nothing && more === nothing) return nothing;
  return html`<p part="actions" class="actions">
    ${
      shut || href === undefined
        ? nothing
        : outLink(href, record.applyUrl ? strings.applyNow : strings.advert, {
            name: fill(record.applyUrl ? strings.applyFor : strings.advertFor, names),
            part: 'apply',
            follow,
            insecure: strings.insecure,
            from: entry.origin,
          })
    }
    ${more} ${extra}
  </p>`;
}
