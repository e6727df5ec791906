import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { columnsOf } from '../sources/columns.js';
import type { CommandIo } from './command.js';
import { CommandError, explainSystemError, OK } from './errors.js';
import { configSchema } from './config-schema.js';
import { say } from './terminal.js';

/** Help of `esca init`. */
export const help = `Usage: esca init [folder]

Makes a starter folder: a template for each kind of record, a configuration and a README. Files that are there already stay
as they are.

Examples:
  esca init academy
  esca init
`;

const tabs = [
  'organisations',
  'places',
  'terms',
  'courses',
  'pathways',
  'pathway-tracks',
  'pathway-stages',
  'pathway-nodes',
  'pathway-edges',
  'vacancies',
  'bulletin-items',
] as const;

const envelope = [
  ['Publisher id', 'my-academy'],
  ['Publisher name', 'My academy'],
  ['Publisher kind', 'council'],
  ['Title', 'Learning and careers'],
  ['Licence', 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/'],
  ['Language', 'en'],
  ['Time zone', 'Europe/London'],
];

const readme = `# Publishing with esca

1. Fill in the spreadsheets in \`content\`. Each is one kind of record; delete those that you do not need. You may also keep
   them as sheets of one workbook. A course with three dates has three rows with the same course id.
2. Say who you are in \`content/feed.csv\`.
3. See what should be mended: \`npx esca check content\`
4. Set the address of your site in \`esca.config.json\` and build it: \`npx esca build\`. From then on that is all it takes.
5. Look at it: \`npx esca serve site\`. To see changes as you save them: \`npx esca serve site --watch content\`
6. Copy the folder \`site\` to any web server. \`_headers\` and \`nginx.conf\` in it say which headers to send.

Nothing in these files may name a person or let a stranger into a meeting: use a team's mailbox, and leave joining links
out.
`;

/** Runs `esca init`. */
export function run(args: string[], io: CommandIo): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  if (positionals.length > 1) throw new CommandError('Name one folder.');
  const folder = resolve(io.cwd, positionals[0] ?? '.');
  const config = {
    $schema: './esca.config.schema.json',
    feeds: ['content'],
    out: 'site',
    baseUrl: 'https://learning.example.org/',
    for: 'public',
    feedHosts: [],
    presets: [],
  };
  const files: [string, string][] = [
    ['README.md', readme],
    ['esca.config.json', `${JSON.stringify(config, null, 2)}\n`],
    ['esca.config.schema.json', `${JSON.stringify(configSchema, null, 2)}\n`],
    ['content/feed.csv', csv([['Key', 'Value'], ...envelope])],
    ...tabs.map((tab): [string, string] => [
      `content/${tab}.csv`,
      csv([
        [...new Set(columnsOf(tab).values())]
          .filter(({ to }) => to !== 'source')
          .map(({ header }) => header),
      ]),
    ]),
  ];
  let made = 0;
  try {
    mkdirSync(join(folder, 'content'), { recursive: true });
    for (const [path, text] of files) {
      const file = join(folder, path);
      if (existsSync(file)) continue;
      writeFileSync(file, text, { flag: 'wx' });
      made++;
    }
  } catch (error) {
    throw explainSystemError(error, folder);
  }
  say(io, `${String(made)} files written to ${folder}. README.md says what to do next.`);
  return Promise.resolve(OK);
}

/** Rows as CSV that spreadsheet programs open with the right letters. */
function csv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string =>
    /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
