import type { SourceFormat } from '@esca/feed';
import type { Profile } from './profile.js';
import type { SourceFile } from './source.js';
import { parseLoose } from './loose-json.js';
import { decodeBytes } from './text.js';
import { blank } from './xml.js';
import { readZip } from './zip.js';

/** What a file is by its content, or why it is refused. */
export type Sniffed = { format: SourceFormat } | { refused: string; detail?: string };

const MAGIC: [number[], string][] = [
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture'],
  [[0xff, 0xd8, 0xff], 'a picture'],
  [[0x47, 0x49, 0x46, 0x38], 'a picture'],
  [[0x1f, 0x8b], 'a compressed file (gzip)'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a compressed archive (7z)'],
  [[0x52, 0x61, 0x72, 0x21], 'a compressed archive (RAR)'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'a rich text document'],
];

const starts = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

function sniffZip(file: SourceFile): Sniffed {
  const zip = readZip(file.bytes);
  if ('refused' in zip) return { refused: 'I808', detail: zip.refused };
  const text = /\.(csv|txt|tsv)$/i.test(file.name);
  if (zip.entries.has('xl/workbook.xml')) return text ? { refused: 'I874' } : { format: 'xlsx' };
  if (zip.entries.has('content.xml')) return { refused: 'I812', detail: 'an OpenDocument file' };
  if (zip.entries.has('xl/workbook.bin'))
    return { refused: 'I812', detail: 'a binary workbook (.xlsb)' };
  if (zip.entries.has('word/document.xml')) return { refused: 'I801', detail: 'a Word document' };
  return {
    refused: text ? 'I803' : 'I801',
    detail: 'a ZIP archive',
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function hasType(value: unknown, depth = 0): boolean {
  if (depth > 3) return false;
  if (Array.isArray(value)) return value.slice(0, 20).some((one) => hasType(one, depth + 1));
  return isObject(value) && ('@type' in value || '@graph' in value || '@context' in value);
}

/** What parsed JSON is. */
export function sniffJson(value: unknown): SourceFormat | undefined {
  if (isObject(value)) {
    if (typeof value['schemaVersion'] === 'string') return 'json';
    if (typeof value['version'] === 'string' && value['version'].includes('jsonfeed.org'))
      return 'jsonfeed';
    const items = value['items'];
    if (
      Array.isArray(items) &&
      ('next' in value || 'license' in value) &&
      items.every((item) => isObject(item) && 'state' in item)
    )
      return 'rpde';
  }
  if (!hasType(value)) return undefined;
  return isCtdl(JSON.stringify(value)) ? 'ctdl' : 'jsonld';
}

function sniffText(file: SourceFile, text: string, profile: Profile | undefined): Sniffed {
  if (text.trim() === '') return { refused: 'I800' };
  const head = text.trimStart();
  if (/^BEGIN:(VCALENDAR|VEVENT|VTIMEZONE)\b/i.test(head)) return { format: 'ical' };
  if (/^[{[]/.test(head)) {
    const parsed = parseLoose(text);
    if (parsed.value === undefined) return { refused: 'I870', detail: parsed.error ?? '' };
    const format = sniffJson(parsed.value);
    return format === undefined
      ? { refused: 'I801', detail: 'JSON of a shape that is not known' }
      : { format };
  }
  if (head.startsWith('<')) return sniffMarkup(file, head, profile);
  if (/[\u0000-\u0008]/.test(head.slice(0, 4096)))
    return { refused: 'I801', detail: 'a binary file' };
  return { format: 'csv' };
}

function sniffMarkup(file: SourceFile, head: string, profile: Profile | undefined): Sniffed {
  const bare = blank(blank(head.slice(0, 200_000), '<!--', '-->'), '<?', '?>')
    .replace(/<!doctype[^>[]*(\[[^\]]*\])?[^>]*>/i, '')
    .trimStart();
  const root = /^<(?:[\w.-]+:)?([\w.-]+)/.exec(bare)?.[1]?.toLowerCase() ?? '';
  if (
    root === 'html' ||
    root === 'head' ||
    root === 'body' ||
    root === 'script' ||
    root === 'div' ||
    (root === '' && /<!doctype html/i.test(head))
  )
    return /\.(csv|tsv|txt|xlsx?|xml|ics)$/i.test(file.name)
      ? { refused: 'I802' }
      : { format: 'html' };
  const opening = bare.slice(0, 3000);
  if (root === 'rss' || root === 'rdf' || root === 'channel') return { format: 'rss' };
  if (root === 'feed') return { format: 'atom' };
  if (root === 'catalog' || /xcri\.org|purl\.org\/net\/mlo|xmlns="mlo"/.test(opening))
    return { format: 'xcri' };
  if (profile?.xml) return { format: 'ats' };
  if (
    /^(jobs?|job_options|vacanc(y|ies)|positions?|adverts?|requisitions?|source|jobfeed|joblist|trovit|listings?)$/.test(
      root,
    )
  )
    return { format: 'ats' };
  if (/<(job|vacancy|advert|position|requisition)[\s>]/i.test(bare)) return { format: 'ats' };
  return {
    refused: 'I801',
    detail: root === '' ? 'markup without an element' : `XML whose first element is <${root}>`,
  };
}

/** What a file is, by what is in it. Its name is only used to say that it promises something else. */
export function sniff(file: SourceFile, profile?: Profile): Sniffed {
  const { bytes } = file;
  if (bytes.length === 0) return { refused: 'I800' };
  if (starts(bytes, [0x50, 0x4b, 0x03, 0x04]) || starts(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return sniffZip(file);
  if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return { refused: 'I812', detail: 'an old or protected Excel workbook' };
  for (const [magic, words] of MAGIC)
    if (starts(bytes, magic)) return { refused: 'I801', detail: words };
  const { text } = decodeBytes(start(bytes));
  const large = bytes.length > enough ? sniffLargeJson(text) : undefined;
  if (large !== undefined) return { format: large };
  // Other JSON is looked at whole, and so is what begins with nothing but blanks.
  if (bytes.length <= enough || /^\s*([{[]|$)/.test(text.slice(0, 1000)))
    return sniffText(file, decodeBytes(bytes).text, profile);
  return sniffText(file, text, profile);
}

/** What a large JSON document says of itself in its first key, so that it need not be parsed to be known. */
function sniffLargeJson(text: string): SourceFormat | undefined {
  if (/^\s*\{\s*"schemaVersion"\s*:\s*"/.test(text)) return 'json';
  if (!/^\s*(\[\s*)?\{\s*"@(context|type|graph)"\s*:/.test(text)) return undefined;
  return isCtdl(text) ? 'ctdl' : 'jsonld';
}

const isCtdl = (text: string): boolean =>
  /"(@type|@context)"\s*:\s*(\[\s*)?"(ceterms:|ceasn:|https?:\/\/credreg\.net\/)/.test(
    text.slice(0, 200_000),
  );

/** Bytes that show what a file is; to decode all of a large one twice would take as much memory again. */
const enough = 512 * 1024;

/** The first bytes of a file, to the end of a character. */
function start(bytes: Uint8Array): Uint8Array {
  let end = Math.min(bytes.length, enough);
  while (end < bytes.length && end > 0 && (bytes[end]! & 0xc0) === 0x80) end--;
  return bytes.subarray(0, end - (end % 2));
}
