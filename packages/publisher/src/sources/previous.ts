import { parseFeed, type Feed, type Ref, type Removed } from '@esca/feed';

/** What changed since the last import into the same file. */
export interface Change {
  /** Everything that is gone, for the feed's `removed`. */
  removed: Removed[];
  /** What is newly gone. */
  fresh: Ref[];
  /** Set when so few records are left that the export was probably cut short. */
  shrunk?: string;
}

const KINDS = [
  ['courses', 'course'],
  ['pathways', 'pathway'],
  ['vacancies', 'vacancy'],
  ['bulletins', 'bulletin'],
  ['organisations', 'org'],
  ['places', 'place'],
] as const;
/** Gone records are named for a month; a feed must keep them for a week. */
const KEPT = 30 * 86_400_000;
/** Under so few records a half says nothing. */
const FEW = 4;

type Ids = Partial<Record<(typeof KINDS)[number][0], readonly { id: string }[]>>;

/** What is of use in the feed that a new one replaces: whose it was, which records it had, and what was gone from it. */
export interface Previous extends Ids {
  publisher: { id: string };
  removed?: Removed[];
}

/** Of a record of the previous feed only its id is kept, however large that feed is. */
export const justId = (record: unknown): unknown => ({
  id: (record as { id?: unknown } | null)?.id,
});

/** The previous feed from its document, whose records are nothing but their ids; nothing when it is no feed. */
export function previousFrom(document: unknown): Previous | undefined {
  const { taxonomies: _taxonomies, ...envelope } = document as Record<string, unknown>;
  const lists: Ids = {};
  for (const [list] of KINDS) {
    const records = envelope[list];
    envelope[list] = [];
    lists[list] = Array.isArray(records)
      ? (records as { id?: unknown }[]).filter(
          (one): one is { id: string } => typeof one?.id === 'string',
        )
      : [];
  }
  const { feed } = parseFeed(envelope);
  return feed && { publisher: feed.publisher, removed: feed.removed ?? [], ...lists };
}

/** Compares a new feed with the one that it replaces. */
export function compareWithPrevious(
  before: Previous,
  after: Feed,
  gone: readonly Ref[],
  now: number,
): Change {
  const at = new Date(Math.floor(now / 1000) * 1000).toISOString().replace('.000Z', 'Z');
  const present = new Set<Ref>();
  const fresh: Ref[] = [];
  let shrunk: string | undefined;
  const same = before.publisher.id === after.publisher.id;
  for (const [list, kind] of KINDS) {
    const [old, new_] = [before[list] ?? [], after[list] ?? []];
    for (const one of new_) present.add(`${kind}/${one.id}`);
    if (!same) continue;
    for (const one of old) if (!present.has(`${kind}/${one.id}`)) fresh.push(`${kind}/${one.id}`);
    if (old.length >= FEW && new_.length * 2 < old.length)
      shrunk ??= `${String(new_.length)} of ${String(old.length)} ${list}`;
  }
  for (const ref of gone) if (!fresh.includes(ref) && !present.has(ref)) fresh.push(ref);
  const removed = new Map<Ref, Removed>();
  for (const one of [...(same ? (before.removed ?? []) : []), ...(after.removed ?? [])])
    if (!present.has(one.ref) && now - Date.parse(one.at) < KEPT) removed.set(one.ref, one);
  const news = fresh.filter((ref) => !removed.has(ref));
  for (const ref of news) removed.set(ref, { ref, at });
  return {
    removed: [...removed.values()],
    fresh: news,
    ...(shrunk === undefined ? {} : { shrunk }),
  };
}
