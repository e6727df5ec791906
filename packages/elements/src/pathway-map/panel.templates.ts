import {
  fill,
  formatDay,
  formatDuration,
  formatSalary,
  plural,
  readableCode,
  vacancyAreas,
  vacancySentence,
  vacancyState,
} from '@esca/domain';
import {
  fullRef,
  type Course,
  type Entry,
  type PathwayNode,
  type Requirement,
  type Vacancy,
} from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { outLink, safeHref } from '../shared/link.templates.js';
import { courseLine } from '../shared/records/course-line.templates.js';
import { recordLink } from '../shared/records/record-link.templates.js';
import { feedBlocks, feedText, heading } from '../shared/text.templates.js';
import type { PanelStrings } from './panel.strings.js';
import { requirementList } from './requirement.templates.js';
import { countsOf, factsOf, laneClass, plain, said, type StepContext } from './step.templates.js';
import type { Step } from './steps.js';

/** What the visitor can do with a step. */
export interface PanelDeeds {
  close?: () => void;
  /** Buttons and marks that the widget adds. */
  more?: unknown;
}

/** So many vacancies are named; the others are counted. */
const NAMED = 3;

/** Everything that is known of a step, with what is live on it now. */
export function panelView(
  step: Step,
  context: StepContext,
  say: PanelStrings,
  { close, more }: PanelDeeds,
): TemplateResult {
  const { node } = step;
  const { level, entry } = context;
  const title = plain(node.title, context);
  const part = (name: string, content: unknown): TemplateResult =>
    html`<section>${heading(level + 1, name, { part: 'group-title' })} ${content}</section>`;
  const list = (name: string, texts: PathwayNode['duties']): unknown =>
    texts?.length
      ? part(
          name,
          html`<ul class="bullets">
            ${texts.map((text) => html`<li>${said(text, context)}</li>`)}
          </ul>`,
        )
      : nothing;
  const others = (name: string, nodes: readonly PathwayNode[]): unknown =>
    nodes.length
      ? part(
          name,
          html`<ul class="moves">
            ${nodes.map((other) => html`<li>${way(other, context)}</li>`)}
          </ul>`,
        )
      : nothing;
  return html`<div
    class="panel ${laneClass(entry, node.track)}"
    part="panel"
    role="group"
    aria-labelledby="esca-step"
  >
    <div class="panel-head">
      ${heading(level, said(node.title, context), {
        id: close ? 'esca-step' : `print-${node.id}`,
        part: 'group-title',
        focusable: true,
      })}
      ${
        close
          ? html`<button
              type="button"
              class="shut controls"
              aria-label=${fill(say.closeName, { title })}
              @click=${close}
            >
              ${say.close}
            </button>`
          : nothing
      }
    </div>
    <p class="meta" part="meta">
      ${factsOf(step, context).map((fact) => html`<span>${fact}</span>`)} ${countsOf(step, context)}
    </p>
    ${node.summary ? html`<p>${said(node.summary, context)}</p>` : nothing} ${more ?? nothing}
    ${basics(step, context, say)}
    ${step.replacedBy ? others(say.replacedBy, [step.replacedBy]) : nothing}
    ${others(say.replaces, step.replaces)}
    ${node.requires?.length ? part(say.needs, requirementList(node.requires, context, say)) : nothing}
    ${step.to.length ? part(say.leadsTo, moves(step.to, context, say)) : nothing}
    ${courses(step, context, say, part)} ${part(say.vacancies, vacancies(step, context, say))}
    ${step.from.length ? part(say.comesFrom, moves(step.from, context, say)) : nothing}
    ${step.across.length ? part(say.across, moves(step.across, context, say)) : nothing}
    ${others(say.alongside, step.alongside)} ${others(say.equivalents, step.equivalents)}
    ${list(say.support, node.support)} ${list(say.duties, node.duties)}
    ${
      node.capabilities?.length
        ? part(
            say.capabilities,
            html`<dl class="facts">
              ${node.capabilities.map(
                ({ domain, level: at }) =>
                  html`<dt>${context.words.domains[domain]}</dt>
                    <dd>${context.words.levels[at]}</dd>`,
              )}
            </dl>`,
          )
        : nothing
    }
    ${
      node.stories?.length
        ? part(
            say.stories,
            node.stories.map(
              ({ text, by, url }) =>
                html`<blockquote>
                  ${feedBlocks(text, entry.origin, context.reader)}
                  ${by ? html`<footer>${said(by, context)}</footer>` : nothing}
                  ${safeHref(url) ? outLink(url, say.storyMore) : nothing}
                </blockquote>`,
            ),
          )
        : nothing
    }
    ${safeHref(node.url) ? html`<p>${outLink(node.url, fill(say.more, { title }))}</p>` : nothing}
  </div>`;
}

/** Pay, time, awards, figures and whom to ask. */
function basics({ node }: Step, context: StepContext, say: PanelStrings): unknown {
  const { words, entry, links } = context;
  const { origin } = entry;
  const rows: [unknown, unknown][] = [];
  const pay = formatSalary(node.salary, words, origin.language);
  if (pay) rows.push([say.pay, pay]);
  if (node.duration) rows.push([say.time, formatDuration(node.duration, words)]);
  if (node.audience?.length)
    rows.push([say.forWhom, node.audience.map((one) => words.audiences[one]).join(', ')]);
  if (node.accreditation?.length)
    rows.push([
      say.awards,
      node.accreditation.map(({ name }, at) => [at ? ', ' : '', said(name, context)]),
    ]);
  for (const { label, value, asOf } of node.facts ?? [])
    rows.push([
      said(label, context),
      html`${said(value, context)}
      ${
        asOf
          ? html`<span class="muted"
              >${fill(say.asOf, { date: formatDay(asOf, words, { weekday: false }) })}</span
            >`
          : nothing
      }`,
    ]);
  const found = node.contact ? links.find(node.contact, origin) : undefined;
  if (found?.kind === 'org') {
    const { name, email, phone, url } = found.entry.record;
    rows.push([
      say.contact,
      html`${feedText(name, found.entry.origin, context.reader)}
      ${email ? html`<br />${outLink(`mailto:${email}`, email)}` : nothing}
      ${phone ? html`<br />${outLink(`tel:${phone.replace(/[^+\d]/g, '')}`, phone)}` : nothing}
      ${!email && !phone && safeHref(url) ? html`<br />${outLink(url, new URL(url!).host)}` : nothing}`,
    ]);
  }
  return rows.length
    ? html`<dl class="facts">
        ${rows.map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>`
    : nothing;
}

/** A way to another step. */
function way(node: PathwayNode, context: StepContext): TemplateResult {
  return html`<button type="button" class="link" part="title" @click=${() => context.open(node.id)}>
    ${said(node.title, context)}
  </button>`;
}

/** Moves with how each is made, when, and what it takes. */
function moves(list: Step['to'], context: StepContext, say: PanelStrings): TemplateResult {
  const { words } = context;
  return html`<ul class="moves">
    ${list.map(({ move, node }) => {
      const how = [
        words.moveKinds[move.kind],
        move.how && words.moveHows[move.how],
        move.typical && fill(say.usually, { time: formatDuration(move.typical, words) }),
      ].filter(Boolean);
      return html`<li>
        ${way(node, context)}
        <span class="how">${how.join(' · ')}</span>
        ${move.label ? html`<span class="how">${said(move.label, context)}</span>` : nothing}
        ${
          move.conditions?.length
            ? html`<span class="how">${say.conditions}</span>
                ${requirementList(move.conditions, context, say)}`
            : nothing
        }
      </li>`;
    })}
  </ul>`;
}

/** Full names of the courses that requirements name, at any depth. */
function heldRefs(requirements: readonly Requirement[] | undefined, depth = 0): string[] {
  if (!requirements || depth > 4) return [];
  return requirements.flatMap(({ ref, of }) => [...(ref ? [ref] : []), ...heldRefs(of, depth + 1)]);
}

/** Courses that must be done and that help, each as it stands now. */
function courses(
  step: Step,
  context: StepContext,
  say: PanelStrings,
  part: (name: string, content: unknown) => TemplateResult,
): unknown {
  const { links, entry, host, words, reader, now } = context;
  const refs = new Set(heldRefs(step.node.requires).map((ref) => fullRef(ref, entry.origin)));
  const required = [...refs].flatMap((ref) => {
    const found = links.find(ref);
    return found?.kind === 'course' ? [found.entry] : [];
  });
  const helpful = step.courses.filter((course) => !required.includes(course));
  const lines = (list: readonly Entry<Course>[]): TemplateResult =>
    html`<ul class="records">
      ${list.map(
        (course) =>
          html`<li part="item">
            ${courseLine(course, { host, links, words, reader, now })}
            ${
              course.record.approval
                ? html`<span class="muted">${words.approvals[course.record.approval]}</span>`
                : nothing
            }
          </li>`,
      )}
    </ul>`;
  if (!required.length && !helpful.length)
    return part(
      say.helpful,
      html`<p>${step.node.courses?.length ? say.noFeed : say.noCourses}</p>`,
    );
  const site = /^(https?:\/\/.+\/)feed\/[^/]*$/.exec(entry.origin.url)?.[1];
  return html`${required.length ? part(say.required, lines(required)) : nothing}
  ${
    helpful.length
      ? part(
          say.helpful,
          html`${lines(helpful)}
          ${
            site
              ? html`<p class="controls">
                  <a href="${site}e/course-finder/?step=${encodeURIComponent(step.ref)}"
                    >${say.finder}</a
                  >
                </p>`
              : nothing
          }`,
        )
      : nothing
  }`;
}

/** How many vacancies there are and the first of them by area; without any, the usual way here. */
function vacancies(step: Step, context: StepContext, say: PanelStrings): TemplateResult {
  const { words } = context;
  const { length } = step.vacancies;
  if (!length) {
    const usual = step.from.find(({ move }) => move.kind === 'progression') ?? step.from[0];
    const how = usual?.move.how;
    return html`<p>
      ${say.noVacancies}
      ${
        usual
          ? fill(how ? say.typical : say.typicalPlain, {
              title: plain(usual.node.title, context),
              how: how
                ? words.moveHows[how].charAt(0).toLowerCase() + words.moveHows[how].slice(1)
                : '',
            })
          : nothing
      }
    </p>`;
  }
  return html`<p>${plural(say.vacancyCount, length, words.lang)}</p>
    <ul class="records">
      ${spread(step.vacancies, context).map((vacancy) => vacancyLine(vacancy, context))}
    </ul>
    ${length > NAMED ? html`<p>${plural(say.vacancyMore, length - NAMED, words.lang)}</p>` : nothing}`;
}

/** The first few, one from each area before a second from any, soonest closing first. */
function spread(all: readonly Entry<Vacancy>[], { links, now }: StepContext): Entry<Vacancy>[] {
  const closing = (entry: Entry<Vacancy>): number => vacancyState(entry, now).closesAt ?? Infinity;
  const seen = new Map<string, number>();
  return [...all]
    .sort((a, b) => closing(a) - closing(b))
    .map((entry) => {
      const area = vacancyAreas(entry, links)[0] ?? '';
      const turn = seen.get(area) ?? 0;
      seen.set(area, turn + 1);
      return { entry, turn };
    })
    .sort((a, b) => a.turn - b.turn)
    .slice(0, NAMED)
    .map(({ entry }) => entry);
}

function vacancyLine(entry: Entry<Vacancy>, context: StepContext): TemplateResult {
  const { host, links, reader, words, now } = context;
  const { ref, record, origin } = entry;
  const areas = vacancyAreas(entry, links).map((code) => {
    const term = links.term(origin, 'area', code);
    return term ? feedText(term.title, origin, reader) : readableCode(code);
  });
  const state = vacancyState(entry, now);
  return html`<li part="item">
    ${recordLink(host, { kind: 'vacancy', ref, title: record.title, origin, url: record.url }, reader)}
    <span class="meta">
      ${areas.map((area) => html`<span>${area}</span>`)}
      <span class="availability ${state.state}">${vacancySentence(state, words, { now })}</span>
    </span>
  </li>`;
}
