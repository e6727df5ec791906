/*
 * The script of the published page `builder/`. The page says what it is without it.
 */
import { WAITS } from '@esca/feed';
import { startBuilder } from './page/page.js';

/** The version of this release; the build replaces it. */
declare const __ESCA_VERSION__: string;

const site = new URL('../', import.meta.url).href;
const mount = document.querySelector<HTMLElement>('#builder');

/** The page in the other language takes the choices along. */
function keep(query: string): void {
  history.replaceState(history.state, '', `${location.pathname}?${query}`);
  for (const link of document.querySelectorAll<HTMLAnchorElement>('footer a[hreflang]'))
    link.search = query;
}

if (mount) {
  keep(location.search.slice(1));
  startBuilder(mount, {
    site,
    version: __ESCA_VERSION__,
    lang: document.documentElement.lang === 'cy' ? 'cy' : 'en',
    query: location.search,
    keep,
    loadWidget: (widget) => import(`${site}r/${__ESCA_VERSION__}/${widget}.js`),
    copy: (text, rich) =>
      rich === undefined
        ? navigator.clipboard.writeText(text)
        : navigator.clipboard.write([new ClipboardItem({ 'text/plain': text, 'text/html': rich })]),
    around: {
      waits: WAITS,
      fetch: (url, init) => fetch(url, init),
      now: () => Date.now(),
      random: () => Math.random(),
      offline: () => !navigator.onLine,
      hidden: () => document.hidden,
    },
  }).catch((error: unknown) => {
    // What the page says without a script stays, and a developer can see why.
    reportError(error);
  });
}
