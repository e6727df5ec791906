import { fullRef, LIST_KINDS, mergeFeeds } from '@esca/feed';
import type {
  Entity,
  Entry,
  Feed,
  Organisation,
  Problem,
  Source,
  Taxonomy,
  Term,
} from '@esca/feed';
import { ownLanguage } from './own-language.js';

/** A feed and the words by which it was named on the command line. */
export interface NamedFeed {
  given: string;
  url: string;
  feed: Feed;
}

/** A source with what only our own tools use: how it was named, until when it counts, and whether it is a sample. */
export interface KeptSource extends Source {
  'x-input'?: string;
  'x-expires'?: string;
  'x-sample'?: unknown;
}

type ListName = keyof typeof LIST_KINDS;
const fortnight = 14 * 86_400_000;

/** Several feeds as one document, with every record's source. The first feed lends its envelope. */
export function mergeDocuments(given: readonly NamedFeed[]): { feed: Feed; problems: Problem[] } {
  const [first] = given;
  if (first === undefined) throw new RangeError('[esca] mergeDocuments needs at least one feed');
  const feeds = given.map((one) => ({ ...one, feed: ownLanguage(one.feed, first.feed) }));
  const { catalogue, problems } = mergeFeeds(feeds);
  const sources = sourcesOf(feeds);
  const head = feeds[0]?.feed ?? first.feed;
  const merged: Feed = {
    schemaVersion: '1.0',
    publisher: head.publisher,
    licence: head.licence,
    generatedAt: feeds
      .map(({ feed }) => feed.generatedAt)
      .reduce((a, b) => (Date.parse(a) >= Date.parse(b) ? a : b)),
    language: head.language,
    ...pick(head, ['timeZone', 'title', 'refreshMinutes', 'expires', 'request', 'alerts']),
    sources: [...sources.values()],
  };
  const removed = new Map(
    feeds.flatMap(({ feed }) =>
      (feed.removed ?? []).map(({ ref, at }) => {
        const full = fullRef(ref, feed);
        return [full, { ref: full, at }] as const;
      }),
    ),
  );
  // In one document with its source a removal could take what it could not take as a stranger.
  for (const [ref, { at }] of removed)
    if (catalogue.removed.get(ref) !== Date.parse(at)) removed.delete(ref);
  if (removed.size > 0) merged.removed = [...removed.values()];
  const taxonomies = taxonomiesOf(feeds);
  if (taxonomies.length > 0) merged.taxonomies = taxonomies;
  for (const list of Object.keys(LIST_KINDS) as ListName[]) {
    const entries = catalogue[list] as readonly Entry<Entity>[];
    const publishers = new Set<object>(catalogue.origins.map(({ publisher }) => publisher));
    const records = [...entries, ...joined(list, catalogue.sameAs, feeds)]
      .filter(({ record }) => list !== 'organisations' || !publishers.has(record))
      .map(({ record, origin }) => ({ ...record, source: origin.publisher.id }));
    if (records.length > 0) Object.assign(merged, { [list]: records });
  }
  return { feed: merged, problems };
}

/**
 * Records that share an identifier with one of an earlier source. A page shows one card for both, but the document keeps
 * both, so that references to either still lead somewhere.
 */
function joined(
  list: ListName,
  sameAs: ReadonlyMap<string, string>,
  feeds: readonly NamedFeed[],
): { record: Entity; origin: { publisher: Organisation } }[] {
  const found: { record: Entity; origin: { publisher: Organisation } }[] = [];
  const seen = new Set<string>();
  for (const { feed } of feeds) {
    const publishers = new Map((feed.sources ?? []).map(({ id, publisher }) => [id, publisher]));
    for (const record of (feed[list] ?? []) as Entity[]) {
      const publisher = publishers.get(record.source ?? '') ?? feed.publisher;
      const ref = `${publisher.id}:${LIST_KINDS[list]}/${record.id}`;
      if (!sameAs.has(ref) || seen.has(ref)) continue;
      seen.add(ref);
      found.push({ record, origin: { publisher } });
    }
  }
  return found;
}

/** One source per publisher, in order of priority. */
function sourcesOf(feeds: readonly NamedFeed[]): Map<string, KeptSource> {
  const sources = new Map<string, KeptSource>();
  for (const { feed, given } of feeds) {
    const expires =
      feed.expires ?? new Date(Date.parse(feed.generatedAt) + fortnight).toISOString();
    const extra = feed as Feed & { 'x-sample'?: unknown; 'x-sample-day'?: unknown };
    const sample =
      typeof extra['x-sample'] === 'string'
        ? extra['x-sample']
        : (extra['x-sample-day'] ?? extra['x-sample']);
    const own: KeptSource = {
      id: feed.publisher.id,
      publisher: feed.publisher,
      ...(feed.title !== undefined && { title: feed.title }),
      ...(given.startsWith('https:') && { url: given }),
      licence: feed.licence,
      format: 'json',
      generatedAt: feed.generatedAt,
      'x-input': given,
      'x-expires': expires,
      ...(sample !== undefined && { 'x-sample': sample }),
    };
    const inside = new Set((feed.sources ?? []).map(({ publisher }) => publisher.id));
    if (!inside.has(own.id) && !sources.has(own.id)) sources.set(own.id, own);
    for (const source of feed.sources ?? []) {
      const id = source.publisher.id;
      if (sources.has(id)) continue;
      // A feed that was merged before names its own sources; how it was named now is what can fail next time.
      sources.set(id, {
        'x-expires': expires,
        ...(sample !== undefined && { 'x-sample': sample }),
        ...source,
        id,
        'x-input': given,
      });
    }
  }
  return sources;
}

/** Vocabularies of one name put together; a term belongs to the feed that lists it first. */
function taxonomiesOf(feeds: readonly NamedFeed[]): Taxonomy[] {
  const taxonomies = new Map<string, { taxonomy: Taxonomy; terms: Map<string, Term> }>();
  for (const taxonomy of feeds.flatMap(({ feed }) => feed.taxonomies ?? [])) {
    const known = taxonomies.get(taxonomy.id) ?? { taxonomy, terms: new Map<string, Term>() };
    for (const term of taxonomy.terms)
      if (!known.terms.has(term.id)) known.terms.set(term.id, term);
    taxonomies.set(taxonomy.id, known);
  }
  return [...taxonomies.values()].map(({ taxonomy, terms }) => ({
    ...taxonomy,
    terms: [...terms.values()],
  }));
}

/** What a merged feed holds of one input, as a feed of its own; nothing when it has expired or was never there. */
export function lastGood(merged: NamedFeed, given: string, now: number): NamedFeed | undefined {
  const sources = (merged.feed.sources as KeptSource[] | undefined)?.filter(
    (source) => source['x-input'] === given && Date.parse(source['x-expires'] ?? '') > now,
  );
  const [first] = sources ?? [];
  if (sources === undefined || first === undefined) return undefined;
  const names = new Set(sources.map(({ id }) => id));
  const feed: Feed = { ...merged.feed, publisher: first.publisher, sources };
  if (first.licence !== undefined) feed.licence = first.licence;
  if (first.generatedAt !== undefined) feed.generatedAt = first.generatedAt;
  if (first['x-expires'] !== undefined) feed.expires = first['x-expires'];
  delete feed.removed;
  for (const list of Object.keys(LIST_KINDS) as ListName[]) {
    const records = (feed[list] as Entity[] | undefined)?.filter(
      ({ source }) => source !== undefined && names.has(source),
    );
    if (records !== undefined) Object.assign(feed, { [list]: records });
  }
  return { given, url: merged.url, feed };
}

function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(
    keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]]),
  ) as Pick<T, K>;
}
