import type {
  Audience,
  Bulletin,
  BulletinItem,
  Catalogue,
  Code,
  Entry,
  Links,
  Ref,
  Text,
} from '@esca/feed';
import { fullRef } from '@esca/feed';
import { readerNow } from '../availability/session.js';
import { DAY_MS } from '../time/civil-date.js';
import { instantOf } from '../time/zone.js';
import { isIssued, issuedAt } from './issues.js';
import type { LiveReference } from './live.js';
import { liveReference } from './live.js';

/** One announcement, ready to be shown. */
export interface IssueItem {
  /** Full name of the item. */
  readonly ref: Ref;
  readonly item: BulletinItem;
  /** Its own title, else its target's; absent when it has neither. */
  readonly title?: Text;
  /** What it points at, as it is now. */
  readonly live?: LiveReference;
  /** When it closes or is over, in epoch milliseconds. */
  readonly closesAt?: number;
  /** True when its own date is past. It leaves the latest issue and stays in the archive. */
  readonly over: boolean;
  /** True when an issue of the fourteen days before announced the same. */
  readonly reminder: boolean;
  readonly audience: readonly Audience[];
  readonly topics: readonly Code[];
}

/** What items are read with. */
export interface ItemContext {
  readonly catalogue: Pick<Catalogue, 'bulletins' | 'removed'>;
  readonly links: Links;
  /** The reader's clock, in epoch milliseconds. */
  readonly now: number;
}

/** An item announced again within this time is a reminder. */
export const REMINDER_WINDOW = 14 * DAY_MS;

/** What makes two announcements the same: their target, else their address or file, else their words. */
function subject(item: BulletinItem, { origin }: Entry<Bulletin>): string {
  if (item.ref) return fullRef(item.ref, origin);
  return item.url ?? item.media?.src ?? JSON.stringify(item.title);
}

function earlierSubjects(issue: Entry<Bulletin>, context: ItemContext): Set<string> {
  const at = issuedAt(issue);
  const earlier = context.catalogue.bulletins.filter((entry) => {
    const age = at - issuedAt(entry);
    return (
      age > 0 &&
      age <= REMINDER_WINDOW &&
      entry.origin.publisher.id === issue.origin.publisher.id &&
      isIssued(entry, context.now)
    );
  });
  return new Set(
    earlier.flatMap((entry) => entry.record.items.map((item) => subject(item, entry))),
  );
}

/** What the target of an item is called. */
export function targetTitle(live: LiveReference | undefined): Text | undefined {
  const found = live?.found;
  if (!found) return undefined;
  switch (found.kind) {
    case 'session':
      return found.session.title ?? found.entry.record.title;
    case 'node':
      return found.node.title;
    case 'item':
      return found.item.title;
    case 'org':
    case 'place':
      return found.entry.record.name;
    default:
      return found.entry.record.title;
  }
}

function readItem(
  item: BulletinItem,
  issue: Entry<Bulletin>,
  context: ItemContext,
  earlier: ReadonlySet<string>,
): IssueItem {
  const { record, origin, ref } = issue;
  const live = liveReference(item, issue, context.catalogue, context.links, context.now);
  const now = readerNow(context.now, origin.generatedAt);
  const until = item.until ? instantOf(item.until, origin.timeZone, 'end') : undefined;
  const closesAt = until ?? live?.closesAt;
  const title = item.title ?? targetTitle(live);
  const target = live?.found;
  const taught =
    target?.kind === 'course' || target?.kind === 'session' ? target.entry.record : undefined;
  const wanted = target?.kind === 'vacancy' ? target.entry.record.audience : taught?.audience;
  return {
    ref: `${ref}#${item.id}`,
    item,
    ...(title !== undefined && { title }),
    ...(live && { live }),
    ...(closesAt !== undefined && { closesAt }),
    over: until !== undefined && until <= now,
    reminder: earlier.has(subject(item, issue)),
    audience: item.audience ?? wanted ?? record.audience ?? ['all'],
    topics: item.topics ?? taught?.topics ?? [],
  };
}

/** One item of an issue as it stands now. */
export function issueItem(
  item: BulletinItem,
  issue: Entry<Bulletin>,
  context: ItemContext,
): IssueItem {
  return readItem(item, issue, context, earlierSubjects(issue, context));
}

/**
 * The items of an issue in the order in which they are shown: pinned ones, then those that close soonest, then as the
 * editor put them. What has closed already closes nobody's chance any more, so it keeps the editor's place.
 */
export function issueItems(issue: Entry<Bulletin>, context: ItemContext): IssueItem[] {
  const earlier = earlierSubjects(issue, context);
  const now = readerNow(context.now, issue.origin.generatedAt);
  const closing = ({ closesAt, live }: IssueItem): number =>
    closesAt === undefined || closesAt <= now || live?.open === false ? Infinity : closesAt;
  return issue.record.items
    .map((item, index) => ({ index, read: readItem(item, issue, context, earlier) }))
    .sort((a, b) => {
      const pinned = Number(b.read.item.pinned ?? false) - Number(a.read.item.pinned ?? false);
      if (pinned) return pinned;
      const [first, second] = [closing(a.read), closing(b.read)];
      return first === second ? a.index - b.index : first - second;
    })
    .map(({ read }) => read);
}

/** The items of the latest issue: those that are over have left it. */
export function currentItems(issue: Entry<Bulletin>, context: ItemContext): IssueItem[] {
  return issueItems(issue, context).filter(({ over }) => !over);
}

/** A group of items under one heading. */
export interface ItemGroup {
  /** Code in the taxonomy `group`; empty for items without one. */
  readonly code: Code;
  readonly items: readonly IssueItem[];
}

/**
 * Items by group, the groups in the order of the taxonomy `group`. Codes that it lacks follow as they are met; items
 * without a group come first, because an editor who uses no groups expects no heading.
 */
export function groupItems(items: readonly IssueItem[], issue: Entry<Bulletin>): ItemGroup[] {
  const terms = issue.origin.taxonomies.find(({ id }) => id === 'group')?.terms ?? [];
  const groups = new Map<Code, IssueItem[]>(
    ['', ...terms.map(({ id }) => id)].map((code) => [code, []]),
  );
  for (const item of items) {
    const code = item.item.group ?? '';
    const group = groups.get(code);
    if (group) group.push(item);
    else groups.set(code, [item]);
  }
  return [...groups]
    .filter(([, inside]) => inside.length)
    .map(([code, inside]) => ({ code, items: inside }));
}

/** Items of issues that came out after a visit, reminders left out. */
export function newSince(
  bulletins: Catalogue['bulletins'],
  visit: number,
  context: ItemContext,
): IssueItem[] {
  return bulletins
    .filter((entry) => isIssued(entry, context.now) && issuedAt(entry) > visit)
    .sort((a, b) => issuedAt(b) - issuedAt(a))
    .flatMap((entry) => currentItems(entry, context))
    .filter(({ reminder }) => !reminder);
}
