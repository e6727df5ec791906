import type { Origin } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';

const SAFE = /^(https?:|mailto:|tel:)/i;

/**
 * An address that may be linked: https, http, mailto or tel, without user information. Of a mailto only the address is
 * kept: a feed has no business with subjects and copies.
 */
export function safeHref(value: string | undefined): string | undefined {
  if (value === undefined || !SAFE.test(value)) return undefined;
  try {
    const url = new URL(value);
    if (!SAFE.test(url.protocol) || url.username || url.password) return undefined;
    if (url.protocol !== 'mailto:') return url.href;
    // A line break that is written as a code would begin a header of its own.
    return /%0[ad]/i.test(url.pathname) ? undefined : `mailto:${url.pathname}`;
  } catch {
    return undefined;
  }
}

/** A web address that the page's author wrote, relative ones resolved against the page; http and https only. */
export function pageHref(value: string): string | undefined {
  try {
    const url = new URL(value, document.baseURI);
    const web = url.protocol === 'https:' || url.protocol === 'http:';
    return value && web && !url.username && !url.password ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** The host of a web address in ASCII; empty for mail and telephone. */
export function hostOf(href: string): string {
  try {
    return new URL(href).host;
  } catch {
    return '';
  }
}

/** Whether a host is one that a source names as its own: that of its publisher's page, of the feed, or one below these. */
function isOwn(host: string, { publisher, url }: Origin): boolean {
  return [publisher.url, url].some((address) => {
    const own = hostOf(address ?? '').replace(/^www\./, '');
    return own !== '' && `.${host}`.endsWith(`.${own}`);
  });
}

/**
 * The host to which a link of a source leads, in ASCII, when it is none of the source's own: beside the link it shows a
 * look-alike for what it is.
 */
export function otherHost(
  value: string | undefined,
  from: Origin,
): TemplateResult | typeof nothing {
  const host = hostOf(safeHref(value) ?? '');
  return host && !isOwn(host, from) ? html`<span class="muted">(${host})</span>` : nothing;
}

/**
 * A link out of the page, or the bare words when the address may not be linked. Its host is said beside it when it is
 * none of the source's own.
 */
export function outLink(
  value: string | undefined,
  content: unknown,
  {
    name,
    part,
    follow,
    from,
    insecure,
  }: {
    /** Accessible name, when the words alone do not tell one link from another. */
    name?: string;
    part?: string;
    follow?: (event: Event, host: string) => void;
    /** Whose record leads there. */
    from?: Origin;
    /** Words for a link without encryption. */
    insecure?: string;
  } = {},
): TemplateResult {
  const href = safeHref(value);
  if (href === undefined) return html`<span part=${part ?? nothing}>${content}</span>`;
  const host = hostOf(href);
  const plain = href.startsWith('http:') && insecure !== undefined;
  return html`<a
      part=${part ?? nothing}
      href=${href}
      rel="noopener"
      aria-label=${name ?? nothing}
      @click=${follow ? (event: Event) => follow(event, host) : nothing}
      >${content}</a
    >${from ? [' ', otherHost(href, from)] : nothing}${
      plain ? [' ', html`<span class="muted">(${insecure})</span>`] : nothing
    }`;
}
