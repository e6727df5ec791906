import { Parser } from 'htmlparser2';
import { fromSchema } from './jsonld.js';
import { parseLoose } from './loose-json.js';
import { problemsOf } from './problems.js';
import type { Importer, PartialFeed } from './source.js';
import { collectNodes, types } from './schema-values.js';
import { decodeBytes, decodeEntities } from './text.js';
import { lineFinder } from './xml.js';

interface Block {
  text: string;
  line: number;
}

interface Page {
  blocks: Block[];
  base?: string;
}

/** Finds the JSON-LD blocks of a page and the address that its links are relative to. */
function readPage(html: string): Page {
  const page: Page = { blocks: [] };
  const line = lineFinder(html);
  let block: Block | undefined;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (
          name === 'script' &&
          /^application\/ld\+json\b/i.test((attributes['type'] ?? '').trim())
        )
          block = { text: '', line: line(parser.startIndex) };
        const href = attributes['href'];
        if (name === 'base' && href !== undefined && /^https?:/.test(href)) page.base = href;
        if (
          name === 'link' &&
          /\bcanonical\b/i.test(attributes['rel'] ?? '') &&
          href !== undefined &&
          /^https?:/.test(href)
        )
          page.base ??= href;
      },
      ontext(data) {
        if (block) block.text += data;
      },
      onclosetag(name) {
        if (name === 'script' && block) {
          page.blocks.push(block);
          block = undefined;
        }
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  return page;
}

/** A web page with schema.org data in it. */
export const importHtml: Importer = (file, context) => {
  const problems = problemsOf(file.name);
  const head = new TextDecoder('latin1').decode(file.bytes.subarray(0, 1024));
  const { text } = decodeBytes(
    file.bytes,
    /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1],
  );
  const page = readPage(text);
  const base = file.url ?? page.base;
  const feed: PartialFeed = {};
  const kinds = new Set<string>();
  let found = 0;
  for (const block of page.blocks) {
    let parsed = parseLoose(block.text);
    if (parsed.value === undefined) parsed = parseLoose(decodeEntities(block.text));
    const place = { line: block.line };
    if (parsed.value === undefined) {
      problems.add('I859', 'note', { line: block.line + (parsed.line ?? 1) - 1 }, parsed.error);
      continue;
    }
    for (const node of collectNodes(parsed.value).nodes)
      for (const kind of types(node)) kinds.add(kind);
    found += fromSchema(parsed.value, feed, context, problems, place, base);
  }
  if (found === 0) {
    const only = [...kinds].slice(0, 5).join(', ');
    problems.add(
      'I858',
      'error',
      { line: page.blocks[0]?.line ?? 1 },
      only === '' ? 'the page holds no JSON-LD' : `only ${only}`,
    );
  }
  return {
    format: 'html',
    feed,
    problems: problems.all(),
    ...(found === 0 ? { refused: true } : {}),
  };
};
