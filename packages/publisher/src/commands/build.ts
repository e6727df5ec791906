import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isDay, parseFeed } from '@esca/feed';
import type { Feed, Visibility } from '@esca/feed';
import { buildSite } from '../site/build.js';
import { builderFolder, libraryFolder } from '../site/library.js';
import { shiftSamples } from '../site/shift.js';
import type { CommandIo } from './command.js';
import { readConfig } from './config.js';
import { CommandError, OK, WITH_ERRORS } from './errors.js';
import { ownFeed, readInput } from './inputs.js';
import { cacheBeside, type SourceOptions } from './kept-copies.js';
import { listErrors } from './list-errors.js';
import { mergeDocuments } from './merging.js';
import type { NamedFeed } from './merging.js';
import { progress, say } from './terminal.js';

/** Help of `esca build`. */
export const help = `Usage: esca build <feeds...> --out site --base-url URL [options]

Writes the whole site: plain files for any web server. The site that is there is replaced as a whole, or stays as it is.

  --out FOLDER                   where the site is written
  --base-url URL                 the address at which it will be found
  --for public|partners|staff    whom it is for; public when left out. What others may not see is not in any file
  --shift-to DAY                 move the dates of sample feeds by whole weeks, so that they look alive on that day
  --config FILE                  another configuration than esca.config.json
  --allow-private                also read plain http and addresses of private networks

What esca.config.json says need not be said again. Exit codes: 0 written; 1 written, errors are listed and bad records left
out; 2 nothing was written, because a source could not be read or the command was wrong.

Examples:
  esca build feed.json --out site --base-url https://learn.example.org/
  esca build
  esca build samples.json --out demo --base-url http://127.0.0.1:8080/ --shift-to 2027-03-01
`;

/** Runs `esca build`. */
export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      'base-url': { type: 'string' },
      for: { type: 'string' },
      'shift-to': { type: 'string' },
      config: { type: 'string' },
      'allow-private': { type: 'boolean', default: false },
    },
  });
  const config = readConfig(io, values.config);
  const given = positionals.length > 0 ? positionals : (config.feeds ?? []);
  if (given.length === 0) throw new CommandError('Name at least one feed to build from.');
  const out = values.out ?? config.out;
  if (out === undefined) throw new CommandError('Say where the site goes: --out site');
  const baseUrl = readBaseUrl(values['base-url'] ?? config.baseUrl);
  const audience = readAudience(values.for ?? config.for ?? 'public');
  const day = values['shift-to'];
  if (day !== undefined && !isDay(day))
    throw new CommandError(`--shift-to is a day such as 2027-03-01, not "${day}".`);
  const library = libraryFolder();

  const cache = cacheBeside(out, io);
  const { errors, feed } = await readFeeds(given, io, {
    allowPrivate: values['allow-private'],
    ...(cache !== undefined && { cache }),
  });
  const bar = progress(io, 'Writing pages');
  let result;
  try {
    result = await buildSite({
      feed: day === undefined ? feed : shiftSamples(feed, day),
      out: resolve(io.cwd, out),
      baseUrl,
      for: audience,
      now: io.now,
      config,
      library,
      builder: builderFolder(),
      onProgress: (done, whole) => {
        bar.at(done, whole);
      },
      ...(io.signal !== undefined && { signal: io.signal }),
    });
  } finally {
    bar.end();
  }
  const { bulletins = 0, courses = 0, pages = 0, pathways = 0, vacancies = 0 } = result.counts;
  const held = [
    counted(courses, 'course'),
    counted(pathways, 'pathway'),
    counted(vacancies, 'vacancy', 'vacancies'),
    counted(bulletins, 'bulletin'),
  ].join(', ');
  say(
    io,
    `${out}: ${held} on ${counted(pages, 'page')}; ${counted(result.changed, 'file')} new or changed, ${String(result.kept)} kept.`,
  );
  return errors > 0 ? WITH_ERRORS : OK;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

/** Reads every feed and makes one of them, listing what had to be left out. */
async function readFeeds(
  given: readonly string[],
  io: CommandIo,
  options: SourceOptions,
): Promise<{ feed: Feed; errors: number }> {
  const feeds: NamedFeed[] = [];
  const unread: string[] = [];
  let errors = 0;
  for (const one of given) {
    for (const { imported = [], name, refused, url, value } of await readInput(one, io, {
      ...options,
      sources: true,
      onFailure: (words) => {
        errors++;
        say(io, words);
      },
    })) {
      const { feed, problems } = parseFeed(value, ownFeed);
      errors += listErrors(io, name, [...imported, ...problems]);
      unread.push(...(refused?.names ?? []));
      if (feed === undefined)
        throw new CommandError(`${name} is of another version of the format, or no feed at all.`);
      feeds.push({ given: one, url, feed });
    }
  }
  // Without a whole file the site would lose all of its records, and a schedule would publish that.
  if (unread.length > 0)
    throw new CommandError(
      `Nothing was written, because a file could not be read: ${unread.join(', ')}. Mend it, or take it out of what the site is built from.`,
    );
  const [only] = feeds;
  if (feeds.length === 1 && only !== undefined) return { feed: only.feed, errors };
  const merged = mergeDocuments(feeds);
  errors += listErrors(io, 'merge', merged.problems);
  return { feed: merged.feed, errors };
}

function readBaseUrl(text: string | undefined): string {
  if (text === undefined)
    throw new CommandError(
      'Say at which address the site will be found: --base-url https://learn.example.org/',
    );
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const web = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (url === undefined || !web || url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new CommandError(
      `--base-url is a web address such as https://learn.example.org/, not "${text}".`,
    );
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

function readAudience(text: string): Visibility {
  if (text === 'public' || text === 'partners' || text === 'staff') return text;
  throw new CommandError(`--for is public, partners or staff, not "${text}".`);
}
