import {
  archiveItems,
  archiveSource,
  buildSearchIndex,
  chooseText,
  fill,
  plural,
  runAtOnce,
  searchDocuments,
  type ArchivedIssue,
  type ArchivedItem,
  type ItemContext,
  type SearchIndex,
} from '@esca/domain';
import { html, type TemplateResult } from 'lit';
import { issueDay, itemTemplate, type ItemView } from './item.templates.js';

/*
 * The search of all issues. Few people open the archive, so this and the search engine come when somebody does.
 */

/** A search over every item of every issue. */
export interface ArchiveSearch {
  readonly items: readonly ArchivedItem[];
  readonly index: SearchIndex;
}

/** At most so many items are shown for a search; more words find fewer. */
const MOST_FOUND = 50;

/** Makes every item of every issue searchable. */
export function openArchive(
  issues: readonly ArchivedIssue[],
  context: ItemContext,
  lang: string,
): ArchiveSearch {
  const items = archiveItems(issues, context);
  return { items, index: runAtOnce(buildSearchIndex(archiveSource(items, lang))) };
}

/** The items that have all the words, best first. */
export function searchArchive({ items, index }: ArchiveSearch, words: string): ArchivedItem[] {
  const hits = searchDocuments(index, words);
  if (!hits) return [];
  return [...hits.documents]
    .map((document, at) => ({ document, score: hits.scores[at] ?? 0 }))
    .sort((a, b) => b.score - a.score || a.document - b.document)
    .slice(0, MOST_FOUND)
    .flatMap(({ document }) => items[document] ?? []);
}

/** What a search of the archive found, each item with its issue. */
export function foundTemplate(found: readonly ArchivedItem[], view: ItemView): TemplateResult {
  const { strings, words, reader } = view;
  if (found.length === 0) {
    return html`<p part="status">${strings.foundNone}</p>
      <p>${strings.foundNoneHelp}</p>`;
  }
  return html`<p part="status">${plural(strings.found, found.length, words.lang)}</p>
    <ul part="results list">
      ${found.map(({ item, issue: { entry } }) => {
        const { text } = chooseText(entry.record.title, reader.lang, entry.origin.language);
        const where = fill(strings.inIssue, { title: text, date: issueDay(entry, view) });
        return itemTemplate(item, entry, {
          ...view,
          actions: () => html`<p class="muted">${where}</p>`,
        });
      })}
    </ul>`;
}
