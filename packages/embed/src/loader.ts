import { widgets } from '@esca/domain/address';
import { find, ownSite } from './loading/page.js';
import { upgradeDiv } from './loading/upgrade.js';

/** The version of this release; the build replaces it. */
declare const __ESCA_VERSION__: string;

/** What this loader calls in a module that it has loaded. */
interface Loaded {
  upgradeLinks?(site: string): unknown;
}

function warn(problem: unknown): void {
  console.warn('[esca]', problem);
}

/** Whatever is broken on a page, nothing is thrown into it: the author's own content is still there. */
function safely(deed: () => void): void {
  try {
    deed();
  } catch (error) {
    warn(error);
  }
}

function start(site: string): void {
  const tags = widgets.map((widget) => `esca-${widget}`).join();
  const asked = new Map<string, Promise<Loaded | void>>();

  /** Fetches a module of this release once; when that fails, what the author wrote stays. */
  const load = (name: string): Promise<Loaded | void> => {
    const loading =
      asked.get(name) ??
      (import(`${site}r/${__ESCA_VERSION__}/${name}.js`) as Promise<Loaded>).catch(warn);
    asked.set(name, loading);
    return loading;
  };

  const watchScreen = new IntersectionObserver(
    async (entries) => {
      // A provider that is defined first spares its widgets a second search for a feed.
      await asked.get('feed');
      for (const { isIntersecting, target } of entries)
        if (isIntersecting) {
          watchScreen.unobserve(target);
          void load(target.localName.slice(5));
          // It holds what all elements share; asked for now, it comes with the first of them, not after it.
          void load('feed');
        }
    },
    { rootMargin: '800px' },
  );

  const scan = (): void => {
    for (const div of find('div[data-esca]')) upgradeDiv(div);
    for (const element of find(tags)) {
      const name = element.localName.slice(5);
      if (name === 'feed') void load(name);
      else if (!asked.has(name)) watchScreen.observe(element);
    }
    if (find(`iframe[src^="${site}"]`)[0]) void load('frame');
    if (find('a[href*="e/"]')[0]) void load('links').then((links) => links?.upgradeLinks?.(site));
    // What we have just put in needs no second look.
    watchPage.takeRecords();
  };

  const watchPage = new MutationObserver((records) => {
    if (records.some(({ addedNodes }) => [...addedNodes].some((node) => node.nodeType === 1)))
      safely(scan);
  });
  watchPage.observe(document, { childList: true, subtree: true });
  scan();
}

safely(() => {
  const site = ownSite();
  if (site) start(site);
  else warn('The address of the loader must end in /v1/loader.js.');
});
