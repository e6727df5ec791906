import { fill } from '@esca/domain';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { heading } from '../shared/text.templates.js';
import {
  countsOf,
  factsOf,
  laneClass,
  movesLine,
  plain,
  said,
  type StepContext,
} from './step.templates.js';
import type { Step } from './steps.js';

/** Steps by stage, in the order of stages; those that name none come last. */
function byStage(steps: readonly Step[]): [number, Step[]][] {
  const groups = new Map<number, Step[]>();
  for (const step of steps) {
    const group = groups.get(step.place) ?? [];
    groups.set(step.place, group);
    group.push(step);
  }
  return [...groups].sort(([a], [b]) => (a || Infinity) - (b || Infinity));
}

/** The first so many of the steps that stand out, by stage, and the one that is open. */
export function firstSteps(
  steps: readonly Step[],
  limit: number,
  opened: Step | undefined,
): readonly Step[] {
  const wanted = steps.filter(({ match }) => match);
  const first = byStage(wanted.length ? wanted : steps).flatMap(([, group]) => group);
  const few = new Set(first.slice(0, limit));
  return steps.filter((step) => few.has(step) || step === opened);
}

/**
 * The pathway as a list: stages in order, each step a heading with what it comes from and leads to. It says all that the
 * map shows.
 *
 * @param panel The details of a step, where they stand under it.
 */
export function listView(
  steps: readonly Step[],
  context: StepContext,
  panel: (step: Step) => unknown = () => undefined,
): TemplateResult {
  const { strings, entry, level } = context;
  return html`<div
    part="list"
    class="steps"
    role="group"
    aria-label=${fill(strings.listName, { title: plain(entry.record.title, context) })}
  >
    ${byStage(steps).map(
      ([place, group]) =>
        html`<section class="stage">
          ${heading(
            level,
            place
              ? stageHeading(place, context)
              : steps.length > group.length
                ? strings.otherSteps
                : strings.steps,
            { part: 'group-title' },
          )}
          <ul>
            ${repeat(
              group,
              ({ id }) => id,
              (step) => item(step, context, panel),
            )}
          </ul>
        </section>`,
    )}
  </div>`;
}

function stageHeading(place: number, context: StepContext): unknown {
  const [before, after] = fill(context.strings.stageTitle, { n: place }).split('{title}');
  return html`${before}${said(context.entry.record.stages[place - 1]?.title, context)}${after}`;
}

function item(step: Step, context: StepContext, panel: (step: Step) => unknown): TemplateResult {
  const { strings, entry, opened } = context;
  const { node } = step;
  const open = opened?.id === step.id;
  const look = `step ${laneClass(entry, node.track)} ${step.match ? '' : 'off'} ${step.status.is}`;
  return html`<li part="item" class=${look} data-step=${step.id}>
    ${heading(
      context.level + 1,
      html`<button
        type="button"
        class="link"
        part="title"
        aria-expanded=${open ? 'true' : 'false'}
        @click=${() => context.open(step.id)}
      >
        ${said(node.title, context)}
      </button>`,
      { part: 'group-title' },
    )}
    ${
      // The details of a step begin with the same facts.
      panel(step) ??
      html`<p part="meta" class="meta">
          ${factsOf(step, context).map((fact) => html`<span>${fact}</span>`)}
          ${countsOf(step, context)}
        </p>
        ${node.summary ? html`<p>${said(node.summary, context)}</p>` : nothing}
        <dl class="lines">
          ${movesLine(strings.comesFrom, step.from, context)}
          ${movesLine(strings.leadsTo, step.to, context)}
          ${movesLine(strings.across, step.across, context)}
        </dl>`
    }
  </li>`;
}
