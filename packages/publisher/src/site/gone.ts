import { fullRef, parseFeed } from '@esca/feed';
import { recordPath } from '@esca/domain';
import type { Entity, Feed, Origin, Ref, Text, Visibility } from '@esca/feed';
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
        title: (record as Entity & { title: Text }).title,
        ...(same !== undefined && { replacedBy: same }),
        since: now.today,
      });
    }
  }
  return [...pages.values()]
    .filter(({ path, ref }) => !now.planned(path) && !now.hidden.has(ref))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function earlierFeed(draft: SiteDraft): Feed | undefined {
  const bytes = draft.earlier('feed/whole.json') ?? draft.earlier('feed/feed.json');
  if (bytes === undefined) return undefined;
  try {
    return parseFeed(JSON.parse(bytes.toString('utf8')), { mostRecords: 500_000 }).feed;
  } catch {
    return undefined;
  }
}

function* recordsOf(feed: Feed): Generator<{ path: string; ref: Ref; record: Entity }> {
  const publishers = new Map((feed.sources ?? []).map(({ id, publisher }) => [id, publisher.id]));
  const main = feed.publisher.id;
  for (const list of Object.keys(kinds) as ListName[]) {
    for (const record of (feed[list] ?? []) as Entity[]) {
      const ref = fullRef(`${kinds[list]}/${record.id}`, {
        publisher: { id: publishers.get(record.source ?? '') ?? main },
      } as Origin);
      const path = recordPath(ref, main);
      if (path !== undefined) yield { path: `${path}index.html`, ref, record };
    }
  }
}

function identifiersOf(feed: Feed): Map<string, Ref> {
  const found = new Map<string, Ref>();
  for (const { record, ref } of recordsOf(feed)) {
    for (const { scheme, value } of record.identifiers ?? []) found.set(`${scheme} ${value}`, ref);
  }
  return found;
}
