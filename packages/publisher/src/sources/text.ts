import { Parser } from 'htmlparser2';

/** Text that was read from bytes, and what had to be done for it. */
export interface Decoded {
  text: string;
  /** The encoding that was used. */
  encoding: string;
  /** True when the encoding had to be guessed. */
  guessed: boolean;
}

function decoderFor(label: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

// What Windows-1252 has where Latin-1 has control characters. Node 20 decodes these as Latin-1, so they are put right here.
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decodeWindows(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes);
  return text.replace(/[\u0080-\u009f]/g, (char) => HIGH[char.charCodeAt(0) - 0x80] ?? char);
}

/** Whether every other byte at the start is zero, as in UTF-16 without a mark. */
function looksLikeUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length, 64) & ~1;
  if (length < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  if (odd > length / 4 && even === 0) return 'utf-16le';
  if (even > length / 4 && odd === 0) return 'utf-16be';
  return undefined;
}

/**
 * Bytes to text: byte-order mark, UTF-16 without one, the encoding that the file declares, UTF-8, and at last
 * Windows-1252, which never fails.
 */
export function decodeBytes(bytes: Uint8Array, declared?: string): Decoded {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8', guessed: false };
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return {
      text: new TextDecoder('utf-16le').decode(bytes),
      encoding: 'utf-16le',
      guessed: false,
    };
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return {
      text: new TextDecoder('utf-16be').decode(bytes),
      encoding: 'utf-16be',
      guessed: false,
    };
  const wide = looksLikeUtf16(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide, guessed: true };
  const named = declared === undefined ? undefined : decoderFor(declared);
  if (named && named.encoding !== 'utf-8' && !named.encoding.startsWith('utf-16')) {
    const text = named.encoding === 'windows-1252' ? decodeWindows(bytes) : named.decode(bytes);
    return { text, encoding: named.encoding, guessed: false };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, encoding: 'utf-8', guessed: declared !== undefined && named === undefined };
  } catch {
    return { text: decodeWindows(bytes), encoding: 'windows-1252', guessed: true };
  }
}

const BLOCKS = new Set(
  'address article aside blockquote dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table tr ul'.split(
    ' ',
  ),
);
const SILENT = new Set('script style template noscript iframe object svg math head'.split(' '));
const TAG = /<\/?[a-z][^<>]*>|<!--/i;
const ENTITY = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/i;

function stripOnce(html: string): { text: string; active: boolean } {
  let text = '';
  let silent = 0;
  let active = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'script' || name === 'iframe' || name === 'object') active = true;
        for (const key of Object.keys(attributes)) if (key.startsWith('on')) active = true;
        if (SILENT.has(name)) silent++;
        else if (name === 'br') text += '\n';
        else if (name === 'li') text += '\n- ';
        else if (name === 'td' || name === 'th') text += ' ';
        else if (BLOCKS.has(name)) text += '\n\n';
      },
      onclosetag(name) {
        if (SILENT.has(name)) silent = Math.max(0, silent - 1);
        else if (BLOCKS.has(name)) text += '\n\n';
      },
      ontext(data) {
        // Line breaks inside markup are only spaces.
        if (silent === 0) text += data.replace(/\s+/g, ' ');
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  return { text, active };
}

/** Decodes the entities of text that has no tags, keeping its line breaks. */
export function decodeEntities(text: string): string {
  if (!ENTITY.test(text)) return text;
  let out = '';
  const parser = new Parser(
    {
      ontext(data) {
        out += data;
      },
    },
    { decodeEntities: true },
  );
  parser.write(text.replaceAll('<', '&lt;'));
  parser.end();
  return out;
}

const CP1252 = new Map([...HIGH].map((char, index) => [char.charCodeAt(0), 0x80 + index] as const));
const MANGLED =
  /[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2,}/g;

/** Repairs UTF-8 that somebody read as Windows-1252 ("â€™" for "’"). Text that is not mangled comes back as it is. */
export function repairMojibake(text: string): string {
  if (!/[ÂÃâð]/.test(text)) return text;
  return text.replace(MANGLED, (run) => {
    const bytes = new Uint8Array(run.length);
    for (let i = 0; i < run.length; i++) {
      const code = run.charCodeAt(i);
      const byte = code < 0x100 ? code : CP1252.get(code);
      if (byte === undefined) return run;
      bytes[i] = byte;
    }
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return run;
    }
  });
}

/** Clean text and what had to be taken out of it. */
export interface Cleaned {
  text: string;
  /** Wrongly decoded characters were put right. */
  repaired: boolean;
  /** Scripts, frames or handlers were dropped. */
  active: boolean;
}

const CONTROLS =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** One line of words with one space between them and nothing in it that could be markup: most cells of most files. */
const PLAIN = /^[!-%'-;=-~]+(?: [!-%'-;=-~]+)*$/;

/**
 * Plain text from whatever a cell or element held: HTML stripped (twice when it was escaped twice), entities decoded,
 * mojibake repaired, control characters and lone surrogates gone, spaces collapsed, at most one blank line in a row.
 */
export function cleanText(raw: string): Cleaned {
  if (PLAIN.test(raw)) return { text: raw, repaired: false, active: false };
  let text = raw.replace(/\r\n?/g, '\n');
  let active = false;
  for (let pass = 0; pass < 3; pass++) {
    if (TAG.test(text)) {
      const stripped = stripOnce(text);
      text = stripped.text;
      active ||= stripped.active;
    } else if (ENTITY.test(text)) {
      text = decodeEntities(text);
      if (!TAG.test(text) && !ENTITY.test(text)) break;
    } else break;
  }
  const repairedText = repairMojibake(text);
  const repaired = repairedText !== text;
  text = repairedText
    .replace(CONTROLS, '')
    .replace(LONE, '\ufffd')
    .normalize('NFC')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/\n+(- \n+)+/g, '\n')
    // A bracket that still looks like a tag would be refused by every reader of the feed.
    .replace(/<(?=[a-z/!])/gi, '< ')
    .trim();
  return { text, repaired, active };
}

/** `cleanText` for a name or title: one line. */
export function cleanLine(raw: string): Cleaned {
  const cleaned = cleanText(raw);
  return { ...cleaned, text: cleaned.text.replace(/\s*\n\s*/g, ' ') };
}

/** The first paragraph, cut at a sentence or a word, for a summary. */
export function firstParagraph(text: string, longest = 300): string {
  const paragraph = (text.split(/\n\n|\n- /)[0] ?? '').replace(/\s*\n\s*/g, ' ').trim();
  if (paragraph.length <= longest) return paragraph;
  const head = paragraph.slice(0, longest - 1);
  const sentence = Math.max(head.lastIndexOf('. '), head.lastIndexOf('! '), head.lastIndexOf('? '));
  if (sentence > longest / 3) return head.slice(0, sentence + 1);
  const word = head.lastIndexOf(' ');
  return `${head.slice(0, word > 0 ? word : longest - 1).replace(/[,;:–-]$/, '')}…`;
}
