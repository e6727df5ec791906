import type { Site } from './context.js';
import { markup } from './html.js';
import { absoluteUrl } from './paths.js';

/** Writes one file of a site. */
export type Write = (path: string, content: string) => void;

/** The map for search engines, in several files when it is long, and the word on whether they are welcome. */
export function writeMaps(write: Write, site: Site, paths: readonly string[]): void {
  const most = 40_000;
  const urls = paths.map((path) => absoluteUrl(site.baseUrl, path));
  const map = (some: readonly string[]): string =>
    `<?xml version="1.0" encoding="utf-8"?>\n${
      markup`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${some.map((url) => markup`<url><loc>${url}</loc></url>\n`)}</urlset>\n`
        .text
    }`;
  if (urls.length <= most) write('sitemap.xml', map(urls));
  else {
    const names: string[] = [];
    for (let from = 0; from < urls.length; from += most) {
      const name = `sitemap-${String(names.length + 1)}.xml`;
      write(name, map(urls.slice(from, from + most)));
      names.push(name);
    }
    write(
      'sitemap.xml',
      `<?xml version="1.0" encoding="utf-8"?>\n${
        markup`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${names.map((name) => markup`<sitemap><loc>${absoluteUrl(site.baseUrl, name)}</loc></sitemap>\n`)}</sitemapindex>\n`
          .text
      }`,
    );
  }
  const welcome =
    site.for === 'public'
      ? `Allow: /\n\nSitemap: ${absoluteUrl(site.baseUrl, 'sitemap.xml')}`
      : 'Disallow: /';
  write('robots.txt', `User-agent: *\n${welcome}\n`);
}
