import { linkCatalogue, mergeFeeds, parseFeed, problem } from '@esca/feed';
import type { Catalogue, Feed, Links, Problem, Severity, SourcePlace } from '@esca/feed';

/** A document as it was read, with the name that reports show. */
export interface CheckedDocument {
  /** File name or address. */
  name: string;
  /** Address that relative links and ownership go by. */
  url: string;
  /** The parsed JSON. */
  value: unknown;
  /** Problems that importing it raised, when it was made from a source file. */
  imported?: readonly Problem[];
  /** The cell that a JSON pointer into `value` came from, when it was made from a source file. */
  locate?: (pointer: string) => SourcePlace | undefined;
}

/** What every check works on: the clean records, where each stands, and where problems go. */
export interface CheckContext {
  now: number;
  feeds: readonly { name: string; feed: Feed }[];
  catalogue: Catalogue;
  links: Links;
  /** True when every page and part is there, so that what is missing is missing. */
  complete: boolean;
  /** Notes a problem at a record, or at a field below it. */
  add(code: string, severity: Severity, record: object, field?: string, detail?: string): void;
}

/** A problem and the document that it is about. */
export interface FiledProblem extends Problem {
  name: string;
}

/** Reads the documents and prepares what the checks need. */
export function checkContext(
  documents: readonly CheckedDocument[],
  now: number,
): { context: CheckContext; problems: FiledProblem[] } {
  const problems: FiledProblem[] = [];
  const places = new WeakMap<
    object,
    { name: string; path: string; locate?: CheckedDocument['locate'] }
  >();
  const feeds: { name: string; url: string; feed: Feed }[] = [];
  let complete = true;
  for (const { name, url, value, imported = [], locate } of documents) {
    const parsed = parseFeed(value, { extensions: true });
    for (const one of imported) problems.push({ ...one, name });
    for (const one of parsed.problems) problems.push({ ...one, ...placed(locate, one.path), name });
    if (parsed.feed === undefined) continue;
    feeds.push({ name, url, feed: parsed.feed });
    if (parsed.feed.next !== undefined || parsed.feed.parts !== undefined) complete = false;
    note(parsed.feed, value, '', (record, path) => places.set(record, { name, path, locate }));
  }
  const { catalogue, problems: merging } = mergeFeeds(feeds);
  const first = feeds[0]?.name ?? '';
  for (const one of merging) problems.push({ ...one, name: first });
  return {
    problems,
    context: {
      now,
      feeds,
      catalogue,
      links: linkCatalogue(catalogue),
      complete,
      add(code, severity, record, field = '', detail) {
        const place = places.get(record) ?? { name: first, path: '', locate: undefined };
        const path = place.path + (field === '' ? '' : `/${field}`);
        problems.push({
          ...problem(code, severity, path, detail),
          ...placed(place.locate, path),
          name: place.name,
        });
      },
    },
  };
}

/** The cell of a pointer, ready to be spread into a problem. */
function placed(locate: CheckedDocument['locate'], path: string): { place?: SourcePlace } {
  const place = locate?.(path);
  return place === undefined ? {} : { place };
}

/**
 * Tells where each clean object stood in the document. The reader drops what is bad, so positions shift; objects in a
 * list are found again by id, or by their place when nothing was dropped before them.
 */
function note(
  clean: unknown,
  raw: unknown,
  path: string,
  tell: (record: object, path: string) => void,
): void {
  if (typeof clean !== 'object' || clean === null || typeof raw !== 'object' || raw === null)
    return;
  tell(clean, path);
  if (Array.isArray(clean)) {
    if (!Array.isArray(raw)) return;
    const byId = new Map<unknown, number>();
    raw.forEach((entry: unknown, index) => {
      const id = idOf(entry);
      if (id !== undefined && !byId.has(id)) byId.set(id, index);
    });
    clean.forEach((entry: unknown, index) => {
      const id = idOf(entry);
      const at = id === undefined ? index : (byId.get(id) ?? index);
      note(entry, raw[at], `${path}/${String(at)}`, tell);
    });
    return;
  }
  for (const [key, value] of Object.entries(clean)) {
    if (Object.hasOwn(raw, key)) {
      const name = key.replaceAll('~', '~0').replaceAll('/', '~1');
      note(value, (raw as Record<string, unknown>)[key], `${path}/${name}`, tell);
    }
  }
}

function idOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined;
  const { id, source } = entry as { id?: unknown; source?: unknown };
  return typeof id === 'string' ? `${typeof source === 'string' ? source : ''} ${id}` : undefined;
}
