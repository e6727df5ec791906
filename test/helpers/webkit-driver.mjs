// Starts WebKitWebDriver, and a display for it when there is none. Both end with this process.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { webkitDriverPath } from './browsers.mjs';

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/** Gives the port on which the driver answers, and the function that ends it. */
export async function startWebKit({ env = {} } = {}) {
  const children = [];
  const stop = () => {
    for (const child of children.splice(0).reverse()) child.kill('SIGTERM');
  };
  process.once('exit', stop);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      stop();
      process.exit(1);
    });
  }
  let display = process.env.DISPLAY;
  if (!display) {
    const args = ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'];
    const screen = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    children.push(screen);
    display = `:${String((await once(screen.stdio[3], 'data'))[0]).trim()}`;
  }
  const port = await freePort();
  const args = [`--port=${port}`, '--replace-on-new-session'];
  const driverEnv = { ...process.env, DISPLAY: display, ...env };
  children.push(spawn(webkitDriverPath, args, { stdio: 'ignore', env: driverEnv }));
  for (let attempt = 0; ; attempt++) {
    try {
      if ((await fetch(`http://127.0.0.1:${port}/status`)).ok) return { port, stop };
    } catch (error) {
      if (attempt > 50) throw error;
    }
    await pause(100);
  }
}
