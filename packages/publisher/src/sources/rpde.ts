import type { Course, SourcePlace } from '@esca/feed';
import { slug } from './ids.js';
import { findById } from './indexed.js';
import { fromSchema } from './jsonld.js';
import { parseLoose } from './loose-json.js';
import { problemsOf } from './problems.js';
import { sessionOf } from './schema-parts.js';
import { collectNodes, idOf, isNode, prop, types, words, type Node } from './schema-values.js';
import { LIMITS, type ImportContext, type Importer, type PartialFeed } from './source.js';
import { decodeBytes } from './text.js';
import { readUrl } from './cells.js';

const ID = (value: string): string => slug(value.replace(/^https?:\/\/[^/]+\//, ''));

/** Pages of an OpenActive feed (RPDE). Several pages are several files of one import. */
export const importRpde: Importer = (file, context) => {
  const problems = problemsOf(file.name);
  const parsed = parseLoose(decodeBytes(file.bytes).text);
  const page = parsed.value;
  if (!isNode(page) || !Array.isArray(page['items'])) {
    problems.add('I870', 'error', { line: parsed.line ?? 1 }, parsed.error ?? 'no items');
    return { format: 'rpde', feed: {}, problems: problems.all(), refused: true };
  }
  const feed: PartialFeed = {};
  const gone: string[] = [];
  const licence = readUrl(words(page['license'])).value;
  if (licence !== undefined) feed.licence = licence;
  let used = 0;
  const unused = new Map<string, number>();
  const items = (page['items'] as unknown[]).slice(0, LIMITS.records).filter(isNode);
  items.forEach((item, index) => {
    const place = { row: index + 1 };
    const id = words(item['id']);
    if (item['state'] === 'deleted') {
      gone.push(`course/${ID(id)}`);
      used++;
      return;
    }
    const { data } = item;
    if (!isNode(data)) return;
    const kind = types(data)[0] ?? words(item['kind']);
    if (/Slot|Facility|Order|Place/.test(kind)) unused.set(kind, (unused.get(kind) ?? 0) + 1);
    else if (readItem(data, feed, context, problems, place)) used++;
  });
  for (const [kind, count] of unused)
    problems.add('I860', 'note', {}, `${kind} (${String(count)})`);
  if (used === 0)
    problems.add(
      'I858',
      'error',
      {},
      items.length === 0 ? 'an empty page' : 'no sessions or courses',
    );
  const next = words(page['next']);
  if (next !== '' && items.length > 0 && file.followed !== true)
    problems.add('I873', 'note', {}, next);
  return {
    format: 'rpde',
    feed,
    problems: problems.all(),
    gone,
    ...(used === 0 ? { refused: true } : {}),
  };
};

/** A session that stands apart from its series becomes part of a course whose title the series' own item brings. */
function readItem(
  data: Node,
  feed: PartialFeed,
  context: ImportContext,
  problems: ReturnType<typeof problemsOf>,
  place: SourcePlace,
): boolean {
  const series = prop(data, 'superEvent');
  if (typeof series !== 'string' || words(prop(data, 'name')) !== '') {
    const before = feed.courses?.length ?? 0;
    const found = fromSchema(data, feed, context, problems, place);
    const added = feed.courses?.[before];
    // The id of a series is the address that its sessions name.
    if (added && idOf(data) !== '' && !isNode(series)) added.id = ID(idOf(data));
    return found > 0;
  }
  const { byId } = collectNodes(data);
  const id = words(prop(data, 'identifier')) || idOf(data);
  const session = sessionOf(data, ID(id), { feed, byId, zone: context.timeZone });
  const course = ID(series);
  const courses = (feed.courses ??= []);
  const known = findById(courses, course);
  if (known) (known.sessions ??= []).push(session);
  else courses.push({ id: course, sessions: [session] } as unknown as Course);
  return true;
}
