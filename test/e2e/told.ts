/*
 * What an engine tells assistive technology of an element, asked over WebDriver: its role and its name as computed, with no
 * help from the page. Firefox is asked over its own remote control, WebKitGTK through its driver.
 */
import { miniBrowserPath } from '../helpers/browsers.mjs';
import { startMarionette } from '../helpers/marionette.mjs';
import { startWebKit } from '../helpers/webkit-driver.mjs';

/** An element as it is told. */
export interface Told {
  readonly role: string;
  readonly name: string;
}

/** A browser that tells. */
export interface Teller {
  go(url: string): Promise<void>;
  /** Runs the body of a function in the page. */
  run(script: string): Promise<unknown>;
  /** What is told of every element that the body of a function gives, in its order. */
  tell(script: string): Promise<Told[]>;
  end(): Promise<void>;
}

/** How a command of WebDriver is given to a browser, and its answer. */
type Ask = (
  command: 'url' | 'run' | 'computedrole' | 'computedlabel',
  what: string,
) => Promise<unknown>;

function teller(ask: Ask, end: () => Promise<void>): Teller {
  const run = (script: string): Promise<unknown> => ask('run', script);
  return {
    run,
    end,
    go: async (url) => void (await ask('url', url)),
    async tell(script) {
      const told: Told[] = [];
      for (const element of (await run(script)) as Record<string, string>[]) {
        const id = Object.values(element)[0]!;
        const role = String(await ask('computedrole', id));
        told.push({ role, name: tidy(String(await ask('computedlabel', id))) });
      }
      return told;
    },
  };
}

/** Where words that nobody sees stand between others, engines differ in the spaces around them. */
const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/ ([,:.])/g, '$1')
    .trim();

async function firefox(): Promise<Teller> {
  const { send, end } = await startMarionette();
  const valueOf = async (command: string, parameters: object): Promise<unknown> =>
    (await send(command, parameters)).value;
  return teller((command, what) => {
    if (command === 'url') return valueOf('WebDriver:Navigate', { url: what });
    if (command === 'run') return valueOf('WebDriver:ExecuteScript', { script: what, args: [] });
    return valueOf(
      command === 'computedrole' ? 'WebDriver:GetComputedRole' : 'WebDriver:GetComputedLabel',
      { id: what },
    );
  }, end);
}

async function webkit(): Promise<Teller> {
  const { port, stop } = await startWebKit();
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${String(port)}${path}`, {
      method,
      signal: AbortSignal.timeout(30_000),
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`WebDriver: ${JSON.stringify(value).slice(0, 300)}`);
    return value;
  };
  const { sessionId } = (await call('POST', '/session', {
    capabilities: {
      alwaysMatch: {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: miniBrowserPath, args: ['--automation'] },
      },
    },
  })) as { sessionId: string };
  const own = `/session/${sessionId}`;
  return teller(
    (command, what) => {
      if (command === 'url') return call('POST', `${own}/url`, { url: what });
      if (command === 'run') return call('POST', `${own}/execute/sync`, { script: what, args: [] });
      return call('GET', `${own}/element/${what}/${command}`);
    },
    async () => {
      await call('DELETE', own).catch(() => undefined);
      stop();
    },
  );
}

/** The engines that can be asked this way. */
export const tellers: Readonly<Record<string, () => Promise<Teller>>> = {
  Firefox: firefox,
  WebKitGTK: webkit,
};
