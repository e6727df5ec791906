import {
  divSnippet,
  elementSnippet,
  embedLink,
  frameSnippet,
  linkSnippet,
  loaderSnippet,
  pinnedSnippet,
  presetFor,
  reactSnippet,
  type Embedding,
  type Presets,
} from '@esca/domain/address';
import { filters, linkAlone, type FilterName } from './filters.js';
import { attributeIn, readMarkup, tagsIn, type Markup } from './markup.js';

/** Where a widget will live. */
export const hosts = [
  'wordpress',
  'drupal',
  'sharepoint',
  'teams',
  'umbraco',
  'html',
  'react',
  'email',
] as const;
export type Host = (typeof hosts)[number];

/** What an administrator can have done, once: the line of script, the site in a list, or nothing that would help. */
export const help: Readonly<Record<Host, 'script' | 'frames' | 'none'>> = {
  wordpress: 'script',
  drupal: 'script',
  sharepoint: 'frames',
  teams: 'none',
  umbraco: 'script',
  html: 'script',
  react: 'none',
  email: 'none',
};

const filterOf: Readonly<Record<Host, FilterName>> = {
  wordpress: 'wordpress',
  drupal: 'drupal',
  sharepoint: 'sharepoint',
  teams: 'none',
  umbraco: 'umbraco',
  html: 'none',
  react: 'none',
  email: 'mail',
};

/** What a form is. */
export type FormName =
  | 'link'
  | 'address'
  | 'div'
  | 'element'
  | 'loaded'
  | 'pinned'
  | 'frame'
  | 'react'
  | 'plain'
  | 'mail';

/** One form to copy. */
export interface Form {
  readonly name: FormName;
  readonly code: string;
  /** True when the host takes it as text, and makes a link or a frame of an address by itself. */
  readonly isText?: true;
}

/** What is known of the site that publishes the widgets. */
export interface SiteFacts {
  /** Its base address, ending in `/`. */
  readonly url: string;
  readonly version: string;
  readonly presets: Presets;
  readonly feedHosts: readonly string[];
  readonly languages: readonly string[];
  /** For whom it was built; only a site `public` may stand on public pages. */
  readonly audience: string;
  /** The hash of the pinned file, where the site says it. */
  readonly hash?: string;
}

/** What is handed over, and where it will live. */
export interface Wish {
  readonly embedding: Embedding;
  readonly height: number;
  readonly host: Host;
  /** Whether the administrator has done what helps. */
  readonly helped: boolean;
}

/** A preset address, for hosts that drop what stands after the question mark; undefined when no preset says the same. */
export function presetAddress({ embedding }: Wish, site: SiteFacts): string | undefined {
  const { lang, ...others } = embedding.attributes;
  const asPath = embedding.welsh === true && lang === 'cy';
  const preset = presetFor(
    embedding.widget,
    asPath || lang === undefined ? others : embedding.attributes,
    site.presets,
  );
  if (preset === undefined) return undefined;
  const attributes: Record<string, string> = asPath ? { lang } : {};
  return embedLink({ ...embedding, attributes, preset });
}

/** The forms that survive where the widget will live, the best first. */
export function formsFor(wish: Wish, site: SiteFacts): Form[] {
  const { embedding, height, host, helped } = wish;
  const link: Form = { name: 'link', code: linkSnippet(embedding) };
  const feed = { src: `${site.url}feed/feed.json`, ...embedding.attributes };
  const inPage: Embedding = { ...embedding, attributes: feed, height };
  const address: Form = { name: 'address', code: embedLink(embedding), isText: true };
  switch (host) {
    case 'wordpress': {
      const code = presetAddress(wish, site);
      const bare: Form[] = code === undefined ? [] : [{ name: 'address', code, isText: true }];
      const div: Form = { name: 'div', code: divSnippet(inPage) };
      return helped ? [div, link, ...bare] : [...bare, link, div];
    }
    case 'drupal':
      return [link];
    case 'sharepoint': {
      const frame: Form = { name: 'frame', code: frameSnippet(embedding, height, 'inside') };
      return helped ? [frame, link] : [link, frame];
    }
    case 'umbraco':
      return [link];
    case 'teams':
      return [address];
    case 'html': {
      const element = elementSnippet(inPage);
      const pinned: Form[] =
        site.hash === undefined
          ? []
          : [
              {
                name: 'pinned',
                code: `${pinnedSnippet(site.url, site.version, site.hash)}\n${element}`,
              },
            ];
      const frame: Form = { name: 'frame', code: frameSnippet(embedding, height, 'after') };
      return helped
        ? [{ name: 'element', code: element }, frame, link]
        : [
            { name: 'loaded', code: `${loaderSnippet(site.url)}\n${element}` },
            ...pinned,
            frame,
            link,
          ];
    }
    case 'react':
      return [{ name: 'react', code: reactSnippet(inPage) }];
    case 'email': {
      const plain: Form = {
        name: 'plain',
        code: `${embedding.words}: ${embedLink(embedding)}`,
        isText: true,
      };
      return [{ ...link, name: 'mail' }, plain];
    }
  }
}

/** What readers see of a form where it was pasted. */
export type Outcome = 'widget' | 'frame' | 'link' | 'nothing';

/** What a host leaves of a form, and what readers see of it. */
export interface Left {
  readonly markup: readonly Markup[];
  readonly outcome: Outcome;
}

/** What a host leaves of a form. */
export function leftOf(form: Form, host: Host, helped: boolean): Left {
  if (form.isText) {
    const address = /https?:\S+$/.exec(form.code)?.[0];
    if (address === undefined) return { markup: [form.code], outcome: 'nothing' };
    // WordPress asks the site how to show an address that stands alone; others make a link of it.
    const framed = host === 'wordpress' && !address.includes('?');
    const markup: Markup = framed
      ? { name: 'iframe', attributes: [['src', address]], children: [] }
      : { name: 'a', attributes: [['href', address]], children: [address] };
    return { markup: [markup], outcome: framed ? 'frame' : 'link' };
  }
  return judge(filters[filterOf[host]](readMarkup(form.code)), host, helped);
}

/** The same for a filter alone: any form may be pasted anywhere. */
export function leftByFilter(code: string, filter: FilterName, script: boolean): Left {
  const host = filter === 'mail' || filter === 'none' ? 'html' : filter;
  return judge(filters[filter](readMarkup(code)), host, script);
}

function judge(markup: readonly Markup[], host: Host, helped: boolean): Left {
  const tags = tagsIn(markup);
  const has = (test: (tag: (typeof tags)[number]) => boolean): boolean => tags.some(test);
  const script =
    has(({ name }) => name === 'script') || host === 'react' || (helped && help[host] === 'script');
  const marked = has(
    (tag) => tag.name.startsWith('esca-') || attributeIn(tag, 'data-esca') !== undefined,
  );
  const outcome: Outcome =
    host === 'react' || (script && (marked || linkAlone(markup) !== undefined))
      ? 'widget'
      : has(({ name }) => name === 'iframe') && (host !== 'sharepoint' || helped)
        ? 'frame'
        : has((tag) => tag.name === 'a' && /^https?:/.test(attributeIn(tag, 'href') ?? ''))
          ? 'link'
          : 'nothing';
  return { markup, outcome };
}
