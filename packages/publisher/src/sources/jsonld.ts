import type { Course, SourcePlace, Vacancy } from '@esca/feed';
import { readDuration } from './cells.js';
import { createIds } from './ids.js';
import { findById } from './indexed.js';
import { parseLoose } from './loose-json.js';
import { compact } from './nest.js';
import { problemsOf, type ProblemList } from './problems.js';
import {
  costsOf,
  dateOf,
  line,
  linkOf,
  orgOf,
  placeOf,
  plain,
  sessionOf,
  type SchemaContext,
} from './schema-parts.js';
import {
  allWords,
  collectNodes,
  idOf,
  isNode,
  many,
  prop,
  resolveNode,
  types,
  words,
  type Node,
} from './schema-values.js';
import { LIMITS, type ImportContext, type Importer, type PartialFeed } from './source.js';
import { jobAddress } from './tabular-vacancies.js';
import { decodeBytes, firstParagraph } from './text.js';
import { contractOf, salaryFrom } from './vacancy-parts.js';

const EVENT = /Event$|^(ScheduledSession|SessionSeries|EventSeries|Slot)$/;

/** Records of one schema.org document, added to a feed. `line` is where the document begins in its file. */
export function fromSchema(
  value: unknown,
  feed: PartialFeed,
  context: ImportContext,
  problems: ProblemList,
  place: SourcePlace,
  base?: string,
): number {
  const { nodes, byId } = collectNodes(value);
  const own: SchemaContext = {
    feed,
    byId,
    zone: context.timeZone,
    ...(base === undefined ? {} : { base }),
    unreal: (raw) => {
      // Years before 2000 and the year 0 stand for “no date”; they are no slip.
      if (raw >= '2000') problems.add('I819', 'error', place, raw);
    },
  };
  const used = new Set<Node>();
  const state = { ids: createIds(), jobs: createIds(), own, context, problems, place, used };
  let found = 0;
  for (const node of nodes) {
    if (
      used.has(node) ||
      found >= LIMITS.records ||
      (Object.keys(node).length === 1 && '@id' in node)
    )
      continue;
    const kinds = types(node);
    if (kinds.includes('JobPosting')) found += addJob(node, state);
    else if (kinds.includes('Course') || kinds.includes('EducationalOccupationalProgram'))
      found += addCourse(node, state);
    else if (kinds.some((kind) => EVENT.test(kind))) found += addCourse(node, state);
  }
  return found;
}

interface State {
  ids: (key: string) => string;
  jobs: (key: string) => string;
  own: SchemaContext;
  context: ImportContext;
  problems: ProblemList;
  place: SourcePlace;
  used: Set<Node>;
}

const identifierOf = (node: Node): string => {
  const first = many(prop(node, 'identifier'))[0];
  return isNode(first) ? words(prop(first, 'value')) : words(first);
};

function keyOf(node: Node, title: string): string {
  return (
    words(prop(node, 'courseCode')) ||
    identifierOf(node) ||
    idOf(node) ||
    words(prop(node, 'url')) ||
    title
  );
}

/** A course, or an event that is one with a single date. */
export function addCourse(node: Node, state: State): number {
  const { own, problems, place, used } = state;
  used.add(node);
  const title = line(node, 'name');
  if (title === '') {
    problems.add('I871', 'error', place, `${types(node)[0] ?? ''} ${idOf(node)}`.trim());
    for (const inner of many(prop(node, 'hasCourseInstance'))) if (isNode(inner)) used.add(inner);
    return 0;
  }
  const key = keyOf(node, title);
  const description = plain(node, 'description');
  const url =
    linkOf(node, 'url', own) ??
    (/^https?:/.test(idOf(node)) ? linkOf(node, '@id', own) : undefined);
  const duration = readDuration(words(prop(node, 'timeRequired') ?? prop(node, 'duration'))).value;
  const isEvent = types(node).some((kind) => EVENT.test(kind));
  const award = line(node, 'educationalCredentialAwarded');
  const course = compact({
    id: state.ids(key),
    title,
    summary: description.length > 300 ? firstParagraph(description) : undefined,
    description,
    url,
    provider: orgOf(prop(node, 'provider') ?? prop(node, 'organizer'), own),
    duration,
    eligibility: allWords(prop(node, 'coursePrerequisites')).join('\n'),
    accreditation: award === '' ? undefined : [{ name: award }],
    costs: isEvent ? undefined : costsOf(prop(node, 'offers'), own),
    sessions: sessionsOf(node, isEvent, state),
  } as unknown as Course);
  const list = (own.feed.courses ??= []);
  const before = findById(list, course.id);
  if (!before) list.push(course);
  else if (course.sessions) {
    const have = new Set(before.sessions?.map((session) => session.id));
    for (const session of course.sessions)
      if (!have.has(session.id)) (before.sessions ??= []).push(session);
  }
  return 1;
}

function sessionsOf(node: Node, isEvent: boolean, state: State): Course['sessions'] {
  const ids = createIds();
  const taken = new Set<string>();
  const inner = [...many(prop(node, 'hasCourseInstance')), ...many(prop(node, 'subEvent'))];
  const parts =
    inner.length > 0 ? inner : isEvent && prop(node, 'startDate') !== undefined ? [node] : [];
  return parts.slice(0, 200).flatMap((one) => {
    const part = resolveNode(one, state.own.byId);
    if (!part) return [];
    state.used.add(part);
    const key =
      identifierOf(part) ||
      idOf(part) ||
      words(prop(part, 'startDate')).slice(0, 10) ||
      words(prop(part, 'courseMode')) ||
      'session';
    let id = ids(
      part === node
        ? words(prop(part, 'startDate')).slice(0, 10) || key
        : key.replace(/^https?:\/\/[^/]+\//, ''),
    );
    // Two instances that say nothing of their own are told apart by their content.
    if (taken.has(id)) id = ids(`${key} ${JSON.stringify(part)}`);
    if (taken.has(id)) return [];
    taken.add(id);
    return [sessionOf(part, id, state.own)];
  });
}

function addJob(node: Node, state: State): number {
  const { own, problems, place, context, used } = state;
  used.add(node);
  const title = line(node, 'title') || line(node, 'name');
  if (title === '') {
    problems.add('I871', 'error', place, idOf(node));
    return 0;
  }
  const key = identifierOf(node) || idOf(node) || words(prop(node, 'url')) || title;
  const id = state.jobs(key);
  const list = (own.feed.vacancies ??= []);
  if (findById(list, id)) {
    problems.add('I833', 'error', place, id);
    return 0;
  }
  const description = plain(node, 'description');
  const hours = /^(\d+(?:\.\d+)?)\s*(hours?)?/i.exec(line(node, 'workHours'))?.[1];
  const employment = allWords(prop(node, 'employmentType'));
  const reference = identifierOf(node);
  const text = contractOf(employment.map((one) => one.replaceAll('_', ' ')));
  list.push(
    compact({
      id,
      title,
      url: linkOf(node, 'url', own) ?? jobAddress(context.jobUrl, key),
      reference,
      summary: description.length > 300 ? firstParagraph(description) : undefined,
      description,
      employer: orgOf(prop(node, 'hiringOrganization'), own),
      places: [
        ...new Set(many(prop(node, 'jobLocation')).flatMap((one) => placeOf(one, own) ?? [])),
      ],
      workplace: /TELECOMMUTE/i.test(words(prop(node, 'jobLocationType'))) ? 'remote' : undefined,
      salary: salaryOf(node, problems, place),
      hours:
        hours !== undefined && Number(hours) > 0 && Number(hours) <= 60 ? Number(hours) : undefined,
      ...text,
      posted: dateOf(node, 'datePosted', own),
      closes: dateOf(node, 'validThrough', own),
      starts: dateOf(node, 'jobStartDate', own)?.slice(0, 10),
      positions:
        Number(words(prop(node, 'totalJobOpenings'))) > 0
          ? Math.floor(Number(words(prop(node, 'totalJobOpenings'))))
          : undefined,
      benefits: allWords(prop(node, 'jobBenefits')).slice(0, 20),
      requires: requirements(node),
    } as unknown as Vacancy),
  );
  return 1;
}

function requirements(node: Node): Vacancy['requires'] {
  const texts = ['qualifications', 'educationRequirements', 'experienceRequirements'].map(
    (name) => {
      const value = prop(node, name);
      const first = many(value)[0];
      return isNode(first)
        ? words(prop(first, 'description')) || words(prop(first, 'credentialCategory'))
        : words(value);
    },
  );
  const notes = texts
    .filter((text) => text !== '')
    .map((text) => ({ is: 'note' as const, text: text.slice(0, 500) }));
  return notes.length > 0 ? notes : undefined;
}

function salaryOf(node: Node, problems: ProblemList, place: SourcePlace): Vacancy['salary'] {
  const base = many(prop(node, 'baseSalary'))[0];
  if (base === undefined) return undefined;
  const outer = isNode(base) ? base : {};
  const inner = isNode(base) ? (many(prop(base, 'value'))[0] ?? base) : base;
  const value = isNode(inner) ? inner : { value: inner };
  const currency = words(prop(outer, 'currency')) || words(prop(node, 'salaryCurrency'));
  const single = words(value['value']);
  const { salary, bad } = salaryFrom({
    from: words(prop(value, 'minValue')) || single,
    to: words(prop(value, 'maxValue')) || single,
    period: words(prop(value, 'unitText')) || words(prop(outer, 'unitText')),
    currency: currency.toUpperCase(),
  });
  if (bad !== undefined) problems.add('I856', 'warning', place, bad);
  return salary;
}

/** A file of JSON-LD (schema.org). */
export const importJsonld: Importer = (file, context) => {
  const problems = problemsOf(file.name);
  const parsed = parseLoose(decodeBytes(file.bytes).text);
  if (parsed.value === undefined) {
    problems.add('I870', 'error', { line: parsed.line ?? 1 }, parsed.error);
    return { format: 'jsonld', feed: {}, problems: problems.all(), refused: true };
  }
  const feed: PartialFeed = {};
  const found = fromSchema(parsed.value, feed, context, problems, { line: 1 }, file.url);
  if (found === 0) nothingFound(parsed.value, problems, { line: 1 });
  return {
    format: 'jsonld',
    feed,
    problems: problems.all(),
    ...(found === 0 ? { refused: true } : {}),
  };
};

/** Says which kinds of record there were, since none could be used. */
export function nothingFound(value: unknown, problems: ProblemList, place: SourcePlace): void {
  const kinds = [...new Set(collectNodes(value).nodes.flatMap(types))].slice(0, 5).join(', ');
  problems.add('I858', 'error', place, kinds === '' ? 'no kinds named' : `only ${kinds}`);
}
