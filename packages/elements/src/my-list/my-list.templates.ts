import {
  civilDateOf,
  courseAvailability,
  fill,
  formatDay,
  formatWhen,
  plural,
  type Clash,
  type SavedWords,
} from '@esca/domain';
import type { Found } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { safeHref } from '../shared/link.templates.js';
import { readerZone, type CourseContext } from '../shared/records/course-line.templates.js';
import { recordHref } from '../shared/records/openers.js';
import { recordLink } from '../shared/records/record-link.templates.js';
import { askButton, askKinds, courseAsks } from '../shared/request/ask.js';
import { feedText, heading } from '../shared/text.templates.js';
import type { MyListStrings } from './my-list.strings.js';
import { plainTitle, selectKind, titleOf, type Thing, type Things } from './saved-things.js';

/** What the list is drawn with. */
export interface ListView extends CourseContext {
  readonly strings: MyListStrings;
  readonly saved: SavedWords;
  readonly level: number;
  readonly remove: (thing: Thing) => void;
}

const BAD: ReadonlySet<string> = new Set(['gone', 'cancelled', 'withdrawn', 'filled', 'closed']);

const dated = (words: string, at: number, zone: string, view: ListView): string =>
  fill(words, {
    date: formatDay(civilDateOf(at, zone), view.words, {
      today: civilDateOf(view.now, zone),
      form: 'on',
    }),
  });

/** A saved thing's name: a link to it while it is there. */
function name(thing: Thing, view: ListView): unknown {
  const { found, ref } = thing.resolved;
  const title = found && titleOf(found);
  if (!found || title === undefined) return html`<bdi class="row-title">${thing.title}</bdi>`;
  const { origin } = found.entry;
  const kind = selectKind(found);
  const url = urlOf(found);
  if (kind) return recordLink(view.host, { kind, ref, title, origin, url }, view.reader, '');
  const href = safeHref(recordHref(ref, origin, url));
  const words = feedText(title, origin, view.reader);
  return href === undefined ? words : html`<a href=${href}>${words}</a>`;
}

function urlOf(found: Found): string | undefined {
  if (found.kind === 'node') return found.node.url;
  if (found.kind === 'item') return found.item.url;
  return 'url' in found.entry.record ? found.entry.record.url : undefined;
}

function asks(thing: Thing, view: ListView): unknown {
  const { found } = thing.resolved;
  if (found?.kind !== 'course' && found?.kind !== 'session') return nothing;
  const { entry } = found;
  const ask = found.kind === 'session' ? { session: found.session, when: thing.row.date } : {};
  const kinds =
    found.kind === 'session'
      ? askKinds(thing.state)
      : courseAsks(courseAvailability(entry, view.now));
  return kinds.map((kind) => askButton(view, { entry, kind, ...ask }, view.strings));
}

function row(thing: Thing, view: ListView): TemplateResult {
  const { strings, saved } = view;
  const { item, row: facts, resolved, changes } = thing;
  const zone = resolved.found?.entry.origin.timeZone ?? 'Europe/London';
  // A vacancy's sentence says when it closes.
  const where = [thing.group === 'vacancies' ? '' : facts.date, facts.place]
    .filter(Boolean)
    .join(' · ');
  const kind = resolved.found && facts.kind;
  return html`<li part="item" class="row ${resolved.status}">
    <div class="row-text">
      ${heading(view.level + 1, name(thing, view), { part: 'title' })}
      ${
        changes.length === 0
          ? nothing
          : html`<ul class="changes">
              ${changes.map(
                (change) =>
                  html`<li class="badge ${BAD.has(change) ? 'bad' : 'strong'}">
                    ${saved.changes[change]}
                  </li>`,
              )}
            </ul>`
      }
      ${where ? html`<p part="meta" class="muted">${where}</p>` : nothing}
      ${
        facts.status && !changes.includes('gone')
          ? html`<p part="availability">
              <span class="availability ${thing.state}">${facts.status}</span>
            </p>`
          : nothing
      }
      <p class="row-facts">
        ${kind ? html`<span>${kind}</span>` : nothing}
        ${
          facts.hours
            ? html`<span
                >${plural(view.words.cpdHours, Number(facts.hours), view.words.lang)}</span
              >`
            : nothing
        }
        ${item.at > 0 ? html`<span>${dated(strings.savedOn, item.at, zone, view)}</span>` : nothing}
        ${
          item.asked === undefined
            ? nothing
            : html`<span>${dated(strings.askedOn, item.asked, zone, view)}</span>`
        }
      </p>
    </div>
    <div class="row-actions controls">
      ${asks(thing, view)}
      <button
        type="button"
        class="remove"
        data-ref=${item.ref}
        aria-label=${fill(strings.removeName, { title: thing.name })}
        @click=${() => view.remove(thing)}
      >
        ${strings.remove}
      </button>
    </div>
  </li>`;
}

/** How much there is, and what it adds up to. */
export function sumTemplate(count: number, { hours }: Things, view: ListView): TemplateResult {
  const { strings, words } = view;
  const total = plural(words.cpdHours, hours, words.lang);
  return html`<p part="status" class="sum">
    <span>${plural(strings.items, count, words.lang)}</span>
    ${hours > 0 ? html`<span>${fill(strings.total, { hours: total })}</span>` : nothing}
  </p>`;
}

/** What has changed, with a way to say that one has seen it. */
export function changedTemplate(
  { changed }: Things,
  view: ListView,
  seen: () => void,
): TemplateResult | typeof nothing {
  if (changed === 0) return nothing;
  return html`<div part="banner" class="banner notice news">
    <p>${plural(view.strings.changed, changed, view.words.lang)}</p>
    <button type="button" class="controls" @click=${seen}>${view.strings.seen}</button>
  </div>`;
}

/** Dates at which a person would have to be in two places. */
export function clashTemplate(
  { clashes }: Things,
  view: ListView,
): TemplateResult | typeof nothing {
  if (clashes.length === 0) return nothing;
  const { strings, words, reader } = view;
  const titled = ({ found, item }: Clash['a']): string =>
    (found && plainTitle(found, reader.lang)) || item.title;
  return html`<div part="banner" class="banner notice clash">
    ${heading(view.level, strings.clashes, { part: 'group-title' })}
    <ul class="bullets">
      ${clashes.map(({ a, b, at }) => {
        const zone = a.found?.entry.origin.timeZone ?? 'Europe/London';
        const when = formatWhen(new Date(at).toISOString(), zone, words, {
          today: civilDateOf(view.now, zone),
          readerZone: readerZone(),
          form: 'on',
        });
        return html`<li>${fill(strings.clash, { a: titled(a), b: titled(b), when })}</li>`;
      })}
    </ul>
  </div>`;
}

/** The list itself, by what things are. */
export function groupsTemplate({ groups }: Things, view: ListView): TemplateResult {
  return html`${groups.map(
    ({ name: group, things }) =>
      html`<div class="group">
        ${heading(view.level, view.strings.groups[group], { part: 'group-title' })}
        <ul part="list">
          ${repeat(
            things,
            ({ item }) => item.ref,
            (thing) => row(thing, view),
          )}
        </ul>
      </div>`,
  )}`;
}
