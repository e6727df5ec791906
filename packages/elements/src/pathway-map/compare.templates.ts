import { compareSteps, fill, formatSalary, joinList, MOST_COMPARED } from '@esca/domain';
import type { PathwayNode } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { plain, said } from './step.templates.js';
import { idOf, stepChoice, type ToolContext } from './tool.js';

/** Two or three roles side by side: pay, stage, duties, support, capabilities and figures. */
export function compareTool(context: ToolContext): TemplateResult {
  const { say, set, steps } = context;
  const ids = context.value('compare').split(/\s+/).filter(Boolean).map(idOf);
  const choose = (at: number, id: string): void => {
    const next = [...ids];
    next[at] = id;
    set({ compare: next.filter(Boolean).join(' ') });
  };
  const roles = steps.filter(({ node }) => node.kind === 'role');
  return html`<p class="muted">${say.compareHelp}</p>
    <div class="choices controls">
      ${Array.from({ length: MOST_COMPARED }, (_, at) =>
        stepChoice(
          fill(say.compareRole, { n: at + 1 }),
          ids[at] ?? '',
          say.compareNone,
          context,
          (id) => choose(at, id),
          roles.length > 1 ? roles : steps,
        ),
      )}
    </div>
    ${table(ids, context)}`;
}

function table(ids: readonly string[], context: ToolContext): TemplateResult | typeof nothing {
  const { say, graph, words, entry } = context;
  const { nodes, pay, duties, support, capabilities, facts } = compareSteps(graph, ids);
  if (nodes.length < 2) return nothing;
  const { stages, tracks } = entry.record;
  const row = (name: unknown, values: readonly unknown[], differs?: boolean): TemplateResult =>
    html`<tr class=${differs ? 'differs' : ''}>
      <th scope="row">
        ${name}${differs ? [' ', html`<span class="muted">(${say.differs})</span>`] : nothing}
      </th>
      ${values.map((value) => html`<td>${value ?? say.no}</td>`)}
    </tr>`;
  const group = (name: string, rows: readonly TemplateResult[]): TemplateResult | typeof nothing =>
    rows.length
      ? html`<tbody>
          <tr>
            <th scope="rowgroup" colspan=${nodes.length + 1}>${name}</th>
          </tr>
          ${rows}
        </tbody>`
      : nothing;
  const named = (of: (node: PathwayNode) => unknown): unknown[] => nodes.map(of);
  const differ = (of: (node: PathwayNode) => unknown): boolean => new Set(named(of)).size > 1;
  const ticks = (values: readonly unknown[]): unknown[] =>
    values.map((value) => (value ? say.yes : undefined));
  const titles = nodes.map(({ title }) => plain(title, context));
  return html`<div class="scroll" role="group" tabindex="0" aria-label=${say.compareTitle}>
    <table>
      <caption>
        <span>${fill(say.compareCaption, { titles: joinList(titles, words) })}</span>
      </caption>
      <thead>
        <tr>
          <td></td>
          ${nodes.map(({ title }) => html`<th scope="col">${said(title, context)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${row(
          say.rowPay,
          pay.values.map((value) => formatSalary(value, words, entry.origin.language)),
          pay.differs,
        )}
        ${row(
          say.rowStage,
          named(({ stage }) => said(stages.find(({ id }) => id === stage)?.title, context)),
          differ(({ stage }) => stage),
        )}
        ${row(
          say.rowTrack,
          named(({ track }) => said(tracks.find(({ id }) => id === track)?.title, context)),
          differ(({ track }) => track),
        )}
      </tbody>
      ${group(
        say.rowDuties,
        duties.map(({ name, values, differs }) => row(said(name, context), ticks(values), differs)),
      )}
      ${group(
        say.rowSupport,
        support.map(({ name, values, differs }) =>
          row(said(name, context), ticks(values), differs),
        ),
      )}
      ${group(
        say.rowFacts,
        facts.map(({ name, values, differs }) =>
          row(
            said(name, context),
            values.map((fact) => fact && said(fact.value, context)),
            differs,
          ),
        ),
      )}
      ${group(
        say.rowCapabilities,
        capabilities.map(({ name, values, differs }) =>
          row(
            words.domains[name],
            values.map((level) => level && words.levels[level]),
            differs,
          ),
        ),
      )}
    </table>
  </div>`;
}
