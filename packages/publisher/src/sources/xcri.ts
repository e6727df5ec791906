import type { Accreditation, Course } from '@esca/feed';
import { readDuration, readUrl } from './cells.js';
import { readFeedDate } from './feed-dates.js';
import { createIds, slug } from './ids.js';
import { compact } from './nest.js';
import { problemsOf, type ProblemList } from './problems.js';
import { LIMITS, type ImportContext, type Importer, type PartialFeed } from './source.js';
import { cleanLine, cleanText } from './text.js';
import { tidyPostcode } from './cell-reader.js';
import { readPresentation } from './xcri-presentation.js';
import {
  attribute,
  child,
  children,
  childText,
  descendants,
  markupOf,
  readXml,
  textOf,
  type XmlNode,
} from './xml.js';

/** What the parts of a catalogue share. */
export interface Xcri {
  feed: PartialFeed;
  context: ImportContext;
  problems: ProblemList;
  gone: string[];
}

/** Plain text of an element that may hold XHTML. */
export const plainText = (node: XmlNode | undefined): string => cleanText(markupOf(node)).text;

/** The identifier of an element: an own number before an address, for addresses change. */
export function identifierOf(node: XmlNode): string {
  const all = children(node, 'identifier')
    .map((one) => ({ type: attribute(one, 'type') ?? '', text: textOf(one).trim() }))
    .filter((one) => one.text !== '');
  const own =
    all.find((one) => /internalid|reference|code/i.test(one.type)) ??
    all.find((one) => !/^https?:/.test(one.text));
  return (own ?? all[0])?.text ?? '';
}

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

/** Adds the place of a provider or venue and gives its reference. */
export function addVenue(node: XmlNode, fallback: string, xcri: Xcri): string | undefined {
  const location = child(node, 'location');
  const name = cleanLine(childText(node, 'title') || fallback).text;
  const town = childText(location, 'town');
  const lines = [
    childText(location, 'street'),
    ...children(location, 'address')
      .filter((one) => attribute(one, 'type') === undefined)
      .map((one) => textOf(one).trim()),
    town,
  ];
  const address = [...new Set(lines.filter((line) => line !== ''))].join(', ');
  const postcode = tidyPostcode(childText(location, 'postcode'));
  const title = name || town;
  if (
    title === '' ||
    (address === '' &&
      postcode === '' &&
      node.name.toLowerCase() === 'provider' &&
      childText(node, 'title') === fallback &&
      !location)
  )
    return undefined;
  const id = slug(`${title} ${postcode}`);
  const places = (xcri.feed.places ??= []);
  if (!places.some((place) => place.id === id))
    places.push({
      id,
      name: title,
      ...(address === '' ? {} : { address }),
      ...(postcode === '' ? {} : { postcode }),
    });
  return `place/${id}`;
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

/** Reads a duration, the machine value first; a text that says another length raises a warning. */
export function durationOf(node: XmlNode | undefined, xcri: Xcri): string | undefined {
  if (!node) return undefined;
  const text = readDuration(textOf(node)).value;
  const machine = readDuration(attribute(node, 'interval') ?? '').value;
  if (machine !== undefined && text !== undefined && machine !== text)
    xcri.problems.add(
      'I865',
      'warning',
      { line: node.line },
      `${machine} / ${textOf(node).trim()}`,
    );
  return machine ?? text;
}
