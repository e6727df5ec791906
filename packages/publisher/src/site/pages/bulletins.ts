import {
  courseAvailability,
  courseSentence,
  dateOfWhen,
  formatDay,
  formatDuration,
  readableCode,
  vacancySentence,
  vacancyState,
  sessionAvailability,
  sessionSentence,
  availabilityContext,
} from '@esca/domain';
import type { Bulletin, BulletinItem, Entry, Found, Origin, Text } from '@esca/feed';
import { issueSections } from '../../bulletin/issue.js';
import { blocks, filled, outward, plain, recordLink, shown, toPage } from '../context.js';
import type { PageContext } from '../context.js';
import type { Html } from '../html.js';
import { markup } from '../html.js';
import { issueFilePath } from '../issue-files.js';
import { bulletinData } from '../structured-data.js';
import { sentenceOptions } from './courses.js';
import type { PageParts } from './shell.js';

/** The page of one issue. */
export function bulletinPage(page: PageContext, entry: Entry<Bulletin>): PageParts {
  const { record, origin } = entry;
  return {
    title: plain(page, record.title, origin),
    description: plain(page, record.intro, origin),
    main: markup`<h1>${shown(page, record.title, origin)}</h1>
${issueBody(page, entry, 2)}`,
    data: bulletinData(page, entry),
  };
}

/** Date, introduction and items of an issue, in the order that all forms of it share. */
export function issueBody(page: PageContext, entry: Entry<Bulletin>, level: 2 | 3): Html {
  const { say, words, site } = page;
  const { record, origin } = entry;
  const day = formatDay(dateOfWhen(record.issued, origin.timeZone), words);
  const number =
    record.number === undefined ? '' : `${filled(say.issue, { number: record.number })} · `;
  const ordered = issueSections(entry, site).flatMap(({ items }) => items.map(({ item }) => item));
  const file = issueFilePath(entry, site.main.publisher.id);
  const others = (['html', 'txt'] as const).filter((ending) => site.written(`${file}.${ending}`));
  return markup`<p class="meta">${number}${day}${record.next === undefined ? '' : ` · ${say.nextIssue}: ${formatDay(record.next, words)}`}</p>
${blocks(page, record.intro, origin)}<ul class="list">
${ordered.map((item) => itemMarkup(page, entry, item, level))}</ul>
${others.length === 0 ? '' : markup`<p class="meta">${others.map((ending) => markup`<a href="${toPage(page, `${file}.${ending}`)}">${plain(page, record.title, origin)} ${ending === 'html' ? say.asEmail : say.asText}</a> `)}</p>\n`}`;
}

function itemMarkup(
  page: PageContext,
  { origin }: Entry<Bulletin>,
  item: BulletinItem,
  level: 2 | 3,
): Html {
  const { say, words, site } = page;
  const found = item.ref === undefined ? undefined : site.links.find(item.ref, origin);
  const target = found === undefined ? undefined : targetOf(found);
  const title =
    item.title !== undefined
      ? shown(page, item.title, origin)
      : target === undefined
        ? markup`${item.ref ?? item.media?.src ?? item.url ?? ''}`
        : shown(page, target.title, target.origin);
  const group =
    item.group === undefined
      ? undefined
      : (site.links.term(origin, 'group', item.group)?.title ?? readableCode(item.group));
  const heading =
    target === undefined
      ? (outward(item.url ?? item.media?.src, title) ?? title)
      : recordLink(page, target.ref, title);
  const now = found === undefined ? undefined : liveLine(page, found);
  const media = item.media;
  const extras =
    media === undefined
      ? []
      : [outward(media.transcript, say.transcript), outward(media.captions, say.captions)].filter(
          (one) => one !== undefined,
        );
  return markup`<li id="${item.id}">
${level === 2 ? markup`<h2>${heading}</h2>` : markup`<h3>${heading}</h3>`}
${group === undefined ? '' : markup`<p class="meta">${shown(page, group, origin)}</p>\n`}${blocks(page, item.text, origin)}${now === undefined ? '' : markup`<p>${now}</p>\n`}${
    media === undefined
      ? ''
      : markup`<p class="meta">${words.mediaKinds[media.kind]}${media.duration === undefined ? '' : `, ${formatDuration(media.duration, words) ?? ''}`} ${extras.map((one) => markup`${one} `)}</p>\n`
  }${target !== undefined && item.url !== undefined ? markup`<p>${outward(item.url, say.page)}</p>\n` : ''}</li>
`;
}

/** Name and full reference of what an item announces. */
function targetOf(found: Found): { ref: string; title: Text; origin: Origin } {
  const { origin, ref } = found.entry;
  switch (found.kind) {
    case 'session':
      return {
        ref: `${ref}#${found.session.id}`,
        title: found.session.title ?? found.entry.record.title,
        origin,
      };
    case 'node':
      return { ref: `${ref}#${found.node.id}`, title: found.node.title, origin };
    case 'item':
      return {
        ref: `${ref}#${found.item.id}`,
        title: found.item.title ?? found.entry.record.title,
        origin,
      };
    case 'org':
    case 'place':
      return { ref, title: found.entry.record.name, origin };
    default:
      return { ref, title: found.entry.record.title, origin };
  }
}

/** What can be said of the thing today: an issue does not go on advertising what has filled since. */
function liveLine(page: PageContext, found: Found): string | undefined {
  const { words, site } = page;
  const options = sentenceOptions(page, found.entry.origin);
  if (found.kind === 'session')
    return sessionSentence(
      sessionAvailability(found.session, availabilityContext(found.entry.origin, site.now)),
      words,
      options,
    );
  if (found.kind === 'course')
    return courseSentence(courseAvailability(found.entry, site.now), words, options);
  if (found.kind === 'vacancy')
    return vacancySentence(vacancyState(found.entry, site.now), words, { now: site.now });
  return undefined;
}
