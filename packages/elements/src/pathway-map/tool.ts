import type { PathwayGraph, Profile } from '@esca/domain';
import type { Catalogue, Id, Ref } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { heading } from '../shared/text.templates.js';
import type { PanelStrings } from './panel.strings.js';
import { plain, type StepContext } from './step.templates.js';
import { idOf, type Step } from './steps.js';

export { idOf };
import type { ToolStrings } from './tools.strings.js';

/** The tools that stand above the two views. */
export type ToolName = 'plan' | 'compare' | 'lens' | 'help';

/** What tools work with. */
export interface ToolContext extends StepContext {
  readonly say: ToolStrings;
  readonly panelSay: PanelStrings;
  readonly graph: PathwayGraph;
  readonly steps: readonly Step[];
  readonly catalogue: Catalogue;
  /** What the visitor says to hold; nothing is known without marks on the device. */
  readonly profile: Profile;
  /** Whether a route can be shown on the map. */
  readonly mapShown: boolean;
  /** The route that the map shows. */
  readonly route: 'fewest' | 'practice';
  value(name: string): string;
  set(changes: Readonly<Record<string, string>>): void;
  /** Draws a long answer; what it answers is marked on the map a frame before, and until then the one before stands. */
  answer(draw: () => unknown): unknown;
  showRoute(which: 'fewest' | 'practice'): void;
  /** A button that saves a course; nothing where nothing can be saved. */
  save(ref: Ref): unknown;
  close(): void;
  /** Says something politely. */
  tell(words: string): void;
}

/** The frame of a tool: a heading that takes focus, and a way out. */
export function frame(
  title: string,
  content: unknown,
  { level, say, close }: ToolContext,
): TemplateResult {
  return html`<div class="panel tool" part="panel" role="group" aria-labelledby="esca-tool">
    <div class="panel-head">
      ${heading(level, title, { id: 'esca-tool', part: 'group-title', focusable: true })}
      <button
        type="button"
        class="shut controls"
        aria-label="${say.close}: ${title}"
        @click=${close}
      >
        ${say.close}
      </button>
    </div>
    ${content}
  </div>`;
}

/** A choice of steps, by stage. */
export function stepChoice(
  label: string,
  chosen: Id,
  none: string,
  context: ToolContext,
  choose: (id: Id) => void,
  steps: readonly Step[] = context.steps,
): TemplateResult {
  return html`<label class="choice" part="filter">
    <span>${label}</span>
    <select
      .value=${chosen}
      @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
    >
      <option value="" .selected=${!chosen}>${none}</option>
      ${guard([steps, none, context.reader.lang], () => options(chosen, context, steps))}
    </select>
  </label>`;
}

/** The steps to choose from, under the names of their stages. */
function options(chosen: Id, context: ToolContext, steps: readonly Step[]): unknown {
  const { stages } = context.entry.record;
  const option = ({ id, node }: Step): TemplateResult =>
    html`<option value=${id} .selected=${id === chosen}>${plain(node.title, context)}</option>`;
  return [...stages.keys(), -1].map((at) => {
    const group = steps.filter(({ place }) => place === at + 1);
    if (!group.length) return nothing;
    return at < 0
      ? group.map(option)
      : html`<optgroup label=${plain(stages[at]!.title, context)}>${group.map(option)}</optgroup>`;
  });
}
