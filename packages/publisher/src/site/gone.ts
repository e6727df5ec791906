import { fullRef, parseFeed } from '@esca/feed';
import { recordPath } from '@esca/domain';
import type { Entity, Feed, Ref, Text, Visibility } from '@esca/feed';
import { piecesOfFile, readFeedJson } from '../feed-file/read.js';
import type { GonePage } from './record.js';
import { daysBetween, widens } from './write.js';
import type { SiteDraft } from './write.js';

const keptDays = 731;
const kinds = {
  courses: 'course',
  pathways: 'pathway',
  vacancies: 'vacancy',
  bulletins: 'bulletin',
} as const;
type ListName = keyof typeof kinds;

/**
 * Records that the earlier build published and this one no longer holds, each with a page for 24 months. A record that
 * is only hidden from this audience has no such page: its very name may be a secret now.
 */
export function gonePages(
  draft: SiteDraft,
  now: {
    feed: Feed;
    audience: Visibility;
    hidden: ReadonlySet<Ref>;
    planned: (path: string) => boolean;
    today: string;
  },
): GonePage[] {
  const { before } = draft;
  if (before === undefined || widens(before.for, now.audience)) return [];
  const pages = new Map<string, GonePage>();
  for (const page of before.gone)
    if (daysBetween(page.since, now.today) <= keptDays) pages.set(page.path, page);
  const old = earlierFeed(draft);
  if (old !== undefined) {
    const current = identifiersOf(now.feed);
    const kept = new Set([...recordsOf(now.feed)].map(({ ref }) => ref));
    for (const { path, ref, record } of recordsOf(old)) {
      // An issue that is not out yet has no page to miss.
      if (pages.has(path) || kept.has(ref) || draft.earlier(path) === undefined) continue;
      const same = (record.identifiers ?? [])
        .map(({ scheme, value }) => current.get(`${scheme} ${value}`))
        .find((one) => one !== undefined);
      pages.set(path, {
        path,
        ref,
        title: record.title,
        ...(same !== undefined && { replacedBy: same }),
        since: now.today,
      });
    }
  }
  return [...pages.values()]
    .filter(({ path, ref }) => !now.planned(path) && !now.hidden.has(ref))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What the earlier build published, as far as pages of what is gone need it: the rest of a large feed never is in memory. */
function earlierFeed(draft: SiteDraft): Records | undefined {
  const path = draft.earlierPath('feed/whole.json') ?? draft.earlierPath('feed/feed.json');
  if (path === undefined) return undefined;
  const document = readFeedJson(piecesOfFile(path), nameOf) as Records | undefined;
  const { feed } = parseFeed({ ...document, ...none });
  if (document === undefined || feed === undefined) return undefined;
  const { publisher, sources } = feed;
  return {
    publisher,
    ...(sources !== undefined && { sources }),
    ...Object.fromEntries(
      (Object.keys(kinds) as ListName[]).map((list) => [
        list,
        (document[list] ?? []).filter(({ id, title }) => typeof id === 'string' && title),
      ]),
    ),
  };
}

type Named = Entity & { title: Text };
/** A feed of which only names are left. */
type Records = Pick<Feed, 'publisher' | 'sources'> & Partial<Record<ListName, readonly Named[]>>;

const none = Object.fromEntries(
  [...Object.keys(kinds), 'places', 'organisations', 'taxonomies'].map((list) => [list, []]),
);

function nameOf(record: unknown): unknown {
  const { id, identifiers, source, title } = (record ?? {}) as Named;
  return { id, title, ...(source && { source }), ...(identifiers && { identifiers }) };
}

function* recordsOf(feed: Records): Generator<{ path: string; ref: Ref; record: Named }> {
  const publishers = new Map((feed.sources ?? []).map(({ id, publisher }) => [id, publisher.id]));
  const main = feed.publisher.id;
  for (const list of Object.keys(kinds) as ListName[]) {
    for (const record of feed[list] ?? []) {
      const ref = fullRef(`${kinds[list]}/${record.id}`, {
        publisher: { id: publishers.get(record.source ?? '') ?? main },
      });
      const path = recordPath(ref, main);
      if (path !== undefined) yield { path: `${path}index.html`, ref, record };
    }
  }
}

function identifiersOf(feed: Records): Map<string, Ref> {
  const found = new Map<string, Ref>();
  for (const { record, ref } of recordsOf(feed)) {
    for (const { scheme, value } of record.identifiers ?? []) found.set(`${scheme} ${value}`, ref);
  }
  return found;
}
