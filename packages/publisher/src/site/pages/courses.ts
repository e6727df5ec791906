import {
  civilDateOf,
  courseSentence,
  dateOfWhen,
  formatDay,
  formatDuration,
  formatRange,
  joinList,
  listCosts,
  plural,
  readableCode,
  sessionAvailability,
  sessionSentence,
  availabilityContext,
} from '@esca/domain';
import type { SentenceOptions, SessionChoice, Words } from '@esca/domain';
import type { Audience, Course, Entry, Origin, Requirement, Session } from '@esca/feed';
import {
  blocks,
  bullets,
  facts,
  filled,
  outward,
  plain,
  recordLink,
  recordPage,
  section,
  shown,
} from '../context.js';
import type { PageContext } from '../context.js';
import type { Html, HtmlValue } from '../html.js';
import { markup } from '../html.js';
import { availabilityOf, placeOf } from '../listing.js';
import { courseData } from '../structured-data.js';
import type { PageParts } from './shell.js';

/** How sentences about a course's dates are said on a page. */
export function sentenceOptions(page: PageContext, origin: Origin): SentenceOptions {
  return {
    now: page.site.now,
    feedLanguage: origin.language,
    where: ({ session }: SessionChoice) => whereText(page, session, origin),
  };
}

function whereText(page: PageContext, session: Session, origin: Origin): string | undefined {
  if (session.mode === 'online') return page.words.modes.online;
  const place = placeOf(page.site, session.place, origin);
  if (place === undefined) return undefined;
  const area =
    place.record.area === undefined
      ? undefined
      : page.site.links.term(place.origin, 'area', place.record.area);
  return plain(page, area?.title ?? place.record.name, place.origin);
}

/** "Adults", "Adults, also open to children". */
export function audienceWords(
  page: PageContext,
  audience: readonly Audience[] | undefined,
  also?: readonly Audience[],
): string {
  const names = (audience ?? ['all']).map((one) => page.words.audiences[one]);
  const more = (also ?? []).map((one) => page.words.alsoOpenTo[one]);
  return [joinList(names, page.words), ...more].join(' · ');
}

/** One course in a list. */
export function courseItem(page: PageContext, entry: Entry<Course>, level: 2 | 3): Html {
  const { record, origin, ref } = entry;
  const title = recordLink(page, ref, shown(page, record.title, origin));
  const availability = availabilityOf(page.site, entry);
  return markup`<li>
${level === 2 ? markup`<h2>${title}</h2>` : markup`<h3>${title}</h3>`}
${record.summary === undefined ? '' : markup`<p>${shown(page, record.summary, origin)}</p>\n`}<p>${courseSentence(availability, page.words, sentenceOptions(page, origin))}</p>
<p class="meta">${dotted([...nextDate(page, entry), audienceWords(page, record.audience, record.alsoOpenTo)])}</p>
</li>
`;
}

/** When and where a course is held next. */
function nextDate(page: PageContext, entry: Entry<Course>): HtmlValue[] {
  const { next } = availabilityOf(page.site, entry);
  return next === undefined
    ? []
    : [
        sessionWhen(page, next.session, entry.origin),
        whereText(page, next.session, entry.origin) ?? '',
      ];
}

function dotted(parts: readonly HtmlValue[]): Html {
  const said = parts.filter((part) => part !== '');
  return markup`${said.map((part, index) => markup`${index > 0 ? ' · ' : ''}${part}`)}`;
}

function sessionWhen(page: PageContext, session: Session, origin: Origin): Html {
  if (session.start !== undefined) {
    const { end = '', start } = session;
    const zone = session.timeZone ?? origin.timeZone;
    return remembered(page, `${start} ${end} ${zone}`, () =>
      formatRange(start, session.end, zone, page.words),
    );
  }
  if (session.dateText !== undefined) return shown(page, session.dateText, origin);
  return markup`${session.mode === 'on-demand' ? page.say.anyTime : page.say.toBeSet}`;
}

/** Dates in the words of a language. Sessions of thousands of courses begin and end at the same times. */
const inWords = new WeakMap<Words, Map<string, Html>>();
const mostInWords = 10_000;

function remembered({ words }: PageContext, key: string, make: () => string): Html {
  let known = inWords.get(words);
  if (!known || known.size >= mostInWords) inWords.set(words, (known = new Map<string, Html>()));
  const said = known.get(key) ?? markup`${make()}`;
  known.set(key, said);
  return said;
}

/** The page of one course. */
export function coursePage(page: PageContext, entry: Entry<Course>): PageParts {
  const { say, site, words } = page;
  const { record: course, origin, ref } = entry;
  const title = plain(page, course.title, origin);
  const provider =
    orgLink(page, course.provider, origin) ?? shown(page, origin.publisher.name, origin);
  const topics = (course.topics ?? []).map((code) =>
    shown(page, site.links.term(origin, 'topic', code)?.title ?? readableCode(code), origin),
  );
  const steps = site.links
    .nodesOf(ref)
    .map((step) => recordLink(page, step.ref, shown(page, step.node.title, step.entry.origin)));
  const news = site.links
    .bulletinsOf(ref)
    .filter((one) => recordPage(page, one.ref))
    .map((one) => recordLink(page, one.ref, shown(page, one.entry.record.title, one.entry.origin)));
  const upcoming = nextDate(page, entry);
  const book = outward(course.bookingUrl, filled(say.bookFor, { title }));
  const interest = outward(course.interestUrl, say.interest);
  const main = markup`<h1>${shown(page, course.title, origin)}</h1>
${course.summary === undefined ? '' : markup`<p class="lead">${shown(page, course.summary, origin)}</p>\n`}<p class="note">${upcoming.length === 0 ? '' : markup`<strong>${dotted(upcoming)}</strong><br>`}${courseSentence(availabilityOf(site, entry), words, sentenceOptions(page, origin))}</p>
${action(book ?? interest)}${book === undefined ? '' : paragraph(interest)}${section(say.dates, sessionTable(page, entry), 'dates')}${section(
    say.details,
    markup`${facts([
      [say.audience, audienceWords(page, course.audience, course.alsoOpenTo)],
      [say.provider, provider],
      [say.topics, commas(topics)],
      [
        say.duration,
        course.duration === undefined ? undefined : formatDuration(course.duration, words),
      ],
      [
        say.cpd,
        course.cpdHours === undefined
          ? undefined
          : plural(words.cpdHours, course.cpdHours, words.lang),
      ],
      [say.cost, listCosts(course.costs, words, origin.language).join('; ')],
      [say.approval, course.approval === undefined ? undefined : words.approvals[course.approval]],
      [say.level, (course.levels ?? []).map((level) => words.levels[level]).join(', ')],
      [
        say.eligibility,
        course.eligibility === undefined ? undefined : shown(page, course.eligibility, origin),
      ],
      [say.contact, contactLine(page, course.contact, origin)],
      [
        say.updated,
        course.modified === undefined
          ? undefined
          : formatDay(dateOfWhen(course.modified, origin.timeZone), words),
      ],
    ])}${blocks(page, course.description, origin)}`,
  )}${section(say.requires, requirementList(page, course.requires, origin))}${section(say.leadsTo, bullets(steps))}${section(
    say.accreditation,
    bullets(
      (course.accreditation ?? []).map(
        (one) =>
          markup`${shown(page, one.name, origin)}${one.awardedBy === undefined ? '' : markup` (${shown(page, one.awardedBy, origin)})`}`,
      ),
    ),
  )}${section(say.support, bullets((course.support ?? []).map((one) => shown(page, one, origin))))}${section(say.before, blocks(page, course.joining, origin))}${section(say.announced, bullets(news))}${paragraph(outward(course.url, say.page))}`;
  return {
    title,
    description: plain(page, course.summary ?? course.description, origin),
    main,
    data: courseData(page, entry),
  };
}

/** A paragraph, when there is something to say. */
export function paragraph(content: Html | undefined): Html {
  return content === undefined ? markup`` : markup`<p>${content}</p>\n`;
}

/** What a reader has come to the page to do, when there is a way to do it. */
export function action(content: Html | undefined): Html {
  return content === undefined ? markup`` : markup`<p class="action">${content}</p>\n`;
}

/** Parts with commas between them. */
export function commas(parts: readonly Html[]): Html | undefined {
  return parts.length === 0
    ? undefined
    : markup`${parts.map((part, index) => markup`${index > 0 ? ', ' : ''}${part}`)}`;
}

/** The name of an organisation, as a link when it has a page. */
export function orgLink(
  page: PageContext,
  ref: string | undefined,
  origin: Origin,
): Html | undefined {
  const found = ref === undefined ? undefined : page.site.links.find(ref, origin);
  if (found?.kind !== 'org') return undefined;
  const name = shown(page, found.entry.record.name, found.entry.origin);
  return outward(found.entry.record.url, name) ?? name;
}

/** Name, mailbox and telephone of whom to ask. */
export function contactLine(
  page: PageContext,
  ref: string | undefined,
  origin: Origin,
): Html | undefined {
  const found = ref === undefined ? undefined : page.site.links.find(ref, origin);
  if (found?.kind !== 'org') return undefined;
  const { email, name, phone } = found.entry.record;
  return markup`${shown(page, name, found.entry.origin)}${email === undefined ? '' : markup`, <a href="mailto:${email}">${email}</a>`}${phone === undefined ? '' : markup`, ${phone}`}`;
}

/** What must be true first, as a list. */
export function requirementList(
  page: PageContext,
  list: readonly Requirement[] | undefined,
  origin: Origin,
): Html {
  return bullets(
    (list ?? []).map((one) => requirement(page, one, origin)).filter((one) => one.text !== ''),
  );
}

function requirement(page: PageContext, one: Requirement, origin: Origin): Html {
  if (one.text !== undefined) return shown(page, one.text, origin);
  const found = one.ref === undefined ? undefined : page.site.links.find(one.ref, origin);
  if (found?.kind === 'course' || found?.kind === 'session')
    return recordLink(
      page,
      found.entry.ref,
      shown(page, found.entry.record.title, found.entry.origin),
    );
  if (found?.kind === 'node')
    return recordLink(
      page,
      `${found.entry.ref}#${found.node.id}`,
      shown(page, found.node.title, found.entry.origin),
    );
  if (one.level !== undefined) return markup`${page.words.levels[one.level]}`;
  if (one.months !== undefined)
    return markup`${formatDuration(`P${String(one.months)}M`, page.words)}`;
  if (one.body !== undefined)
    return shown(
      page,
      page.site.links.term(origin, 'register', one.body)?.title ?? readableCode(one.body),
      origin,
    );
  return one.of === undefined ? markup`` : requirementList(page, one.of, origin);
}

function sessionTable(page: PageContext, { record: course, origin }: Entry<Course>): Html {
  const { say, site, words } = page;
  const context = availabilityContext(origin, site.now);
  const rows = (course.sessions ?? [])
    .map((session) => ({ session, state: sessionAvailability(session, context) }))
    .filter(({ state }) => state.state !== 'past')
    .sort((a, b) => (a.state.start ?? Infinity) - (b.state.start ?? Infinity))
    .map(({ session, state }) => {
      const place = placeOf(site, session.place, origin);
      const closed = [
        'cancelled',
        'postponed',
        'in-progress',
        'closed',
        'full',
        'waiting-full',
      ].includes(state.state);
      const booking = closed ? undefined : (session.bookingUrl ?? course.bookingUrl);
      const name =
        session.start === undefined
          ? plain(page, course.title, origin)
          : formatDay(civilDateOf(state.start ?? 0, state.zone), words);
      return markup`<tr id="${session.id}" role="row"><th scope="row" role="rowheader">${sessionWhen(page, session, origin)}${session.title === undefined ? '' : markup`<br>${shown(page, session.title, origin)}`}</th><td role="cell">${words.modes[session.mode]}</td><td role="cell">${place === undefined ? '' : markup`${shown(page, place.record.name, place.origin)}${place.record.postcode === undefined ? '' : `, ${place.record.postcode.replace(' ', '\u00a0')}`}${place.record.accessibility === undefined ? '' : markup`<br><span class="meta">${shown(page, place.record.accessibility, place.origin)}</span>`}`}</td><td role="cell">${sessionSentence(state, words, sentenceOptions(page, origin))}</td><td role="cell">${outward(booking, filled(say.bookFor, { title: name }))}</td></tr>
`;
    });
  if (rows.length === 0) return markup``;
  // On a narrow screen each row becomes a block; the roles keep it a table for those who do not see it.
  return markup`<table class="rows" role="table" aria-label="${say.dates}">
<thead role="rowgroup"><tr role="row">${[say.when, say.how, say.where, say.places, say.book].map((name) => markup`<th scope="col" role="columnheader">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">
${rows}</tbody>
</table>
`;
}
