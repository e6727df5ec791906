/*
 * WebKitGTK for the end-to-end tests: the few things of a Playwright page that they use, over WebDriver, since Playwright
 * cannot drive the system's WebKit. What must run before the page's own scripts goes into the page's head.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { miniBrowserPath } from '../helpers/browsers.mjs';
import { startWebKit } from '../helpers/webkit-driver.mjs';

interface Session {
  send(method: string, path: string, body?: object): Promise<unknown>;
  end(): Promise<void>;
}

async function startSession(): Promise<Session> {
  const { port, stop } = await startWebKit();
  const base = `http://127.0.0.1:${String(port)}/session`;
  const call = async (method: string, url: string, body?: object): Promise<unknown> => {
    const response = await fetch(url, {
      method,
      signal: AbortSignal.timeout(30_000),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`WebDriver: ${JSON.stringify(value).slice(0, 300)}`);
    return value;
  };
  const { sessionId } = (await call('POST', base, {
    capabilities: {
      alwaysMatch: {
        browserName: 'MiniBrowser',
        acceptInsecureCerts: false,
        'webkitgtk:browserOptions': { binary: miniBrowserPath, args: ['--automation'] },
      },
    },
  })) as { sessionId: string };
  const own = `${base}/${sessionId}`;
  // The driver counts by the clock of the page, which the tests move on by minutes.
  await call('POST', `${own}/timeouts`, { script: 1e10, pageLoad: 20_000 });
  return {
    send: (method, path, body) => call(method, own + path, body),
    async end() {
      await call('DELETE', own).catch(() => undefined);
      stop();
    },
  };
}

let session: Promise<Session> | undefined;

/** Ends the browser, if one was started. */
export async function endWebKit(): Promise<void> {
  await (await session)?.end();
}

/** What must stand first in every page's head: it remembers what went wrong, and has a clock that can be stopped. */
export const webkitHead = (): string =>
  `<script>${readFileSync(new URL('./webkit-head.js', import.meta.url), 'utf8')}</script>`;

interface Answer {
  value?: unknown;
  error?: string;
  errors?: string[];
  lines?: string[];
}

/** Opens an empty page, and gives what was complained of on it. */
export async function openWebKit(): Promise<{ page: Page; errors: string[]; lines: string[] }> {
  session ??= startSession();
  const { send } = await session;
  const errors: string[] = [];
  const lines: string[] = [];
  await send('POST', '/url', { url: 'about:blank' });

  const evaluate = async (what: unknown, arg?: unknown): Promise<unknown> => {
    const expression = typeof what === 'function' ? `(${String(what)})(arguments[0])` : what;
    const answer = (await send('POST', '/execute/async', {
      script: `globalThis.__name ??= (each) => each;
        const done = arguments[arguments.length - 1], held = window.__complaints ?? {};
        const tell = (each) => done({ ...each, errors: held.errors?.splice(0), lines: held.lines?.splice(0) });
        new Promise((ok) => ok(${String(expression)})).then((value) => tell({ value }), (error) => tell({ error: String(error) }));`,
      args: [arg ?? null],
    })) as Answer;
    errors.push(...(answer.errors ?? []));
    lines.push(...(answer.lines ?? []));
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value ?? undefined;
  };

  /** Elements that an expression gives, as far as the tests ask of them. */
  const find = (all: string): Record<string, unknown> => ({
    isVisible: () => evaluate(`(${all}).some((each) => each.checkVisibility())`),
    count: () => evaluate(`(${all}).length`),
    click: ({ trial = false } = {}) =>
      trial ? evaluate(`(${all})[0].tagName`) : evaluate(`(${all})[0].click()`),
    evaluate: (what: unknown) => evaluate(`(${String(what)})((${all})[0])`),
    evaluateAll: (what: unknown) => evaluate(`(${String(what)})(${all})`),
    getAttribute: (name: string) => evaluate(`(${all})[0].getAttribute(${JSON.stringify(name)})`),
    scrollIntoViewIfNeeded: () => evaluate(`(${all})[0].scrollIntoView()`),
    first: () => find(`(${all}).slice(0, 1)`),
    all: async () =>
      Array.from({ length: Number(await evaluate(`(${all}).length`)) }, (_, nth) =>
        find(`(${all}).slice(${String(nth)}, ${String(nth + 1)})`),
      ),
  });
  // A page may have given its document's methods away to an image of that name.
  const everywhere = `(function deep(root) { return [...(root === window.document ? Document : DocumentFragment).prototype.querySelectorAll.call(root, '*')].flatMap((each) => [each, ...(each.shadowRoot ? deep(each.shadowRoot) : [])]); })(document)`;
  /** A selector that looks into shadow roots: its last part, inside what the parts before it name; with `>`, in one root. */
  const select = (selector: string): string =>
    `((parts) => ${everywhere}.filter((each) => {
      let at = each;
      return [...parts].reverse().every((part, nth) => {
        if (nth === 0) return at.matches(part);
        do at = at.parentElement ?? at.getRootNode().host; while (at && !at.matches(part));
        return !!at;
      });
    }))(${JSON.stringify(selector.includes('>') ? [selector] : selector.split(' '))})`;
  const clock = (call: string): Promise<unknown> => evaluate(`window.__clock.${call}`);
  let start = '';

  const page = {
    evaluate,
    async goto(url: string) {
      // The clock of a page stands where the test wants it from the page's first script on.
      await send('POST', '/url', { url: `${url}#${start}` });
    },
    async waitForFunction(what: unknown, arg?: unknown, { timeout = 10_000 } = {}) {
      for (const end = Date.now() + timeout; Date.now() < end;) {
        if (await evaluate(what, arg)) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`This never held: ${String(what)}`);
    },
    locator: (selector: string) => find(select(selector)),
    waitForSelector: (selector: string) => page.waitForFunction(`(${select(selector)}).length > 0`),
    // To go to an address is to wait until it has loaded.
    waitForLoadState: () => Promise.resolve(),
    getByRole: (role: string, { name }: { name: string }) =>
      find(
        `${everywhere}.filter((each) => each.matches('${role}') && each.textContent.trim() === ${JSON.stringify(name)})`,
      ),
    getByText: (text: string) =>
      find(
        `${everywhere}.filter((each) => !each.children.length && each.textContent.trim() === ${JSON.stringify(text)})`,
      ),
    addInitScript: () => Promise.resolve(),
    clock: {
      install: () => Promise.resolve(),
      pauseAt(now: string) {
        start = `now=${String(Date.parse(now))}`;
        return Promise.resolve();
      },
      runFor: (milliseconds: number) => clock(`run(${String(milliseconds)})`),
      fastForward: (milliseconds: number) => clock(`jump(${String(milliseconds)})`),
    },
  };
  return { page: page as unknown as Page, errors, lines };
}
