/**
 * `npm run bench -- tasks [--sizes 10000,100000] [--trace]`: how long a finder holds the main thread, in thread time, while
 * it loads, while somebody types, ticks a filter and turns a page. Thread time does not grow when a machine is busy. Large
 * catalogues are read from their parts; 10,000 courses also as a bare feed and as a `feed` property. Also the bytes (brotli)
 * and requests of each. Writes `.cache/bench/tasks.json` and `.md`; ends with exit code 1 when a task is too long.
 */
import { build } from 'esbuild';
import { brotliCompressSync, constants } from 'node:zlib';
import { join } from 'node:path';
import { launch, root, serve, writeReport } from './harness.mjs';
import { makeFeed, NOW, publishFeed } from './tasks/catalogue-files.mjs';

/** No task is longer, in milliseconds. */
const limitOf = (count) => (count > 10_000 ? 100 : 50);
const WORDS = 'mental capacity';
const main = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.bin': 'application/octet-stream',
};

/** The finder as it is published: a file for each of its modules. */
async function bundleFinder() {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'packages/embed/src/course-finder.ts')],
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['esca-source', 'production', 'browser'],
    tsconfig: join(root, 'tsconfig.json'),
    outdir: '/finder',
    write: false,
    logLevel: 'error',
  });
  return outputFiles.map(({ path, contents }) => [path, Buffer.from(contents)]);
}

const packed = new WeakMap();
/** What a server would send: brotli, as published. Only what is asked for is compressed, and once. */
function pack(body) {
  if (!packed.has(body)) {
    const quality = body.length > 1e6 ? 9 : 11;
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_LGWIN]: 24,
    };
    packed.set(body, brotliCompressSync(body, { params }));
  }
  return packed.get(body);
}

/** Records the tasks of a page's main thread. */
async function traceTasks(browser) {
  const client = await browser.newBrowserCDPSession();
  const events = [];
  client.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await client.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: [
        'toplevel',
        'devtools.timeline',
        'disabled-by-default-devtools.timeline',
        'blink.user_timing',
      ],
    },
  });
  return async () => {
    const done = new Promise((resolve) => client.once('Tracing.tracingComplete', resolve));
    await client.send('Tracing.end');
    await done;
    await client.detach();
    const marks = events.filter(
      ({ name, ph }) => name.startsWith('bench:') && (ph === 'I' || ph === 'R'),
    );
    const threads = new Set(
      events
        .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
        .map(({ pid, tid }) => `${pid} ${tid}`),
    );
    const [{ pid } = {}] = marks;
    const tasks = events.filter(
      (event) =>
        event.pid === pid &&
        threads.has(`${event.pid} ${event.tid}`) &&
        /RunTask$/.test(event.name) &&
        event.ph === 'X',
    );
    const phases = {};
    for (const task of tasks) {
      const phase = marks.findLast(({ ts }) => ts <= task.ts)?.name.slice(6);
      if (!phase) continue;
      const known = (phases[phase] ??= { longest: 0, total: 0, at: 0 });
      const ms = (task.tdur ?? task.dur) / 1000;
      known.total += ms;
      if (ms > known.longest) Object.assign(known, { longest: ms, task });
    }
    for (const phase of Object.values(phases)) {
      const { task } = phase;
      phase.of = events
        .filter(
          ({ pid: p, tid, ts, tdur, name }) =>
            p === task.pid &&
            tid === task.tid &&
            ts > task.ts &&
            ts < task.ts + task.dur &&
            tdur > 4000 &&
            !/RunTask$/.test(name),
        )
        .sort((a, b) => b.tdur - a.tdur)
        .slice(0, 5)
        .map(
          ({ name, tdur, args }) =>
            `${name}${args?.data?.functionName ? ` ${args.data.functionName}` : ''} ${(tdur / 1000).toFixed(0)}`,
        );
      delete phase.task;
    }
    return phases;
  };
}

async function journey(browser, base, html, how) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const asked = [];
  page.on('response', (response) => {
    const size = Number(response.headers()['content-length'] ?? 0);
    asked.push({ path: new URL(response.url()).pathname, size });
  });
  const finish = await traceTasks(browser);
  const phase = (name) => page.evaluate((mark) => void performance.mark(`bench:${mark}`), name);
  const bytes = () =>
    asked.filter(({ path }) => path.startsWith('/feed/')).reduce((sum, { size }) => sum + size, 0);
  const until = (test, arg) => page.waitForFunction(test, arg, { polling: 100, timeout: 240_000 });
  await page.addInitScript(() => {
    performance.mark('bench:load');
    globalThis.shift = 0;
    new PerformanceObserver((list) => {
      for (const { hadRecentInput, value } of list.getEntries())
        if (!hadRecentInput) globalThis.shift += value;
    }).observe({ type: 'layout-shift', buffered: true });
    const look = () => {
      const finder = document.querySelector('esca-course-finder');
      if (finder?.shadowRoot?.querySelector('[part~=result]')) performance.mark('first');
      else requestAnimationFrame(look);
    };
    look();
  });
  await page.goto(`${base}${html}`);
  await until(() =>
    document.querySelector('esca-course-finder')?.shadowRoot?.querySelector('[part~=result]'),
  );
  // What had come when the first results were there.
  const first = await page.evaluate(() => {
    const { startTime } = performance.getEntriesByName('first')[0];
    return performance
      .getEntriesByType('resource')
      .filter(
        ({ name, responseEnd }) =>
          name.includes('/feed/') && responseEnd && responseEnd < startTime,
      )
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  });
  await until(() =>
    document.querySelector('esca-course-finder').shadowRoot.querySelector('.option'),
  );
  const count = () =>
    page.evaluate(
      () =>
        document.querySelector('esca-course-finder').shadowRoot.querySelector('[part~=status]')
          .textContent,
    );
  // What is built after the first results ends when a search has an answer of its own.
  const all = await count();
  await phase('search');
  const field = page.locator('esca-course-finder input[type=search]');
  await field.focus();
  await field.pressSequentially('mental');
  await field.press('Enter');
  await until(
    (before) =>
      document.querySelector('esca-course-finder').shadowRoot.querySelector('[part~=status]')
        .textContent !== before,
    all,
  );
  await field.fill('');
  await field.press('Enter');
  await phase('type');
  await field.pressSequentially(WORDS, { delay: 60 });
  await field.press('Enter');
  await page.waitForLoadState('networkidle');
  await phase('tick');
  const found = await count();
  await page.locator('esca-course-finder .option input').nth(3).click();
  await until(
    (before) =>
      document.querySelector('esca-course-finder').shadowRoot.querySelector('[part~=status]')
        .textContent !== before,
    found,
  );
  await page.waitForLoadState('networkidle');
  await phase('end');
  const shift = await page.evaluate(() => globalThis.shift);
  const phases = await finish();
  await context.close();
  return {
    how,
    shift,
    first,
    bytes: bytes(),
    requests: asked.filter(({ path }) => path.startsWith('/feed/')).length,
    phases,
  };
}

/** Runs the benchmark. */
export async function run(args = []) {
  const option = (name, otherwise) =>
    args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1] : otherwise;
  const sizes = option('sizes', '10000,100000').split(',').map(Number);
  const finder = await bundleFinder();
  const browser = await launch();
  const results = [];
  for (const size of sizes) {
    const feed = makeFeed(size);
    const published = await publishFeed(feed);
    const files = new Map();
    const put = (path, body, lazily = true) => {
      const type = main[/\.\w+$/.exec(path)[0]] ?? 'text/html';
      files.set(
        path,
        lazily
          ? {
              type,
              get body() {
                return pack(body);
              },
              get headers() {
                return { 'content-encoding': 'br', 'content-length': pack(body).length };
              },
            }
          : { type, body },
      );
    };
    for (const [path, body] of finder) put(path, body);
    for (const [path, body] of published) put(`/${path}`, body);
    const page = (inside) =>
      Buffer.from(`<!doctype html><meta charset="utf-8"><title>Bench</title><body>${inside}`);
    const script = '<script type="module" src="/finder/course-finder.js"></script>';
    put(
      '/parts.html',
      page(`<esca-course-finder now="${NOW}" src="/feed/feed.json"></esca-course-finder>${script}`),
      false,
    );
    const ways = [['parts', '/parts.html']];
    const whole = Buffer.from(JSON.stringify(feed));
    if (whole.length <= 8 * 1024 * 1024 || size <= 10_000) {
      // A feed in one file may have 8 MB.
      const courses = [...feed.courses];
      let body = whole;
      while (body.length > 8 * 1024 * 1024) {
        courses.length = Math.floor(courses.length * 0.95);
        body = Buffer.from(JSON.stringify({ ...feed, courses }));
      }
      put('/feed/bare.json', body);
      put(
        '/bare.html',
        page(
          `<esca-course-finder now="${NOW}" src="/feed/bare.json"></esca-course-finder>${script}`,
        ),
        false,
      );
      put(
        '/property.html',
        page(
          `<esca-course-finder now="${NOW}"></esca-course-finder>${script}<script type="module">const feed = await (await fetch('/feed/bare.json')).json(); performance.mark('bench:load'); document.querySelector('esca-course-finder').feed = feed;</script>`,
        ),
        false,
      );
      ways.push(
        [`bare feed of ${courses.length}, ${(body.length / 1e6).toFixed(1)} MB`, '/bare.html'],
        [`feed property of ${courses.length}`, '/property.html'],
      );
    }
    const server = await serve(files);
    for (const [how, html] of ways) {
      if (args.includes('--only') && !how.startsWith(option('only'))) continue;
      // The first visit warms up what the machine has on disk.
      await journey(browser, server.base, html, how);
      const result = { size, ...(await journey(browser, server.base, html, how)) };
      results.push(result);
      console.error(JSON.stringify(result));
    }
    await server.close();
  }
  const version = browser.version();
  await browser.close();
  const names = ['load', 'search', 'type', 'tick'];
  const over = results.filter(({ size, phases }) =>
    Object.values(phases).some(({ longest }) => longest > limitOf(size)),
  );
  writeReport(
    'tasks',
    { browser: `Chromium ${version}`, results },
    `# Longest tasks\n\nChromium ${version}, processor not slowed; thread time in milliseconds. No task may be over 50 ms at 10,000 courses, 100 ms at 100,000.\n\n| courses | read as | ${names.join(' | ')} | data before the first results, kB | data in all, kB | requests | layout shift |\n|${' --- |'.repeat(names.length + 6)}\n${results
      .map(
        ({ size, how, phases, first, bytes, requests, shift }) =>
          `| ${size} | ${how} | ${names.map((name) => phases[name]?.longest.toFixed(1) ?? '–').join(' | ')} | ${(first / 1000).toFixed(1)} | ${(bytes / 1000).toFixed(0)} | ${requests} | ${shift.toFixed(3)} |\n`,
      )
      .join(
        '',
      )}\n${over.length ? `Over the limit: ${over.map(({ size, how }) => `${size}, ${how}`).join('; ')}.` : 'None is over its limit.'}\n`,
  );
  if (over.length) process.exitCode = 1;
}
