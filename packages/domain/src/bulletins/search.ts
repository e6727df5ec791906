import type { LangTag } from '@esca/feed';
import type { SearchSource } from '../search/build.js';
import { textOf } from '../text/choose.js';
import type { ArchivedIssue } from './issues.js';
import type { IssueItem, ItemContext } from './items.js';
import { issueItems } from './items.js';

/** An item with the issue that it stands in. */
export interface ArchivedItem {
  readonly issue: ArchivedIssue;
  readonly item: IssueItem;
}

/** Every item of every issue, newest issue first: what a search of the archive looks through. */
export function archiveItems(
  issues: readonly ArchivedIssue[],
  context: ItemContext,
): ArchivedItem[] {
  return issues.flatMap((issue) =>
    issueItems(issue.entry, context).map((item) => ({ issue, item })),
  );
}

/** What `buildSearchIndex` needs to search the archive; a document is a position in `items`. */
export function archiveSource(items: readonly ArchivedItem[], lang: LangTag): SearchSource {
  return {
    count: items.length,
    fields: [
      { weight: 4, length: 6 },
      { weight: 1, length: 30 },
      { weight: 1, length: 8 },
    ],
    texts: (document) => {
      const found = items[document];
      if (!found) return [];
      const { record, origin } = found.issue.entry;
      const say = (text: Parameters<typeof textOf>[0]): string =>
        textOf(text, lang, origin.language);
      return [
        say(found.item.title),
        say(found.item.item.text),
        [say(record.title), record.number ?? '', ...found.item.topics].join(' '),
      ];
    },
  };
}
