import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** An address that a connection may be made to. */
export interface PinnedAddress {
  address: string;
  family: 4 | 6;
}

/** How names become addresses; the system's resolver outside tests. */
export type Resolve = (host: string) => Promise<PinnedAddress[]>;

/** The system's resolver. */
export const resolveHost: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address, family }) => ({
    address,
    family: family === 6 ? 6 : 4,
  }));

/**
 * Whether an address is on the public internet. Everything with a special meaning is not: private, loopback, link-local,
 * carrier-grade NAT, multicast, reserved, documentation, tunnels, and IPv6 forms that carry such an IPv4 address.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.kind() === 'ipv4') return address.range() === 'unicast';
  if (address.range() !== 'unicast') return false;
  const parts = (address as ipaddr.IPv6).parts;
  // ::a.b.c.d, an old way to write an IPv4 address.
  return !parts.slice(0, 6).every((part) => part === 0);
}

/** Resolves a host and refuses it when any of its addresses is not public; the first one is what is connected to. */
export async function pinAddress(
  host: string,
  allowPrivate: boolean,
  resolve: Resolve = resolveHost,
): Promise<PinnedAddress | undefined> {
  const bare = host.replace(/^\[|\]$/g, '');
  const family = isIP(bare);
  const found: PinnedAddress[] =
    family === 0 ? await resolve(bare) : [{ address: bare, family: family === 6 ? 6 : 4 }];
  if (!allowPrivate && !found.every(({ address }) => isPublicAddress(address))) return undefined;
  return found[0];
}
