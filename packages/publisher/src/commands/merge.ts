import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { explainProblem, parseFeed } from '@esca/feed';
import type { Feed } from '@esca/feed';
import { piecesOfFile, readFeedJson } from '../feed-file/read.js';
import { feedJson } from '../feed-file/write.js';
import type { CommandIo } from './command.js';
import { CommandError, NOTHING_DONE, OK, WITH_ERRORS } from './errors.js';
import { ownFeed, readInput } from './inputs.js';
import { listErrors } from './list-errors.js';
import { writePieces } from './output.js';
import { lastGood, mergeDocuments } from './merging.js';
import type { NamedFeed } from './merging.js';
import { say } from './terminal.js';

/** Help of `esca merge`. */
export const help = `Usage: esca merge <feeds...> --out feed.json [options]

Makes one feed of several. Whole records are taken, never parts of two; of one record in two feeds the first feed's wins.
Each record says where it comes from. A feed that cannot be read keeps what it last gave, until that expires.

  --out FILE        where the feed is written
  --accept-fewer    take a feed even though it holds less than half of what it held before
  --allow-private   also read plain http and addresses of private networks

Exit codes: 0 merged, 1 merged with errors (listed), 2 nothing was written.

Examples:
  esca merge essex.json https://partner.example.org/feed.json --out feed.json
`;

/** Runs `esca merge`. */
export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      'accept-fewer': { type: 'boolean', default: false },
      'allow-private': { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0) throw new CommandError('Name at least one feed to merge.');
  if (values.out === undefined) throw new CommandError('Say where the feed goes: --out feed.json');
  const out = resolve(io.cwd, values.out);
  const before = earlier(out);
  const feeds: NamedFeed[] = [];
  let errors = 0;
  let read = 0;
  for (const given of positionals) {
    try {
      const inputs = await readInput(given, io, { allowPrivate: values['allow-private'] });
      const documents: NamedFeed[] = [];
      for (const { name, url, value } of inputs) {
        const { feed, problems } = parseFeed(value, ownFeed);
        errors += listErrors(io, name, problems);
        if (feed !== undefined) documents.push({ given, url, feed });
      }
      if (documents.length === 0)
        throw new CommandError(`${given} is of another version of the format, or no feed at all.`);
      const old = before && lastGood(before, given, io.now);
      const size = documents.reduce((sum, { feed }) => sum + recordCount(feed), 0);
      if (
        old !== undefined &&
        values['accept-fewer'] !== true &&
        size * 2 < recordCount(old.feed)
      ) {
        throw new CommandError(
          `${given} holds ${String(size)} records; last time it was ${String(recordCount(old.feed))}. It may have been cut short. Add --accept-fewer if that is right.`,
        );
      }
      feeds.push(...documents);
      read++;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      errors++;
      const old = before && lastGood(before, given, io.now);
      if (old !== undefined) feeds.push(old);
      say(io, error.message + (old === undefined ? '' : ' What it gave last time is kept.'));
    }
  }
  if (read === 0) {
    say(io, 'None of the feeds could be read, so nothing was written.');
    return NOTHING_DONE;
  }
  const { feed, problems } = mergeDocuments(feeds);
  for (const one of problems) {
    if (one.severity === 'error') errors++;
    say(io, `${one.code}: ${explainProblem(one).message}`);
  }
  const changed = writePieces(out, document(feed));
  const counted = (count: number, one: string): string =>
    `${String(count)} ${one}${count === 1 ? '' : 's'}`;
  const count = `${counted(recordCount(feed), 'record')} of ${counted(feed.sources?.length ?? 0, 'source')}`;
  say(io, changed ? `${values.out}: ${count}.` : `${values.out} has not changed: ${count}.`);
  return errors > 0 ? WITH_ERRORS : OK;
}

function* document(feed: Feed): Generator<string> {
  yield* feedJson(feed, 1);
  yield '\n';
}

function earlier(out: string): NamedFeed | undefined {
  if (!existsSync(out)) return undefined;
  try {
    const { feed } = parseFeed(readFeedJson(piecesOfFile(out)), ownFeed);
    return feed && { given: out, url: pathToFileURL(out).href, feed };
  } catch {
    return undefined;
  }
}

function recordCount(feed: Feed): number {
  const lists = [feed.courses, feed.pathways, feed.vacancies, feed.bulletins];
  return lists.reduce((sum, list) => sum + (list?.length ?? 0), 0);
}
