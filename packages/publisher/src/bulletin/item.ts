import {
  civilDateOf,
  courseSentence,
  fill,
  formatDuration,
  formatWhen,
  readerNow,
  sessionDate,
  sessionPlace,
  sessionSentence,
  vacancySentence,
} from '@esca/domain';
import type { IssueItem, SentenceOptions } from '@esca/domain';
import type { Bulletin, Course, Entry, Found, Media, Ref, Session } from '@esca/feed';
import { cleanLine } from './clean.js';
import { linkTo, said } from './context.js';
import type { IssueContext } from './context.js';
import { shorten } from './outgoing.js';
import type { OutgoingItem, OutgoingLink, Said } from './outgoing.js';
import type { BulletinWords } from './words.js';

const longestTitle = 300;

/** One announcement with how its target stands now. */
export function outgoingItem(
  read: IssueItem,
  issue: Entry<Bulletin>,
  context: IssueContext,
  say: BulletinWords,
): OutgoingItem {
  const { item, live, ref } = read;
  const { words } = context;
  const found = live?.gone === true ? undefined : live?.found;
  const title = titleOf(read, issue, context);
  const page = found === undefined ? undefined : context.pageOf?.(targetRef(found));
  const own = live?.gone === true ? undefined : item.url;
  const lead = linkTo(page ?? own ?? recordUrl(found), title.text, context);
  const more = own === undefined || page === undefined ? undefined : own;
  const further = [
    more === undefined ? undefined : linkTo(more, say.readMore, context),
    ...mediaLinks(item.media, context, say),
  ].filter((link) => link !== undefined);
  return {
    ref,
    title,
    ...(lead && { link: lead }),
    badges: badgesOf(read, issue, context, say),
    ...(item.text !== undefined && { text: said(item.text, issue.origin, words, true) }),
    facts: [...factsOf(read, found, context), ...unspoken(item.media, say)].map(cleanLine),
    links: further,
  };
}

function titleOf(
  { item, live, title }: IssueItem,
  issue: Entry<Bulletin>,
  context: IssueContext,
): Said {
  // An item's own title is in the issue's language, a borrowed one in its target's.
  const { origin } = item.title === undefined && live?.found ? live.found.entry : issue;
  const chosen =
    title === undefined
      ? {
          text: hostOf(item.url ?? item.media?.src) ?? item.ref ?? item.id,
          lang: issue.origin.language,
        }
      : said(title, origin, context.words);
  return { ...chosen, text: shorten(chosen.text, longestTitle) };
}

function hostOf(address: string | undefined): string | undefined {
  return address !== undefined && URL.canParse(address) ? new URL(address).hostname : undefined;
}

/** Full name of what an item announces. */
export function targetRef(found: Found): Ref {
  const { ref } = found.entry;
  switch (found.kind) {
    case 'session':
      return `${ref}#${found.session.id}`;
    case 'node':
      return `${ref}#${found.node.id}`;
    case 'item':
      return `${ref}#${found.item.id}`;
    default:
      return ref;
  }
}

function recordUrl(found: Found | undefined): string | undefined {
  return found !== undefined && 'url' in found.entry.record ? found.entry.record.url : undefined;
}

function badgesOf(
  { item, live, over, reminder }: IssueItem,
  { origin }: Entry<Bulletin>,
  { now, words }: IssueContext,
  say: BulletinWords,
): string[] {
  const badges: string[] = [];
  if (item.pinned) badges.push(say.pinned);
  if (reminder) badges.push(say.reminder);
  if (live?.gone) badges.push(say.gone);
  if (over) badges.push(say.over);
  else if (item.until !== undefined) {
    const zone = origin.timeZone;
    const today = civilDateOf(readerNow(now, origin.generatedAt), zone);
    badges.push(
      fill(say.until, { when: formatWhen(item.until, zone, words, { today, form: 'on' }) }),
    );
  }
  return badges;
}

/** Date, place and availability as they are at the time of writing. */
function factsOf({ live }: IssueItem, found: Found | undefined, context: IssueContext): string[] {
  if (live === undefined || found === undefined) return [];
  const { words } = context;
  const { entry } = found;
  const now = readerNow(context.now, entry.origin.generatedAt);
  if (found.kind === 'course' && live.course !== undefined) {
    const next = live.course.next?.session;
    return [
      ...(next === undefined ? [] : dateLine(next, found.entry, context)),
      courseSentence(live.course, words, sentenceOptions(found.entry, context)),
    ];
  }
  if (found.kind === 'session' && live.session !== undefined)
    return [
      ...dateLine(found.session, found.entry, context),
      sessionSentence(live.session, words, sentenceOptions(found.entry, context)),
    ];
  if (found.kind === 'vacancy' && live.vacancy !== undefined)
    return [vacancySentence(live.vacancy, words, { now })];
  return [];
}

function sentenceOptions(entry: Entry<Course>, context: IssueContext): SentenceOptions {
  return {
    now: readerNow(context.now, entry.origin.generatedAt),
    feedLanguage: entry.origin.language,
    where: ({ session }) => placeOf(session, entry, context),
  };
}

function dateLine(session: Session, entry: Entry<Course>, context: IssueContext): string[] {
  const line = [sessionDate(session, entry, context.words), placeOf(session, entry, context)];
  return [line.filter((part) => part !== '').join(' · ')];
}

function placeOf(session: Session, entry: Entry<Course>, { links, words }: IssueContext): string {
  if (session.mode === 'online' || session.mode === 'on-demand') return words.modes[session.mode];
  return sessionPlace(session, entry, links, words) || words.modes[session.mode];
}

function mediaLinks(
  media: Media | undefined,
  context: IssueContext,
  say: BulletinWords,
): (OutgoingLink | undefined)[] {
  if (media === undefined) return [];
  const verb = say.media[media.kind];
  const time = media.duration === undefined ? '' : formatDuration(media.duration, context.words);
  return [
    linkTo(media.src, time === '' ? verb : fill(say.mediaTime, { verb, time }), context),
    linkTo(media.transcript, say.transcript, context),
    linkTo(media.captions, say.captions, context),
  ];
}

/** Who cannot hear is told that there is nothing to read instead. */
function unspoken(media: Media | undefined, say: BulletinWords): string[] {
  const spoken = media !== undefined && media.kind !== 'document';
  return spoken && media.transcript === undefined && media.captions === undefined
    ? [say.noTranscript]
    : [];
}
