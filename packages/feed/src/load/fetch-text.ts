import { FeedError } from './errors.js';
import type { FetchedText } from './page.js';
import type { Waits } from './waits.js';

/** What loading needs from the world around it. */
export interface Surroundings {
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Epoch milliseconds. */
  now(): number;
  /** How long it is waited, and for how much. */
  readonly waits: Waits;
  /** From 0 up to 1. */
  random(): number;
  /** Whether the device says that it has no network: only a stored copy can help then. */
  offline(): boolean;
  /** Whether nobody looks: a first try is made, further ones wait for the visitor's return. */
  hidden(): boolean;
}

/** Statuses that a later try may change. */
const passing = (status: number): boolean => status === 408 || status === 429 || status >= 500;

/**
 * Fetches a feed's text, with its limits of time and size and up to three more tries after faults that pass: no network,
 * 408, 429 and 5xx. Rejects with a {@link FeedError}, or with the signal's reason when it is aborted.
 */
export const fetchText = (
  url: string,
  signal: AbortSignal,
  around: Surroundings,
  fresh: boolean,
): Promise<FetchedText> => fetchFile(url, signal, around, fresh, readText);

/** How a body is read: it holds no more than so much, and says when the first of it is there. */
type ReadBody<T> = (
  response: Response,
  url: string,
  largest: number,
  begun: () => void,
) => Promise<T>;

/** The same for what is not text. */
export async function fetchFile<T>(
  url: string,
  signal: AbortSignal,
  around: Surroundings,
  fresh: boolean,
  read: ReadBody<T>,
): Promise<{ text: T; at: number }> {
  for (let attempt = 0; ; attempt++) {
    try {
      return { text: await fetchOnce(url, signal, around, fresh, read), at: around.now() };
    } catch (error) {
      signal.throwIfAborted();
      const failure = error instanceof FeedError ? error : new FeedError('network', url);
      const { waits } = around;
      const pause = waits.retries[attempt];
      const may =
        failure.code === 'network' ||
        failure.code === 'timeout' ||
        (failure.code === 'status' && passing(failure.status ?? 0));
      if (pause === undefined || !may || around.offline() || around.hidden()) throw failure;
      const jitter = 1 + waits.jitter * (2 * around.random() - 1);
      await sleep(Math.max(pause * jitter, retryAfter(failure)), signal);
    }
  }
}

/** How long the server asks us to stay away, in milliseconds. */
const asked = new WeakMap<FeedError, number>();
const retryAfter = (failure: FeedError): number => asked.get(failure) ?? 0;

async function fetchOnce<T>(
  url: string,
  signal: AbortSignal,
  around: Surroundings,
  fresh: boolean,
  read: ReadBody<T>,
): Promise<T> {
  // What went wrong is known from our own state: engines give the same fault different names.
  let late = false;
  const attempt = new AbortController();
  const end = (): void => attempt.abort();
  const giveUp = (): void => {
    late = true;
    attempt.abort();
  };
  signal.addEventListener('abort', end);
  const first = setTimeout(giveUp, around.waits.firstByte);
  const whole = setTimeout(giveUp, around.waits.whole);
  try {
    const response = await around.fetch(url, {
      credentials: 'same-origin',
      headers: { accept: 'application/json' },
      cache: around.offline() ? 'force-cache' : fresh ? 'no-cache' : 'default',
      signal: attempt.signal,
    });
    if (!response.ok) {
      const failure = new FeedError('status', url, response.status);
      const seconds = Number(response.headers.get('retry-after') ?? NaN);
      if (seconds > 0) asked.set(failure, Math.min(seconds * 1000, around.waits.longestRetryAfter));
      attempt.abort();
      throw failure;
    }
    return await read(response, url, around.waits.largest, () => clearTimeout(first));
  } catch (error) {
    throw late ? new FeedError('timeout', url) : error;
  } finally {
    clearTimeout(first);
    clearTimeout(whole);
    signal.removeEventListener('abort', end);
  }
}

/** Reads a body as UTF-8 without ever holding more than the limit. A byte order mark is skipped. */
const readText: ReadBody<string> = async (response, url, largest, begun) => {
  if (!response.body) return response.text();
  const decoder = new TextDecoder();
  let text = '';
  await readPieces(response, url, largest, begun, (piece) => {
    text += decoder.decode(piece, { stream: true });
  });
  return text + decoder.decode();
};

/** Reads a body as it is. */
export const readBytes: ReadBody<ArrayBuffer> = async (response, url, largest, begun) => {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  await readPieces(response, url, largest, begun, (piece) => pieces.push(piece));
  return new Blob(pieces).arrayBuffer();
};

async function readPieces(
  response: Response,
  url: string,
  largest: number,
  begun: () => void,
  take: (piece: Uint8Array<ArrayBuffer>) => void,
): Promise<void> {
  const reader = response.body!.getReader();
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    begun();
    if (done) return;
    size += value.byteLength;
    if (size > largest) {
      void reader.cancel().catch(() => undefined);
      throw new FeedError('too-large', url);
    }
    take(value);
  }
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const wake = (): void => {
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}
