import { readFeedDate } from './feed-dates.js';
import { fromNews, type NewsFeed, type NewsItem } from './news.js';
import { problemsOf } from './problems.js';
import { LIMITS, type Importer, type ImportContext } from './source.js';
import { cleanLine } from './text.js';
import {
  attribute,
  child,
  children,
  childText,
  descendants,
  markupOf,
  readXml,
  textOf,
  type XmlNode,
} from './xml.js';
import { isZone } from './zones.js';
import { readYesNo } from './cells.js';
import { zoneAlias } from './zone-aliases.js';

/** The first filled child of several names, whatever its prefix. */
function first(node: XmlNode, names: string): string {
  for (const name of names.split(' ')) {
    const text = childText(node, name);
    if (text !== '') return text;
  }
  return '';
}

/** RSS 0.9 to 2.0, RDF and Atom 1.0 (and 0.3). */
export const importRss: Importer = (file, context) => {
  const reading = readXml(file);
  const problems = problemsOf(file.name);
  const { root } = reading;
  const format = root?.name.toLowerCase() === 'feed' ? 'atom' : 'rss';
  if (!root) return { format, feed: {}, problems: reading.problems, refused: true };
  const news = format === 'atom' ? readAtom(root, context) : readChannel(root, context);
  news.base ??= file.url ?? (/^https?:/.test(news.link) ? news.link : undefined) ?? '';
  if (news.base === '') delete news.base;
  news.items.splice(LIMITS.records);
  const feed = fromNews(news, context, problems);
  const nothing = news.items.length === 0 ? { refused: true } : {};
  return { format, feed, problems: [...reading.problems, ...problems.all()], ...nothing };
};

function readChannel(root: XmlNode, context: ImportContext): NewsFeed {
  const channel = child(root, 'channel') ?? root;
  // A channel may name its zone in words and say the offset in hours.
  const named = zoneAlias(childText(channel, 'timeZone'));
  const zone = named !== undefined && isZone(named) ? named : context.timeZone;
  // RSS 1.0 has its items beside the channel.
  const items = [...children(channel, 'item'), ...(channel === root ? [] : children(root, 'item'))];
  return {
    title: childText(channel, 'title'),
    link: linkOf(channel),
    licence: first(channel, 'license licence'),
    items: items.map((item) => readItem(item, zone)),
  };
}

/** The text of a plain `link`; Atom's links in RSS have no text. */
function linkOf(node: XmlNode): string {
  return (
    children(node, 'link')
      .map((one) => textOf(one).trim())
      .find((text) => text !== '') ?? ''
  );
}

function readItem(item: XmlNode, zone: string): NewsItem {
  const date = (names: string): string | undefined => {
    for (const name of names.split(' ')) {
      const read = readFeedDate(childText(item, name), name.endsWith('UTC') ? 'UTC' : zone);
      if (read !== undefined) return read;
    }
    return undefined;
  };
  const title = first(item, 'title');
  const guid = childText(item, 'guid') || (attribute(item, 'about') ?? '');
  const link =
    linkOf(item) ||
    (/^https?:/.test(guid) && attribute(child(item, 'guid'), 'isPermaLink') !== 'false'
      ? guid
      : '');
  const enclosure = child(item, 'enclosure');
  const published = date('pubDate date published');
  const type = attribute(enclosure, 'type');
  const job = readJob(item, date);
  return {
    key: guid || link || title,
    title,
    link,
    text: childText(item, 'encoded') || first(item, 'description summary content'),
    tags: children(item, 'category')
      .map((one) => textOf(one).trim())
      .filter((tag) => tag !== '' && tag.length < 60),
    line: item.line,
    ...(published === undefined ? {} : { published }),
    ...(enclosure
      ? {
          media: {
            src: attribute(enclosure, 'url') ?? '',
            ...(type === undefined ? {} : { type }),
          },
        }
      : {}),
    ...(job ? { job } : {}),
  };
}

const JOB_FIELDS =
  'advertiseToDateTimeUTC advertiseToDateTime closing closingDate closing_date expiry_date expiryDate validThrough salary minimumSalary salary_from jobId job_id jobType employmentType vacancyId';

function readJob(item: XmlNode, date: (names: string) => string | undefined): NewsItem['job'] {
  if (!JOB_FIELDS.split(' ').some((name) => children(item, name).length > 0)) return undefined;
  const closes = date(
    'advertiseToDateTimeUTC advertiseToDateTime validThrough closingDate closing_date closing expiry_date expiryDate expires',
  );
  const posted = date(
    'advertiseFromDateTimeUTC advertiseFromDateUTC advertiseFromDate open_date datePosted',
  );
  const place = first(item, 'location city town');
  const employer = cleanLine(first(item, 'company employer hiringOrganization')).text;
  const team = cleanLine(first(item, 'department')).text;
  const reference = first(item, 'jobId job_id vacancyId reference jobNumberSingle');
  const currency = first(item, 'salaryCurrency currency');
  return {
    salary: {
      from: first(item, 'minimumSalary salary_from salaryMin'),
      to: first(item, 'maximumSalary salary_to salaryMax'),
      text: cleanLine(first(item, 'salary salaryText')).text,
      period: first(item, 'salaryInterval salaryPeriod'),
      ...(currency === '' ? {} : { currency }),
    },
    contract: [first(item, 'jobType employmentType contractType')],
    ...(place === '' ? {} : { location: [cleanLine(place).text] }),
    ...(closes === undefined ? {} : { closes }),
    ...(posted === undefined ? {} : { posted }),
    ...(employer === '' ? {} : { employer }),
    ...(team === '' ? {} : { team }),
    ...(reference === '' ? {} : { reference }),
    ...(readYesNo(childText(item, 'evergreen')).value === true ? { evergreen: true } : {}),
  };
}

/** Text of an Atom construct: XHTML keeps its elements, HTML its tags, until both are stripped. */
function atomText(node: XmlNode | undefined): string {
  if (!node) return '';
  return attribute(node, 'type') === 'xhtml' ? markupOf(node) : textOf(node);
}

function atomLink(node: XmlNode, rel: string): XmlNode | undefined {
  return children(node, 'link').find((one) => (attribute(one, 'rel') ?? 'alternate') === rel);
}

function resolve(href: string, base: string | undefined): string {
  return base !== undefined && URL.canParse(href, base) ? new URL(href, base).href : href;
}

function readAtom(root: XmlNode, context: ImportContext): NewsFeed {
  const base = attribute(root, 'base');
  const licence = attribute(atomLink(root, 'license'), 'href');
  return {
    title: atomText(child(root, 'title')),
    link: resolve(attribute(atomLink(root, 'alternate'), 'href') ?? '', base),
    ...(base === undefined ? {} : { base }),
    ...(licence === undefined ? {} : { licence }),
    items: descendants(root, 'entry').map((entry) => readEntry(entry, base, context)),
  };
}

function readEntry(entry: XmlNode, feedBase: string | undefined, context: ImportContext): NewsItem {
  const base = attribute(entry, 'base') ?? feedBase;
  const alternate = attribute(atomLink(entry, 'alternate'), 'href') ?? '';
  const link = alternate === '' ? '' : resolve(alternate, base);
  const enclosure = atomLink(entry, 'enclosure');
  const type = attribute(enclosure, 'type');
  const published = readFeedDate(
    first(entry, 'published issued updated modified'),
    context.timeZone,
  );
  const title = atomText(child(entry, 'title'));
  const job = readJob(entry, (names) => readFeedDate(first(entry, names), context.timeZone));
  return {
    key: childText(entry, 'id') || link || title,
    title,
    link,
    text: atomText(child(entry, 'summary')) || atomText(child(entry, 'content')),
    tags: children(entry, 'category').map(
      (one) => attribute(one, 'label') ?? attribute(one, 'term') ?? '',
    ),
    line: entry.line,
    ...(published === undefined ? {} : { published }),
    ...(enclosure
      ? {
          media: {
            src: resolve(attribute(enclosure, 'href') ?? '', base),
            ...(type === undefined ? {} : { type }),
          },
        }
      : {}),
    ...(job ? { job } : {}),
  };
}
