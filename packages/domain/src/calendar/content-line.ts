import { cleanText } from '@esca/feed';

/** Hosts of meetings. A link to one would let anybody join who holds the calendar file. */
const MEETING =
  /(?:teams\.(?:microsoft|live)\.com|zoom\.us|meet\.google\.com|webex\.com|gotomeeting\.com|whereby\.com|skype\.com)\/\S*/gi;

/** Text without links to meetings. What stands before the host is looked for backwards, so that long words cost no more. */
function withoutMeetings(text: string): string {
  let kept = '';
  let from = 0;
  for (const { 0: link, index } of text.matchAll(MEETING)) {
    let start = index;
    while (start > from && /[\w.-]/.test(text.charAt(start - 1))) start--;
    kept += text.slice(from, start).replace(/https?:\/\/$/i, '');
    from = index + link.length;
  }
  return kept + text.slice(from);
}

/** Text as the value of one property: no joining link, no control character, and nothing that could begin a new line. */
export function escapeValue(text: string): string {
  return cleanText(withoutMeetings(text))
    .replace(/[\\;,]/g, '\\$&')
    .replace(/[\n\u2028\u2029]/g, '\\n')
    .replace(/\t/g, ' ');
}

/** A web address as the value of a property, or `undefined` when it is none, or leads into a meeting. */
export function urlValue(text: string | undefined): string | undefined {
  if (!text || text.search(MEETING) >= 0) return undefined;
  try {
    const url = new URL(text);
    const web = url.protocol === 'https:' || url.protocol === 'http:';
    // The parser has taken out line breaks and encoded all that is not ASCII.
    return web && !url.username && !url.password ? url.href : undefined;
  } catch {
    return undefined;
  }
}

const octets = (point: number): number =>
  point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;

/** One content line, folded so that no line has over 75 octets, and never inside a character. */
export function contentLine(name: string, value: string): string {
  let folded = '';
  let size = 0;
  for (const character of `${name}:${value}`) {
    const more = octets(character.codePointAt(0) ?? 0);
    if (size + more > 75) {
      folded += '\r\n ';
      size = 1;
    }
    folded += character;
    size += more;
  }
  return `${folded}\r\n`;
}
