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
}

/** Makes text safe inside an element and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function written(widget: Widget, attributes: Attributes, prefix: string): string {
  return attributesOf(widget)
    .filter(
      ({ name, default: usual }) => Object.hasOwn(attributes, name) && attributes[name] !== usual,
    )
    .map(({ name }) => ` ${prefix}${name}="${escapeHtml(attributes[name]!)}"`)
    .join('');
}

/** The address that works everywhere: the embed page with the attributes as query. */
export function embedLink({ site, widget, preset, attributes }: Embedding): string {
  const query = attributesToQuery(widget, attributes);
  return embedAddress(site, { widget, ...(preset ? { preset } : {}) }) + (query && `?${query}`);
}

/** A paragraph with nothing but the link, which the loader turns into the widget where an administrator has put it. */
export function linkSnippet(embedding: Embedding): string {
  return `<p>${anchor(embedding)}</p>`;
}

function anchor(embedding: Embedding): string {
  return `<a href="${escapeHtml(embedLink(embedding))}">${escapeHtml(embedding.words)}</a>`;
}

/** A `div` for hosts that keep `data-*`, with the link inside for when no script runs. */
export function divSnippet(embedding: Embedding): string {
  const { widget, attributes } = embedding;
  return `<div data-esca="${widget}"${written(widget, attributes, 'data-')}>${anchor(embedding)}</div>`;
}

/** The element, with the link inside for when no script runs. */
export function elementSnippet(embedding: Embedding): string {
  const { widget, attributes } = embedding;
  return `<esca-${widget}${written(widget, attributes, '')}>${anchor(embedding)}</esca-${widget}>`;
}

/** A frame, for hosts that take frames from allowed sites. Its words become its accessible name. */
export function frameSnippet(embedding: Embedding, height: number): string {
  const { words } = embedding;
  return `<iframe src="${escapeHtml(embedLink(embedding))}" title="${escapeHtml(words)}" width="100%" height="${String(height)}" loading="lazy"></iframe>`;
}

/** The line that an administrator adds to a site once. */
export function loaderSnippet(site: string): string {
  return `<script async src="${escapeHtml(site)}v1/loader.js"></script>`;
}
