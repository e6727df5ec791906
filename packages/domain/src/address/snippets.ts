import { attributesOf } from './rules.js';
import { attributesToQuery } from './query.js';
import { embedAddress } from './embed-address.js';
import type { Attributes } from './clean.js';
import type { Widget } from './names.js';

/** Everything that a snippet says. */
export interface Embedding {
  readonly widget: Widget;
  readonly attributes: Attributes;
  /** The base address of the published site, ending in `/`. */
  readonly site: string;
  /** The words of the link, which people see where no script runs. */
  readonly words: string;
  /** A preset in the path, for hosts whose oEmbed ignores the query. */
  readonly preset?: string;
  /** True when the site has a Welsh twin of every page, to which `lang="cy"` then leads. */
  readonly welsh?: boolean;
  /** Room that is kept for the widget before it is there, in pixels. */
  readonly height?: number;
}

/** Makes text safe inside an element and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The attributes that are given and differ from their default, in the order of the table. */
export function givenAttributes(widget: Widget, attributes: Attributes): [string, string][] {
  return attributesOf(widget)
    .filter(
      ({ name, default: usual }) => Object.hasOwn(attributes, name) && attributes[name] !== usual,
    )
    .map(({ name }) => [name, attributes[name]!]);
}

function written({ widget, attributes, height }: Embedding, prefix: string): string {
  const given = givenAttributes(widget, attributes)
    .map(([name, value]) => ` ${prefix}${name}="${escapeHtml(value)}"`)
    .join('');
  return given + (height === undefined ? '' : ` style="min-height:${String(height)}px"`);
}

/** The address that works everywhere: the embed page with the attributes as query. */
export function embedLink({ site, widget, preset = '', attributes, welsh }: Embedding): string {
  const { lang, ...others } = attributes;
  const twin = welsh === true && lang === 'cy';
  const query = attributesToQuery(widget, twin ? others : attributes);
  return embedAddress(site, { widget, preset, welsh: twin }) + (query && `?${query}`);
}

/** A paragraph with nothing but the link, which the loader turns into the widget where an administrator has put it. */
export function linkSnippet(embedding: Embedding): string {
  return `<p>${anchor(embedding)}</p>`;
}

/** The link by itself, as every other form carries it. */
export function anchor(embedding: Embedding): string {
  return `<a href="${escapeHtml(embedLink(embedding))}">${escapeHtml(embedding.words)}</a>`;
}

/** A `div` for hosts that keep `data-*`, with the link inside for when no script runs. */
export function divSnippet(embedding: Embedding): string {
  return `<div data-esca="${embedding.widget}"${written(embedding, 'data-')}>${anchor(embedding)}</div>`;
}

/** The element, with the link inside for when no script runs. */
export function elementSnippet(embedding: Embedding): string {
  const { widget } = embedding;
  return `<esca-${widget}${written(embedding, '')}>${anchor(embedding)}</esca-${widget}>`;
}

/**
 * A frame, for hosts that take frames from allowed sites. Its words become its accessible name.
 *
 * @param link where the link stands that is left when a host takes the frame away: in the frame, where nobody sees it
 * otherwise, for hosts that take nothing but a frame; after it, where it also helps when the frame stays empty; or
 * nowhere.
 */
export function frameSnippet(
  embedding: Embedding,
  height: number,
  link: 'none' | 'inside' | 'after' = 'none',
): string {
  const address = escapeHtml(embedLink(embedding));
  const inside = link === 'inside' ? anchor(embedding) : '';
  const frame = `<iframe src="${address}" title="${escapeHtml(embedding.words)}" width="100%" height="${String(height)}" loading="lazy">${inside}</iframe>`;
  return link === 'after' ? `${frame}\n${linkSnippet(embedding)}` : frame;
}

/** The line that an administrator adds to a site once. */
export function loaderSnippet(site: string): string {
  return `<script async src="${escapeHtml(site)}v1/loader.js"></script>`;
}

/** One file of a release with its hash: it never changes, and neither does the page until somebody changes this line. */
export function pinnedSnippet(site: string, version: string, hash: string): string {
  return `<script type="module" src="${escapeHtml(site)}r/${escapeHtml(version)}/all.js" integrity="${escapeHtml(hash)}" crossorigin="anonymous"></script>`;
}
