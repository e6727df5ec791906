import type { Origin, Ref } from '@esca/feed';
import { recordPath } from './record-path.js';

/** The base address of the published site that a feed belongs to; nothing when the feed lies elsewhere. */
export const siteOf = (url: string): string | undefined =>
  /^(https?:\/\/.+\/)feed\/[^/]*$/.exec(url)?.[1];

/**
 * The address of a record's published page, when its feed lies where a published site keeps it; its own `url` otherwise.
 */
export function recordHref(ref: Ref, origin: Origin, url?: string): string | undefined {
  const site = siteOf(origin.url);
  // The first publisher of a site's feed is the site's own: a merged record keeps its own publisher's name.
  const path = site && recordPath(ref, origin.site);
  return site && path ? site + path : url;
}
