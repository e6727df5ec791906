import { readFeedDate } from './feed-dates.js';
import { parseLoose } from './loose-json.js';
import { fromNews, type NewsItem } from './news.js';
import { problemsOf } from './problems.js';
import { LIMITS, type Importer } from './source.js';
import { decodeBytes } from './text.js';

type Json = Record<string, unknown>;
const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** JSON Feed 1.0 and 1.1. */
export const importJsonFeed: Importer = (file, context) => {
  const problems = problemsOf(file.name);
  const parsed = parseLoose(decodeBytes(file.bytes).text);
  const root = parsed.value as Json | undefined;
  if (!root || !Array.isArray(root['items'])) {
    problems.add('I870', 'error', { line: parsed.line ?? 1 }, parsed.error ?? 'no items');
    return { format: 'jsonfeed', feed: {}, problems: problems.all(), refused: true };
  }
  const items = (root['items'] as unknown[])
    .slice(0, LIMITS.records)
    .flatMap((item): NewsItem[] => {
      if (typeof item !== 'object' || item === null) return [];
      return [readItem(item as Json, context.timeZone)];
    });
  const link = text(root['home_page_url']);
  const base = link || file.url || '';
  const feed = fromNews(
    { title: text(root['title']), link, items, ...(base === '' ? {} : { base }) },
    context,
    problems,
  );
  if (text(root['next_url']) !== '' && file.followed !== true)
    problems.add('I873', 'note', {}, text(root['next_url']));
  return {
    format: 'jsonfeed',
    feed,
    problems: problems.all(),
    ...(items.length === 0 ? { refused: true } : {}),
  };
};

function readItem(item: Json, zone: string): NewsItem {
  const attachment = Array.isArray(item['attachments'])
    ? (item['attachments'][0] as Json | undefined)
    : undefined;
  const published = readFeedDate(text(item['date_published']) || text(item['date_modified']), zone);
  const link = text(item['url']) || text(item['external_url']);
  const type = text(attachment?.['mime_type']);
  return {
    key: text(item['id']) || link || text(item['title']),
    title: text(item['title']),
    link,
    text: text(item['summary']) || text(item['content_text']) || text(item['content_html']),
    tags: Array.isArray(item['tags']) ? item['tags'].map(text).filter((tag) => tag !== '') : [],
    ...(published === undefined ? {} : { published }),
    ...(attachment
      ? { media: { src: text(attachment['url']), ...(type === '' ? {} : { type }) } }
      : {}),
  };
}
