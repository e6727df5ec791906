import type { CheckContext } from './context.js';

/** How links are asked for. */
export interface LinkOptions {
  /** The status that an address answers with; rejects when it does not answer, or may not be asked. */
  status: (address: string, signal: AbortSignal) => Promise<number>;
  /** At most so many addresses, each once. */
  most?: number;
  signal?: AbortSignal;
  /** Told after each answer. */
  onProgress?: (done: number, whole: number) => void;
}

/**
 * Asks every link of the feeds whether it is there, four at a time and ten seconds each. Dead ones become R215, those
 * that did not answer R216. Returns how many were left out.
 */
export async function checkLinks(context: CheckContext, options: LinkOptions): Promise<number> {
  const links = new Map<string, { owner: object; field: string }>();
  const collect = (value: unknown, owner: object, field: string): void => {
    if (typeof value === 'string') {
      if (/^https?:\/\//i.test(value) && URL.canParse(value) && !links.has(value))
        links.set(value, { owner, field });
    } else if (Array.isArray(value)) {
      for (const entry of value) collect(entry, owner, field);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, below] of Object.entries(value)) collect(below, value, key);
    }
  };
  for (const { feed } of context.feeds) collect(feed, feed, '');
  const most = options.most ?? 500;
  const queue = [...links].slice(0, most);
  let done = 0;
  const work = async (): Promise<void> => {
    for (
      let next = queue.shift();
      next !== undefined && options.signal?.aborted !== true;
      next = queue.shift()
    ) {
      const [url, { owner, field }] = next;
      const status = await ask(url, options);
      if (status === undefined) context.add('R216', 'warning', owner, field, url);
      else if (status === 404 || status === 410) context.add('R215', 'warning', owner, field, url);
      done++;
      options.onProgress?.(done, Math.min(links.size, most));
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  return Math.max(0, links.size - most);
}

/** The status that a link answers with, or nothing when it does not answer. */
async function ask(url: string, { signal, status }: LinkOptions): Promise<number | undefined> {
  const limit = AbortSignal.timeout(10_000);
  try {
    return await status(url, signal === undefined ? limit : AbortSignal.any([limit, signal]));
  } catch {
    return undefined;
  }
}
