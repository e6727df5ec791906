import type { LangTag, Ref } from '@esca/feed';
import type { BulletinWords } from './words.js';

/** A text and the language it is in. It holds no control characters and no marks that turn the direction of writing. */
export interface Said {
  readonly text: string;
  readonly lang: LangTag;
}

/** A link that has passed the allow-list of schemes. */
export interface OutgoingLink {
  readonly label: string;
  readonly href: string;
  /** The host in ASCII when the link leaves the publisher's site, with "http" when it is not secure. */
  readonly host?: string;
}

/** One announcement, said as it stands at the time of writing. */
export interface OutgoingItem {
  readonly ref: Ref;
  readonly title: Said;
  /** Where its title leads. */
  readonly link?: OutgoingLink;
  /** What to know at a glance: important, a reminder, over. */
  readonly badges: readonly string[];
  /** Plain text with paragraphs and lists. */
  readonly text?: Said;
  /** Date and availability, one line each. */
  readonly facts: readonly string[];
  /** Further links: something to hear, its transcript, another page. */
  readonly links: readonly OutgoingLink[];
}

/** Items under one heading; without one they stand first. */
export interface OutgoingSection {
  readonly title?: Said;
  readonly items: readonly OutgoingItem[];
}

/** One issue in one language, ready for every form it is sent in: each writes the same items in the same order. */
export interface OutgoingIssue {
  readonly ref: Ref;
  readonly lang: LangTag;
  readonly title: Said;
  readonly publisher: Said;
  /** Number, day and day of the next issue. */
  readonly meta: readonly string[];
  readonly intro?: Said;
  /** What to know before reading: that the issue is past, and on which day availability was looked up. */
  readonly notes: readonly string[];
  readonly sections: readonly OutgoingSection[];
  /** The issue on the web. */
  readonly link?: OutgoingLink;
  readonly say: BulletinWords;
}

/** All items in their order. */
export function itemsOf(issue: OutgoingIssue): OutgoingItem[] {
  return issue.sections.flatMap(({ items }) => items);
}

/** The issue with only so many of its first items. */
export function firstItems(issue: OutgoingIssue, count: number): OutgoingIssue {
  let left = count;
  const sections = issue.sections.flatMap((section) => {
    const items = section.items.slice(0, Math.max(0, left));
    left -= section.items.length;
    return items.length > 0 ? [{ ...section, items }] : [];
  });
  return { ...issue, sections };
}

/** The text cut at a space where it is longer than so many characters; never in the middle of a code point. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '');
  const space = cut.search(/\s\S*$/);
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
