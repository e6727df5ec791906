import type { Accreditation, Course } from '@esca/feed';
import { readUrl } from './cells.js';
import { readFeedDate } from './feed-dates.js';
import { createIds, slug } from './ids.js';
import { compact } from './nest.js';
import { problemsOf } from './problems.js';
import { LIMITS, type Importer, type PartialFeed } from './source.js';
import { cleanLine } from './text.js';
import { addVenue, identifierOf, plainText, type Xcri } from './xcri-parts.js';
import { readPresentation } from './xcri-presentation.js';
import {
  attribute,
  child,
  children,
  childText,
  descendants,
  readXml,
  textOf,
  type XmlNode,
} from './xml.js';

/** XCRI-CAP 1.2 (and 1.1), and its parent MLO. */
export const importXcri: Importer = (file, context) => {
  const reading = readXml(file);
  const problems = problemsOf(file.name);
  const { root } = reading;
  if (!root) return { format: 'xcri', feed: {}, problems: reading.problems, refused: true };
  const xcri: Xcri = { feed: {}, context, problems, gone: [] };
  const generated = readFeedDate(attribute(root, 'generated') ?? '', context.timeZone);
  const named =
    root.name.toLowerCase() === 'provider'
      ? [root]
      : [...children(root, 'provider'), ...children(root, 'learningOpportunityProvider')];
  const providers = named.length > 0 ? named : [root];
  const ids = createIds();
  for (const provider of providers) readProvider(provider, ids, xcri, providers.length === 1);
  const count = (xcri.feed.courses?.length ?? 0) + xcri.gone.length;
  if (count === 0) problems.add('I858', 'error', { line: 1 }, 'courses');
  if (generated?.includes('T') === true)
    (xcri.feed as Record<string, unknown>)['x-source-generated'] = generated;
  return {
    format: 'xcri',
    feed: xcri.feed,
    problems: [...reading.problems, ...problems.all()],
    gone: xcri.gone,
    ...(count === 0 ? { refused: true } : {}),
  };
};

function readProvider(
  provider: XmlNode,
  ids: (key: string) => string,
  xcri: Xcri,
  only: boolean,
): void {
  const { feed, context } = xcri;
  const name = cleanLine(childText(provider, 'title')).text;
  const url = readUrl(childText(provider, 'url')).value;
  const ukprn = children(provider, 'identifier').find((one) =>
    /ukprn/i.test(attribute(one, 'type') ?? ''),
  );
  let ref: string | undefined;
  if (name !== '') {
    const id = slug(name);
    const organisation = compact({
      id,
      name,
      url,
      identifiers: ukprn ? [{ scheme: 'ukprn', value: textOf(ukprn).trim() }] : undefined,
    } as unknown as NonNullable<PartialFeed['publisher']>);
    if (only && !context.publisher) feed.publisher = organisation;
    else (feed.organisations ??= []).push(organisation);
    ref = only && !context.publisher ? undefined : `org/${id}`;
  }
  const courses = [
    ...children(provider, 'course'),
    ...descendants(provider, 'learningOpportunitySpecification'),
  ];
  const venue = addVenue(provider, name, xcri);
  const taken = new Set(feed.courses?.map((course) => course.id));
  for (const node of courses.slice(0, LIMITS.records))
    readCourse(node, ref, venue, ids, taken, xcri);
}

// Parts without a field of their own follow the description under a heading.
const HEADED: [string, string][] = [
  ['objective', 'Objective'],
  ['learningOutcome', 'What you will learn'],
  ['assessment', 'Assessment'],
  ['regulations', 'Regulations'],
];

function readCourse(
  node: XmlNode,
  provider: string | undefined,
  venue: string | undefined,
  ids: (key: string) => string,
  taken: Set<string>,
  xcri: Xcri,
): void {
  const { feed, problems } = xcri;
  const title = cleanLine(childText(node, 'title')).text;
  const key = identifierOf(node) || title;
  if (title === '') return problems.add('I871', 'error', { line: node.line }, key);
  const id = ids(key);
  if (attribute(node, 'recstatus') === '3') {
    xcri.gone.push(`course/${id}`);
    return;
  }
  if (taken.has(id)) return problems.add('I833', 'error', { line: node.line }, id);
  taken.add(id);
  const url = readUrl(childText(node, 'url')).value;
  const subjects = children(node, 'subject').map((one) => slug(cleanLine(textOf(one)).text));
  const prerequisite = children(node, 'prerequisite')
    .map(plainText)
    .filter((text) => text !== '')
    .join('\n\n');
  const book = readUrl(attribute(child(node, 'applicationProcedure'), 'href') ?? '').value;
  const course = compact({
    id,
    title,
    summary: plainText(child(node, 'abstract')),
    description: descriptionOf(node),
    url,
    provider,
    topics: [...new Set(subjects)],
    eligibility: prerequisite,
    accreditation: awardsOf(node),
    bookingUrl: book,
  } as unknown as Course);
  const sessionIds = createIds();
  const used = new Set<string>();
  const presentations = [
    ...children(node, 'presentation'),
    ...descendants(node, 'learningOpportunityInstance'),
  ];
  for (const one of presentations.slice(0, 200))
    readPresentation(one, course, venue, sessionIds, used, xcri);
  (feed.courses ??= []).push(course);
}

function descriptionOf(node: XmlNode): string {
  const parts = children(node, 'description')
    .map(plainText)
    .filter((text) => text !== '');
  for (const [name, heading] of HEADED) {
    const text = children(node, name)
      .map(plainText)
      .filter((one) => one !== '')
      .join('\n\n');
    if (text !== '') parts.push(`${heading}\n\n${text}`);
  }
  return parts.join('\n\n');
}

function awardsOf(node: XmlNode): Accreditation[] {
  const credit = child(node, 'credit');
  const credits = Number(childText(credit, 'value'));
  const extra = {
    ...(credits > 0 ? { credits } : {}),
    ...(childText(credit, 'level') === '' ? {} : { level: childText(credit, 'level') }),
    ...(childText(credit, 'scheme') === ''
      ? {}
      : { creditScheme: slug(childText(credit, 'scheme')) }),
  };
  const awards = children(node, 'qualification').flatMap((one): Accreditation[] => {
    const name = cleanLine(childText(one, 'title')).text;
    if (name === '') return [];
    const by = cleanLine(childText(one, 'awardedBy')).text;
    const level = cleanLine(childText(one, 'educationLevel')).text;
    const url = readUrl(childText(one, 'url')).value;
    return [
      {
        name,
        ...(by === '' ? {} : { awardedBy: by }),
        ...(level === '' ? {} : { level }),
        ...(url === undefined ? {} : { url }),
      },
    ];
  });
  if (awards[0]) Object.assign(awards[0], extra);
  return awards;
}
