import { readShared, shareText } from '@esca/domain';
import type { Ref } from '@esca/feed';

/** The parameter of a shared list, in the fragment of an address: no server sees it. */
const NAME = 'esca-list=';

const others = (): string[] =>
  location.hash
    .replace(/^#/, '')
    .split('&')
    .filter((part) => part && !part.startsWith(NAME));

/** The address that gives the list to somebody else: full names, nothing more. */
export function shareAddress(refs: readonly Ref[]): string {
  const names = shareText(refs)
    .split(' ')
    .map((ref) => encodeURIComponent(ref).replaceAll('%3A', ':').replaceAll('%2F', '/'));
  const url = new URL(location.href);
  url.hash = [...others(), NAME + names.join('+')].join('&');
  return url.href;
}

/** The names in the address of this page. */
export function sharedHere(): Ref[] {
  const part = location.hash
    .slice(1)
    .split('&')
    .find((one) => one.startsWith(NAME));
  if (!part) return [];
  try {
    return readShared(decodeURIComponent(part.slice(NAME.length).replaceAll('+', ' ')));
  } catch {
    return [];
  }
}

/** Takes the shared list out of the address, so that a reload does not offer it again. */
export function dropShared(): void {
  const rest = others().join('&');
  try {
    history.replaceState(
      history.state,
      '',
      location.pathname + location.search + (rest && `#${rest}`),
    );
  } catch {
    // In a sandboxed frame the address may not be changed; the offer is gone all the same.
  }
}
