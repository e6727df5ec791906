import {
  civilDateOf,
  currentItems,
  dateOfWhen,
  fill,
  formatDay,
  groupItems,
  isPastIssue,
  issueItems,
  readableCode,
  readerNow,
} from '@esca/domain';
import type { IssueItem, ItemContext } from '@esca/domain';
import type { Bulletin, Entry, Origin } from '@esca/feed';
import { cleanLine } from './clean.js';
import { linkTo, said } from './context.js';
import type { IssueContext } from './context.js';
import { outgoingItem } from './item.js';
import type { OutgoingIssue, OutgoingSection, Said } from './outgoing.js';
import { bulletinWords } from './words.js';

/** Stands for the event that an issue is built around; no code of a feed can be equal to it. */
export const FEATURED = '*';

/**
 * One issue as every form says it: what is over has left it, unless the whole issue is past; what stands out comes first, then
 * the groups in the order of the vocabulary, each in the order of the widget.
 */
export function outgoingIssue(issue: Entry<Bulletin>, context: IssueContext): OutgoingIssue {
  const { now, words } = context;
  const say = bulletinWords[words.lang];
  const { origin, record, ref } = issue;
  const past = isPastIssue(issue, now);
  const notes = [
    ...(past ? [context.fallback === true ? say.fallback : say.pastIssue] : []),
    fill(say.asAt, { date: today(origin, context) }),
  ];
  const meta = [
    ...(record.number === undefined ? [] : [fill(say.number, { n: cleanLine(record.number) })]),
    formatDay(dateOfWhen(record.issued, origin.timeZone), words),
    ...(record.next === undefined
      ? []
      : [fill(say.nextIssue, { date: formatDay(record.next, words) })]),
  ];
  const sections = issueSections(issue, context).map(({ code, items }): OutgoingSection => {
    const title = sectionTitle(code, issue, context);
    return {
      ...(title !== undefined && { title }),
      items: items.map((item) => outgoingItem(item, issue, context, say)),
    };
  });
  const link = linkTo(context.pageOf?.(ref) ?? record.url, say.onTheWeb, context);
  return {
    ref,
    lang: words.lang,
    title: said(record.title, origin, words),
    publisher: said(origin.publisher.name, origin, words),
    meta,
    ...(record.intro !== undefined && { intro: said(record.intro, origin, words, true) }),
    notes,
    sections,
    ...(link && { link }),
    say,
  };
}

/** Items under one heading. */
export interface IssueSection {
  /** Code in the taxonomy `group`; empty for items without one; `FEATURED` for what stands out. */
  readonly code: string;
  readonly items: readonly IssueItem[];
}

/** The items that are sent and shown of an issue, in sections, in the one order that all forms share. */
export function issueSections(issue: Entry<Bulletin>, context: ItemContext): IssueSection[] {
  const items = isPastIssue(issue, context.now)
    ? issueItems(issue, context)
    : currentItems(issue, context);
  const featured = items.filter(({ item }) => item.featured);
  const rest = groupItems(
    items.filter(({ item }) => !item.featured),
    issue,
  );
  return featured.length > 0 ? [{ code: FEATURED, items: featured }, ...rest] : rest;
}

function sectionTitle(
  code: string,
  { origin }: Entry<Bulletin>,
  { links, words }: IssueContext,
): Said | undefined {
  if (code === '') return undefined;
  if (code === FEATURED) return { text: bulletinWords[words.lang].featured, lang: words.lang };
  return said(links.term(origin, 'group', code)?.title ?? readableCode(code), origin, words);
}

/** The day of writing in the feed's zone. */
function today(origin: Origin, { now, words }: IssueContext): string {
  return formatDay(civilDateOf(readerNow(now, origin.generatedAt), origin.timeZone), words);
}
