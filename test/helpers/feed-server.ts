import type { Feed } from '@esca/feed';

/*
 * Feeds for browser tests: each gets an address of its own that the page itself answers, so that what is fetched, how
 * often and with what outcome is in the test's hands.
 */

/** What one address answers. */
export interface Answers {
  readonly url: string;
  /** How often it was asked. */
  asked: number;
  /** Answers from now on. */
  answer: () => Response | Promise<Response>;
  /** Settles when it is asked the next time. */
  next(): Promise<void>;
}

let count = 0;
const served = new Map<string, Answers & { waiting: (() => void)[] }>();
const network = window.fetch.bind(window);
window.fetch = (input, init) => {
  const url = input instanceof Request ? input.url : String(input);
  const feed = served.get(url);
  if (!feed) return network(input, init);
  feed.asked++;
  for (const wake of feed.waiting.splice(0)) wake();
  return new Promise((resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal!.reason as Error));
    void Promise.resolve()
      .then(() => feed.answer())
      .then(resolve, reject);
  });
};

/** A new address; answers with the feed given. */
export function serveFeed(feed?: Feed): Answers {
  const url = `https://feeds.example/${++count}.json`;
  const answers = {
    url,
    asked: 0,
    answer: () => json(feed),
    waiting: [] as (() => void)[],
    next: () => new Promise<void>((resolve) => answers.waiting.push(resolve)),
  };
  served.set(url, answers);
  return answers;
}

/** A good answer. */
export const json = (value: unknown): Response => new Response(JSON.stringify(value));
/** An answer with a status and nothing else. */
export const status = (code: number): Response => new Response('', { status: code });
