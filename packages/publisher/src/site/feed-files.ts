import { createHash } from 'node:crypto';
import { buildCourseSearch, runAtOnce, saveSearchIndex } from '@esca/domain';
import type { Catalogue, Course, Feed, Links, Part } from '@esca/feed';
import type { SiteDraft } from './write.js';

/** Up to so many courses the feed is one file. */
export const wholeUpTo = 2000;
/** Courses in one part of cards or details: some 4 kB of cards make the first page of results. */
const perPart = 250;

/**
 * Writes the feed. Beyond 2,000 courses `feed/feed.json` is an index: everything but the courses, and parts that say what
 * they are for; the complete feed stands beside it.
 */
export function writeFeed(draft: SiteDraft, feed: Feed, catalogue: Catalogue, links: Links): void {
  const courses = feed.courses ?? [];
  if (courses.length <= wholeUpTo) {
    draft.write('feed/feed.json', `${JSON.stringify(feed)}\n`, { effort: 'best' });
    return;
  }
  const { courses: _courses, ...rest } = feed;
  const parts: Part[] = [];
  const part = (
    use: 'cards' | 'details' | 'search',
    content: string | Uint8Array,
    count: number,
    ending: string,
  ): void => {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
    const path = `feed/parts/${use}-${hash}.${ending}`;
    draft.write(path, content, {
      hashed: true,
      effort: courses.length > 20_000 ? 'quick' : 'best',
    });
    parts.push({ href: path.slice('feed/'.length), kinds: ['course'], use, count });
  };
  const { publisher, licence, generatedAt, language, schemaVersion, timeZone } = feed;
  const envelope = {
    schemaVersion,
    publisher,
    licence,
    generatedAt,
    language,
    ...(timeZone !== undefined && { timeZone }),
    ...(feed.sources !== undefined && { sources: feed.sources }),
  };
  for (let from = 0; from < courses.length; from += perPart) {
    const some = courses.slice(from, from + perPart);
    part(
      'cards',
      `${JSON.stringify({ ...envelope, courses: some.map(card) })}\n`,
      some.length,
      'json',
    );
  }
  for (let from = 0; from < courses.length; from += perPart) {
    const some = courses.slice(from, from + perPart);
    part('details', `${JSON.stringify({ ...envelope, courses: some })}\n`, some.length, 'json');
  }
  const index = runAtOnce(buildCourseSearch(catalogue.courses, links, { lang: feed.language }));
  part('search', new Uint8Array(saveSearchIndex(index)), courses.length, 'bin');
  draft.write('feed/whole.json', `${JSON.stringify(feed)}\n`, { effort: 'quick' });
  draft.write('feed/feed.json', `${JSON.stringify({ ...rest, parts })}\n`, { effort: 'best' });
}

/** What a card shows of a course, and what filters ask of it. */
function card(course: Course): Course {
  const {
    description: _description,
    joining: _joining,
    eligibility: _eligibility,
    requires: _requires,
    accreditation: _accreditation,
    support: _support,
    sessions,
    ...rest
  } = course;
  if (sessions === undefined) return rest;
  return {
    ...rest,
    sessions: sessions.map((session) => {
      const { meetings: _meetings, repeats: _repeats, bookingUrl: _booking, ...kept } = session;
      return kept;
    }),
  };
}
