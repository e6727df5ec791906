import { recordPath } from '@esca/domain';
import type { WordsLang } from '@esca/domain';
import type { Ref } from '@esca/feed';
import { inLanguage } from '../site/context.js';
import { absoluteUrl } from '../site/paths.js';

/** Where a record can be read on the publisher's site; nothing when it has no page there. */
export type PageOf = (ref: Ref) => string | undefined;

/** A published site, as far as links to its pages need it. */
export interface PublishedSite {
  readonly baseUrl: string;
  /** Id of the publisher whose records have the short addresses. */
  readonly publisher: string;
  /** Languages of the site, the one at its root first. */
  readonly languages: readonly WordsLang[];
  /** Whether a page is there; all are when absent. */
  readonly written?: (path: string) => boolean;
}

/** Addresses of records' pages on a site in one language, or in the site's first where it lacks that one. */
export function recordPages(site: PublishedSite, lang: WordsLang): PageOf {
  const { baseUrl, languages, publisher, written } = site;
  const spoken = languages.includes(lang) ? lang : (languages[0] ?? lang);
  return (ref) => {
    const [folder, part] = recordPath(ref, publisher)?.split('#') ?? [];
    if (folder === undefined) return undefined;
    const path = `${folder}index.html`;
    if (written !== undefined && !written(path)) return undefined;
    const url = absoluteUrl(baseUrl, inLanguage(path, spoken, languages));
    return part === undefined ? url : `${url}#${part}`;
  };
}
