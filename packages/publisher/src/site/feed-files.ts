import { createHash } from 'node:crypto';
import {
  buildCourseSearch,
  loadWords,
  runAtOnce,
  saveCourseTable,
  saveSearchIndex,
  textOf,
} from '@esca/domain';
import { bucketOf } from '@esca/feed';
import type { Entry, Course, Feed, Part } from '@esca/feed';
import type { Site } from './context.js';
import type { Effort } from './compress.js';
import { bucketCount, cardOf, cardPages } from './feed-parts.js';
import { coursesByDate, isAhead } from './listing.js';
import type { SiteDraft } from './write.js';

/** Up to so many courses the feed is one file. */
export const wholeUpTo = 2000;

/**
 * Writes the feed. Beyond 2,000 courses `feed/feed.json` is an index: the envelope, what courses refer to, and parts that say
 * what they are for. The complete feed stands beside it.
 */
export async function writeFeed(
  draft: SiteDraft,
  feed: Feed,
  site: Pick<Site, 'catalogue' | 'links' | 'now'>,
): Promise<void> {
  const { courses = [], ...rest } = feed;
  if (courses.length <= wholeUpTo) {
    draft.write('feed/feed.json', `${JSON.stringify(feed)}\n`, { effort: 'best' });
    return;
  }
  const { publisher, licence, generatedAt, language, schemaVersion, sources, timeZone } = feed;
  const envelope = {
    schemaVersion,
    publisher,
    licence,
    generatedAt,
    language,
    ...(timeZone !== undefined && { timeZone }),
    ...(sources !== undefined && { sources }),
  };
  const document = (content: Partial<Feed>): string =>
    `${JSON.stringify({ ...envelope, ...content })}\n`;
  const part = (
    use: 'cards' | 'facets' | 'details' | 'search' | 'records',
    content: string | Uint8Array,
    rest: Omit<Part, 'href' | 'use'>,
    effort: Effort = 'good',
  ): Part => {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
    const href = `parts/${use}-${hash}.${typeof content === 'string' ? 'json' : 'bin'}`;
    draft.write(`feed/${href}`, content, {
      hashed: true,
      effort,
    });
    return { href, use, ...rest };
  };

  const pages: Part[] = [];
  const ordered = coursesByDate(site);
  for (const page of cardPages(ordered)) {
    const cards = page.map(({ origin, record }) =>
      cardOf(record, (session) => !isAhead(session, origin, site.now)),
    );
    pages.push(
      part(
        'cards',
        document({ courses: cards }),
        { kinds: ['course'], count: cards.length },
        // Everybody loads the first page; the later ones are many.
        pages.length === 0 ? 'best' : 'good',
      ),
    );
    await draft.ready();
  }
  // Everybody loads the index, so the names of the later pages stand in a list of their own.
  const [first, ...later] = pages;
  const parts = [
    first!,
    part('cards', document({ parts: later.map(fromParts) }), {
      kinds: ['course'],
      count: ordered.length - first!.count!,
    }),
    await tablePart(ordered, site, feed.language, part),
    searchPart(ordered, site, feed.language, part),
  ];
  parts.push(await detailsPart(courses, document, part, draft));
  // What is not a course stands in a part of its own: a finder does not wait for it.
  const { pathways, vacancies, bulletins, ...head } = rest;
  const others = {
    ...(pathways !== undefined && { pathways }),
    ...(vacancies !== undefined && { vacancies }),
    ...(bulletins !== undefined && { bulletins }),
  };
  const count = Object.values(others).reduce((sum, list) => sum + list.length, 0);
  if (count > 0)
    parts.push(
      part('records', document(others), { kinds: ['pathway', 'vacancy', 'bulletin'], count }),
    );
  draft.write('feed/feed.json', `${JSON.stringify({ ...head, parts })}\n`, { effort: 'best' });
  await draft.writeLarge('feed/whole.json', () => wholeFeed(rest, courses));
}

type WritePart = (
  use: 'facets' | 'details' | 'search',
  content: string | Uint8Array,
  rest: Omit<Part, 'href' | 'use'>,
  effort?: Effort,
) => Part;

/** Addresses in a part start from that part. */
const fromParts = (file: Part): Part => ({ ...file, href: file.href.slice('parts/'.length) });

/** What filters, counts and orders need of every course, in the order of the cards. */
async function tablePart(
  ordered: readonly Entry<Course>[],
  { links, now }: Pick<Site, 'links' | 'now'>,
  lang: string,
  part: WritePart,
): Promise<Part> {
  const { compare } = await loadWords(lang.startsWith('cy') ? 'cy' : 'en');
  const titles = ordered.map(({ record, origin }) => textOf(record.title, lang, origin.language));
  const titleRank = new Uint32Array(ordered.length);
  [...titles.keys()]
    .sort((a, b) => compare(titles[a]!, titles[b]!) || a - b)
    .forEach((course, rank) => (titleRank[course] = rank));
  const rows = ordered.map((entry) => ({
    entry,
    sessions: (entry.record.sessions ?? []).filter((session) =>
      isAhead(session, entry.origin, now),
    ),
    steps: [...new Set(links.nodesOf(entry.ref).map(({ ref }) => ref))],
  }));
  return part('facets', new Uint8Array(saveCourseTable(rows, titleRank)), {
    kinds: ['course'],
    count: ordered.length,
  });
}

/** The search index over the cards, in their order: its n-th document is the n-th card. Its postings are in files of their own. */
function searchPart(
  ordered: readonly Entry<Course>[],
  { links }: Pick<Site, 'links'>,
  lang: string,
  part: WritePart,
): Part {
  const { blocks, head } = saveSearchIndex(runAtOnce(buildCourseSearch(ordered, links, { lang })));
  const rest: Omit<Part, 'href' | 'use'> = { kinds: ['course'], count: ordered.length };
  // The head names the blocks, which stand beside it.
  const names = blocks.map((block) => fromParts(part('search', new Uint8Array(block), rest)).href);
  return part('search', new Uint8Array(head(names)), rest, 'best');
}

/** The details, in files by hash of the id, and one index of those files in their order. */
async function detailsPart(
  courses: readonly Course[],
  document: (content: Partial<Feed>) => string,
  part: WritePart,
  draft: SiteDraft,
): Promise<Part> {
  const buckets = Array.from({ length: bucketCount(courses.length) }, (): Course[] => []);
  for (const course of courses) buckets[bucketOf(course.id, buckets.length)]?.push(course);
  const files: Part[] = [];
  for (const bucket of buckets) {
    const file = part('details', document({ courses: bucket }), {
      kinds: ['course'],
      count: bucket.length,
    });
    files.push(fromParts(file));
    await draft.ready();
  }
  return part('details', document({ parts: files }), { kinds: ['course'], count: courses.length });
}

/** The whole feed in pieces of some hundred kilobytes. */
function* wholeFeed(rest: Omit<Feed, 'courses'>, courses: readonly Course[]): Generator<string> {
  yield `${JSON.stringify(rest).slice(0, -1)},"courses":[`;
  const atOnce = 200;
  for (let from = 0; from < courses.length; from += atOnce) {
    const some = JSON.stringify(courses.slice(from, from + atOnce)).slice(1, -1);
    yield from === 0 ? some : `,${some}`;
  }
  yield ']}\n';
}
