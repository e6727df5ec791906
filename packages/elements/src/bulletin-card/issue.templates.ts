import {
  chooseText,
  fill,
  groupItems,
  formatDay,
  plural,
  readableCode,
  type ArchivedIssue,
  type IssueItem,
} from '@esca/domain';
import type { Bulletin, Entry, Ref } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { feedBlocks, feedText, heading, inLanguage } from '../shared/text.templates.js';
import { issueDay, itemTemplate, type ItemView } from './item.templates.js';

/** An issue with its items, as it is shown. */
export interface IssueView {
  readonly issue: Entry<Bulletin>;
  /** Items for this reader, in order. */
  readonly items: readonly IssueItem[];
  /** Items for others, which the reader can ask for. */
  readonly others: readonly IssueItem[];
  /** A line above the issue: that it is past, or stands in for another. */
  readonly note?: string | undefined;
}

/** Number, day, and the day of the next issue. */
function meta(issue: Entry<Bulletin>, view: ItemView): TemplateResult {
  const { strings, words } = view;
  const { number, next } = issue.record;
  return html`<p part="meta" class="issue-meta">
    ${number === undefined ? nothing : html`<span>${fill(strings.number, { n: number })}</span>`}
    <span>${issueDay(issue, view)}</span>
    ${
      next === undefined
        ? nothing
        : html`<span
            >${fill(strings.nextIssue, { date: formatDay(next, words, { today: next }) })}</span
          >`
    }
  </p>`;
}

/** The whole issue: what it is about, the event it is built around, and its items by group. */
export function issueTemplate(
  { issue, items, others, note }: IssueView,
  view: ItemView,
  showOthers: () => void,
): TemplateResult {
  const featured = items.filter(({ item }) => item.featured);
  const rest = items.filter(({ item }) => !item.featured);
  const groups = groupItems(rest, issue);
  const inside = { ...view, level: view.level + 1 };
  return html`${meta(issue, view)}
    ${note === undefined ? nothing : html`<p class="banner">${note}</p>`}
    <div class="intro">${feedBlocks(issue.record.intro, issue.origin, view.reader)}</div>
    ${
      view.fresh.size > 0
        ? html`<p part="status">
            ${plural(view.strings.newCount, view.fresh.size, view.words.lang)}
          </p>`
        : nothing
    }
    ${
      featured.length > 0
        ? html`<div class="featured">
            ${heading(view.level, view.strings.featured, { part: 'group-title' })}
            <ul>
              ${featured.map((item) => itemTemplate(item, issue, inside))}
            </ul>
          </div>`
        : nothing
    }
    <div part="results">
      ${groups.map(({ code, items: members }) =>
        code === ''
          ? html`<ul part="list">
              ${members.map((item) => itemTemplate(item, issue, view))}
            </ul>`
          : html`<div class="group">
              ${heading(view.level, groupTitle(code, issue, view), { part: 'group-title' })}
              <ul part="list">
                ${members.map((item) => itemTemplate(item, issue, inside))}
              </ul>
            </div>`,
      )}
    </div>
    ${
      others.length > 0
        ? html`<p>
            <button type="button" class="link controls" @click=${showOthers}>
              ${plural(view.strings.others, others.length, view.words.lang)}
            </button>
          </p>`
        : nothing
    }`;
}

function groupTitle(code: string, { origin }: Entry<Bulletin>, view: ItemView): TemplateResult {
  const term = view.links.term(origin, 'group', code);
  const { text, lang } = chooseText(
    term?.title ?? readableCode(code),
    view.reader.lang,
    origin.language,
  );
  return inLanguage(text, lang, view.reader);
}

/** The titles of an issue, and a way to read it. */
export function headlinesTemplate(
  { issue, items }: IssueView,
  view: ItemView,
  open: (ref: Ref) => void,
): TemplateResult {
  const inside = { ...view, playing: new Set<Ref>(), actions: () => nothing };
  return html`${meta(issue, view)}
    <ul part="results list">
      ${items.map((item) => itemTemplate({ ...item, item: { ...bare(item) } }, issue, inside))}
    </ul>
    <p class="actions controls">
      <button type="button" @click=${() => open(issue.ref)}>${view.strings.open}</button>
    </p>`;
}

/** An item without the parts that a list of headlines leaves out. */
function bare({ item }: IssueItem): IssueItem['item'] {
  const { text: _text, media: _media, ...rest } = item;
  return rest;
}

/** Issues, newest first. */
export function issuesTemplate(
  issues: readonly ArchivedIssue[],
  view: ItemView,
  open: (ref: Ref) => void,
): TemplateResult {
  const { strings, words, reader } = view;
  return html`<ul part="results list" class="issues">
    ${issues.map(({ entry, past }) => {
      const { record, origin } = entry;
      const { text } = chooseText(record.title, reader.lang, origin.language);
      return html`<li part="result">
        <button
          type="button"
          class="link"
          aria-label=${fill(strings.openName, { title: text, date: issueDay(entry, view) })}
          @click=${() => open(entry.ref)}
        >
          ${feedText(record.title, origin, reader)}
        </button>
        <span part="meta" class="meta">
          ${record.number === undefined ? nothing : html`<span>${fill(strings.number, { n: record.number })}</span>`}
          <span>${issueDay(entry, view)}</span>
          <span>${plural(strings.items, record.items.length, words.lang)}</span>
          ${past ? html`<span class="badge">${strings.past}</span>` : nothing}
        </span>
      </li>`;
    })}
  </ul>`;
}
