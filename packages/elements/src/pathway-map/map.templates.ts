import { linePath, type LayoutEdge, type PathwayGraph, type PathwayLayout } from '@esca/domain';
import type { Id } from '@esca/feed';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { countsOf, factsOf, laneClass, plain, said, type StepContext } from './step.templates.js';
import type { Step } from './steps.js';

/** Names of more characters than this may need more lines than a step shows. */
const LONG = 60;

/** Names of stages and tracks, and the ground of each track. */
export function ground({ columns, lanes }: PathwayLayout, context: StepContext): TemplateResult {
  const { stages, tracks } = context.entry.record;
  const head = (id: Id | undefined): TemplateResult => {
    const at = stages.findIndex((stage) => stage.id === id);
    return html`<div class="column">
      ${at < 0 ? nothing : html`<b>${at + 1}</b> ${said(stages[at]!.title, context)}`}
    </div>`;
  };
  return html`${lanes.map(
    ({ track }) =>
      html`<div class="band ${laneClass(context.entry, track)}" part="lane" aria-hidden="true">
        <span>${said(tracks.find(({ id }) => id === track)?.title, context)}</span>
      </div>`,
  )}${
    stages.length
      ? html`<div class="heads" aria-hidden="true">
          <div>${columns.map(({ stage }) => head(stage))}</div>
        </div>`
      : nothing
  }`;
}

/** A step as it is whatever is chosen or open; the rest is set on it as it changes. */
export function stepButton(step: Step, context: StepContext): TemplateResult {
  const { node, status } = step;
  const { entry, strings } = context;
  const mark = context.mark(step);
  const look = ['node', node.kind, laneClass(entry, node.track), status.is, mark ? 'marked' : ''];
  return html`<button
    type="button"
    part="node"
    class=${look.join(' ')}
    data-step=${step.id}
    tabindex="-1"
    aria-expanded="false"
    @click=${() => context.open(step.id)}
  >
    ${guard([step.to, strings, mark, context.lens], () => words(step, context))}
  </button>`;
}

/** What stands on a step. */
function words(step: Step, context: StepContext): TemplateResult {
  const { node } = step;
  const { words, strings } = context;
  const mark = context.mark(step);
  const counts = countsOf(step, context);
  const level = context.lens?.level(node);
  return html`${
      mark || node.kind !== 'role'
        ? html`<span class="tag" aria-hidden="true"
            >${mark ? strings.marks[mark] : words.nodeKinds[node.kind]}</span
          >`
        : nothing
    }
    <span class=${plain(node.title, context).length > LONG ? 'name long' : 'name'}
      >${said(node.title, context)}</span
    ><span class="unseen">${factsOf(step, context).map((fact) => html`, ${fact}`)}</span>
    ${counts.length ? html`<span class="counts">${counts.map((count, at) => [at ? ' ' : html`<span class="unseen">, </span>`, count])}</span>` : nothing}
    ${level ? html`<span class="level" aria-hidden="true">${level}</span>` : nothing}`;
}

/** A picture as large as the map. What stands out has one of its own, so that the browser leaves the other alone. */
export function drawing(
  look: string,
  layout: PathwayLayout | undefined,
  content: unknown,
): TemplateResult {
  return html`<svg
    class=${look}
    aria-hidden="true"
    width=${layout?.width ?? 0}
    height=${layout?.height ?? 0}
  >
    ${content}
  </svg>`;
}

/** A move as a line with its head; the shapes of both tell its kind. */
export function line(edge: LayoutEdge): TemplateResult {
  return svg`<g part="edge" class=${edge.kind}><path d=${linePath(edge)} /><path class="tip" d=${tip(edge)} /></g>`;
}

/** The head of a line: an arrow, with a bar across where something must come first; a ring where one moves across. */
function tip({ points, kind, shape }: LayoutEdge): string {
  const end = points.at(-1)!;
  const before = [...points].reverse().find(({ x, y }) => x !== end.x || y !== end.y) ?? end;
  // A line meets a step level, but for the turn at a qualification beside its role. The last bend of a line may lie right
  // at the step, so that its last two points are one.
  const level = shape !== 'beside' || points.at(-2)?.x !== end.x;
  const turn = Math.sign(level ? end.x - before.x : end.y - before.y) || 1;
  const at = (along: number, side: number): string =>
    level ? `${end.x - along * turn} ${end.y + side}` : `${end.x + side} ${end.y - along * turn}`;
  if (kind === 'lateral') return `M${at(1, 0)}L${at(5, -4)}L${at(9, 0)}L${at(5, 4)}Z`;
  if (kind === 'option') return `M${at(8, -4)}L${at(1, 0)}L${at(8, 4)}`;
  const arrow = `M${at(1, 0)}L${at(9, -4.5)}L${at(9, 4.5)}Z`;
  return kind === 'prerequisite' ? `${arrow}M${at(12, -5)}L${at(12, 5)}` : arrow;
}

/** How a move is made, on its line, where there is room for it. */
export function how(
  { label, how }: LayoutEdge,
  { words }: StepContext,
): TemplateResult | typeof nothing {
  return label && how
    ? svg`<g class="how"><rect x=${label.x - label.width / 2} y=${label.y - label.height / 2} width=${label.width} height=${label.height} rx="4" /><text x=${label.x} y=${label.y} text-anchor="middle" dominant-baseline="central">${words.moveHows[how]}</text></g>`
    : nothing;
}

/** What the lines mean, in words; only the kinds that this pathway has. */
export function key({ moves }: PathwayGraph, { words, strings }: StepContext): TemplateResult {
  const kinds = (['progression', 'prerequisite', 'option', 'lateral'] as const).filter((kind) =>
    moves.some(({ move }) => move.kind === kind),
  );
  const sample = (kind: LayoutEdge['kind']): TemplateResult =>
    html`<svg class="lines strong" width="44" height="14" aria-hidden="true">
      ${line({
        kind,
        shape: 'inside',
        points: [
          { x: 2, y: 7 },
          { x: 42, y: 7 },
        ],
      } as unknown as LayoutEdge)}
    </svg>`;
  return html`<ul class="key" aria-label=${strings.key}>
    ${kinds.map((kind) => html`<li>${sample(kind)} ${words.moveKinds[kind]}</li>`)}
    <li class="muted">${strings.keyPlain}</li>
  </ul>`;
}
