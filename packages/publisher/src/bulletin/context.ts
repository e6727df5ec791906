import { chooseText } from '@esca/domain';
import type { ItemContext, Words } from '@esca/domain';
import type { Origin, Text } from '@esca/feed';
import { safeLink } from '../site/html.js';
import { cleanLine, cleanLines } from './clean.js';
import type { OutgoingLink, Said } from './outgoing.js';
import type { PageOf } from './record-pages.js';

/** What an issue is written with. */
export interface IssueContext extends ItemContext {
  readonly words: Words;
  /** Pages of records on the publisher's site, when there is one. */
  readonly pageOf?: PageOf;
  /** Base address of that site: links under it do not leave it. */
  readonly baseUrl?: string;
  /** True when the issue only stands in for a current one that does not exist. */
  readonly fallback?: boolean;
}

/** A text of a feed in the language of the message, cleaned; on one line unless `lines` is true. */
export function said(text: Text, origin: Origin, words: Words, lines = false): Said {
  const chosen = chooseText(text, words.lang, origin.language);
  return { text: (lines ? cleanLines : cleanLine)(chosen.text), lang: chosen.lang };
}

/** A link when the address may be one. Where it leaves the site its host is told. */
export function linkTo(
  address: string | undefined,
  label: string,
  { baseUrl }: Pick<IssueContext, 'baseUrl'>,
): OutgoingLink | undefined {
  const href = safeLink(address);
  if (href === undefined) return undefined;
  const { hostname, protocol } = new URL(href);
  if (hostname === '' || (baseUrl !== undefined && href.startsWith(baseUrl)))
    return { label, href };
  return { label, href, host: protocol === 'http:' ? `${hostname}, http` : hostname };
}
