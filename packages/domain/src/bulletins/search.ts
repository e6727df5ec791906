import type { LangTag, Text } from '@esca/feed';
import type { SearchSource } from '../search/build.js';
import { textOf } from '../text/choose.js';
import type { ArchivedIssue } from './issues.js';
import type { IssueItem, ItemContext } from './items.js';
import { issueItems, targetTitle } from './items.js';

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
      { weight: 2, length: 8 },
    ],
    texts: (document) => {
      const found = items[document];
      if (!found) return [];
      const { record, origin } = found.issue.entry;
      const say = (text: Text | undefined, language = origin.language): string =>
        textOf(text, lang, language);
      const target = found.item.live?.found;
      const taught =
        target?.kind === 'course' || target?.kind === 'session' ? target.entry.record : undefined;
      return [
        say(found.item.title),
        say(found.item.item.text),
        [say(record.title), record.number ?? '', ...found.item.topics].join(' '),
        // An announcement has its own words for what people know by its name.
        [targetTitle(found.item.live), taught?.title, ...(taught?.aliases ?? [])]
          .map((text) => say(text, target?.entry.origin.language))
          .filter(Boolean)
          .join('; '),
      ];
    },
  };
}
