import { FeedError, type FeedErrorCode } from './errors.js';
import { fetchText, type Surroundings } from './fetch-text.js';
import { sharedPage, type FetchedText, type SharedRequest } from './page.js';

/**
 * One request per address and page, however many wait for it and however many copies of the library there are. A text
 * that is not older than `maxAge` is given again; a failure is forgotten at once, so that a retry is a real one. The
 * request ends when the last one who waits for it leaves.
 */
export async function sharedText(
  url: string,
  { signal, around, maxAge }: { signal: AbortSignal; around: Surroundings; maxAge: number },
): Promise<FetchedText> {
  const { requests } = sharedPage();
  let request = requests.get(url);
  if (request?.done && around.now() - request.done.at > maxAge) request = undefined;
  if (!request) {
    request = begin(url, around, maxAge < Infinity);
    requests.set(url, request);
    const forget = (): void => {
      if (requests.get(url) === request) requests.delete(url);
    };
    request.answer.catch(forget);
  }
  if (request.done) return request.done;

  const joined = request;
  joined.waiting++;
  let leave: (() => void) | undefined;
  let here = true;
  // Leaving is immediate: whoever aborts and asks again must not join what was aborted.
  const depart = (): void => {
    if (!here) return;
    here = false;
    if (leave) signal.removeEventListener('abort', leave);
    joined.waiting--;
    if (joined.waiting === 0 && !joined.done) {
      if (requests.get(url) === joined) requests.delete(url);
      joined.stop();
    }
  };
  try {
    return await Promise.race([
      joined.answer,
      new Promise<never>((_resolve, reject) => {
        leave = (): void => {
          depart();
          reject(signal.reason as Error);
        };
        if (signal.aborted) leave();
        else signal.addEventListener('abort', leave, { once: true });
      }),
    ]);
  } catch (error) {
    signal.throwIfAborted();
    // Another copy's error has another class: only its facts are read.
    const { code, status } = error as { code?: FeedErrorCode; status?: number };
    throw new FeedError(code ?? 'network', url, status);
  } finally {
    depart();
  }
}

/** Forgets a text that turned out to be no feed, so that whoever asks again asks the server. */
export function forgetText(url: string, text: string): void {
  const { requests } = sharedPage();
  if (requests.get(url)?.done?.text === text) requests.delete(url);
}

function begin(url: string, around: Surroundings, fresh: boolean): SharedRequest {
  const controller = new AbortController();
  const request: SharedRequest = {
    waiting: 0,
    stop: () => controller.abort(),
    answer: fetchText(url, controller.signal, around, fresh).then(
      (answer) => (request.done = answer),
    ),
  };
  return request;
}
