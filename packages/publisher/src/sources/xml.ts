import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Problem, SourcePlace } from '@esca/feed';
import { problemsOf } from './problems.js';
import { LIMITS, type SourceFile } from './source.js';
import { decodeBytes } from './text.js';

/** An element without its namespace prefix in `name`. */
export interface XmlNode {
  /** Local name as written. */
  name: string;
  /** Prefix, or an empty string. */
  prefix: string;
  /** Attributes by full name as written. */
  attributes: ReadonlyMap<string, string>;
  /** Elements and text in order. */
  children: readonly (XmlNode | string)[];
  /** Line of its opening tag, counted from 1. */
  line: number;
}

/** A document, or what was wrong with it. */
export interface XmlReading {
  root?: XmlNode;
  problems: Problem[];
  /** The text that was parsed. */
  text: string;
}

const PREDEFINED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Decodes the five entities of XML and numbers, once. Others stay for `cleanText`, which knows those of HTML. */
export function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return PREDEFINED[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? parseInt(hex ?? '0', 16) : Number(decimal);
      const bad = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
      return bad ? '' : String.fromCodePoint(code);
    },
  );
}

/** Depth of nesting, found by a walk over the brackets before any parser sees the text. */
function deepest(text: string): { depth: number; at: number } {
  let depth = 0;
  let most = 0;
  let at = 0;
  let i = text.indexOf('<');
  while (i >= 0) {
    if (text.startsWith('<!--', i)) i = text.indexOf('-->', i);
    else if (text.startsWith('<![CDATA[', i)) i = text.indexOf(']]>', i);
    else if (text.startsWith('<?', i)) i = text.indexOf('?>', i);
    else {
      const end = closing(text, i);
      if (end < 0) break;
      if (text[i + 1] === '/') depth--;
      else if (text[end - 1] !== '/' && text[i + 1] !== '!') {
        depth++;
        if (depth > most) [most, at] = [depth, i];
        if (most > LIMITS.depth) break;
      }
      i = end;
    }
    if (i < 0) break;
    i = text.indexOf('<', i);
  }
  return { depth: most, at };
}

/** The bracket that ends a tag; one inside quotes does not. */
function closing(text: string, start: number): number {
  let quote = '';
  for (let i = start + 1; i < text.length; i++) {
    const char = text[i];
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return i;
  }
  return -1;
}

/** Gives the line of an offset; offsets must not go down by much for this to be quick. */
export function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  allowBooleanAttributes: true,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  htmlEntities: false,
  trimValues: false,
  cdataPropName: '#cdata',
  captureMetaData: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: LIMITS.depth + 36,
});
const META = XMLParser.getMetaDataSymbol() as unknown as symbol;

type Ordered = Record<string, unknown> & { ':@'?: Record<string, string> };

function toNodes(
  items: readonly Ordered[],
  line: (offset: number) => number,
): (XmlNode | string)[] {
  const nodes: (XmlNode | string)[] = [];
  for (const item of items) {
    const key = Object.keys(item).find((name) => name !== ':@');
    if (key === undefined) continue;
    const value = item[key];
    if (key === '#text') nodes.push(decodeXml(String(value)));
    else if (key === '#cdata') {
      const inner = (value as Ordered[] | undefined)?.[0]?.['#text'];
      nodes.push(typeof inner === 'string' ? inner : '');
    } else if (Array.isArray(value)) {
      const colon = key.indexOf(':');
      const attributes = new Map<string, string>();
      for (const [name, text] of Object.entries(item[':@'] ?? {}))
        attributes.set(name, decodeXml(String(text)));
      const meta = (item as Record<symbol, { startIndex?: number } | undefined>)[META];
      nodes.push({
        name: colon < 0 ? key : key.slice(colon + 1),
        prefix: colon < 0 ? '' : key.slice(0, colon),
        attributes,
        children: toNodes(value as Ordered[], line),
        line: line(meta?.startIndex ?? 0),
      });
    }
  }
  return nodes;
}

/** The only way XML comes in: no DOCTYPE, no entities but the five, at most 64 deep, at most 20 MB, well formed. */
export function readXml(file: SourceFile): XmlReading {
  const problems = problemsOf(file.name);
  const head = new TextDecoder('latin1').decode(file.bytes.subarray(0, 200)).replaceAll('\0', '');
  const declared = /^[^<]*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
  const decoded = decodeBytes(file.bytes, declared);
  const text = decoded.text.replace(/^\s+/, '');
  const refuse = (code: string, place: SourcePlace, detail?: string): XmlReading => {
    problems.add(code, 'error', place, detail);
    return { problems: problems.all(), text };
  };
  if (decoded.guessed) problems.add('I804', 'warning', { line: 1 }, declared ?? decoded.encoding);
  return parseXml(text, refuse, () => problems.all());
}

/**
 * Text without what stands between two marks; with `filler` every character keeps its place. A pattern would take
 * quadratic time on marks that are never closed.
 */
export function blank(text: string, open: string, close: string, filler = ''): string {
  let out = '';
  let at = 0;
  for (let start = text.indexOf(open); start >= 0; start = text.indexOf(open, at)) {
    const end = text.indexOf(close, start + open.length);
    if (end < 0) break;
    out += text.slice(at, start) + filler.repeat(end + close.length - start);
    at = end + close.length;
  }
  return out + text.slice(at);
}

function parseXml(
  text: string,
  refuse: (code: string, place: SourcePlace, detail?: string) => XmlReading,
  soFar: () => Problem[],
): XmlReading {
  const line = lineFinder(text);
  const outside = blank(blank(text, '<!--', '-->', ' '), '<![CDATA[', ']]>', ' ');
  const doctype = outside.search(/<!(DOCTYPE|ENTITY)/i);
  if (doctype >= 0) return refuse('I810', { line: line(doctype) });
  const nesting = deepest(text);
  if (nesting.depth > LIMITS.depth) return refuse('I811', { line: line(nesting.at) });
  const valid = XMLValidator.validate(text, { allowBooleanAttributes: true });
  if (valid !== true) return refuse('I809', { line: valid.err.line }, valid.err.msg);
  try {
    const nodes = toNodes(parser.parse(text) as Ordered[], line);
    const root = nodes.find((node): node is XmlNode => typeof node !== 'string');
    return root ? { root, problems: soFar(), text } : refuse('I809', { line: 1 });
  } catch (error) {
    return refuse('I809', { line: 1 }, error instanceof Error ? error.message : undefined);
  }
}

const same = (node: XmlNode, name: string): boolean =>
  node.name.toLowerCase() === name.toLowerCase();

/** Child elements, of one local name when it is given. */
export function children(node: XmlNode | undefined, name?: string): XmlNode[] {
  const found: XmlNode[] = [];
  for (const child of node?.children ?? [])
    if (typeof child !== 'string' && (name === undefined || same(child, name))) found.push(child);
  return found;
}

/** The first child element of a local name. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return children(node, name)[0];
}

/** Every element of a local name below a node, in order. */
export function descendants(node: XmlNode, name: string): XmlNode[] {
  const found: XmlNode[] = [];
  for (const next of children(node)) {
    if (same(next, name)) found.push(next);
    found.push(...descendants(next, name));
  }
  return found;
}

/** All text in a node. */
export function textOf(node: XmlNode | undefined): string {
  if (!node) return '';
  return node.children.map((part) => (typeof part === 'string' ? part : textOf(part))).join('');
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The content of a node with its elements as HTML, for XHTML that stands in a feed. */
export function markupOf(node: XmlNode | undefined): string {
  if (!node) return '';
  return node.children
    .map((part) => {
      if (typeof part === 'string') return children(node).length > 0 ? escapeXml(part) : part;
      return `<${part.name}>${children(part).length > 0 ? markupOf(part) : escapeXml(textOf(part))}</${part.name}>`;
    })
    .join('');
}

/** The text of a child, trimmed; an empty string when there is none. */
export function childText(node: XmlNode | undefined, name: string): string {
  return textOf(child(node, name)).trim();
}

/** An attribute by local name, whatever its prefix. */
export function attribute(node: XmlNode | undefined, name: string): string | undefined {
  if (!node) return undefined;
  for (const [key, value] of node.attributes)
    if (key === name || key.slice(key.indexOf(':') + 1).toLowerCase() === name.toLowerCase())
      return value;
  return undefined;
}
