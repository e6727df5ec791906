/**
 * An address as a page may use it: absolute, http or https, without user information. Undefined for everything else:
 * `javascript:`, `data:`, `blob:`, app schemes, and what is no address at all.
 *
 * @param base resolves a relative address; without it only absolute ones pass.
 */
export function webAddress(value: string, base?: string): string | undefined {
  try {
    const url = new URL(value, base);
    return /^https?:$/.test(url.protocol) && !url.username && !url.password ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The http(s) addresses in a list that is separated by spaces, absolute, separated by spaces again; undefined when
 * any of them is refused, so that a list never shrinks in silence to something else than its author meant.
 */
export function webAddresses(value: string, base?: string): string | undefined {
  const urls = value.match(/\S+/g)?.map((url) => webAddress(url, base));
  return urls?.every(Boolean) ? urls.join(' ') : undefined;
}

/**
 * Whether an address names a feed that a link, or the address of an embed page, may ask for: one under the site's own
 * base, or one on a host (`host` or `host:port`) that the publisher lists. Anything else would let whoever writes a
 * link put foreign content on a page that carries the publisher's name.
 *
 * @param url absolute, as `webAddress` gives it.
 * @param site the base address of the published site, ending in `/`.
 */
export function isAllowedFeed(
  url: string,
  site: string,
  feedHosts: readonly string[] = [],
): boolean {
  return url.startsWith(site) || feedHosts.includes(new URL(url).host);
}
