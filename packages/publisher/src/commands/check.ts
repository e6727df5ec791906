import { parseArgs } from 'node:util';
import { checkDocuments } from '../check/check.js';
import { checkLinks } from '../check/links.js';
import { countProblems, htmlReport, jsonReport, textReport } from '../check/report.js';
import type { CommandIo } from './command.js';
import { CommandError, NOTHING_DONE, OK, WITH_ERRORS } from './errors.js';
import { linkStatus } from './fetching.js';
import { readInput, type Input } from './inputs.js';
import { coloured, escapeControls, progress, say } from './terminal.js';

/** Help of `esca check`. */
export const help = `Usage: esca check <feeds or source files...> [options]

Says what should be mended in feeds, spreadsheets and exports: where it is, what is wrong and what to do. Nothing is changed.

  --format text|json|html   how the report is written; text when left out
  --links                   ask every link whether it is there (at most 500)
  --allow-private           also read plain http and addresses of private networks

The report goes to standard output. Exit codes: 0 no errors (warnings are allowed), 1 errors, 2 nothing could be read.

Examples:
  esca check courses.xlsx
  esca check feed.json --links
  esca check essex.json partner.json --format html > report.html
`;

/** Runs `esca check`. */
export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      links: { type: 'boolean', default: false },
      'allow-private': { type: 'boolean', default: false },
    },
  });
  const { format } = values;
  if (format !== 'text' && format !== 'json' && format !== 'html') {
    throw new CommandError(`--format is text, json or html, not "${format}".`);
  }
  if (positionals.length === 0)
    throw new CommandError('Name at least one feed or source file to check.');
  const allowPrivate = values['allow-private'];
  const documents: Input[] = [];
  for (const given of positionals) {
    documents.push(...(await readInput(given, io, { allowPrivate, sources: true })));
  }
  const { context, health, problems } = checkDocuments(documents, io.now);
  if (values.links) {
    const bar = progress(io, 'Asking links');
    const left = await checkLinks(context, {
      status: linkStatus(io, allowPrivate),
      onProgress: (done, whole) => {
        bar.at(done, whole);
      },
      ...(io.signal !== undefined && { signal: io.signal }),
    });
    bar.end();
    if (left > 0) say(io, `${String(left)} links were not asked; the limit is 500.`);
  }
  const report = { problems, health };
  if (format === 'json') io.stdout.write(jsonReport(report));
  else if (format === 'html') io.stdout.write(htmlReport(report, io.now));
  else {
    const colours = { error: 'red', warning: 'yellow', note: 'dim' } as const;
    const text = textReport(
      {
        problems: problems.map((one) => JSON.parse(escapeInJson(one)) as typeof one),
        health: health.map((line) => ({
          ...line,
          examples: line.examples.map((name) => escapeControls(name, false)),
        })),
      },
      (severity) => coloured(io.stdout, colours[severity], severity),
    );
    io.stdout.write(text);
  }
  if (documents.every(({ refused }) => refused?.all === true)) return NOTHING_DONE;
  return countProblems(problems).error > 0 ? WITH_ERRORS : OK;
}

/** The problem with every control character of its strings spelled out, so that a terminal shows it harmlessly. */
function escapeInJson(problem: object): string {
  return JSON.stringify(problem, (_key, value: unknown) =>
    typeof value === 'string' ? escapeControls(value, false) : value,
  );
}
