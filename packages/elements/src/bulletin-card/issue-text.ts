import { chooseText, fill, groupItems, readableCode, type IssueItem } from '@esca/domain';
import type { Origin, Text } from '@esca/feed';
import { recordHref } from '../shared/records/openers.js';
import type { IssueView } from './issue.templates.js';
import { issueDay, marksOf, plainTitle, standing, type ItemView } from './item.templates.js';

/*
 * An issue as plain text, to paste into a message. It comes when somebody asks for it.
 */

/** The issue as it is shown: the same items in the same order, each with how it stands now and its address. */
export function issueText({ issue, items }: IssueView, view: ItemView): string {
  const { record, origin } = issue;
  const { strings } = view;
  const say = (text: Text | undefined, from: Origin = origin): string =>
    text === undefined ? '' : chooseText(text, view.reader.lang, from.language).text;
  const number = record.number && fill(strings.number, { n: record.number });
  const featured = items.filter(({ item }) => item.featured);
  const groups = groupItems(
    items.filter(({ item }) => !item.featured),
    issue,
  );
  const title = (code: string): string =>
    code && say(view.links.term(origin, 'group', code)?.title ?? readableCode(code));
  const parts = [
    { name: featured.length > 0 ? strings.featured : '', inside: featured },
    ...groups.map(({ code, items: inside }) => ({ name: title(code), inside })),
  ];
  return [
    [say(record.title), [number, issueDay(issue, view)].filter(Boolean).join(' · ')].join('\n'),
    say(record.intro),
    ...parts.flatMap(({ name, inside }) => [
      name.toUpperCase(),
      ...inside.map((item) => itemText(item, issue, view, say)),
    ]),
    recordHref(issue.ref, origin, record.url),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function itemText(
  item: IssueItem,
  issue: IssueView['issue'],
  view: ItemView,
  say: (text: Text | undefined, from?: Origin) => string,
): string {
  const { live } = item;
  const found = live?.gone ? undefined : live?.found;
  const now = standing(item, view);
  const marks = marksOf(item, issue, view).map(([label]) => label);
  const { entry } = found ?? {};
  const page =
    entry &&
    recordHref(entry.ref, entry.origin, 'url' in entry.record ? entry.record.url : undefined);
  const own = live?.gone ? undefined : (item.item.url ?? item.item.media?.src);
  return [
    plainTitle(item, issue, view) + (marks.length > 0 ? ` [${marks.join('; ')}]` : ''),
    say(item.item.text),
    now?.date,
    now?.sentence,
    page,
    own,
  ]
    .filter(Boolean)
    .join('\n');
}
