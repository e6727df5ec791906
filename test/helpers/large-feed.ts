import {
  buildCourseSearch,
  runAtOnce,
  saveCourseTable,
  saveSearchIndex,
  type TabledCourse,
} from '@esca/domain';
import { bucketOf, linkCatalogue, mergeFeeds, type Course, type Feed, type Part } from '@esca/feed';
import { buildCourse, buildFeed, buildSession } from './build.js';
import { json, serveFeed, type Answers } from './feed-server.js';

const FIRST = 40;
const LATER = 20;
const BUCKETS = 4;
const BLOCK_SIZE = 300;
const DAY = 86_400_000;
/** Days between two dates of a course. */
const BETWEEN = 7;

const AREAS = ['west', 'mid', 'south'];
const TOPICS = ['Autism', 'Dementia', 'Fostering', 'Hoarding', 'Supervision', 'Trauma', 'Carers'];

/** The n-th course of a large catalogue, the soonest first. */
const largeCourse = (n: number, dates: number): Course =>
  buildCourse({
    id: `c${n}`,
    title: `${TOPICS[n % TOPICS.length]!} ${n}`,
    summary: `What number ${n} gives you.`,
    description: `All about number ${n}.`,
    modified: '2026-11-02T09:00:00Z',
    sessions: Array.from({ length: dates }, (_, at) =>
      buildSession({
        id: `s${at + 1}`,
        mode: n % 3 ? 'in-person' : 'online',
        start: new Date(
          Date.parse('2026-12-01T09:30:00Z') + n * DAY + at * BETWEEN * DAY,
        ).toISOString(),
        ...(n % 3 && { place: `place/${AREAS[n % 3]!}` }),
      }),
    ),
  });

/** A large catalogue in parts, each at an address of its own. */
export interface LargeFeed {
  readonly index: Answers;
  readonly cards: readonly Answers[];
  readonly facets: Answers;
  readonly search: Answers;
  /** The postings of the search, a few words in each. */
  readonly blocks: readonly Answers[];
  readonly details: readonly Answers[];
}

/**
 * Serves a catalogue of `count` courses as a publisher writes it, each with so many `dates`; `table: false` leaves out the
 * table of all courses.
 */
export function serveLargeFeed(count: number, { table = true, dates = 1 } = {}): LargeFeed {
  const courses = Array.from({ length: count }, (_, n) => largeCourse(n, dates));
  const whole: Feed = buildFeed({
    taxonomies: [
      {
        id: 'area',
        title: 'Area',
        terms: AREAS.map((id) => ({ id, title: id[0]!.toUpperCase() + id.slice(1) })),
      },
    ],
    places: AREAS.map((id) => ({ id, name: id, area: id })),
    courses,
  });
  const { catalogue } = mergeFeeds([{ url: 'https://feeds.example/whole.json', feed: whole }]);
  const links = linkCatalogue(catalogue);
  const { courses: _courses, taxonomies, places, ...envelope } = whole;
  const serve = (content: Partial<Feed>): Answers => serveFeed({ ...envelope, ...content });
  const bytes = (content: ArrayBuffer): Answers => {
    const answers = serveFeed();
    answers.answer = () => new Response(content.slice(0));
    return answers;
  };
  const partOf = ({ url }: Answers, use: Part['use'], holds: number): Part => ({
    href: url,
    kinds: ['course'],
    ...(use && { use }),
    count: holds,
  });

  const pages: Course[][] = [courses.slice(0, FIRST)];
  for (let from = FIRST; from < count; from += LATER) pages.push(courses.slice(from, from + LATER));
  const cards = pages.map((page) =>
    serve({ courses: page.map(({ description: _description, ...card }) => card) }),
  );
  const later = cards.slice(1).map((page, i) => partOf(page, 'cards', pages[i + 1]!.length));
  const list = serve({ parts: later });
  const rows = catalogue.courses.map((entry): TabledCourse => ({
    entry,
    sessions: entry.record.sessions ?? [],
    steps: [],
  }));
  const titleOf = (n: number): string => courses[n]!.title as string;
  const titles = [...courses.keys()].sort((a, b) => (titleOf(a) < titleOf(b) ? -1 : 1));
  const titleRank = new Uint32Array(count);
  titles.forEach((course, rank) => (titleRank[course] = rank));
  const facets = bytes(saveCourseTable(rows, titleRank));
  const saved = saveSearchIndex(
    runAtOnce(buildCourseSearch(catalogue.courses, links, { lang: 'en' })),
    BLOCK_SIZE,
  );
  const blocks = saved.blocks.map(bytes);
  const search = bytes(saved.head(blocks.map(({ url }) => url)));
  const details = Array.from({ length: BUCKETS }, (_, bucket) =>
    serve({ courses: courses.filter(({ id }) => bucketOf(id, BUCKETS) === bucket) }),
  );
  const detailsList = serve({ parts: details.map((file) => partOf(file, 'details', 1)) });
  const index = serveFeed();
  index.answer = () =>
    json({
      ...envelope,
      taxonomies,
      places,
      parts: [
        partOf(cards[0]!, 'cards', pages[0]!.length),
        ...(table
          ? [partOf(list, 'cards', count - FIRST), partOf(facets, 'facets', count)]
          : later),
        partOf(search, 'search', count),
        partOf(detailsList, 'details', count),
      ],
    });
  return { index, cards, facets, search, blocks, details };
}
