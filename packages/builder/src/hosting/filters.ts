import { attributeIn, type Markup, type Tag } from './markup.js';

/*
 * What editors of each host may save, as models of the hosts' own filters: WordPress's `wp_kses` with the rules of a
 * post (authors and contributors), LocalGov Drupal's text format "wysiwyg", SharePoint's Embed and Text web parts. A tag
 * that may not stay goes, and what is in it stays; that is what all of them do, and why every form has a link in it.
 */

/** Which attributes a tag may keep. */
type Keeps = (attribute: string, value: string) => boolean;
type Rules = Readonly<Record<string, Keeps>>;

const words = (list: string): string[] => list.split(' ');
const only = (...names: string[]): Keeps => {
  const allowed = new Set(names);
  return (name, value) => allowed.has(name) && (name !== 'href' || isWebLink(value));
};
const isWebLink = (value: string): boolean => /^(?:https?:|mailto:|tel:)/i.test(value);
const rules = (tags: string, keeps: Keeps): Rules =>
  Object.fromEntries(words(tags).map((tag) => [tag, keeps]));

/** Takes every tag away that has no rule, and every attribute that its rule does not keep. */
function strip(markup: readonly Markup[], allowed: Rules): Markup[] {
  const table = new Map(Object.entries(allowed));
  return markup.flatMap((piece): Markup[] => {
    if (typeof piece === 'string') return [piece];
    const keeps = table.get(piece.name);
    const children = strip(piece.children, allowed);
    if (!keeps) return children;
    return [{ ...piece, children, attributes: piece.attributes.filter(([k, v]) => keeps(k, v)) }];
  });
}

const blocks =
  'p h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote table caption thead tbody tr th td strong em code br';

/** WordPress keeps these on every tag: its own list, and `data-` followed by plain words. */
const wordpressGlobal: Keeps = (name) =>
  /^(?:class|dir|hidden|id|lang|role|style|title|aria-[a-z]+|data(?:-[a-z0-9_]+)+)$/.test(name);
const wordpressRules: Rules = {
  ...rules(
    `${blocks} div span section article aside figure figcaption header footer nav main details summary b i s small sub sup h1 hr`,
    wordpressGlobal,
  ),
  a: (name, value) =>
    wordpressGlobal(name, value) || only('href', 'rel', 'target', 'name', 'download')(name, value),
};

const drupalRules: Rules = {
  ...rules(blocks, only('id')),
  ...rules('ol ul', only('type', 'start')),
  ...rules('cite', only()),
  a: only('href', 'hreflang', 'target'),
};

const textRules: Rules = { ...rules(`${blocks} span b i u`, only()), a: only('href', 'title') };

/** The Embed web part takes a frame and nothing else; whatever else is pasted ends up in a Text web part. */
function sharepoint(markup: readonly Markup[]): Markup[] {
  const [first] = markup.filter((piece) => typeof piece !== 'string' || piece.trim() !== '');
  if (typeof first !== 'object' || first.name !== 'iframe') return strip(markup, textRules);
  const keeps = only('src', 'title', 'width', 'height', 'frameborder');
  return [{ ...first, children: [], attributes: first.attributes.filter(([k, v]) => keeps(k, v)) }];
}

const mailRules: Rules = {
  ...rules(`${blocks} div span b i u`, only('style', 'align')),
  a: only('href', 'style', 'title'),
};

/** The filters by name. `none` is for people who write the page themselves. */
export const filters = {
  wordpress: (markup) => strip(markup, wordpressRules),
  drupal: (markup) => strip(markup, drupalRules),
  sharepoint,
  /** Umbraco's rich text knows its own nodes only. */
  umbraco: (markup) => strip(markup, textRules),
  mail: (markup) => strip(markup, mailRules),
  none: (markup) => [...markup],
} as const satisfies Record<string, (markup: readonly Markup[]) => Markup[]>;
export type FilterName = keyof typeof filters;

/** Whether a link stands alone in its block, which is when the loader makes a widget of it. */
export function linkAlone(markup: readonly Markup[]): Tag | undefined {
  for (const piece of markup) {
    if (typeof piece === 'string') continue;
    const inside = piece.children.filter((one) => typeof one !== 'string' || one.trim() !== '');
    const [link] = inside;
    if (piece.name === 'p' && inside.length === 1 && typeof link === 'object' && link.name === 'a')
      return attributeIn(link, 'href') === undefined ? undefined : link;
  }
  return undefined;
}
