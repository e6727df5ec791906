import { escapeHtml } from '@esca/domain/address';

/*
 * A snippet as a tree: enough of HTML to say what a host's filter leaves of it, and to show that without ever handing
 * text to the browser as markup.
 */

/** An element with its attributes, in lower case, and what is in it. */
export interface Tag {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly Markup[];
}
/** A piece of a snippet: an element, or text. */
export type Markup = Tag | string;

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
]);
const unescape = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities.get(name)!);

const empty = new Set(['br', 'hr', 'img', 'input']);

/** Reads HTML as filters that look for tags read it: also inside a frame, whose content a browser would ignore. */
export function readMarkup(html: string): Markup[] {
  const root: Markup[] = [];
  const open: { name: string; into: Markup[] }[] = [{ name: '', into: root }];
  const token = /<(\/?)([a-z][a-z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>|[^<]+|</gi;
  for (const [whole, slash, tag, inside = ''] of html.matchAll(token)) {
    const place = open.at(-1)!.into;
    if (tag === undefined) {
      place.push(unescape(whole));
      continue;
    }
    const name = tag.toLowerCase();
    if (slash) {
      const at = open.findLastIndex((one) => one.name === name);
      if (at > 0) open.length = at;
      continue;
    }
    const children: Markup[] = [];
    const found = inside.matchAll(/([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g);
    const attributes = [...found].map(
      ([, key = '', double, single, bare]) =>
        [key.toLowerCase(), unescape(double ?? single ?? bare ?? '')] as const,
    );
    place.push({ name, attributes, children });
    if (!empty.has(name)) open.push({ name, into: children });
  }
  return root;
}

/** Writes a tree as HTML. */
export function writeMarkup(markup: readonly Markup[]): string {
  return markup
    .map((piece) => {
      if (typeof piece === 'string') return escapeHtml(piece).replaceAll('&quot;', '"');
      const { name, attributes, children } = piece;
      const written = attributes.map(([key, value]) => ` ${key}="${escapeHtml(value)}"`).join('');
      const end = empty.has(name) ? '' : `${writeMarkup(children)}</${name}>`;
      return `<${name}${written}>${end}`;
    })
    .join('');
}

/** Every element of a tree, outer ones first. */
export function tagsIn(markup: readonly Markup[]): Tag[] {
  return markup.flatMap((piece) =>
    typeof piece === 'string' ? [] : [piece, ...tagsIn(piece.children)],
  );
}

/** The value of an attribute. */
export function attributeIn({ attributes }: Tag, name: string): string | undefined {
  return attributes.find(([key]) => key === name)?.[1];
}
