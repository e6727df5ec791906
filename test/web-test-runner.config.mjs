// The tests of the elements, in real browsers: Chromium always, Firefox and WebKitGTK where they are installed.
// `npm run browser`; one file: `npx wtr --config test/web-test-runner.config.mjs --files test/browser/<name>.test.ts`.
// `ESCA_ENGINES=Chromium` chooses engines by name.
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { browserControl } from './helpers/browser-control.mjs';
import { browserReporter } from './helpers/browser-reporter.mjs';
import {
  chromiumArgs,
  chromiumPath,
  engines,
  firefoxPath,
  miniBrowserPath,
} from './helpers/browsers.mjs';
import { startWebKit } from './helpers/webkit-driver.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const chosen = process.env.ESCA_ENGINES?.split(/[\s,]+/) ?? engines;

const launchers = {
  Chromium: () =>
    chromeLauncher({
      launchOptions: { executablePath: chromiumPath, args: chromiumArgs },
      // Of two pages one is behind the other, where nothing comes near the viewport and no widget loads.
      concurrency: 1,
    }),
  Firefox: () =>
    chromeLauncher({
      puppeteer,
      concurrency: 1,
      launchOptions: {
        browser: 'firefox',
        executablePath: firefoxPath,
        headless: true,
        // Without a window in front there would be no focus events.
        extraPrefsFirefox: { 'focusmanager.testmode': true },
      },
      // A page behind another has no focus, and loads nothing that waits for the viewport.
      createPage: async ({ context }) => {
        const page = await context.newPage();
        await page.bringToFront();
        return page;
      },
    }),
  WebKitGTK: async () => {
    const { port } = await startWebKit();
    return webdriverLauncher({
      hostname: '127.0.0.1',
      port,
      path: '/',
      // With more than one, pages share a window as frames, and keys and the mouse are refused.
      concurrency: 1,
      capabilities: {
        browserName: 'MiniBrowser',
        'wdio:enforceWebDriverClassic': true,
        'webkitgtk:browserOptions': { binary: miniBrowserPath, args: ['--automation'] },
      },
    });
  },
};

/** Puts the console under watch before a test file runs. */
const quietConsole = {
  name: 'quiet-console',
  transform(context) {
    if (!context.path.startsWith('/test/browser/') || !context.path.endsWith('.test.ts'))
      return undefined;
    return { body: `import '/test/helpers/quiet-console.mjs';\n${context.body}` };
  },
};

export default {
  rootDir: here('..'),
  files: here('browser/**/*.test.ts'),
  browsers: await Promise.all(
    engines.filter((name) => chosen.includes(name)).map((name) => launchers[name]()),
  ),
  concurrentBrowsers: 2,
  nodeResolve: { exportConditions: ['esca-source', 'development', 'browser'] },
  plugins: [
    browserControl(),
    quietConsole,
    // The plugin does not follow `extends`, so it gets the file with the settings of decorators.
    esbuildPlugin({ ts: true, json: true, target: 'es2022', tsconfig: here('../tsconfig.json') }),
  ],
  reporters: [browserReporter()],
  // A file with every story takes minutes in WebKitGTK on a machine that has other work; a file that is cut off spoils the next.
  testFramework: { config: { ui: 'bdd', timeout: 10_000 } },
  testsStartTimeout: 60_000,
  testsFinishTimeout: 600_000,
};
