import type { Bulletin, BulletinItem, Media, Vacancy } from '@esca/feed';
import { readUrl } from './cells.js';
import { later } from './feed-dates.js';
import { createIds, slug } from './ids.js';
import { compact } from './nest.js';
import type { ProblemList } from './problems.js';
import type { ImportContext, PartialFeed } from './source.js';
import { cleanLine, cleanText, firstParagraph } from './text.js';
import {
  closingInText,
  contractOf,
  employerInTitle,
  orgNamed,
  placeNamed,
  salaryFrom,
  type SalaryWords,
} from './vacancy-parts.js';

/** One entry of a news feed, whatever its dialect. Texts are raw. */
export interface NewsItem {
  key: string;
  title: string;
  link: string;
  text: string;
  published?: string;
  tags: string[];
  media?: { src: string; type?: string };
  line?: number;
  /** Present when the entry says things that only a job has. */
  job?: {
    closes?: string;
    posted?: string;
    salary?: SalaryWords;
    location?: string[];
    contract?: string[];
    employer?: string;
    team?: string;
    reference?: string;
    evergreen?: boolean;
  };
}

/** A news feed, whatever its dialect. */
export interface NewsFeed {
  title: string;
  link: string;
  base?: string;
  licence?: string;
  items: NewsItem[];
}

/** Entries as vacancies when they are adverts, else as one bulletin. */
export function fromNews(
  news: NewsFeed,
  context: ImportContext,
  problems: ProblemList,
): PartialFeed {
  const feed: PartialFeed = {};
  const licence = news.licence === undefined ? undefined : readUrl(news.licence).value;
  if (licence !== undefined) feed.licence = licence;
  const jobs =
    context.profile?.as === 'vacancies' ||
    (context.profile?.as === undefined &&
      (news.items.some((item) => item.job) ||
        /\b(jobs?|vacanc|career|recruit)/i.test(`${news.title} ${news.link}`)));
  if (news.items.length === 0) problems.add('I858', 'error', { line: 1 }, 'entries');
  else if (jobs) feed.vacancies = vacancies(news, feed, problems);
  else feed.bulletins = [bulletin(news, context, problems)].filter((one) => one.items.length > 0);
  if (feed.bulletins?.length === 0) delete feed.bulletins;
  return feed;
}

function link(
  raw: string,
  news: NewsFeed,
  item: NewsItem,
  problems: ProblemList,
): string | undefined {
  if (raw === '') return undefined;
  const reading = readUrl(raw, news.base);
  if (reading.value !== undefined) return reading.value;
  const place = item.line === undefined ? {} : { line: item.line };
  problems.add(/^[a-z][a-z0-9+.-]*:/i.test(raw) ? 'I827' : 'I866', 'warning', place, raw);
  return undefined;
}

function titleOf(item: NewsItem, problems: ProblemList): string {
  const title = cleanLine(item.title);
  if (title.repaired)
    problems.add('I805', 'warning', item.line === undefined ? {} : { line: item.line }, title.text);
  return title.text;
}

function vacancies(news: NewsFeed, feed: PartialFeed, problems: ProblemList): Vacancy[] {
  const ids = createIds();
  const seen = new Set<string>();
  return news.items.flatMap((item): Vacancy[] => {
    const place = item.line === undefined ? {} : { line: item.line };
    const title = titleOf(item, problems);
    if (title === '') {
      problems.add('I871', 'error', place, item.key);
      return [];
    }
    const id = ids(item.job?.reference ?? item.key);
    if (seen.has(id)) {
      problems.add('I833', 'error', place, id);
      return [];
    }
    seen.add(id);
    const description = cleanText(item.text).text;
    const employer = employerInTitle(title);
    if (employer !== undefined) problems.add('I855', 'note', place, employer);
    const { salary, bad } = salaryFrom(item.job?.salary ?? {});
    if (bad !== undefined && !/not displayed|negotiable|competitive|see advert/i.test(bad))
      problems.add('I856', 'warning', place, bad);
    const closes = item.job?.closes;
    const inText =
      closes === undefined && item.job?.evergreen !== true ? closingInText(description) : undefined;
    if (inText !== undefined) problems.add('I854', 'note', place, inText);
    return [
      compact({
        id,
        title,
        url: link(item.link, news, item, problems),
        reference: item.job?.reference,
        summary: description.length > 300 ? firstParagraph(description) : undefined,
        description,
        employer: item.job?.employer === undefined ? undefined : orgNamed(feed, item.job.employer),
        team: item.job?.team,
        places: item.job?.location?.map((name) => placeNamed(feed, name)),
        salary,
        ...contractOf(item.job?.contract ?? []),
        posted: item.job?.posted ?? item.published,
        closes,
        evergreen: item.job?.evergreen,
      } as unknown as Vacancy),
    ];
  });
}

function mediaOf(item: NewsItem, news: NewsFeed, problems: ProblemList): Media | undefined {
  if (!item.media) return undefined;
  const src = link(item.media.src, news, item, problems);
  if (src === undefined) return undefined;
  const type = item.media.type ?? '';
  if (type.startsWith('image/')) return undefined;
  const kind = type.startsWith('audio/')
    ? 'audio'
    : type.startsWith('video/')
      ? 'video'
      : 'document';
  return { kind, src, ...(/^[\w.+-]+\/[\w.+-]+$/.test(type) ? { type } : {}) };
}

function bulletin(news: NewsFeed, context: ImportContext, problems: ProblemList): Bulletin {
  const ids = createIds();
  const seen = new Set<string>();
  const title = cleanLine(news.title).text || 'News';
  const items = news.items.flatMap((item): BulletinItem[] => {
    const text = cleanText(item.text).text;
    const made = compact({
      id: ids(item.key),
      title: titleOf(item, problems),
      text: text.length > 600 ? firstParagraph(text, 600) : text,
      url: link(item.link, news, item, problems),
      media: mediaOf(item, news, problems),
      topics: [...new Set(item.tags.map((tag) => slug(cleanLine(tag).text)))].slice(0, 20),
    } as unknown as BulletinItem);
    const place = item.line === undefined ? {} : { line: item.line };
    if (made.title === undefined && made.url === undefined && made.media === undefined) {
      if (text === '') {
        problems.add('I871', 'error', place, item.key);
        return [];
      }
      made.title = firstParagraph(text, 80);
    }
    if (seen.has(made.id)) {
      problems.add('I833', 'error', place, made.id);
      return [];
    }
    seen.add(made.id);
    return [made];
  });
  const issued = news.items.reduce<string | undefined>(
    (latest, item) => later(latest, item.published),
    undefined,
  );
  const url = readUrl(news.link, news.base).value;
  return {
    id: slug(news.link || title),
    title,
    issued: issued ?? new Date(context.now).toISOString().slice(0, 10),
    ...(url === undefined ? {} : { url }),
    items,
  };
}
