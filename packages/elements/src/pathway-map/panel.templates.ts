import { fill, formatDay, formatDuration, formatSalary } from '@esca/domain';
import type { Course, Entry, PathwayNode } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { safeHref } from '../shared/link.templates.js';
import { requirementList } from '../shared/records/requirement.templates.js';
import { feedBlocks, feedText, heading } from '../shared/text.templates.js';
import { courses, vacancies } from './live.templates.js';
import { recordOutLink } from './outbound.js';
import type { PanelStrings } from './panel.strings.js';
import { MARKS, type Mark } from './progress.js';
import {
  asking,
  countsOf,
  factsOf,
  laneClass,
  plain,
  said,
  type StepContext,
} from './step.templates.js';
import type { Step } from './steps.js';

/** What the visitor can do with a step. */
export interface PanelDeeds {
  close?: () => void;
  /** What else can be done with the step. */
  plan?: ((from: boolean) => void) | undefined;
  compare?: (() => void) | undefined;
  /** A button that saves a course; nothing where nothing can be saved. */
  save?: (course: Entry<Course>) => unknown;
  /** Marks how far the visitor has come; absent where nothing is kept. */
  mark?: ((mark: Mark | undefined) => void) | undefined;
}

/** Everything that is known of a step, with what is live on it now. */
export function panelView(
  step: Step,
  context: StepContext,
  say: PanelStrings,
  deeds: PanelDeeds,
): TemplateResult {
  const { close } = deeds;
  const { node } = step;
  const { level, entry } = context;
  const title = plain(node.title, context);
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
    ${node.summary ? html`<p>${said(node.summary, context)}</p>` : nothing}
    ${details(step, context, say, deeds)}
  </div>`;
}

/** What can be done with a step, and everything that it is joined with. */
function details(
  step: Step,
  context: StepContext,
  say: PanelStrings,
  deeds: PanelDeeds,
): TemplateResult {
  const { close } = deeds;
  const { node } = step;
  const { level, entry } = context;
  const title = plain(node.title, context);
  const out = (url: string | undefined, words: unknown): TemplateResult =>
    recordOutLink(context.host, 'node', step.ref, url, words, entry.origin);
  const part = (name: string, content: unknown): TemplateResult =>
    html`<section>${heading(level + 1, name, { part: 'group-title' })} ${content}</section>`;
  // What is read last is folded away on a screen, and open on paper.
  const fold = (name: string, content: unknown): TemplateResult =>
    html`<details ?open=${!close}>
      <summary>${heading(level + 1, name, { part: 'group-title' })}</summary>
      ${content}
    </details>`;
  const list = (name: string, texts: PathwayNode['duties']): unknown =>
    texts?.length
      ? fold(
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
  return html`${can(step, context, say, deeds)} ${basics(step, context, say)}
  ${step.replacedBy ? others(say.replacedBy, [step.replacedBy]) : nothing}
  ${others(say.replaces, step.replaces)}
  ${node.requires?.length ? part(say.needs, requirementList(node.requires, asking(context), say.requirement)) : nothing}
  ${step.to.length ? part(say.leadsTo, moves(step.to, context, say)) : nothing}
  ${courses(step, context, say, deeds, part)} ${part(say.vacancies, vacancies(step, context, say))}
  ${step.from.length ? fold(say.comesFrom, moves(step.from, context, say)) : nothing}
  ${step.across.length ? fold(say.across, moves(step.across, context, say)) : nothing}
  ${others(say.alongside, step.alongside)} ${others(say.equivalents, step.equivalents)}
  ${list(say.support, node.support)} ${list(say.duties, node.duties)}
  ${
    node.capabilities?.length
      ? fold(
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
      ? fold(
          say.stories,
          node.stories.map(
            ({ text, by, url }) =>
              html`<blockquote>
                ${feedBlocks(text, entry.origin, context.reader)}
                ${by ? html`<footer>${said(by, context)}</footer>` : nothing}
                ${safeHref(url) ? out(url, say.storyMore) : nothing}
              </blockquote>`,
          ),
        )
      : nothing
  }
  ${safeHref(node.url) ? html`<p>${out(node.url, fill(say.more, { title }))}</p>` : nothing}`;
}

/** What can be done with a step, and what the visitor says of it. */
function can(
  step: Step,
  context: StepContext,
  say: PanelStrings,
  { plan, compare, mark }: PanelDeeds,
): TemplateResult {
  const now = context.mark(step);
  const { marks } = context.strings;
  return html`<p class="deeds controls" part="actions">
      ${plan ? html`<button type="button" @click=${() => plan(false)}>${say.planTo}</button>` : nothing}
      ${
        plan && step.to.length
          ? html`<button type="button" @click=${() => plan(true)}>${say.planFrom}</button>`
          : nothing
      }
      ${compare ? html`<button type="button" @click=${compare}>${say.compareThis}</button>` : nothing}
    </p>
    ${
      mark
        ? html`<label class="choice marking controls">
            <span>${say.mark}</span>
            <select
              aria-describedby="esca-mark-help"
              @change=${(event: Event) =>
                mark(((event.target as HTMLSelectElement).value as Mark | '') || undefined)}
            >
              <option value="" .selected=${!now}>${say.unmarked}</option>
              ${MARKS.map(
                (one) => html`<option value=${one} .selected=${one === now}>${marks[one]}</option>`,
              )}
            </select>
            <span class="muted" id="esca-mark-help">${say.markHelp}</span>
          </label>`
        : nothing
    }`;
}

/** Pay, time, awards, figures and whom to ask. */
function basics({ node, ref }: Step, context: StepContext, say: PanelStrings): unknown {
  const out = (url: string | undefined, words: unknown): TemplateResult =>
    recordOutLink(context.host, 'node', ref, url, words);
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
      ${email ? html`<br />${out(`mailto:${email}`, address(email))}` : nothing}
      ${phone ? html`<br />${out(`tel:${phone.replace(/[^+\d]/g, '')}`, phone)}` : nothing}
      ${!email && !phone && safeHref(url) ? html`<br />${out(url, new URL(url!).host)}` : nothing}`,
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
                ${requirementList(move.conditions, asking(context), say.requirement)}`
            : nothing
        }
      </li>`;
    })}
  </ul>`;
}

/** An address that breaks where a reader would break it. */
function address(email: string): TemplateResult {
  const [name, ...host] = email.split('@');
  return html`${name}${host.map((part) => html`@<wbr />${part}`)}`;
}
