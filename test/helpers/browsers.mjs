// The browsers of this machine. `.ci/setup.mjs test` looks for Chromium once and remembers it in `.cache/browser.json`;
// Firefox and WebKitGTK are used where they are installed. An environment variable wins over the search.
import { accessSync, constants, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const env = process.env;

/** Where the set-up remembers the Chromium that opened a blank page. */
export const rememberedFile = fileURLToPath(new URL('../../.cache/browser.json', import.meta.url));

/** Switches for every Chromium that the tests start: headless, quiet, and nothing asked of the network. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The first of these programs that is on PATH. */
export function onPath(...names) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const name of names) {
    for (const folder of (env.PATH ?? '').split(delimiter)) {
      for (const ending of endings) {
        const file = join(folder, name + ending);
        try {
          accessSync(file, constants.X_OK);
          if (statSync(file).isFile()) return file;
        } catch {
          // Not here: look in the next folder.
        }
      }
    }
  }
  return undefined;
}

/** Every Chromium, Chrome or Edge that seems to be installed, best first; none of them has been tried. */
export function installedChromiums() {
  const onPathNames = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'chrome',
    'microsoft-edge',
    'microsoft-edge-stable',
  ];
  const found = onPathNames.map((name) => onPath(name));
  if (process.platform === 'darwin') {
    for (const base of ['/Applications', join(homedir(), 'Applications')]) {
      for (const app of ['Chromium', 'Google Chrome', 'Microsoft Edge']) {
        found.push(join(base, `${app}.app`, 'Contents', 'MacOS', app));
      }
    }
  }
  if (process.platform === 'win32') {
    for (const base of [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA]) {
      if (!base) continue;
      found.push(join(base, 'Google', 'Chrome', 'Application', 'chrome.exe'));
      found.push(join(base, 'Chromium', 'Application', 'chrome.exe'));
      found.push(join(base, 'Microsoft', 'Edge', 'Application', 'msedge.exe'));
    }
  }
  return [...new Set(found.filter((file) => file !== undefined && existsSync(file)))];
}

/** What the set-up remembered, if it is still there. */
export function rememberedChromium() {
  try {
    const { chromium } = JSON.parse(readFileSync(rememberedFile, 'utf8'));
    return typeof chromium === 'string' && existsSync(chromium) ? chromium : undefined;
  } catch {
    return undefined;
  }
}

/** Some systems install a small script in place of a browser, which only says how to install the browser. */
function withoutStub(file) {
  if (file === undefined) return undefined;
  const small = statSync(file).size < 8192;
  return small && /snap (install|run)/.test(readFileSync(file, 'utf8')) ? undefined : file;
}

function miniBrowser() {
  for (const lib of ['/usr/lib', '/usr/libexec', '/usr/lib64']) {
    const folders = existsSync(lib) ? ['', ...readdirSync(lib)] : [];
    for (const folder of folders) {
      for (const version of ['4.1', '6.0', '4.0']) {
        const file = join(lib, folder, `webkit2gtk-${version}`, 'MiniBrowser');
        if (existsSync(file)) return file;
      }
    }
  }
  return undefined;
}

/** The Chromium to test with; `undefined` when the set-up has not run and none is installed. */
export const chromiumPath = env.CHROME_PATH ?? rememberedChromium() ?? installedChromiums()[0];
export const firefoxPath = env.FIREFOX_PATH ?? withoutStub(onPath('firefox-esr', 'firefox'));
export const webkitDriverPath = env.WEBKIT_DRIVER ?? onPath('WebKitWebDriver');
export const miniBrowserPath = env.WEBKIT_MINIBROWSER ?? miniBrowser();

/** WebKitGTK needs its driver, a browser window to drive, and a display to show it on (Xvfb makes one). */
export const hasWebKit =
  webkitDriverPath !== undefined &&
  miniBrowserPath !== undefined &&
  (env.DISPLAY !== undefined || onPath('Xvfb') !== undefined);

/** The engines that the browser tests run in, and by name those that are not installed here. */
export const engines = [
  'Chromium',
  ...(firefoxPath === undefined ? [] : ['Firefox']),
  ...(hasWebKit ? ['WebKitGTK'] : []),
];
export const absentEngines = ['Firefox', 'WebKitGTK'].filter((name) => !engines.includes(name));
