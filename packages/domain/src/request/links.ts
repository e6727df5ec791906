import type { Course, Entry, Links, Origin, Request } from '@esca/feed';
import type { RequestFacts } from './facts.js';
import type { RequestMessage } from './message.js';
import type { RequestWords } from './words.js';

/** Longer links are refused by mail programs and forms in use. */
const LONGEST_LINK = 1900;

const EMAIL = /^[^\s@<>()[\],;:"\\?&%]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/**
 * The address part of a mailbox or of a `mailto:` link, without any header that it may carry (`?bcc=…`); `undefined` when
 * it is no address.
 */
export function mailAddress(text: string | undefined): string | undefined {
  const address =
    text
      ?.trim()
      .replace(/^mailto:/i, '')
      .split('?')[0] ?? '';
  return EMAIL.test(address) ? address : undefined;
}

/** Line breaks in a mail are CR LF; encoded, they cannot begin a header. Half a character would not encode at all. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD').replace(/\r\n?|\n/g, '\r\n'));
}

/** A text cut so that the link made from it is short enough. */
function fitting(text: string, link: (text: string) => string, words: RequestWords): string {
  if (link(text).length <= LONGEST_LINK) return link(text);
  const characters = [...text];
  let low = 0;
  let high = characters.length;
  const cut = (count: number): string =>
    link(`${characters.slice(0, count).join('')} ${words.cut}`);
  // `low` characters fit, `high` do not.
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (cut(middle).length <= LONGEST_LINK) low = middle;
    else high = middle;
  }
  return cut(low);
}

/** A link that opens the person's own mail program with the message in it. Nothing is sent. */
export function mailtoLink(message: RequestMessage, words: RequestWords, to?: string): string {
  const address = mailAddress(to) ?? '';
  return fitting(
    message.body,
    (body) => `mailto:${address}?subject=${encode(message.subject)}&body=${encode(body)}`,
    words,
  );
}

/** A link that lets the person share the course in Teams, with the message as the text to start from. */
export function teamsShareLink(
  message: RequestMessage,
  words: RequestWords,
  address: string,
): string {
  return fitting(
    message.body,
    (body) =>
      `https://teams.microsoft.com/share?href=${encodeURIComponent(address)}&msgText=${encode(body)}`,
    words,
  );
}

/** A link that opens a Teams chat with a colleague, the message typed but not sent; `undefined` without an address. */
export function teamsChatLink(
  message: RequestMessage,
  words: RequestWords,
  to: string,
): string | undefined {
  const address = mailAddress(to);
  if (!address) return undefined;
  return fitting(
    message.body,
    (body) =>
      `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(address)}&message=${encode(body)}`,
    words,
  );
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

/**
 * The council's own form with its fields filled, by the names that the feed gives them; `undefined` when the feed names no
 * form, or none that is safe to open. A field that would make the address too long is left out.
 */
export function formLink(
  request: Request | undefined,
  facts: RequestFacts,
  message: RequestMessage,
  origin: Pick<Origin, 'url'>,
): string | undefined {
  if (!request?.form) return undefined;
  let url: URL;
  try {
    url = new URL(request.form, origin.url || undefined);
  } catch {
    return undefined;
  }
  const web = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
  if (!web || url.username || url.password) return undefined;
  const values: Readonly<Record<string, string | undefined>> = {
    ...facts,
    subject: message.subject,
    message: message.body,
  };
  for (const [ours, theirs] of Object.entries(request.fields ?? {})) {
    const value = Object.hasOwn(values, ours) ? values[ours] : undefined;
    if (!value || !theirs) continue;
    const longer = new URL(url);
    longer.searchParams.set(theirs, value);
    if (longer.href.length <= LONGEST_LINK) url = longer;
  }
  return url.href;
}

/** The mailbox of the organisation to ask about a course: its contact, else its provider, else the publisher. */
export function contactAddress(
  { record, origin }: Entry<Course>,
  links: Links,
): string | undefined {
  for (const ref of [record.contact, record.provider]) {
    const found = ref ? links.find(ref, origin) : undefined;
    const address = found?.kind === 'org' ? mailAddress(found.entry.record.email) : undefined;
    if (address) return address;
  }
  return mailAddress(origin.publisher.email);
}
