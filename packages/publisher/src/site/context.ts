import { chooseText, fill, recordPath, textBlocks } from '@esca/domain';
import type { Words, WordsLang } from '@esca/domain';
import type { Catalogue, Links, Origin, Text, Visibility } from '@esca/feed';
import { Html, markup, safeLink } from './html.js';
import { absoluteUrl, relativePath } from './paths.js';
import type { PageWords } from './words.js';

/** What every page of one site shares. */
export interface Site {
  readonly baseUrl: string;
  readonly for: Visibility;
  readonly now: number;
  readonly catalogue: Catalogue;
  readonly links: Links;
  /** The first feed's publisher: its records have the short addresses. */
  readonly main: Origin;
  readonly languages: readonly WordsLang[];
  readonly feedHosts: readonly string[];
  /** Path of the style sheet. */
  readonly styles: string;
  /** Path of the icon. */
  readonly icon: string;
  /** Path of the script that marks pages in frames. */
  readonly frameScript: string;
  /** Path of the script of the embed pages, when the library is built. */
  readonly script: string | undefined;
  /** Paths of the modules that a page with a widget needs before it shows anything. */
  readonly modules: (widget: string) => readonly string[];
  /** Paths that this build writes, so that a page links only to what is there. */
  readonly written: (path: string) => boolean;
}

/** One page in one language. */
export interface PageContext {
  readonly site: Site;
  readonly lang: WordsLang;
  readonly words: Words;
  readonly say: PageWords;
  /** Path of this page in the site. */
  readonly path: string;
  /** Path of the site on its host, for the one page that is shown under any address. */
  readonly root?: string;
}

/** Path of a page in another language: the first language stands at the root. */
export function inLanguage(path: string, lang: WordsLang, languages: readonly WordsLang[]): string {
  return lang === languages[0] ? path : `${lang}/${path}`;
}

/** Way from this page to a page of the same language. */
export function toPage(page: PageContext, path: string): string {
  return toFile(page, inLanguage(path, page.lang, page.site.languages));
}

/** Way from this page to a file that all languages share. */
export function toFile(page: PageContext, path: string): string {
  if (page.root !== undefined) return page.root + path.replace(/(^|\/)index\.html$/, '$1');
  return relativePath(page.path, path);
}

/** Absolute address of a page of the same language. */
export function pageUrl(page: PageContext, path: string): string {
  return absoluteUrl(page.site.baseUrl, inLanguage(path, page.lang, page.site.languages));
}

/** Path of a record's own page with its fragment, when the site has one. */
export function recordPage(
  page: PageContext,
  ref: string,
): { path: string; fragment: string } | undefined {
  const path = recordPath(ref, page.site.main.publisher.id);
  if (path === undefined) return undefined;
  const [folder = '', fragment] = path.split('#');
  const file = `${folder}index.html`;
  return page.site.written(file)
    ? { path: file, fragment: fragment === undefined ? '' : `#${fragment}` }
    : undefined;
}

/** A link to a record's page, or the words alone when it has none. */
export function recordLink(page: PageContext, ref: string, words: Html): Html {
  const target = recordPage(page, ref);
  if (target === undefined) return words;
  return markup`<a href="${toPage(page, target.path)}${target.fragment}">${words}</a>`;
}

/** A text of a feed in the page's language, marked when only another is there. */
export function shown(page: PageContext, text: Text | undefined, origin: Origin): Html {
  if (text === undefined) return markup``;
  const chosen = chooseText(text, page.lang, origin.language);
  return markedText(page, chosen.text, chosen.lang);
}

/** The same without markup, for titles and attributes. */
export function plain(page: PageContext, text: Text | undefined, origin: Origin): string {
  return text === undefined ? '' : chooseText(text, page.lang, origin.language).text;
}

/** A longer text as paragraphs and lists. */
export function blocks(page: PageContext, text: Text | undefined, origin: Origin): Html {
  if (text === undefined) return markup``;
  const chosen = chooseText(text, page.lang, origin.language);
  const parts = textBlocks(chosen.text).map((block) =>
    block.kind === 'list'
      ? markup`<ul>${block.items.map((item) => markup`<li>${item}</li>`)}</ul>\n`
      : markup`<p>${block.text}</p>\n`,
  );
  return sameLanguage(page, chosen.lang)
    ? markup`${parts}`
    : markup`<div lang="${chosen.lang}">${parts}</div>`;
}

function markedText(page: PageContext, text: string, lang: string): Html {
  if (sameLanguage(page, lang))
    return /[\u0590-\u08ff]/.test(text) ? markup`<bdi>${text}</bdi>` : markup`${text}`;
  return markup`<bdi lang="${lang}">${text}</bdi>`;
}

function sameLanguage(page: PageContext, lang: string): boolean {
  return lang.toLowerCase().split('-')[0] === page.lang;
}

/** Words with gaps filled by markup. */
export function sentence(template: string, values: Record<string, Html>): Html {
  return markup`${template.split(/\{(\w+)\}/).map((part, index) => (index % 2 === 0 ? part : (values[part] ?? '')))}`;
}

/** Words with gaps filled by text. */
export function filled(template: string, values: Record<string, string>): string {
  return fill(template, values);
}

/** A link that leads off the site. Where its host is not the link's own words, the host stands beside it. */
export function outward(address: string | undefined, words: Html | string): Html | undefined {
  const href = safeLink(address);
  if (href === undefined) return undefined;
  const host = /^https?:\/\/([^/:?#]+)/.exec(href)?.[1];
  if (host === undefined) return markup`<a href="${href}">${words}</a>`;
  const insecure = href.startsWith('http:') ? ', http' : '';
  return markup`<a href="${href}">${words}</a> <span class="host">(${host}${insecure})</span>`;
}

/** Rows of a description list; those without a value are left out. */
export function facts(rows: readonly (readonly [string, Html | string | undefined])[]): Html {
  const filledRows = rows.filter(
    ([, value]) =>
      value !== undefined && value !== '' && !(value instanceof Html && value.text === ''),
  );
  if (filledRows.length === 0) return markup``;
  return markup`<dl class="facts">
${filledRows.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>
`;
}

/** A list of markup as an unordered list; nothing when it is empty. */
export function bullets(items: readonly Html[]): Html {
  return items.length === 0
    ? markup``
    : markup`<ul>${items.map((item) => markup`<li>${item}</li>\n`)}</ul>\n`;
}

/** Heading and content, when there is content. */
export function section(title: string, content: Html, id?: string, kind?: string): Html {
  if (content.text.trim() === '') return markup``;
  return markup`<section${id === undefined ? '' : markup` id="${id}"`}${kind === undefined ? '' : markup` class="${kind}"`}>
<h2>${title}</h2>
${content}</section>
`;
}
