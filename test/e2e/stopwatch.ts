/*
 * A page on the page's own clock: what takes minutes for a visitor takes no time here. Requests are counted on the page,
 * by its own clock, and what went wrong is kept. The page's clock stands while an answer is on its way, so that a slow
 * machine sees the same seconds as a quick one.
 */
import type { Page } from 'playwright-core';
import { engine, openPage, type Watched } from './browser.js';
import { held } from './server.js';
import { webkitHead } from './webkit.js';

/** One request for a feed, as the page saw it: times in milliseconds of the page's clock since the page began. */
export interface Ask {
  readonly url: string;
  readonly at: number;
  /** How many requests for this address were under way, this one among them. */
  readonly together: number;
}

/** A page whose clock moves only when it is told to. */
export interface Timed extends Watched {
  /** What must stand first in the page's head, where the browser cannot be told to run it. */
  readonly head: string;
  /** Lets time pass, in short steps between which the network has its turn. */
  pass(milliseconds: number): Promise<void>;
  /** Lets time pass until something holds on the page; fails when it does not within the time given. */
  passUntil(what: string, milliseconds?: number): Promise<void>;
  asks(): Promise<Ask[]>;
  /** Details of the events of a name, in order. */
  heard(name: string): Promise<Record<string, unknown>[]>;
}

declare global {
  interface Window {
    asks: Ask[];
    /** The requests that are under way, by address. */
    underWay: Map<string, number>;
    heardEvents: Record<string, Record<string, unknown>[]>;
  }
}

/** Runs on the page before anything else does. */
function watch(chance: number | undefined): void {
  const begun = Date.now();
  const under = (window.underWay = new Map<string, number>());
  window.asks = [];
  window.heardEvents = {};
  if (chance !== undefined) Math.random = () => chance;
  const fetched = window.fetch;
  window.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const together = (under.get(url) ?? 0) + 1;
    under.set(url, together);
    window.asks.push({ url, at: Date.now() - begun, together });
    let open = true;
    const over = (): void => {
      if (open) under.set(url, (under.get(url) ?? 1) - 1);
      open = false;
    };
    // A request is over when its body has come, was given up, or failed.
    init?.signal?.addEventListener('abort', over);
    return fetched(input, init).then(
      (response) => {
        const reader = response.body?.getReader();
        if (!reader) {
          over();
          return response;
        }
        const body = new ReadableStream<Uint8Array>({
          async pull(controller) {
            try {
              const { done, value } = await reader.read();
              if (done) {
                over();
                controller.close();
              } else controller.enqueue(value);
            } catch (error) {
              over();
              controller.error(error);
            }
          },
          cancel: (reason) => {
            over();
            return reader.cancel(reason);
          },
        });
        return new Response(body, response);
      },
      (error: unknown) => {
        over();
        throw error;
      },
    );
  };
  for (const name of ['esca-load', 'esca-error'])
    document.addEventListener(name, (event) => {
      (window.heardEvents[name] ??= []).push(
        (event as CustomEvent<Record<string, unknown>>).detail,
      );
    });
}

/** What is on its way on one machine for longer than this, in real milliseconds, will not come: the test is wrong. */
const ARRIVAL = 30_000;

/** Time passes in steps, which are longer where waits are long. */
const stepAt = (passed: number): number => (passed < 2_000 ? 250 : passed < 8_000 ? 500 : 1_000);

/** Opens an empty page whose clock stands at a moment. `chance` takes the place of every random number. */
export async function openTimed(
  now: string,
  chance?: number,
  options: Parameters<typeof openPage>[0] = {},
): Promise<Timed> {
  const watched = await openPage(options);
  const { page } = watched;
  // The clock runs until it is stopped, so it starts a minute early.
  await page.clock.install({ time: Date.parse(now) - 60_000 });
  await page.clock.pauseAt(now);
  await page.addInitScript(watch, chance);
  // A widget learns in a frame that it is near the viewport; who asks in the same frame is told at the same time.
  const frame = (): Promise<void> =>
    page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          new IntersectionObserver((_, observer) => {
            observer.disconnect();
            resolve();
          }).observe(document.documentElement);
        }),
    );
  // What arrived must be read before the next timer: a task of the page's own ends after what was queued before it.
  const turns = (): Promise<[url: string, count: number][]> =>
    page.evaluate(
      () =>
        new Promise<[string, number][]>((resolve) => {
          const { port1, port2 } = new MessageChannel();
          let left = 3;
          port1.onmessage = () =>
            left-- > 0 ? port2.postMessage(0) : resolve([...(window.underWay ?? [])]);
          port2.postMessage(0);
        }),
    );
  /** Lets everything arrive that is on its way: what remains are requests that a server holds open on purpose. */
  const settle = async (): Promise<void> => {
    for (const began = Date.now(); ;) {
      const travelling = (await turns()).filter(([url, count]) => count > held(url));
      if (travelling.length === 0) return;
      if (Date.now() - began > ARRIVAL)
        throw new Error(`On its way for too long: ${JSON.stringify(travelling)}`);
    }
  };
  const step = async (milliseconds: number): Promise<void> => {
    await page.clock.runFor(milliseconds);
    await settle();
  };
  const settleFirst = async (): Promise<void> => {
    await frame();
    await settle();
  };
  const pass = async (milliseconds: number): Promise<void> => {
    await settleFirst();
    for (let passed = 0; passed < milliseconds;) {
      const next = Math.min(stepAt(passed), milliseconds - passed);
      await step(next);
      passed += next;
    }
  };
  const head =
    engine === 'WebKitGTK'
      ? `${webkitHead()}<script>globalThis.__name ??= (each) => each; (${String(watch)})(${String(chance)})</script>`
      : '';
  return {
    ...watched,
    head,
    pass,
    async passUntil(what, milliseconds = 5_000) {
      await settleFirst();
      for (let passed = 0; passed < milliseconds; passed += stepAt(passed)) {
        if (await page.evaluate(what)) return;
        await step(stepAt(passed));
      }
      // What is under way in real time, such as a module on its way, still has its turn.
      await page.waitForFunction(what);
    },
    asks: () => page.evaluate(() => window.asks),
    heard: (name) => page.evaluate((each) => window.heardEvents[each] ?? [], name),
  };
}

/** An expression that is true when a widget has a state. */
export const stateIs = (tag: string, state: string): string =>
  `document.querySelector('${tag}')?.getAttribute('state') === '${state}'`;

/**
 * The words inside a widget: of its list or message, and of the line below the author's content that says that it takes a
 * while, which stands apart from both. Styles are no words.
 */
export const wordsOf = (page: Page, tag: string): Promise<string> =>
  page.evaluate(
    (each) =>
      [...(document.querySelector(each)?.shadowRoot?.children ?? [])]
        .filter((child) => child.matches('.root'))
        .map((child) => child.textContent)
        .join('\n'),
    tag,
  );
