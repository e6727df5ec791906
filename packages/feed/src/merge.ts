import { fullRef, type Catalogue, type Entry, type Origin } from './catalogue.js';
import { problem, type Problem } from './problems.js';
import type { Entity, Feed, Ref } from './types.js';

/** A feed and where it was read. Pages and parts of one feed share its address. */
export interface FeedDocument {
  readonly url: string;
  readonly feed: Feed;
}

/** Lists of a feed with the kind that stands in the full names of their records. */
export const LIST_KINDS = {
  organisations: 'org',
  places: 'place',
  courses: 'course',
  pathways: 'pathway',
  vacancies: 'vacancy',
  bulletins: 'bulletin',
} as const;
type ListName = keyof typeof LIST_KINDS;
const LISTS = Object.keys(LIST_KINDS) as ListName[];
type RecordOf<K extends ListName> = NonNullable<Feed[K]>[number];

const DAY = 86_400_000;

/** Where a list may join records by identifier. Places and organisations are pointed at, never shown as cards. */
const JOINED = new Set<ListName>(['courses', 'vacancies']);

/**
 * Puts several feeds together. The order of the documents is their priority. Whole records are chosen, never blended:
 * of two with one full name the first source wins, and only between copies from one host does the newer win. A publisher's
 * name belongs to the host that declares it first; what another host offers under it is dropped (R209). Records that
 * share an identifier become one, in the name of the earlier.
 */
export function mergeFeeds(documents: readonly FeedDocument[]): {
  catalogue: Catalogue;
  problems: Problem[];
} {
  const problems: Problem[] = [];
  const owners = new Map<string, string>();
  const origins: Origin[] = [];
  const removed = new Map<Ref, number>();
  const sameAs = new Map<Ref, Ref>();
  const merged = {} as { [K in ListName]: Map<Ref, Entry<RecordOf<K>>> };
  for (const list of LISTS) Object.assign(merged, { [list]: new Map() });

  for (const { url, feed } of documents) {
    const host = hostOf(url);
    const declared = new Map<string | undefined, Origin>();
    const declare = (id: string | undefined, origin: Origin): void => {
      declared.set(id, origin);
      if (!owners.has(origin.publisher.id)) owners.set(origin.publisher.id, host);
      origins.push(origin);
    };
    const own = originOf(url, feed);
    declare(undefined, own);
    for (const source of feed.sources ?? []) {
      const written = source.generatedAt ? Date.parse(source.generatedAt) : own.generatedAt;
      declare(source.id, {
        ...own,
        publisher: source.publisher,
        licence: source.licence ?? own.licence,
        generatedAt: written,
      });
    }

    for (const list of LISTS) {
      const entries: readonly Entity[] = feed[list] ?? [];
      const target = merged[list] as Map<Ref, Entry<Entity>>;
      const refused = new Set<string>();
      entries.forEach((record, index) => {
        const origin = declared.get(record.source) ?? own;
        const publisher = origin.publisher.id;
        if (owners.get(publisher) !== host) {
          refused.add(publisher);
          return;
        }
        const ref = `${publisher}:${LIST_KINDS[list]}/${record.id}`;
        const present = target.get(ref);
        if (!present) target.set(ref, { ref, record, origin });
        else if (hostOf(present.origin.url) === host && isNewer(record, present.record)) {
          target.set(ref, { ref, record, origin });
        } else if (present.origin.url === url) {
          problems.push(problem('R208', 'error', `/${list}/${index}`, ref));
        }
      });
      for (const publisher of refused) {
        problems.push(problem('R209', 'error', `/${list}`, publisher));
      }
    }
  }

  for (const { url, feed } of documents) {
    const host = hostOf(url);
    for (const { ref, at } of feed.removed ?? []) {
      const name = fullRef(ref, feed);
      // Neighbours on one host, and files on one disk, take nothing from each other.
      const own = [feed, ...(feed.sources ?? [])].some(
        ({ publisher: { id } }) => owners.get(id) === host && name.startsWith(`${id}:`),
      );
      if (!own) continue;
      const since = Date.parse(at);
      if (withdraw(merged, name, since)) removed.set(name, since);
    }
  }

  for (const list of LISTS) {
    if (JOINED.has(list)) join(merged[list], sameAs);
  }
  const entriesOf = <K extends ListName>(list: K): Entry<RecordOf<K>>[] => [
    ...merged[list].values(),
  ];
  return {
    problems,
    catalogue: {
      origins,
      removed,
      sameAs,
      organisations: withPublishers(entriesOf('organisations'), origins),
      places: entriesOf('places'),
      courses: entriesOf('courses'),
      pathways: entriesOf('pathways'),
      vacancies: entriesOf('vacancies'),
      bulletins: entriesOf('bulletins'),
    },
  };
}

function originOf(url: string, feed: Feed): Origin {
  const generatedAt = Date.parse(feed.generatedAt);
  return {
    url,
    publisher: feed.publisher,
    site: feed.publisher.id,
    language: feed.language,
    timeZone: feed.timeZone ?? 'Europe/London',
    generatedAt,
    expires: feed.expires ? Date.parse(feed.expires) : generatedAt + 14 * DAY,
    refreshMinutes: feed.refreshMinutes ?? 60,
    licence: feed.licence,
    taxonomies: feed.taxonomies ?? [],
    ...(feed.title !== undefined && { title: feed.title }),
    ...(feed.request !== undefined && { request: feed.request }),
    ...(feed.alerts !== undefined && { alerts: feed.alerts }),
  };
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}

const isNewer = (a: Entity, b: Entity): boolean =>
  a.modified !== undefined &&
  (b.modified === undefined || Date.parse(a.modified) > Date.parse(b.modified));

/** Takes a record out, unless it was changed since. Says whether the name is now gone. */
function withdraw(
  merged: { [K in ListName]: Map<Ref, Entry<RecordOf<K>>> },
  name: Ref,
  since: number,
): boolean {
  for (const list of LISTS) {
    const present = merged[list].get(name);
    if (!present) continue;
    const changed = (present.record as Entity).modified;
    if (changed !== undefined && Date.parse(changed) > since) return false;
    merged[list].delete(name);
  }
  return true;
}

/** Joins records of different publishers that carry the same identifier. */
function join(entries: Map<Ref, Entry<Entity>>, sameAs: Map<Ref, Ref>): void {
  const known = new Map<string, Ref>();
  for (const [ref, entry] of entries) {
    const names = (entry.record.identifiers ?? []).map(({ scheme, value }) => `${scheme} ${value}`);
    const first = names.map((name) => known.get(name)).find((found) => found !== undefined);
    const kept = first === undefined ? undefined : entries.get(first);
    if (kept && kept.origin.publisher.id !== entry.origin.publisher.id) {
      entries.set(kept.ref, { ...kept, also: [...(kept.also ?? []), entry.origin] });
      entries.delete(ref);
      sameAs.set(ref, kept.ref);
    }
    for (const name of names) if (!known.has(name)) known.set(name, kept?.ref ?? ref);
  }
}

/** Every publisher can be pointed at as an organisation, listed or not. */
function withPublishers(
  listed: Entry<Feed['publisher']>[],
  origins: readonly Origin[],
): Entry<Feed['publisher']>[] {
  const names = new Set(listed.map((entry) => entry.ref));
  for (const origin of origins) {
    const ref = `${origin.publisher.id}:org/${origin.publisher.id}`;
    if (!names.has(ref)) listed.push({ ref, record: origin.publisher, origin });
    names.add(ref);
  }
  return listed;
}
