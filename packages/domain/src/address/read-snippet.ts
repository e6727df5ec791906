import { cleanAttributes, type Attributes, type Dropped } from './clean.js';
import { isWidget, type Widget } from './names.js';
import { parameters } from './query.js';
import { readEmbedAddress } from './embed-address.js';

/** A pasted snippet, understood. */
export interface ReadSnippet {
  readonly form: 'link' | 'div' | 'element' | 'frame';
  readonly widget: Widget;
  readonly attributes: Attributes;
  readonly preset: string;
  readonly dropped: readonly Dropped[];
  /** The room that is kept for it, in pixels, where the snippet says so. */
  readonly height?: number;
}

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['#39', "'"],
  ['#039', "'"],
  ['#038', '&'],
]);

function unescape(text: string): string {
  return text.replace(/&(#?[a-z0-9]{1,6});/g, (whole, name: string) => entities.get(name) ?? whole);
}

/** One start tag and its attributes, names in lower case, the first of two equal names. */
interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** The start tags of a piece of HTML: enough of a parser for a snippet, linear in its length. */
function startTags(html: string): Tag[] {
  const tags: Tag[] = [];
  const opening = /<([a-z][a-z0-9-]*)/giy;
  const attribute = /[\s/]+([^\s=>"'/<]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/y;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    opening.lastIndex = at;
    const match = opening.exec(html);
    if (!match) continue;
    const attributes = new Map<string, string>();
    attribute.lastIndex = opening.lastIndex;
    for (let found = attribute.exec(html); found; found = attribute.exec(html)) {
      const name = (found[1] ?? '').toLowerCase();
      if (!attributes.has(name))
        attributes.set(name, unescape(found[2] ?? found[3] ?? found[4] ?? ''));
    }
    tags.push({ name: (match[1] ?? '').toLowerCase(), attributes });
  }
  return tags;
}

/** The height that an author's `style` or a frame's `height` keeps. */
function heightOf(attributes: ReadonlyMap<string, string>): { height?: number } {
  const written =
    /(?:^|;)\s*min-height:\s*(\d{1,5})px/.exec(attributes.get('style') ?? '')?.[1] ??
    /^\d{1,5}$/.exec(attributes.get('height') ?? '')?.[0];
  return written === undefined ? {} : { height: Number(written) };
}

/** What an author may put on any element: nothing that is ours, and no mistake to report. */
const ofTheAuthor = new Set(['class', 'id', 'style', 'slot', 'hidden', 'title']);

function fromAddress(url: string, site: string, form: 'link' | 'frame'): ReadSnippet | undefined {
  const embed = readEmbedAddress(url, site);
  if (!embed) return undefined;
  const at = url.indexOf('?');
  const query = at < 0 ? '' : (url.slice(at).split('#')[0] ?? '');
  const pairs = parameters(query).map(({ name, value }) => [name, value] as const);
  const welsh = embed.welsh ? [['lang', 'cy'] as const] : [];
  const cleaned = cleanAttributes(embed.widget, [...pairs, ...welsh], { base: site });
  return { form, widget: embed.widget, preset: embed.preset, ...cleaned };
}

function fromTag({ name, attributes }: Tag, site: string): ReadSnippet | undefined {
  const tagged = name.startsWith('esca-') ? name.slice(5) : undefined;
  if (isWidget(tagged)) {
    const pairs = [...attributes].filter(([key]) => !ofTheAuthor.has(key));
    return {
      form: 'element',
      widget: tagged,
      preset: '',
      ...cleanAttributes(tagged, pairs, { base: site }),
      ...heightOf(attributes),
    };
  }
  const marked = attributes.get('data-esca');
  if (isWidget(marked)) {
    const pairs = [...attributes]
      .filter(([key]) => key.startsWith('data-') && key !== 'data-esca')
      .map(([key, value]) => [key.slice(5), value] as const);
    return {
      form: 'div',
      widget: marked,
      preset: '',
      ...cleanAttributes(marked, pairs, { base: site }),
      ...heightOf(attributes),
    };
  }
  if (name === 'a') return fromAddress(attributes.get('href') ?? '', site, 'link');
  if (name === 'iframe') {
    const read = fromAddress(attributes.get('src') ?? '', site, 'frame');
    return read && { ...read, ...heightOf(attributes) };
  }
  return undefined;
}

/**
 * Understands a snippet, or a bare address of an embed page, that someone pasted. The first thing in it that is ours
 * counts; a feed around a widget is passed over. Undefined when nothing is.
 *
 * @param site the base address of the published site, ending in `/`.
 */
export function readSnippet(pasted: string, site: string): ReadSnippet | undefined {
  const bare = fromAddress(pasted.trim(), site, 'link');
  if (bare) return bare;
  let feed: ReadSnippet | undefined;
  for (const tag of startTags(pasted.slice(0, 100_000))) {
    const read = fromTag(tag, site);
    if (read && read.widget !== 'feed') return read;
    feed ??= read;
  }
  return feed;
}
