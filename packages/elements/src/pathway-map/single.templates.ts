import { fill } from '@esca/domain';
import { html, nothing, type TemplateResult } from 'lit';
import { safeHref } from '../shared/link.templates.js';
import { recordHref } from '../shared/records/openers.js';
import { heading } from '../shared/text.templates.js';
import type { Missing, PathwayModel } from './pathway-model.js';
import { countsOf, factsOf, howOf, laneClass, said, type StepContext } from './step.templates.js';
import type { Step } from './steps.js';

/** Says that no pathway is there. */
export const nothingYet = ({ empty, emptyHelp }: StepContext['strings']): TemplateResult =>
  html`<p>${empty}</p>
    <p class="muted">${emptyHelp}</p>`;

/** What the whole pathway is about, where that is said. */
export const summaryOf = (context: StepContext): TemplateResult | typeof nothing => {
  const { summary } = context.entry.record;
  return summary ? html`<p class="summary">${said(summary, context)}</p>` : nothing;
};

/** Says that a step is not there, and what stands in its place. */
export function missing(
  wanted: Missing | undefined,
  { strings }: StepContext,
): TemplateResult | typeof nothing {
  return wanted
    ? html`<p class="missing" part="banner">
        ${fill(strings.gone, { id: wanted.id })}
        ${wanted.nearest ? strings.goneNearest : strings.goneNone}
      </p>`
    : nothing;
}

/** The step that is open, or else the first to start from, with its neighbours. */
export function single(
  { opened, steps, missing: gone }: Pick<PathwayModel, 'opened' | 'steps' | 'missing'>,
  context: StepContext,
): TemplateResult {
  const step = opened ?? steps.find(({ node }) => node.entry) ?? steps[0]!;
  return html`${missing(gone, context)} ${neighbours(step, steps, context)}`;
}

/** One step with what is a move before it and after it, for a job advert or the page of a course. */
function neighbours(step: Step, steps: readonly Step[], context: StepContext): TemplateResult {
  const { strings, level, entry } = context;
  const { node } = step;
  const cards = (title: string, moves: Step['to']): TemplateResult | typeof nothing => {
    const found = steps.flatMap((other) => {
      const near = moves.find(({ node: { id } }) => id === other.id);
      return near ? [{ move: near.move, other }] : [];
    });
    return found.length
      ? html`<section>
          ${heading(level, title, { part: 'group-title' })}
          <ul>
            ${found.map(
              ({ move, other }) =>
                html`<li class="near ${laneClass(entry, other.node.track)}" part="item">
                  <button
                    type="button"
                    class="link"
                    part="title"
                    data-step=${other.id}
                    @click=${() => context.open(other.id)}
                  >
                    ${said(other.node.title, context)}
                  </button>
                  <span class="meta">
                    <span>${howOf(move, context)}</span> ${countsOf(other, context)}
                  </span>
                </li>`,
            )}
          </ul>
        </section>`
      : nothing;
  };
  const whole = safeHref(recordHref(entry.ref, entry.origin, entry.record.url));
  return html`<div class="single">
    ${cards(strings.before, step.from)}
    <section class="here ${laneClass(entry, node.track)}" part="item">
      ${heading(level, said(node.title, context), {
        id: 'esca-step',
        part: 'group-title',
        focusable: true,
      })}
      <p class="meta" part="meta">
        ${factsOf(step, context).map((fact) => html`<span>${fact}</span>`)}
        ${countsOf(step, context)}
      </p>
      ${node.summary ? html`<p>${said(node.summary, context)}</p>` : nothing}
    </section>
    ${cards(strings.after, [...step.to, ...step.across])}
    ${whole === undefined ? nothing : html`<p class="whole"><a href=${whole}>${strings.wholeMap}</a></p>`}
  </div>`;
}
