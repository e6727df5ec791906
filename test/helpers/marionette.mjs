// Starts Firefox with its own remote control, Marionette, and speaks it: WebDriver's commands without a driver between.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { firefoxPath } from './browsers.mjs';

/** Nothing is asked of the network, and no window of Firefox's own is in the way. The port is any that is free. */
const PREFERENCES = {
  'marionette.port': 0,
  'app.update.disabledForTesting': true,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

/** The port that Firefox writes into its profile once it listens. */
async function portOf(profile) {
  for (let attempt = 0; ; attempt++) {
    try {
      const port = Number(await readFile(join(profile, 'MarionetteActivePort'), 'utf8'));
      if (port > 0) return port;
    } catch (error) {
      if (attempt > 600) throw error;
    }
    await pause(100);
  }
}

/** Messages are JSON after their length in bytes and a colon. */
function messages(socket, take) {
  let held = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    held = Buffer.concat([held, chunk]);
    for (let colon; (colon = held.indexOf(':')) > 0;) {
      const end = colon + 1 + Number(held.subarray(0, colon).toString());
      if (held.length < end) return;
      const text = held.subarray(colon + 1, end).toString();
      held = held.subarray(end);
      take(JSON.parse(text));
    }
  });
}

/** Gives `send(command, parameters)`, which waits for the answer, and the function that ends the browser. */
export async function startMarionette() {
  const profile = await mkdtemp(join(tmpdir(), 'esca-firefox-'));
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const browser = spawn(
    firefoxPath,
    ['--marionette', '--headless', '--no-remote', '--profile', profile],
    { stdio: 'ignore' },
  );
  const gone = once(browser, 'exit');
  const end = async () => {
    browser.kill('SIGKILL');
    await gone;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', () => browser.kill('SIGKILL'));
  try {
    const socket = connect(await portOf(profile), '127.0.0.1');
    const waiting = new Map();
    const greeted = new Promise((resolve) => waiting.set(undefined, { resolve }));
    messages(socket, (message) => {
      const [, id, error, value] = Array.isArray(message) ? message : [];
      const { resolve, reject } = waiting.get(id);
      waiting.delete(id);
      if (error) reject(new Error(`Marionette: ${error.error}: ${error.message}`));
      else resolve(value);
    });
    await greeted;
    let last = 0;
    const send = (command, parameters = {}) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        const text = JSON.stringify([0, id, command, parameters]);
        socket.write(`${String(Buffer.byteLength(text))}:${text}`);
      });
    await send('WebDriver:NewSession', { capabilities: {} });
    return {
      send,
      end: async () => {
        socket.destroy();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}
