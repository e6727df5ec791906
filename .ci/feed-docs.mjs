// Writes the field reference in `docs/feed.md` from the schema, which is built from the types' own comments.
// `node .ci/feed-docs.mjs` writes it; a test compares it with what is committed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const root = fileURLToPath(new URL('..', import.meta.url));
const begin = '<!-- fields: written by .ci/feed-docs.mjs -->';
const end = '<!-- end of fields -->';

/** The page that holds the reference. */
export const feedPage = join(root, 'docs', 'feed.md');

const cell = (text) => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
const anchor = (name) => `[${name}](#${name.toLowerCase()})`;

function typeOf(node) {
  if (node.$ref) return anchor(node.$ref.split('/').at(-1));
  if (node.type === 'array') return `list of ${typeOf(node.items)}`;
  if (node.enum) return node.enum.map((value) => `\`${value}\``).join(', ');
  if (node.anyOf) return node.anyOf.map(typeOf).join(' or ');
  const { minimum, exclusiveMinimum, maximum } = node;
  const from =
    minimum !== undefined
      ? ` from ${minimum}`
      : exclusiveMinimum !== undefined
        ? ` above ${exclusiveMinimum}`
        : '';
  return `${node.type}${from}${maximum === undefined ? '' : ` to ${maximum}`}`;
}

function section(name, node) {
  const lines = [`### ${name}`, '', cell(node.description ?? ''), ''];
  if (node.properties) {
    const required = new Set(node.required ?? []);
    lines.push('| field | needed | value | what it is |', '| --- | --- | --- | --- |');
    for (const [field, value] of Object.entries(node.properties)) {
      const need = required.has(field) ? 'yes' : '';
      lines.push(
        `| \`${field}\` | ${need} | ${typeOf(value)} | ${cell(value.description ?? '')} |`,
      );
    }
  } else if (node.enum || node.anyOf) lines.push(`One of: ${typeOf(node)}.`);
  else if (node.pattern) lines.push(`Pattern: \`${node.pattern}\``);
  else lines.push(`A ${node.type}.`);
  return lines.join('\n');
}

/** The page with its reference as the committed schema has it. */
export async function feedPageText() {
  const { definitions } = JSON.parse(
    readFileSync(join(root, 'schemas', 'feed.schema.json'), 'utf8'),
  );
  const page = readFileSync(feedPage, 'utf8');
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from === -1 || to === -1) throw new Error('docs/feed.md has lost its markers.');
  const [objects, values] = [true, false].map((wanted) =>
    Object.entries(definitions)
      .filter(([, node]) => (node.type === 'object') === wanted)
      .map(([name, node]) => section(name, node)),
  );
  const text = [begin, ...objects, '## Kinds of value', ...values].join('\n\n');
  const whole = `${page.slice(0, from)}${text}\n\n${page.slice(to)}`;
  return format(whole, { ...(await resolveConfig(feedPage)), parser: 'markdown' });
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(feedPage, await feedPageText());
