import { civilDateOf, fill, formatDay, formatNumber, type CourseSort } from '@esca/domain';
import type { Course, Entry } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../shared/text.templates.js';
import { courseCard, courseTitle } from './card.templates.js';
import { details, type ResultsContext } from './results.templates.js';
import type { RoomStrings } from './rooms.strings.js';

/** The results as a table, sorted by the heads of its columns. */
export function tableView(context: ResultsContext, say: RoomStrings): TemplateResult {
  const { results, text, words, visitor, opened } = context;
  const sort = visitor.value('sort');
  const held = sort === 'relevance' && !context.searching ? 'soonest' : sort;
  const column = (label: string, by?: CourseSort, direction = 'ascending'): TemplateResult =>
    by
      ? html`<th scope="col" aria-sort=${held === by ? direction : nothing}>
          <button
            type="button"
            class="link"
            aria-label=${fill(say.sortBy, { column: label })}
            @click=${() => context.change({ sort: by })}
          >
            ${label}<span aria-hidden="true"
              >${held === by ? (direction === 'ascending' ? ' ▲' : ' ▼') : ''}</span
            >
          </button>
        </th>`
      : html`<th scope="col">${label}</th>`;
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${say.tableCaption}>
    <table part="list" class="stack" role="table">
      <caption class="unseen">
        ${say.tableCaption}
      </caption>
      <thead>
        <tr role="row">
          ${column(say.course, 'title')} ${column(say.next, 'soonest')}
          ${column(say.places, 'places', 'descending')} ${column(say.hours, 'shortest')}
          ${column(say.approval)}
        </tr>
      </thead>
      <tbody>
        ${results.shown.map((entry) => {
          const { record, ref } = entry;
          const { date, sentence, availability } = context.facts(entry);
          const open = opened.has(ref);
          return html`<tr part="result" role="row" data-ref=${ref}>
              <th scope="row" role="rowheader" tabindex="-1">${courseTitle(entry, context)}</th>
              <td role="cell">${date ?? nothing}</td>
              <td role="cell">
                <span part="availability" class="availability ${availability.state}"
                  >${sentence}</span
                >
              </td>
              <td role="cell" data-label=${say.hours}>
                ${record.cpdHours === undefined ? nothing : formatNumber(record.cpdHours)}
              </td>
              <td role="cell">${words.approvals[record.approval ?? 'none']}</td>
            </tr>
            ${
              open
                ? html`<tr role="row">
                    <td role="cell" colspan="5">
                      ${details(entry, context)}
                      <button type="button" class="link" @click=${() => context.toggle(entry)}>
                        ${text.close}
                      </button>
                    </td>
                  </tr>`
                : nothing
            }`;
        })}
      </tbody>
    </table>
  </div>`;
}

/** The results by day, then what can be had at any time, then what has no date. */
export function agendaView(context: ResultsContext, say: RoomStrings): TemplateResult {
  const { results, words, now } = context;
  const days = new Map<string, Entry<Course>[]>();
  for (const entry of results.shown) {
    const { next } = context.facts(entry).availability;
    const { start, zone, state } = next?.availability ?? {};
    const today = civilDateOf(now, entry.origin.timeZone);
    const day =
      start !== undefined && zone
        ? formatDay(civilDateOf(start, zone), words, { today })
        : state === 'on-demand'
          ? say.anyTime
          : say.agendaUndated;
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  const inner = { ...context, level: context.level + 1 };
  return html`${Array.from(
    days,
    ([day, entries]) =>
      html`<section class="day">
        ${heading(context.level, day, { part: '' })}
        <ul part="list" class="list">
          ${entries.map((entry) =>
            courseCard(
              entry,
              inner,
              context.opened.has(entry.ref) ? details(entry, inner) : nothing,
            ),
          )}
        </ul>
      </section>`,
  )}`;
}
