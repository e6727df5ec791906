import type { Ref } from '@esca/feed';
import { isFullRef } from './state.js';

/** A shared list names so many things at most, and so fits an address. */
export const MOST_SHARED = 60;

/** The list as one text for an address: full names with spaces between, nothing else. */
export function shareText(refs: readonly Ref[]): string {
  return refs.slice(0, MOST_SHARED).join(' ');
}

/** The names in a shared text; what is no full name is left out. */
export function readShared(text: string): Ref[] {
  const names = text.slice(0, 20_000).split(/\s+/).filter(isFullRef);
  return [...new Set(names)].slice(0, MOST_SHARED);
}
