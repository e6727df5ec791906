import { fill, textBlocks } from '@esca/domain';
import { shorten } from './outgoing.js';
import type { OutgoingIssue, OutgoingItem, OutgoingLink, Said } from './outgoing.js';

/** An element of an Adaptive Card. */
export interface CardElement {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** An Adaptive Card of version 1.5. */
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly $schema: string;
  readonly version: '1.5';
  readonly lang: string;
  readonly fallbackText: string;
  readonly msteams: { readonly width: 'Full' };
  readonly body: readonly CardElement[];
  readonly actions?: readonly CardElement[];
}

/** What a Workflows webhook takes. */
export interface TeamsMessage {
  readonly type: 'message';
  readonly attachments: readonly [
    {
      readonly contentType: 'application/vnd.microsoft.card.adaptive';
      readonly content: AdaptiveCard;
    },
  ];
}

/** Most bytes of one message; a webhook takes 28 kB. */
export const MOST_CARD_BYTES = 28_000;

const longestText = 1_500;
const longestTitle = 200;
const longestButton = 80;
const longestAddress = 2_000;

/** The issue as cards, several when one would be too large. Each begins with the issue's title; no item is cut in two. */
export function teamsCards(issue: OutgoingIssue, most = MOST_CARD_BYTES): AdaptiveCard[] {
  const bodies: CardElement[][] = [];
  let body = opening(issue);
  const size = (some: readonly CardElement[]): number =>
    bytesOf(teamsMessage(cardOf(issue, some, 99, 99)));
  for (const { items, title } of issue.sections) {
    let headed = false;
    for (const item of items) {
      const head = title === undefined ? [] : [sectionHeading(title)];
      const full = itemElement(item, issue);
      // An item that no card could hold keeps its name and its first link.
      const one = size([...head, full]) <= most ? full : itemElement(bare(item), issue);
      const next = [...body, ...(headed ? [] : head), one];
      if (size(next) > most) {
        bodies.push(body);
        body = [...head, one];
      } else body = next;
      headed = true;
    }
  }
  bodies.push(body);
  return bodies.map((one, index) => cardOf(issue, one, index + 1, bodies.length));
}

/** A card in the envelope that a Workflows webhook expects. */
export function teamsMessage(content: AdaptiveCard): TeamsMessage {
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
  };
}

/** Size of a message as it is sent. */
export function bytesOf(message: TeamsMessage): number {
  return Buffer.byteLength(JSON.stringify(message));
}

function cardOf(
  issue: OutgoingIssue,
  body: readonly CardElement[],
  part: number,
  parts: number,
): AdaptiveCard {
  const name = shorten(issue.title.text, longestTitle);
  const title =
    parts === 1
      ? name
      : fill(issue.say.part, { title: name, part: String(part), parts: String(parts) });
  const open = issue.link === undefined ? undefined : button(issue.link, issue.say.onTheWeb);
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: issue.lang,
    fallbackText: escapeCardText(title),
    msteams: { width: 'Full' },
    body: [block(title, { style: 'heading', size: 'Large', weight: 'Bolder' }), ...body],
    ...(open !== undefined && { actions: [open] }),
  };
}

function opening(issue: OutgoingIssue): CardElement[] {
  const meta = [...issue.meta, issue.publisher.text].join(' · ');
  return [
    block(shorten(meta, 400), { isSubtle: true, spacing: 'Small' }),
    ...texts(issue.intro),
    ...issue.notes.map((note) => block(note, { isSubtle: true, size: 'Small' })),
  ];
}

function sectionHeading(title: Said): CardElement {
  return block(shorten(title.text, longestTitle), {
    style: 'heading',
    size: 'Medium',
    weight: 'Bolder',
    separator: true,
    spacing: 'Large',
  });
}

function bare({ facts, text: _text, ...item }: OutgoingItem): OutgoingItem {
  return { ...item, facts: facts.slice(0, 2), links: [] };
}

function itemElement(item: OutgoingItem, { say }: OutgoingIssue): CardElement {
  const title = shorten(item.title.text, longestTitle);
  const about = (link: OutgoingLink): string => fill(say.about, { label: link.label, title });
  const actions = [
    item.link === undefined ? undefined : button(item.link, fill(say.open, { title })),
    ...item.links.map((link) => button(link, about(link))),
  ].filter((action) => action !== undefined);
  return {
    type: 'Container',
    spacing: 'Medium',
    items: [
      block(title, { style: 'heading', weight: 'Bolder' }),
      ...(item.badges.length === 0
        ? []
        : [block(item.badges.join(' · '), { isSubtle: true, size: 'Small', spacing: 'None' })]),
      ...texts(item.text),
      ...item.facts.map((fact) => block(shorten(fact, 400), { spacing: 'Small' })),
      ...(actions.length === 0 ? [] : [{ type: 'ActionSet', spacing: 'Small', actions }]),
    ],
  };
}

/** A button that opens an address; nothing when the address is not https, for Teams opens no other. */
function button({ host, href }: OutgoingLink, words: string): CardElement | undefined {
  if (!href.startsWith('https://') || href.length > longestAddress) return undefined;
  const beside = host === undefined ? '' : ` (${host})`;
  const room = Math.max(20, longestButton - beside.length);
  return { type: 'Action.OpenUrl', title: shorten(words, room) + beside, url: href };
}

function texts(text: Said | undefined): CardElement[] {
  if (text === undefined) return [];
  return textBlocks(shorten(text.text, longestText)).map((one) =>
    one.kind === 'list'
      ? literal(one.items.map((item) => `- ${escapeCardText(item)}`).join('\n'), {})
      : block(one.text, {}),
  );
}

const block = (text: string, more: Record<string, unknown>): CardElement =>
  literal(escapeCardText(text), more);

const literal = (text: string, more: Record<string, unknown>): CardElement => ({
  type: 'TextBlock',
  text,
  wrap: true,
  ...more,
});

/**
 * Text in which nothing is syntax of the Markdown that cards know. Clients differ in how well they follow it, so where a
 * link, a tag or an entity could begin, an invisible joiner keeps the marks apart even when the backslash is ignored. The
 * braces of date functions are set apart as well.
 */
export function escapeCardText(text: string): string {
  return text
    .replaceAll('](', ']\u2060(')
    .replace(/<(?=[a-z/!?])/gi, '<\u2060')
    .replace(/&(?=#?\w{1,32};)/g, '&\u2060')
    .replaceAll('{{', '{\u2060{')
    .replaceAll('${', '$\u2060{')
    .replace(/[\\`*_[\]<>~]/g, '\\$&')
    .replace(/^(\s*)([-+#=])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2');
}
