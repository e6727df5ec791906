import { sniffJson } from './sniff.js';
import type { SourceFile } from './source.js';
import { decodeBytes } from './text.js';

/** Addresses of pages that belong to one source; more are left for another run. */
export const mostPages = 50;

interface Page {
  /** Address of the page that follows. */
  next?: string;
  /** True when the page says that there is nothing more. */
  empty: boolean;
}

/**
 * What a page of an OpenActive feed or a JSON Feed says of the next one. Only a page of the same host is the same source; other
 * formats have no pages.
 */
export function pageOf(file: SourceFile): Page {
  const head = decodeBytes(file.bytes.subarray(0, 200)).text.trimStart();
  if (file.url === undefined || !head.startsWith('{')) return { empty: false };
  let value: unknown;
  try {
    value = JSON.parse(decodeBytes(file.bytes).text);
  } catch {
    return { empty: false };
  }
  const format = sniffJson(value);
  if (format !== 'rpde' && format !== 'jsonfeed') return { empty: false };
  const { items, next, next_url } = value as Record<'items' | 'next' | 'next_url', unknown>;
  const empty = !Array.isArray(items) || items.length === 0;
  const link = format === 'rpde' ? next : next_url;
  if (empty || typeof link !== 'string' || !URL.canParse(link, file.url)) return { empty };
  const url = new URL(link, file.url);
  url.hash = '';
  const here = new URL(file.url);
  return url.protocol === here.protocol && url.host === here.host
    ? { next: url.href, empty }
    : { empty };
}
