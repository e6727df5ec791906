import { request as plainRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { pinAddress, resolveHost, type PinnedAddress, type Resolve } from './addresses.js';
import type { FetchCache } from './cache.js';
import type { Turn } from './turns.js';

/** How an address is read. */
export interface SafeFetchOptions {
  /** Also plain http and hosts of private networks; for tests on one's own machine. */
  allowPrivate?: boolean;
  /** Also plain http, to public hosts: for asking whether a link is there. */
  plainHttp?: boolean;
  /** Most bytes after decompression; 20 MB when absent. */
  maxBytes?: number;
  /** Milliseconds until the first byte; 8,000 when absent. */
  firstByte?: number;
  /** Milliseconds for the whole, redirects included; 20,000 when absent. */
  whole?: number;
  /** Copies of earlier runs. */
  cache?: FetchCache;
  /** The clock that copies are dated by, in epoch milliseconds. */
  now?: number;
  /** Waits for a turn before each request to a host. */
  turn?: Turn;
  /** How names are resolved. */
  resolve?: Resolve;
  /** Sends this instead of only asking. A redirect is then refused, and every answer from 200 to 299 is good. */
  post?: { body: string; type: string };
  signal?: AbortSignal;
}

/** What was read. */
export interface Fetched {
  bytes: Uint8Array;
  /** The address after redirects. */
  url: string;
  /** Media type, without parameters. */
  type: string;
  /** True when the server said that the earlier copy is still right. */
  cached: boolean;
}

/** Why an address was not read, in words for the person who gave it. */
export class SafeFetchError extends Error {
  readonly address: string;

  constructor(address: string, reason: string, options?: ErrorOptions) {
    super(`${address} ${reason}`, options);
    this.name = 'SafeFetchError';
    this.address = address;
  }
}

const MOST_REDIRECTS = 3;

/**
 * Reads an address that somebody else wrote down. Only https; the host is resolved first, every address of it must be
 * public, and the connection goes to exactly the address that was checked; each redirect is checked again.
 */
export async function safeFetch(address: string, options: SafeFetchOptions = {}): Promise<Fetched> {
  const limit = AbortSignal.timeout(options.whole ?? 20_000);
  const signal = options.signal ? AbortSignal.any([limit, options.signal]) : limit;
  let url = parse(address, address, options);
  const copy = options.cache?.read(url.href);
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const response = await open(url, address, copy, options, signal);
    const status = response.statusCode ?? 0;
    const target = response.headers.location;
    if ([301, 302, 303, 307, 308].includes(status) && target !== undefined) {
      response.destroy();
      if (options.post)
        throw new SafeFetchError(address, 'redirects, and what is sent is not sent on.');
      url = parse(target, address, options, url);
      continue;
    }
    if (status === 304 && copy) {
      response.destroy();
      // It is as good today as it was then.
      if (options.now !== undefined) options.cache?.write({ ...copy, at: options.now });
      return { bytes: copy.bytes, url: url.href, type: mediaType(response), cached: true };
    }
    if (status !== 200 && !(options.post && status > 200 && status < 300)) {
      response.destroy();
      throw new SafeFetchError(address, answer(status, response.headers['retry-after']));
    }
    const bytes = await readAll(response, address, options.maxBytes ?? 20 * 1024 * 1024, signal);
    store(address, bytes, response, options);
    return { bytes, url: url.href, type: mediaType(response), cached: false };
  }
  throw new SafeFetchError(address, `redirects more than ${String(MOST_REDIRECTS)} times.`);
}

/**
 * The status that an address answers with, after redirects; nothing of its content is read. Hosts are checked and pinned as for
 * {@link safeFetch}. A server that does not know HEAD is asked again with GET.
 */
export async function safeStatus(address: string, options: SafeFetchOptions = {}): Promise<number> {
  const limit = AbortSignal.timeout(options.whole ?? 10_000);
  const signal = options.signal ? AbortSignal.any([limit, options.signal]) : limit;
  const follow = async (method: 'GET' | 'HEAD'): Promise<number> => {
    let url = parse(address, address, options);
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      const response = await open(url, address, undefined, options, signal, method);
      response.destroy();
      const { location } = response.headers;
      const status = response.statusCode ?? 0;
      if (status < 300 || status > 399 || location === undefined) return status;
      url = parse(location, address, options, url);
    }
    throw new SafeFetchError(address, `redirects more than ${String(MOST_REDIRECTS)} times.`);
  };
  const status = await follow('HEAD').catch(() => 0);
  return status >= 200 && status < 300 ? status : follow('GET');
}

function parse(text: string, address: string, options: SafeFetchOptions, base?: URL): URL {
  if (!URL.canParse(text, base?.href)) throw new SafeFetchError(address, 'is not a web address.');
  const url = new URL(text, base);
  const fine =
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && (options.allowPrivate === true || options.plainHttp === true));
  const why = base
    ? `redirects to ${url.protocol}//, which is not read`
    : 'is not an https address';
  if (!fine)
    throw new SafeFetchError(address, `${why}. Use https, or --allow-private on your own machine.`);
  if (url.username !== '' || url.password !== '')
    throw new SafeFetchError(address, 'has a user name in it, which is not allowed.');
  url.hash = '';
  return url;
}

function answer(status: number, retry: string | undefined): string {
  if (status === 429 || status === 503)
    return `asks to come back later (${String(status)})${retry === undefined ? '' : `, after ${retry}`}.`;
  return `answered ${String(status)}.`;
}

const mediaType = (response: IncomingMessage): string =>
  (response.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

function store(
  address: string,
  bytes: Uint8Array,
  response: IncomingMessage,
  { cache, now }: SafeFetchOptions,
): void {
  const { etag, 'last-modified': modified } = response.headers;
  cache?.write({
    url: new URL(address).href.replace(/#.*$/, ''),
    bytes,
    ...(etag === undefined ? {} : { etag }),
    ...(modified === undefined ? {} : { modified }),
    ...(now === undefined ? {} : { at: now }),
  });
}

/** A look-up that knows one answer: the address that was checked. A name cannot change its mind between check and connection. */
function pinned({ address, family }: PinnedAddress): LookupFunction {
  return (_host, options, callback) => {
    if (options.all === true) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
}

async function open(
  url: URL,
  address: string,
  copy: { etag?: string; modified?: string } | undefined,
  options: SafeFetchOptions,
  signal: AbortSignal,
  method: 'GET' | 'HEAD' | 'POST' = options.post ? 'POST' : 'GET',
): Promise<IncomingMessage> {
  const pin = await findPin(url, address, options);
  await options.turn?.(url.host);
  const settings: RequestOptions = {
    method,
    lookup: pinned(pin),
    signal,
    agent: false,
    headers: {
      accept: '*/*',
      'accept-encoding': 'gzip, br, deflate',
      'user-agent': 'esca-import/1.0',
      ...(options.post && {
        'content-type': options.post.type,
        'content-length': Buffer.byteLength(options.post.body),
      }),
      ...(copy?.etag === undefined ? {} : { 'if-none-match': copy.etag }),
      ...(copy?.modified === undefined ? {} : { 'if-modified-since': copy.modified }),
    },
  };
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      const late = signal.aborted ? 'took too long.' : `cannot be reached (${error.message}).`;
      reject(new SafeFetchError(address, late, { cause: error }));
    };
    const request = (url.protocol === 'https:' ? secureRequest : plainRequest)(url, settings);
    const first = setTimeout(
      () => request.destroy(new Error('no answer')),
      options.firstByte ?? 8_000,
    );
    request.once('response', (response) => {
      clearTimeout(first);
      resolve(response);
    });
    request.once('error', (error) => {
      clearTimeout(first);
      fail(error);
    });
    request.end(options.post?.body);
  });
}

async function findPin(
  url: URL,
  address: string,
  options: SafeFetchOptions,
): Promise<PinnedAddress> {
  let pin: PinnedAddress | undefined;
  try {
    pin = await pinAddress(
      url.hostname,
      options.allowPrivate === true,
      options.resolve ?? resolveHost,
    );
  } catch (error) {
    throw new SafeFetchError(address, `cannot be found: there is no host ${url.hostname}.`, {
      cause: error,
    });
  }
  if (!pin)
    throw new SafeFetchError(
      address,
      `leads to ${url.hostname}, which is a private address. Add --allow-private if that is meant.`,
    );
  return pin;
}

function unpacked(response: IncomingMessage): Readable {
  switch (response.headers['content-encoding']) {
    case 'gzip':
    case 'x-gzip':
      return response.pipe(createGunzip());
    case 'br':
      return response.pipe(createBrotliDecompress());
    case 'deflate':
      return response.pipe(createInflate());
    default:
      return response;
  }
}

async function readAll(
  response: IncomingMessage,
  address: string,
  most: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const stream = unpacked(response);
  // An error of the connection must end the unpacking as well.
  response.once('error', (error) => stream.destroy(error));
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of stream as AsyncIterable<Uint8Array>) {
      size += part.length;
      if (size > most)
        throw new SafeFetchError(
          address,
          `sends more than ${String(Math.round(most / 1_048_576))} MB.`,
        );
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof SafeFetchError) throw error;
    throw new SafeFetchError(address, signal.aborted ? 'took too long.' : 'broke off.', {
      cause: error,
    });
  } finally {
    response.destroy();
  }
  return Buffer.concat(parts);
}
