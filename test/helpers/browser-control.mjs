// Commands for the browser tests that the test runner lacks: the size of the page, media features, chords of
// keys and whole texts.
/* global document */
// A test calls them with `executeServerCommand(name, payload)` and skips itself when the answer is `{ done: false }`.

const sessions = new WeakMap();

/** `{ width, height }`. WebKitGTK's window has a frame, and never gets narrower than 447 px. */
async function pageSize({ payload, session }) {
  const { browser } = session;
  if (browser.type === 'puppeteer') {
    await browser.getPage(session.id).setViewport(payload);
    return { done: true };
  }
  if (browser.type !== 'webdriver') return { done: false };
  const inner = () => browser.driver.execute('return [window.innerWidth, window.innerHeight]');
  for (let attempt = 0; attempt < 3; attempt++) {
    const [width, height] = await inner();
    if (width === payload.width && height === payload.height) return { done: true };
    const frame = await browser.driver.getWindowRect();
    await browser.driver.setWindowRect(
      frame.x,
      frame.y,
      frame.width + payload.width - width,
      frame.height + payload.height - height,
    );
  }
  const [width, height] = await inner();
  return { done: width === payload.width && height === payload.height };
}

/** `{ 'prefers-color-scheme': 'dark', 'forced-colors': 'active', media: 'print' }`; `{}` resets. Chromium only. */
async function pageMedia({ payload, session }) {
  const { browser } = session;
  if (browser.type !== 'puppeteer' || browser.name === 'Firefox') return { done: false };
  const page = browser.getPage(session.id);
  if (!sessions.has(page)) sessions.set(page, await page.createCDPSession());
  const { media = '', ...wanted } = payload ?? {};
  const features = Object.entries(wanted).map(([name, value]) => ({ name, value }));
  await sessions.get(page).send('Emulation.setEmulatedMedia', { media, features });
  return { done: true };
}

/** Keys that are held together, such as `['Shift', 'Tab']`. */
async function pageKeys({ payload, session }) {
  const { browser } = session;
  if (browser.type === 'puppeteer') {
    const { keyboard } = browser.getPage(session.id);
    for (const key of payload) await keyboard.down(key);
    for (const key of [...payload].reverse()) await keyboard.up(key);
    return { done: true };
  }
  if (browser.type !== 'webdriver') return { done: false };
  await browser.driver.keys(payload);
  return { done: true };
}

/**
 * A text, key by key, each let go before the next. The runner's own `sendKeys` has WebDriver hold all keys of a text together,
 * as a chord, in which no key can be pressed twice: a second space would never arrive.
 */
async function pageType({ payload, session }) {
  const { browser } = session;
  if (browser.type === 'puppeteer') {
    await browser.getPage(session.id).keyboard.type(payload);
    return { done: true };
  }
  if (browser.type !== 'webdriver') return { done: false };
  const keys = browser.driver.action('key');
  for (const key of payload) keys.down(key).up(key);
  await keys.perform();
  return { done: true };
}

/** Puts the page in front, as a visitor's is: focus events need that. WebKitGTK has one window, which is in front. */
async function pageFocus({ session }) {
  const { browser } = session;
  if (browser.type !== 'puppeteer') return { done: false };
  const page = browser.getPage(session.id);
  if (browser.name === 'Firefox') {
    await page.bringToFront();
    // Past the last control of a page, Tab leads into the window's own bars, and round to the page again.
    const isOut = () => page.evaluate(() => !document.hasFocus());
    for (let tries = 0; tries < 10 && (await isOut()); tries++) await page.keyboard.press('Tab');
    return { done: true };
  }
  if (!sessions.has(page)) sessions.set(page, await page.createCDPSession());
  await sessions.get(page).send('Emulation.setFocusEmulationEnabled', { enabled: true });
  return { done: true };
}

const commands = {
  'page-focus': pageFocus,
  'page-size': pageSize,
  'page-media': pageMedia,
  'page-keys': pageKeys,
  'page-type': pageType,
};

/** The plugin that offers these. */
export const browserControl = () => ({
  name: 'browser-control',
  executeCommand: (call) =>
    Object.hasOwn(commands, call.command) ? commands[call.command](call) : undefined,
});
