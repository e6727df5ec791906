import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeCsv } from '@esca/domain';
import { parseFeed } from '@esca/feed';
import { exportTabs, type ExportedTabs } from '../export/tables.js';
import { longestCell, writeWorkbook } from '../export/workbook.js';
import { LIMITS } from '../sources/source.js';
import type { CommandIo } from './command.js';
import { CommandError, explainSystemError, OK, WITH_ERRORS } from './errors.js';
import { ownFeed, readInput } from './inputs.js';
import { listErrors } from './list-errors.js';
import { mergeDocuments, type NamedFeed } from './merging.js';
import { writeWhole } from './output.js';
import { say } from './terminal.js';

/** Help of `esca export`. */
export const help = `Usage: esca export <feed> --out academy.xlsx | --out FOLDER [--to xlsx|csv] [options]

Writes a feed as the spreadsheet templates, so that people can go on working on it in a spreadsheet. Importing what was
written gives the same feed again. What no column can hold stands in the tab "more", as it is in the feed.

  --out FILE|FOLDER   a workbook, or a folder for one CSV file per template
  --to xlsx|csv       which of the two; seen from --out when left out
  --allow-private     also read plain http and addresses of private networks

Exit codes: 0 written; 1 written, but records could not be kept and are listed; 2 nothing was written.

Examples:
  esca export feed.json --out academy.xlsx
  esca export https://partner.example.org/feed/feed.json --to csv --out partner
`;

/** Runs `esca export`. */
export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      to: { type: 'string' },
      'allow-private': { type: 'boolean', default: false },
    },
  });
  const [given, ...others] = positionals;
  if (given === undefined || others.length > 0) throw new CommandError('Name one feed to export.');
  const { out } = values;
  if (out === undefined) throw new CommandError('Say where it goes: --out academy.xlsx');
  const to = values.to ?? (out.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv');
  if (to !== 'xlsx' && to !== 'csv') throw new CommandError(`--to is xlsx or csv, not "${to}".`);

  const feeds: NamedFeed[] = [];
  let errors = 0;
  for (const { name, url, value } of await readInput(given, io, {
    allowPrivate: values['allow-private'],
  })) {
    const { feed, problems } = parseFeed(value, ownFeed);
    if (feed === undefined)
      throw new CommandError(`${name} is of another version of the format, or no feed at all.`);
    errors += listErrors(io, name, problems, Infinity);
    feeds.push({ given, url, feed });
  }
  const [only] = feeds;
  const feed = feeds.length === 1 && only ? only.feed : mergeDocuments(feeds).feed;
  const exported = exportTabs(feed, io.now);
  const written = to === 'xlsx' ? writeBook(exported, out, io) : writeFiles(exported, out, io);
  const more = exported.more.length;
  say(
    io,
    `Wrote ${written}.${more === 0 ? '' : ` ${String(more)} ${more === 1 ? 'field that has' : 'fields that have'} no column ${more === 1 ? 'stands' : 'stand'} in the tab "more".`}`,
  );
  for (const ref of exported.lost) say(io, `${ref} could not be kept: no template can hold it.`);
  return errors > 0 || exported.lost.length > 0 ? WITH_ERRORS : OK;
}

function checkRows({ tabs }: ExportedTabs): void {
  const long = tabs.find(({ rows }) => rows.length > LIMITS.rows);
  if (long)
    throw new CommandError(
      `The template ${long.kind} would have ${String(long.rows.length)} rows; ${String(LIMITS.rows)} can be imported again. Export smaller feeds.`,
    );
}

function writeBook(exported: ExportedTabs, out: string, io: CommandIo): string {
  checkRows(exported);
  const long = exported.tabs.find(({ rows }) =>
    rows.some((row) => row.some((cell) => String(cell).length > longestCell)),
  );
  if (long)
    throw new CommandError(
      `A text of ${long.kind} is too long for a cell of a workbook. Write CSV files: --to csv`,
    );
  writeWhole(resolve(io.cwd, out), writeWorkbook(exported.tabs));
  return out;
}

function writeFiles(exported: ExportedTabs, out: string, io: CommandIo): string {
  checkRows(exported);
  const folder = resolve(io.cwd, out);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw explainSystemError(error, out);
  }
  for (const { kind, rows } of exported.tabs)
    writeWhole(join(folder, `${kind}.csv`), writeCsv(rows));
  return `${String(exported.tabs.length)} files to ${out}`;
}
