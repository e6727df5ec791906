import { setTimeout as sleep } from 'node:timers/promises';
import { safeFetch, SafeFetchError } from '../fetch/safe-fetch.js';
import type { TeamsMessage } from './teams.js';

/** Least milliseconds from one message to the next: a webhook takes four a second. */
export const POST_PAUSE = 250;

/** How messages are posted. */
export interface PostOptions {
  /** Also plain http on this machine and hosts of private networks. */
  readonly allowPrivate?: boolean;
  readonly signal?: AbortSignal;
  /** Waits so many milliseconds. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/** How far it went. */
export interface Posted {
  /** So many messages were taken. */
  readonly done: number;
  /** Why the next one was not. */
  readonly failed?: string;
}

/**
 * Why an address may not be posted to; nothing when it may. Messages go over https only; plain http is for a test server on
 * this very machine.
 */
export function refusedWebhook(address: string, allowPrivate: boolean): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined) return 'is not a web address.';
  if (url.username !== '' || url.password !== '') return 'must have no user name in it.';
  if (url.protocol === 'https:') return undefined;
  const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol === 'http:' && loopback)
    return allowPrivate
      ? undefined
      : 'is not https. For a test on this machine add --allow-private.';
  return 'is not an https address, and messages are sent over https only.';
}

/** Posts messages in their order, one at a time, and stops at the first that is not taken. */
export async function postMessages(
  address: string,
  messages: readonly TeamsMessage[],
  options: PostOptions = {},
): Promise<Posted> {
  const { allowPrivate = false, signal } = options;
  const wait = options.wait ?? ((time: number) => sleep(time, undefined, signal && { signal }));
  let done = 0;
  for (const message of messages) {
    try {
      if (done > 0) await wait(POST_PAUSE);
      await safeFetch(address, {
        allowPrivate,
        maxBytes: 1_048_576,
        post: { body: JSON.stringify(message), type: 'application/json' },
        ...(signal && { signal }),
      });
    } catch (error) {
      if (signal?.aborted) return { done, failed: 'was stopped.' };
      if (!(error instanceof SafeFetchError)) throw error;
      // The address is a secret: whoever has it can post. It is in no message.
      return { done, failed: error.message.replaceAll(error.address, '').trim() };
    }
    done++;
  }
  return { done };
}

/** The address as it may be shown: whoever knows the whole of it can post. */
export function shownWebhook(address: string): string {
  return URL.canParse(address) ? `${new URL(address).origin}/…` : 'The address';
}
