import { parseArgs } from 'node:util';
import { mergeFeeds, parseFeed } from '@esca/feed';
import type { Catalogue, Entry, Text } from '@esca/feed';
import type { CommandIo } from './command.js';
import { CommandError, OK } from './errors.js';
import { ownFeed, readInput } from './inputs.js';
import { escapeControls } from './terminal.js';

/** Help of `esca diff`. */
export const help = `Usage: esca diff <old> <new> [options]

Says what changed between two feeds, for an editor to read before publishing.

  --format text|json   how it is written; text when left out
  --allow-private      also read plain http and addresses of private networks

Examples:
  esca diff published.json feed.json
  esca diff https://learn.example.org/feed/feed.json feed.json --format json
`;

/** One record that came, went or changed. */
interface Change {
  change: 'added' | 'removed' | 'changed';
  ref: string;
  title: string;
  /** What changed in it, in words. */
  details: string[];
}

const kinds = ['courses', 'pathways', 'vacancies', 'bulletins', 'organisations', 'places'] as const;
const many = ['sessions', 'nodes', 'items'] as const;

/** Runs `esca diff`. */
export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      'allow-private': { type: 'boolean', default: false },
    },
  });
  const [oldName, newName] = positionals;
  if (oldName === undefined || newName === undefined || positionals.length > 2) {
    throw new CommandError('Name two feeds, the old one first.');
  }
  if (values.format !== 'text' && values.format !== 'json') {
    throw new CommandError(`--format is text or json, not "${values.format}".`);
  }
  const before = await read(oldName, io, values['allow-private']);
  const after = await read(newName, io, values['allow-private']);
  const changes = kinds.flatMap((kind) => compare(before[kind], after[kind]));
  if (values.format === 'json') io.stdout.write(`${JSON.stringify(changes, null, 2)}\n`);
  else io.stdout.write(inWords(changes));
  return OK;
}

async function read(given: string, io: CommandIo, allowPrivate: boolean): Promise<Catalogue> {
  const inputs = await readInput(given, io, { allowPrivate });
  const feeds = inputs.flatMap(({ url, value }) => {
    const { feed } = parseFeed(value, ownFeed);
    return feed === undefined ? [] : [{ url, feed }];
  });
  if (feeds.length === 0)
    throw new CommandError(`${given} is of another version of the format, or no feed at all.`);
  return mergeFeeds(feeds).catalogue;
}

function compare(before: readonly Entry<object>[], after: readonly Entry<object>[]): Change[] {
  const old = new Map(before.map((entry) => [entry.ref, entry]));
  const changes: Change[] = [];
  for (const entry of after) {
    const was = old.get(entry.ref);
    old.delete(entry.ref);
    if (was === undefined) changes.push(change('added', entry, []));
    else {
      const details = differences(was.record, entry.record);
      if (details.length > 0) changes.push(change('changed', entry, details));
    }
  }
  for (const entry of old.values()) changes.push(change('removed', entry, []));
  return changes;
}

function change(kind: Change['change'], { ref, record }: Entry<object>, details: string[]): Change {
  const { title, name } = record as { title?: Text; name?: Text };
  return { change: kind, ref, title: words(title ?? name), details };
}

/** The fields in which two copies differ. Sessions, steps and items are compared one by one. */
function differences(before: object, after: object): string[] {
  const found: string[] = [];
  const a = before as Record<string, unknown>;
  const b = after as Record<string, unknown>;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (key === 'modified' || same(a[key], b[key])) continue;
    if ((many as readonly string[]).includes(key)) found.push(...parts(key, a[key], b[key]));
    else found.push(`${key}: ${short(a[key])} → ${short(b[key])}`);
  }
  return found;
}

function parts(key: string, before: unknown, after: unknown): string[] {
  const one = key.replace(/s$/, '');
  const index = (list: unknown): Map<string, object> =>
    new Map((Array.isArray(list) ? (list as { id: string }[]) : []).map((part) => [part.id, part]));
  const old = index(before);
  const found: string[] = [];
  for (const [id, part] of index(after)) {
    const was = old.get(id);
    old.delete(id);
    if (was === undefined) found.push(`${one} ${id}: added`);
    else found.push(...differences(was, part).map((detail) => `${one} ${id}, ${detail}`));
  }
  for (const id of old.keys()) found.push(`${one} ${id}: removed`);
  return found;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function short(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function words(text: Text | undefined): string {
  if (text === undefined) return '';
  return typeof text === 'string' ? text : (Object.values(text)[0] ?? '');
}

function inWords(changes: readonly Change[]): string {
  if (changes.length === 0) return 'Nothing has changed.\n';
  const lines: string[] = [];
  for (const kind of ['added', 'removed', 'changed'] as const) {
    const list = changes.filter(({ change }) => change === kind);
    if (list.length === 0) continue;
    lines.push(`${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}: ${String(list.length)}`);
    for (const { ref, title, details } of list) {
      lines.push(`  ${escapeControls(title, false)} (${ref})`);
      for (const detail of details) lines.push(`      ${escapeControls(detail, false)}`);
    }
    lines.push('');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}
