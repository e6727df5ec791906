import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  attributesOf,
  cleanAttributes,
  isWidget,
  readSnippet,
  widgets,
  type Attribute,
} from '@esca/domain/address';

const folder = fileURLToPath(new URL('../../../docs/', import.meta.url));
const site = 'https://academy.example/';
const pages = ['embedding.md', 'administrators.md', 'developers.md'];
const read = (page: string): string => readFileSync(folder + page, 'utf8');

const fences = (text: string, language: string): string[] =>
  [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].flatMap(([, name, body = '']) =>
    name === language ? [body] : [],
  );

interface Tag {
  name: string;
  attributes: [string, string][];
}

const tagsOf = (html: string): Tag[] =>
  [...html.matchAll(/<([a-z][a-z0-9-]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/g)].map(
    ([, name = '', rest = '']) => ({
      name,
      attributes: [...rest.matchAll(/([a-z-]+)(?:="([^"]*)")?/g)].map(
        ([, key = '', value = '']): [string, string] => [key, value.replaceAll('&amp;', '&')],
      ),
    }),
  );

/** What one start tag in the docs has to be. */
function checkTag({ name, attributes }: Tag): void {
  const given = new Map(attributes);
  const asWidget = name.startsWith('esca-') ? name.slice(5) : given.get('data-esca');
  if (asWidget !== undefined) {
    assert.ok(isWidget(asWidget), name);
    const pairs = attributes
      .filter(([key]) => key !== 'data-esca')
      .map(([key, value]): [string, string] => [key.replace(/^data-/, ''), value]);
    assert.deepEqual(cleanAttributes(asWidget, pairs).dropped, [], name);
    return;
  }
  if (name === 'script') {
    const src = (given.get('src') ?? '').replace(site, '');
    const modules = widgets.map((widget) => `r/1.0.0/${widget}.js`);
    assert.ok(['v1/loader.js', 'r/1.0.0/all.js', ...modules].includes(src), src);
    assert.equal(
      given.has('integrity'),
      src === 'r/1.0.0/all.js',
      'the pinned form has a hash, the others never',
    );
    return;
  }
  if (name === 'link') {
    assert.equal(given.get('rel'), 'modulepreload');
    assert.equal(given.get('href'), `${site}r/1.0.0/feed.js`);
    return;
  }
  const address = given.get('href') ?? given.get('src');
  if (address === undefined) return assert.ok(['p'].includes(name), name);
  const snippet = readSnippet(address, site);
  assert.ok(snippet, address);
  assert.deepEqual(snippet.dropped, [], address);
  if (name === 'iframe')
    assert.ok(given.get('title') && given.get('height'), 'a frame has a name and a height');
}

for (const page of pages) {
  test(`every tag and attribute in the snippets of ${page} exists`, () => {
    const snippets = fences(read(page), 'html');
    assert.ok(snippets.length > 0);
    for (const html of snippets) {
      const tags = tagsOf(html);
      assert.equal(
        tags.length,
        html.match(/<[a-z]/g)?.length,
        `a tag that the test cannot read: ${html}`,
      );
      tags.forEach(checkTag);
    }
  });
}

test('every widget in a snippet has something inside for when no script runs', () => {
  for (const html of fences(read('embedding.md'), 'html'))
    for (const widget of widgets.filter((name) => name !== 'feed'))
      for (const [, inside] of html.matchAll(
        new RegExp(`<esca-${widget}[^>]*>([^]*?)</esca-${widget}>`, 'g'),
      ))
        assert.match(inside ?? '', /<a href=/);
});

test('the choices that editors are shown are choices', () => {
  const rows = [...read('embedding.md').matchAll(/^\| (`[a-z-]+=.*?) +\|.*\| ([a-z ]+?) +\|$/gm)];
  assert.ok(rows.length > 8);
  for (const [, choices = '', scope = ''] of rows)
    for (const [, choice = ''] of choices.matchAll(/`([^`]+)`/g))
      for (const widget of scope === 'all four' ? widgets.slice(0, 4) : [scope.replace(' ', '-')]) {
        const snippet = readSnippet(`${site}e/${widget}/?${choice}`, site);
        assert.ok(snippet, widget);
        assert.deepEqual(snippet.dropped, [], `${widget} ${choice}`);
      }
});

test('the examples of functions say what the functions do', async () => {
  const domain = (await import('@esca/domain/address')) as unknown as Record<
    string,
    (...given: unknown[]) => unknown
  >;
  const developers = read('developers.md');
  assert.equal(domain.attributesToQuery?.('course-finder', { area: 'west mid' }), 'area=west+mid');
  assert.ok(developers.includes("{ area: 'west mid' }); // 'area=west+mid'"));
  const [, names = ''] = /pure functions: ([^.]+)\./.exec(developers.replaceAll('\n', ' ')) ?? [];
  for (const [, name = ''] of names.matchAll(/`(\w+)`/g))
    assert.equal(typeof domain[name], 'function', name);
});

function describe({ rule, default: usual }: Attribute): [string, string] {
  const list = (values: readonly string[]): string =>
    values.map((value) => `\`${value}\``).join(', ');
  const kinds: Record<string, string> = {
    text: 'words',
    key: 'letters, digits, dot, dash',
    code: 'a code',
    codes: 'codes',
    ref: 'an id or reference',
    url: 'an http(s) address',
    feeds: 'http(s) addresses',
    instant: 'a moment, `2026-12-01T09:00:00Z`',
    lang: 'a language tag',
  };
  const values =
    rule.type === 'integer'
      ? `${String(rule.min)} to ${rule.max.toLocaleString('en-GB')}`
      : rule.type === 'choice'
        ? list(rule.values) + (rule.month ? ', `YYYY-MM`' : '')
        : rule.type === 'choices'
          ? `any of ${list(rule.values)}`
          : (kinds[rule.type] ?? '');
  return [values, usual === undefined ? '' : `\`${usual}\``];
}

/** The table of attributes, as the docs hold it. */
function attributeTable(): string {
  const row = (element: string, attribute: Attribute): string =>
    `| ${element} | \`${attribute.name}\` | ${describe(attribute).join(' | ')} |`;
  const lines = ['| element | attribute | values | default |', '| --- | --- | --- | --- |'];
  for (const attribute of attributesOf('my-list')) lines.push(row('all widgets', attribute));
  for (const widget of widgets)
    for (const attribute of attributesOf(widget))
      if (!attribute.shared) lines.push(row(`\`<esca-${widget}>\``, attribute));
  return lines.join('\n');
}

test('the table of attributes in the docs is the table of the code', () => {
  // Prettier lines columns up; what counts is what stands in the cells.
  const cells = (text: string): string[][] =>
    text
      .split('\n')
      .filter((line) => line.startsWith('|') && !/^\|[ |:-]+$/.test(line))
      .map((line) => line.split(/\s*\|\s*/));
  const [, written = ''] =
    /<!-- table:attributes -->\n([^]*?)\n<!-- end -->/.exec(read('developers.md')) ?? [];
  assert.deepEqual(
    cells(written),
    cells(attributeTable()),
    `The table should be:\n${attributeTable()}`,
  );
});
