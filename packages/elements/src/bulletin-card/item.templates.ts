import {
  courseSentence,
  fill,
  formatDay,
  formatDuration,
  formatWhen,
  civilDateOf,
  readerNow,
  sessionSentence,
  textOf,
  vacancySentence,
  type IssueItem,
} from '@esca/domain';
import type { Bulletin, Entry, Found, Media, Ref } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import type { SelectKind } from '../shared/events.js';
import { OutboundEvent } from '../shared/events.js';
import { otherHost, outLink, safeHref } from '../shared/link.templates.js';
import {
  nextDate,
  readerZone,
  sentenceOptions,
  type CourseContext,
} from '../shared/records/course-line.templates.js';
import { recordHref } from '../shared/records/openers.js';
import { recordLink } from '../shared/records/record-link.templates.js';
import { feedBlocks, feedText, heading } from '../shared/text.templates.js';
import type { BulletinStrings } from './bulletin-card.strings.js';

/** What items are described with. */
export interface ItemView extends CourseContext {
  readonly strings: BulletinStrings;
  readonly level: number;
  /** Names of items that came out since the visitor's last visit. */
  readonly fresh: ReadonlySet<Ref>;
  /** Items whose media the visitor asked for. */
  readonly playing: ReadonlySet<Ref>;
  play(ref: Ref): void;
  /** Something more for the line of actions of an item, such as a way to save it. */
  readonly actions?: (item: IssueItem, target: Found | undefined) => unknown;
}

/** One announcement: its name, what it says, and how its target stands now. */
export function itemTemplate(
  item: IssueItem,
  issue: Entry<Bulletin>,
  view: ItemView,
): TemplateResult {
  const { live } = item;
  const shut = item.over || live?.open === false;
  return html`<li part="item" class="item ${shut ? 'shut' : ''}">
    ${heading(view.level, titleOf(item, issue, view), { part: 'title' })}
    ${live?.found || item.title === undefined ? nothing : otherHost(item.item.url, issue.origin)}
    ${badges(item, issue, view)} ${feedBlocks(item.item.text, issue.origin, view.reader)}
    ${state(item, view)} ${item.item.media ? media(item.item.media, item, issue, view) : nothing}
    ${more(item, issue, view)} ${view.actions?.(item, live?.found) ?? nothing}
  </li>`;
}

/** The words of an item's title, without their language. */
export const plainTitle = (item: IssueItem, issue: Entry<Bulletin>, view: CourseContext): string =>
  textOf(item.title, view.reader.lang, (item.live?.found?.entry ?? issue).origin.language) ||
  hostOf(item.item.url ?? item.item.media?.src);

const hostOf = (url: string | undefined): string => (url === undefined ? '' : new URL(url).host);

/** Which event and which ref stand for a target. */
export function selectionOf(found: Found): { kind: SelectKind; ref: Ref } | undefined {
  switch (found.kind) {
    case 'course':
    case 'vacancy':
      return { kind: found.kind, ref: found.entry.ref };
    case 'session':
      return { kind: 'session', ref: `${found.entry.ref}#${found.session.id}` };
    case 'node':
      return { kind: 'node', ref: `${found.entry.ref}#${found.node.id}` };
    case 'bulletin':
      return { kind: 'issue', ref: found.entry.ref };
    case 'item':
      return { kind: 'item', ref: `${found.entry.ref}#${found.item.id}` };
    default:
      return undefined;
  }
}

function titleOf(
  item: IssueItem,
  issue: Entry<Bulletin>,
  view: ItemView,
): TemplateResult | typeof nothing {
  const found = item.live?.found;
  const target = found && selectionOf(found);
  // An item's own title is in the issue's language, a borrowed one in its target's.
  const origin = item.item.title === undefined && found ? found.entry.origin : issue.origin;
  if (item.title === undefined) return html`<bdi>${plainTitle(item, issue, view)}</bdi>`;
  if (target && !item.live?.gone) {
    const url = 'url' in found.entry.record ? found.entry.record.url : undefined;
    return recordLink(view.host, { ...target, title: item.title, origin, url }, view.reader);
  }
  const words = feedText(item.title, origin, view.reader);
  if (found?.kind === 'pathway' && !item.live?.gone) {
    // No event stands for a whole pathway: its page is all that there is to open.
    const { ref, record } = found.entry;
    const page = safeHref(recordHref(ref, found.entry.origin, record.url));
    if (page !== undefined) return html`<a part="title" href=${page}>${words}</a>`;
  }
  const href = safeHref(item.item.url);
  return href === undefined ? words : outLink(href, words, { follow: follower(item, view) });
}

const follower =
  (item: IssueItem, view: ItemView) =>
  (event: Event, host: string): void => {
    if (!view.host.dispatchEvent(new OutboundEvent('item', item.ref, host))) event.preventDefault();
  };

/** What is marked of an item, each mark with its look. */
export function marksOf(
  item: IssueItem,
  issue: Entry<Bulletin>,
  view: ItemView,
): [label: string, look: string][] {
  const { strings, words } = view;
  const zone = issue.origin.timeZone;
  const marks: [string, string][] = [];
  if (view.fresh.has(item.ref)) marks.push([strings.isNew, 'strong']);
  if (item.item.pinned) marks.push([strings.pinned, 'strong']);
  if (item.reminder) marks.push([strings.reminder, '']);
  if (item.live?.gone) marks.push([strings.gone, '']);
  if (item.over) marks.push([strings.over, '']);
  else if (item.item.until) {
    const now = readerNow(view.now, issue.origin.generatedAt);
    const when = formatWhen(item.item.until, zone, words, {
      today: civilDateOf(now, zone),
      readerZone: readerZone(),
      form: 'on',
    });
    marks.push([fill(strings.until, { when }), '']);
  }
  return marks;
}

function badges(
  item: IssueItem,
  issue: Entry<Bulletin>,
  view: ItemView,
): TemplateResult | typeof nothing {
  const marks = marksOf(item, issue, view);
  if (marks.length === 0) return nothing;
  return html`<p class="badges">
    ${marks.map(([label, look]) => html`<span class="badge ${look}">${label}</span>`)}
  </p>`;
}

/** How a target stands now, in words: the name of the state, its sentence, and the date when there is one. */
export interface Standing {
  readonly state: string;
  readonly sentence: string;
  readonly date?: string | undefined;
}

/** How the target stands now, not as it stood when the issue was written. */
export function standing({ live }: IssueItem, view: ItemView): Standing | undefined {
  const found = live?.found;
  if (!found || live?.gone) return undefined;
  if (found.kind === 'course' && live.course) {
    return {
      state: live.course.state,
      sentence: courseSentence(live.course, view.words, sentenceOptions(found.entry, view)),
      date: nextDate(live.course, found.entry, view),
    };
  }
  if (found.kind === 'session' && live.session) {
    const { state } = live.session;
    const choice = { session: found.session, availability: live.session };
    return {
      state,
      sentence: sessionSentence(live.session, view.words, sentenceOptions(found.entry, view)),
      date: nextDate({ state, next: choice }, found.entry, view),
    };
  }
  if (found.kind === 'vacancy' && live.vacancy) {
    const now = readerNow(view.now, found.entry.origin.generatedAt);
    const { state } = live.vacancy;
    return {
      state,
      sentence: vacancySentence(live.vacancy, view.words, { now, readerZone: readerZone() }),
    };
  }
  return undefined;
}

function state(item: IssueItem, view: ItemView): TemplateResult | typeof nothing {
  const now = standing(item, view);
  if (!now) return nothing;
  return html`${now.date === undefined ? nothing : html`<p part="meta" class="muted">${now.date}</p>`}
    <p part="availability"><span class="availability ${now.state}">${now.sentence}</span></p>`;
}

/** The address of an item that also points at a record. */
function more(
  item: IssueItem,
  issue: Entry<Bulletin>,
  view: ItemView,
): TemplateResult | typeof nothing {
  if (!item.item.url || (!item.live?.found && item.title !== undefined)) return nothing;
  const name = fill(view.strings.readMore, { title: plainTitle(item, issue, view) });
  return html`<p>
    ${outLink(item.item.url, name, {
      follow: follower(item, view),
      insecure: view.strings.insecure,
      from: issue.origin,
    })}
  </p>`;
}

/** Something to hear, watch or read. Nothing of it is loaded before the visitor presses the button. */
function media(
  file: Media,
  item: IssueItem,
  issue: Entry<Bulletin>,
  view: ItemView,
): TemplateResult {
  const { strings } = view;
  const title = plainTitle(item, issue, view);
  const verb = strings.media[file.kind];
  const words = file.duration
    ? fill(strings.mediaTime, { verb, time: formatDuration(file.duration, view.words) })
    : verb;
  const playable = file.kind !== 'document' && /^(audio|video)\//.test(file.type ?? '');
  const playing = playable && view.playing.has(item.ref);
  const spoken = file.kind !== 'document';
  const link = (url: string, label: string, name: string): TemplateResult =>
    outLink(url, label, {
      name,
      follow: follower(item, view),
      insecure: strings.insecure,
      from: issue.origin,
    });
  return html`<div class="media">
    ${
      playing
        ? file.type?.startsWith('video/')
          ? html`<video controls autoplay aria-label=${title} src=${file.src}></video>`
          : html`<audio controls autoplay aria-label=${title} src=${file.src}></audio>`
        : html`${link(file.src, words, fill(strings.mediaName, { verb: words, title }))}
          ${
            playable
              ? html`<button
                  type="button"
                  aria-label=${fill(strings.playName, { title })}
                  @click=${() => view.play(item.ref)}
                >
                  ${strings.play}
                </button>`
              : nothing
          }`
    }
    ${file.transcript ? link(file.transcript, strings.transcript, fill(strings.transcriptName, { title })) : nothing}
    ${file.captions ? link(file.captions, strings.captions, fill(strings.captionsName, { title })) : nothing}
    ${
      spoken && !file.transcript && !file.captions
        ? html`<span class="muted">${strings.noTranscript}</span>`
        : nothing
    }
  </div>`;
}

/** The day an issue came out, in words. */
export function issueDay(
  issue: Entry<Bulletin>,
  view: Pick<CourseContext, 'words' | 'now'>,
): string {
  const { record, origin } = issue;
  const at =
    record.issued.length === 10
      ? record.issued
      : civilDateOf(Date.parse(record.issued), origin.timeZone);
  const today = civilDateOf(Math.max(view.now, origin.generatedAt, 0), origin.timeZone);
  return formatDay(at, view.words, { today });
}
