import { isIP } from 'node:net';
import { safeFetch, SafeFetchError, safeStatus } from '../fetch/safe-fetch.js';
import { CommandError } from './errors.js';
import { hostTurns } from '../fetch/turns.js';
import type { CommandIo } from './command.js';

/** Most bytes of a whole feed. */
export const mostBytes = 256 * 1024 * 1024;

/** Requests to one host begin a quarter of a second apart, whatever they are for. */
export const politely = hostTurns(250);

/** Reads an address whole, within limits. Plain http and private hosts are refused unless the person allows them. */
export async function fetchBytes(
  address: string,
  io: CommandIo,
  allowPrivate: boolean,
): Promise<Uint8Array> {
  const url = new URL(address);
  if (url.protocol !== 'https:' && !allowPrivate) {
    throw new CommandError(
      `${address} is not an https address. Use https, or add --allow-private for a test on this machine.`,
    );
  }
  if (
    !allowPrivate &&
    (isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0 || url.hostname === 'localhost')
  ) {
    throw new CommandError(
      `${address} names a machine by number or this machine. Add --allow-private if that is meant.`,
    );
  }
  if (io.fetch === globalThis.fetch) return fetchPinned(address, io, allowPrivate);
  let response: Response;
  try {
    const limit = AbortSignal.timeout(20_000);
    response = await io.fetch(url, {
      signal: io.signal === undefined ? limit : AbortSignal.any([limit, io.signal]),
      headers: { accept: 'application/json, */*;q=0.5' },
    });
  } catch (error) {
    const why =
      error instanceof Error
        ? error.cause instanceof Error
          ? error.cause.message
          : error.message
        : '';
    throw new CommandError(`${address} cannot be reached${why === '' ? '' : ` (${why})`}.`);
  }
  if (!response.ok) throw new CommandError(`${address} answered ${String(response.status)}.`);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > mostBytes) throw new CommandError(`${address} sends more than 256 MB.`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The real network: the host is resolved, checked and pinned. Another `fetch` is a caller's own, which is left in charge. */
async function fetchPinned(
  address: string,
  io: CommandIo,
  allowPrivate: boolean,
): Promise<Uint8Array> {
  try {
    const options = {
      allowPrivate,
      maxBytes: mostBytes,
      ...(!allowPrivate && { turn: politely }),
      ...(io.signal === undefined ? {} : { signal: io.signal }),
    };
    return (await safeFetch(address, options)).bytes;
  } catch (error) {
    if (error instanceof SafeFetchError) throw new CommandError(error.message);
    throw error;
  }
}

/** How the links of a feed are asked whether they are there: by the same rules, for they are not ours to trust. */
export function linkStatus(
  io: CommandIo,
  allowPrivate: boolean,
): (address: string, signal: AbortSignal) => Promise<number> {
  if (io.fetch === globalThis.fetch)
    return (address, signal) =>
      safeStatus(address, {
        allowPrivate,
        plainHttp: true,
        signal,
        ...(!allowPrivate && { turn: politely }),
      });
  return async (address, signal) => {
    const { hostname } = new URL(address);
    const numbered = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 || hostname === 'localhost';
    if (!allowPrivate && numbered) throw new TypeError('private address');
    return (await io.fetch(address, { signal })).status;
  };
}
