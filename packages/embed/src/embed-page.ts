/*
 * The script of a published embed page. The page is complete without it; this takes the attributes that its address
 * gives, puts them on the page's one element, and then defines the element.
 */
import { isWidget, queryToAttributes, widgets } from '@esca/domain/address';
import { speakToHost } from './framing/child.js';

const site = new URL('../../', import.meta.url).href;

/** What the publisher wrote into the page, `<meta name="esca-…" content="…">`. */
function written(name: string): string {
  return document.querySelector(`meta[name="esca-${name}"]`)?.getAttribute('content') ?? '';
}

function start(): void {
  speakToHost({ site, publisher: written('publisher') });
  const element = document.querySelector<HTMLElement>(
    widgets.flatMap((name) => (name === 'feed' ? [] : [`esca-${name}`])).join(),
  );
  const widget = element?.localName.slice(5);
  if (!element || !isWidget(widget)) return;
  const { attributes, dropped } = queryToAttributes(widget, location.search, {
    base: location.href,
    site,
    feedHosts: written('feed-hosts').split(' ').filter(Boolean),
  });
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  // A clock that an address has stopped must say so: set before the element is defined, it is there when it is.
  if (attributes.now) Object.assign(element, { preview: true });
  // The page around the element follows its theme; through CSSOM, which no policy forbids.
  const { theme } = attributes;
  if (theme === 'light' || theme === 'dark') document.documentElement.style.colorScheme = theme;
  // Parameters of strangers (campaign marks and the like) are none of our business.
  const ours = dropped.filter(({ why }) => why !== 'unknown');
  if (ours.length > 0)
    console.warn(
      `[esca] Left out of the address: ${ours.map(({ name, value }) => `${name}=${value}`).join(', ')}`,
    );
  import(new URL(`${widget}.js`, import.meta.url).href).catch((error: unknown) => {
    console.warn(`[esca] ${widget} could not be loaded.`, error);
  });
}

start();
