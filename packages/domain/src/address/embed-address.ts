import { isWidget, type Widget } from './names.js';

/** What an address of an embed page says before its query. */
export interface EmbedAddress {
  readonly widget: Widget;
  /** The preset in the path, `west` or `west/adults`; empty when there is none. */
  readonly preset: string;
  /** True for the Welsh twin. */
  readonly welsh: boolean;
}

/**
 * Reads the address of an embed page: `<site>e/<widget>/<preset>/`, or its Welsh twin under `<site>cy/`. Undefined
 * for every other address.
 *
 * @param url absolute.
 * @param site the base address of the published site, ending in `/`.
 */
export function readEmbedAddress(url: string, site: string): EmbedAddress | undefined {
  if (!url.startsWith(site)) return undefined;
  const match = /^(cy\/)?e\/([a-z-]+)(?:\/([a-z0-9._/-]*?))?\/?(?:index\.html)?(?:[?#]|$)/.exec(
    url.slice(site.length),
  );
  const widget = match?.[2];
  if (!isWidget(widget) || widget === 'feed') return undefined;
  return { widget, preset: match?.[3] ?? '', welsh: !!match?.[1] };
}

/** The address of an embed page, without query. */
export function embedAddress(
  site: string,
  { widget, preset = '', welsh = false }: Partial<EmbedAddress> & { widget: Widget },
): string {
  return `${site}${welsh ? 'cy/' : ''}e/${widget}/${preset && `${preset}/`}`;
}
