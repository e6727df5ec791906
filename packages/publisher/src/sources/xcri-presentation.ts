import type { Cost, Course, Session } from '@esca/feed';
import { readMoney, readUrl } from './cells.js';
import { readFeedDate } from './feed-dates.js';
import { compact } from './nest.js';
import { looseCount } from './tabular-courses.js';
import { cleanLine } from './text.js';
import { wordFor, languageOf } from './words.js';
import { addVenue, durationOf, identifierOf, plainText, type Xcri } from './xcri-parts.js';
import { attribute, child, children, childText, textOf, type XmlNode } from './xml.js';

interface Dated {
  when?: string;
  words?: string;
}

const YEAR = /\b(20\d\d)\b/;

/** A date with its machine form first. Prose without one is kept as words; `T00:00:00` means that no time was given. */
function readDate(node: XmlNode | undefined, xcri: Xcri): Dated {
  if (!node) return {};
  const words = cleanLine(textOf(node)).text;
  const machine = (attribute(node, 'dtf') ?? '').replace(
    /T00:00(:00)?(\.0+)?(Z|[+-]\d\d:?\d\d)?$/,
    '',
  );
  const when =
    machine === ''
      ? readFeedDate(
          words.replace(/T00:00(:00)?(\.0+)?(Z|[+-]\d\d:?\d\d)?$/, ''),
          xcri.context.timeZone,
        )
      : readFeedDate(machine, xcri.context.timeZone);
  if (machine !== '' && when !== undefined) {
    const [said, meant] = [YEAR.exec(words)?.[1], when.slice(0, 4)];
    if (said !== undefined && said !== meant)
      xcri.problems.add('I865', 'warning', { line: node.line }, `${machine} / ${words}`);
  }
  if (when !== undefined) return { when };
  if (/^1900|^0000/.test(machine))
    xcri.problems.add('I818', 'warning', { line: node.line }, machine);
  return words === '' || /^(1900|0000)/.test(words) ? {} : { words };
}

const CODES: Record<string, Session['mode']> = {
  CM: 'in-person',
  NC: 'in-person',
  DS: 'on-demand',
  ON: 'online',
  DA: 'blended',
  MM: 'blended',
  WB: 'work-based',
};

/** The mode by the value, for attendance words stand in study mode's element and the reverse. */
function modeOf(node: XmlNode): Session['mode'] {
  for (const name of ['attendanceMode', 'studyMode', 'attendancePattern']) {
    const element = child(node, name);
    const code = CODES[(attribute(element, 'identifier') ?? '').toUpperCase()];
    if (code && name === 'attendanceMode') return code;
    const word = wordFor('mode', textOf(element));
    if (word !== undefined) return word as Session['mode'];
  }
  // Without a word the standard means the provider's own site.
  return 'in-person';
}

function costsOf(node: XmlNode, xcri: Xcri): Cost[] {
  return children(node, 'cost').flatMap((one): Cost[] => {
    const text = cleanLine(textOf(one)).text;
    if (text === '') return [];
    const direct = readMoney(text).value;
    if (direct?.min !== undefined)
      return [
        {
          amount: direct.min,
          ...(direct.currency !== undefined && direct.currency !== 'GBP'
            ? { currency: direct.currency }
            : {}),
        },
      ];
    const figures = text.match(/(?:£|GBP ?)\d[\d,]*(?:\.\d+)?/g) ?? [];
    const figure = figures.length === 1 ? (figures[0] ?? '') : '';
    const amount = figure === '' ? undefined : readMoney(figure).value?.min;
    if (amount === undefined) {
      xcri.problems.add('I822', 'warning', { line: one.line }, text);
      return [];
    }
    const label = text.replace(figure, '').replace(/^[\s,:()-]+|[\s,:()-]+$/g, '');
    return [{ amount, ...(label === '' ? {} : { label }) }];
  });
}

/** Adds a presentation to its course as a session. */
export function readPresentation(
  node: XmlNode,
  course: Course,
  home: string | undefined,
  ids: (key: string) => string,
  used: Set<string>,
  xcri: Xcri,
): void {
  if (attribute(node, 'recstatus') === '3') return;
  const start = readDate(child(node, 'start'), xcri);
  const end = readDate(child(node, 'end'), xcri);
  const mode = modeOf(node);
  const venueNode = child(child(node, 'venue'), 'provider') ?? child(node, 'venue');
  const venue = venueNode ? addVenue(venueNode, '', xcri) : undefined;
  const place = venue ?? (mode === 'in-person' || mode === 'blended' ? home : undefined);
  const title = cleanLine(childText(node, 'title')).text;
  const key = `${identifierOf(node).replace(/^https?:\/\/[^/]+\//, '')}`;
  let id = ids(
    key === '' || key === course.id
      ? (start.when ?? start.words ?? title ?? 'session').slice(0, 40) || 'session'
      : key,
  );
  if (used.has(id)) id = ids(`${key} ${start.when ?? start.words ?? ''} ${venue ?? ''}`);
  if (used.has(id))
    return xcri.problems.add('I833', 'error', { line: node.line }, `${course.id}#${id}`);
  used.add(id);
  const language = languageOf(textOf(child(node, 'languageOfInstruction')));
  const costs = costsOf(node, xcri);
  const session = compact({
    id,
    title: title === '' || title === course.title ? undefined : title,
    mode,
    start: start.when,
    end:
      end.when !== undefined &&
      start.when !== undefined &&
      end.when >= start.when &&
      end.when.length === start.when.length
        ? end.when
        : undefined,
    dateText:
      start.when === undefined
        ? (start.words ?? (mode === 'on-demand' ? undefined : 'Ask the provider'))
        : undefined,
    place,
    language: language === undefined || language === 'en' ? undefined : language,
    capacity: /^\d+$/.test(childText(node, 'places'))
      ? looseCount(childText(node, 'places'))
      : undefined,
    bookingOpens: readDate(child(node, 'applyFrom'), xcri).when,
    bookingCloses: readDate(child(node, 'applyUntil'), xcri).when,
    bookingUrl: readUrl(childText(node, 'applyTo')).value,
    costs,
  } as unknown as Session);
  (course.sessions ??= []).push(session);
  const duration = durationOf(child(node, 'duration'), xcri);
  if (duration !== undefined) course.duration ??= duration;
  const needed = plainText(child(node, 'prerequisite'));
  if (needed !== '') course.eligibility ??= needed;
}
