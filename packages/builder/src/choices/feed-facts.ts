import {
  FeedError,
  WAITS,
  loadFeed,
  mergeFeeds,
  type FeedDocument,
  type FeedErrorCode,
  type Surroundings,
  type Text,
} from '@esca/feed';

/** A value that a filter can have, with its name in each language and how deep it lies below another. */
export interface Term {
  readonly code: string;
  readonly title: Text;
  readonly depth: number;
}

/** What the builder has to know of a feed. */
export interface FeedFacts {
  readonly publisher: Text;
  readonly language: string;
  readonly counts: { courses: number; pathways: number; vacancies: number; bulletins: number };
  readonly areas: readonly Term[];
  readonly topics: readonly Term[];
  readonly pathways: readonly Term[];
  /** Records that not everybody may see. */
  readonly restricted: number;
}

/** Terms in the order of a tree: each below the wider term that it belongs to. A circle is cut. */
function tree(terms: readonly { id: string; title: Text; broader?: string }[]): Term[] {
  const known = new Set(terms.map(({ id }) => id));
  const done = new Set<string>();
  const below = (broader: string | undefined, depth: number): Term[] =>
    terms
      .filter((term) => (known.has(term.broader ?? '') ? term.broader : undefined) === broader)
      .flatMap(({ id, title }) => {
        if (done.has(id)) return [];
        done.add(id);
        return [{ code: id, title, depth }, ...below(id, depth + 1)];
      });
  return below(undefined, 0);
}

/** Reads what the builder has to know from a feed's documents; undefined when there is nothing in them. */
export function factsOf(documents: readonly FeedDocument[]): FeedFacts | undefined {
  const { catalogue } = mergeFeeds(documents);
  const [main] = catalogue.origins;
  if (!main) return undefined;
  const { courses, pathways, vacancies, bulletins } = catalogue;
  const termsOf = (id: string): Term[] => {
    const all = catalogue.origins.flatMap(
      ({ taxonomies }) => taxonomies.find((one) => one.id === id)?.terms ?? [],
    );
    return tree([...new Map(all.map((term) => [term.id, term])).values()]);
  };
  const records = [...courses, ...pathways, ...vacancies, ...bulletins];
  return {
    publisher: main.publisher.name,
    language: main.language,
    counts: {
      courses: courses.length,
      pathways: pathways.length,
      vacancies: vacancies.length,
      bulletins: bulletins.length,
    },
    areas: termsOf('area'),
    topics: termsOf('topic'),
    pathways: pathways.map(({ record }) => ({ code: record.id, title: record.title, depth: 0 })),
    restricted: records.filter(({ record }) => (record.visibility ?? 'public') !== 'public').length,
  };
}

/** Loads feeds to see what can be chosen from them. Gives the reason when none of them can be had. */
export async function checkFeeds(
  addresses: readonly string[],
  signal: AbortSignal,
  around: Surroundings,
): Promise<FeedFacts | FeedErrorCode> {
  // Somebody waits for the answer while typing an address: one try is enough.
  const once = { ...around, waits: { ...WAITS, retries: [] } };
  const loaded = await Promise.allSettled(
    addresses.map((url) => loadFeed(url, { signal, around: once })),
  );
  signal.throwIfAborted();
  const documents = loaded.flatMap((one) =>
    one.status === 'fulfilled' ? one.value.documents : [],
  );
  const failed = loaded.find((one) => one.status === 'rejected');
  if (failed && documents.length === 0)
    return failed.reason instanceof FeedError ? failed.reason.code : 'network';
  return factsOf(documents) ?? 'format';
}
