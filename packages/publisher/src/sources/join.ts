import type { Feed, Organisation, Problem } from '@esca/feed';
import { problem } from '@esca/feed';
import { slug } from './ids.js';
import type { ImportContext, ImportResult, PartialFeed } from './source.js';

/** Licence of public data in the United Kingdom, assumed with a warning where nobody states one. */
export const OPEN_GOVERNMENT_LICENCE =
  'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/';

const LISTS = [
  'organisations',
  'places',
  'taxonomies',
  'courses',
  'pathways',
  'vacancies',
  'bulletins',
] as const;

interface Named {
  id: string;
}

/**
 * Puts the parts of one publisher's feed together. Envelope fields come from the first file that has them; of two records
 * with one id the first is kept, but the terms of one taxonomy and the sessions of one course add up.
 */
export function joinFeeds(
  results: readonly ImportResult[],
  problems: Problem[],
  names: ReadonlyMap<ImportResult, string> = new Map(),
): PartialFeed {
  const joined: PartialFeed = {};
  for (const { feed } of results) {
    for (const [key, value] of Object.entries(feed) as [keyof Feed, never][])
      if (!(LISTS as readonly string[]).includes(key) && key !== 'removed') joined[key] ??= value;
    if (feed.removed) (joined.removed ??= []).push(...feed.removed);
  }
  for (const list of LISTS) {
    const known = new Map<string, Named>();
    const files = new Map<Named, string | undefined>();
    for (const result of results) {
      const { feed, format } = result;
      for (const record of (feed[list] ?? []) as Named[]) {
        files.set(record, names.get(result));
        const before = known.get(record.id);
        if (!before) known.set(record.id, record);
        else if (list === 'courses' && !('title' in before && 'title' in record)) {
          // Sessions and their series come apart in some sources; together they are one course.
          addUp(list, before, record);
          enrich(before, record);
        } else if (list === 'bulletins' && NEWS.has(format)) addUp(list, before, record);
        else if (
          (list === 'bulletins' || !addUp(list, before, record)) &&
          list !== 'places' &&
          list !== 'organisations'
        )
          problems.push(lost('I833', `${list}: ${record.id} (${format})`, names.get(result)));
        else if (list === 'places' || list === 'organisations') enrich(before, record);
      }
    }
    if (list === 'courses') dropNameless(known, files, problems);
    if (known.size > 0) (joined as Record<string, unknown>)[list] = [...known.values()];
  }
  return joined;
}

/** A record that could not be kept, with the file that it was in. */
const lost = (code: string, detail: string, file: string | undefined): Problem => ({
  ...problem(code, 'error', '', detail),
  ...(file !== undefined && { place: { file } }),
});

/** Sessions whose series was in no file cannot be shown: nobody knows what they are. */
function dropNameless(
  courses: Map<string, Named>,
  files: ReadonlyMap<Named, string | undefined>,
  problems: Problem[],
): void {
  for (const [id, course] of courses)
    if (!('title' in course)) {
      problems.push(lost('I871', id, files.get(course)));
      courses.delete(id);
    }
}

/** Lists whose records may come in pieces, and the list that adds up. */
const PARTS: Record<string, string> = {
  taxonomies: 'terms',
  courses: 'sessions',
  bulletins: 'items',
};
/** Formats whose announcements come in pages. */
const NEWS = new Set<string>(['rss', 'atom', 'jsonfeed']);

function addUp(list: string, before: Named, record: Named): boolean {
  const field = PARTS[list];
  if (field === undefined) return false;
  const target = before as unknown as Record<string, Named[] | undefined>;
  const more = (record as unknown as Record<string, Named[] | undefined>)[field] ?? [];
  const have = new Set((target[field] ?? []).map((one) => one.id));
  const fresh = more.filter((one) => !have.has(one.id));
  if (fresh.length === 0 && list === 'courses') return false;
  target[field] = [...(target[field] ?? []), ...fresh];
  return true;
}

/** Two files that name one place each know something of it. */
function enrich(before: Named, record: Named): void {
  const target = before as unknown as Record<string, unknown>;
  for (const [key, value] of Object.entries(record)) target[key] ??= value;
}

/** The document with everything that a feed must say about itself; what nobody stated is assumed, with a warning. */
export function withEnvelope(
  joined: PartialFeed,
  context: ImportContext,
  problems: Problem[],
  file: string,
  licence: string | undefined,
): Feed {
  const place = { place: { file } };
  const stated = context.publisher ?? context.profile?.publisher ?? joined.publisher;
  const name = typeof stated?.name === 'string' ? stated.name : '';
  const base = (file.split(/[\\/]/).pop() ?? '').replace(/\.[^.]*$/, '');
  const some = LISTS.some((list) => joined[list] !== undefined);
  if (some && !stated?.id) problems.push({ ...problem('I867', 'warning', ''), ...place });
  const publisher: Organisation = {
    ...stated,
    id: stated?.id ?? slug(name || base || 'academy'),
    name: stated?.name ?? (base || 'Academy'),
  };
  const own = licence ?? context.profile?.licence ?? joined.licence;
  if (some && own === undefined) problems.push({ ...problem('I868', 'warning', ''), ...place });
  const {
    publisher: _publisher,
    schemaVersion: _version,
    generatedAt: _at,
    licence: _licence,
    ...rest
  } = joined;
  return {
    schemaVersion: '1.0',
    publisher,
    licence: own ?? OPEN_GOVERNMENT_LICENCE,
    generatedAt: new Date(Math.floor(context.now / 1000) * 1000)
      .toISOString()
      .replace('.000Z', 'Z'),
    language: joined.language ?? context.language,
    timeZone: joined.timeZone ?? context.timeZone,
    ...rest,
    // A feed may be empty, yet it must have a list.
    ...(some ? {} : { courses: [] }),
  };
}
