import { createContext } from '@lit/context';

/**
 * What an `<esca-feed>` hands down: addresses, or the page's own feed object. Copies of the library may differ in
 * version, so no model crosses; each reads for itself, and the bytes are fetched once.
 */
export interface FeedSource {
  readonly addresses: readonly string[];
  readonly feed?: unknown;
}

/** The key is shared by every copy of the library on a page. */
export const feedContext = createContext<FeedSource | undefined>(Symbol.for('esca.feed'));
