import {
  archiveSource,
  buildSearchIndex,
  chooseText,
  fill,
  issueItem,
  issueItems,
  plural,
  runInSlices,
  searchDocuments,
  type ArchivedIssue,
  type ArchivedItem,
  type ItemContext,
  type SearchIndex,
} from '@esca/domain';
import { rest, type Catalogue } from '@esca/feed';
import { html, type TemplateResult } from 'lit';
import { issueDay, itemTemplate, type ItemView } from './item.templates.js';

/*
 * The search of all issues. Few people open the archive, so this and the search engine come when somebody does.
 */

/** A search over every item of every issue. The words of an item do not change with the clock, so it is built once. */
interface ArchiveIndex {
  readonly items: readonly ArchivedItem[];
  readonly index: SearchIndex;
}

/** The items that have all the words, best first, and how many there are. */
export interface FoundItems {
  readonly count: number;
  /** The first of them, as they stand now. */
  readonly items: readonly ArchivedItem[];
}

/** Makes every item of every issue searchable, a slice at a time, and keeps that until issues or language change. */
export class ArchiveSearch {
  readonly #done: () => void;
  #of: { readonly catalogue: Catalogue; readonly count: number; readonly lang: string } | undefined;
  #ready: ArchiveIndex | undefined;
  #job = 0;

  /** `done` is called when what was not ready is. */
  constructor(done: () => void) {
    this.#done = done;
  }

  /** Takes what is searched. Starts what has to be done; the former index serves until then. */
  follow(
    catalogue: Catalogue,
    issues: readonly ArchivedIssue[],
    context: ItemContext,
    lang: string,
  ): void {
    const of = this.#of;
    if (of?.catalogue === catalogue && of.count === issues.length && of.lang === lang) return;
    this.#of = { catalogue, count: issues.length, lang };
    const job = ++this.#job;
    void runInSlices(build(issues, context, lang), {
      now: () => performance.now(),
      pause: rest,
    }).then((ready) => {
      if (job !== this.#job) return;
      this.#ready = ready;
      this.#done();
    });
  }

  /** What has all the words; the first `most` are read as they stand now. `undefined` while nothing is searchable yet. */
  find(words: string, most: number, context: ItemContext): FoundItems | undefined {
    if (!this.#ready) return undefined;
    const { items, index } = this.#ready;
    const hits = searchDocuments(index, words);
    if (!hits) return { count: 0, items: [] };
    const best = [...hits.documents]
      .map((document, at) => ({ document, score: hits.scores[at] ?? 0 }))
      .sort((a, b) => b.score - a.score || a.document - b.document)
      .slice(0, most);
    return {
      count: hits.documents.length,
      items: best.map(({ document }) => {
        const { issue, item } = items[document]!;
        return { issue, item: issueItem(item.item, issue.entry, context) };
      }),
    };
  }
}

function* build(
  issues: readonly ArchivedIssue[],
  context: ItemContext,
  lang: string,
): Generator<unknown, ArchiveIndex> {
  const items: ArchivedItem[] = [];
  for (const issue of issues) {
    items.push(...issueItems(issue.entry, context).map((item) => ({ issue, item })));
    yield;
  }
  return { items, index: yield* buildSearchIndex(archiveSource(items, lang)) };
}

/** What a search of the archive found, each item with its issue. */
export function foundTemplate({ count, items }: FoundItems, view: ItemView): TemplateResult {
  const { strings, words, reader } = view;
  if (count === 0) {
    return html`<p part="status">${strings.foundNone}</p>
      <p>${strings.foundNoneHelp}</p>`;
  }
  return html`<p part="status">${plural(strings.found, count, words.lang)}</p>
    <ul part="results list" class="found">
      ${items.map(({ item, issue: { entry } }) => {
        const { text } = chooseText(entry.record.title, reader.lang, entry.origin.language);
        const where = fill(strings.inIssue, { title: text, date: issueDay(entry, view) });
        return itemTemplate(item, entry, {
          ...view,
          actions: () => html`<p class="muted">${where}</p>`,
        });
      })}
    </ul>`;
}
