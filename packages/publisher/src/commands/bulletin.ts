import { parseArgs } from 'node:util';
import { loadWords } from '@esca/domain';
import type { WordsLang } from '@esca/domain';
import { issueEmail } from '../bulletin/email.js';
import { issueMessage } from '../bulletin/eml.js';
import { outgoingIssue } from '../bulletin/issue.js';
import { issueMarkdown } from '../bulletin/markdown.js';
import type { OutgoingIssue } from '../bulletin/outgoing.js';
import { postMessages, refusedWebhook, shownWebhook } from '../bulletin/post.js';
import { teamsCards, teamsMessage } from '../bulletin/teams.js';
import { issueText } from '../bulletin/text.js';
import type { CommandIo } from './command.js';
import { CommandError, NOTHING_DONE, OK, WITH_ERRORS } from './errors.js';
import { chooseIssue, readIssues } from './issues.js';
import { say } from './terminal.js';

/** Help of `esca bulletin`. */
export const help = `Usage: esca bulletin <feed> --as email|text|teams|markdown|eml [options]

Writes one issue of the bulletin to standard output, with places and closing dates as they are now.

  --as FORM                      email: a page for a mailing tool; eml: a message for a mail program, with the sender left
                                 to fill in; text; markdown; teams: one message a line, as a Workflows webhook takes them
  --issue ID                     which issue; the latest when left out
  --lang en|cy                   its language; the feed's own when left out
  --for public|partners|staff    whom it is for; public when left out. Drafts and issues to come are shown to staff only
  --base-url URL                 the site to link to, when the feed is not a site's own
  --post URL                     send the Teams cards to a Workflows webhook instead; https only
  --dry-run                      with --post: print what would be sent, and send nothing
  --allow-private                also read plain http and addresses of private networks, and post to this machine

A feed that lies in a published site (site/feed/feed.json, or its address) is linked to the pages of that site.

Exit codes: 0 written or posted; 1 done, but the feed has errors or only some cards were taken; 2 nothing was done.

Examples:
  esca bulletin site/feed/feed.json --as email > issue.html
  esca bulletin https://learn.example.org/feed/feed.json --as eml --lang cy > issue.eml
  esca bulletin site/feed/feed.json --as teams --post "$WEBHOOK" --dry-run
`;

const forms = ['email', 'text', 'teams', 'markdown', 'eml'] as const;
type Form = (typeof forms)[number];

/** Runs `esca bulletin`. */
export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      issue: { type: 'string', default: 'latest' },
      lang: { type: 'string' },
      for: { type: 'string', default: 'public' },
      'base-url': { type: 'string' },
      post: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      'allow-private': { type: 'boolean', default: false },
    },
  });
  const [given] = positionals;
  if (given === undefined || positionals.length > 1)
    throw new CommandError('Name one feed, such as site/feed/feed.json or its address.');
  const form = readForm(values.as, values.post);
  if (values['dry-run'] && values.post === undefined)
    throw new CommandError('--dry-run goes with --post. Without it nothing is sent anyway.');
  const allowPrivate = values['allow-private'];
  if (values.post !== undefined) {
    const refused = refusedWebhook(values.post, allowPrivate);
    if (refused !== undefined) throw new CommandError(`The address of --post ${refused}`);
  }

  const issues = await readIssues(given, io, {
    allowPrivate,
    audience: readAudience(values.for),
    ...(values['base-url'] !== undefined && { baseUrl: values['base-url'] }),
  });
  const { entry, fallback, notYet } = chooseIssue(issues, values.issue, io.now);
  if (notYet !== undefined) {
    if (values.post !== undefined && !values['dry-run'])
      throw new CommandError(`${notYet} It is not posted.`);
    say(io, `Note: ${notYet}`);
  }
  const lang = readLang(values.lang, entry.origin.language);
  const words = await loadWords(lang);
  const { baseUrl, catalogue, links } = issues;
  const pageOf = issues.pageOf(lang);
  const issue = outgoingIssue(entry, {
    catalogue,
    links,
    now: io.now,
    words,
    fallback,
    ...(pageOf && { pageOf }),
    ...(baseUrl !== undefined && { baseUrl }),
  });
  const result = issues.errors > 0 ? WITH_ERRORS : OK;
  if (values.post === undefined || values['dry-run']) {
    io.stdout.write(written(issue, form, io.now));
    if (values.post !== undefined) {
      const cards = teamsCards(issue).length;
      say(io, `${counted(cards)} would be posted to ${shownWebhook(values.post)}`);
    }
    return result;
  }
  return Math.max(result, await post(issue, values.post, io, allowPrivate));
}

function written(issue: OutgoingIssue, form: Form, now: number): string {
  switch (form) {
    case 'email':
      return issueEmail(issue);
    case 'eml':
      return issueMessage(issue, now);
    case 'text':
      return issueText(issue);
    case 'markdown':
      return issueMarkdown(issue);
    case 'teams':
      return teamsCards(issue)
        .map((card) => `${JSON.stringify(teamsMessage(card))}\n`)
        .join('');
  }
}

async function post(
  issue: OutgoingIssue,
  address: string,
  io: CommandIo,
  allowPrivate: boolean,
): Promise<number> {
  const messages = teamsCards(issue).map(teamsMessage);
  const { done, failed } = await postMessages(address, messages, {
    allowPrivate,
    ...(io.signal && { signal: io.signal }),
  });
  const where = shownWebhook(address);
  if (failed === undefined) {
    say(io, `${counted(done)} posted to ${where}`);
    return OK;
  }
  say(
    io,
    `${String(done)} of ${counted(messages.length)} posted to ${where}; then the webhook ${failed}`,
  );
  return done === 0 ? NOTHING_DONE : WITH_ERRORS;
}

const counted = (cards: number): string => (cards === 1 ? '1 card' : `${String(cards)} cards`);

function readForm(text: string | undefined, post: string | undefined): Form {
  const form = forms.find((one) => one === (text ?? (post === undefined ? undefined : 'teams')));
  if (form === undefined)
    throw new CommandError(
      text === undefined
        ? `Say how the issue is written: --as ${forms.join(', ')}.`
        : `--as is ${forms.join(', ')}, not "${text}".`,
    );
  if (post !== undefined && form !== 'teams')
    throw new CommandError('Only Teams cards are posted: use --post with --as teams.');
  return form;
}

function readAudience(text: string): 'public' | 'partners' | 'staff' {
  if (text === 'public' || text === 'partners' || text === 'staff') return text;
  throw new CommandError(`--for is public, partners or staff, not "${text}".`);
}

function readLang(text: string | undefined, own: string): WordsLang {
  if (text === undefined) return /^cy\b/i.test(own) ? 'cy' : 'en';
  if (text === 'en' || text === 'cy') return text;
  throw new CommandError(`--lang is en or cy, not "${text}".`);
}
