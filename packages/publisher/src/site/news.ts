import { instantOf, vacancySentence, vacancyState } from '@esca/domain';
import { issueSections } from '../bulletin/issue.js';
import { safeLink, markup } from './html.js';
import { pageUrl, plain, recordPage } from './context.js';
import type { PageContext } from './context.js';
import { concerns, issuesOf, suits, vacanciesOf } from './listing.js';
import type { Choice } from './listing.js';
import { absoluteUrl } from './paths.js';

/** One announcement of a news feed. */
export interface NewsItem {
  /** Full name of the record. */
  id: string;
  title: string;
  text: string;
  url: string | undefined;
  /** Epoch milliseconds, when it is known. */
  date: number | undefined;
}

/** A news feed before it is written in either form. */
export interface NewsFeed {
  /** Path without its ending. */
  path: string;
  title: string;
  items: readonly NewsItem[];
}

/** Open vacancies of a choice, the newest first. */
export function vacancyNews(page: PageContext, choice: Choice): NewsItem[] {
  return vacanciesOf(page.site, choice)
    .map((entry) => {
      const { origin, record, ref } = entry;
      const since = record.posted ?? record.modified;
      const closing = vacancySentence(vacancyState(entry, page.site.now), page.words, {
        now: page.site.now,
      });
      return {
        id: ref,
        title: plain(page, record.title, origin),
        text: [plain(page, record.summary, origin), closing]
          .filter((part) => part !== '')
          .join('\n'),
        url: recordUrl(page, ref) ?? safeLink(record.url),
        date: since === undefined ? undefined : instantOf(since, origin.timeZone),
      };
    })
    .sort(newestFirst)
    .slice(0, 100);
}

/** Announcements of the newest issues. */
export function bulletinNews(page: PageContext, choice: Choice): NewsItem[] {
  return issuesOf(page.site, choice)
    .slice(0, 20)
    .flatMap((issue) => {
      const { origin, record, ref } = issue;
      return issueSections(issue, page.site)
        .flatMap(({ items }) => items.map(({ item }) => item))
        .filter((item) => suits(item.audience, choice.audience))
        .filter(
          (item) =>
            choice.area === undefined ||
            concerns(
              page.site,
              item.ref === undefined ? undefined : page.site.links.find(item.ref, origin),
              choice.area,
            ),
        )
        .map((item) => {
          const found = item.ref === undefined ? undefined : page.site.links.find(item.ref, origin);
          const target =
            found === undefined
              ? undefined
              : found.kind === 'org' || found.kind === 'place'
                ? found.entry.record.name
                : found.kind === 'node'
                  ? found.node.title
                  : found.entry.record.title;
          const title = item.title ?? target ?? record.title;
          return {
            id: `${ref}#${item.id}`,
            title: plain(
              page,
              title,
              item.title === undefined && found !== undefined ? found.entry.origin : origin,
            ),
            text: plain(page, item.text, origin),
            url:
              (found === undefined ? undefined : recordUrl(page, found.entry.ref)) ??
              safeLink(item.url ?? item.media?.src) ??
              recordUrl(page, ref),
            date: instantOf(record.issued, origin.timeZone),
          };
        });
    })
    .slice(0, 100);
}

function newestFirst(a: NewsItem, b: NewsItem): number {
  return (b.date ?? 0) - (a.date ?? 0) || (a.id < b.id ? -1 : 1);
}

function recordUrl(page: PageContext, ref: string): string | undefined {
  const target = recordPage(page, ref);
  return target === undefined ? undefined : pageUrl(page, target.path) + target.fragment;
}

/** The feed as RSS 2.0. */
export function writeRss(page: PageContext, feed: NewsFeed): string {
  const { baseUrl, main } = page.site;
  const self = absoluteUrl(baseUrl, `${feed.path}.xml`);
  const content = markup`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${feed.title}</title>
<link>${pageUrl(page, 'index.html')}</link>
<description>${plain(page, main.publisher.name, main)}</description>
<language>${page.lang}</language>
<atom:link href="${self}" rel="self" type="application/rss+xml"/>
<ttl>${main.refreshMinutes}</ttl>
${feed.items.map(
  (item) => markup`<item>
<title>${item.title}</title>
${item.url === undefined ? '' : markup`<link>${item.url}</link>\n`}<guid isPermaLink="false">${item.id}</guid>
${item.date === undefined ? '' : markup`<pubDate>${new Date(item.date).toUTCString()}</pubDate>\n`}<description>${item.text}</description>
</item>
`,
)}</channel>
</rss>
`;
  return `<?xml version="1.0" encoding="utf-8"?>\n${content.text}`;
}

/** The feed as JSON Feed 1.1. */
export function writeJsonFeed(page: PageContext, feed: NewsFeed): string {
  const { baseUrl } = page.site;
  return `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: pageUrl(page, 'index.html'),
    feed_url: absoluteUrl(baseUrl, `${feed.path}.json`),
    language: page.lang,
    items: feed.items.map(({ date, id, text, title, url }) => ({
      id,
      title,
      content_text: text,
      ...(url !== undefined && { url }),
      ...(date !== undefined && { date_published: new Date(date).toISOString() }),
    })),
  })}\n`;
}
