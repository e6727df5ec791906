/*
 * Links to this site's embed pages become widgets in place. The loader fetches this only where a page has such a link.
 */
import { isAllowedFeed, readEmbedAddress, webAddresses, widgets } from '@esca/domain/address';
import { find } from './loading/page.js';
import { create } from './loading/upgrade.js';

// A link inside a widget is what the widget shows when it cannot; inside a feed it is a link like any other.
const inWidgets = widgets.flatMap((name) => (name === 'feed' ? [] : [`esca-${name}`])).join();

/**
 * Whether a link is all there is in its block. A link in running text, in a list, or in a menu is there to be followed,
 * and so is one that an editor is writing at this moment.
 */
function standsAlone(link: HTMLElement): boolean {
  let block = link;
  do {
    const inner = block;
    block = inner.parentElement!;
    for (const node of block.childNodes)
      if (
        node !== inner &&
        (node instanceof Element
          ? node.localName !== 'br'
          : node instanceof Text && /\S/.test(node.data))
      )
        return false;
  } while (getComputedStyle(block).display === 'inline');
  return (
    !link.isContentEditable && !block.closest('nav,header,footer,li,[role=navigation],[data-esca]')
  );
}

/** What `site.json` says to a loader. */
interface SiteFile {
  /** Attributes by path: `west`, `west/adults`, and those of one widget, `course-finder/induction`. */
  readonly presets?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly feedHosts?: readonly string[];
}

let siteFile: Promise<SiteFile> | undefined;

/** Turns a link to an embed page that stands alone in its block into the element, with the link as its content. */
async function upgradeLink(link: HTMLAnchorElement, site: string): Promise<void> {
  const embed = readEmbedAddress(link.href, site);
  if (!embed || link.closest(inWidgets) || !standsAlone(link)) return;
  const { widget, preset, welsh } = embed;
  const query = new URL(link.href).searchParams;
  let file: SiteFile = {};
  if (preset || query.has('src')) {
    siteFile ??= fetch(`${site}site.json`).then((answer) => answer.json() as Promise<SiteFile>);
    file = await siteFile;
  }
  const presets = new Map(Object.entries(file.presets ?? {}));
  const set = presets.get(`${widget}/${preset}`) ?? presets.get(preset);
  // While we waited, the page may have gone on, or another loader may have come first.
  if ((preset && !set) || !link.isConnected || link.closest(inWidgets)) return;
  const usual = new Map(
    Object.entries({ src: `${site}feed/feed.json`, ...(welsh && { lang: 'cy' }), ...set }),
  );
  const src = webAddresses(query.get('src') ?? usual.get('src') ?? '', link.href);
  // A link to a feed of elsewhere stays a link.
  if (!src?.split(' ').every((url) => isAllowedFeed(url, site, file.feedHosts))) return;
  const element = create(widget, link.href, (name) =>
    query.has(name) ? query.getAll(name).join(' ') : usual.get(name),
  );
  // Whoever writes another day into an address looks ahead, and the widget says so.
  Object.assign(element, { preview: query.has('now') });
  link.replaceWith(element);
  element.append(link);
}

/** Upgrades the links that the page has now. One that cannot be upgraded stays the link that it is. */
export async function upgradeLinks(site: string): Promise<void> {
  const links = [...find('a[href]')] as HTMLAnchorElement[];
  await Promise.allSettled(links.map((link) => upgradeLink(link, site)));
}
