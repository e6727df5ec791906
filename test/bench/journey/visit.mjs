/** One cold visit: loads the page, types letter by letter, ticks a filter; gives what each step cost. */
import { probe } from './probe.mjs';
import { blocking, mainThreadTasks } from './trace.mjs';

export const WORDS = 'mental capacity';
/** Between two letters, in milliseconds: about 80 words a minute. */
export const PACE = 150;
/** Between the first results and the first letter. */
const LOOK = 500;
/** A page is at rest when nothing in it has changed for so long, in milliseconds. */
const REST = 1_000;
const LIMIT = 90_000;

export async function visit(browser, server, tool, { line, slow, trace = true }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  const wrong = [];
  let tracing = false;
  page.on('pageerror', (error) => wrong.push(error.message));
  try {
    await page.addInitScript(probe, {
      host: tool.host,
      results: tool.results,
      list: tool.list,
      box: tool.box,
    });
    await client.send('Emulation.setCPUThrottlingRate', { rate: slow });
    if (trace) {
      await browser.startTracing(page, {
        categories: [
          '-*',
          'toplevel',
          'blink.user_timing',
          'disabled-by-default-devtools.timeline',
        ],
      });
      tracing = true;
    }
    server.begin(line);
    await page.goto(`${server.base}/`, { waitUntil: 'load', timeout: LIMIT });
    await there(page, tool, tool.answersOnlyWords ? tool.field : tool.results);
    await sleep(LOOK);
    // What is still being prepared, such as a search, belongs to the load; who types does not wait for it.
    const load = { requests: server.log.length, bytes: bytesOf(server.log) };
    await there(page, tool, tool.field);
    const field = await placeOf(page, tool, tool.field);
    await click(client, field);
    await mark(page, 'typing');
    const begun = await page.evaluate(() => performance.now());
    for (const letter of WORDS) {
      void press(client, letter).catch(() => {});
      await sleep(PACE);
    }
    await rest(page);
    await mark(page, 'typed');
    const typed = await readEvents(page, begun, ['keydown', 'keypress', 'keyup', 'input']);
    await there(page, tool, tool.box);
    const box = await placeOf(page, tool, tool.box);
    const ticking = await page.evaluate(() => performance.now());
    await mark(page, 'ticking');
    await click(client, box);
    await rest(page);
    await mark(page, 'ticked');
    const ticked = await readEvents(page, ticking, [
      'pointerdown',
      'pointerup',
      'click',
      'mousedown',
      'mouseup',
    ]);
    const notes = await page.evaluate(() => globalThis.bench);
    const chosen = await page.evaluate(
      ([host, wanted]) =>
        (host ? document.querySelector(host).shadowRoot : document).querySelector(wanted)?.checked,
      [tool.host, tool.box],
    );
    if (!chosen) wrong.push('the filter was not ticked');
    const result = {
      firstResults: tool.answersOnlyWords ? undefined : notes.firstResults,
      filters: notes.filters,
      keys: typed.durations,
      final: typed.final,
      tick: ticked.durations.length ? Math.max(...ticked.durations) : 8,
      tickFinal: ticked.final,
      shift: notes.shift,
      requests: server.log.length,
      loadRequests: load.requests,
      bytes: bytesOf(server.log),
      loadBytes: tool.answersOnlyWords ? undefined : load.bytes,
      scriptBytes: bytesOf(
        server.log.filter(({ path }) => /\.(js|css|wasm)$|pf_meta|wasm/.test(path)),
      ),
      missing: server.log.filter(({ status }) => status !== 200).map(({ path }) => path),
      wrong,
    };
    if (trace) {
      tracing = false;
      Object.assign(result, phases(await browser.stopTracing()));
    }
    return result;
  } finally {
    if (tracing) await browser.stopTracing();
    await context.close();
  }
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const bytesOf = (log) => log.reduce((sum, { bytes }) => sum + bytes, 0);
const mark = (page, name) => page.evaluate((each) => void performance.mark(`bench:${each}`), name);

/** Until nothing in the results has changed for a while. */
async function rest(page) {
  await page.waitForFunction(
    (quiet) => performance.now() - globalThis.bench.changed > quiet,
    REST,
    { timeout: LIMIT, polling: 200 },
  );
}

/** Until it is on the page. */
const there = (page, { host }, wanted) =>
  page.waitForFunction(
    ([from, what]) =>
      (from ? document.querySelector(from)?.shadowRoot : document)?.querySelector(what),
    [host, wanted],
    { timeout: LIMIT, polling: 100 },
  );

/** The middle of what stands there, in the window. */
function placeOf(page, { host }, wanted) {
  return page.evaluate(
    ([from, what]) => {
      const root = from ? document.querySelector(from).shadowRoot : document;
      const element = root.querySelector(what);
      element.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = element.getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    },
    [host, wanted],
  );
}

async function click(client, [x, y]) {
  const at = { x, y, button: 'left', clickCount: 1 };
  await client.send('Input.dispatchMouseEvent', { ...at, type: 'mousePressed' });
  await client.send('Input.dispatchMouseEvent', { ...at, type: 'mouseReleased' });
}

async function press(client, letter) {
  const code = letter === ' ' ? 'Space' : `Key${letter.toUpperCase()}`;
  const key = { key: letter, code, windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0) };
  await client.send('Input.dispatchKeyEvent', { ...key, type: 'keyDown', text: letter });
  await client.send('Input.dispatchKeyEvent', { ...key, type: 'keyUp' });
}

/**
 * How long each interaction since `begun` took to the next paint, the longest of its events; and from the last of them to
 * the last change of the results, painted.
 */
function readEvents(page, begun, names) {
  return page.evaluate(
    ([since, wanted]) => {
      const { events, last, answered } = globalThis.bench;
      const longest = new Map();
      for (const { name, startTime, duration, interactionId } of events)
        if (startTime >= since && wanted.includes(name))
          longest.set(interactionId, Math.max(longest.get(interactionId) ?? 0, duration));
      return { durations: [...longest.values()], final: Math.max(0, answered - last) };
    },
    [begun, names],
  );
}

function phases(buffer) {
  const { tasks, marks } = mainThreadTasks(buffer);
  const between = (from, to) => tasks.filter(({ start }) => start >= from && start < to);
  const all = {
    load: between(-Infinity, marks.typing),
    typing: between(marks.typing, marks.typed),
    tick: between(marks.ticking, marks.ticked),
  };
  const of = (list) => ({
    blocking: blocking(list, 'wall'),
    blockingCpu: blocking(list, 'cpu'),
    cpu: list.reduce((sum, { cpu }) => sum + cpu, 0),
    longest: Math.max(0, ...list.map(({ wall }) => wall)),
    longestCpu: Math.max(0, ...list.map(({ cpu }) => cpu)),
  });
  return {
    phases: Object.fromEntries(Object.entries(all).map(([name, list]) => [name, of(list)])),
  };
}
