import { dirname, join, resolve } from 'node:path';
import { currentIssue, isIssued, issueArchive, webAddress } from '@esca/domain';
import type { WordsLang } from '@esca/domain';
import { explainProblem, fullRef, linkCatalogue, mergeFeeds, parseFeed } from '@esca/feed';
import type { Bulletin, Catalogue, Entry, Feed, Links, Visibility } from '@esca/feed';
import { recordPages } from '../bulletin/record-pages.js';
import type { PageOf } from '../bulletin/record-pages.js';
import { readSiteRecord } from '../site/record.js';
import { restrictFeed } from '../site/restrict.js';
import type { SiteRecord } from '../site/record.js';
import type { CommandIo } from './command.js';
import { CommandError } from './errors.js';
import { fetchBytes } from './fetching.js';
import { readInput } from './inputs.js';
import { say } from './terminal.js';

/** The issues of a feed with what they point at. */
export interface Issues {
  readonly catalogue: Catalogue;
  readonly links: Links;
  /** Whom the issues are for. */
  readonly audience: Visibility;
  /** So many errors the feed has; they have been listed. */
  readonly errors: number;
  /** Base address of the site that the feed belongs to. */
  readonly baseUrl?: string;
  /** Pages of that site in a language. */
  pageOf(lang: WordsLang): PageOf | undefined;
}

/** The issue that is wanted. */
export interface ChosenIssue {
  readonly entry: Entry<Bulletin>;
  /** True when it stands in for a current one that does not exist. */
  readonly fallback: boolean;
  /** Why nobody but staff may see it yet. */
  readonly notYet?: string;
}

/** Reads a feed as one audience may have it, and finds the site that it belongs to. */
export async function readIssues(
  given: string,
  io: CommandIo,
  options: { allowPrivate: boolean; audience: Visibility; baseUrl?: string },
): Promise<Issues> {
  const { allowPrivate, audience } = options;
  const own = options.baseUrl === undefined ? undefined : readBaseUrl(options.baseUrl);
  const documents: { url: string; feed: Feed }[] = [];
  let errors = 0;
  for (const { name, url, value } of await readInput(given, io, { allowPrivate })) {
    const { feed, problems } = parseFeed(value);
    if (feed === undefined)
      throw new CommandError(`${name} is of another version of the format, or no feed at all.`);
    const bad = problems.filter(({ severity }) => severity === 'error');
    errors += bad.length;
    for (const one of bad.slice(0, 20))
      say(io, `${name}: ${one.code} ${one.path}: ${explainProblem(one).message}`);
    documents.push({ url, feed: restrictFeed(feed, audience).feed });
  }
  const { catalogue } = mergeFeeds(documents);
  const site = own === undefined ? await siteOf(given, io, allowPrivate) : undefined;
  const baseUrl = own ?? site?.baseUrl;
  const publisher = documents[0]?.feed.publisher.id ?? '';
  const languages = site?.languages ?? ['en', 'cy'];
  return {
    catalogue,
    links: linkCatalogue(catalogue),
    audience,
    errors,
    ...(baseUrl !== undefined && { baseUrl }),
    pageOf: (lang) =>
      baseUrl === undefined ? undefined : recordPages({ baseUrl, publisher, languages }, lang),
  };
}

/** Finds an issue by `latest`, its id or its full name. Drafts and issues to come are for staff alone. */
export function chooseIssue(
  { audience, catalogue }: Issues,
  wanted: string,
  now: number,
): ChosenIssue {
  const { bulletins } = catalogue;
  if (wanted === 'latest') {
    const current = currentIssue(bulletins, now);
    if (current === undefined)
      throw new CommandError(
        'No issue has come out yet. To see a draft or an issue to come, name it with --issue and add --for staff.',
      );
    return current;
  }
  const entry = bulletins.find(({ origin, record, ref }) =>
    wanted.includes('/') ? fullRef(wanted, origin) === ref : record.id === wanted,
  );
  if (entry === undefined) {
    const known = issueArchive(bulletins, now).slice(0, 5);
    const hint =
      known.length === 0
        ? ''
        : ` The latest are ${known.map((issue) => issue.entry.record.id).join(', ')}.`;
    throw new CommandError(
      `There is no issue "${wanted}" here for this audience.${hint} Drafts need --for staff.`,
    );
  }
  if (entry.record.draft === true)
    return { entry, fallback: false, notYet: `"${wanted}" is a draft.` };
  if (isIssued(entry, now)) return { entry, fallback: false };
  const notYet = `"${wanted}" does not come out until ${entry.record.issued}.`;
  if (audience !== 'staff') throw new CommandError(`${notYet} To see it before, add --for staff.`);
  return { entry, fallback: false, notYet };
}

function readBaseUrl(text: string): string {
  const url = webAddress(text);
  if (url === undefined)
    throw new CommandError(
      `--base-url is a web address such as https://learn.example.org/, not "${text}".`,
    );
  return url.endsWith('/') ? url : `${url}/`;
}

/** What the site says of itself in whose folder `feed/` the feed lies; nothing when there is none. */
async function siteOf(
  given: string,
  io: CommandIo,
  allowPrivate: boolean,
): Promise<{ baseUrl: string; languages?: SiteRecord['languages'] } | undefined> {
  const record = /^https?:\/\//i.test(given)
    ? await fetchedRecord(new URL('../site.json', given).href, io, allowPrivate)
    : readSiteRecord(join(dirname(resolve(io.cwd, given)), '..'));
  const baseUrl = record === undefined ? undefined : webAddress(record.baseUrl);
  return baseUrl === undefined ? undefined : { baseUrl, languages: record?.languages };
}

async function fetchedRecord(
  address: string,
  io: CommandIo,
  allowPrivate: boolean,
): Promise<SiteRecord | undefined> {
  try {
    const bytes = await fetchBytes(address, io, allowPrivate);
    const value = JSON.parse(Buffer.from(bytes).toString('utf8')) as SiteRecord | null;
    return value?.generator === 'esca' ? value : undefined;
  } catch {
    // A feed that is no site's is fine: its items lead to their own addresses.
    return undefined;
  }
}
