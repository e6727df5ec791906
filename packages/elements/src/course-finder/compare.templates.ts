import { fill, formatCost, formatNumber, textOf } from '@esca/domain';
import type { Course, Entry } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { feedText, heading } from '../shared/text.templates.js';
import { courseKind, courseProvider, courseTitle } from './card.templates.js';
import type { ResultsContext } from './results.templates.js';
import type { RoomStrings } from './rooms.strings.js';

/** Two or three courses side by side. A course that is gone since it was chosen is left out. */
export function comparison(
  context: ResultsContext,
  say: RoomStrings,
): TemplateResult | typeof nothing {
  const { words, reader, links, snapshot, compared = [] } = context;
  const all = new Map(snapshot.catalogue.courses.map((entry) => [entry.ref, entry]));
  const courses = compared.flatMap((ref) => all.get(ref) ?? []);
  if (courses.length === 0) return nothing;
  const stated = (value: unknown): unknown =>
    value ?? html`<span class="muted">${say.notStated}</span>`;
  const titled = ({ record, origin }: Entry<Course>): string =>
    textOf(record.title, reader.lang, origin.language);
  const row = (label: string, tell: (entry: Entry<Course>) => unknown): TemplateResult =>
    html`<tr role="row">
      <th scope="row" role="rowheader">${label}</th>
      ${courses.map((entry) => html`<td role="cell" data-label=${titled(entry)}>${tell(entry)}</td>`)}
    </tr>`;
  return html`<div part="panel" class="panel comparison">
    ${heading(context.headingLevel + 1, say.compareHeading, { part: '', focusable: true })}
    <div class="scroll" role="region" tabindex="0" aria-label=${say.compareHeading}>
      <table class="stack" role="table">
        <caption class="unseen">
          ${say.compareHeading}
        </caption>
        <thead>
          <tr role="row">
            <th scope="col" role="columnheader"><span class="unseen">${say.compareWhat}</span></th>
            ${courses.map((entry) => html`<th scope="col" role="columnheader">${courseTitle(entry, context)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${row(say.summary, ({ record, origin }) =>
            record.summary ? feedText(record.summary, origin, reader) : stated(undefined),
          )}
          ${row(say.kind, (entry) => html`<span class="meta">${courseKind(entry, context)}</span>`)}
          ${row(say.next, (entry) => stated(context.facts(entry).date))}
          ${row(say.places, (entry) => context.facts(entry).sentence)}
          ${row(say.hours, ({ record: { cpdHours } }) =>
            stated(cpdHours === undefined ? undefined : formatNumber(cpdHours)),
          )}
          ${row(say.approval, ({ record }) => words.approvals[record.approval ?? 'none'])}
          ${row(say.cost, ({ record, origin }) =>
            stated(formatCost(record.costs, words, origin.language)),
          )}
          ${row(say.provider, (entry) => courseProvider(entry, context))}
          ${row(say.leadsTo, ({ ref }) => {
            const steps = links.nodesOf(ref);
            return steps.length === 0
              ? stated(undefined)
              : steps.map(
                  ({ entry: { origin }, node }, at) =>
                    html`${at > 0 ? ', ' : ''}${feedText(node.title, origin, reader)}`,
                );
          })}
        </tbody>
        <tfoot class="controls">
          <tr role="row">
            <td role="cell"></td>
            ${courses.map(
              (entry) =>
                html`<td role="cell" data-label=${titled(entry)}>
                  <button
                    type="button"
                    class="link"
                    aria-label=${fill(say.takeAwayOf, { title: titled(entry) })}
                    @click=${() => context.takeAway(entry)}
                  >
                    ${say.takeAway}
                  </button>
                </td>`,
            )}
          </tr>
        </tfoot>
      </table>
    </div>
    <button type="button" class="controls" @click=${() => context.showComparison(false)}>
      ${say.compareClose}
    </button>
  </div>`;
}
