/**
 * Whether a feed may be read from an address: `https`, or `http` when the page itself is http or the host is this
 * machine. No user information.
 */
export function isFeedAddress(url: string, pageProtocol = 'https:'): boolean {
  try {
    const { protocol, hostname, username, password } = new URL(url);
    if (username || password) return false;
    const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
    return (
      protocol === 'https:' || (protocol === 'http:' && (loopback || pageProtocol === 'http:'))
    );
  } catch {
    return false;
  }
}

/** Resolves a relative address. It may not leave what a feed may be read from. */
export function inReach(href: string, base: string): string | undefined {
  try {
    const url = new URL(href, base).href;
    return isFeedAddress(url, new URL(base).protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}
