// Whether an installed engine opens a page on this machine: `node test/helpers/try-engine.mjs Firefox`. Ends with a code other
// than 0, and with the reason as the last line, when it does not.
import puppeteer from 'puppeteer-core';
import { firefoxPath, miniBrowserPath } from './browsers.mjs';
import { startWebKit } from './webkit-driver.mjs';

const tries = {
  async Firefox() {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: firefoxPath,
      headless: true,
    });
    await (await browser.newPage()).goto('about:blank');
    await browser.close();
  },
  async WebKitGTK() {
    const { port, stop } = await startWebKit();
    const base = `http://127.0.0.1:${String(port)}/session`;
    const call = async (method, url, body) => {
      const response = await fetch(url, { method, body: body && JSON.stringify(body) });
      const { value } = await response.json();
      if (!response.ok) throw new Error(value?.message || value?.error);
      return value;
    };
    const { sessionId } = await call('POST', base, {
      capabilities: {
        alwaysMatch: {
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: miniBrowserPath, args: ['--automation'] },
        },
      },
    });
    await call('POST', `${base}/${sessionId}/url`, { url: 'about:blank' });
    await call('DELETE', `${base}/${sessionId}`);
    stop();
  },
};

const limit = setTimeout(() => {
  process.stdout.write('it did not open within a minute\n');
  process.exit(1);
}, 60_000);
try {
  await tries[process.argv[2]]();
  clearTimeout(limit);
  process.exit(0);
} catch (error) {
  process.stdout.write(`${String(error.message).split('\n')[0]}\n`);
  process.exit(1);
}
